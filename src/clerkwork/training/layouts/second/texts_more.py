"""More orders as plain text, in German, French, Spanish, Italian and Dutch."""

from clerkwork.training.layouts.exam import Paper, one_line

from .catalogue import Catalogue
from .customers import Customer
from .texts import ends, laid

WRITTEN = Catalogue("text", "txt")


@WRITTEN.order(
    "brief",
    Customer("DE", "Hofkäserei Bühl|Weingut Traubenfels GbR", "kueche", "{n}-{yy}", "d. MMMM yyyy",
             lines=(2, 7), own=False, units="Stück Kisten Kilo Meter Liter Rollen Satz"),
)  # fmt: skip
def brief(paper: Paper) -> bytes:
    """A letter as text: sender, town and day, a list with hyphens, thanks."""
    goods = [
        f"- {count} {unit} {text} (Art. {code})"
        for count, unit, text, code in paper.rows("quantity uom text item")
    ]
    return ends(
        [
            paper.buyer,
            *paper.home,
            "",
            *paper.vendor,
            "",
            f"{paper.order.buyer.city}, den {paper.ordered}",
            "",
            f"Bestellung {paper.number}",
            "",
            "Sehr geehrte Damen und Herren,",
            "",
            "bitte liefern Sie uns wieder:",
            "",
            *goods,
            "",
            f"Wir brauchen alles bis zum {paper.wanted}. Falls etwas nicht da ist, rufen Sie bitte an:",
            f"{paper.order.buyer.phone}.",
            "",
            "Mit freundlichen Grüßen",
            paper.order.buyer.person,
        ],
        charset="cp1252",
    )


@WRITTEN.order(
    "lagerliste",
    Customer("AT", "Gasthaus Obermoser|Jausenstation Gamskogel", "kueche", "L{n:05d}", "dd.MM.yyyy",
             lines=(3, 12), tax=True, units="ST KT KG M L RO SE"),
)  # fmt: skip
def lagerliste(paper: Paper) -> bytes:
    """A stock program's print with bars, amounts and a sum of its own for the tax."""
    heads = ["Pos", "Artikelnr.", "Bezeichnung", "Menge", "EH", "Preis", "Betrag"]
    rows = laid(
        [heads, *paper.rows("pos item text quantity uom price amount")], "3r 12 40 8r 3 10r 11r"
    )
    bar = "-" * 96
    return ends(
        [
            f"{paper.buyer}    {', '.join(paper.home)}",
            bar,
            f"BESTELLUNG {paper.number}    Datum {paper.ordered}    Liefertermin {paper.wanted}",
            bar,
            f"Lieferant  : {one_line(paper.order.seller, paper.hand)}",
            f"Lieferadr. : {', '.join(paper.ship_to)}",
            "",
            *rows[:1],
            bar,
            *rows[1:],
            bar,
            f"{'Netto':>79} {paper.subtotal:>13}",
            f"{'MwSt. ' + paper.rate + ' %':>79} {paper.tax:>13}",
            f"{'Gesamt ' + paper.code:>79} {paper.total:>13}",
        ],
        end="\r\n",
    )


@WRITTEN.order(
    "telecopie",
    Customer("FR", "Garage des Trois Vallées|Scierie Montbrun SARL", "atelier", "T{n:04d}", "dd/MM/yyyy",
             lines=(1, 7), money="sign after", units="pièces boîtes kg m litres rouleaux lots"),
)  # fmt: skip
def telecopie(paper: Paper) -> bytes:
    """A fax in French: labels with dots, one line for each article parted by slashes."""
    goods = [
        f"{code} / {text} / {count} {unit} / {price} HT"
        for code, text, count, unit, price in paper.rows("sku text quantity uom price")
    ]
    return ends(
        [
            "TELECOPIE",
            f"De ....... : {paper.buyer}, {', '.join(paper.home)}",
            f"A ........ : {paper.order.seller.name}",
            f"Date ..... : {paper.ordered}",
            f"Objet .... : notre commande {paper.number}",
            "",
            "Bonjour,",
            "",
            "Veuillez nous livrer (votre référence / article / quantité / prix) :",
            "",
            *goods,
            "",
            f"Livraison souhaitée le {paper.wanted} à l'adresse suivante :",
            *paper.ship_to,
            "",
            "Merci de confirmer par retour.",
        ]
    )


