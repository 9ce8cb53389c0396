"""What the text of a line says beside what the article is: its numbers, its date."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from clerkwork.intake.readers.pages_column_words import column_role
from clerkwork.intake.readers.pages_habits import date_in
from clerkwork.intake.readers.pages_label_words import label_of
from clerkwork.intake.readers.pages_runs import Run
from clerkwork.intake.readers.table_values import Habits

NUMBERS = {"item": "sku", "sku": "sku", "buyer_sku": "buyer_sku", "gtin": "gtin", "maker": "maker"}
CODE = re.compile(r"[^\W_](?:[\w\-/.+#]*[^\W_])?\Z")
GTIN = re.compile(r"\d{8}(?:\d{4,6})?\Z")
BRACKETS = "()[]{},;:.*"
LABEL_WORDS = 5


@dataclass(slots=True)
class Text:
    """The text of a line with what its labels stated taken out; each with its run."""

    words: list[Run] = field(default_factory=list)
    stated: dict[str, tuple[str, Run]] = field(default_factory=dict)


def text_of(runs: Sequence[Run], habits: Habits) -> Text:
    """Numbers and dates that labels in these runs name, and the runs without them."""
    text = Text()
    for run in runs:
        for part in pieces(run, text, habits):
            text.words.append(part)
    return text


def pieces(run: Run, text: Text, habits: Habits) -> list[Run]:
    """The parts of a run that are no label with its value; those go into `text.stated`."""
    kept: list[Run] = []
    begin = position = 0
    count = len(run.words)
    while position < count:
        hit = stated_at(run, position, habits)
        if hit is None:
            position += 1
            continue
        role, value, where, end = hit
        text.stated.setdefault(role, (value, where))
        if position > begin:
            kept.append(run.part(begin, position))
        begin = position = end
    if begin < count:
        kept.append(run.part(begin))
    return [part for part in kept if part.text.strip(BRACKETS + " -–|/")]


def stated_at(run: Run, begin: int, habits: Habits) -> tuple[str, str, Run, int] | None:
    """(role, value, its run, word after) where a label and its value begin with this word."""
    count = len(run.words)
    for end in range(min(begin + LABEL_WORDS, count - 1), begin, -1):
        label = " ".join(word.text for word in run.words[begin:end]).strip("([{ ")
        sharp = label.endswith((":", "#", ".")) or run.words[end].text.startswith((":", "#"))
        role = sub_label(label, sharp or begin == 0)
        if role is None:
            continue
        at = end + (run.words[end].text in {":", "#", "-"})
        if at >= count:
            continue
        if role == "delivery":
            hit = date_in(run.part(at).text, habits)
            if hit and run.part(at).text.find(hit[1]) < 6:
                stop = at + len(hit[1].split())
                return role, hit[0], run.part(at, stop), stop
            continue
        value = run.words[at].text.strip(BRACKETS + "#")
        if fits(role, value):
            return role, value, run.part(at, at + 1), at + 1
    return None


def sub_label(label: str, sharp: bool) -> str | None:
    """What a label within a line is of; words that may be part of a description count only with
    a colon, or where the line begins with them."""
    bare = label.strip(" :#.")
    if len(bare) < 2 or any(c.isdigit() for c in bare):
        return None
    role = column_role(bare)
    if role in NUMBERS:
        numbered = role != "item" or sharp
        return NUMBERS[role] if (numbered and sharp) or role == "gtin" else None
    if (role == "delivery" and sharp) or label_of(bare) == "delivery":
        return "delivery"
    return None


def fits(role: str, value: str) -> bool:
    if role == "gtin":
        return GTIN.match(value) is not None
    return (
        CODE.match(value) is not None and any(c.isdigit() for c in value) and 2 <= len(value) <= 40
    )
