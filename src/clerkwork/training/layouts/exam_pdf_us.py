"""Printed orders after the forms of offices, schools, shops and factories in the United States."""

from reportlab.lib.colors import HexColor
from reportlab.platypus import Flowable

from .exam import Catalogue, Paper
from .exam_press import Press, between, bold_heads, boxed, columns, filled, ruled, under_heads
from .exam_way import Way

PRINTED = Catalogue("pdf", "pdf")


@PRINTED.order("schools", Way("US", "MM/dd/yyyy", lines=(1, 12)))
def schools(paper: Paper) -> bytes:
    """A school district's form: account codes, quantity first, exempt from tax."""
    press = Press("letter", 36, size=8.5)
    left = press.p([*paper.vendor], head="VENDOR")
    right = press.p([*paper.ship_to, "ATTN: RECEIVING"], head="SHIP TO")
    asked, account = paper.digits(6), f"01-{paper.digits(4)}-0-{paper.digits(4)}"

    def story() -> list[Flowable]:
        top = [
            [press.p(paper.buyer.upper(), bold=True, size=13, align="c")],
            [press.p(", ".join(paper.home), align="c")],
            [press.p("PURCHASE ORDER", bold=True, size=11, align="c")],
        ]
        heads = ["P.O. NUMBER", "P.O. DATE", "VENDOR NO.", "REQUISITION NO.", "FISCAL YEAR"]
        year = str(paper.order.ordered.year)
        facts = [paper.number, paper.ordered, paper.digits(5), asked, year]
        rows = [
            [*row[:3], account, *row[3:]] for row in paper.rows("quantity uom text price amount")
        ]
        names = "QUANTITY|UNIT|DESCRIPTION|ACCOUNT CODE|UNIT COST|EXTENDED COST"
        table = press.lines(names, rows, (9, 7, 44, 19, 11, 13), "rclcrr", boxed(), columns())
        return [
            press.grid(top, (1,)),
            press.grid([heads, facts], (1, 1, 1, 1, 1), ruled(), filled("#e4e4e4")),
            press.grid([[left, right]], (1, 1), ruled()),
            press.gap(6),
            table,
            press.sums([("TOTAL AMOUNT OF ORDER", paper.total)], 0.45, ruled()),
            press.gap(8),
            press.p("EXEMPT FROM SALES TAX. THIS ORDER IS NOT VALID UNLESS SIGNED BELOW.", size=7),
            press.p("SHOW THE P.O. NUMBER ON ALL PACKAGES, INVOICES AND PACKING SLIPS.", size=7),
            press.gap(22),
            press.p("_____________________________   AUTHORIZED SIGNATURE", size=8),
        ]

    return press.build(story)


@PRINTED.order("machine-shop", Way("US", "M/d/yyyy", lines=(14, 44), places=2))
def machine_shop(paper: Paper) -> bytes:
    """A job shop's ERP print: part, revision, due date, and the pages counted."""
    press = Press("letter", 40, top=46, size=8)
    press.foot(f"Form PUR-007 Rev. C   Purchase Order: {paper.number}")
    press.foot("Page {page} of {pages}", "r")

    def story() -> list[Flowable]:
        facts = [["Order #:", paper.number], ["Order Date:", paper.ordered], ["Revision:", "0"]]
        number = press.grid(facts, (60, 100), boxed(), wide=160)
        head = [[press.p(paper.home, head=paper.buyer, size=9), number]]
        parties = [["Vendor:", "Ship To:"], [press.p(paper.vendor), press.p(paper.ship_to)]]
        terms = [
            ["Terms", "FOB", "Ship Via", "Buyer", "Confirm To"],
            ["Net 45", "Destination", "Vendor Truck", paper.order.buyer.person, "Sales Dept."],
        ]
        rows = [
            [*row[:2], f"{chr(65 + at % 4)}", *row[2:]]
            for at, row in enumerate(paper.rows("pos item two due quantity uom price amount"))
        ]
        heads = "Line|Part Number|Rev|Description|Due Date|Order Qty|UM|Unit Price|Ext. Price"
        widths = (5, 13, 5, 31, 11, 10, 6, 11, 12)
        return [
            press.p("PURCHASE ORDER", bold=True, size=16, align="r"),
            press.grid(head, (3, 1.6)),
            press.gap(),
            press.grid(parties, (1, 1), ("FONT", (0, 0), (-1, 0), press.face(bold=True))),
            press.grid(terms, (1, 1, 1, 1.3, 1), ruled("#888888"), filled("#eeeeee")),
            press.gap(),
            press.lines(heads, rows, widths, "clclcrcrr", under_heads(), between()),
            press.gap(6),
            press.sums([("Lines Total:", paper.subtotal), ("Order Total:", paper.total)]),
            press.gap(14),
            press.p("Certificates of conformance must accompany each shipment. Overshipments "
                    "beyond 5% will be returned at the expense of the vendor.", size=7.5),
        ]  # fmt: skip

    return press.build(story)


