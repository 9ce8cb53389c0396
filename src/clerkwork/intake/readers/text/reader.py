"""Orders in plain text: tables, lists, labelled values and sentences, in seven languages."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from clerkwork.intake.draft import DraftOrder, Problem, Reading
from clerkwork.intake.hint import Hint
from clerkwork.intake.readers.source import Correction, Reader, Source
from clerkwork.intake.readers.table.values import Habits
from clerkwork.intake.readers.text.find import find_items
from clerkwork.intake.readers.text.follow import follow, taught_roles
from clerkwork.intake.readers.text.guess import guess_buyer, guess_dates, guess_named, guess_place
from clerkwork.intake.readers.text.habits import habits_of, language_of
from clerkwork.intake.readers.text.items import Item
from clerkwork.intake.readers.text.kinds import Verdict, asks_only, chases, kind_of
from clerkwork.intake.readers.text.labels import Labels, read_labels
from clerkwork.intake.readers.text.note import set_note
from clerkwork.intake.readers.text.order import (
    NOUN,
    set_buyer,
    set_currency,
    set_number,
    set_terms,
    set_total,
)
from clerkwork.intake.readers.text.parties import CLOSE
from clerkwork.intake.readers.text.places import set_place
from clerkwork.intake.readers.text.second import join, printed
from clerkwork.intake.readers.text.shape import Page, Piece, page_of
from clerkwork.intake.readers.text.single import set_lone_line
from clerkwork.intake.readers.text.soon import set_soon
from clerkwork.intake.readers.text.teach import layout_of, teach_text
from clerkwork.intake.readers.text.titles import kind_in_title
from clerkwork.intake.readers.text.unlikely import put_right
from clerkwork.intake.readers.text.when import set_dates
from clerkwork.intake.readers.unread import recognise

WORD = re.compile(r"[^\W\d_]{2,}")
LETTER = re.compile(
    r"^[ \t]{0,20}(?:hi|hello|dear|good (?:morning|afternoon)|guten (?:tag|morgen)|hallo|sehr geehrte"
    r"|liebe[rs]?|bonjour|"
    r"madame|monsieur|messieurs|cher|chère|hola|buenos d[ií]as|buenas tardes|estimad[oa]s?"
    r"|buongiorno|buonasera|"
    r"gentil[ei]|egregi|spett|goedendag|goedemorgen|geachte|beste|bom dia|boa tarde"
    r"|prezad[oa]s?|exm[oa]s?|caro|"
    r"kind regards|best regards|regards|thanks|mit freundlichen|cordialement|saludos|cordiali"
    r" saluti|"
    r"met vriendelijke|cumprimentos)\b[^;|\t\n]{0,60}(?<!,,)$|^\|? ?:?-{3,}:? ?\|",
    re.IGNORECASE | re.MULTILINE,
)


# A line drawn over or under the rows of a table.
RULED = re.compile(r"^[ \t]*[+|*]?[-=+|─═]{12,}[+|]?[ \t]*$", re.MULTILINE)
# `Order number: 4711` in a line of its own, not in the cells of one.
LABELLED = re.compile(
    r"^[ \t]*[^\W\d_][^:;,\t|\n]{1,40}:[ \t]+[^\s;\t|][^;\t|\n]*(?<!,)$", re.MULTILINE
)


# `Ref: T-20; Quantity: 48`: labels within the cells.
PAIRED = re.compile(
    r"^[ \t]*[^\W\d_][^:;\n]{1,24}:[ \t]*[^;:\n]+;[^;:\n]{2,24}:[ \t]*[^;:\n]+(?:;|$)", re.MULTILINE
)
# A line without cells that names the order, over a table parted by tabs.
TITLED = re.compile(
    rf"^[^\t\n]{{0,60}}\b{NOUN}[^\t\n\d]{{1,12}}[^\t\n ]*\d[^\t\n]{{0,60}}$",
    re.MULTILINE | re.IGNORECASE,
)


def labelled(text: str) -> bool:
    return len(LABELLED.findall(text)) > 1


def sniff(source: Source) -> float:
    """Text with words in it, that no format of machines claims."""
    if source.binary or recognise(source):
        return 0
    # A letter that has a table in it is no table, which is what 0.6 stands for.
    signs = (LETTER, RULED, PAIRED)
    if any(sign.search(source.head) for sign in signs) or labelled(source.head):
        return 0.65
    if "\t" in source.head and TITLED.search(source.head):
        return 0.65
    return 0.3 if len(WORD.findall(source.head[:4000])) >= 3 and not tabular(source.head) else 0.05


def tabular(text: str) -> bool:
    """Whether nearly every line has the same number of the same separator: a table in a file."""
    lines = [line for line in text.splitlines()[:60] if line.strip()]
    for separator in ";,\t|":
        counts = [line.count(separator) for line in lines]
        usual = max(set(counts), key=counts.count, default=0)
        if usual and counts.count(usual) * 10 >= len(lines) * 8:
            return True
    return False


def read(source: Source) -> Reading:
    return read_text(source.text, format_name="text", letter=True, hints=source.hints)


def teach(source: Source, reading: Reading, correction: Correction) -> Hint | None:
    """Where texts laid out like this one state the value that was corrected."""
    return teach_text(source.text, reading, correction)


def read_text(
    text: str,
    *,
    format_name: str,
    subject: Piece | None = None,
    letter: bool = False,
    who: str = "",
    sent: date | None = None,
    hints: Sequence[Hint] = (),
) -> Reading:
    """What a text says: its kind, and the orders if it is one.

    Places are lines and columns of the text as given; the subject's line is 0. A `letter` may have
    its sender at its head, a mail has not. `who` sends it, on the day `sent`; it is
    read once more where the hints are about its layout.
    """
    title = "\n".join(filter(None, (subject.text if subject else "", title_of(text))))
    verdict = kind_of(title, text)
    if verdict.certain:
        return no_order(format_name, verdict.kind, verdict.why)
    given = Given(text, format_name, subject, letter, who, verdict, sent)
    reading = read_given(given, ())
    known = [hint for hint in hints if hint.layout == reading.layout]
    if not known:
        return reading
    return replace(read_given(given, known), layout=reading.layout)


@dataclass(frozen=True, slots=True)
class Given:
    """A text that may be an order, and what is known of it beforehand."""

    text: str
    format_name: str
    subject: Piece | None
    letter: bool
    who: str
    verdict: Verdict
    sent: date | None = None


def read_given(given: Given, hints: Sequence[Hint]) -> Reading:
    """The orders of the text, with what was learned about its layout."""
    text, format_name, verdict = given.text, given.format_name, given.verdict
    page = page_of(text)
    page.taught = taught_roles(hints)
    habits = habits_of(text, language_of(text))
    items, labels = find_items(page, habits)
    second = printed(page, format_name, hints)
    if not items and not (second.orders and verdict.kind == "order"):
        return no_order(format_name, "other", verdict.why or "no article with a quantity")
    asks = chases(text) or asks_only(text)
    if (asks or not second.orders) and not orderly(verdict, items, labels, text):
        return no_order(format_name, "other", verdict.why or "a question about goods")
    reading = Reading(format_name, "order", layout=layout_of(page, labels, given.who))
    if page.cut:
        reading.problems.append(Problem("document", page.cut))
    for part, own in divided(items, labels):
        reading.orders.append(order_of(page, own, part, habits, given))
    for order in (*reading.orders, *second.orders):
        put_right(order)
    if len(reading.orders) == len(second.orders) == 1:
        join(reading.orders[0], second.orders[0])
        put_right(reading.orders[0])
    if len(reading.orders) == 1:
        follow(reading.orders[0], page, hints, habits)
    if not habits.day_known:
        for index, order in enumerate(reading.orders):
            tell_ambiguous(reading, index, order)
    return reading


def title_of(text: str) -> str:
    """The first words of a text without a subject."""
    lines = [line.strip() for line in text[:3000].splitlines() if line.strip()]
    closed = next((at for at, line in enumerate(lines) if at and CLOSE.match(line)), 14)
    short = [
        line
        for line in lines[: min(closed, 14)]
        if len(line) < 60 and not line.endswith((":", ",", "."))
    ]
    return "\n".join(line for line in short if line.isupper() or is_title(line))


def is_title(line: str) -> bool:
    """Whether a line is little else than what a document is called."""
    named = kind_in_title(line)
    letters = sum(map(str.isalpha, line))
    return named is not None and sum(map(str.isalpha, named[1])) * 10 >= letters * 7


def no_order(format_name: str, kind: str, why: str) -> Reading:
    what = f"no order was recognised: {why}" if why else "no order was recognised"
    return Reading(format_name, kind, problems=[Problem("document", what)])


def orderly(verdict: Verdict, items: list[Item], labels: Labels, text: str) -> bool:
    """Whether these articles are ordered: somebody says so, or the text has an order's number."""
    if chases(text):
        return False
    numbered = any(True for _ in labels.all("po_number"))
    if verdict.kind == "order":
        return numbered or not asks_only(text) or any(item.strength >= 8 for item in items)
    return numbered and any(item.strength >= 5 for item in items)


