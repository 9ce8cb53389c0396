"""Mails that speak of orders and goods and order nothing."""

from clerkwork.training.layouts.exam import Paper

from .catalogue import Catalogue
from .customers import Customer
from .letters import divs, sent, signed, table

SENT = Catalogue("mail", "eml")


def seller(paper: Paper) -> tuple[str, str]:
    return paper.order.seller.person, paper.order.seller.mail


@SENT.other(
    "paid",
    "remittance_advice",
    Customer(
        "US",
        "Vantage Fitness Corp.|Great Basin Dental Group",
        "medical",
        "PO1{n:04d}",
        "MM/dd/yyyy",
        lines=(2, 6),
        money="sign before",
    ),
)
def paid(paper: Paper) -> bytes:
    """A buyer tells what it has paid."""
    rows = [[f"INV{paper.digits(6)}", paper.number, amount] for (amount,) in paper.rows("amount")]
    html = (
        f"<html><body>{divs(['Remittance Advice', '', f'ACH {paper.total}, value date {paper.ordered}.'])}"
        f"{table('Invoice|PO|Amount paid', rows, 'border:1px solid #999')}"
        f"{divs(['', paper.buyer, 'Accounts Payable'])}</body></html>"
    )
    return sent(paper, "Payment notification", html=html)


@SENT.other(
    "nouveautes",
    "newsletter",
    Customer(
        "FR",
        "Ets Vauquelin|Négoce Armor",
        "bureau",
        "{n}",
        "d MMMM yyyy",
        lines=(4, 8),
        money="sign after",
    ),
)
def nouveautes(paper: Paper) -> bytes:
    """A seller's prices of the month, to all its customers."""
    goods = "".join(
        f"<h3>{text}</h3><p>Réf. {code} - <b>{price} HT</b></p>"
        for text, code, price in paper.rows("text item price")
    )
    html = (
        f"<html><body><h1>Nos offres de rentrée</h1><p>Valables jusqu'au {paper.wanted}.</p>{goods}"
        "<p>Commandez en ligne, livraison offerte dès 150 €.</p>"
        "<p><a href='#'>Se désabonner</a></p></body></html>"
    )
    return sent(
        paper,
        "Jusqu'à -30 % sur une sélection",
        html=html,
        sender=("La boutique", "news@boutique.example"),
    )


@SENT.other(
    "reklamation",
    "complaint",
    Customer(
        "DE",
        "Gärtnerei Blumhardt|Malerbetrieb Kofler & Sohn",
        "bau",
        "B-{n:05d}",
        "dd.MM.yyyy",
        lines=(1, 3),
    ),
)
def reklamation(paper: Paper) -> bytes:
    """A buyer complains of what came with an order."""
    goods = [f"- {count} {unit} {text} (Art. {code}): beschädigt" for count, unit, text, code in
             paper.rows("quantity uom text item")]  # fmt: skip
    return sent(
        paper,
        f"Reklamation zu unserer Bestellung {paper.number}",
        text=["Guten Tag,", "", f"in der Lieferung vom {paper.ordered} waren diese Artikel nicht in Ordnung:",
              "",
              *goods, "", "Bitte teilen Sie uns mit, ob Sie Ersatz liefern oder eine Gutschrift ausstellen.",
              "Fotos können wir gern nachreichen.", "", "Freundliche Grüße", *signed(paper, "Büro")],
    )  # fmt: skip


@SENT.other(
    "meeting",
    "other_mail",
    Customer(
        "US",
        "Granite Peak Contractors Inc.|Whitewater Lodge LLC",
        "site",
        "GP-{n:05d}",
        "MMMM d",
        lines=(1, 2),
    ),
)
def meeting(paper: Paper) -> bytes:
    """A mail to set a meeting, in which an order is mentioned."""
    text = paper.rows("text")[0][0]
    return sent(
        paper,
        "Site meeting Thursday?",
        text=[f"Hi {paper.order.seller.person.split()[0]},", "",
              f"can we meet on {paper.wanted} at 9:30 to go over next season? I want to talk about",
              f"PO {paper.number}",
              f"and whether 20 or 30 boxes of the {text.lower()} is the better size for us.",
              "No rush on anything until then, please do not ship more.", "",
              *signed(paper, "Superintendent")],
    )  # fmt: skip


@SENT.other(
    "chaser",
    "status_question",
    Customer(
        "IE",
        "Tullamore Tool & Plant Ltd|Ballinakill County Council",
        "works",
        "TTP{n:05d}",
        "dd MMM yyyy",
        lines=(1, 4),
    ),
)
def chaser(paper: Paper) -> bytes:
    """A buyer asks where its goods are."""
    goods = [f"{count} x {text}" for count, text in paper.rows("quantity text")]
    return sent(
        paper,
        f"Where is {paper.number}?",
        text=["Hello,", "", f"we ordered these on {paper.ordered} and they were due {paper.wanted}:",
              "", *goods, "",
              "Could you give us a delivery day? This is not a new order.", "", *signed(paper, "Stores")],
    )  # fmt: skip


@SENT.other(
    "out-of-office",
    "answer",
    Customer(
        "PT",
        "Cerâmica Lusa, Lda.|Metalúrgica do Caima, S.A.",
        "fabrica",
        "ECF {y}/{n}",
        "dd/MM/yyyy",
        lines=(1, 1),
    ),
)
def out_of_office(paper: Paper) -> bytes:
    """An automatic answer that quotes the mail with the confirmation of an order."""
    return sent(
        paper,
        f"Resposta automática: Confirmação da encomenda {paper.number}",
        text=["Encontro-me ausente do escritório, com regresso previsto a " + paper.wanted + ".",
              "Em caso de urgência contacte compras@empresa.example.", "", "> Confirmamos a vossa encomenda",
              f"> {paper.number}, a expedir amanhã."],
    )  # fmt: skip
