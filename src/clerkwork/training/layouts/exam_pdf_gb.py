"""Printed orders after British forms: councils, accounts programs, kitchens, workshops."""

from decimal import Decimal

from reportlab.lib.colors import HexColor
from reportlab.platypus import Flowable

from .exam import Catalogue, Paper
from .exam_press import (
    Press,
    between,
    bold_heads,
    boxed,
    columns,
    filled,
    ruled,
    under_heads,
)
from .exam_typewriter import Typewriter
from .exam_way import Way
from .sheet import PAPERS

PRINTED = Catalogue("pdf", "pdf")


@PRINTED.order(
    "accounts", Way("GB", "dd/MM/yyyy", lines=(1, 12), tax=True, discount=True, places=2)
)
def accounts(paper: Paper) -> bytes:
    """An accounts program's stationery: both codes, discount and VAT columns, a box of sums."""
    press = Press("a4", 36, font="helvetica", size=8)

    def story() -> list[Flowable]:
        facts = [
            ["Order No", paper.number],
            ["Order Date", paper.ordered],
            ["Account Ref", paper.order.seller.name[:3].upper() + "001"],
            ["Required", paper.wanted],
        ]
        title = press.p("PURCHASE ORDER", bold=True, size=15, align="r")
        numbers = press.grid(facts, (75, 110), ruled("#999999"), wide=185)
        head = [press.p(["", *paper.vendor]), [title, press.gap(4), numbers]]
        place = press.p(", ".join(paper.ship_to), head="Delivery Address")
        rate = paper.order.tax_rate / 100
        taxes = [paper.money(line.amount * rate) for line in paper.order.lines]
        cells = paper.rows("buyer_sku sku text quantity price discount amount")
        rows = [[*row, tax] for row, tax in zip(cells, taxes, strict=True)]
        heads = "Our Code|Supplier Ref|Details|Qty|Unit Price|Disc %|Net|VAT"
        found = [("Total Net Amount", paper.subtotal), ("Total Tax Amount", paper.tax)]
        contact = f"Tel {paper.order.buyer.phone}   VAT Reg No {paper.company_number('GB')}"
        return [
            press.p(paper.buyer, bold=True, size=14),
            press.p([", ".join(paper.home), contact], size=7.5),
            press.gap(14),
            press.grid([head], (1.2, 1)),
            press.gap(6),
            place,
            press.gap(8),
            press.lines(heads, rows, (13, 13, 33, 9, 11, 8, 12, 11), "lllrrrrr", boxed(), columns(),
                        under_heads(thick=0.5)),
            press.gap(6),
            press.sums([*found, ("Order Total", paper.total)], 0.4, boxed()),
        ]  # fmt: skip

    return press.build(story)


@PRINTED.order("council", Way("GB", "d MMMM yyyy", money="bare", units=1, lines=(1, 7)))
def council(paper: Paper) -> bytes:
    """A public authority's official order: crest line, two addresses, pound signs in the heads."""
    press = Press("a4", 56, font="noto", size=9)
    text = "Invoices which do not quote the official order number will be returned unpaid."
    press.foot(text + "  Sheet {page} of {pages}", "c", up=26, size=7)

    def story() -> list[Flowable]:
        goods = press.p(paper.ship_to, head="Deliver goods to")
        invoice = press.p([paper.buyer, "Payments Section", *paper.home], head="Send invoice to")
        rows = [*paper.rows("pos full quantity uom price amount")]
        heads = "Item|Description of goods or services|Quantity|Unit|Price £|Value £"
        code = f"{paper.digits(4)} / {paper.digits(5)}"
        return [
            press.p(paper.buyer, bold=True, size=16, align="c"),
            press.p("OFFICIAL ORDER", bold=True, size=12, align="c"),
            press.gap(12),
            press.grid([[press.p(paper.vendor, head="Supplier"),
                         press.p([f"Order number   {paper.number}", f"Date   {paper.ordered}",
                                  f"Cost centre / subjective   {code}"], align="r")]], (1, 1.2)),
            press.gap(12),
            press.p(f"Please supply the following by {paper.wanted}, quoting our order number."),
            press.gap(8),
            press.lines(heads, rows, (6, 44, 12, 9, 13, 15), "clrlrr", ruled("#555555")),
            press.gap(4),
            press.p(f"Total value of order, excluding VAT: £{paper.total}", bold=True, align="r"),
            press.gap(16),
            press.grid([[goods, invoice]], (1, 1), boxed("#555555")),
            press.gap(20),
            press.p(["Authorised by", "", paper.order.buyer.person, "Head of Procurement"]),
        ]  # fmt: skip

    paper.shown.add("unclear_currency")
    return press.build(story)


