"""More printed orders from the United States: hospitals, school districts, sheets, printers' queues."""

from typing import Any

from clerkwork.training.layouts.exam import Paper
from clerkwork.training.layouts.expected import envelope, expected_order
from clerkwork.training.layouts.kinds import Document, Layout

from .catalogue import Prints, a_paper
from .columns import Look, sums, table
from .customers import Customer
from .pen import Pen, Setup, printed

PRINTED = Prints()


@PRINTED.sheet(
    "hospital",
    Customer(
        "US",
        "St. Brigid Regional Hospital|Mercy Valley Medical Center",
        "medical",
        "{n:06d}-00",
        "MM/dd/yyyy",
        places=0,
        lines=(3, 34),
        codes="#####-##|0######",
        unit="Main Dock",
    ),
    Setup("letter", "courier", 8, 36, strokes="words"),
)
def hospital(paper: Paper, pen: Pen) -> None:
    """A hospital's materials system: each line in two rows, numbers above, names below."""
    pen.text(pen.left, paper.buyer.upper(), size=11, bold=True)
    pen.text(pen.right, "PURCHASE ORDER", size=11, bold=True, side="r")
    pen.y += 20
    facts = [("PO NUMBER", paper.number), ("PO DATE", paper.ordered), ("BUYER", "L. CARDENAS"),
             ("PHONE", paper.order.buyer.phone), ("DELIVERY DATE", paper.wanted)]  # fmt: skip
    pen.pairs(pen.right - 210, facts, 90)
    pen.y = pen.lines(pen.left, paper.home) + 46
    below = pen.lines(pen.left, paper.vendor, head="VENDOR:")
    pen.y = max(below, pen.lines(pen.middle, paper.ship_to, head="SHIP TO:")) + 14

    def two(cells: list[str], below: str) -> None:
        for cell, stop, side in zip(
            cells, (0, 34, 112, 254, 262, 392, 532), "lllrlrr", strict=True
        ):
            pen.text(pen.left + stop, cell, side=side)
        pen.text(pen.left + 34, below, y=pen.y + 10)
        pen.y += 25

    def top() -> None:
        pen.rule(pen.left, pen.right)
        pen.y += 3
        two(
            ["LINE", "ITEM", "VENDOR ITEM", "QTY", "UOM", "UNIT COST", "EXTENDED COST"],
            "DESCRIPTION",
        )
        pen.rule(pen.left, pen.right)
        pen.y += 5

    pen.again = top
    top()
    for row in paper.rows("pos buyer_sku sku quantity uom price amount full"):
        pen.need(30)
        two(row[:7], row[7].upper())
    pen.rule(pen.left, pen.right)
    pen.y += 6
    pen.text(pen.left, "** TOTAL ORDER **", bold=True)
    pen.text(pen.left + 532, paper.total, bold=True, side="r")
    pen.foot("PAGE {page} OF {pages}", "r")


@PRINTED.sheet(
    "template",
    Customer(
        "US",
        "Crabtree Lawn Service|Ironwood Escape Rooms LLC|Little Acorns Daycare",
        "office",
        "{n}",
        "MMMM d, yyyy",
        tax=True,
        freight=True,
        lines=(1, 6),
        codes="####|####",
    ),
    Setup("letter", "ubuntu", 9, 50),
)
def template(paper: Paper, pen: Pen) -> None:
    """The sheet that comes with an office program: blue bars, a band of terms, empty rows, a notes box."""
    pen.text(pen.left, paper.buyer, size=16, ink="#3b4e87")
    pen.text(pen.right, "PURCHASE ORDER", size=20, bold=True, side="r", ink="#8ea0cc")
    pen.lines(pen.left, [*paper.home, f"Phone: {paper.order.buyer.phone}"], y=pen.y + 24)
    for at, (label, value) in enumerate([("DATE", paper.ordered), ("PO #", paper.number)]):
        pen.text(pen.right - 120, label, y=pen.y + 30 + at * 17, side="r")
        pen.box(pen.right - 112, pen.y + 27 + at * 17, 112, 17)
        pen.text(pen.right - 56, value, y=pen.y + 31 + at * 17, side="c")
    pen.y += 82
    half = pen.middle + 10
    for x, head, place in ((pen.left, "VENDOR", paper.vendor), (half, "SHIP TO", paper.ship_to)):
        pen.box(x, pen.y, 240, 15, fill="#3b4e87", edge=0)
        pen.text(x + 4, head, y=pen.y + 3, bold=True, ink="#ffffff")
        pen.lines(x + 4, place, y=pen.y + 19)
    pen.y += 86
    look = Look("rows frame poles", fill="#3b4e87", ink="#ffffff")
    when = [[paper.order.buyer.person, "Your truck", "Job site", f"Need by {paper.wanted}"]]
    table(pen, "REQUISITIONER:24|SHIP VIA:22|F.O.B.:22|SHIPPING TERMS:32", when, look)
    pen.y += 10
    rows = paper.rows("item text quantity price amount")
    blank = [["", "", "", "", "-"] for _ in range(max(0, 9 - len(rows)))]
    spec = "ITEM #:14c|DESCRIPTION:48|QTY:8c|UNIT PRICE:14r|TOTAL:16r"
    table(pen, spec, [*rows, *blank], look)
    start = pen.y
    found = [("SUBTOTAL", paper.subtotal), ("TAX", paper.tax), ("SHIPPING", paper.freight), ("OTHER", "-"),
             ("TOTAL", f"$ {paper.total}")]  # fmt: skip
    sums(pen, found, pen.right - 140)
    paper.shown.add("unclear_currency")
    pen.box(pen.left, start + 8, 260, 60)
    pen.text(pen.left + 4, "Comments or Special Instructions", y=start + 11, size=8, bold=True)
    pen.foot(
        "If you have any questions about this purchase order, please contact us.", up=40, size=8
    )


