"""Within how many days an order is to be paid, in the words of people."""

import re

LONGEST_TERM = 180  # days; more are something else
DAY = r"(?:days?|tagen?|jours?|dias?|giorni|giorno|dagen|dag)\b"
SUM = r"(?![.,]?\d|\s?[€$£%]|\s?(?:eur|usd|gbp|chf|kg)\b)"  # net 30.00 EUR is no term
DAYS = re.compile(
    rf"\b(?:net|netto)[ .:]{{0,3}}(?P<net>\d{{1,3}})\b{SUM}|\b(?P<days>\d{{1,3}})\s?{DAY}",
    re.IGNORECASE,
)
# What begins a sentence or a field about payment; `Delivery terms` are others.
PAYMENT = re.compile(
    r"\b(?:payment(?: terms?| due)?|terms of payment|payable|zahlbar|zahlung\w*|paiement"
    r"|r[eè]glement|pago|pagamento|betaling\w*|betaalbaar|net(?= \d{1,3} days))\b(?P<rest>.{0,60})",
    re.IGNORECASE,
)


def days_in(value: str) -> int | None:
    """The days of a term of payment: the last ones, where the first are for a discount."""
    found = [int(match["net"] or match["days"]) for match in DAYS.finditer(value)]
    return max(found, default=None)


def payment_days(line: str) -> int | None:
    """The days that a line of text states for payment: `Zahlbar in 14 Tagen`; else None."""
    match = PAYMENT.search(line)
    return days_in(line[match.start() : match.end()]) if match else None
