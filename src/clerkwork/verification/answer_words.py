"""What a customer is asked, in plain sentences and in their language."""

from collections.abc import Mapping

from clerkwork.messaging.letter import LANGUAGES

# By the name of a rule, else by the field: what we ask. {found}, {expected} and {article} are in it.
QUESTIONS: Mapping[str, Mapping[str, str]] = {
    "en": {
        "VALUE_UNCERTAIN": "We could not read this surely: {field} {found}. Is that right?",
        "LINE_REPEATED": "{article} is on your order more than once. Do you want all of it?",
        "LINE_DATE_OTHER": "You want {article} on {found}, the rest on another day. Is that right?",
        "PO_NUMBER_REPEATED": "We have an order {found} from you already. Is this another one?",
        "PO_NUMBER_ALIKE": "This order looks like one that we have from you already. "
        "Is it another one?",
        "ORDER_DUPLICATE": "This order looks like one that we have from you already. "
        "Is it another one?",
        "PO_NUMBER_MISSING": "Which purchase order number shall stand on our papers?",
        "QUANTITY_MISSING": "How many of {article} do you need?",
        "quantity": "You ordered {found} of {article}. Is that right?",
        "item": "We do not know which article you mean by {found}. Which one is it?",
        "unit": "In which unit do you order {article}? Your order says {found}.",
        "due_on": "You asked for delivery on {found}. That is not possible. Which day suits you?",
        "po_number": "Your order has the number {found}. Is that right?",
        "ship_to": "Where shall the goods go? Your order says {found}.",
        "unit_price": "Your order says {found} for {article}; our price is {expected}. "
        "Is our price fine?",
    },
    "de": {
        "VALUE_UNCERTAIN": "Wir konnten das nicht sicher lesen: {field} {found}. Stimmt das?",
        "LINE_REPEATED": "{article} steht mehrfach auf Ihrer Bestellung. Möchten Sie alles?",
        "LINE_DATE_OTHER": "Sie möchten {article} am {found}, den Rest an einem anderen Tag. "
        "Stimmt das?",
        "PO_NUMBER_REPEATED": "Wir haben schon eine Bestellung {found} von Ihnen. "
        "Ist diese eine weitere?",
        "PO_NUMBER_ALIKE": "Diese Bestellung gleicht einer, die wir schon von Ihnen haben. "
        "Ist sie eine weitere?",
        "ORDER_DUPLICATE": "Diese Bestellung gleicht einer, die wir schon von Ihnen haben. "
        "Ist sie eine weitere?",
        "PO_NUMBER_MISSING": "Welche Bestellnummer soll auf unseren Papieren stehen?",
        "QUANTITY_MISSING": "Wie viel brauchen Sie von {article}?",
        "quantity": "Sie haben {found} von {article} bestellt. Stimmt das?",
        "item": "Wir wissen nicht, welchen Artikel Sie mit {found} meinen. Welcher ist es?",
        "unit": "In welcher Einheit bestellen Sie {article}? Auf Ihrer Bestellung steht {found}.",
        "due_on": "Sie möchten die Lieferung am {found}. Das geht nicht. Welcher Tag passt Ihnen?",
        "po_number": "Ihre Bestellung hat die Nummer {found}. Stimmt das?",
        "ship_to": "Wohin soll die Ware gehen? Auf Ihrer Bestellung steht {found}.",
        "unit_price": "Auf Ihrer Bestellung steht {found} für {article}; unser Preis ist "
        "{expected}. Ist unser Preis in Ordnung?",
    },
}
FIELDS: Mapping[str, Mapping[str, str]] = {
    "en": {
        "quantity": "quantity",
        "item": "article",
        "unit": "unit",
        "due_on": "delivery day",
        "po_number": "order number",
        "ship_to": "delivery address",
        "unit_price": "price",
    },
    "de": {
        "quantity": "Menge",
        "item": "Artikel",
        "unit": "Einheit",
        "due_on": "Liefertag",
        "po_number": "Bestellnummer",
        "ship_to": "Lieferadresse",
        "unit_price": "Preis",
    },
}
PAGE: Mapping[str, Mapping[str, str]] = {
    "en": {
        "title": "A question about your order",
        "about": "Your order",
        "lead": "Before we can send it, we need a word from you.",
        "yes": "Yes, that is right",
        "meant": "No, it should be",
        "fine": "Yes, our order stands at",
        "other": "Something else",
        "own": "In your own words",
        "elsewhere": "To another address",
        "name": "Name",
        "street": "Street",
        "postcode": "Postcode",
        "city": "City",
        "country": "Country, two letters",
        "send": "Send the answer",
        "wrong": "We cannot take this. Please look at it again, or tell us in your own words.",
        "missing": "Please choose an answer.",
        "thanks": "Thank you",
        "done": "Your answer has arrived, and your order goes on.",
        "clerk": "Your answer has arrived. One of us looks at it and gets in touch if need be.",
        "settled": "This is settled",
        "settled_text": "Nothing is asked any more. Thank you.",
        "gone": "This link does not work",
        "gone_text": "It has expired, or it is not complete. Please answer our mail instead.",
    },
    "de": {
        "title": "Eine Frage zu Ihrer Bestellung",
        "about": "Ihre Bestellung",
        "lead": "Bevor wir sie schicken können, brauchen wir ein Wort von Ihnen.",
        "yes": "Ja, das stimmt",
        "meant": "Nein, richtig ist",
        "fine": "Ja, wir bestellen zu",
        "other": "Etwas anderes",
        "own": "In Ihren eigenen Worten",
        "elsewhere": "An eine andere Adresse",
        "name": "Name",
        "street": "Straße",
        "postcode": "Postleitzahl",
        "city": "Ort",
        "country": "Land, zwei Buchstaben",
        "send": "Antwort senden",
        "wrong": "Das können wir so nicht annehmen. Bitte sehen Sie es noch einmal an, oder "
        "schreiben Sie es in eigenen Worten.",
        "missing": "Bitte wählen Sie eine Antwort.",
        "thanks": "Danke",
        "done": "Ihre Antwort ist da, und Ihre Bestellung geht weiter.",
        "clerk": "Ihre Antwort ist da. Jemand von uns sieht sie an und meldet sich, wenn nötig.",
        "settled": "Das ist erledigt",
        "settled_text": "Es ist nichts mehr offen. Danke.",
        "gone": "Dieser Link geht nicht",
        "gone_text": "Er ist abgelaufen oder nicht vollständig. Bitte antworten Sie auf unsere "
        "Mail.",
    },
}


def language_in(code: str) -> str:
    """The language we write in: the one asked for where we have it, else English."""
    base = code.lower().replace("_", "-").partition("-")[0]
    return base if base in LANGUAGES else LANGUAGES[0]


def asked_in_words(language: str, code: str, field: str, facts: Mapping[str, str]) -> str:
    """The question; what a rule says no sentence to is asked by its field."""
    known = QUESTIONS[language]
    sentence = known.get(code) or known.get(field) or known["VALUE_UNCERTAIN"]
    return sentence.format(**{"field": FIELDS[language].get(field, ""), **facts})
