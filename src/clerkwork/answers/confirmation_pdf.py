"""The answer to an order on paper: each line with what happens to it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from reportlab.platypus import Flowable

from clerkwork.core.paper import Paper
from clerkwork.core.paper_table import Column, facts, gap, halves, parties, table, text
from clerkwork.core.party import Party
from clerkwork.messaging.letter import day

TITLES = {
    "en": {
        "title": "Order confirmation",
        "refused": "Your order is not accepted",
        "page": "Page {page} of {pages}",
        "to": "Delivery to",
        "po": "Your order",
        "customer": "Customer",
        "made": "Date",
        "due": "You asked for",
        "columns": ("Line", "Article", "What happens", "Quantity", "Price", "Amount"),
        "yours": "your {}",
        "total": "Total of the goods: {}",
    },
    "de": {
        "title": "Auftragsbestätigung",
        "refused": "Ihre Bestellung wird nicht angenommen",
        "page": "Seite {page} von {pages}",
        "to": "Lieferung an",
        "po": "Ihre Bestellung",
        "customer": "Kunde",
        "made": "Datum",
        "due": "Ihr Wunschtermin",
        "columns": ("Pos.", "Artikel", "Was damit geschieht", "Menge", "Preis", "Betrag"),
        "yours": "Ihre Nummer {}",
        "total": "Warenwert: {}",
    },
}


@dataclass(frozen=True, slots=True)
class Confirmation:
    """What stands on the paper; `lines` are those of `words.line_in_words`."""

    number: str
    language: str
    company: Party
    customer: str
    ship_to: Party
    po_number: str
    headline: str
    refused: bool  # all of it
    made_on: date
    due_on: date | None
    lines: Sequence[dict[str, Any]]
    total: str


def confirmation_pdf(of: Confirmation) -> bytes:
    """The paper as PDF, of as many pages as its lines need."""
    words: dict[str, Any] = TITLES[of.language]
    title = words["refused" if of.refused else "title"]
    paper = Paper(title, of.number, of.company, page_of=words["page"])
    told = [
        (words["po"], of.po_number),
        (words["made"], day(of.made_on, of.language)),
        (words["customer"], of.customer),
        (words["due"], day(of.due_on, of.language)),
    ]
    story: list[Flowable] = [
        halves(
            parties([(words["to"], of.ship_to)], paper.room / 2, seen_from=of.company),
            facts(told, paper.room / 2, 2),
            paper.room,
        ),
        text(of.headline[:1].upper() + of.headline[1:] + ".", 11, bold=True),
        gap(3),
        table(columns(words["columns"]), [row(line, words) for line in of.lines], paper.room),
        gap(3),
        text(words["total"].format(of.total), 10, bold=True, align="right"),
    ]
    return paper.pdf(story)


def columns(titles: Sequence[str]) -> tuple[Column, ...]:
    line, article, fate, quantity, price, amount = titles
    return (
        Column(line, 12),
        Column(article, share=5, bold=True),
        Column(fate, share=7),
        Column(quantity, 20, align="right"),
        Column(price, 24, align="right"),
        Column(amount, 26, align="right"),
    )


def row(line: dict[str, Any], words: dict[str, Any]) -> list[str | Flowable | list[Flowable]]:
    numbers = [line["sku"], words["yours"].format(line["buyer_sku"]) if line["buyer_sku"] else ""]
    article = [text(line["name"], bold=True), text(" · ".join(filter(None, numbers)), 8, grey=True)]
    fates: list[Flowable] = [text(fate) for fate in line["fates"]]
    return [line["position"], article, fates, line["quantity"], line["price"], line["amount"]]