@WRITTEN.order(
    "relacion",
    Customer("ES", "Centro de Día Montero|Residencia Los Almendros, S.L.", "clinica", "{y}-{n:04d}",
             "d 'de' MMMM 'de' yyyy", lines=(3, 10), own=False, units="uds cajas kg m litros rollos juegos"),
)  # fmt: skip
def relacion(paper: Paper) -> bytes:
    """A list for a residence's store: quantity first, code between brackets, no prices."""
    goods = [
        f"{count:>7} {unit:<7} {text} [{code}]"
        for count, unit, text, code in paper.rows("quantity uom text item")
    ]
    return ends(
        [
            f"PEDIDO {paper.number}",
            f"{paper.buyer} - {', '.join(paper.home)}",
            f"{paper.ordered}",
            "",
            f"A la atención de {paper.order.seller.person} ({paper.order.seller.name})",
            "",
            *goods,
            "",
            f"Para servir el {paper.wanted} por la mañana.",
            "Un saludo,",
            paper.order.buyer.person,
        ],
        charset="latin-1",
    )


@WRITTEN.order(
    "stampa",
    Customer("IT", "Officine Carpi S.r.l.|Lavanderia Industriale Belsole", "officina", "OF{n:05d}",
             "dd/MM/yy", lines=(2, 9), places=2, money="bare"),
)  # fmt: skip
def stampa(paper: Paper) -> bytes:
    """An Italian program's print with bars between the columns and totals in a frame."""
    heads = ["Codice", "Descrizione", "UM", "Q.ta'", "Prezzo", "Importo"]
    wide = "12 30 3 9r 9r 11r"
    rows = [
        "|" + "|".join(laid([[cell]], part)[0].ljust(int(part.rstrip("r")))
                       for cell, part in zip(row, wide.split(), strict=True)) + "|"
        for row in [heads, *paper.rows("item text uom quantity price amount")]
    ]  # fmt: skip
    bar = "+" + "+".join("-" * int(part.rstrip("r")) for part in wide.split()) + "+"
    return ends(
        [
            f"{paper.buyer}  {', '.join(paper.home)}",
            "",
            f"ORDINE FORNITORE Nr. {paper.number} del {paper.ordered}   Consegna: {paper.wanted}",
            f"Spett. {one_line(paper.order.seller, paper.hand)}",
            "",
            bar,
            rows[0],
            bar,
            *rows[1:],
            bar,
            f"Totale ordine {paper.code}  {paper.total}",
            "",
            "Luogo di consegna:",
            *[f"  {each}" for each in paper.ship_to],
        ],
        end="\r\n",
    )


@WRITTEN.order(
    "lijstje",
    Customer("NL", "Eetcafé De Haven|Camping 't Zwaluwnest", "keuken", "{n}", "d MMMM yyyy", lines=(3, 9),
             own=False, units="st dozen kg m ltr rol set"),
)  # fmt: skip
def lijstje(paper: Paper) -> bytes:
    """A short list as people type it: who, number, goods with a code behind a hash."""
    goods = [
        f"{text}  {count}{unit}  #{code}"
        for text, count, unit, code in paper.rows("text quantity uom item")
    ]
    return ends(
        [
            f"bestelling {paper.buyer} nr {paper.number}",
            f"graag leveren {paper.wanted}",
            "",
            *goods,
            "",
            "de rest zoals altijd, groetjes",
            paper.order.buyer.person,
        ]
    )
