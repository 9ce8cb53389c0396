"""Printed orders as they come from Britain and Ireland."""

from clerkwork.training.layouts.exam import Paper

from .catalogue import Prints
from .columns import Look, sums, table
from .customers import Customer
from .pen import Pen, Setup
from .terms import terms

PRINTED = Prints()


@PRINTED.sheet(
    "contractor",
    Customer(
        "GB",
        "Hollis & Dray Construction Ltd|Peverell Homes Limited",
        "site",
        "HD{yy}/{n:05d}",
        "dd-MMM-yy",
        base=True,
        places=2,
        lines=(2, 9),
        unit="Plot 14, Meadow View",
    ),
    Setup("a4", "helvetica", 8, 34),
)
def contractor(paper: Paper, pen: Pen) -> None:
    """A builder's costing program: site, phase and cost code, prices per hundred, call-off notes."""
    pen.box(pen.left, pen.y, pen.right - pen.left, 40)
    pen.text(pen.left + 6, paper.buyer, y=pen.y + 6, size=14, bold=True)
    pen.text(pen.left + 6, ", ".join(paper.home), y=pen.y + 25, size=7)
    pen.text(pen.right - 6, "PURCHASE ORDER", y=pen.y + 10, size=14, side="r")
    pen.y += 50
    facts = [("Order Number:", paper.number), ("Order Date:", paper.ordered),
            ("Contract:", f"C{paper.digits(4)}"),
             ("Required on Site:", paper.wanted), ("Site Contact:", paper.order.buyer.person),
             ("Site Tel:", paper.order.buyer.phone)]  # fmt: skip
    pen.pairs(pen.right - 190, facts, 80, bold="label", step=12)
    pen.y = pen.lines(pen.left, ["To:", *paper.vendor]) + 8
    pen.y = max(pen.lines(pen.left, paper.ship_to, head="Deliver to:"), pen.y + 10) + 12
    pen.say(
        "Please supply and deliver the undermentioned materials in accordance with our conditions of order."
    )
    pen.y += 6
    cost = f"{paper.digits(2)}/{paper.digits(3)}"
    rows = [
        [*row[:7], row[7], cost]
        for row in paper.rows("pos sku text quantity uom price base amount")
    ]
    spec = "Item:5c|Supplier Ref:12|Description:35|Qty:10r|Unit:7c|Price:9r|Per:5r|Value:11r|Cost Code:9c"
    table(pen, spec, rows, Look("heads frame", fill="#efefef", size=7.5))
    sums(pen, [("Order Value (excl. VAT) £", paper.total)], pen.right - 210)
    paper.shown.add("unclear_currency")
    pen.y += 12
    pen.say(
        "Deliveries 08:00 to 15:30, none on Saturdays. Driver to report to site office. Bricks"
        " and blocks to be offloaded by crane.",
        size=7,
    )
    pen.foot("Page {page} of {pages}", "r")


@PRINTED.sheet(
    "trust",
    Customer(
        "GB",
        "Severn Vale NHS Foundation Trust|Wharfedale Teaching Hospitals NHS Trust",
        "medical",
        "4{n:06d}{yy}",
        "dd/MM/yyyy",
        lines=(4, 44),
        codes="@@@######-####-##|###-####",
        units="EACH BOX KG MTR LTR ROLL SET",
        unit="Receipt & Distribution",
        tax=True,
    ),
    Setup("a4", "noto", 7.5, 30),
)
def trust(paper: Paper, pen: Pen) -> None:
    """A health trust's official order: long part numbers that break in a narrow column."""
    pen.again = lambda: pen.say(f"Official order {paper.order.number}, continued", size=8)
    pen.text(pen.left, "OFFICIAL ORDER", size=16, bold=True)
    pen.text(pen.right, paper.buyer, size=11, bold=True, side="r")
    pen.y += 26
    pen.strip([("Order Number (quote on all correspondence)", paper.number), ("Order Date", paper.ordered),
               ("Delivery Required By", paper.wanted), ("Requisition Point", f"WD{paper.digits(3)}")],
              (1.6, 1, 1, 1))  # fmt: skip
    pen.y += 8
    third = (pen.right - pen.left) / 3
    for at, (head, place) in enumerate((
        ("Supplier", paper.vendor), ("Deliver To", paper.ship_to),
        ("Invoice To", [paper.order.buyer.name, "Accounts Payable", *paper.home]))):  # fmt: skip
        pen.box(pen.left + at * third, pen.y, third - 4, 80)
        pen.lines(pen.left + at * third + 4, place, head=head, y=pen.y + 4)
    pen.y += 90
    rows = [
        [*row[:6], row[6], f"{paper.rate}.0", row[7]]
        for row in paper.rows("pos sku buyer_sku full quantity uom price amount")
    ]
    spec = (
        "Line:5c|Supplier Part No:9|Our Ref:9|Description:31|Qty:7r|UOI:7c|Unit Price:9r|"
        "VAT %:6r|Net Value:10r"
    )
    table(pen, spec, rows, Look("heads rows frame poles", fill="#d7e6f5", pad=2))
    found = [("Net Total", paper.subtotal), ("VAT Total", paper.tax)]
    sums(pen, [*found, (f"Gross Total {paper.code}", paper.total)], pen.right - 150)
    pen.y += 8
    pen.say("This order is subject to the NHS terms and conditions for the supply of goods (purchase order"
            " version). Goods will only be accepted Monday to Friday 07:30 to 15:00.", size=6.5)  # fmt: skip
    pen.foot("Sheet {page} of {pages}", "l")


