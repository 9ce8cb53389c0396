"""Printed papers that speak of goods and order nothing."""

from clerkwork.training.layouts.exam import Paper

from .catalogue import Prints
from .columns import Look, sums, table
from .customers import Customer
from .pen import Pairs, Pen, Setup

PRINTED = Prints()


def head(paper: Paper, pen: Pen, title: str, facts: Pairs) -> None:
    """The seller's letterhead, the title, the buyer's address, and facts beside it."""
    seller, *home = paper.vendor
    pen.text(pen.left, seller, size=15, bold=True)
    pen.text(pen.left, "  |  ".join(home), y=pen.y + 20, size=7.5)
    pen.text(pen.right, title, size=14, side="r")
    pen.y += 52
    below = pen.lines(pen.left, [paper.order.buyer.name, *paper.home])
    pen.y = max(below, pen.pairs(pen.right - 190, facts, 90, bold="label")) + 16


@PRINTED.sheet(
    "invoice",
    Customer(
        "US",
        "Paloma Outdoor Goods LLC|Oberlin Auto Body Inc.",
        "works",
        "PO{n:05d}",
        "MM/dd/yyyy",
        tax=True,
        freight=True,
        money="sign before",
    ),
    Setup("letter", "helvetica", 9, 44),
    "invoice",
)
def invoice(paper: Paper, pen: Pen) -> None:
    """An invoice that names the order it bills."""
    facts = [("Invoice", f"INV{paper.digits(6)}"), ("Date", paper.ordered), ("PO Number", paper.number),
             ("Due Date", paper.wanted)]  # fmt: skip
    head(paper, pen, "Invoice", facts)
    pen.y = pen.lines(pen.left, paper.ship_to, head="Shipped To") + 12
    spec = "Quantity:10r|Item:16|Description:42|Unit Price:14r|Amount:16r"
    table(pen, spec, paper.rows("quantity item text price amount"), Look("heads rows"))
    found = [("Subtotal", paper.subtotal), ("Freight", paper.freight), ("Sales Tax", paper.tax)]
    sums(pen, [*found, ("Amount Due", paper.total)], pen.right - 170)
    pen.say(
        "Make checks payable to the address above. A finance charge of 1.5% applies after the due date.",
        size=7,
    )


@PRINTED.sheet(
    "quotation",
    Customer(
        "GB",
        "Hollis & Dray Construction Ltd|Northfold Academy Trust",
        "site",
        "Q{n:05d}",
        "d MMMM yyyy",
        money="sign before",
    ),
    Setup("a4", "noto", 9, 52),
    "quotation",
)
def quotation(paper: Paper, pen: Pen) -> None:
    """A seller's offer, valid for some time."""
    facts = [("Quotation", paper.number), ("Date", paper.ordered), ("Valid until", paper.wanted),
             ("Your enquiry", paper.digits(5))]  # fmt: skip
    head(paper, pen, "QUOTATION", facts)
    pen.say("Thank you for your enquiry. We have pleasure in quoting as follows:")
    pen.y += 6
    spec = "Item:8c|Description:44|Quantity:14r|Each:14r|Total:16r"
    table(
        pen,
        spec,
        paper.rows("pos text measured price amount"),
        Look("heads rows frame", fill="#eeeeee"),
    )
    sums(pen, [("Total excluding VAT", paper.total)], pen.right - 190)
    pen.y += 10
    pen.say(
        "To order please return your purchase order quoting our reference. Delivery 5 to 7 days from order."
    )


@PRINTED.sheet(
    "anfrage",
    Customer(
        "DE", "Hettlage Pumpenbau GmbH|Stadtwerke Moorbach", "werk", "60{n:08d}", "dd.MM.yyyy"
    ),
    Setup("a4", "helvetica", 9, 56),
    "quotation_request",
)
def anfrage(paper: Paper, pen: Pen) -> None:
    """A buyer asks for prices, on the form it orders with."""
    pen.text(pen.right, paper.buyer, size=13, bold=True, side="r")
    pen.y += 60
    pen.lines(pen.left, paper.vendor, size=10)
    pen.y += 80
    pen.text(pen.left, "Anfrage", size=14, bold=True)
    pen.y += 24
    pen.pairs(pen.left, [("Anfragenummer", paper.number), ("Datum", paper.ordered),
                         ("Angebot erbeten bis", paper.wanted)], 110)  # fmt: skip
    pen.y += 50
    pen.say("Bitte nennen Sie uns Ihre Preise und Lieferzeiten für folgende Positionen:")
    pen.y += 6
    rows = [[*row, "", ""] for row in paper.rows("tens buyer_sku text quantity uom")]
    spec = "Pos.:6|Material:13|Bezeichnung:36|Menge:9r|ME:7|Preis:14r|Lieferzeit:15"
    table(pen, spec, rows, Look("heads rows frame poles"))
    pen.y += 10
    pen.say("Diese Anfrage verpflichtet uns nicht zur Abnahme.")


