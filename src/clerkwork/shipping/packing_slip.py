"""The packing slip: what is in a shipment, for the person who opens it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from reportlab.platypus import CondPageBreak, Flowable

from clerkwork.core.figures import day, plain, several
from clerkwork.core.paper import A4, Paper
from clerkwork.core.paper_table import Column, facts, gap, halves, parties, table, text
from clerkwork.core.party import Party


@dataclass(frozen=True, slots=True)
class SlipLine:
    """One article. Quantities are in `unit`; `ordered` and `open` count over the whole order.

    open is what is still to come after this shipment.
    """

    sku: str
    description: str
    unit: str
    shipped: Decimal
    ordered: Decimal
    open: Decimal = Decimal(0)
    buyer_sku: str = ""
    lot: str = ""
    expiry: date | None = None
    packages: str = ""  # the packages it is in, such as "1" or "1–3"


@dataclass(frozen=True, slots=True)
class SlipPackage:
    """One package of the shipment; weight in kilograms."""

    position: int
    sscc: str
    weight: Decimal | None = None


@dataclass(frozen=True, slots=True)
class PackingSlip:
    """A shipment on paper. `number` is the shipment's, and is what the paper's bars say."""

    number: str
    company: Party
    ship_to: Party
    lines: Sequence[SlipLine]
    order_numbers: tuple[str, ...] = ()
    po_numbers: tuple[str, ...] = ()
    ordered_on: date | None = None
    shipped_on: date | None = None
    carrier: str = ""
    service: str = ""
    tracking: str = ""
    packages: Sequence[SlipPackage] = ()
    note: str = ""


def packing_slip_pdf(slip: PackingSlip, size: tuple[float, float] = A4) -> bytes:
    """The slip as PDF, of as many pages as its lines need."""
    paper = Paper("Packing slip", slip.number, slip.company, size)
    return paper.pdf(_story(slip, paper.room))


def _story(slip: PackingSlip, room: float) -> list[Flowable]:
    weights = [package.weight for package in slip.packages if package.weight is not None]
    told = [
        ("Your order", several(slip.po_numbers, 6)),
        ("Our order", several(slip.order_numbers, 6)),
        ("Ordered", day(slip.ordered_on)),
        ("Shipped", day(slip.shipped_on)),
        ("Carrier", " ".join(filter(None, (slip.carrier, slip.service)))),
        ("Tracking number", slip.tracking),
        ("Packages", str(len(slip.packages)) if slip.packages else ""),
        ("Gross weight", f"{plain(sum(weights, Decimal(0)))} kg" if weights else ""),
    ]
    story: list[Flowable] = [
        halves(
            parties([("Ship to", slip.ship_to)], room / 2, seen_from=slip.company),
            facts(told, room / 2, 2),
            room,
        ),
        gap(3),
        _lines(slip.lines, room),
    ]
    if any(line.open > 0 for line in slip.lines):
        story += [gap(3), text("What is to follow comes in a later shipment.", 9)]
    if slip.note:
        story += [gap(4), text(slip.note, 9.5)]
    if slip.packages:
        story += [gap(7), CondPageBreak(80), _packages(slip.packages, room)]
    return story


def _lines(lines: Sequence[SlipLine], room: float) -> Flowable:
    columns = (
        Column("Article", share=4, bold=True),
        Column("Description", share=7),
        Column("Package", 17),
        Column("Ordered", 18, align="right"),
        Column("To follow", 18, align="right"),
        Column("Shipped", 18, align="right", bold=True),
        Column("Unit", 14),
    )
    return table(columns, [_line(line) for line in lines], room)


def _line(line: SlipLine) -> list[str | Flowable | list[Flowable]]:
    told = [
        f"Your article {line.buyer_sku}" if line.buyer_sku else "",
        f"Lot\u00a0{line.lot}" if line.lot else "",
        f"expires\u00a0{day(line.expiry)}" if line.expiry else "",
    ]
    described: list[Flowable] = [text(line.description)]
    if any(told):
        described.append(text(" · ".join(filter(None, told)), 8, grey=True))
    follows = plain(line.open) if line.open > 0 else "–"
    return [
        line.sku,
        described,
        line.packages,
        plain(line.ordered),
        follows,
        plain(line.shipped),
        line.unit,
    ]


def _packages(packages: Sequence[SlipPackage], room: float) -> Flowable:
    columns = (
        Column("Package", 20, bold=True),
        Column("SSCC", share=1),
        Column("Gross weight", 30, align="right"),
    )
    rows = [
        [
            f"{package.position} / {len(packages)}",
            package.sscc or "–",
            f"{plain(package.weight)} kg" if package.weight is not None else "–",
        ]
        for package in packages
    ]
    return table(columns, rows, room)
