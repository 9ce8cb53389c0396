"""Orders in mails in German, French, Spanish, Italian, Dutch and Portuguese."""

from html import escape

from .exam import Catalogue, Paper
from .exam_pdf_de import din_brief
from .exam_pdf_south import pedido
from .exam_post import Enclosed, paragraphs, post, rows_of, signature
from .exam_way import Way

SENT = Catalogue("mail", "eml")


@SENT.order("positionen", Way("DE", "dd.MM.yyyy", money="code after", lines=(1, 6), units=0))
def positionen(paper: Paper) -> bytes:
    """Positions in two lines each, typed below each other."""
    items: list[str] = []
    for pos, code, text, count, price in paper.rows("pos sku text measured price"):
        items += [f"Pos. {pos}: {count} {text}", f"        Ihre Art.-Nr. {code}, Preis {price}", ""]
    return post(
        paper,
        f"Bestellung {paper.number}",
        plain=["Guten Tag,", "", f"hiermit bestellen wir unter der Nummer {paper.order.number}:", "", *items,
               f"Liefertermin: {paper.wanted}", "Lieferadresse:", *paper.ship_to, "",
               "Bitte senden Sie uns eine Auftragsbestätigung.", "", "Mit freundlichen Grüßen",
               *signature(paper)],
        charset="iso-8859-1",
    )  # fmt: skip


@SENT.order("tabelle", Way("DE", "dd.MM.yy", lines=(1, 8), units=2))
def tabelle(paper: Paper) -> bytes:
    """A table without rules in the body, the delivery in a sentence before it."""
    heads = [["Menge", "Artikelnummer", "Bezeichnung", "EP €", "GP €"]]
    rows = paper.rows("measured item text price amount")
    top = [
        "Hallo zusammen,",
        f"bitte liefern Sie bis {paper.wanted} an {', '.join(paper.ship_to)}:",
    ]
    paper.shown.add("unclear_currency")
    html = (
        f"<html><body style='font-family:Calibri'>{paragraphs(top)}<table>{rows_of(heads, 'th')}"
        f"{rows_of(rows)}</table>{paragraphs([f'Summe netto: {paper.total} €', 'Viele Grüße'])}"
        f"{paragraphs(signature(paper))}</body></html>"
    )
    return post(paper, f"Unsere Bestellung Nr. {paper.number} vom {paper.ordered}", html=html)


@SENT.order("anhang", Way("DE", "dd.MM.yyyy", lines=(1, 10), tax=True))
def anhang(paper: Paper) -> bytes:
    """A letter as PDF; the note above it speaks of another date."""
    name = f"Bestellung_{paper.order.number.replace('/', '-')}.pdf"
    return post(
        paper,
        "Bestellung",
        plain=["Sehr geehrte Damen und Herren,", "",
               "anbei unsere Bestellung. Vom 24.12. bis 6.1. ist geschlossen.", "",
               "Freundliche Grüße", paper.order.buyer.person],
        enclosed=[Enclosed(name, din_brief(paper))],
    )  # fmt: skip


@SENT.order("bestellen", Way("CH", "d. MMMM yyyy", lines=(1, 4), units=2, own=False))
def bestellen(paper: Paper) -> bytes:
    """A friendly note with a list of dashes and no prices."""
    items = [f"- {row[0]} {row[1]} ({row[2]})" for row in paper.rows("measured text item")]
    return post(
        paper,
        f"Bestellung {paper.number}",
        plain=["Grüezi", "", "Gerne bestelle ich:", *items, "",
            f"Passt Ihnen die Lieferung am {paper.wanted}?", "",
               "Freundliche Grüsse", *signature(paper)],
    )  # fmt: skip


@SENT.order("commande", Way("FR", "dd/MM/yyyy", lines=(1, 6), money="sign after", units=0))
def commande(paper: Paper) -> bytes:
    """A French order with colons and one line an article."""
    items = [
        f"• réf. {row[0]} : {row[1]}, {row[2]} à {row[3]} HT"
        for row in paper.rows("sku text measured price")
    ]
    return post(
        paper,
        f"Commande n° {paper.number}",
        plain=["Bonjour,", "", f"Veuillez trouver ci-dessous notre commande du {paper.ordered} :", "",
            *items, "",
               f"Total HT : {paper.total}", f"Livraison souhaitée le {paper.wanted}, à l'adresse suivante :",
               *paper.ship_to, "", "Cordialement,", *signature(paper)],
    )  # fmt: skip


