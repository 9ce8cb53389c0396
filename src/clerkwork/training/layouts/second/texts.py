"""Orders as plain text: prints of fixed width, letters, faxes, lists from telephones."""

from collections.abc import Sequence
from textwrap import wrap

from clerkwork.training.layouts.exam import Paper, one_line

from .catalogue import Catalogue
from .customers import Customer

WRITTEN = Catalogue("text", "txt")


def ends(lines: Sequence[str], *, end: str = "\n", charset: str = "utf-8") -> bytes:
    return end.join([*(each.rstrip() for each in lines), ""]).encode(charset)


def laid(rows: Sequence[Sequence[str]], spec: str) -> list[str]:
    """The rows in columns of fixed width: "6r 30 8r" are widths, r those that end at the right."""
    found = []
    for row in rows:
        line = ""
        for cell, part in zip(row, spec.split(), strict=True):
            wide = int(part.rstrip("r"))
            line += (cell.rjust(wide) if part.endswith("r") else cell[:wide].ljust(wide)) + " "
        found.append(line.rstrip())
    return found


@WRITTEN.order(
    "greenbar",
    Customer("US", "Prairie Implement Co.|Hub City Feed & Ranch", "farm", "{n:07d}", "MM/dd/yy",
             lines=(3, 14), units="EA BX LB FT GAL RL ST", codes="#####|@####"),
)  # fmt: skip
def greenbar(paper: Paper) -> bytes:
    """A line printer's page: capitals, a form feed at the end, our and your item in two columns."""
    rows = [["LINE", "OUR ITEM", "YOUR ITEM", "DESCRIPTION", "QTY", "UM", "COST", "EXT"]]
    cells = paper.rows("pos buyer_sku sku text quantity uom price amount")
    table = laid([*rows, *cells], "4r 9 9 40 8r 3 10r 11r")
    home = [each.upper() for each in paper.home]
    vendor, ship = paper.vendor, paper.ship_to
    sides = [
        f"  {left:<44}{right}"
        for left, right in zip([*vendor, "", ""][: len(ship) + 1], [*ship, ""], strict=False)
    ]
    return ends(
        [
            f"{paper.buyer.upper():<60}PURCHASE ORDER",
            f"{home[0]:<60}NO. {paper.number}",
            f"{home[1]:<60}DATE {paper.ordered}",
            "",
            f"  {'VENDOR':<44}SHIP TO",
            *sides,
            "",
            f"  SHIP VIA BEST WAY     FOB DEST     WANTED {paper.wanted}     TERMS N30",
            "",
            table[0],
            "=" * 100,
            *table[1:],
            "=" * 100,
            f"{'TOTAL':>88} {paper.total:>11}",
            "\f",
        ],
        end="\r\n",
    )


@WRITTEN.order(
    "fax",
    Customer("GB", "Ardnish Boatyard Ltd|Bramble Lane Engineering", "works", "{n}", "d MMM yyyy",
             lines=(1, 6), own=False, money="sign before"),
)  # fmt: skip
def fax(paper: Paper) -> bytes:
    """A page for the fax: a head of labels, the order as paragraphs, a disclaimer."""
    seller = paper.order.seller
    body: list[str] = []
    for pos, count, unit, text, code, price in paper.rows("pos quantity uom text sku price"):
        body += [f"{pos})  {text}", f"    Your ref {code}   Qty {count} {unit}   @ {price}", ""]
    return ends(
        [
            "FACSIMILE TRANSMISSION",
            "",
            f"TO:      {seller.name}",
            f"ATTN:    {seller.person}, Sales Desk",
            f"FROM:    {paper.buyer}",
            f"         {', '.join(paper.home)}",
            f"DATE:    {paper.ordered}",
            "PAGES:   1 (including this one)",
            f"SUBJECT: OUR ORDER {paper.number}",
            "",
            "Please accept this fax as our official order for the following:",
            "",
            *body,
            f"Delivery by {paper.wanted} please. Ring if any item is out of stock.",
            "",
            f"Regards, {paper.order.buyer.person}",
            "",
            *wrap("This fax is intended for the addressee only. If you have received it in error"
                  " please telephone us and destroy it.", 72),
        ]
    )  # fmt: skip


@WRITTEN.order(
    "chat",
    Customer("IE", "Keogh's Corner Café|The Lamplighter Bar Ltd", "food", "KC{n}", "d/M", lines=(3, 8),
             own=False, units="pcs box kg m ltr roll set"),
)  # fmt: skip
def chat(paper: Paper) -> bytes:
    """A list out of a chat: hours in front, short words, no codes and no prices."""
    seller = paper.order.seller.name.split()[0]
    person = paper.order.buyer.person
    items = [f"{count} {unit} {text}" for count, unit, text in paper.rows("quantity uom text")]
    stamp = f"[{paper.order.ordered:%d/%m/%Y}, 21:4"
    paper.shown.add("order_date")
    return ends(
        [
            f"{stamp}2:10] {person}: hiya, order for {paper.buyer} pls, our ref {paper.number}",
            f"{stamp}3:02] {person}: {items[0]}",
            *items[1:],
            f"{stamp}4:37] {seller}: no bother, when do you want it?",
            f"{stamp}5:01] {person}: the usual run is grand. and can you leave the invoice this time",
            f"{stamp}5:40] {seller}: will do",
        ]
    )


@WRITTEN.order(
    "store",
    Customer("IN", "Godavari Engineering College|Sree Lakshmi Fabricators", "works", "SLF/{n:03d}/{yy}",
             "dd-MMM-yyyy", lines=(2, 9), units="Nos Pkt Kgs Mtr Ltr Roll Set"),
)  # fmt: skip
def store(paper: Paper) -> bytes:
    """A clerk's typed order: stars, dashes, quantity with unit at the end after dots."""
    items = []
    for pos, text, count, unit, price in paper.rows("pos text quantity uom price"):
        items.append(f"  {pos}. {text + ' ':.<46} {count} {unit} @ Rs. {price}/-")
    paper.shown.add("unclear_currency")
    return ends(
        [
            "*" * 72,
            f"{paper.buyer:^72}",
            f"{', '.join(paper.home):^72}",
            "*" * 72,
            f"PO No: {paper.number}{'':20}Date: {paper.ordered}",
            "",
            f"M/s {one_line(paper.order.seller, paper.hand)}",
            "",
            "Dear Sirs,",
            "Please arrange to supply the following material:",
            "",
            *items,
            "",
            f"Total value Rs. {paper.total} + GST extra",
            f"Delivery: on or before {paper.wanted} at",
            *[f"    {each}" for each in paper.ship_to],
        ]
    )