@PRINTED.sheet(
    "district",
    Customer(
        "US",
        "Tri-Rivers Unified School District|Copperas Independent School District",
        "office",
        "24-{n:05d}",
        "MM/dd/yyyy",
        lines=(2, 9),
        units="EACH BOX LB FT GAL ROLL SET",
        unit="Warehouse Receiving",
    ),
    Setup("letter wide", "times", 9, 36),
)
def district(paper: Paper, pen: Pen) -> None:
    """A school district's wide form: quantity first, an account string behind every line."""
    pen.text(pen.middle, paper.buyer, size=14, bold=True, side="c")
    pen.text(pen.middle, ", ".join(paper.home), y=pen.y + 18, side="c")
    pen.text(pen.right, f"P.O. NO. {paper.number}", size=13, bold=True, side="r")
    pen.y += 40
    pen.box(pen.left, pen.y, 240, 76)
    pen.box(pen.left + 240, pen.y, 240, 76)
    pen.box(pen.left + 480, pen.y, 240, 76)
    pen.lines(pen.left + 5, paper.vendor, head="TO:", y=pen.y + 4)
    pen.lines(pen.left + 245, paper.ship_to, head="DELIVER TO:", y=pen.y + 4)
    facts = [("DATE ISSUED", paper.ordered), ("DATE REQUIRED", paper.wanted), ("REQ. NO.", paper.digits(6)),
             ("VENDOR NO.", paper.digits(5)), ("TERMS", "NET 30")]  # fmt: skip
    pen.pairs(pen.left + 485, facts, 90, y=pen.y + 5, bold="label", step=13.5)
    pen.y += 86
    account = f"01-0000-0-1110-1000-4310-{paper.digits(3)}"
    rows = [[*row, account] for row in paper.rows("quantity uom item full price amount")]
    spec = "QUANTITY:8r|UNIT:7c|CATALOG/STOCK NO.:14|DESCRIPTION:35|UNIT COST:10r|EXTENSION:11r|ACCOUNT:25"
    table(pen, spec, rows, Look("heads rows frame poles", size=8.5))
    sums(
        pen,
        [("TOTAL", paper.money(paper.order.total, "sign before"))],
        pen.right - 330,
        right=pen.right - 168,
    )
    paper.shown.add("total")
    pen.y += 18
    pen.rule(pen.left, pen.left + 200)
    pen.text(pen.left, "Authorized Signature", y=pen.y + 3, size=7)
    pen.foot("THIS ORDER IS NOT VALID UNLESS SIGNED. INVOICE IN DUPLICATE. Page {page} of {pages}")


BATCH = Customer("US", "Great Basin Dental Group|Cascadia Veterinary Partners", "medical", "P0{n:04d}",
                 "MM/dd/yy", lines=(1, 4), units="EA BX LB FT GAL RL KT")  # fmt: skip


def one_of_batch(paper: Paper, pen: Pen) -> None:
    pen.text(pen.left, f"Purchase Order {paper.number}", size=16, bold=True)
    pen.text(pen.right, f"Order date {paper.ordered}", side="r")
    pen.y += 30
    pen.lines(pen.left, [paper.buyer, *paper.home])
    pen.lines(pen.middle - 60, paper.vendor, head="Buy-from Vendor")
    pen.lines(pen.right - 150, paper.ship_to, head="Ship-to Address")
    pen.y += 84
    rows = paper.rows("sku text quantity uom price amount")
    spec = (
        "Vendor Item No.:16|Description:42|Quantity:10r|Unit:7|Direct Unit Cost:12r|Line Amount:13r"
    )
    table(pen, spec, rows, Look("heads"))
    sums(pen, [("Total USD", paper.total)], pen.right - 160)
    paper.shown.add("currency")


def batch(seed: int, index: int) -> Document:
    """Two orders of one customer, printed one after the other."""
    papers = [a_paper("second-pdf-batch-us", BATCH, seed, index * 2 + at) for at in range(2)]

    def draw(pen: Pen) -> None:
        for at, paper in enumerate(papers):
            if at:
                pen.turn()
            one_of_batch(paper, pen)

    content = printed(draw, Setup("letter", "noto", 8.5, 44))
    found: list[dict[str, Any]] = [
        expected_order(each.order, each.shown, each.hand) for each in papers
    ]
    return Document(content, "pdf", envelope("", "order", found, batch.__doc__ or ""))


def layouts() -> list[Layout]:
    return [
        *PRINTED.layouts(),
        Layout("second-pdf-batch-us", "pdf", "order", batch, held_back=True),
    ]
