"""Orders in mails of other languages."""

from clerkwork.training.layouts.exam import Paper

from .catalogue import Catalogue
from .customers import Customer
from .letters import File, divs, sent, signed, table
from .pdf_fr import PRINTED as FRENCH
from .texts import ends, laid

SENT = Catalogue("mail", "eml")


@SENT.order(
    "foermlich",
    Customer(
        "DE",
        "Autoteile Henneberg GmbH|Physiotherapie am Markt",
        "buero",
        "{y}-{n:05d}",
        "dd.MM.yyyy",
        lines=(2, 7),
        unit="Anmeldung",
        units="Stk Pack kg m l Rollen Satz",
    ),
)
def foermlich(paper: Paper) -> bytes:
    """A formal mail with a table of blanks, prices, an address to deliver to, a long signature."""
    rows = [["Menge", "Einh.", "Artikel", "Bezeichnung", "Preis"]]
    rows += paper.rows("quantity uom item text price")
    return sent(
        paper,
        f"Bestellung {paper.number}",
        text=["Guten Tag,", "", "hiermit bestellen wir verbindlich:", "", *laid(rows, "7r 6 12 38 10r"), "",
              f"Preise in {paper.code} netto. Liefertermin: {paper.wanted}", "", "Lieferanschrift:",
              *paper.ship_to, "", "Freundliche Grüße", "", *signed(paper, "Einkauf"),
              "Geschäftsführer: Dr. H. Henneberg | HRB 20417",
              "Bitte denken Sie an die Umwelt, bevor Sie diese E-Mail ausdrucken."],
        charset="iso-8859-1",
    )  # fmt: skip


@SENT.order(
    "weiter",
    Customer(
        "CH",
        "Sennerei Alpkäse Genossenschaft|Werkhof Gemeinde Oberried",
        "werk",
        "WH-{n:04d}",
        "d.M.yyyy",
        lines=(1, 6),
        own=False,
        money="code before",
    ),
)
def weiter(paper: Paper) -> bytes:
    """Passed on in the house (WG:), the order in a table of markup without borders."""
    buyer, seller = paper.order.buyer, paper.order.seller
    heads = ["Von: " + f"{buyer.person} <{buyer.mail}>", f"Gesendet: {paper.ordered} 09:12",
             f"An: {seller.mail}", f"Betreff: Bestellung {paper.number}"]  # fmt: skip
    rows = paper.rows("pos text item measured price")
    html = (
        f"<html><body>{divs(['Bitte erfassen. Gruss ' + seller.person.split()[0], ''])}<hr>{divs(heads)}"
        f"{divs(['', 'Grüezi mitenand', '', 'Wir benötigen folgendes Material:'])}"
        f"{table('Pos|Artikel|Ihre Nummer|Menge|Preis', rows, 'padding-right:12px', 'border=0')}"
        f"{divs(['', f'Termin {paper.wanted}.', '', 'Besten Dank', *signed(paper, 'Werkhofleiter')])}"
        "</body></html>"
    )
    return sent(
        paper,
        f"WG: Bestellung {paper.order.number}",
        html=html,
        sender=(seller.person, "verkauf@firma.example"),
    )


@SENT.order(
    "ci-joint",
    Customer(
        "FR",
        "Commune de Saint-Ouen-les-Prés|Syndicat des Eaux du Lac",
        "bureau",
        "{y}-{n:05d}",
        "dd/MM/yyyy",
        lines=(1, 8),
        tax=True,
        places=2,
    ),
)
def ci_joint(paper: Paper) -> bytes:
    """The order as a PDF beside a few polite words and the notice of a scanner for viruses."""
    content = FRENCH.drawn["second-pdf-commune-fr"][1](paper)
    return sent(
        paper,
        "Bon de commande",
        text=["Madame, Monsieur,", "", "Vous trouverez ci-joint notre bon de commande.",
              "Je vous remercie de bien vouloir nous en accuser réception.", "", "Cordialement,", "",
              paper.order.buyer.person, "Service des achats", "", "--",
              "Ce message a été analysé et ne contient aucun virus connu."],
        files=[File(f"BC_{paper.order.number}.pdf", content)],
    )  # fmt: skip


@SENT.order(
    "phrase",
    Customer(
        "BE",
        "Crèche Les Petits Loups ASBL|Brasserie du Beffroi",
        "cuisine",
        "{n}",
        "d MMMM yyyy",
        lines=(1, 3),
        own=False,
        units="pièces cartons kg m litres rouleaux lots",
    ),
)
def phrase(paper: Paper) -> bytes:
    """All goods in one sentence, the number in a second one."""
    goods = [f"{count} {unit} de {text} (réf. {code})" for count, unit, text, code in
             paper.rows("quantity uom text item")]  # fmt: skip
    listed = " et ".join([", ".join(goods[:-1]), goods[-1]] if len(goods) > 1 else goods)
    return sent(
        paper,
        "Commande",
        text=["Bonjour,", "", f"Pourriez-vous nous livrer {listed} pour le {paper.wanted} ?",
              f"Notre numéro de commande est le {paper.number}.", "", "D'avance merci,", "",
              *signed(paper, "Gestion")],
    )  # fmt: skip


