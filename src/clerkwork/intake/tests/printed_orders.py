"""A purchase order as a PDF whose words lie at known places, and the reading of it."""

import io
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from clerkwork.intake.draft import Address, DraftLine, DraftOrder, Reading, Spot
from clerkwork.intake.models import Document
from clerkwork.intake.read import take_in
from clerkwork.intake.submit import submit_document

WIDTH, HEIGHT = A4
SIZE = 10
COLUMNS = {"sku": 60, "description": 140, "quantity": 350, "uom": 400, "unit_price": 460}
ROW, FIRST_ROW, NEXT_PAGE = 22, 360, 80
ON_FIRST, ON_NEXT = 20, 32  # lines


@dataclass
class Printed:
    """A page that is being printed, and the spots of what was put on it."""

    canvas: Canvas
    doubts: dict[str, float]
    spots: dict[str, Spot] = field(default_factory=dict)
    number: int = 1

    def turn(self) -> None:
        """Go on on a new page."""
        self.canvas.showPage()
        self.canvas.setFont("Helvetica", SIZE)
        self.number += 1

    def put(self, name: str, text: str, left: float, top: float) -> None:
        """Print a value, and note where it stands; `name` is "" for what is no value."""
        self.canvas.drawString(left, HEIGHT - top, text)
        if name:
            right = left + self.canvas.stringWidth(text, "Helvetica", SIZE)
            box = (left / WIDTH, (top - SIZE) / HEIGHT, right / WIDTH, (top + 2) / HEIGHT)
            self.spots[name] = Spot(("page", self.number, *box), self.doubts.get(name, 1.0))


def printed_order(
    order: dict[str, Any], *, doubts: dict[str, float] | None = None
) -> tuple[bytes, Reading]:
    """The PDF of an order as the API would state it, and what a reader says of it.

    `doubts` says how sure the reading of a field is: `po_number`, `2.quantity`.
    """
    written = io.BytesIO()
    canvas = Canvas(written, pagesize=A4, invariant=True)
    canvas.setFont("Helvetica-Bold", 18)
    canvas.drawString(60, HEIGHT - 70, "Purchase order")
    canvas.setFont("Helvetica", SIZE)
    page = Printed(canvas, doubts or {})
    draft = head(page, order)
    for at, line in enumerate(order["lines"], start=1):
        draft.lines.append(row(page, at, line))
    draft.spots = {name: spot for name, spot in page.spots.items() if not name[0].isdigit()}
    canvas.save()
    return written.getvalue(), Reading("pdf", "order", [draft], layout="printed")


def head(page: Printed, order: dict[str, Any]) -> DraftOrder:
    labels = {
        "buyer_code": "Customer",
        "po_number": "Order no.",
        "order_date": "Date",
        "requested_delivery": "Deliver by",
        "currency": "Currency",
    }
    for at, (name, label) in enumerate(labels.items()):
        page.put("", label, 330, 110 + at * 18)
        page.put(name, order[name], 420, 110 + at * 18)
    place = order.get("ship_to", {})
    page.put("", "Deliver to", 60, 110)
    for at, (part, value) in enumerate(place.items()):
        page.put(f"ship_to.{part}", value, 60, 128 + at * 16)
    for name, left in COLUMNS.items():
        page.put("", name.replace("_", " ").capitalize(), left, FIRST_ROW - ROW)
    return DraftOrder(
        **{name: order[name] for name in labels}, ship_to=Address(**place) if place else None
    )


def row(page: Printed, at: int, line: dict[str, Any]) -> DraftLine:
    top = FIRST_ROW + (at - 1) * ROW
    if at > ON_FIRST:
        on_page = (at - ON_FIRST - 1) % ON_NEXT
        top = NEXT_PAGE + on_page * ROW
        if on_page == 0:
            page.turn()
    for name, left in COLUMNS.items():
        page.put(f"{at}.{name}", line.get(name, ""), left, top)
    start = f"{at}."
    spots = {
        name.removeprefix(start): spot
        for name, spot in page.spots.items()
        if name.startswith(start)
    }
    return DraftLine(
        sku=line["sku"],
        description=line.get("description"),
        quantity=Decimal(line["quantity"]),
        uom=line["uom"],
        unit_price=Decimal(line["unit_price"]),
        spots=spots,
    )


def take_printed(
    order: dict[str, Any], *, doubts: dict[str, float] | None = None, name: str = "order.pdf"
) -> Document:
    """Hand in the PDF of an order and take its reading in, as the reader of PDF would give it."""
    raw, reading = printed_order(order, doubts=doubts)
    document = submit_document(raw, name=name, channel="page", by="clara", read_now=True)
    take_in(document, reading, by="read")
    document.refresh_from_db()
    return document
