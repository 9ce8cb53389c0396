"""More printed orders of the United States: letters, job sites, blocks, screens printed out."""

from reportlab.lib.colors import HexColor
from reportlab.lib.pagesizes import LETTER
from reportlab.platypus import Flowable, KeepTogether

from .exam import Catalogue, Paper
from .exam_press import Press, between, boxed, filled, ruled, under_heads, white_heads
from .exam_typewriter import Typewriter
from .exam_way import Way

PRINTED = Catalogue("pdf", "pdf")


def oracle_head(press: Press, paper: Paper) -> Flowable:
    """The parties below each other at the left, the numbers in a box at the right."""
    facts = [
        ["Type", "Standard Purchase Order"],
        ["Order", paper.number],
        ["Order Date", paper.ordered],
        ["Created By", paper.order.buyer.person],
        ["Revision", "0"],
    ]
    block = press.grid(facts, (65, 135), ruled("#777777"), wide=200)
    left = [
        press.p([*paper.home, "United States"], head=paper.buyer),
        press.gap(8),
        press.p(paper.vendor, head="Supplier:"),
        press.gap(8),
        press.p(paper.ship_to, head="Ship To:"),
    ]
    return press.grid([[left, block]], (1.6, 1))


@PRINTED.order("oracle-like", Way("US", "dd-MMM-yyyy", money="bare", lines=(2, 12)))
def oracle_like(paper: Paper) -> bytes:
    """A large ERP's print: two rows for a line, needed dates below, a currency in the heads."""
    press = Press("letter", 38, size=8)
    press.foot("Proprietary and Confidential", up=28)
    press.foot("Page {page} of {pages}", "r", up=28)

    def story() -> list[Flowable]:
        top = oracle_head(press, paper)
        terms = [
            ["Customer Acct No.", "Supplier No.", "Payment Terms", "Freight Terms", "FOB"],
            [paper.digits(5), paper.digits(6), "45 NET", "Prepaid", "ORIGIN"],
        ]
        heads = "Line|Part Number / Description|Delivery Date|Quantity|UOM|"
        heads += f"Unit Price\n({paper.code})|Tax|Amount\n({paper.code})"
        rows = [
            [row[0], f"{row[1]}\n{row[2]}", f"Needed:\n{row[3]}", *row[4:7], "N", row[7]]
            for row in paper.rows("pos item full due quantity uom price amount")
        ]
        return [
            top,
            press.gap(),
            press.grid(terms, (1, 1, 1, 1, 1), ruled("#777777"), filled("#dddddd")),
            press.gap(),
            press.p(f"All prices and amounts on this order are expressed in {paper.code}", size=8),
            press.gap(4),
            press.lines(heads, rows, (5, 37, 13, 10, 7, 12, 5, 13), "cllrcrcr", ruled("#777777"),
                        filled("#dddddd")),
            press.sums([(f"Total: ({paper.code})", paper.total)], 0.4, ruled("#777777")),
            press.gap(10),
            press.p("Ship to and bill to contacts are shown once for all lines.", size=7),
        ]  # fmt: skip

    return press.build(story)


@PRINTED.order("blocks", Way("US", "MMM d, yyyy", money="sign before", lines=(1, 5), freight=True))
def blocks(paper: Paper) -> bytes:
    """A procurement network's print: each line a card of labels and values."""
    press = Press("letter", 50, font="noto", size=8.5)

    def card(row: list[str]) -> Flowable:
        pos, item, text, count, price, amount, due = row
        top = [[f"Line {pos}", "", "", amount]]
        facts = [
            ["Description", press.p(text), "Quantity", count],
            ["Supplier part", item, "Unit price", price],
            ["Need by", due, "Commodity", "Goods"],
        ]
        return KeepTogether([
            press.grid(top, (1, 2.4, 1, 1), filled("#eef3f8"), ("ALIGN", (3, 0), (3, 0), "RIGHT"),
                       ("FONT", (0, 0), (-1, -1), press.face(bold=True), 9)),
            press.grid(facts, (1, 2.4, 1, 1), ("TEXTCOLOR", (0, 0), (0, -1), HexColor("#777777")),
                       ("TEXTCOLOR", (2, 0), (2, -1), HexColor("#777777"))),
            press.gap(8),
        ])  # fmt: skip

    def story() -> list[Flowable]:
        found = [("Subtotal", paper.subtotal), ("Shipping", paper.freight)]
        where = [press.p(["Deliver to", *paper.ship_to]), press.p(["Supplier", *paper.vendor])]
        when = press.p(["Issued", paper.ordered, "Payment terms", "Net 60"])
        return [
            press.p(paper.buyer, size=10, color="#1f4e79"),
            press.p(f"Purchase order {paper.number}", bold=True, size=17),
            press.gap(10),
            press.grid([[*where, when]], (1.2, 1.2, 0.8), boxed("#cccccc")),
            press.gap(12),
            *map(card, paper.rows("pos sku two measured price amount due")),
            press.sums([*found, ("Order total", paper.total)], 0.4),
        ]

    return press.build(story)


