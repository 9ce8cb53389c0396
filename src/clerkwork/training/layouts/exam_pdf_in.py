"""Printed orders after Indian forms: vouchers, GST and HSN columns, letters with numbered terms."""

from decimal import Decimal

from reportlab.lib.colors import HexColor
from reportlab.platypus import Flowable

from .exam import Catalogue, Paper
from .exam_press import Press, Rule, boxed, columns, filled, ruled, under_heads
from .exam_way import Way
from .truth import cents

PRINTED = Catalogue("pdf", "pdf")


def voucher_boxes(press: Press, paper: Paper) -> Flowable:
    """Small boxes in two columns, a label above each value."""
    facts = [
        (("Voucher No.", paper.number), ("Dated", paper.ordered)),
        (("", ""), ("Mode/Terms of Payment", "45 Days")),
        (("Reference No. & Date.", paper.order.references["quote_ref"]), ("Other References", "")),
        (("Dispatched through", "By Road"), ("Destination", paper.order.ship_to.city)),
        (("Terms of Delivery", "Ex-godown, freight extra"), ("", "")),
    ]
    cells = [[press.p(box, size=8) for box in row] for row in facts]
    return press.grid(cells, (1, 1), ruled("#444444"), wide=252)


@PRINTED.order("voucher", Way("IN", "d-MMM-yy", lines=(1, 8), tax=True))
def voucher(paper: Paper) -> bytes:
    """An accounting voucher: parties stacked at the left, two columns of small boxes at the right."""
    press = Press("a4", 40, size=8.5)

    def story() -> list[Flowable]:
        parties = [
            press.p(
                [*paper.home, f"GSTIN/UIN: {paper.company_number('IN')}"], head=f"{paper.buyer}"
            ),
            press.p([*paper.ship_to], head="Consignee (Ship to)"),
            press.p([*paper.vendor], head="Supplier (Bill from)"),
        ]
        side = voucher_boxes(press, paper)
        rows = paper.rows("pos text due measured price uom amount")
        half = paper.money(paper.order.tax / 2) if paper.order.tax % Decimal("0.02") == 0 else ""
        taxes = [("CGST", half), ("SGST", half)] if half else [("IGST", paper.tax)]
        for name, text in taxes:
            rows.append(["", name, "", "", "", "", text])
        rows.append(["", "Total", "", "", "", "", f"Rs. {paper.total}"])
        heads = "Sl\nNo.|Description of Goods|Due on|Quantity|Rate|per|Amount"
        last = [("LINEABOVE", (0, -1), (-1, -1), 0.5, HexColor("#444444"))]
        return [
            press.p("PURCHASE ORDER", bold=True, size=11, align="c"),
            press.gap(3),
            press.grid([[parties, side]], (1, 1), boxed("#444444")),
            press.lines(heads, rows, (5, 40, 11, 14, 11, 7, 14), "clrrrlr", boxed("#444444"),
                        columns("#444444"), under_heads("#444444", 0.5), *last),
            press.grid([["E. & O.E", press.p(["for " + paper.order.buyer.name, "", "",
                                              "Authorised Signatory"], align="r")]], (1, 1),
                                              boxed("#444444")),
            press.p("This is a Computer Generated Document", size=7, align="c"),
        ]  # fmt: skip

    paper.shown.add("unclear_currency")
    return press.build(story)


def taxed_rows(paper: Paper) -> list[list[str]]:
    """The lines with the two halves of their tax; the last takes what rounding leaves."""
    half = paper.order.tax_rate / 2
    shares = [cents(line.amount * half / 100) for line in paper.order.lines[:-1]]
    rest = paper.order.tax - 2 * sum(shares, Decimal(0))
    pairs = [(share, share) for share in shares] + [(cents(rest / 2), rest - cents(rest / 2))]
    cells = paper.rows("pos item text hsn quantity uom price discount amount")
    rows = []
    for row, line, (central, state) in zip(cells, paper.order.lines, pairs, strict=True):
        rate = f"{half.normalize():f}"
        whole = paper.money(line.amount + central + state)
        rows.append([*row, rate, paper.money(central), rate, paper.money(state), whole])
    return rows


def gst_table(press: Press, paper: Paper) -> Flowable:
    """A table whose taxes have a head above two heads."""
    names = (
        "S.N.|Item Code|Description|HSN/SAC|Qty|UOM|Rate|Disc.%|Taxable\nValue|CGST||SGST||Total"
    )
    top, under = names.split("|"), [""] * 9 + ["%", "Amt.", "%", "Amt.", ""]
    body = [[*row[:2], press.p(row[2]), *row[3:]] for row in taxed_rows(paper)]
    rules: list[Rule] = [("SPAN", (at, 0), (at, 1)) for at in (*range(9), 13)]
    rules += [("SPAN", (9, 0), (10, 0)), ("SPAN", (11, 0), (12, 0)), ruled()]
    rules += [("ALIGN", (at, 2), (at, -1), "RIGHT") for at in (4, *range(6, 14))]
    rules += [("ALIGN", (0, 0), (-1, 1), "CENTER"), ("VALIGN", (0, 0), (-1, 1), "MIDDLE")]
    rules += [("FONT", (0, 0), (-1, 1), press.face(bold=True), 7)]
    widths = (4, 10, 27, 8, 7, 6, 8, 6, 10, 5, 8, 5, 8, 11)
    return press.grid([top, under, *body], widths, *rules, repeat=2)


