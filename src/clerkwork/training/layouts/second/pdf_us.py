"""Printed orders as they come from the United States."""

from clerkwork.training.layouts.exam import Paper

from .catalogue import Prints
from .columns import Look, sums, table
from .customers import Customer
from .pen import Pen, Setup
from .terms import terms

PRINTED = Prints()


@PRINTED.sheet(
    "suite",
    Customer(
        "US",
        "Paloma Outdoor Goods LLC|Kettle Ridge Brewing Inc.|Vantage Fitness Corp.",
        "office",
        "PO1{n:04d}",
        "M/d/yyyy",
        money="sign before",
        lines=(2, 34),
        tax=True,
        freight=True,
    ),
    Setup("letter", size=9, margin=36),
)
def suite(paper: Paper, pen: Pen) -> None:
    """A cloud suite's print: number below the title, two addresses, a grey head, rate and amount."""
    pen.text(pen.left, paper.buyer, size=12, bold=True)
    pen.lines(pen.left, paper.home, y=pen.y + 18)
    pen.text(pen.right, "Purchase Order", size=22, side="r")
    pen.text(pen.right, f"#{paper.number}", y=pen.y + 28, size=13, bold=True, side="r")
    pen.text(pen.right, paper.ordered, y=pen.y + 46, side="r")
    pen.y += 84
    below = pen.lines(pen.left, paper.vendor, head="Vendor")
    pen.y = max(below, pen.lines(pen.left + 200, paper.ship_to, head="Ship To")) + 12
    facts = [
        ("Terms", paper.order.references["terms"]),
        ("Receive By", paper.wanted),
        ("Shipping Method", "Ground"),
        ("Employee", paper.order.buyer.person),
    ]
    pen.strip(facts, (1, 1, 1, 1.2), high=28)
    pen.y += 10
    rows = paper.rows("item quantity uom text price amount")
    look = Look("heads", fill="#dddddd", pad=4)
    spec = "Item:16|Quantity:9r|Units:8|Description:36|Rate:13r|Amount:14r"
    table(pen, spec, rows, look)
    pen.rule(pen.left, pen.right)
    found = [
        ("Subtotal", paper.subtotal),
        ("Shipping Cost", paper.freight),
        ("Tax Total", paper.tax),
    ]
    sums(pen, [*found, ("Total", paper.total)], pen.right - 150)
    pen.foot("{page} of {pages}", "r")


@PRINTED.sheet(
    "campus",
    Customer(
        "US",
        "Wexford State University|Lake Forest Polytechnic|University of the Plains",
        "medical",
        "UP000{n:05d}",
        "M/d/yyyy",
        units="EA PK LB FT GAL RL KT",
        lines=(1, 9),
        unit="Science Hall Room 214",
    ),
    Setup("letter", "noto", 8, 40),
)
def campus(paper: Paper, pen: Pen) -> None:
    """A university's procurement portal: panels of labels and values, sizes, extended prices."""
    pen.text(pen.left, paper.buyer, size=15, bold=True)
    pen.text(pen.right, "Purchase Order", size=12, side="r")
    pen.y += 28
    pen.box(pen.left, pen.y, pen.right - pen.left, 74)
    pen.pole(pen.middle, pen.y, pen.y + 74)
    pen.y += 5
    left = [("Purchase Order Date", paper.ordered), ("PO/Reference No.", paper.number), ("Revision No.", "0"),
            ("Payment Terms", "0% 0, Net 30"), ("Delivery Date", paper.wanted)]  # fmt: skip
    pen.pairs(pen.left + 5, left, 110, bold="label", step=13)
    person = paper.order.buyer.person
    right = [("Contact", person), ("Email", paper.order.buyer.mail), ("Phone", paper.order.buyer.phone),
             ("F.O.B.", "Destination")]  # fmt: skip
    pen.pairs(pen.middle + 5, right, 70, bold="label", step=13)
    pen.y += 80
    thirds = (pen.right - pen.left) / 3
    bill = [f"{paper.order.buyer.name} Accounts Payable", *paper.home, "invoices@ap.example"]
    pen.lines(pen.left, paper.vendor, head="Supplier")
    pen.lines(pen.left + thirds, [f"Attn: {person}", *paper.ship_to], head="Delivery Address")
    pen.lines(pen.left + 2 * thirds, bill, head="Billing Address")
    pen.y += 84
    rows = [
        [*row[:4], row[4], row[5], row[6]]
        for row in paper.rows("pos text sku uom price quantity amount")
    ]
    spec = "Line No.:6c|Product Description:38|Catalog No.:14|Size / Packaging:10c|Unit Price:11r|Quantity:9r"
    table(pen, f"{spec}|Ext. Price:12r", rows, Look("rows frame", fill="#e8eef5", size=7.5))
    sums(pen, [("Total", f"{paper.total} {paper.code}")], pen.right - 130)
    pen.y += 10
    pen.say(
        "Shipping, handling and tax charges are calculated by the supplier and are estimates only."
        f" The number {paper.order.number} must appear on all invoices and packages.",
        size=6.5,
    )
    pen.foot("Page {page} of {pages}", "c")
    terms(pen, "en")


