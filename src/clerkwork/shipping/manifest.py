"""The shipping manifest: what a carrier takes on one day, as PDF to sign and as Excel to send."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from reportlab.platypus import Flowable

from clerkwork.core.figures import day, plain, several
from clerkwork.core.paper import A4, Paper
from clerkwork.core.paper_table import Cell, Column, facts, gap, signatures, table, text
from clerkwork.core.party import Party
from clerkwork.core.tables import write_workbook


@dataclass(frozen=True, slots=True)
class ManifestRow:
    """One package; weight in kilograms, `package` of `packages` of its shipment."""

    sscc: str
    shipment: str
    ship_to: Party
    tracking: str = ""
    service: str = ""
    order_numbers: tuple[str, ...] = ()
    package: int = 1
    packages: int = 1
    weight: Decimal | None = None


@dataclass(frozen=True, slots=True)
class ManifestData:
    """A manifest. `number` is what the paper's bars say; account is ours with the carrier."""

    number: str
    company: Party
    carrier: str
    day: date
    rows: Sequence[ManifestRow]
    account: str = ""

    @property
    def shipments(self) -> int:
        return len({row.shipment for row in self.rows})

    @property
    def weight(self) -> Decimal:
        """Kilograms of all packages whose weight is known."""
        return sum((row.weight for row in self.rows if row.weight is not None), Decimal(0))

    @property
    def unweighed(self) -> int:
        return sum(row.weight is None for row in self.rows)


def manifest_pdf(data: ManifestData, size: tuple[float, float] = A4) -> bytes:
    """The manifest as PDF: totals, every package, and where the driver signs for them."""
    paper = Paper("Shipping manifest", data.number, data.company, size)
    story = [
        facts(_totals(data), paper.room, 3),
        gap(2),
        _packages(data.rows, paper.room),
        gap(9),
        signatures(("Driver's name", "Vehicle", "Date and time", "Signature"), paper.room),
    ]
    return paper.pdf(story)


def _totals(data: ManifestData) -> list[tuple[str, str]]:
    weight = f"{plain(data.weight)} kg"
    if data.unweighed:
        weight += f", {data.unweighed} not weighed"
    return [
        ("Carrier", data.carrier),
        ("Account", data.account),
        ("Day", day(data.day)),
        ("Packages", str(len(data.rows))),
        ("Shipments", str(data.shipments)),
        ("Gross weight", weight),
    ]


def _packages(rows: Sequence[ManifestRow], room: float) -> Flowable:
    columns = (
        Column("No.", 10),
        Column("SSCC, tracking number", 40),
        Column("Ship to", share=1),
        Column("Shipment, order", 28),
        Column("Package", 16, align="right"),
        Column("Weight", 20, align="right"),
    )
    cells = [_row(number, row) for number, row in enumerate(rows, start=1)]
    return table(columns, cells, room, air=1.5)


def _row(number: int, row: ManifestRow) -> list[Cell]:
    place = row.ship_to.lines[-1] if row.ship_to.lines else row.ship_to.postcode
    named: list[Flowable] = [text(row.sscc, bold=True)]
    named += [text(row.tracking, 8, grey=True)] if row.tracking else []
    reaches: list[Flowable] = [
        text(row.ship_to.name, bold=True),
        text(" · ".join(filter(None, (place, row.ship_to.country, row.service))), 8, grey=True),
    ]
    belongs: list[Flowable] = [text(row.shipment)]
    belongs += [text(several(row.order_numbers, 3), 8, grey=True)] if row.order_numbers else []
    weight = f"{plain(row.weight)} kg" if row.weight is not None else "–"
    return [str(number), named, reaches, belongs, f"{row.package} / {row.packages}", weight]


def manifest_xlsx(data: ManifestData) -> bytes:
    """The manifest as Excel: a sheet with a row for each package, and a sheet of the totals.

    All text is text, so that nothing a customer is called can become a formula.
    """
    header = (
        *("SSCC", "Tracking number", "Shipment", "Orders", "Service", "Package", "Packages"),
        *("Ship to", "Address", "Postcode", "Country", "Weight kg"),
    )
    rows = [
        (
            *(row.sscc, row.tracking, row.shipment, ", ".join(row.order_numbers), row.service),
            *(row.package, row.packages, row.ship_to.name, ", ".join(row.ship_to.lines)),
            *(row.ship_to.postcode, row.ship_to.country, row.weight),
        )
        for row in data.rows
    ]
    told = [("Manifest", data.number), ("From", data.company.name), *_totals(data)]
    return write_workbook([("Packages", header, rows), ("Totals", ("What", "Value"), told)])
