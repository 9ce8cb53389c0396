"""Printed orders of networks, modular programs, and buyers with several sites."""

from clerkwork.training.layouts.exam import Paper

from .catalogue import Prints
from .columns import Look, sums, table
from .customers import Customer
from .pdf_ca_au import places_of
from .pen import Pen, Setup

PRINTED = Prints()


@PRINTED.sheet(
    "network",
    Customer(
        "US",
        "Harlan & Pike Insurance Co.|Tessellate Semiconductor Inc.",
        "office",
        "PO33{n:05d}",
        "d MMM yyyy",
        money="code after",
        lines=(1, 12),
        nation="name",
        unit="Receiving Dock B",
    ),
    Setup("letter", "noto", 8, 40),
)
def network(paper: Paper, pen: Pen) -> None:
    """A trading network's page: number and amount in the title, quantity with its unit in brackets."""
    pen.box(pen.left, pen.y, pen.right - pen.left, 58, fill="#f3f3f3", edge=0)
    pen.text(pen.right - 8, "Purchase Order", y=pen.y + 6, size=10, bold=True, side="r")
    pen.text(pen.right - 8, f"(New) {paper.number}", y=pen.y + 20, size=10, side="r")
    amount = f"Amount: {paper.total}"
    pen.text(pen.right - 8, amount, y=pen.y + 34, side="r")
    pen.text(pen.right - 8, "Version: 1", y=pen.y + 45, side="r")
    pen.lines(pen.left + 8, [paper.buyer, *paper.home], head="From:", y=pen.y + 4)
    pen.y += 70
    pen.y = pen.lines(pen.left + 8, paper.vendor, head="To:") + 10
    facts = [("Payment Terms", "NET 60"), ("Routing Status:", "Sent"),
             ("Order submitted on:", paper.ordered), ("Contact:", paper.order.buyer.mail)]  # fmt: skip
    pen.y = pen.pairs(pen.left + 8, facts, 110) + 10
    pen.lines(pen.left + 8, paper.ship_to, head="Ship All Items To")
    pen.lines(pen.middle, [paper.order.buyer.name, *paper.home], head="Bill To")
    pen.y += 78
    pen.text(pen.left, "Line Items", size=10, bold=True)
    pen.y += 16
    rows: list[list[str] | str] = []
    for row in paper.rows("pos item quantity uom due price amount text"):
        pos, sku, count, unit, due, price, cost, text = row
        rows.append([pos, sku, "Material", f"{count} ({unit})", due, price, cost])
        rows.append(text)
    spec = "Line #:8c|Part #:16|Type:11|Qty (Unit):14r|Need By:14r|Unit Price:19r|Subtotal:19r"
    table(pen, spec, rows, Look("heads", fill="#dce9f2"))
    pen.rule(pen.left, pen.right)
    sums(pen, [("Sub-total:", paper.total)], pen.right - 170)
    pen.foot("This purchase order was delivered through a network. Page {page} of {pages}")


@PRINTED.sheet(
    "modules",
    Customer(
        "FR",
        "Brasserie Artisanale des Monts d'Arrée|Cyclotec Réparation SAS",
        "atelier",
        "P{n:05d}",
        "dd/MM/yyyy",
        lines=(1, 9),
        tax=True,
        money="sign after",
        places=2,
        nation="name",
    ),
    Setup("a4", "fira", 9, 50, strokes="columns"),
)
def modules(paper: Paper, pen: Pen) -> None:
    """A modular program's print: number in large letters, code in brackets before the description."""
    pen.text(pen.left, paper.buyer, size=10, bold=True)
    pen.lines(pen.left, paper.home, y=pen.y + 13)
    pen.y += 62
    pen.lines(pen.left, paper.ship_to, head="Adresse d'expédition :")
    pen.lines(pen.middle + 30, paper.vendor)
    pen.y += 84
    pen.text(pen.left, f"Bon de commande n° {paper.number}", size=18)
    pen.y += 34
    columns = (("Acheteur :", paper.order.buyer.person), ("Date de la commande :", paper.ordered),
               ("Arrivée prévue :", paper.wanted))  # fmt: skip
    for at, (label, value) in enumerate(columns):
        pen.text(pen.left + at * 160, label, bold=True)
        pen.text(pen.left + at * 160, value, y=pen.y + 12)
    pen.y += 38
    rows = [
        [f"[{code}] {text}", f"{paper.rate}% TVA", f"{count} {unit}", price, amount]
        for code, text, count, unit, price, amount in paper.rows(
            "item text quantity uom price amount"
        )
    ]
    spec = "Description:42|Taxes:12c|Qté:16r|Prix unitaire:14r|Montant:16r"
    table(pen, spec, rows, Look("heads rows", thick=1, pad=4))
    found = [
        ("Montant hors taxes", paper.subtotal),
        (f"TVA {paper.rate}%", paper.tax),
        ("Total", paper.total),
    ]
    sums(pen, found, pen.right - 190)
    pen.foot(f"{paper.order.buyer.phone}  {paper.order.buyer.mail}   Page : {{page}} / {{pages}}")


@PRINTED.sheet(
    "sites",
    Customer(
        "GB",
        "Wenlock Leisure Trust|Harbour Lights Care Homes Ltd",
        "office",
        "WL{yy}{n:05d}",
        "dd/MM/yyyy",
        lines=(3, 10),
        own=False,
        tax=True,
    ),
    Setup("a4", "helvetica", 9, 44),
)
def sites(paper: Paper, pen: Pen) -> None:
    """One order for two sites: a table for each, below the address its goods go to."""
    places = places_of(paper, "GB", grouped=True)
    pen.text(pen.left, paper.buyer, size=15, bold=True)
    pen.text(pen.right, "PURCHASE ORDER", size=13, side="r")
    pen.y += 24
    pen.lines(pen.left, paper.home)
    facts = [("Order no.", paper.number), ("Order date", paper.ordered), ("Required", paper.wanted)]
    pen.pairs(pen.right - 150, facts, 150, side="r")
    pen.y += 64
    pen.y = pen.lines(pen.left, paper.vendor, head="Supplier") + 14
    rows = paper.rows("item text quantity uom price amount")
    spec = "Product code:15|Description:41|Qty:9r|Unit:9|Price:12r|Net:14r"
    for at, place in enumerate(dict.fromkeys(places), 1):
        pen.need(80)
        pen.say(f"Delivery {at}: {place}", bold=True)
        pen.y += 3
        part = [row for row, each in zip(rows, places, strict=True) if each == place]
        table(pen, spec, part, Look("heads rows frame", fill="#ececec"))
        pen.y += 14
    found = [
        ("Goods", paper.subtotal),
        ("VAT", paper.tax),
        (f"Order total {paper.code}", paper.total),
    ]
    sums(pen, found, pen.right - 170)
    pen.foot("One invoice per delivery please. Page {page} of {pages}", "l")