@PRINTED.sheet(
    "central",
    Customer(
        "GB",
        "Quillfeather Publishing Ltd|Tamworth Precision Castings Ltd",
        "works",
        "PUR-{n:05d}",
        "d MMMM yyyy",
        lines=(1, 8),
        nation="name",
        codes="@####|1###-@",
    ),
    Setup("a4", "ubuntu", 8.5, 48),
)
def central(paper: Paper, pen: Pen) -> None:
    """A business program for smaller firms: addresses right, three columns of labels, then the goods."""
    pen.lines(pen.left, paper.vendor)
    pen.lines(pen.right, [paper.buyer, *paper.home], side="r")
    pen.y += 84
    pen.text(pen.left, f"Purchase Order {paper.number}", size=17, bold=True)
    pen.y += 30
    columns = [
        [("Document Date", paper.ordered), ("Purchaser", paper.order.buyer.person)],
        [
            ("Your Reference", paper.order.references["quote_ref"]),
            ("Payment Terms", "1 Month/8 days"),
        ],
        [("Expected Receipt Date", paper.wanted), ("Shipment Method", "Ex Warehouse")],
    ]
    for at, pairs in enumerate(columns):
        y = pen.y
        for label, value in pairs:
            pen.text(pen.left + at * 170, label, y=y, bold=True)
            y = pen.text(pen.left + at * 170, value, y=y + 11) + 4
    pen.y += 62
    below = pen.lines(pen.left, paper.ship_to, head="Ship-to Address")
    pen.y = below + 14
    rows = paper.rows("buyer_sku sku text quantity uom price amount")
    spec = "No.:10|Vendor Item No.:13|Description:32|Quantity:10r|Unit of Measure:11|Direct Unit Cost:11r"
    table(pen, f"{spec}|Line Amount:13r", rows, Look("heads"))
    pen.rule(pen.left, pen.right)
    sums(pen, [(f"Total {paper.code} Excl. VAT", paper.total)], pen.right - 190)
    pen.foot(f"VAT Reg. No. {paper.company_number('GB')}   {paper.order.buyer.mail}", "l", up=40)
    pen.foot("Page {page} / {pages}", "r", up=40)
    terms(pen, "en")


@PRINTED.sheet(
    "parish",
    Customer(
        "GB",
        "Little Snoring Parish Council|St Oswin's Village Hall Trust",
        "office",
        "{n}/{yy}",
        "d MMMM yyyy",
        lines=(1, 4),
        money="sign before",
        own=False,
        codes="@@###|@@###",
    ),
    Setup("a4", "times", 11.5, 72),
)
def parish(paper: Paper, pen: Pen) -> None:
    """A letter of a clerk to a council: goods in sentences, the number in the reference."""
    pen.lines(pen.right, [paper.buyer, *paper.home], side="r")
    pen.y += 92
    pen.y = pen.lines(pen.left, paper.vendor) + 16
    pen.text(pen.left, paper.ordered)
    pen.y += 22
    pen.text(pen.left, f"Our order no. {paper.number}", bold=True)
    pen.y += 26
    pen.say("Dear Sir or Madam,")
    pen.y += 8
    pen.say("Further to our telephone call this morning I confirm that we would like to order the following"
            " from your catalogue:")  # fmt: skip
    pen.y += 8
    for count, text, code, price in paper.rows("quantity text sku price"):
        pen.say(f"{count} x {text}, your reference {code}, at {price} each", x=pen.left + 24)
        pen.y += 3
    pen.y += 8
    pen.say(f"I make the total {paper.total} before VAT. We should be glad of delivery by"
            f" {paper.wanted}; the hall is open on weekday mornings.")  # fmt: skip
    pen.y += 8
    pen.say("Please send your invoice to me at the same address.")
    pen.y += 18
    pen.lines(pen.left, ["Yours faithfully,", "", "", paper.order.buyer.person, "Clerk"])


