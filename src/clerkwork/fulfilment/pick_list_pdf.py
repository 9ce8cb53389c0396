"""The pick list: one walk through the house, for one shipment or for many."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from reportlab.lib.units import mm
from reportlab.platypus import Flowable

from clerkwork.core.figures import day, plain, several
from clerkwork.core.paper import A4, Paper, TickBox, bar_code
from clerkwork.core.paper_table import Cell, Column, facts, gap, level, signatures, table, text
from clerkwork.core.party import Party
from clerkwork.fulfilment.walk import walking_order

BIG = 16  # points: read at arm's length


@dataclass(frozen=True, slots=True)
class PickLine:
    """So much of one article and lot from one place, for one shipment.

    quantity is in `unit`; `packs` says the same in whole packs, where there are any.
    """

    place: str
    sku: str
    description: str
    quantity: Decimal
    unit: str
    sequence: int = 0
    shipment: str = ""
    lot: str = ""
    expiry: date | None = None
    packs: str = ""


@dataclass(frozen=True, slots=True)
class PickListData:
    """A pick list. `number` is what its bars say: the list's, or that of its one shipment."""

    number: str
    company: Party
    lines: Sequence[PickLine]
    warehouse: str = ""
    picker: str = ""
    due_on: date | None = None
    orders: tuple[str, ...] = ()


def pick_list_pdf(data: PickListData, size: tuple[float, float] = A4) -> bytes:
    """The list as PDF, its lines in walking order, each with the bar code of its place."""
    paper = Paper("Pick list", data.number, data.company, size)
    shipments = sorted({line.shipment for line in data.lines if line.shipment})
    told = [
        ("Lines", str(len(data.lines))),
        ("Places", str(len({line.place for line in data.lines}))),
        ("Shipments", several(shipments, 2)),
        ("Due", day(data.due_on)),
        ("Warehouse", data.warehouse),
        ("Picker", data.picker),
        ("Orders", several(data.orders, 2)),
    ]
    story = [
        facts(told, paper.room),
        gap(2),
        _lines(data.lines, paper.room, batch=len(shipments) > 1),
        gap(8),
        signatures(("Picked by", "Date and time", "Short or damaged"), paper.room),
    ]
    return paper.pdf(story)


def _lines(lines: Sequence[PickLine], room: float, *, batch: bool) -> Flowable:
    columns = [
        Column("", 9),
        Column("Place", 58),
        Column("Article", share=1),
        *([Column("For", 25)] if batch else []),
        Column("Quantity", 26, align="right"),
    ]
    rows = []
    previous = ""
    for line in walking_order(lines):
        cells: list[Cell] = [TickBox(), _place(line.place, again=line.place == previous)]
        cells += [
            _article(line),
            *([level(line.shipment, 9, BIG, bold=True)] if batch else []),
            _quantity(line),
        ]
        rows.append(cells)
        previous = line.place
    return table(columns, rows, room)


def _place(code: str, *, again: bool) -> list[Flowable]:
    """The place in big letters, and its bars the first time it comes."""
    big = text(code, BIG, bold=True)
    bars = [] if again else bar_code(code, 6.5 * mm, 58 * mm)
    return [big, gap(1.2), *bars] if bars else [big]


def _article(line: PickLine) -> list[Flowable]:
    told = [f"Lot {line.lot}" if line.lot else ""]
    told += [f"expires {day(line.expiry)}" if line.expiry else ""]
    article: list[Flowable] = [*level(line.sku, 11, BIG, bold=True), text(line.description)]
    if any(told):
        article.append(text(", ".join(filter(None, told)), bold=True))
    return article


def _quantity(line: PickLine) -> list[Flowable]:
    quantity: list[Flowable] = [
        text(plain(line.quantity), BIG, bold=True, align="right"),
        text(line.unit, align="right"),
    ]
    if line.packs:
        quantity.append(text(line.packs, 8, grey=True, align="right"))
    return quantity
