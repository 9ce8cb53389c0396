"""Printed orders as they come from Canada and Australia."""

from dataclasses import replace

from clerkwork.training.layouts.exam import Paper, one_line
from clerkwork.training.layouts.vocabulary import dice

from .catalogue import Prints
from .columns import Look, sums, table
from .customers import Customer
from .pen import Pen, Setup
from .terms import terms

PRINTED = Prints()


@PRINTED.sheet(
    "accounting",
    Customer(
        "CA",
        "Copper Cliff Welding Ltd.|Northern Lights Bakery Inc.",
        "works",
        "PO{n:010d}",
        "MMM d, yyyy",
        lines=(1, 9),
        tax=True,
        freight=True,
        places=2,
    ),
    Setup("letter", "helvetica", 8.5, 38),
)
def accounting(paper: Paper, pen: Pen) -> None:
    """A Canadian accounts program: sums in a box with the sales tax, registration number at the foot."""
    pen.text(pen.middle, paper.buyer, size=14, bold=True, side="c")
    pen.text(pen.middle, ", ".join(paper.home), y=pen.y + 19, side="c")
    pen.y += 40
    pen.text(pen.left, "PURCHASE ORDER", size=13, bold=True)
    pen.pairs(pen.right - 170, [("Order No.", paper.number), ("Order Date", paper.ordered),
            ("Page", str(pen.page))],
              70, bold="label")  # fmt: skip
    pen.y += 44
    pen.box(pen.left, pen.y, 260, 76)
    pen.box(pen.middle + 8, pen.y, pen.right - pen.middle - 8, 76)
    pen.lines(pen.left + 5, paper.vendor, head="Vendor:", y=pen.y + 4)
    pen.lines(pen.middle + 13, paper.ship_to, head="Ship To:", y=pen.y + 4)
    pen.y += 84
    pen.strip([("Expected Arrival", paper.wanted), ("Ship Via", "Manitoulin"), ("FOB", "Prepaid"),
               ("Vendor No.", f"V{paper.digits(4)}")], (1, 1, 1, 1), high=26)  # fmt: skip
    rows = paper.rows("item text quantity uom price amount")
    spec = "Item No.:16|Description:38|Qty. Ordered:12r|UOM:7c|Unit Cost:12r|Extended Cost:14r"
    table(pen, spec, rows, Look("heads frame poles", bold=False), down_to=520)
    found = [("Subtotal", paper.subtotal), ("Freight", paper.freight), ("HST 13%", paper.tax)]
    sums(pen, [*found, (f"Total Order ({paper.code})", paper.total)], pen.right - 190)
    pen.foot(f"HST Registration No. {paper.digits(9)} RT0001", "l")
    terms(pen, "en")


@PRINTED.sheet(
    "mine",
    Customer(
        "CA",
        "Kirkland Basin Mining Corp.|Athabasca Minerals Ltd.",
        "works",
        "51{n:05d}",
        "dd-MMM-yyyy",
        money="bare",
        lines=(2, 6),
        own=False,
        codes="####.####|2#######",
    ),
    Setup("letter wide", "fira", 8, 34, strokes="words"),
)
def mine(paper: Paper, pen: Pen) -> None:
    """A mining company's order: each line is promised for its own day and shipped to its own site."""
    sites = places_of(paper, "CA")
    pen.text(pen.left, paper.buyer, size=13, bold=True)
    pen.text(pen.right, f"Standard Purchase Order {paper.number}, 0", size=13, side="r")
    pen.y += 24
    facts = [("Order", paper.number), ("Revision", "0"), ("Creation Date", paper.ordered),
             ("Created By", paper.order.buyer.person), ("Currency", paper.code)]  # fmt: skip
    pen.pairs(pen.left, facts, 80, step=12)
    pen.lines(pen.left + 240, paper.vendor, head="Supplier:")
    pen.lines(pen.left + 470, [paper.order.buyer.name, *paper.home], head="Bill To:")
    pen.y += 76
    rows: list[list[str] | str] = []
    for row, site in zip(
        paper.rows("pos buyer_sku sku text due quantity uom price amount"), sites, strict=True
    ):
        pos, ours, theirs, text, due, count, unit, price, amount = row
        rows.append(
            [pos, ours, f"{text}\nSupplier Item: {theirs}", due, count, unit, price, amount]
        )
        rows.append(f"Ship To: {site}")
    spec = (
        "Line:5c|Part Number:11|Description:42|Promised Date:12|Quantity:10r|UOM:6c|"
        "Unit Price:11r|Amount:12r"
    )
    table(pen, spec, rows, Look("heads", fill="#e9e9e9", note=2))
    pen.rule(pen.left, pen.right)
    sums(pen, [(f"Total: {paper.code}", paper.total)], pen.right - 150)
    pen.foot("Proprietary and Confidential    Page {page} of {pages}", "r")


def places_of(paper: Paper, area: str, *, grouped: bool = False) -> list[str]:
    """Gives each line of the paper one of two sites of the buyer, told as one text each.

    `grouped` puts the lines of the first site before those of the second.
    """
    towns = Customer(area, "", "works", "", "")
    sites = [
        towns.place(paper.order.buyer.name, dice(f"{paper.order.buyer.street}/{at}"))
        for at in range(2)
    ]
    lines = [replace(each, place=sites[each.position % 2]) for each in paper.order.lines]
    if grouped:
        lines.sort(key=lambda line: line.position % 2)
    paper.order = replace(paper.order, lines=tuple(lines))
    paper.shown.add("place")
    return [one_line(each.place, paper.hand) for each in lines if each.place]