@PRINTED.order("online-books", Way("GB", "d MMM yyyy", lines=(1, 9), tax=True, nation="name"))
def online_books(paper: Paper) -> bytes:
    """An online accounts program: labels above values at the right, delivery details last."""
    press = Press("a4", 52, font="ubuntu", size=9)

    def story() -> list[Flowable]:
        pairs = (
            ("Purchase Order Date", paper.ordered),
            ("Delivery Date", paper.wanted),
            ("Purchase Order Number", paper.number),
            ("Reference", paper.order.references["quote_ref"]),
            ("VAT Number", paper.digits(9)),
        )
        meta = [press.p([text, ""], head=label) for label, text in pairs]
        left = [press.p("PURCHASE ORDER", size=22), press.gap(20), press.p(paper.vendor)]
        home = press.p([paper.buyer, *paper.home])
        heads = f"Description|Quantity|Unit Price|VAT|Amount {paper.code}"
        rows = paper.rows("text quantity price rate amount")
        phone = paper.order.ship_to.phone
        details = [
            press.p(paper.ship_to, head="Delivery Address"),
            press.p([paper.order.ship_to.person], head="Attention"),
            press.p([phone], head="Telephone"),
        ]
        found = [("Subtotal", paper.subtotal), (f"TOTAL VAT {paper.rate}%", paper.tax)]
        return [
            press.grid([[left, meta, home]], (2, 1.1, 1.3)),
            press.gap(26),
            press.lines(heads, rows, (48, 12, 14, 10, 16), "lrrrr", under_heads(), between()),
            press.sums([*found, (f"TOTAL {paper.code}", paper.total)], 0.42,
                       ("LINEABOVE", (0, 2), (-1, 2), 1, "#000000")),
            press.gap(30),
            press.p("DELIVERY DETAILS", size=13),
            press.gap(6),
            press.grid([details], (1.6, 1, 1), ("LINEABOVE", (0, 0), (-1, 0), 0.7, "#000000")),
        ]  # fmt: skip

    return press.build(story)


@PRINTED.order("two-tables", Way("GB", "EEE d MMM yyyy", units=2, lines=(4, 10), own=False))
def two_tables(paper: Paper) -> bytes:
    """A hotel kitchen's order in two tables, each with its own heads and its own sum."""
    press = Press("a4", 48, size=9)

    def story() -> list[Flowable]:
        heads = "Code|Product|Size|Order|Price each|Cost"
        rows = paper.rows("item text uom quantity price amount")
        half = (len(rows) + 1) // 2
        parts = [("AMBIENT", slice(None, half)), ("FROZEN & CHILLED", slice(half, None))]
        tables: list[Flowable] = []
        for name, part in parts:
            value = sum((line.amount for line in paper.order.lines[part]), start=Decimal(0))
            tables += [
                press.p(name, bold=True, color="#2e6b3a"),
                press.gap(2),
                press.lines(heads, rows[part], (13, 43, 9, 10, 12, 12), "lllrrr",
                            ruled("#b5cdb9"), filled("#e3efe5")),
                press.p(f"{name.capitalize()} total {paper.money(value)}", align="r"),
                press.gap(12),
            ]  # fmt: skip
        return [
            press.grid([[press.p(paper.home, head=paper.buyer, size=11),
                         press.p([f"Order {paper.number}", f"Raised {paper.ordered}"], align="r",
                                 size=11)]], (1, 1)),
            press.gap(10),
            press.p(f"To {paper.order.seller.name}: for delivery {paper.wanted}", bold=True, size=11),
            press.gap(12),
            *tables,
            press.p(f"TOTAL ORDER VALUE {paper.money(paper.order.total, 'sign before')}", bold=True,
                    size=12, align="r"),
        ]  # fmt: skip

    paper.shown.add("total")
    return press.build(story)


