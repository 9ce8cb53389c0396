"""What happens to an order and to its lines, in the words of customers: English and German."""

from datetime import date
from decimal import Decimal
from typing import Any

from clerkwork.answers.say import ACCEPTED, CHANGED, REJECTED, Said
from clerkwork.messaging.letter import amount, day, quantity

HEADLINES = {
    "en": {
        ACCEPTED: "we have it, and all of it is there",
        "late": "we have it, and part of it has to wait",
        CHANGED: "we have it, with changes",
        REJECTED: "we cannot deliver it",
        "again": "this is how it stands now",
    },
    "de": {
        ACCEPTED: "angekommen, alles ist da",
        "late": "angekommen, ein Teil muss noch warten",
        CHANGED: "angekommen, mit Änderungen",
        REJECTED: "wir können sie nicht liefern",
        "again": "der neue Stand",
    },
}
FATES = {
    "en": {
        "reserved": "{quantity} {unit} reserved for you",
        "date": "{quantity} {unit} reserved for you, for {day}",
        "follows": "{quantity} {unit} not in stock yet, expected on {day}",
        "later": "{quantity} {unit} not in stock yet; the date follows",
        "rejected": "{quantity} {unit} will not come: {reason}",
        "price": "Your order said {was}",
        "quantity": "Your order said {was}",
    },
    "de": {
        "reserved": "{quantity} {unit} für Sie reserviert",
        "date": "{quantity} {unit} für Sie reserviert, für {day}",
        "follows": "{quantity} {unit} noch nicht auf Lager, erwartet am {day}",
        "later": "{quantity} {unit} noch nicht auf Lager; der Termin folgt",
        "rejected": "{quantity} {unit} kommen nicht: {reason}",
        "price": "In Ihrer Bestellung stand {was}",
        "quantity": "In Ihrer Bestellung stand {was}",
    },
}
REASONS = {
    "en": {
        "unknown_article": "we do not know this article",
        "discontinued": "we no longer sell this article",
        "unit": "we do not sell it in this unit",
        "quantity": "the quantity is not clear",
        "price": "the price is not the agreed one",
        "repeated": "the line was in the order twice",
        "date": "the date cannot be kept",
        "other": "we cannot deliver it",
    },
    "de": {
        "unknown_article": "wir kennen diesen Artikel nicht",
        "discontinued": "wir führen diesen Artikel nicht mehr",
        "unit": "wir verkaufen ihn nicht in dieser Einheit",
        "quantity": "die Menge ist nicht klar",
        "price": "der Preis ist nicht der vereinbarte",
        "repeated": "die Position stand zweimal in der Bestellung",
        "date": "der Termin ist nicht zu halten",
        "other": "wir können sie nicht liefern",
    },
}


def headline(says: Said, language: str) -> str:
    """The whole answer in a few words."""
    words = HEADLINES[language]
    if says["outcome"] == REJECTED:
        return words[REJECTED]
    if says["revision"] > 1:
        return words["again"]
    if any(line["backordered"] != "0" for line in says["lines"]):
        return words["late"]
    return words[says["outcome"]]


def line_in_words(line: Said, currency: str, language: str) -> dict[str, Any]:
    """A line as mails and papers show it."""
    ordered, price = exact(line["quantity"]), exact(line["price"])
    goods = ordered - Decimal(line["rejected"])
    unit = line["unit"]
    return {
        "position": line["line"] or str(line["position"]),
        "sku": line["sku"],
        "buyer_sku": line["buyer_sku"],
        "name": line["name"],
        "quantity": f"{quantity(ordered, language)} {unit}".strip(),
        "price": amount(price, currency, language) if line["price"] else "",
        "amount": amount(round(goods * price, 2), currency, language) if line["price"] else "",
        "fates": list(fates(line, currency, language)),
        "as_ordered": line["outcome"] == ACCEPTED,
    }


def fates(line: Said, currency: str, language: str) -> list[str]:
    """What happens to each part of the line, a sentence a part."""
    words, unit = FATES[language], line["unit"]

    def told(kind: str, name: str, **more: str) -> str:
        number = quantity(Decimal(line[name]), language)
        return words[kind].format(quantity=number, unit=unit, **more).replace("  ", " ")

    found = []
    if line["accepted"] != "0":
        kind = "date" if line["date"] else "reserved"
        found.append(told(kind, "accepted", day=spoken(line["date"], language)))
    if line["backordered"] != "0":
        kind = "follows" if line["follows"] else "later"
        found.append(told(kind, "backordered", day=spoken(line["follows"], language)))
    if line["reason"]:
        why = line["reason"]["text"] or REASONS[language][line["reason"]["code"]]
        found.append(told("rejected", "rejected", reason=why))
    changes = line["changes"]
    if "quantity" in changes:
        was = f"{quantity(Decimal(changes['quantity']), language)} {unit}"
        found.append(words["quantity"].format(was=was))
    if "price" in changes:
        was = amount(Decimal(changes["price"]), currency, language)
        found.append(words["price"].format(was=was))
    return found


def total(says: Said, language: str) -> str:
    """What the goods cost that come, now or later."""
    whole = sum(
        (
            round((exact(line["quantity"]) - Decimal(line["rejected"])) * exact(line["price"]), 2)
            for line in says["lines"]
        ),
        Decimal(0),
    )
    return amount(whole, says["currency"], language)


def exact(text: str) -> Decimal:
    return Decimal(text or 0)


def spoken(iso: str | None, language: str) -> str:
    return day(date.fromisoformat(iso), language) if iso else ""