@PRINTED.order("bookkeeper", Way("US", "M/d/yyyy", money="bare", lines=(1, 6)))
def bookkeeper(paper: Paper) -> bytes:
    """What a bookkeeping program prints: boxes with a head, and one long open table."""
    press = Press("letter", 48, font="helvetica", size=9.5)

    def box(head: str, lines: list[str], high: float) -> Flowable:
        cells = [[head], [press.p(lines)]]
        rules = (boxed(), under_heads(thick=0.5))
        return press.grid(cells, (1,), *rules, wide=225, heights=(None, high))

    def story() -> list[Flowable]:
        dates = press.grid(
            [["Date", "P.O. No."], [paper.ordered, paper.number]], (75, 90), ruled(), wide=165
        )
        title = press.p("Purchase Order", bold=True, size=18, align="r")
        home = press.p([*paper.home, paper.order.buyer.phone], head=paper.buyer)
        rows = paper.rows("item text quantity price amount")
        rows += [[""] * 5 for _ in range(max(0, 9 - len(rows)))]
        heads = "Item|Description|Qty|Rate|Amount"
        return [
            press.grid([[home, [title, press.gap(6), dates]]], (1.5, 1)),
            press.gap(18),
            press.grid(
                [[box("Vendor", paper.vendor, 70), "", box("Ship To", paper.ship_to, 70)]],
                (225, 60, 225),
            ),
            press.gap(18),
            press.lines(heads, rows, (14, 45, 10, 14, 16), "llrrr", boxed(), columns(),
                        under_heads(thick=0.5)),
            press.sums([("Total", "$" + paper.total)], 0.35, boxed()),
        ]  # fmt: skip

    paper.shown.add("unclear_currency")
    return press.build(story)


@PRINTED.order(
    "cloud-erp", Way("US", "M/d/yyyy", money="sign before", lines=(2, 16), tax=True, freight=True)
)
def cloud_erp(paper: Paper) -> bytes:
    """A cloud ERP's standard form: number under the title, a strip of terms, grey heads."""
    press = Press("letter", 45, size=8.5)

    def story() -> list[Flowable]:
        title = [
            press.p("Purchase Order", bold=True, size=20, align="r"),
            press.gap(6),
            press.p(f"#{paper.number}", size=13, align="r"),
            press.p(paper.ordered, size=11, align="r", color="#666666"),
        ]
        home = press.p([*paper.home, "United States"], head=paper.buyer)
        amount = [press.p(paper.total, size=17, bold=True), press.gap(4)]
        three = [
            ["Vendor", "Ship To", "TOTAL"],
            [press.p(paper.vendor), press.p(paper.ship_to), amount],
        ]
        strip = [
            ["Expected Receipt", "Terms", "Shipping Method", "Employee"],
            [paper.wanted, "Net 30", "FedEx Freight", paper.order.buyer.person],
        ]
        bold, tint = bold_heads(press), filled("#e8e8e8")
        heads = "Quantity|Item|Units|Tax|Rate|Amount"
        rows = [
            [row[0], f"{row[1]}\n{row[2]}", row[3], "Yes", row[4], row[5]]
            for row in paper.rows("quantity item text uom price amount")
        ]
        found = [("Subtotal", paper.subtotal), (f"Tax Total ({paper.rate}%)", paper.tax)]
        found += [("Shipping Cost", paper.freight)] if paper.order.freight else []
        return [
            press.grid([[home, title]], (1, 1)),
            press.gap(12),
            press.grid(three, (1, 1, 1), bold),
            press.grid(strip, (1, 1, 1, 1), tint, bold),
            press.gap(4),
            press.lines(heads, rows, (10, 44, 9, 7, 14, 16), "rlclrr", tint, between()),
            press.sums([*found, ("Total", paper.total)], 0.4),
        ]

    return press.build(story)