@PRINTED.order("garage", Way("GB", "dd.MM.yy", lines=(1, 8), own=False))
def garage(paper: Paper) -> bytes:
    """A garage's order pad, written in Courier: no heads above the goods, prices at the edge."""
    sheet = Typewriter(PAPERS["a4"])
    sheet.print(60, 60, paper.buyer, size=18, bold=True)
    sheet.print(60, 76, ", ".join([*paper.home, f"Tel {paper.order.buyer.phone}"]), size=8)
    sheet.rule(60, 84, 540, 84, 2)
    sheet.field(60, 112, "To M/s", ", ".join(paper.vendor), 480)
    sheet.field(60, 136, "Order No.", paper.number, 200)
    sheet.field(340, 136, "Date", paper.ordered, 200)
    sheet.print(60, 164, "Please supply and charge to our account:", size=9)
    y = 196.0
    for count, text, code, price in paper.rows("measured text sku price"):
        sheet.type(64, y, count)
        sheet.type(150, y, text, wide=250)
        sheet.type(405, y, code)
        sheet.type(536, y, f"@ {price}", right=True)
        sheet.rule(60, y + 5, 540, y + 5, 0.3)
        y += 24
    for blank in range(3):
        sheet.rule(60, y + 5 + blank * 24, 540, y + 5 + blank * 24, 0.3)
    sheet.print(60, y + 100, f"Required by  {paper.wanted}", size=9)
    sheet.field(320, y + 130, "Signed", paper.order.buyer.person, 220)
    return sheet.finish()


@PRINTED.order("works", Way("GB", "dd-MMM-yyyy", lines=(10, 40), base=True, places=0))
def works(paper: Paper) -> bytes:
    """A manufacturer's order: prices per unit of price, due dates, narrow lines, small print."""
    press = Press("a4", 34, font="fira", size=7.5, bottom=60)
    text = "Registered in England. Goods are received 07.30 - 15.30 Monday to Thursday only."
    press.foot(text, up=36, size=6.5)
    press.foot("Page {page}/{pages}", "r", up=36, size=6.5)

    def story() -> list[Flowable]:
        meta = [["Purchase Order", paper.number], ["Issue date", paper.ordered],
                ["Your contact", paper.order.buyer.person], ["Payment", "60 days EOM"],
                ["Quotation", paper.order.references["quote_ref"]]]  # fmt: skip
        addresses = [
            press.p(paper.vendor, head="Supplier"),
            press.p(paper.ship_to, head="Goods inwards"),
            press.grid(meta, (70, 100), wide=170),
        ]
        heads = "Ln|Part|Supplier's part|Description|Due|Qty|U/M|Price|per|Value"
        rows = paper.rows("pos buyer_sku sku two due quantity uom price base amount")
        return [
            press.p(paper.buyer, bold=True, size=13, color="#0f7173"),
            press.p(", ".join(paper.home), color="#0f7173"),
            press.gap(14),
            press.grid([addresses], (1, 1, 1)),
            press.gap(12),
            press.lines(heads, rows, (4, 12, 13, 29, 11, 8, 6, 9, 5, 11), "cllllrcrrr",
                        under_heads("#0f7173"), between("#cfe3e3")),
            press.gap(4),
            press.sums([("Order value", f"{paper.code} {paper.total}")], 0.34, filled("#e2f0f0")),
            press.gap(10),
            press.p("All material must be supplied with test certificates to BS EN 10204 3.1."),
        ]  # fmt: skip

    return press.build(story)


@PRINTED.order("upside-down", Way("GB", "dd/MM/yy", money="sign before", lines=(1, 6), own=True))
def upside_down(paper: Paper) -> bytes:
    """A form whose goods come first, and whose numbers and addresses stand in boxes below."""
    press = Press("a4", 45, size=9.5)

    def story() -> list[Flowable]:
        heads = "Qty|Pack|Stock no.|Goods|Each|Total"
        rows = paper.rows("quantity uom item text price amount")
        boxes = [
            ["ORDER NUMBER", "DATE", "GOODS REQUIRED BY", "ORDER TOTAL EX VAT"],
            [paper.number, paper.ordered, paper.wanted, paper.total],
        ]
        where = [["SUPPLIER", "DELIVER TO", "ORDERED BY"],
                 [press.p(paper.vendor), press.p(paper.ship_to),
                     press.p([paper.buyer, *paper.home])]]  # fmt: skip
        return [
            press.p("Order form", bold=True, size=16, color="#4b2e83"),
            press.gap(8),
            press.lines(heads, rows, (9, 9, 16, 40, 12, 13), "rlllrr", ruled("#4b2e83"),
                        ("BACKGROUND", (0, 0), (-1, 0), HexColor("#e6e0f2"))),
            press.gap(18),
            press.grid(boxes, (1, 1, 1, 1), ruled("#4b2e83"), bold_heads(press, 7)),
            press.gap(8),
            press.grid(where, (1, 1, 1), ruled("#4b2e83"), bold_heads(press, 7)),
        ]  # fmt: skip

    return press.build(story)
