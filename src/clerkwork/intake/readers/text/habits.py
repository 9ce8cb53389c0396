"""The language of a text, and how it writes numbers and dates."""

import re
from collections import Counter

from clerkwork.intake.readers.countries import fold
from clerkwork.intake.readers.table.values import Habits, day_order, decimal_mark, number

# Words that are frequent in letters of one language and in no other.
FREQUENT = {
    "en": "the and please of for with we our your is are would regards thanks order by following",
    "de": "der die das und bitte wir mit für ist sie ihre unsere von grüßen bestellen folgende am "
    "bestellung gruß bis den zum stück",
    "fr": "le les et nous vous votre notre avec merci pour est cordialement veuillez commande une "
    "suivants bonjour des par",
    "es": "el los y nosotros por favor con gracias para saludos pedido una nuestro buenos días "
    "siguientes rogamos del estimados",
    "it": "il gli e per favore con grazie saluti ordine una nostro vostro buongiorno cordiali "
    "seguenti della gentile di prego",
    "nl": "het een en wij graag met van voor groeten bestelling onze uw vriendelijke volgende "
    "geachte stuks willen",
    "pt": "o os e por favor com obrigado para cumprimentos encomenda uma nosso seguintes vossa "
    "pedido bom atenciosamente da exmos",
}
OWN: dict[str, set[str]] = {
    language: {fold(word) for word in words.split()} for language, words in FREQUENT.items()
}
WORD = re.compile(r"[^\W\d_]+")
AMOUNT = re.compile(r"(?<![\w.,/-])\d[\d.,'’]*[.,]\d+(?![\w/]|[.,-]\d)")
DATED = re.compile(r"(?<![\w.,/-])\d{1,2}([./-])\d{1,2}\1(?:\d{4}|\d{2})(?![\d/.-]\d)")
AMERICAN = re.compile(r"\bUSD\b|\$\s?\d|\b[A-Z]{2} \d{5}(?:-\d{4})?\b|\bUSA\b")

DOUBTED = 0.6  # how sure the order of day and month is where only custom tells


def language_of(text: str) -> str:
    """The likeliest of our seven languages; English where nothing tells."""
    counted = Counter(fold(word) for word in WORD.findall(text[:20_000]))
    votes = {
        language: sum(min(counted[word], 4) for word in words) for language, words in OWN.items()
    }
    best = max(votes, key=lambda language: votes[language])
    return best if votes[best] else "en"


def habits_of(text: str, language: str) -> Habits:
    """Decimal mark and order of day and month, from all the numbers and dates of the text."""
    plain = DATED.sub(" ", text[:200_000])
    amounts = [text for text in AMOUNT.findall(plain) if number(text, ".") is not None]
    mark = decimal_mark(amounts, "." if language == "en" else ",")
    dates = [match[0] for match in DATED.finditer(text[:200_000])]
    told = day_order(dates)
    if told is not None:
        return Habits(mark, told[0], day_sure=told[1])
    american = language == "en" and AMERICAN.search(text) is not None
    known = american or language != "en" or not dates
    return Habits(mark, not american, day_sure=1.0 if known else DOUBTED)