def divided(items: list[Item], labels: Labels) -> list[tuple[Labels, list[Item]]]:
    """One part for each order: several where several numbers each have articles below them."""
    starts: dict[str, int] = {}
    for each in labels.all("po_number"):
        starts.setdefault(each.value.text, each.label.line)
    lines = sorted(starts.values())
    groups: list[list[Item]] = [[] for _ in lines]
    for item in items:
        place = sum(1 for line in lines if line <= item.piece.line) - 1
        if place >= 0:
            groups[place].append(item)
    if len(lines) < 2 or not all(groups) or sum(map(len, groups)) != len(items):
        return [(labels, items)]
    parts = []
    for index, begin in enumerate(lines):
        end = lines[index + 1] if index + 1 < len(lines) else 1 << 30
        own = [v for v in labels.values if v.label.line < lines[0] or begin <= v.label.line < end]
        blocks = {
            name: block
            for name, block in labels.blocks.items()
            if block[0].line < lines[0] or begin <= block[0].line < end
        }
        parts.append((Labels(own, blocks), groups[index]))
    return parts


def order_of(
    page: Page, items: list[Item], labels: Labels, habits: Habits, given: Given
) -> DraftOrder:
    order = DraftOrder(lines=[item.line for item in items])
    order.where = items[0].line.where if items else None
    set_number(order, page, labels, given.subject)
    set_dates(order, page, labels, habits, given.subject)
    sign = set_total(order, page, labels, habits)
    set_terms(order, page)
    set_currency(order, page, labels, [*(item.currency for item in items), sign])
    set_buyer(order, page, labels, letter=given.letter)
    set_place(order, page, labels)
    set_lone_line(order, labels, habits)
    guess_place(order, page)
    guess_named(order, page)
    guess_buyer(order, page)
    guess_dates(order, page, habits)
    set_soon(order, page, labels, given.sent)
    set_note(order, page)
    return order


def header_of(text: str, subject: Piece) -> DraftOrder:
    """What a text that comes with an order says about it: number, dates, place; no lines."""
    page = page_of(text)
    habits = habits_of(text, language_of(text))
    labels = read_labels(page)
    order = DraftOrder()
    set_number(order, page, labels, subject)
    set_dates(order, page, labels, habits, subject)
    set_buyer(order, page, labels, letter=False)
    set_place(order, page, labels)
    return order


def tell_ambiguous(reading: Reading, index: int, order: DraftOrder) -> None:
    """A problem for each date of which day and month cannot be told apart."""
    for name in ("order_date", "requested_delivery"):
        spot = order.spots.get(name)
        if spot and spot.sure <= 0.7:
            what = f"found {getattr(order, name)} of which day and month cannot be told apart"
            reading.problems.append(Problem(f"line {spot.at[1]}", what, index, name))


READER = Reader("text", sniff, read, teach=teach)
