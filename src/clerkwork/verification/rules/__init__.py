"""All rules, in the order in which a clerk would want to read their findings."""

from clerkwork.verification.rule import Rule
from clerkwork.verification.rules.articles import ARTICLE_RULES
from clerkwork.verification.rules.dates import DATE_RULES
from clerkwork.verification.rules.documents import DOCUMENT_RULES
from clerkwork.verification.rules.heads import HEAD_RULES
from clerkwork.verification.rules.history import HISTORY_RULES
from clerkwork.verification.rules.money import MONEY_RULES
from clerkwork.verification.rules.notes import NOTE_RULES
from clerkwork.verification.rules.places import PLACE_RULES
from clerkwork.verification.rules.quantities import QUANTITY_RULES
from clerkwork.verification.rules.reading import READING_RULES
from clerkwork.verification.rules.totals import TOTAL_RULES

RULES: tuple[Rule, ...] = (
    *READING_RULES,
    *HEAD_RULES,
    *DATE_RULES,
    *DOCUMENT_RULES,
    *NOTE_RULES,
    *PLACE_RULES,
    *ARTICLE_RULES,
    *QUANTITY_RULES,
    *MONEY_RULES,
    *HISTORY_RULES,
    *TOTAL_RULES,
)
BY_CODE = {rule.code: rule for rule in RULES}