@PRINTED.sheet(
    "college",
    Customer(
        "AU",
        "Redgum Secondary College|St Columba's Primary School",
        "office",
        "P{yy}-{n:04d}",
        "d MMM yyyy",
        lines=(1, 8),
        tax=True,
        unit="Front Office",
        money="sign before",
    ),
    Setup("a4", "ubuntu", 9, 46),
)
def college(paper: Paper, pen: Pen) -> None:
    """A school's order: ABN in the letterhead, a line for the budget, GST in a column."""
    pen.text(pen.left, paper.buyer, size=15, bold=True)
    pen.text(
        pen.left,
        f"{', '.join(paper.home)}   ABN {paper.company_number('AU')}",
        y=pen.y + 19,
        size=8,
    )
    pen.y += 42
    pen.rule(pen.left, pen.right, thick=1.5)
    pen.y += 8
    pen.text(pen.left, "PURCHASE ORDER", size=13, bold=True)
    pen.text(pen.right, f"Order Number: {paper.number}", size=11, bold=True, side="r")
    pen.y += 24
    pen.lines(pen.left, paper.vendor, head="Supplier")
    pen.lines(pen.left + 190, paper.ship_to, head="Deliver to")
    facts = [("Date:", paper.ordered), ("Required by:", paper.wanted),
            ("Ordered by:", paper.order.buyer.person),
             ("Budget:", "Curriculum 41-322")]  # fmt: skip
    pen.pairs(pen.right - 160, facts, 66)
    pen.y += 82
    tax = paper.order.tax_rate / 100
    rows = [
        [*cells, paper.money(line.amount * tax), paper.line(line).amount]
        for cells, line in zip(
            paper.rows("sku text quantity uom price"), paper.order.lines, strict=True
        )
    ]
    spec = (
        "Supplier Code:14|Item:36|Qty:8r|Unit:8|Unit Price (ex GST):13r|GST:10r|Amount (ex GST):13r"
    )
    table(pen, spec, rows, Look("heads rows frame", fill="#dfeadf"))
    found = [("Subtotal", paper.subtotal), ("GST (10%)", paper.tax), ("Total inc GST", paper.total)]
    sums(pen, found, pen.right - 160)
    pen.y += 22
    pen.text(pen.left, "Approved: ______________________   Position: Business Manager")
    pen.foot("Please quote our order number on your tax invoice and delivery docket.")


@PRINTED.sheet(
    "pharmacy",
    Customer(
        "AU",
        "Chemist on Wharf Street|Terrigal Day & Night Pharmacy Pty Ltd",
        "medical",
        "{yy}{m:02d}{n:04d}",
        "dd/MM/yy",
        lines=(12, 70),
        discount=True,
        own=False,
        codes="######|#####",
    ),
    Setup("a4", "courier", 8, 40),
)
def pharmacy(paper: Paper, pen: Pen) -> None:
    """A pharmacy's dispensary program: a long list, quantity first, trade discount, no ruled lines."""

    def top() -> None:
        pen.text(pen.left, paper.buyer.upper(), bold=True)
        pen.text(pen.right, f"ORDER {paper.number}", bold=True, side="r")
        pen.text(pen.left, f"ORDERED {paper.ordered}   WANTED {paper.wanted}", y=pen.y + 11)
        pen.text(pen.right, f"PAGE {pen.page} OF {pen.pages}", y=pen.y + 11, side="r")
        pen.y += 28

    pen.again = top
    top()
    pen.y = (
        pen.lines(
            pen.left,
            [
                f"TO: {one_line(paper.order.seller, paper.hand)}",
                f"FROM: {', '.join(paper.home)}  PH {paper.order.buyer.phone}",
            ],
        )
        + 10
    )
    rows = [
        [row[0], row[1], row[2], row[3], f"{row[4]}%" if row[4] else "", row[5]]
        for row in paper.rows("quantity item text price discount amount")
    ]
    spec = "QTY:7r|PDE:11|PRODUCT:48|LIST:10r|DISC:8r|COST:11r"
    table(pen, spec, rows, Look("heads", bold=False, pad=1.5))
    sums(pen, [("LINES", str(len(rows))), ("TOTAL EX GST", paper.total)], pen.right - 150)


@PRINTED.sheet(
    "station",
    Customer(
        "AU",
        "Mulga Downs Pastoral Co|Kanandah Station",
        "farm",
        "{n:04d}",
        "d/MM/yyyy",
        lines=(1, 7),
        own=False,
        units="ea bag kg m L roll set",
    ),
    Setup("a4", "times", 10, 56),
)
def station(paper: Paper, pen: Pen) -> None:
    """A cattle station's order book, typed into: dotted lines, no prices, freight instructions."""
    pen.text(pen.left, paper.buyer, size=18, bold=True)
    pen.text(pen.right, f"No. {paper.number}", size=18, side="r")
    pen.text(pen.left, ", ".join(paper.home), y=pen.y + 24)
    pen.y += 56
    for label, value in (
        ("Date", paper.ordered),
        ("To", ", ".join(paper.vendor)),
        ("Wanted by", paper.wanted),
    ):
        pen.text(pen.left, label)
        pen.text(pen.left + 66, value)
        pen.rule(pen.left + 60, pen.right, y=pen.y + 13, thick=0.3)
        pen.y += 22
    pen.y += 10
    rows = paper.rows("quantity uom text item")
    table(pen, "Qty:8r|:9|Please supply:55|Stock no.:20", rows, Look("heads rows", pad=5))
    pen.y += 16
    pen.say("Send by Outback Freighters, Thursday truck. Ring the homestead if anything is short.")
    pen.y += 20
    pen.text(pen.left, f"Signed {paper.order.buyer.person}")
