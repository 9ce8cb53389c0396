"""Printed papers that speak of orders and order nothing; the seller writes most of them."""

from reportlab.platypus import Flowable

from .exam import Catalogue, Paper
from .exam_press import Press, between, boxed, columns, filled, ruled, under_heads
from .exam_way import Way

PRINTED = Catalogue("pdf", "pdf")


def seller_head(press: Press, paper: Paper, title: str, facts: dict[str, str]) -> list[Flowable]:
    """The seller's letterhead, the customer's address, and the numbers of the paper."""
    seller, *address = paper.vendor
    pairs = [[label, text] for label, text in facts.items()]
    side = press.grid(pairs, (1, 1), wide=210)
    customer = press.p([paper.order.buyer.name, *paper.home])
    return [
        press.p(seller, bold=True, size=14),
        press.p(", ".join(address), size=7.5),
        press.gap(20),
        press.grid([[customer, side]], (1.3, 1)),
        press.gap(12),
        press.p(title, bold=True, size=15),
        press.gap(6),
    ]


@PRINTED.other(
    "invoice", "invoice", Way("US", "MM/dd/yyyy", money="sign before", tax=True, freight=True)
)
def invoice(paper: Paper) -> bytes:
    """invoice"""
    press = Press("letter", 48)

    def story() -> list[Flowable]:
        facts = {"Invoice #": paper.digits(6), "Invoice Date": paper.ordered, "Your P.O. #": paper.number,
                 "Terms": "Net 30", "Due Date": paper.wanted, "Ship Via": "UPS Ground"}  # fmt: skip
        heads = "Item|Description|Ordered|Shipped|U/M|Price|Amount"
        rows = [
            [*row[:2], row[2], *row[2:]]
            for row in paper.rows("item text quantity uom price amount")
        ]
        found = [("Subtotal", paper.subtotal), ("Freight", paper.freight), ("Sales Tax", paper.tax)]
        return [
            *seller_head(press, paper, "INVOICE", facts),
            press.p(paper.ship_to, head="Ship To"),
            press.gap(8),
            press.lines(
                heads, rows, (13, 36, 9, 9, 7, 12, 13), "llrrlrr", ruled(), filled("#eeeeee")
            ),
            press.sums([*found, ("Balance Due", paper.total)], 0.4),
            press.p("Please remit to the address above. Thank you for your order!"),
        ]

    return press.build(story)


@PRINTED.other("rechnung", "invoice", Way("DE", "dd.MM.yyyy", tax=True))
def rechnung(paper: Paper) -> bytes:
    """Rechnung mit Bestellbezug"""
    press = Press("a4", 58, font="noto")

    def story() -> list[Flowable]:
        facts = {"Rechnungsnummer": paper.digits(7), "Rechnungsdatum": paper.ordered,
                 "Ihre Bestellung": paper.number, "Kundennummer": paper.digits(5)}  # fmt: skip
        heads = "Pos.|Artikel|Bezeichnung|Menge|Einzelpreis|Gesamtpreis"
        rows = paper.rows("pos item text measured price amount")
        found = [("Nettobetrag", paper.subtotal), (f"MwSt. {paper.rate} %", paper.tax)]
        return [
            *seller_head(press, paper, "Rechnung", facts),
            press.p("Wir berechnen Ihnen die Lieferung gemäß Lieferschein vom gleichen Tag:"),
            press.gap(6),
            press.lines(heads, rows, (6, 15, 37, 13, 14, 15), "lllrrr", under_heads(), between()),
            press.sums([*found, ("Rechnungsbetrag EUR", paper.total)], 0.45),
            press.p(
                f"Zahlbar bis {paper.wanted} ohne Abzug. IBAN DE{paper.digits(9)}{paper.digits(9)}"
            ),
        ]

    return press.build(story)


@PRINTED.other("acknowledgement", "confirmation", Way("GB", "dd/MM/yyyy", tax=True))
def acknowledgement(paper: Paper) -> bytes:
    """order acknowledgement"""
    press = Press("a4", 44, font="fira")

    def story() -> list[Flowable]:
        facts = {"Our Order": f"SO{paper.digits(6)}", "Date": paper.ordered, "Your Order No": paper.number,
                 "Despatch": paper.wanted}  # fmt: skip
        heads = "Line|Product|Description|Qty|Price|Value"
        rows = paper.rows("pos item text measured price amount")
        return [
            *seller_head(press, paper, "SALES ORDER ACKNOWLEDGEMENT", facts),
            press.p(paper.ship_to, head="Deliver to"),
            press.gap(8),
            press.lines(
                heads, rows, (6, 15, 41, 13, 12, 14), "cllrrr", boxed(), columns(), under_heads()
            ),
            press.sums(
                [("Goods", paper.subtotal), ("VAT", paper.tax), ("Total", paper.total)], 0.35
            ),
            press.p("Thank you for your order, which is subject to our conditions of sale."),
        ]

    return press.build(story)


