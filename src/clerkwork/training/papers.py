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


FURTHER = ["Customer Item No.", "GTIN", "Amount", "Remarks"]  # where a paper has any
CENT = Decimal("0.01")


@dataclass(slots=True)
class PaperLine:
    """One article on a purchase order; what is None or "" is left out."""

    sku: str
    name: str
    quantity: Decimal | int | None
    unit: str
    price: Decimal | None
    buyer_sku: str = ""
    gtin: str = ""
    amount: Decimal | None = None  # as stated, in forms that need not state it
    word: str = ""  # the unit, in forms for people

    def comes_to(self) -> Decimal:
        """Quantity times price, to the cent."""
        return ((self.quantity or 0) * (self.price or Decimal(0))).quantize(CENT)


@dataclass(slots=True)
class Paper:
    """A purchase order as the customer states it."""

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
    language: str = "en"  # of forms for people
    person: str = ""
    mail: str = ""
    note: str = ""
    terms: int | None = None  # days to pay
    freight: Decimal = Decimal(0)
    tax: Decimal = Decimal(0)

    def goods(self) -> Decimal:
        """What the lines come to, as they are stated."""
        amounts = (each.comes_to() if each.amount is None else each.amount for each in self.lines)
        return sum(amounts, Decimal(0))

    def amount(self) -> Decimal:
        """The total as the paper states it."""
        return self.goods() + self.freight + self.tax if self.total is None else self.total

    def remarks(self) -> str:
        """Note and terms of payment in one text, for forms without a place for terms."""
        terms = f"Payment terms: {self.terms} days net" if self.terms is not None else ""
        return ". ".join(filter(None, (self.note, terms)))


def number(value: Decimal | int | None) -> str:
    """A number as machines write it; "" for none."""
    return "" if value is None else plain(Decimal(value))


def as_json(paper: Paper) -> bytes:
    """The object that the API takes."""
    order: dict[str, Any] = {
        "po_number": paper.po_number,
        "order_date": paper.day.isoformat(),
        "currency": paper.currency,
        "buyer_code": paper.customer,
        "buyer_name": paper.name,
        "email": paper.mail,
        "ship_to": paper.place,
        "requested_delivery": paper.due.isoformat(),
        "lines": [json_line(at, line) for at, line in enumerate(paper.lines, start=1)],
        "charges": number(paper.freight + paper.tax or None),
        "total": number(paper.amount() or None),
        "note": paper.remarks(),
    }
    order = {name: value for name, value in order.items() if value != ""}
    return json.dumps(order, ensure_ascii=False, indent=2).encode() + b"\n"


def json_line(position: int, line: PaperLine) -> dict[str, str | None]:
    """A line in the shape of the API; only a missing quantity is stated as such."""
    stated = {
        "line": str(position),
        "sku": line.sku,
        "buyer_sku": line.buyer_sku,
        "gtin": line.gtin,
        "description": line.name,
        "uom": line.unit,
        "unit_price": number(line.price),
        "line_total": number(line.amount),
    }
    return {
        **{name: value for name, value in stated.items() if value},
        "quantity": number(line.quantity) or None,
    }


def columns_of(paper: Paper) -> list[str]:
    """The table's head: what all papers have, and the further columns that this one fills."""
    filled = (
        any(line.buyer_sku for line in paper.lines),
        any(line.gtin for line in paper.lines),
        any(line.amount is not None for line in paper.lines),
        bool(paper.remarks()),
    )
    return COLUMNS + [name for name, is_filled in zip(FURTHER, filled, strict=True) if is_filled]


def rows_of(paper: Paper) -> Iterator[list[Any]]:
    """A row for each line, with the head repeated on each."""
    place = [
        paper.place[key] for key in ("name", "street", "city", "region", "postcode", "country")
    ]
    head = [paper.po_number, paper.day, paper.customer, paper.name, *place, paper.due]
    further = columns_of(paper)[len(COLUMNS) :]
    for position, line in enumerate(paper.lines, start=1):
        article = [line.sku, line.name, line.quantity, line.unit, line.price]
        more = dict(zip(FURTHER, (line.buyer_sku, line.gtin, line.amount, paper.remarks())))  # noqa: B905
        yield [*head, paper.currency, position, *article, *(more[name] for name in further)]


def as_csv(paper: Paper) -> bytes:
    """A table with a header."""
    return write_csv(columns_of(paper), rows_of(paper))


def as_xlsx(paper: Paper) -> bytes:
    """The same table in Excel."""
    return write_workbook([("Purchase order", columns_of(paper), rows_of(paper))])


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


def said(text: str) -> str:
    """The text without the characters that cut X12 up."""
    return text.replace("*", "x").replace("~", "-").replace(">", " ")


def heading(paper: Paper) -> Iterator[list[str]]:
    """Number and date, currency, terms, delivery date, note, buyer and place."""
    place = {name: said(value) for name, value in paper.place.items()}
    yield ["BEG", "00", "NE", paper.po_number, "", f"{paper.day:%Y%m%d}"]
    yield ["CUR", "BY", paper.currency]
    if paper.terms is not None:
        yield ["ITD", "05", "3", "", "", "", "", str(paper.terms), *[""] * 4, f"NET {paper.terms}"]
    yield ["DTM", "002", f"{paper.due:%Y%m%d}"]
    if paper.note:
        yield ["N9", "L1", "", "Notes"]
        yield ["MSG", said(paper.note)]
    yield ["N1", "BY", said(paper.name), "92", paper.customer]
    if paper.mail:
        yield ["PER", "BD", said(paper.person), "EM", paper.mail]
    yield ["N1", "ST", place["name"]]
    yield ["N3", place["street"]]
    yield ["N4", place["city"], place["region"], place["postcode"], place["country"]]


def articles(paper: Paper) -> Iterator[list[str]]:
    """Lines and totals."""
    for position, line in enumerate(paper.lines, start=1):
        gtin = "EN" if len(line.gtin) == 13 else "UK"  # element 235
        codes = (("VN", line.sku), ("BP", line.buyer_sku), (gtin, line.gtin))
        stated = [part for code in codes if code[1] for part in code]
        unit = X12_UNITS.get(line.unit, line.unit)
        start = ["PO1", str(position), number(line.quantity), unit, number(line.price), ""]
        yield [*start, *stated]
        yield ["PID", "F", "", "", "", said(line.name)]
        if line.amount is not None:
            yield ["AMT", "1", plain(line.amount)]
    yield ["CTT", str(len(paper.lines))]
    if paper.amount():
        yield ["AMT", "TT", plain(paper.amount())]