@SENT.order(
    "solicitud",
    Customer(
        "MX",
        "Clínica Dental Sonrisas S.C.|Laboratorio Químico Anáhuac S.A. de C.V.",
        "clinica",
        "REQ-{n:05d}",
        "dd/MM/yyyy",
        lines=(2, 7),
        tax=True,
        money="sign before",
    ),
)
def solicitud(paper: Paper) -> bytes:
    """A program's notice in markup: facts in a table of two columns, goods in a second one."""
    facts = [["Orden de compra", paper.number], ["Fecha", paper.ordered], ["Entrega", paper.wanted],
             ["Cliente", paper.buyer], ["Dirección de entrega", ", ".join(paper.ship_to)]]  # fmt: skip
    rows = paper.rows("item text quantity uom price amount")
    sums = [["Subtotal", paper.subtotal], ["IVA", paper.tax], [f"Total {paper.code}", paper.total]]
    style = "border-bottom:1px solid #ccc;padding:4px"
    html = (
        "<html><body><h3>Nueva orden de compra</h3>"
        f"{table('', facts, style)}<br>"
        f"{table('Código|Producto|Cantidad|Unidad|Precio|Importe', rows, style)}"
        f"{table('', sums, style, 'align=right')}"
        "<p>Este correo es automático, no responda a esta dirección.</p></body></html>"
    )
    return sent(
        paper, "Orden de compra emitida", html=html, sender=("Compras", "sistema@compras.example")
    )


@SENT.order(
    "gentile",
    Customer(
        "IT",
        "Hotel Miramonti S.r.l.|Cantina Sociale Val Rossa",
        "cucina",
        "{n}/{y}",
        "d MMMM yyyy",
        lines=(2, 6),
        own=False,
        units="pezzi cartoni kg m litri rotoli set",
    ),
)
def gentile(paper: Paper) -> bytes:
    """A list with dots between the cells, both greetings, a note on privacy."""
    goods = [
        f"* {code} · {text} · {count} {unit}"
        for code, text, count, unit in paper.rows("item text quantity uom")
    ]
    return sent(
        paper,
        f"Ordine n. {paper.number} del {paper.ordered}",
        text=["Buongiorno,", "", f"con la presente ordiniamo (consegna {paper.wanted}):", "", *goods, "",
              "Restiamo in attesa di conferma.", "", "Cordiali saluti",
              *signed(paper, "Ufficio acquisti"), "",
              "Ai sensi del Reg. UE 2016/679 le informazioni sono riservate al destinatario."],
    )  # fmt: skip


@SENT.order(
    "bijlage",
    Customer(
        "VL",
        "Tuincentrum Groenland BV|Drukkerij Sint-Lucas",
        "werk",
        "IO{n:05d}",
        "dd/MM/yyyy",
        lines=(2, 8),
        units="st doos kg m l rol set",
    ),
)
def bijlage(paper: Paper) -> bytes:
    """A text file of a program sent along with a short greeting."""
    rows = [["Art.", "Omschrijving", "Aantal", "Eenh.", "Prijs"]]
    rows += paper.rows("item text quantity uom price")
    content = ends(
        [f"BESTELLING {paper.number}", f"Besteller: {paper.buyer}", f"Datum: {paper.ordered}",
         f"Levering: {paper.wanted}", f"Leveradres: {', '.join(paper.ship_to)}", "",
         *laid(rows, "12 34 9r 6 10r")],
        end="\r\n",
    )  # fmt: skip
    return sent(
        paper,
        "bestelling in bijlage",
        text=["Beste,", "", "In bijlage onze bestelling.", "", "Mvg,", paper.order.buyer.person],
        files=[File("bestelling.txt", content, "text/plain")],
    )


@SENT.order(
    "pedido",
    Customer(
        "BR",
        "Pousada Recanto Verde Ltda.|Auto Mecânica Paulista ME",
        "obra",
        "{n}",
        "dd/MM/yyyy",
        lines=(1, 6),
        own=True,
        units="un cx kg m L rl cj",
    ),
)
def pedido(paper: Paper) -> bytes:
    """Markup with a list of goods, the quoted offer of the seller below with its own number."""
    goods = "".join(
        f"<li>{count} {unit} - {text} (cód. {code}) - R$ {price}</li>"
        for count, unit, text, code, price in paper.rows("quantity uom text item price")
    )
    paper.shown.add("unclear_currency")
    offer = paper.order.references["quote_ref"]
    html = (
        f"<html><body>{divs(['Bom dia!', '', f'Segue nosso pedido {paper.number} de {paper.ordered}:'])}"
        f"<ol>{goods}</ol>{divs(['Entregar até ' + paper.wanted + ' em:', *paper.ship_to, ''])}"
        f"{divs(['Obrigado,', *signed(paper, 'Compras')])}"
        f"<blockquote>{divs([f'Prezado, nosso orçamento {offer} vale por 10 dias.'])}"
        f"{divs(['5 UN Trincha 2 pol. R$ 9,90'])}"
        "</blockquote></body></html>"
    )
    return sent(paper, f"Re: Orçamento {offer}", html=html)
