"""The language of the pages, and how they write numbers and dates."""

import re
from collections import Counter
from collections.abc import Sequence

from clerkwork.intake.readers.countries import fold
from clerkwork.intake.readers.pages.runs import Row
from clerkwork.intake.readers.table.values import (
    Habits,
    day_order,
    decimal_mark,
    iso_date,
    voted_mark,
)

WORDS = {
    "en": "the of and order date ship to from total please vendor qty quantity unit price "
    "number delivery supplier for terms invoice purchase description amount item by with "
    "our address tax",
    "de": "der die das und bestellung datum menge preis gesamt lieferung an von bitte mit wir "
    "ihre nr artikel lieferant summe bezeichnung lieferadresse bestellnummer einzelpreis "
    "mwst zu bei fur gmbh liefertermin netto",
    "fr": "le la les de du des et commande date quantite prix total livraison fournisseur "
    "designation montant ht ttc tva adresse numero bon veuillez nous vous unitaire pour "
    "reference",
    "es": "el la los de del y pedido fecha cantidad precio importe entrega proveedor "
    "descripcion total iva direccion numero orden compra por favor unitario referencia",
    "it": "il la di del della e ordine data quantita prezzo importo consegna fornitore "
    "descrizione totale iva indirizzo numero acquisto per unitario codice spett "
    "imponibile",
    "nl": "de het en van bestelling datum aantal prijs bedrag levering leverancier omschrijving "
    "totaal btw adres nummer inkooporder artikel eenheid per voor wij bestelnummer",
    "pt": "o a os as de do da e encomenda data quantidade preco valor entrega fornecedor "
    "descricao total iva morada numero pedido compra unitario artigo endereco",
}  # fmt: skip
SETS = {language: frozenset(words.split()) for language, words in WORDS.items()}
# Words of one language only weigh more than those of several.
WEIGHT = Counter(word for words in SETS.values() for word in words)
MONTH = r"[^\W\d_]{3,10}"
DATE = re.compile(
    r"(?<![\d./-])(?:"
    r"\d{4}[./-]\d{1,2}[./-]\d{1,2}"
    r"|\d{1,2}\s?[./-]\s?\d{1,2}\s?[./-]\s?(?:\d{4}|\d{2})"
    r"|(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])"
    rf"|\d{{1,2}}(?:st|nd|rd|th|er|\.|º|ª|°)?[\s/-]*(?:de\s+|di\s+)?{MONTH}\.?,?[\s/-]*(?:de\s+|del\s+|di\s+)?(?:\d{{4}}|\d{{2}})"
    rf"|{MONTH}\.?[\s-]*\d{{1,2}}(?:st|nd|rd|th)?,?[\s-]*\d{{4}}"
    r")(?![\d])",
    re.IGNORECASE,
)  # fmt: skip
US_PLACE = re.compile(r"\b[A-Z]{2},?\s+\d{5}(?:-\d{4})?\b")
NOT_US = re.compile(
    r"\b(?:VAT|GST|ABN|IVA|TVA|MwSt|BTW|IBAN|[A-Z]{1,2}\d[A-Z\d]? \d[A-Z]{2}|United Kingdom|UK|"
    r"Ltd|Pty|India|"
    r"Australia|Singapore)\b|£|€"
)

# `6,000` is six where decimals have three places, and six thousand elsewhere.
GROUPED = re.compile(r"(?<![\d.,])\d{1,3}[.,]\d{3}(?![\d.,])")
ORDINAL = re.compile(r"\d{1,2}\.\Z")
DOUBTED = 0.6  # how sure the order of day and month is where only custom tells


def language_of(rows: Sequence[Row]) -> str:
    """The language that most of the words are of; English where that cannot be told."""
    score: Counter[str] = Counter()
    for row in rows[:400]:
        for word in fold(row.text).split():
            for language, words in SETS.items():
                if word in words:
                    score[language] += 6 // WEIGHT[word]
    return score.most_common(1)[0][0] if score else "en"


def habits_of(rows: Sequence[Row], amounts: Sequence[str], language: str) -> Habits:
    """How numbers and dates are written, by all of them together and by the language."""
    text = "\n".join(row.text for row in rows[:2000])
    mark = decimal_mark(amounts, "." if language == "en" else ",")
    dates = [match[0] for match in DATE.finditer(text[:60_000])]
    known = day_order(dates)
    if known is not None:
        return Habits(mark, known[0], day_sure=known[1])
    if language != "en":
        return Habits(mark, True)
    american = bool(US_PLACE.search(text)) or "USD" in text or "$" in text
    foreign = bool(NOT_US.search(text))
    if american and (not foreign or US_PLACE.search(text)):
        return Habits(mark, False, day_sure=DOUBTED if foreign else 1.0)
    return Habits(mark, not american or foreign, day_sure=DOUBTED if american else 1.0)


def date_in(text: str, habits: Habits) -> tuple[str, str] | None:
    """(ISO date, as written) of the first date in a text."""
    for match in DATE.finditer(text[:200]):
        written = re.sub(r"(?<=\d)(?:st|nd|rd|th|er|º|ª|°)\b", "", match[0])
        iso = iso_date(re.sub(r"\s*([./-])\s*", r"\1", written).strip(), habits)
        if iso and 1990 <= int(iso[:4]) <= 2079:
            return iso, match[0]
    return None


def doubtful(written: str, habits: Habits) -> bool:
    """Whether day and month of a date could be taken for each other."""
    other = Habits(habits.decimal_mark, not habits.day_first)
    return not habits.day_known and iso_date(written, habits) != iso_date(written, other)


def numbers_in(rows: Sequence[Row]) -> list[str]:
    """Every word with a digit: what shows the decimal mark where there is no table."""
    words = [word.text.strip(",;:") for row in rows for word in row.words]
    return [word for word in words if any(c.isdigit() for c in word)][:2000]


def telling(amounts: Sequence[str]) -> Sequence[str]:
    """The amounts that show the decimal mark; `6,000` does not where others do."""
    plain = [each for each in amounts if not GROUPED.search(each) and not ORDINAL.match(each)]
    return plain if voted_mark(plain) else amounts
