"""Orders as plain text: reports of old programs, forms of mainframes, notes typed by hand."""

from collections.abc import Sequence
from itertools import zip_longest

from .exam import Catalogue, Paper
from .exam_way import Way

WRITTEN = Catalogue("text", "txt")


def ruled_off(rows: Sequence[Sequence[str]], sides: str, gap: str = "  ") -> list[str]:
    """The rows in columns as wide as their longest cell."""
    wide = [max(len(row[at]) for row in rows) for at in range(len(rows[0]))]
    return [
        gap.join(
            cell.rjust(size) if side == "r" else cell.ljust(size)
            for cell, size, side in zip(row, wide, sides, strict=True)
        ).rstrip()
        for row in rows
    ]


def beside(left: Sequence[str], right: Sequence[str], wide: int = 40) -> list[str]:
    pairs = zip_longest(left, right, fillvalue="")
    return [f"{one:<{wide}}{other}".rstrip() for one, other in pairs]


def bytes_of(text: Sequence[str], *, end: str = "\n", encoding: str = "utf-8") -> bytes:
    return end.join([*text, ""]).encode(encoding, "replace")


@WRITTEN.order("mainframe", Way("US", "MM/dd/yy", lines=(1, 12), units=0))
def mainframe(paper: Paper) -> bytes:
    """A line printer's report, capitals and fixed columns, with a page head."""
    rows = [["LN", "ITEM NUMBER", "DESCRIPTION", "QTY ORD", "UM", "UNIT PRICE", "EXTENSION"]]
    rows += paper.rows("pos item text quantity uom price amount")
    table = ruled_off(rows, "rllrlrr")
    total = f"** ORDER TOTAL **{paper.total:>20}"
    return bytes_of(
        [
            f"{paper.buyer.upper():<50}PAGE    1",
            *[each.upper() for each in paper.home],
            "",
            f"{'PURCHASE ORDER':^70}",
            "",
            f"P.O. NUMBER: {paper.number:<30}P.O. DATE: {paper.ordered}",
            f"TERMS: NET 30 DAYS{'':<19}REQ. DATE: {paper.wanted}",
            "",
            *beside(["VENDOR:", *paper.vendor], ["SHIP TO:", *paper.ship_to]),
            "",
            table[0],
            "-" * len(table[0]),
            *table[1:],
            "-" * len(table[0]),
            total.rjust(len(table[0])),
        ],
        end="\r\n",
    )


@WRITTEN.order("quick-note", Way("US", "MMMM d, yyyy", units=2, lines=(1, 4), own=False))
def quick_note(paper: Paper) -> bytes:
    """A few lines typed in a hurry, the code behind an equals sign."""
    items = [f"{row[0]} {row[1]} = #{row[2]}" for row in paper.rows("measured text sku")]
    return bytes_of(
        [
            f"ORDER from {paper.buyer}",
            f"po {paper.number}",
            f"need it by {paper.wanted}",
            "",
            *items,
            "",
            f"thx {paper.order.buyer.person}",
        ]
    )


@WRITTEN.order("branch", Way("GB", "dd/MM/yyyy", lines=(1, 8), money="sign before"))
def branch(paper: Paper) -> bytes:
    """A branch's order as labelled records, one block for every line."""
    blocks: list[str] = []
    for row in paper.rows("pos sku text measured price due"):
        labels = ("Line", "Your code", "Goods", "Quantity", "Price", "Deliver on")
        blocks += [f"{label + ' ':.<16} {text}" for label, text in zip(labels, row, strict=True)]
        blocks.append("")
    return bytes_of(
        [
            "PURCHASE ORDER",
            f"Order number .... {paper.number}",
            f"Order date ...... {paper.ordered}",
            f"Ordered by ...... {paper.buyer}",
            f"Deliver to ...... {', '.join(paper.ship_to)}",
            "",
            *blocks,
            f"Order value ..... {paper.total}",
        ],
        encoding="cp1252",
    )


@WRITTEN.order("indent", Way("IN", "dd-MM-yyyy", lines=(1, 7), tax=True, units=1))
def indent(paper: Paper) -> bytes:
    """An Indian program's text: a box of plus signs, dashes and bars."""
    rows = [["Sr", "Particulars", "HSN", "Qty", "Unit", "Rate", "Amount"]]
    rows += paper.rows("pos text hsn quantity uom price amount")
    table = ruled_off(rows, "rllrlrr", " | ")
    wide = max(len(each) for each in table)
    bar = "+" + "-" * (wide + 2) + "+"
    boxed = [f"| {each:<{wide}} |" for each in table]
    return bytes_of(
        [
            f"{paper.buyer:^{wide}}",
            *[f"{each:^{wide}}" for each in paper.home],
            "",
            f"PURCHASE ORDER No. {paper.number} Dt. {paper.ordered}",
            f"To: {', '.join(paper.vendor)}",
            f"Delivery at: {', '.join(paper.ship_to)} by {paper.wanted}",
            bar,
            boxed[0],
            bar,
            *boxed[1:],
            bar,
            f"Total {paper.subtotal}   IGST {paper.rate}% {paper.tax}   Net Rs. {paper.total}",
        ]
    )


