"""What the text of a line says beside what the article is: its numbers, its date."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from clerkwork.intake.readers.countries import fold
from clerkwork.intake.readers.headings.meaning import ideas_of
from clerkwork.intake.readers.pages.column_words import HEADINGS, column_role
from clerkwork.intake.readers.pages.habits import date_in
from clerkwork.intake.readers.pages.label_words import label_of
from clerkwork.intake.readers.pages.runs import Run, run_of
from clerkwork.intake.readers.table.values import Habits

# `item`: the number of the article, whoever gave it.
NUMBERS = {each: each for each in ("item", "sku", "buyer_sku", "gtin", "maker")}
CODE = re.compile(r"[^\W_](?:[\w\-/.+#]*[^\W_])?\Z")
GTIN = re.compile(r"\d{8}(?:\d{4,6})?\Z")
WEEKDAY = re.compile(
    r"\b(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?|montag|dienstag|mittwoch|"
    r"donnerstag|freitag|samstag|sonntag|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|"
    r"lunes|martes|miércoles|jueves|viernes|sábado|domingo|luned[iì]|marted[iì]|mercoled[iì]|"
    r"gioved[iì]|venerd[iì]|sabato|domenica|maandag|dinsdag|woensdag|donderdag|vrijdag|zaterdag|"
    r"zondag|(?:segunda|terça|quarta|quinta|sexta)(?:-feira)?)\b[\s,.]*",
    re.IGNORECASE,
)
BRACKETS = "()[]{},;:.*"
LABEL_WORDS = 5
COUNTERS = frozenset(("no", "nr", "n", "n o", "num", "number", "numero", "nummer", "id"))
KNOWN = frozenset(
    ["item", "no", "sku", "your", "our", "supplier", "buyer", "maker", "model", "gtin"]
)


@dataclass(slots=True)
class Text:
    """The text of a line with what its labels stated taken out; each with its run."""

    words: list[Run] = field(default_factory=list)
    stated: dict[str, tuple[str, Run]] = field(default_factory=dict)


def text_of(runs: Sequence[Run], habits: Habits) -> Text:
    """Numbers and dates that labels in these runs name, and the runs without them."""
    text = Text()
    rest: list[Run] = []
    for run in runs:
        due = due_date(run, habits)
        if due and (len(runs) > 1 or len(run.words) > 1):
            text.stated.setdefault("delivery", (due, run))
        else:
            rest.append(run)
    if rest:
        starts = {sum(len(each.words) for each in rest[:at]) for at in range(len(rest))}
        whole = run_of([word for run in rest for word in run.words], rest[0].page)
        text.words.extend(pieces(whole, starts, text, habits))
    return text


def pieces(run: Run, starts: set[int], text: Text, habits: Habits) -> list[Run]:
    """The parts of a run that are no label with its value; those go into `text.stated`.

    `starts` are the words with which rows begin.
    """
    kept: list[Run] = []
    begin = position = 0
    count = len(run.words)
    while position < count:
        hit = stated_at(run, position, position in starts, habits)
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


def stated_at(
    run: Run, begin: int, first: bool, habits: Habits
) -> tuple[str, str, Run, int] | None:
    """(role, value, its run, word after) where a label and its value begin with this word."""
    count = len(run.words)
    for end in range(min(begin + LABEL_WORDS, count - 1), begin, -1):
        label = " ".join(word.text for word in run.words[begin:end]).strip("([{ ")
        sharp = label.endswith((":", "#", ".")) or run.words[end].text.startswith((":", "#"))
        fresh = first or run.words[begin - 1].text.endswith((",", ";", "(", "|", "/"))
        role = sub_label(label, sharp or fresh)
        if (
            role is None
            and bracketed(run, begin, end)
            and column_role(label) in {"item", "article"}
        ):
            role = "item"
        if role is None:
            continue
        at = end + (run.words[end].text in {":", "#", "-"})
        if at >= count:
            continue
        if role == "delivery":
            hit = date_in(run.part(at).text, habits)
            lead = run.part(at).text.find(hit[1]) if hit else -1
            if hit and lead >= 0 and len(WEEKDAY.sub("", run.part(at).text[:lead])) < 6:
                stop = at + len(run.part(at).text[: lead + len(hit[1])].split())
                return role, hit[0], run.part(at, stop), stop
            continue
        value = run.words[at].text.strip(BRACKETS + "#")
        if fits(role, value):
            return role, value, run.part(at, at + 1), at + 1
    return None


def bracketed(run: Run, begin: int, end: int) -> bool:
    """Whether a label with one word behind it stands in brackets: `(Artikel 4711)`."""
    return run.words[begin].text.startswith("(") and run.words[end].text.rstrip(",;.").endswith(")")


def due_date(run: Run, habits: Habits) -> str | None:
    """A row of its own that says no more than a date: `entrega 26-04-2026`, `for 3 March 2026`."""
    hit = date_in(run.text, habits)
    if hit is None or len(run.words) > 8:
        return None
    before, _, after = run.text.partition(hit[1])
    label = before.strip(" :.(-")
    if len(label.split()) > 3 or after.strip(" ).,"):
        return None
    if label and (any(c.isdigit() for c in label) or label_of(label) == "other_date"):
        return None
    return hit[0]


def sub_label(label: str, sharp: bool) -> str | None:
    """What a label within a line is of; words that may be part of a description count only with
    a colon, or where the line begins with them."""
    bare = label.strip(" :#.")
    role = column_role(bare)
    if len(bare) < 2 or (any(c.isdigit() for c in bare) and role != "gtin"):
        return None
    ideas = ideas_of(bare)
    if role in NUMBERS and (
        fold(bare) in COUNTERS or not (fold(bare) in HEADINGS or ideas <= KNOWN)
    ):
        return None
    if role in NUMBERS:
        numbered = role != "item" or sharp
        return NUMBERS[role] if (numbered and sharp) or role == "gtin" else None
    if role == "delivery" or label_of(bare) == "delivery":
        return "delivery"  # only ever with a date right behind it
    return None


def fits(role: str, value: str) -> bool:
    if role == "gtin":
        return GTIN.match(value) is not None
    return (
        CODE.match(value) is not None and any(c.isdigit() for c in value) and 2 <= len(value) <= 40
    )