@PRINTED.sheet(
    "hotel",
    Customer(
        "GB",
        "The Rookery Hotel & Spa|Fallowfield Manor Hotels Ltd",
        "food",
        "RK-{n:06d}",
        "EEE dd MMM yyyy",
        lines=(3, 40),
        unit="Goods In, Service Yard",
        codes="######|#####",
    ),
    Setup("a4", "fira", 8.5, 40),
)
def hotel(paper: Paper, pen: Pen) -> None:
    """A hotel's purchasing platform: pack and quantity before the goods, no lines but a striped ground."""
    pen.box(0, 0, pen.wide, 60, fill="#27364a", edge=0)
    pen.text(pen.left, paper.buyer, y=16, size=16, ink="#ffffff")
    pen.text(pen.right, f"Order {paper.number}", y=20, size=12, ink="#ffffff", side="r")
    pen.y = 76
    facts = [
        ("Placed", paper.ordered),
        ("Deliver on", paper.wanted),
        ("Placed by", paper.order.buyer.person),
    ]
    pen.pairs(pen.left, facts, 60, bold="label", step=13)
    pen.lines(pen.left + 210, paper.vendor, head="Supplier")
    pen.y = pen.lines(pen.left + 370, paper.ship_to, head="Delivery address") + 16
    rows = paper.rows("quantity uom item text price amount")
    look = Look("none", zebra="#f0f3f6", pad=4)
    table(
        pen,
        "Qty:8r|Pack:9|Product code:14|Product:40|Unit price (£):14r|Line total (£):15r",
        rows,
        look,
    )
    paper.shown.add("unclear_currency")
    sums(pen, [("Items", str(len(rows))), ("Order total (£) ex VAT", paper.total)], pen.right - 190)
    pen.foot(
        "Prices are those agreed at the time of ordering. Substitutions only after a call.", "l"
    )


@PRINTED.sheet(
    "county",
    Customer(
        "IE",
        "Ballinakill County Council|Slieve Bloom Education & Training Board",
        "office",
        "PO/{n:06d}",
        "dd/MM/yyyy",
        lines=(1, 8),
        tax=True,
        nation="name",
        money="sign before",
    ),
    Setup("a4", "noto", 8.5, 46, strokes="signs"),
)
def county(paper: Paper, pen: Pen) -> None:
    """An Irish public body's order in two tongues, each line with its own rate and sum."""
    pen.text(pen.left, paper.buyer, size=13, bold=True)
    pen.text(pen.right, "Ordú Ceannaigh / Purchase Order", size=11, side="r")
    pen.y += 26
    facts = [("Uimh. Ordaithe / Order No.", paper.number), ("Dáta / Date", paper.ordered),
             ("Le seachadadh / Deliver by", paper.wanted),
             ("Soláthróir / Supplier ID", paper.digits(6))]  # fmt: skip
    pen.strip(facts, (1.3, 1, 1.2, 1), high=32)
    pen.y += 12
    pen.lines(pen.left, paper.vendor, head="Soláthróir / Supplier")
    pen.lines(pen.middle + 20, paper.ship_to, head="Seachadadh chuig / Deliver to")
    pen.y += 92
    rows = [
        [row[0], f"{row[1]}\n{row[2]}", *row[3:5], row[5], f"{paper.rate}%", row[6]]
        for row in paper.rows("pos text item quantity uom price amount")
    ]
    spec = "Line:6c|Description / Product code:40|Qty:9r|UOM:8c|Price:14r|VAT:7r|Amount:16r"
    table(pen, spec, rows, Look("heads rows", thick=1))
    found = [
        ("Total excl. VAT", paper.subtotal),
        ("VAT", paper.tax),
        ("Iomlán / Total", paper.total),
    ]
    sums(pen, found, pen.right - 190)
    pen.y += 16
    pen.say(
        f"Invoices without a valid purchase order number will be returned. {paper.buyer},"
        f" {', '.join(paper.home)}",
        size=7,
    )
    pen.foot("Leathanach / Page {page} / {pages}")