@PRINTED.sheet(
    "delivery",
    Customer(
        "GB", "Fallowfield Manor Hotels Ltd|Marchmont Café Bar", "food", "RK-{n:06d}", "dd/MM/yyyy"
    ),
    Setup("a4", "ubuntu", 9, 46),
    "delivery_note",
)
def delivery(paper: Paper, pen: Pen) -> None:
    """A delivery note: ordered, sent, to follow, batch numbers, no prices."""
    facts = [("Despatch no.", paper.digits(6)), ("Despatched", paper.ordered), ("Your order", paper.number),
             ("Carrier", "Own vehicle")]  # fmt: skip
    head(paper, pen, "DELIVERY NOTE", facts)
    pen.y = pen.lines(pen.left, paper.ship_to, head="Delivered to") + 12
    rows = [[*row, row[2], "0", f"L{paper.digits(5)}"] for row in paper.rows("item text quantity")]
    spec = "Code:14|Description:40|Ordered:10r|Sent:10r|To follow:11r|Batch:15"
    table(pen, spec, rows, Look("heads rows frame poles"))
    pen.y += 20
    pen.text(pen.left, "Received in good condition: ____________________   Date: ____________")


@PRINTED.sheet(
    "lieferschein",
    Customer(
        "AT",
        "Seehotel Bellevue Betriebs GmbH|Gasthof Kaiserblick KG",
        "kueche",
        "EK{yy}-{n:05d}",
        "dd.MM.yyyy",
    ),
    Setup("a4", "noto", 9, 50),
    "delivery_note",
)
def lieferschein(paper: Paper, pen: Pen) -> None:
    """A delivery note in German with temperatures and crates lent."""
    facts = [("Lieferschein Nr.", paper.digits(7)), ("Datum", paper.ordered),
             ("Ihre Bestellung", paper.number), ("Tour", paper.digits(2))]  # fmt: skip
    head(paper, pen, "Lieferschein", facts)
    pen.y = pen.lines(pen.left, paper.ship_to, head="Lieferadresse") + 10
    rows = [[*row, paper.digits(1), "4 °C"] for row in paper.rows("pos item text measured")]
    spec = "Pos.:6|Artikel:14|Bezeichnung:40|Menge:15r|Kolli:8r|Temp.:9c"
    table(pen, spec, rows, Look("heads rows"))
    pen.y += 12
    pen.say("Leergut: 3 Kisten E2, 1 Palette. Ware übernommen: ____________________")


@PRINTED.sheet(
    "livraison",
    Customer(
        "BE",
        "Traiteur Delhaize-Marchal SRL|Brasserie du Beffroi",
        "cuisine",
        "{n:05d}",
        "dd/MM/yyyy",
    ),
    Setup("a5", "helvetica", 8, 26),
    "delivery_note",
)
def livraison(paper: Paper, pen: Pen) -> None:
    """A delivery note in French on half a sheet."""
    facts = [
        ("Note d'envoi", paper.digits(5)),
        ("Date", paper.ordered),
        ("Votre commande", paper.number),
    ]
    head(paper, pen, "NOTE D'ENVOI", facts)
    table(
        pen,
        "Réf.:16|Article:52|Livré:14r|U.:8",
        paper.rows("item text quantity uom"),
        Look("heads rows"),
    )
    pen.y += 14
    pen.text(pen.left, "Signature pour réception :")


@PRINTED.sheet(
    "orderbevestiging",
    Customer(
        "NL",
        "Machinefabriek Tukker B.V.|Eetcafé De Haven",
        "werk",
        "{yy}7{n:05d}",
        "dd-MM-yyyy",
        tax=True,
        money="sign before",
    ),
    Setup("a4", "fira", 9, 50),
    "confirmation",
)
def orderbevestiging(paper: Paper, pen: Pen) -> None:
    """A seller confirms an order, with its own number and days."""
    facts = [("Ordernummer", f"VO{paper.digits(6)}"), ("Datum", paper.ordered), ("Uw ordernr.", paper.number),
             ("Verwachte levering", paper.wanted)]  # fmt: skip
    head(paper, pen, "Orderbevestiging", facts)
    pen.say("Wij danken u voor uw opdracht, die wij als volgt hebben genoteerd:")
    pen.y += 6
    spec = "Artikel:13|Omschrijving:40|Aantal:14r|Prijs:15r|Bedrag:16r"
    table(pen, spec, paper.rows("item text measured price amount"), Look("heads"))
    sums(
        pen,
        [("Subtotaal", paper.subtotal), ("BTW", paper.tax), ("Totaal", paper.total)],
        pen.right - 170,
    )
    pen.say("Controleer deze bevestiging; wijzigingen graag binnen 24 uur melden.", size=8)