@WRITTEN.order("warenwirtschaft", Way("DE", "dd.MM.yyyy", lines=(1, 10), units=0))
def warenwirtschaft(paper: Paper) -> bytes:
    """A German program's export for reading: two rows for each position."""
    body: list[str] = []
    for row in paper.rows("pos text item quantity uom price amount"):
        pos, text, item, count, unit, price, amount = row
        body += [
            f"{pos:>3}  {text}",
            f"     Art.-Nr. {item:<16}{count:>10} {unit:<5} x {price:>10} = {amount:>12}",
        ]
    return bytes_of(
        [
            f"BESTELLUNG Nr. {paper.number}",
            f"vom {paper.ordered}",
            "",
            *beside(["Besteller:", paper.buyer, *paper.home], ["Lieferung an:", *paper.ship_to]),
            "",
            f"Lieferant: {', '.join(paper.vendor)}",
            f"Liefertermin: {paper.wanted}",
            "=" * 66,
            *body,
            "=" * 66,
            f"{'Gesamt netto ' + paper.code:<50}{paper.total:>16}",
        ],
        end="\r\n",
        encoding="cp1252",
    )


@WRITTEN.order("minitel", Way("FR", "dd/MM/yyyy", lines=(1, 8), units=1, tax=True))
def minitel(paper: Paper) -> bytes:
    """A French program's text with semicolons between the columns and labels before colons."""
    heads = "Référence ; Désignation ; Quantité ; Unité ; PU HT ; Montant HT"
    rows = [" ; ".join(row) for row in paper.rows("item text quantity uom price amount")]
    return bytes_of(
        [
            f"Société : {paper.buyer}",
            f"Adresse : {', '.join(paper.home)}",
            f"Bon de commande : {paper.number}",
            f"Date : {paper.ordered}",
            f"Livraison le : {paper.wanted}",
            "Lieu de livraison :",
            *[f"    {each}" for each in paper.ship_to],
            "",
            heads,
            *rows,
            "",
            f"Total HT : {paper.subtotal}",
            f"TVA {paper.rate} % : {paper.tax}",
            f"Total TTC : {paper.total} {paper.code}",
        ],
        encoding="latin-1",
    )


@WRITTEN.order("almacen", Way("ES", "dd/MM/yyyy", lines=(2, 9), units=1, own=False))
def almacen(paper: Paper) -> bytes:
    """A store's list, tabs between the columns, without prices."""
    rows = ["\t".join(row) for row in paper.rows("quantity uom sku text")]
    return bytes_of(
        [
            f"{paper.buyer} - PEDIDO {paper.number}",
            f"Fecha pedido\t{paper.ordered}",
            f"Fecha entrega\t{paper.wanted}",
            "",
            "Cantidad\tUnidad\tSu referencia\tArtículo",
            *rows,
        ]
    )


@WRITTEN.order("magazzino", Way("IT", "dd/MM/yyyy", lines=(1, 6), units=0))
def magazzino(paper: Paper) -> bytes:
    """An Italian order typed with stars and dashes."""
    items = [
        f"* {row[0]}: {row[1]} - {row[2]} a € {row[3]}"
        for row in paper.rows("sku text measured price")
    ]
    paper.shown.add("unclear_currency")
    return bytes_of(
        [
            paper.buyer,
            *paper.home,
            "",
            f"ORDINE N. {paper.number} DEL {paper.ordered}",
            "",
            *items,
            "",
            f"Totale imponibile € {paper.total}",
            f"Consegna entro il {paper.wanted} presso:",
            *paper.ship_to,
        ]
    )


@WRITTEN.order("bestellijst", Way("NL", "dd-MM-yyyy", lines=(1, 9), units=0))
def bestellijst(paper: Paper) -> bytes:
    """A Dutch list in columns with the article codes last."""
    rows = [["Aantal", "Eenheid", "Omschrijving", "Prijs", "Uw art.nr."]]
    rows += paper.rows("quantity uom text price sku")
    return bytes_of(
        [
            f"Inkooporder: {paper.number}",
            f"Datum:       {paper.ordered}",
            f"Leverdatum:  {paper.wanted}",
            f"Klant:       {paper.buyer}",
            f"Afleveren:   {', '.join(paper.ship_to)}",
            "",
            *ruled_off(rows, "rllrl", "   "),
            "",
            f"Totaal exclusief btw {paper.code} {paper.total}",
        ]
    )
