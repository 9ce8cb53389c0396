"""Printed orders as they come from South Africa, Singapore and India."""

from collections.abc import Sequence

from clerkwork.training.layouts.exam import Paper

from .catalogue import Prints
from .columns import Look, sums, table
from .customers import Customer
from .pen import Pen, Setup

PRINTED = Prints()
REMARKS = ("To come with mill certificate", "Urgent, for dry dock", "Brand as previously supplied")


@PRINTED.sheet(
    "refinery",
    Customer(
        "ZA",
        "Sasolwedge Chemicals Ltd|Richards Bay Smelters (Pty) Ltd",
        "works",
        "45{n:08d}",
        "yyyy/MM/dd",
        lines=(2, 9),
        codes="#########|00000########",
        places=3,
        unit="Store 4",
    ),
    Setup("a4", "courier", 9, 40),
)
def refinery(paper: Paper, pen: Pen) -> None:
    """A big system's plain print: each item in three rows, quantity and price below the material."""

    def top() -> None:
        pen.text(pen.left, paper.buyer, bold=True)
        numbers = f"PO number/date {paper.number} / {paper.ordered}   Page {pen.page}"
        pen.text(pen.right, numbers, side="r")
        pen.y += 24

    pen.again = top
    top()
    pen.lines(pen.left, paper.vendor)
    side = ["Contact person/Telephone", f"{paper.order.buyer.person}/{paper.order.buyer.phone}",
            "Our fax number", "+27 11 555 0001", "Your vendor number with us", paper.digits(6)]  # fmt: skip
    pen.y = max(pen.lines(pen.middle + 20, side), pen.y + 70) + 8
    pen.y = pen.lines(pen.left, paper.ship_to, head="Please deliver to:") + 8
    pen.y = pen.text(pen.left, f"Delivery date: Day {paper.wanted}") + 4
    pen.y = pen.text(pen.left, "Terms of paym.: 30 days from statement") + 8
    pen.y = pen.text(pen.right, f"Currency {paper.code}", side="r") + 2
    pen.rule(pen.left, pen.right)
    pen.y += 4
    stops = (pen.left, pen.left + 46, pen.left + 160, pen.right - 110, pen.right)
    two(
        pen,
        stops,
        ["Item", "Material", "Description"],
        ["Order qty.", "Unit", "Price per unit", "Net value"],
    )
    pen.y += 28
    pen.rule(pen.left, pen.right)
    pen.y += 6
    for row in paper.rows("tens buyer_sku text quantity uom price amount sku"):
        pen.need(44)
        two(pen, stops, [f"{int(row[0]):05d}", *row[1:3]], row[3:7])
        pen.text(stops[1], f"Your material number {row[7]}", y=pen.y + 24)
        pen.y += 42
    paper.shown.add("five digits")
    pen.rule(pen.left, pen.right)
    sums(pen, [(f"Total net value excl. tax {paper.code}", paper.total)], pen.left)


def two(pen: Pen, stops: Sequence[float], upper: list[str], lower: list[str]) -> None:
    """Two rows, the lower one begins at the second stop; its last two cells end at stops."""
    for x, text in zip(stops, upper, strict=False):
        pen.text(x, text)
    for x, text, side in zip(stops[1:], lower, "llrr", strict=True):
        pen.text(x, text, y=pen.y + 12, side=side)


