"""More papers that order nothing: accounts, credits, receipts, price lists."""

from decimal import Decimal

from reportlab.platypus import Flowable

from .exam import Catalogue, Paper
from .exam_none import seller_head
from .exam_press import Press, between, bold_heads, ruled, under_heads
from .exam_way import Way

PRINTED = Catalogue("pdf", "pdf")


@PRINTED.other("statement", "statement", Way("GB", "dd/MM/yyyy", money="bare", lines=(3, 12)))
def statement(paper: Paper) -> bytes:
    """statement of account"""
    press = Press("a4", 50)

    def story() -> list[Flowable]:
        facts = {"Account": paper.digits(5), "Statement date": paper.ordered}
        balance, rows = Decimal(0), []
        for line in paper.order.lines:
            balance += line.amount
            day = paper.hand.date(line.delivery)
            number = str(70000 + line.position * 13)
            rows.append(
                [
                    day,
                    number,
                    f"Your order {line.buyer_sku}",
                    paper.money(line.amount),
                    paper.money(balance),
                ]
            )
        heads = "Date|Invoice|Details|Amount|Balance"
        return [
            *seller_head(press, paper, "STATEMENT", facts),
            press.lines(heads, rows, (14, 15, 39, 16, 16), "lllrr", ruled("#888888")),
            press.sums([("Amount due", paper.money(balance))], 0.4),
        ]

    return press.build(story)


@PRINTED.other("creditnota", "credit_note", Way("NL", "dd-MM-yyyy", tax=True, lines=(1, 2)))
def creditnota(paper: Paper) -> bytes:
    """creditnota"""
    press = Press("a4", 56)

    def story() -> list[Flowable]:
        facts = {
            "Creditnota": paper.digits(7),
            "Datum": paper.ordered,
            "Uw bestelling": paper.number,
        }
        rows = [[row[0], row[1], f"-{row[2]}", row[3], f"-{row[4]}"]
                for row in paper.rows("item text quantity price amount")]  # fmt: skip
        heads = "Artikel|Omschrijving|Aantal|Prijs|Bedrag"
        return [
            *seller_head(press, paper, "CREDITNOTA", facts),
            press.lines(heads, rows, (16, 42, 12, 14, 16), "llrrr", under_heads()),
            press.sums([("Totaal te crediteren", f"-{paper.total}")], 0.4),
        ]

    return press.build(story)


@PRINTED.other("receipt", "goods_receipt", Way("IN", "dd.MM.yyyy"))
def receipt(paper: Paper) -> bytes:
    """goods receipt note"""
    press = Press("a4", 46)

    def story() -> list[Flowable]:
        facts = [["GRN No.", "GRN Date", "P.O. No.", "Challan No.", "Vehicle"],
                 [paper.digits(6), paper.ordered, paper.number, paper.digits(4),
                     f"MH12 {paper.digits(4)}"]]  # fmt: skip
        rows = [[*row, row[3], "0"] for row in paper.rows("pos item text quantity")]
        heads = "Sr|Item|Description|Received|Accepted|Rejected"
        return [
            press.p(paper.order.buyer.name, bold=True, size=13, align="c"),
            press.p("GOODS RECEIPT NOTE", bold=True, align="c"),
            press.gap(8),
            press.grid(facts, (1, 1, 1, 1, 1), ruled(), bold_heads(press)),
            press.gap(8),
            press.p(f"Supplier: {', '.join(paper.vendor)}"),
            press.gap(8),
            press.lines(heads, rows, (6, 16, 42, 12, 12, 12), "cllrrr", ruled()),
        ]

    return press.build(story)


@PRINTED.other("listino", "price_list", Way("IT", "dd/MM/yyyy", lines=(8, 20)))
def listino(paper: Paper) -> bytes:
    """listino prezzi"""
    press = Press("a4", 50)

    def story() -> list[Flowable]:
        heads = "Codice|Articolo|Conf.|Prezzo listino"
        facts = {"Listino": "n. 4", "Valido dal": paper.ordered}
        return [
            *seller_head(press, paper, "LISTINO PREZZI", facts),
            press.lines(
                heads, paper.rows("item text uom price"), (18, 52, 12, 18), "lllr", between()
            ),
        ]

    return press.build(story)
