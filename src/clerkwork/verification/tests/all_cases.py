"""Every case of every rule."""

from clerkwork.verification.tests.cases_of_goods import GOODS_CASES
from clerkwork.verification.tests.cases_of_heads import HEAD_CASES
from clerkwork.verification.tests.cases_of_history import HISTORY_CASES
from clerkwork.verification.tests.cases_of_lines import LINE_CASES
from clerkwork.verification.tests.cases_of_notes import NOTE_CASES
from clerkwork.verification.tests.cases_of_words import WORD_CASES

CASES = (*HEAD_CASES, *LINE_CASES, *GOODS_CASES, *HISTORY_CASES, *NOTE_CASES, *WORD_CASES)