@PRINTED.sheet(
    "pastel",
    Customer(
        "ZA",
        "Jacaranda Farm Stall CC|Witbank Koöperasie|Bosveld Boerdery (Edms) Bpk",
        "farm",
        "PO{n:06d}",
        "dd/MM/yyyy",
        lines=(1, 9),
        tax=True,
        discount=True,
        places=2,
    ),
    Setup("a4", "helvetica", 8, 30, strokes="columns"),
)
def pastel(paper: Paper, pen: Pen) -> None:
    """A South African accounts program: everything in boxes, discount and tax columns, nett price."""
    pen.box(pen.left, pen.y, pen.right - pen.left, 96)
    pen.text(pen.left + 8, paper.buyer, y=pen.y + 8, size=13, bold=True)
    pen.lines(pen.left + 8, [*paper.home, f"VAT No. 4{paper.digits(9)}"], y=pen.y + 28)
    pen.text(pen.right - 8, "Purchase Order", y=pen.y + 8, size=15, side="r")
    facts = [("Date", paper.ordered), ("Order No", paper.number), ("Expected", paper.wanted)]
    pen.pairs(pen.right - 150, facts, 142, y=pen.y + 40, side="r", step=14)
    pen.y += 100
    half = (pen.right - pen.left) / 2
    pen.box(pen.left, pen.y, half - 2, 76)
    pen.box(pen.left + half + 2, pen.y, half - 2, 76)
    pen.lines(pen.left + 8, ["", *paper.vendor], head="Supplier", y=pen.y + 5)
    pen.lines(pen.left + half + 10, ["", *paper.ship_to], head="Deliver To", y=pen.y + 5)
    pen.y += 80
    tax = paper.order.tax_rate / 100
    rows = [
        [*row[:6], f"{row[6]}.00%" if row[6] else "", paper.money(line.amount * tax), row[7]]
        for row, line in zip(paper.rows("item text quantity uom price rate discount amount"),
                             paper.order.lines, strict=True)
    ]  # fmt: skip
    spec = (
        "Code:11|Description:33|Quantity:10r|Unit:7c|Unit Price:10r|Tax:6c|Disc%:8r|"
        "Tax Amount:10r|Nett Price:12r"
    )
    table(pen, spec, rows, Look("heads frame poles", fill="#e0e0e0"), down_to=620)
    found = [
        ("Total (Excl)", paper.subtotal),
        ("Tax", paper.tax),
        ("Total", f"{paper.code} {paper.total}"),
    ]
    sums(pen, found, pen.right - 170)


@PRINTED.sheet(
    "trading",
    Customer(
        "SG",
        "Kallang Marine Engineering Pte Ltd|Bukit Timah Facilities Pte Ltd",
        "works",
        "KM/PO/{yy}/{n:04d}",
        "dd MMM yyyy",
        lines=(2, 7),
        tax=True,
        nation="name",
    ),
    Setup("a4", "noto", 8.5, 46),
)
def trading(paper: Paper, pen: Pen) -> None:
    """An order from Singapore: remarks between the lines, signatures and a chop below."""
    pen.text(pen.left, paper.buyer, size=14, bold=True)
    pen.text(
        pen.left,
        f"Co. Reg. No. 20{paper.digits(7)}K   {', '.join(paper.home)}",
        y=pen.y + 18,
        size=7,
    )
    pen.y += 36
    pen.rule(pen.left, pen.right, thick=1.2)
    pen.y += 8
    pen.text(pen.middle, "PURCHASE ORDER", size=13, bold=True, side="c")
    pen.y += 24
    pen.lines(pen.left, [*paper.vendor, f"Attn: {paper.order.seller.person}"])
    facts = [("P/O No.", f": {paper.number}"), ("Date", f": {paper.ordered}"),
            ("Delivery", f": {paper.wanted}"),
             ("Your Quote", f": {paper.order.references['quote_ref']}"), ("Terms", ": 30 Days")]  # fmt: skip
    pen.pairs(pen.right - 190, facts, 66)
    pen.y += 78
    rows: list[list[str] | str] = []
    for at, row in enumerate(paper.rows("pos item full quantity uom price amount")):
        rows.append(row)
        if at % 2 == 0:
            rows.append(f"** {paper.random.choice(REMARKS)} **")
    spec = "S/N:6c|Item Code:14|Description:37|Qty:9r|UOM:8c|U/Price (S$):13r|Amount (S$):14r"
    table(pen, spec, rows, Look("heads frame poles", note=2))
    paper.shown.add("unclear_currency")
    found = [
        ("Sub-Total", paper.subtotal),
        ("Add GST 9%", paper.tax),
        ("Grand Total S$", paper.total),
    ]
    sums(pen, found, pen.right - 170)
    pen.y += 10
    pen.y = pen.lines(pen.left, paper.ship_to, head="Delivery Address :") + 40
    pen.rule(pen.left, pen.left + 150)
    pen.text(pen.left, "Authorised Signature & Company Stamp", y=pen.y + 3, size=7)


