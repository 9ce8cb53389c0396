"""Mails that speak of orders and order nothing."""

from html import escape

from .exam import Catalogue, Paper
from .exam_none import acknowledgement, invoice
from .exam_post import Enclosed, post, rows_of
from .exam_way import Way

SENT = Catalogue("mail", "eml")


def from_seller(paper: Paper) -> str:
    seller = paper.order.seller
    return f"{seller.name.replace(',', '')} <{seller.mail}>"


@SENT.other("price-enquiry", "quotation_request", Way("GB", "d MMM yyyy", lines=(1, 4)))
def price_enquiry(paper: Paper) -> bytes:
    """enquiry"""
    rows = [f"{row[0]} {row[1]} ({row[2]})" for row in paper.rows("measured text sku")]
    return post(
        paper,
        f"Price and availability - our ref {paper.order.number}",
        plain=["Hi,", "", "Could you let me have a price and lead time for:", "", *rows, "",
               f"We would need them around {paper.wanted}. An order will follow if we win the job.", "",
               paper.order.buyer.person, paper.buyer],
    )  # fmt: skip


@SENT.other("anfrage", "quotation_request", Way("DE", "dd.MM.yyyy", lines=(1, 6)))
def anfrage(paper: Paper) -> bytes:
    """Anfrage"""
    heads = [["Pos.", "Bezeichnung", "Menge", "Ihr Preis"]]
    rows = [[*row, ""] for row in paper.rows("pos text measured")]
    html = (
        f"<body><p>Guten Tag,</p><p>bitte unterbreiten Sie uns ein Angebot zu unserer "
        f"Anfrage {paper.number}:</p>"
        f"<table border='1'>{rows_of(heads, 'th')}{rows_of(rows)}</table>"
        f"<p>Angebotsfrist: {paper.wanted}</p><p>{escape(paper.buyer)}</p></body>"
    )
    return post(paper, f"Anfrage {paper.order.number}", html=html)


@SENT.other(
    "thank-you", "confirmation", Way("US", "MMMM d, yyyy", money="sign before", lines=(1, 5))
)
def thank_you(paper: Paper) -> bytes:
    """order confirmation of a shop"""
    heads = [["Product", "Qty", "Price"]]
    html = (
        f"<body><h2>Thank you for your purchase!</h2><p>Order #{paper.digits(6)} (your PO {paper.number}) is "
        f"confirmed.</p><table>{rows_of(heads, 'th')}{rows_of(paper.rows('text quantity amount'))}</table>"
        f"<p>Total {paper.total}</p><p>Shipping address<br>"
        f"{'<br>'.join(map(escape, paper.ship_to))}</p></body>"
    )
    return post(paper, "Your order is confirmed", html=html, sender=from_seller(paper))


@SENT.other("on-its-way", "shipping_notice", Way("AU", "d MMMM yyyy", lines=(1, 5)))
def on_its_way(paper: Paper) -> bytes:
    """shipping notice"""
    rows = [f"{row[0]} x {row[1]}" for row in paper.rows("quantity text")]
    return post(
        paper,
        f"Your order {paper.number} has shipped",
        plain=[f"Good news! These goods left us on {paper.ordered}:", "", *rows, "",
               f"Consignment {paper.digits(9)}, {paper.digits(1)} cartons, deliver to:", *paper.ship_to],
        sender=from_seller(paper),
    )  # fmt: skip


@SENT.other(
    "remittance", "remittance_advice", Way("GB", "dd/MM/yyyy", money="sign before", lines=(2, 6))
)
def remittance(paper: Paper) -> bytes:
    """remittance advice"""
    rows = [
        f"{paper.digits(6)}   PO {paper.number}   {paper.money(each.amount)}"
        for each in paper.order.lines
    ]
    return post(
        paper,
        "Remittance advice",
        plain=[f"Payment of {paper.total} was made to your account on {paper.ordered} for:", "",
               "Invoice   Reference   Amount", *rows, "", paper.buyer, "Accounts payable"],
    )  # fmt: skip


@SENT.other("promociones", "newsletter", Way("ES", "d 'de' MMMM", money="sign after", lines=(3, 6)))
def promociones(paper: Paper) -> bytes:
    """newsletter with prices"""
    cards = "".join(
        f"<td><h3>{escape(row[0])}</h3><p>Ref. {escape(row[1])}</p><b>{row[2]}</b></td>"
        for row in paper.rows("text item price")
    )
    html = (
        f"<body><h1>Ofertas de la semana</h1><table><tr>{cards}</tr></table>"
        f"<p>Haga su pedido antes del {paper.wanted}.</p><small>Darse de baja</small></body>"
    )
    return post(paper, "Ofertas hasta agotar existencias", html=html, sender=from_seller(paper))


@SENT.other(
    "invoice-file", "invoice", Way("US", "MM/dd/yyyy", money="sign before", tax=True, freight=True)
)
def invoice_file(paper: Paper) -> bytes:
    """invoice as a file"""
    return post(
        paper,
        f"Invoice for PO {paper.order.number}",
        plain=["Please find our invoice for your purchase order attached."],
        enclosed=[Enclosed("invoice.pdf", invoice(paper))],
        sender=from_seller(paper),
    )


@SENT.other("acknowledged", "confirmation", Way("GB", "dd/MM/yyyy", tax=True))
def acknowledged(paper: Paper) -> bytes:
    """order acknowledgement as a file"""
    return post(
        paper,
        f"Acknowledgement of your purchase order {paper.order.number}",
        plain=["Please check the attached acknowledgement and tell us of any discrepancy today."],
        enclosed=[Enclosed("ack.pdf", acknowledgement(paper))],
        sender=from_seller(paper),
    )


@SENT.other("chaser", "question", Way("FR", "dd/MM/yyyy", lines=(1, 2)))
def chaser(paper: Paper) -> bytes:
    """question about an order"""
    row = paper.rows("measured text")[0]
    return post(
        paper,
        f"Commande {paper.number} : retard ?",
        plain=["Bonjour,", "",
               f"Nous attendons toujours {row[0]} {row[1]} de notre commande du {paper.ordered}.",
               f"La livraison était prévue le {paper.wanted}. Où en est l'expédition ?", "",
               paper.order.buyer.person],
    )  # fmt: skip