@PRINTED.sheet(
    "spend",
    Customer(
        "US",
        "Bluebonnet Software Inc.|Meridian Biotech LLC",
        "office",
        "10{n:05d}",
        "MM/dd/yy",
        money="code after",
        lines=(1, 6),
        nation="name",
    ),
    Setup("letter", "fira", 9, 54, strokes="words"),
)
def spend(paper: Paper, pen: Pen) -> None:
    """A spend platform's print: all labels in one column, a need-by date for each line."""
    pen.text(pen.left, f"Purchase Order {paper.number}", size=16)
    pen.y += 34
    facts = [("Status", "Issued - Sent via Email"), ("Order Date", paper.ordered), ("Payment Term", "Net 45"),
             ("Requester", paper.order.buyer.person), ("Department", "Workplace Ops")]  # fmt: skip
    pen.y = pen.pairs(pen.left, facts, 100, step=14) + 10
    top = pen.y
    pen.y = pen.lines(pen.left, paper.vendor, head="Supplier") + 10
    ship = pen.lines(pen.middle, paper.ship_to, head="Shipping", y=top)
    pen.y = max(pen.y, ship + 10)
    pen.y = pen.lines(pen.left, [paper.buyer, *paper.home], head="Bill-To") + 14
    rows = []
    for row in paper.rows("pos text sku due quantity uom price amount"):
        pos, text, sku, due, count, unit, price, amount = row
        rows.append(
            [pos, f"{text}\nSupplier Part Number: {sku}", due, f"{count} {unit}", price, amount]
        )
    table(
        pen,
        "Line:6|Description:38|Need By:11|Qty/Unit:12r|Price:15r|Total:17r",
        rows,
        Look("heads rows"),
    )
    sums(pen, [("Total", paper.total)], pen.right - 160)


@PRINTED.sheet(
    "ledger",
    Customer(
        "US",
        "Sandhill Custom Cabinets|Oberlin Auto Body Inc.|Fairway Turf & Irrigation",
        "site",
        "{n}",
        "M/d/yyyy",
        lines=(1, 7),
        units="ea bx lb ft gal rl st",
    ),
    Setup("letter", "helvetica", 9, 36),
)
def ledger(paper: Paper, pen: Pen) -> None:
    """A small firm's bookkeeping program: little tables in the corner, poles down the whole page."""
    pen.text(pen.right, "Purchase Order", size=18, bold=True, side="r")
    pen.lines(pen.left, [paper.buyer, *paper.home], size=10)
    pen.y += 32
    x = pen.right - 150
    for at, (label, value) in enumerate([("Date", paper.ordered), ("P.O. No.", paper.number)]):
        pen.box(x + at * 75, pen.y, 75, 16)
        pen.box(x + at * 75, pen.y + 16, 75, 20)
        pen.text(x + at * 75 + 37, label, y=pen.y + 4, side="c")
        pen.text(x + at * 75 + 37, value, y=pen.y + 21, side="c")
    pen.y += 60
    for x, head, place in (
        (pen.left, "Vendor", paper.vendor),
        (pen.middle + 20, "Ship To", paper.ship_to),
    ):
        pen.box(x, pen.y, 236, 16)
        pen.box(x, pen.y + 16, 236, 72)
        pen.text(x + 4, head, y=pen.y + 4)
        pen.lines(x + 6, place, y=pen.y + 20)
    pen.y += 104
    pen.strip([("Terms", "Net 30"), ("Expected", paper.wanted), ("Rep", "JM")], (1, 1, 1), high=28)
    pen.y += 12
    rows = paper.rows("item text quantity uom price amount")
    spec = "Item:16|Description:42|Qty:9r|U/M:7c|Rate:12r|Amount:14r"
    table(pen, spec, rows, Look("heads frame poles", bold=False), down_to=640)
    pen.box(pen.right - 170, pen.y, 170, 26)
    pen.text(pen.right - 164, "Total", y=pen.y + 6, size=13, bold=True)
    pen.text(
        pen.right - 4, paper.money(paper.order.total, "sign before"), y=pen.y + 7, size=11, side="r"
    )
    paper.shown.add("total")
    pen.text(pen.left, f"Phone # {paper.order.buyer.phone}", y=pen.y + 40)