@PRINTED.sheet(
    "plant",
    Customer(
        "IN",
        "Kaveri Auto Components Pvt Ltd|Nilgiri Pump Works Ltd",
        "works",
        "PO/{yy}/{n:05d}",
        "dd.MM.yyyy",
        lines=(3, 34),
        tax=True,
        codes="@@####-###|1########",
        unit="Stores Dept",
    ),
    Setup("a4 wide", "helvetica", 7.5, 28),
)
def plant(paper: Paper, pen: Pen) -> None:
    """A factory's wide form with GST numbers, HSN codes and taxes shared between centre and state."""
    wide = pen.right - pen.left
    pen.text(pen.middle, paper.buyer, size=13, bold=True, side="c")
    pen.text(pen.middle, ", ".join(paper.home), y=pen.y + 17, side="c")
    pen.text(pen.middle, "PURCHASE ORDER - DOMESTIC", y=pen.y + 30, size=9, bold=True, side="c")
    pen.y += 46
    for at, (head, place) in enumerate(
        (("Supplier :", paper.vendor), ("Ship To :", paper.ship_to))
    ):
        pen.box(pen.left + at * wide / 3, pen.y, wide / 3, 74)
        pen.lines(pen.left + at * wide / 3 + 4, place, head=head, y=pen.y + 3)
    pen.box(pen.left + 2 * wide / 3, pen.y, wide / 3, 74)
    facts = [("PO No.", paper.number), ("PO Date", paper.ordered), ("Delivery on or before", paper.wanted),
             ("Our GSTIN", paper.company_number("IN")), ("Payment", "45 days from GRN"),
             ("Amend No.", "00")]  # fmt: skip
    pen.pairs(pen.left + 2 * wide / 3 + 4, facts, 96, y=pen.y + 4, step=11)
    pen.y += 78
    half = f"{paper.order.tax_rate / 2}%"
    rows = [
        [*row[:5], *row[5:8], half, half, row[8]]
        for row in paper.rows("pos buyer_sku sku full hsn quantity uom price amount")
    ]
    spec = "Sl:4c|Material:10|Vendor Mat.:11|Description:34|HSN/SAC:8c|Qty:8r|UOM:6c|Rate:9r|CGST:6c|SGST:6c"
    table(pen, f"{spec}|Taxable Value:11r", rows, Look("heads rows frame poles", fill="#fff3d6"))
    tax = paper.money(paper.order.tax / 2)
    found = [
        ("Taxable Total", paper.subtotal),
        ("CGST", tax),
        ("SGST", tax),
        ("Grand Total INR", paper.total),
    ]
    paper.shown.add("currency")
    sums(pen, found, pen.right - 170)
    pen.foot(
        "This is a computer generated document, no signature required.   Page {page} of {pages}"
    )


@PRINTED.sheet(
    "caterer",
    Customer(
        "IN",
        "Annapurna Hospitality Services|Hotel Sangam Residency",
        "food",
        "{n:04d}/{yy}",
        "dd/MM/yyyy",
        lines=(4, 16),
        own=False,
        grouped=False,
        units="No Case Kg Mtr Ltr Roll Set",
    ),
    Setup("a4", "ubuntu", 9, 60),
)
def caterer(paper: Paper, pen: Pen) -> None:
    """A hotel's indent: two columns of goods without prices, quantity and unit in one."""
    pen.text(pen.middle, paper.buyer, size=15, bold=True, side="c")
    pen.y += 20
    pen.text(pen.middle, " ".join(paper.home), size=8, side="c")
    pen.y += 22
    pen.text(pen.left, f"Purchase Order No : {paper.number}")
    pen.text(pen.right, f"Date : {paper.ordered}", side="r")
    pen.y += 15
    pen.text(pen.left, f"M/s. {paper.order.seller.name}, {paper.order.seller.city}")
    pen.text(pen.right, f"Supply on : {paper.wanted}", side="r")
    pen.y += 22
    rows = paper.rows("pos text measured")
    table(pen, "S.No:8c|Name of the Item:62|Qty Required:20r", rows, Look("heads rows frame poles"))
    pen.y += 26
    pen.text(pen.left, "Store Keeper")
    pen.text(pen.middle, "Chef", side="c")
    pen.text(pen.right, "F & B Manager", side="r")
