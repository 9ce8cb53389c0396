"""X12: recognise the file, read its purchase orders (850), name what else is in it."""

from clerkwork.intake.draft import DraftChange, DraftOrder, Problem, Reading
from clerkwork.intake.readers.edi.envelope import Envelope, Transaction, element, give_to_orders
from clerkwork.intake.readers.edi.x12_change import read_change
from clerkwork.intake.readers.edi.x12_codes import ORDER_TYPES, OTHER_SETS, PURPOSES, REPEATS
from clerkwork.intake.readers.edi.x12_order import OrderSet
from clerkwork.intake.readers.edi.x12_segments import BARE, START, SYNTAX, split_interchanges
from clerkwork.intake.readers.source import Reader, Source

FORMAT = "x12-850"
COMMANDS = frozenset(("order_change", "order_cancellation"))


def sniff(source: Source) -> float:
    """An ISA where a segment can begin, or a group or set without its interchange."""
    if source.binary and not source.raw.startswith(b"ISA"):  # terminators may be control characters
        return 0
    if BARE.match(source.head):
        return 0.9
    start = START.search(source.head)
    if not start:
        return 0
    enough = source.head.count(start[1], start.start(), start.start() + 400) >= 10
    if not enough:
        return 0
    return 1 if not source.head[: start.start()].strip() else 0.8


def read(source: Source) -> Reading:
    """Every 850 as a draft order, every 860 as a draft change. Other sets are left aside.

    Without an 850 these give the kind.
    """
    problems: list[Problem] = []
    orders: list[DraftOrder] = []
    changes: list[DraftChange] = []
    kinds: list[str] = []
    spans: list[tuple[int, int]] = []
    sender = None
    for interchange in split_interchanges(source.text, problems):
        sender = sender or element(interchange.segments[0], 6) or None
        for transaction in Envelope(interchange, SYNTAX, problems).walk():
            aside = what_else(transaction)
            if aside is None:
                orders.append(OrderSet(transaction, len(orders), problems).read())
                note_repeat(transaction, len(orders) - 1, problems)
                spans.append((transaction.first, transaction.first + len(transaction.segments)))
                continue
            kinds.append(aside[0])
            change = read_change(transaction, problems) if aside[0] in COMMANDS else None
            if change:
                changes.append(change)
            else:
                problems.append(aside[1])
    give_to_orders(spans, problems)
    if not orders and not kinds:
        problems.append(Problem("document", "found no transaction set, expected ST*850"))
    kind = "order" if orders else kinds[0] if kinds else "other"
    return Reading(FORMAT, kind, orders, problems, sender, changes=changes)


def what_else(transaction: Transaction) -> tuple[str, Problem] | None:
    """The kind of a set that is no order, and a problem that says so; None for an order."""
    where = f"segment {transaction.first} (ST)"
    if transaction.set_id != "850":
        kind, what = OTHER_SETS.get(transaction.set_id, ("other", "no purchase order"))
        code = transaction.set_id or "nothing"
        if transaction.set_id == "860" and purpose(transaction, "BCH")[0] == "01":
            kind = "order_cancellation"
        return kind, Problem(where, f"found set {code}, {what}: left aside, expected 850")
    code, order_type = purpose(transaction, "BEG")
    for found, table, name in ((code, PURPOSES, "BEG01"), (order_type, ORDER_TYPES, "BEG02")):
        if found in table:
            kind, what = table[found]
            said = f"{name} is {found}, {what}: left aside, not an order"
            return kind, Problem(where, said)
    return None


def purpose(transaction: Transaction, name: str) -> tuple[str, str]:
    """Purpose and type from the beginning segment of that name; empty where it is missing."""
    for segment in transaction.segments[:5]:
        if segment[0] == name:
            return element(segment, 1), element(segment, 2)
    return "", ""


def note_repeat(transaction: Transaction, index: int, problems: list[Problem]) -> None:
    code, _ = purpose(transaction, "BEG")
    if code in REPEATS:
        where = f"segment {transaction.first + 1} (BEG)"
        what = f"BEG01 is {code}, {REPEATS[code]}: the goods may have been ordered before"
        problems.append(Problem(where, what, index))


READER = Reader(FORMAT, sniff, read)