@PRINTED.order(
    "gst-columns", Way("IN", "dd-MM-yyyy", lines=(2, 9), tax=True, discount=True, units=1)
)
def gst_columns(paper: Paper) -> bytes:
    """Landscape, with HSN codes, taxable values and two taxes, the heads in two rows."""
    press = Press("a4 wide", 28, size=7.5)

    def story() -> list[Flowable]:
        facts = [
            ["P.O. No.", paper.number, "P.O. Date", paper.ordered],
            ["Vendor Code", paper.digits(6), "Delivery Date", paper.wanted],
            ["Indent No.", f"IND/{paper.digits(4)}", "Payment", "30 days from GRN"],
        ]
        trio = [
            press.p([*paper.vendor, f"GSTIN: {paper.company_number('IN')}"], head="Vendor"),
            press.p(paper.ship_to, head="Delivery At"),
            press.grid(facts, (62, 78, 62, 78), wide=280),
        ]
        return [
            press.p(paper.buyer, bold=True, size=14, align="c"),
            press.p(", ".join(paper.home), align="c"),
            press.p("PURCHASE ORDER", bold=True, size=10, align="c"),
            press.grid([trio], (1, 1, 1.15), ruled()),
            press.gap(6),
            gst_table(press, paper),
            press.sums([("Taxable Amount", paper.subtotal), ("Total GST", paper.tax),
                        (f"Grand Total ({paper.code})", paper.total)], 0.34, ruled()),
            press.gap(6),
            press.p("Material must be accompanied by test certificate, challan and tax invoice."),
        ]  # fmt: skip

    return press.build(story)


@PRINTED.order("open-erp", Way("IN", "dd-MM-yyyy", money="bare", lines=(1, 10), tax=True))
def open_erp(paper: Paper) -> bytes:
    """An open ERP's standard print: pairs in two columns, code and name in one cell."""
    press = Press("a4", 42, font="noto", size=8.5)

    def story() -> list[Flowable]:
        pairs = [
            ["Supplier Name:", press.p(paper.order.seller.name), "Date:", paper.ordered],
            ["Supplier Address:", press.p(paper.vendor[1:]), "Required By:", paper.wanted],
            ["Company:", press.p(paper.buyer), "Shipping Address:", press.p(paper.ship_to)],
        ]
        heads = "Sr|Item Code|Description|Quantity|Rate|Amount"
        rows = [
            [row[0], row[1], row[2], f"{row[3]} {row[4]}", f"₹ {row[5]}", f"₹ {row[6]}"]
            for row in paper.rows("pos item two quantity uom price amount")
        ]
        found = [("Total:", f"₹ {paper.subtotal}"), (f"IGST @ {paper.rate}:", f"₹ {paper.tax}")]
        count = sum((line.quantity for line in paper.order.lines), Decimal(0))
        return [
            press.grid([[press.p("PURCHASE ORDER", bold=True, size=16),
                         press.p(paper.number, size=12, align="r", color="#777777")]], (1, 1)),
            press.grid(pairs, (1, 1.7, 1, 1.7), ("TEXTCOLOR", (0, 0), (0, -1), HexColor("#777777")),
                       ("TEXTCOLOR", (2, 0), (2, -1), HexColor("#777777"))),
            press.gap(12),
            press.lines(heads, rows, (5, 16, 39, 13, 13, 15), "clllrr", ruled("#cccccc"), filled("#f5f5f5")),
            press.gap(6),
            press.grid([["Total Quantity:", paper.hand.quantity(count), ""]], (1, 1, 3)),
            press.sums([*found, ("Grand Total:", f"₹ {paper.total}")], 0.45),
        ]  # fmt: skip

    paper.shown.add("unclear_currency")
    return press.build(story)


@PRINTED.order("undertaking", Way("IN", "dd.MM.yyyy", lines=(1, 4), tax=True, units=1))
def undertaking(paper: Paper) -> bytes:
    """A public undertaking's letter: reference and subject, a small table, numbered terms."""
    press = Press("a4", 62, font="times", size=10.5)

    def story() -> list[Flowable]:
        heads = "Sl. No.|Description of material|Qty.|Unit rate (Rs.)|Amount (Rs.)"
        rows = paper.rows("pos full measured price amount")
        quote, day = paper.order.references["quote_ref"], paper.hand.date(paper.order.ordered)
        terms = [
            f"1. Price: firm, F.O.R. destination, GST @ {paper.rate}% extra amounting to Rs. {paper.tax}.",
            f"2. Total order value: Rs. {paper.total}.",
            f"3. Delivery: on or before {paper.wanted}.",
            f"4. Consignee: {', '.join(paper.ship_to)}.",
            "5. Payment: 100% within 30 days of receipt and acceptance.",
            "6. Liquidated damages: 0.5% per week, subject to a maximum of 5%.",
        ]
        return [
            press.p(paper.buyer.upper(), bold=True, size=14, align="c"),
            press.p(["(A Government of India Undertaking)", ", ".join(paper.home)], align="c"),
            press.gap(12),
            press.grid([[f"P.O. No.: {paper.number}", press.p(f"Date: {paper.ordered}", align="r")]], (1, 1)),
            press.gap(8),
            press.p(["To,", *[f"M/s. {paper.vendor[0]}", *paper.vendor[1:]]]),
            press.gap(10),
            press.p("Sub: Purchase order for supply of stores", bold=True),
            press.p(f"Ref: Your quotation No. {quote} and our enquiry No. {paper.digits(5)} dt. {day}"),
            press.gap(8),
            press.p("Dear Sirs, With reference to the above we are pleased to place our order for the "
                    "following on the terms and conditions given below."),
            press.gap(8),
            press.lines(heads, rows, (9, 46, 14, 15, 16), "clrrr", ruled()),
            press.gap(8),
            *map(press.p, terms),
            press.gap(16),
            press.p(["Yours faithfully,", "", "Manager (Materials)"], align="r"),
        ]  # fmt: skip

    paper.shown.add("unclear_currency")
    return press.build(story)