@PRINTED.other("auftragsbestaetigung", "confirmation", Way("AT", "dd.MM.yyyy"))
def auftragsbestaetigung(paper: Paper) -> bytes:
    """Auftragsbestätigung"""
    press = Press("a4", 56)

    def story() -> list[Flowable]:
        facts = {
            "Auftrag Nr.": paper.digits(6),
            "Datum": paper.ordered,
            "Ihre Bestellnr.": paper.number,
        }
        heads = "Pos|Menge|Artikel|Bezeichnung|Preis|Betrag"
        rows = paper.rows("tens measured item text price amount")
        return [
            *seller_head(press, paper, "Auftragsbestätigung", facts),
            press.p(
                f"Wir danken für Ihre Bestellung und liefern voraussichtlich am {paper.wanted}:"
            ),
            press.gap(6),
            press.lines(heads, rows, (6, 13, 16, 39, 12, 14), "lrllrr", ruled("#888888")),
            press.sums([("Auftragswert netto", paper.total)], 0.4),
        ]

    return press.build(story)


@PRINTED.other("quotation", "quotation", Way("IN", "dd-MM-yyyy", tax=True))
def quotation(paper: Paper) -> bytes:
    """quotation"""
    press = Press("a4", 46)

    def story() -> list[Flowable]:
        facts = {"Quotation No.": paper.number, "Date": paper.ordered, "Enquiry": f"ENQ/{paper.digits(4)}",
                 "Valid till": paper.wanted}  # fmt: skip
        heads = "Sl.|Description|HSN|Qty|Rate|Amount"
        rows = paper.rows("pos text hsn measured price amount")
        return [
            *seller_head(press, paper, "QUOTATION", facts),
            press.lines(heads, rows, (6, 45, 10, 13, 12, 14), "clcrrr", ruled()),
            press.sums([("GST", paper.tax), ("Total Rs.", paper.total)], 0.35),
            press.p("We look forward to receiving your valued purchase order."),
        ]

    return press.build(story)


@PRINTED.other("enquiry", "quotation_request", Way("US", "M/d/yyyy"))
def enquiry(paper: Paper) -> bytes:
    """request for quotation"""
    press = Press("letter", 50)

    def story() -> list[Flowable]:
        heads = "Item|Part|Description|Qty|UOM|Your Price|Lead Time"
        rows = [[*row, "", ""] for row in paper.rows("pos item text quantity uom")]
        facts = [["RFQ No.", paper.number, "Issued", paper.ordered, "Reply by", paper.wanted]]
        return [
            press.p([paper.buyer, *paper.home]),
            press.gap(10),
            press.p("REQUEST FOR QUOTATION - THIS IS NOT AN ORDER", bold=True, size=13),
            press.gap(6),
            press.grid(facts, (1, 1.4, 1, 1.4, 1, 1.4), ruled()),
            press.gap(6),
            press.grid(
                [[press.p(paper.vendor, head="To"), press.p(paper.ship_to, head="Ship to")]], (1, 1)
            ),
            press.gap(6),
            press.lines(heads, rows, (6, 14, 36, 9, 8, 14, 13), "cllrlrr", ruled()),
            press.gap(10),
            press.p("Please quote your best price and delivery for the above."),
        ]

    return press.build(story)


@PRINTED.other("livraison", "delivery_note", Way("FR", "dd/MM/yyyy"))
def livraison(paper: Paper) -> bytes:
    """bon de livraison"""
    press = Press("a4", 50)

    def story() -> list[Flowable]:
        facts = {"BL n°": paper.digits(6), "Date": paper.ordered, "Votre commande": paper.number}
        heads = "Référence|Désignation|Commandé|Livré|Reste|Colis"
        rows = [[*row, row[2], "0", "1"] for row in paper.rows("item text quantity")]
        return [
            *seller_head(press, paper, "BON DE LIVRAISON", facts),
            press.p(paper.ship_to, head="Livré à"),
            press.gap(8),
            press.lines(heads, rows, (16, 46, 11, 10, 8, 9), "llrrrr", ruled("#888888")),
            press.gap(20),
            press.p("Reçu le : ____________   Signature et cachet : ____________"),
        ]

    return press.build(story)


@PRINTED.other("proforma", "proforma", Way("ES", "dd/MM/yyyy", money="sign after", tax=True))
def proforma(paper: Paper) -> bytes:
    """factura proforma"""
    press = Press("a4", 50, font="ubuntu")

    def story() -> list[Flowable]:
        facts = {"Proforma": paper.digits(5), "Fecha": paper.ordered, "Su pedido": paper.number}
        heads = "Código|Descripción|Cantidad|Precio|Importe"
        rows = paper.rows("item text measured price amount")
        return [
            *seller_head(press, paper, "FACTURA PROFORMA", facts),
            press.lines(heads, rows, (15, 44, 14, 13, 15), "llrrr", filled("#eeeeee"), between()),
            press.sums(
                [("Base", paper.subtotal), ("IVA", paper.tax), ("Total", paper.total)], 0.35
            ),
            press.p(f"Pago anticipado a la cuenta ES{paper.digits(9)}{paper.digits(9)}."),
        ]

    return press.build(story)