@PRINTED.order("letter", Way("US", "MMMM d, yyyy", money="sign before", units=2, lines=(1, 4)))
def letter(paper: Paper) -> bytes:
    """A letter typed by hand, the goods in a list of sentences."""
    press = Press("letter", 76, top=80, font="times", size=11.5)

    def story() -> list[Flowable]:
        items = [
            f"{row[0]} of your No. {row[1]}, {row[2]}, at {row[3]} apiece"
            for row in paper.rows("measured sku text price")
        ]
        number, day = paper.number, paper.ordered
        place = paper.ship_to
        return [
            press.p([paper.buyer, *paper.home], align="c"),
            press.gap(26),
            press.p(day),
            press.gap(14),
            press.p([*paper.vendor]),
            press.gap(14),
            press.p(f"Re: Our Purchase Order No. {number}", bold=True),
            press.gap(12),
            press.p("Dear Sir or Madam:"),
            press.gap(8),
            press.p("Please enter our order for the following goods:"),
            press.gap(6),
            *[press.p(f"{chr(97 + at)})  {text}") for at, text in enumerate(items)],
            press.gap(8),
            press.p(f"We understand the total to be {paper.total}, freight allowed."),
            press.gap(8),
            press.p("Ship the goods to:"),
            press.grid([["", press.p(place)]], (1, 8)),
            press.gap(8),
            press.p(f"We need them no later than {paper.wanted}."),
            press.gap(16),
            press.p(["Very truly yours,", "", "", paper.order.buyer.person, "Purchasing Agent"]),
        ]

    return press.build(story)


@PRINTED.order("job-site", Way("US", "M/d/yy", lines=(2, 11), tax=True))
def job_site(paper: Paper) -> bytes:
    """A contractor's order: job, phase and cost code beside each line; black heads."""
    press = Press("letter", 40, size=8.5)

    def story() -> list[Flowable]:
        job, phase = f"{paper.digits(2)}-{paper.digits(3)}", paper.digits(4)
        facts = [
            ["P.O. #", paper.number, "JOB #", job],
            ["DATE", paper.ordered, "SUPERINTENDENT", paper.order.ship_to.person],
            ["DATE REQUIRED", paper.wanted, "SALESPERSON", paper.order.seller.person],
        ]
        rows = [
            [*row[:4], phase, f"{3000 + at * 50}", *row[4:]]
            for at, row in enumerate(paper.rows("quantity uom item text price amount"))
        ]
        heads = "QTY|U/M|ITEM|DESCRIPTION|PHASE|COST CODE|PRICE|EXTENSION"
        found = [("SUBTOTAL", paper.subtotal), (f"SALES TAX {paper.rate}%", paper.tax)]
        head = press.p([*paper.home, "General Contractors"], head=paper.buyer, size=10)
        return [
            press.grid([[head, press.p("PURCHASE ORDER", bold=True, size=18, align="r")]], (1, 1)),
            press.gap(8),
            press.grid(facts, (1, 1.4, 1.2, 1.6), ruled()),
            press.gap(8),
            press.grid(
                [["TO", "DELIVER TO JOBSITE"], [press.p(paper.vendor), press.p(paper.ship_to)]],
                (1, 1), ruled(), filled("#000000"), white_heads(),
            ),
            press.gap(8),
            press.lines(heads, rows, (8, 6, 13, 35, 8, 9, 10, 12), "rcllccrr", ruled(),
                        filled("#000000"), ink="#ffffff"),
            press.sums([*found, ("TOTAL", paper.total)], 0.32, ruled()),
            press.gap(10),
            press.p("No charges for cartage, crating or packing will be allowed. Call 24 hours "
                    "before delivery. Deliveries 7:00 AM - 2:30 PM only.", size=7.5),
        ]  # fmt: skip

    return press.build(story)


