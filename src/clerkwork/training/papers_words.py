"""The words of printed orders and mails, and how dates and amounts are written there."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Words:
    """One language. `day` and `figure` write dates and numbers as is usual in it."""

    title: str
    number: str
    mail_number: str
    ordered: str
    customer: str
    mail_customer: str
    due: str
    currency: str
    contact: str
    mail: str
    terms: str
    days: str  # {} is how many
    headings: tuple[str, ...]
    item: str  # the heading of the article's number in a mail
    subtotal: str
    freight: str
    tax: str
    total: str
    deliver_to: str
    note: str
    hello: str
    please: str
    attached: str  # {} is the order's number
    regards: str
    day: Callable[[date], str]
    figure: Callable[[str], str]


def with_comma(written: str) -> str:
    return written.replace(".", ",")


def money(value: Decimal, words: Words) -> str:
    return words.figure(f"{value:.2f}")


ENGLISH = Words(
    title="Purchase order",
    number="Order no.",
    mail_number="PO number",
    ordered="Order date",
    customer="Customer no.",
    mail_customer="Customer number",
    due="Delivery date",
    currency="Currency",
    contact="Contact",
    mail="E-mail",
    terms="Payment terms",
    days="{} days net",
    headings=("Pos.", "Item no.", "Description", "Quantity", "Unit", "Price", "Amount"),
    item="Item",
    subtotal="Subtotal",
    freight="Freight",
    tax="Tax",
    total="Total",
    deliver_to="Deliver to:",
    note="Note",
    hello="Hello,",
    please="please send us:",
    attached="please find our order {} attached.",
    regards="Kind regards",
    day=date.isoformat,
    figure=str,
)
GERMAN = Words(
    title="Bestellung",
    number="Bestellnr.",
    mail_number="Bestellnummer",
    ordered="Bestelldatum",
    customer="Kundennr.",
    mail_customer="Kundennummer",
    due="Liefertermin",
    currency="Währung",
    contact="Ansprechpartner",
    mail="E-Mail",
    terms="Zahlungsziel",
    days="{} Tage netto",
    headings=("Pos.", "Artikelnr.", "Bezeichnung", "Menge", "Einheit", "Preis", "Betrag"),
    item="Artikelnr.",
    subtotal="Zwischensumme",
    freight="Fracht",
    tax="MwSt.",
    total="Gesamtbetrag",
    deliver_to="Lieferadresse:",
    note="Bemerkung",
    hello="Guten Tag,",
    please="bitte liefern Sie uns:",
    attached="anbei unsere Bestellung {}.",
    regards="Mit freundlichen Grüßen",
    day=lambda day: f"{day:%d.%m.%Y}",
    figure=with_comma,
)
FRENCH = Words(
    title="Bon de commande",
    number="Commande n°",
    mail_number="Commande n°",
    ordered="Date de commande",
    customer="N° client",
    mail_customer="N° client",
    due="Date de livraison",
    currency="Devise",
    contact="Contact",
    mail="E-mail",
    terms="Conditions de paiement",
    days="{} jours net",
    headings=("Pos.", "Référence", "Désignation", "Quantité", "Unité", "Prix", "Montant"),
    item="Référence",
    subtotal="Sous-total",
    freight="Port",
    tax="TVA",
    total="Total",
    deliver_to="Adresse de livraison :",
    note="Remarque",
    hello="Bonjour,",
    please="merci de nous livrer :",
    attached="veuillez trouver ci-joint notre commande {}.",
    regards="Cordialement",
    day=lambda day: f"{day:%d/%m/%Y}",
    figure=with_comma,
)
LANGUAGES = {"en": ENGLISH, "de": GERMAN, "fr": FRENCH}


def words_of(language: str) -> Words:
    """The words of this language; English ones where it is not known."""
    return LANGUAGES.get(language, ENGLISH)
