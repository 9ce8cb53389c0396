"""EDIFACT: recognise the file, read its purchase orders (ORDERS), name what else is in it."""

import re

from clerkwork.intake.draft import DraftChange, DraftOrder, Problem, Reading
from clerkwork.intake.readers.edi.edifact_change import read_change
from clerkwork.intake.readers.edi.edifact_codes import DOCUMENTS, FUNCTIONS, OTHER_MESSAGES, REPEATS
from clerkwork.intake.readers.edi.edifact_order import OrderMessage
from clerkwork.intake.readers.edi.edifact_segments import (
    BARE,
    START,
    SYNTAX,
    EdifactInterchange,
    split_edifact,
)
from clerkwork.intake.readers.edi.edifact_values import MessageValues
from clerkwork.intake.readers.edi.envelope import Envelope, Transaction, give_to_orders
from clerkwork.intake.readers.source import Reader, Source, encoding_mark

FORMAT = "edifact-orders"
OTHER = "edifact"
COMMANDS = frozenset(("order_change", "order_cancellation"))
# Syntax identifiers of ISO 9735 and the encodings they mean; A and B are plain ASCII.
CHARACTER_SETS = {
    "UNOC": "cp1252",  # ISO 8859-1, and the characters that Windows adds
    "UNOD": "iso8859_2",
    "UNOE": "iso8859_5",
    "UNOF": "iso8859_7",
    "UNOG": "iso8859_3",
    "UNOH": "iso8859_4",
    "UNOI": "iso8859_6",
    "UNOJ": "iso8859_8",
    "UNOK": "iso8859_9",
}
SYNTAX_IDENTIFIER = re.compile(r"UNB[^\w \t\r\n](UNO[A-Z])")


def sniff(source: Source) -> float:
    """UNA, UNB, UNG or UNH at the beginning, or an interchange after other text."""
    if source.binary and not source.raw.startswith((b"UNA", b"UNB")):
        return 0
    head = source.head.lstrip("\ufeff \t\r\n\0")
    if BARE.match(head):
        return 1 if head.startswith(("UNA", "UNB")) else 0.9
    start = START.search(head)
    return 0.6 if start and "UNH" in head[start.start() :] else 0


def decoded(source: Source) -> str:
    """The text in the encoding that UNB names, unless it is UTF-8 after all."""
    if encoding_mark(source.raw) is None and not source.raw.isascii():
        named = SYNTAX_IDENTIFIER.search(source.head)
        encoding = CHARACTER_SETS.get(named[1]) if named else None
        try:
            source.raw.decode("utf-8")
        except UnicodeDecodeError:
            if encoding:
                return source.raw.decode(encoding, "replace").replace("\0", "")
    return source.text


def read(source: Source) -> Reading:
    """Every ORDERS as a draft order, every ORDCHG as a draft change. Other messages are left aside.

    Without an order these give the kind.
    """
    problems: list[Problem] = []
    orders: list[DraftOrder] = []
    changes: list[DraftChange] = []
    kinds: list[str] = []
    spans: list[tuple[int, int]] = []
    sender = None
    asked = False
    for interchange in split_edifact(decoded(source), problems):
        sender = sender or sender_of(interchange)
        for transaction in Envelope(interchange, SYNTAX, problems).walk():
            asked = asked or transaction.set_id == "ORDERS"
            aside = what_else(transaction, interchange)
            if aside:
                kinds.append(aside[0])
                if change := change_in(transaction, interchange, aside[0], problems):
                    changes.append(change)
                else:
                    problems.append(aside[1])
                continue
            orders.append(OrderMessage(transaction, interchange, len(orders), problems).read())
            note_repeat(transaction, interchange, len(orders) - 1, problems)
            spans.append((transaction.first, transaction.first + len(transaction.segments)))
    give_to_orders(spans, problems)
    if not orders and not kinds:
        problems.append(Problem("document", "found no message, expected UNH with ORDERS"))
    kind = "order" if orders else kinds[0] if kinds else "other"
    return Reading(FORMAT if asked else OTHER, kind, orders, problems, sender, changes=changes)


def change_in(
    transaction: Transaction, interchange: EdifactInterchange, kind: str, problems: list[Problem]
) -> DraftChange | None:
    """The change that a message of this kind asks for; None where it asks for none exactly."""
    if kind not in COMMANDS:
        return None
    function, _ = purpose(transaction, interchange)
    return read_change(transaction, interchange, function, problems)


def sender_of(interchange: EdifactInterchange) -> str | None:
    """UNB S002 element 0004."""
    head = interchange.segments[0]
    if head[0] != "UNB" or len(head) < 3:
        return None
    return head[2].split(interchange.marks.component)[0] or None


def what_else(
    transaction: Transaction, interchange: EdifactInterchange
) -> tuple[str, Problem] | None:
    """The kind of a message that is no order, and a problem that says so; None for an order."""
    where = f"segment {transaction.first} (UNH)"
    function, document = purpose(transaction, interchange)
    message = transaction.set_id
    if message != "ORDERS":
        kind, what = OTHER_MESSAGES.get(message, ("other", "no purchase order"))
        if message == "ORDCHG" and function == "1":
            kind = "order_cancellation"
        found = message[:40] or "nothing"
        return kind, Problem(where, f"found message {found}, {what}: left aside, not ORDERS")
    for code, table, name in ((function, FUNCTIONS, "1225"), (document, DOCUMENTS, "1001")):
        if code in table:
            kind, what = table[code]
            said = f"BGM element {name} is {code}, {what}: left aside, not an order"
            return kind, Problem(where, said)
    return None


def purpose(transaction: Transaction, interchange: EdifactInterchange) -> tuple[str, str]:
    """Function (1225) and document name (1001) of BGM; empty where it is missing."""
    values = MessageValues(transaction, interchange, 0, [])
    for segment in transaction.segments[:5]:
        if segment[0] == "BGM":
            # Up to D.91 the third element is the date of the document.
            dated = len(values.parts(segment, 3)) > 1
            return values.text(segment, 4 if dated else 3), values.text(segment, 1)
    return "", ""


def note_repeat(
    transaction: Transaction,
    interchange: EdifactInterchange,
    index: int,
    problems: list[Problem],
) -> None:
    code, _ = purpose(transaction, interchange)
    if code in REPEATS:
        where = f"segment {transaction.first + 1} (BGM)"
        what = f"BGM element 1225 is {code}, {REPEATS[code]}: the goods may be ordered already"
        problems.append(Problem(where, what, index))


READER = Reader(FORMAT, sniff, read)