@PRINTED.order("hospital", Way("US", "MM/dd/yy", lines=(4, 26), own=True))
def hospital(paper: Paper) -> bytes:
    """A hospital's materials management print: landscape, both item numbers, small type."""
    press = Press("letter wide", 30, size=7.5, font="helvetica", bottom=40)
    press.foot("PO250    Page: {page}", "r", up=22)

    def story() -> list[Flowable]:
        facts = [
            ["PO NUMBER:", paper.number, "PO DATE:", paper.ordered],
            ["VENDOR:", paper.digits(6), "BUYER CODE:", paper.order.buyer.person[:3].upper()],
            ["TERMS:", "NET 30", "FREIGHT:", "PREPAID AND ADD"],
            [
                "CUSTOMER ACCT:",
                paper.order.references["customer_no"],
                "DELIVERY DATE:",
                paper.wanted,
            ],
        ]
        three = [
            press.p([*paper.home, paper.order.buyer.phone], head=paper.buyer),
            press.p(paper.vendor, head="TO:"),
            press.p(paper.ship_to, head="SHIP TO:"),
        ]
        heads = "LN|OUR ITEM|VENDOR ITEM|DESCRIPTION|QTY|UOM|UNIT COST|EXTENDED"
        rows = paper.rows("pos buyer_sku sku full quantity uom price amount")
        return [
            press.p("PURCHASE ORDER", bold=True, size=14),
            press.gap(6),
            press.grid(facts, (1, 1.4, 1, 3)),
            press.gap(4),
            press.grid([three], (1, 1, 1), ruled("#999999")),
            press.gap(8),
            press.lines(heads, rows, (4, 11, 13, 42, 8, 6, 10, 11), "rlllrcrr", under_heads()),
            press.gap(4),
            press.sums([("ORDER TOTAL", paper.total)], 0.3, ("LINEABOVE", (0, 0), (-1, 0), 1, "#000000")),
        ]  # fmt: skip

    return press.build(story)


@PRINTED.order("kitchen", Way("US", "EEEE, MMMM d, yyyy", units=2, lines=(3, 10), own=False))
def kitchen(paper: Paper) -> bytes:
    """A restaurant's weekly order: quantities first, no prices, colored stripes."""
    press = Press("letter", 60, font="ubuntu", size=10)

    def story() -> list[Flowable]:
        heads = "How many|Pack|Item|Your item #"
        rows = paper.rows("quantity uom text sku")
        stripes = [
            ("BACKGROUND", (0, at), (-1, at), HexColor("#f3ead8")) for at in range(2, 99, 2)
        ][: len(rows) // 2]
        return [
            press.p(paper.buyer, bold=True, size=20, color="#7a1f2b"),
            press.p(" · ".join([*paper.home, paper.order.buyer.phone]), color="#7a1f2b"),
            press.gap(16),
            press.p(f"ORDER {paper.number}  for {paper.order.seller.name}", bold=True, size=12),
            press.p(f"Placed {paper.ordered}"),
            press.p(f"Please deliver on {paper.wanted}, before 10 a.m."),
            press.gap(10),
            press.lines(heads, rows, (12, 10, 50, 20), "rlll", *stripes, under_heads("#7a1f2b")),
            press.gap(14),
            press.p("Thanks! Call me if anything is short."),
            press.p(paper.order.buyer.person),
        ]

    return press.build(story)
