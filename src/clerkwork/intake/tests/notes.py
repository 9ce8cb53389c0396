"""A reader for tests: notes that say what is what, how surely, and that can be learned from.

    %NOTE shop
    Customer: ACME
    Number: PO-7?
    4? x TEA at 10.00

A value with a question mark is 60 % sure. `shop` is the layout.
"""

import re
from collections.abc import Iterator
from decimal import Decimal

import pytest

from clerkwork.intake import readers
from clerkwork.intake.draft import DraftLine, DraftOrder, Reading, Spot
from clerkwork.intake.hint import Hint
from clerkwork.intake.readers.source import Correction, Reader, Source

LABELS = {"Customer": "buyer_code", "Number": "po_number", "Currency": "currency"}
LINE = re.compile(r"(\S+) x (\S+) at (\S+)")
DOUBT = 0.6


def read(source: Source) -> Reading:
    layout = layout_of(source)
    taught = {each.anchor: each.field for each in source.hints if each.layout == layout}
    order = DraftOrder(currency="EUR")
    for at, text in enumerate(source.text.splitlines(), start=1):
        label, point, value = text.partition(": ")
        name = taught.get(label) or LABELS.get(label)
        if point and name:
            setattr(order, name, value.rstrip("?"))
            order.spots[name] = spot(value, at, len(label) + 3)
        elif match := LINE.fullmatch(text):
            order.lines.append(line(match, at))
    return Reading("note", "order", [order], layout=layout)


def line(match: re.Match[str], at: int) -> DraftLine:
    names = ("quantity", "sku", "unit_price")
    spots = {
        name: spot(match[which], at, match.start(which) + 1) for which, name in enumerate(names, 1)
    }
    quantity, sku, price = (match[which].rstrip("?") for which in (1, 2, 3))
    return DraftLine(
        sku=sku, quantity=Decimal(quantity), uom="EA", unit_price=Decimal(price), spots=spots
    )


def spot(value: str, at: int, column: int) -> Spot:
    plain = value.rstrip("?")
    return Spot(("text", at, column, len(plain)), DOUBT if plain != value else 1.0)


def teach(source: Source, reading: Reading, correction: Correction) -> Hint | None:
    """The label beside which the right value stands."""
    for text in source.text.splitlines():
        label, point, value = text.partition(": ")
        if point and value.rstrip("?") == correction.value:
            return Hint(layout_of(source), correction.field, "label", label)
    return None


def layout_of(source: Source) -> str:
    return source.head.splitlines()[0].removeprefix("%NOTE ")


READER = Reader("note", lambda source: float(source.head.startswith("%NOTE")), read, teach=teach)


@pytest.fixture
def notes(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Notes are read like any other document, for one test."""
    monkeypatch.setattr(readers, "READERS", (READER, *readers.READERS))
    yield