@SENT.order("tableau", Way("BE", "dd-MM-yyyy", lines=(1, 7), units=2, own=False))
def tableau(paper: Paper) -> bytes:
    """A Belgian order in a striped table, text and markup saying the same."""
    heads = ["Référence", "Article", "Quantité", "Prix unitaire (EUR)"]
    rows = paper.rows("item text measured price")
    paper.shown.add("currency")
    top = [
        f"Bon de commande {paper.number}",
        f"Date : {paper.ordered}",
        f"À livrer pour le {paper.wanted}",
    ]
    shades = "".join(
        f"<tr style='background:{'#eef' if at % 2 else '#fff'}'>"
        + "".join(f"<td>{escape(each)}</td>" for each in row)
        + "</tr>"
        for at, row in enumerate(rows)
    )
    table = f"<table>{rows_of([heads], 'th')}{shades}</table>"
    html = f"<body>{paragraphs(top)}{table}{paragraphs(signature(paper))}</body>"
    plain = [*top, "", "  ".join(heads), *["  ".join(row) for row in rows], "", *signature(paper)]
    return post(paper, f"Bon de commande {paper.order.number}", plain=plain, html=html)


@SENT.order("adjunto", Way("ES", "dd/MM/yyyy", lines=(1, 9), tax=True, discount=True))
def adjunto(paper: Paper) -> bytes:
    """A Spanish PDF, the number in the subject as well."""
    return post(
        paper,
        f"Pedido de compra {paper.order.number}",
        plain=["Buenos días:", "", "Adjuntamos pedido. Rogamos confirmación y plazo.", "", "Un saludo",
               paper.order.buyer.person],
        enclosed=[Enclosed("pedido.pdf", pedido(paper), "application/octet-stream")],
    )  # fmt: skip


@SENT.order("lista", Way("ES", "d 'de' MMMM", lines=(1, 6), units=0))
def lista(paper: Paper) -> bytes:
    """A list in markup, bold quantities, the address in a table of one cell."""
    items = "".join(
        f"<li><b>{escape(row[0])}</b> {escape(row[1])} (ref. {escape(row[2])})</li>"
        for row in paper.rows("measured text sku")
    )
    place = "<br>".join(map(escape, paper.ship_to))
    html = (
        f"<body><p>Hola, os paso el pedido <b>{escape(paper.number)}</b>:</p><ol>{items}</ol>"
        f"<table border=1><tr><td>Entregar en:<br>{place}</td></tr></table>"
        f"{paragraphs(signature(paper))}</body>"
    )
    return post(paper, "Pedido nuevo", html=html)


@SENT.order(
    "ordine", Way("IT", "dd/MM/yyyy", lines=(1, 5), money="sign before", units=1, own=False)
)
def ordine(paper: Paper) -> bytes:
    """An Italian order typed in columns of blanks."""
    rows = [
        f"{row[0]:<12} {row[1]:<34} {row[2]:>12} {row[3]:>12}"
        for row in paper.rows("sku text measured price")
    ]
    return post(
        paper,
        f"Ordine {paper.number} del {paper.ordered}",
        plain=["Buongiorno,", "con la presente confermiamo il seguente ordine:", "",
               f"{'Codice':<12} {'Articolo':<34} {'Quantità':>12} {'Prezzo':>12}", *rows, "",
               f"Totale: {paper.total} + IVA", f"Consegna tassativa: {paper.wanted}", "", *signature(paper)],
    )  # fmt: skip


@SENT.order("bestelling", Way("NL", "d-M-yyyy", lines=(1, 7), money="sign before", units=0))
def bestelling(paper: Paper) -> bytes:
    """A Dutch order in a table with the delivery above it, rows of two cells for the facts."""
    facts = [["Bestelnummer", paper.number], ["Besteldatum", paper.ordered], ["Levering op", paper.wanted],
             ["Afleveradres", ", ".join(paper.ship_to)]]  # fmt: skip
    heads = [["Aantal", "Artikel", "Omschrijving", "Prijs", "Totaal"]]
    html = (
        f"<body><p>Beste,</p><p>Hierbij onze bestelling.</p><table>{rows_of(facts)}</table><hr>"
        f"<table>{rows_of(heads, 'th')}{rows_of(paper.rows('measured item text price amount'))}</table>"
        f"<p>Totaal excl. btw: {escape(paper.total)}</p>{paragraphs(signature(paper))}</body>"
    )
    return post(paper, f"Bestelling {paper.order.number}", html=html)


@SENT.order("encomenda", Way("PT", "dd/MM/yyyy", lines=(1, 5), units=1))
def encomenda(paper: Paper) -> bytes:
    """A Portuguese order typed by hand, the quantity behind a dash."""
    items = [f"{row[0]} ({row[1]}) - {row[2]}" for row in paper.rows("text sku measured")]
    return post(
        paper,
        f"Encomenda {paper.number}",
        plain=["Bom dia,", "", "Vimos por este meio encomendar:", "", *items, "",
               f"Entrega até {paper.wanted} em:", *paper.ship_to, "", "Obrigado,", *signature(paper)],
    )  # fmt: skip