@PRINTED.order("typed", Way("US", "M-d-yyyy", units=1, lines=(1, 6), grouped=False))
def typed(paper: Paper) -> bytes:
    """A form with ruled lines, filled in on a typewriter."""
    sheet = Typewriter(LETTER)
    sheet.print(300, 60, "PURCHASE ORDER", size=16, bold=True)
    sheet.print(54, 60, paper.buyer, size=11, bold=True)
    for at, text in enumerate(paper.home):
        sheet.print(54, 74 + at * 11, text, size=8)
    labels = {"No.": paper.number, "Date": paper.ordered, "Date wanted": paper.wanted}
    for at, (label, text) in enumerate(labels.items()):
        sheet.field(350, 92 + at * 20, label, text, 200)
    for at, text in enumerate(paper.vendor):
        sheet.field(54, 160 + at * 18, "TO" if at == 0 else "", text, 230)
    for at, text in enumerate(paper.ship_to):
        sheet.field(320, 160 + at * 18, "SHIP TO" if at == 0 else "", text, 230)
    stops = (54, 110, 160, 255, 420, 490, 560)
    heads = "QUANTITY|UNIT|CATALOG NO.|DESCRIPTION|UNIT PRICE|AMOUNT"
    sheet.table(
        stops,
        262,
        heads,
        paper.rows("quantity uom sku text price amount"),
        sides="rllLrr",
        least=12,
    )
    sheet.field(400, 262 + 14 * 20, "TOTAL", paper.total, 160)
    sheet.field(54, 700, "Approved by", paper.order.buyer.person, 230)
    return sheet.finish()


@PRINTED.order("schedule", Way("US", "MM/dd/yyyy", lines=(2, 8), nation="capitals", places=0))
def schedule(paper: Paper) -> bytes:
    """An automotive supplier's order: tinted heads of two rows, quantities in the middle."""
    press = Press("letter wide", 36, size=8)

    def story() -> list[Flowable]:
        rows = paper.rows("tens buyer_sku sku text uom price quantity due amount")
        heads = [
            ["PO", "PART NUMBER", "", "PART", "", "UNIT", "DELIVERY", "", "EXTENDED"],
            ["ITEM", "CUSTOMER", "SUPPLIER", "DESCRIPTION", "UM", "PRICE", "QTY", "DUE", "VALUE"],
        ]
        bold = ("FONT", (0, 0), (-1, 1), press.face(bold=True), 7.5)
        spans = [("SPAN", (1, 0), (2, 0)), ("SPAN", (6, 0), (7, 0))]
        center = ("ALIGN", (0, 0), (-1, 1), "CENTER")
        right = [("ALIGN", (at, 2), (at, -1), "RIGHT") for at in (5, 6, 8)]
        tint = ("BACKGROUND", (0, 0), (-1, 1), HexColor("#cfdceb"))
        body = [[press.p(each) if at == 3 else each for at, each in enumerate(r)] for r in rows]
        box = [press.p(paper.ship_to, head="SHIP TO LOCATION")]
        seller = [press.p(paper.vendor, head="SUPPLIER"), press.p(f"Code {paper.digits(5)}")]
        top = [press.p([paper.buyer, *paper.home]), seller, box]
        return [
            press.grid([["PRODUCTION PURCHASE ORDER", f"PO {paper.number}", paper.ordered]],
                       (2, 1, 1), under_heads(), ("FONT", (0, 0), (-1, 0), press.face(bold=True), 12)),
            press.gap(8),
            press.grid([top], (1, 1, 1)),
            press.gap(8),
            press.grid([*heads, *body], (5, 12, 12, 32, 5, 9, 8, 10, 11), ruled("#8899aa"), bold,
                       *spans, center, tint, *right, repeat=2),
            press.gap(6),
            press.p(f"TOTAL ORDER VALUE {paper.code} {paper.total}", bold=True, align="r"),
            press.gap(10),
            press.p("Deliveries more than 3 days early or 0 days late affect the supplier rating."),
        ]  # fmt: skip

    return press.build(story)


@PRINTED.order(
    "notes-first", Way("US", "MMM dd, yyyy", money="sign before", lines=(1, 9), freight=True)
)
def notes_first(paper: Paper) -> bytes:
    """A shop's order: a paragraph of instructions first, the address at the very end."""
    press = Press("letter", 54, font="fira", size=9)

    def story() -> list[Flowable]:
        heads = "SKU|Product|Cost|Qty|Line total"
        rows = paper.rows("item two price measured amount")
        head = f"{paper.buyer} — Purchase Order {paper.number}"
        return [
            press.p(head, bold=True, size=14),
            press.p(f"Created {paper.ordered} by {paper.order.buyer.person}", color="#777777"),
            press.gap(8),
            press.p("Please confirm by email within two business days. Do not substitute without "
                    "asking us first. Back orders older than 30 days are cancelled."),
            press.gap(10),
            press.lines(heads, rows, (15, 45, 12, 12, 14), "llrrr", between("#dddddd"),
                under_heads("#dddddd")),
            press.gap(4),
            press.sums([("Items", paper.subtotal), ("Shipping", paper.freight), ("Total", paper.total)],
                0.35),
            press.gap(14),
            press.grid([[press.p(paper.ship_to, head="Ship to"), press.p(paper.vendor, head="Supplier")]],
                (1, 1)),
        ]  # fmt: skip

    return press.build(story)
