"""Purchase orders as customers' systems write them: X12 850, CSV, Excel and JSON."""

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

from clerkwork.core.tables import plain, write_csv, write_workbook

COLUMNS = [
    "PO Number",
    "Order Date",
    "Customer Number",
    "Customer Name",
    "Ship To Name",
    "Ship To Street",
    "Ship To City",
    "Ship To State",
    "Ship To Postal Code",
    "Ship To Country",
    "Delivery Date",
    "Currency",
    "Line",
    "SKU",
    "Description",
    "Quantity",
    "Unit",
    "Unit Price",
]
X12_UNITS = {"EA": "EA", "CS": "CA", "PAL": "PL"}  # element 355


@dataclass(slots=True)
class PaperLine:
    """One article on a purchase order; a quantity of None is left empty."""

    sku: str
    name: str
    quantity: int | None
    unit: str
    price: Decimal


@dataclass(slots=True)
class Paper:
    """A purchase order as the customer means it."""

    po_number: str
    customer: str  # our number for them
    name: str
    edi_id: str
    place: dict[str, str]  # name, street, city, region, postcode, country
    day: date
    due: date
    currency: str
    lines: list[PaperLine] = field(default_factory=list)
    total: Decimal | None = None  # where it differs from what the lines come to

    def amount(self) -> Decimal:
        """The total as the paper states it."""
        if self.total is not None:
            return self.total
        return sum(((line.quantity or 0) * line.price for line in self.lines), Decimal(0))


def as_json(paper: Paper) -> bytes:
    """The object that the API takes."""
    order = {
        "po_number": paper.po_number,
        "order_date": paper.day.isoformat(),
        "currency": paper.currency,
        "buyer_code": paper.customer,
        "buyer_name": paper.name,
        "ship_to": paper.place,
        "requested_delivery": paper.due.isoformat(),
        "lines": [
            {
                "line": str(position),
                "sku": line.sku,
                "description": line.name,
                "quantity": None if line.quantity is None else str(line.quantity),
                "uom": line.unit,
                "unit_price": plain(line.price),
            }
            for position, line in enumerate(paper.lines, start=1)
        ],
        "total": plain(paper.amount()),
    }
    return json.dumps(order, ensure_ascii=False, indent=2).encode() + b"\n"


def rows_of(paper: Paper) -> Iterator[list[Any]]:
    """A row for each line, with the head repeated on each."""
    place = [
        paper.place[key] for key in ("name", "street", "city", "region", "postcode", "country")
    ]
    head = [paper.po_number, paper.day, paper.customer, paper.name, *place, paper.due]
    for position, line in enumerate(paper.lines, start=1):
        article = [line.sku, line.name, line.quantity, line.unit, line.price]
        yield [*head, paper.currency, position, *article]


def as_csv(paper: Paper) -> bytes:
    """A table with a header."""
    return write_csv(COLUMNS, rows_of(paper))


def as_xlsx(paper: Paper) -> bytes:
    """The same table in Excel."""
    return write_workbook([("Purchase order", COLUMNS, rows_of(paper))])


def as_x12(paper: Paper) -> bytes:
    """An interchange with one 850 (ASC X12 004010)."""
    control = f"{sum(map(ord, paper.po_number)) % 10**9:09d}"
    body = [*heading(paper), *articles(paper)]
    segments = [
        ["ISA", "00", " " * 10, "00", " " * 10, "ZZ", f"{paper.edi_id:<15}", "ZZ",
         f"{'BRIGHTWATER':<15}", f"{paper.day:%y%m%d}", "0900", "U", "00401", control, "0", "P",
         ">"],
        ["GS", "PO", paper.edi_id, "BRIGHTWATER", f"{paper.day:%Y%m%d}", "0900", "1", "X",
         "004010"],
        ["ST", "850", "0001"],
        *body,
        ["SE", str(len(body) + 2), "0001"],
        ["GE", "1", "1"],
        ["IEA", "1", control],
    ]  # fmt: skip
    return "".join(f"{'*'.join(segment).rstrip('*')}~\n" for segment in segments).encode()


def heading(paper: Paper) -> Iterator[list[str]]:
    """Number and date, currency, delivery date, buyer and place."""
    place = paper.place
    yield ["BEG", "00", "NE", paper.po_number, "", f"{paper.day:%Y%m%d}"]
    yield ["CUR", "BY", paper.currency]
    yield ["DTM", "002", f"{paper.due:%Y%m%d}"]
    yield ["N1", "BY", paper.name, "92", paper.customer]
    yield ["N1", "ST", place["name"]]
    yield ["N3", place["street"]]
    yield ["N4", place["city"], place["region"], place["postcode"], place["country"]]


def articles(paper: Paper) -> Iterator[list[str]]:
    """Lines and totals."""
    for position, line in enumerate(paper.lines, start=1):
        quantity = "" if line.quantity is None else str(line.quantity)
        unit = X12_UNITS[line.unit]
        yield ["PO1", str(position), quantity, unit, plain(line.price), "", "VN", line.sku]
        yield ["PID", "F", "", "", "", line.name]
    yield ["CTT", str(len(paper.lines))]
    yield ["AMT", "TT", plain(paper.amount())]
