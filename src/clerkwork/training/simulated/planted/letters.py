"""What stands between the lines: demands in notes, other terms, a document without its end."""

from clerkwork.training.simulated.planted.kind import Case, Kind, fields

NOTE = fields("note")
COMPLETE = [
    "Deliver only complete, no partial deliveries.",
    "Bitte nur komplett liefern, keine Teillieferungen.",
    "Please ship everything in one delivery or not at all.",
]
CANCEL = [
    "Please cancel our last order, this one replaces it.",
    "Bitte stornieren Sie unsere letzte Bestellung.",
    "This order supersedes our previous one, do not deliver that.",
]
CHANGE = [
    "In line 1 please send double the quantity.",
    "Bitte in Position 1 nur die Hälfte liefern.",
    "If the price has risen, do not deliver line 1.",
]
ADDRESS = [
    "This time please deliver to our new site, address follows.",
    "Lieferung bitte diesmal an unsere Baustelle, Adresse folgt per Telefon.",
]


def note(texts: list[str], case: Case) -> bool:
    case.paper.note = case.random.choice(texts)
    return True


def complete_only(case: Case) -> bool:
    return note(COMPLETE, case)


def cancel_last(case: Case) -> bool:
    return note(CANCEL, case)


def change_line(case: Case) -> bool:
    return note(CHANGE, case)


def deliver_elsewhere(case: Case) -> bool:
    return note(ADDRESS, case)


def terms(case: Case) -> bool:
    """Longer to pay than was agreed."""
    case.paper.terms = case.buyer.payment_days + case.random.choice([30, 60])
    return True


def truncated(case: Case) -> bool:
    case.cut = True
    return True


KINDS = (
    Kind("note: only complete", "No part of it may go alone.", complete_only, NOTE),
    Kind("note: cancel the last", "Another order is to be stopped.", cancel_last, NOTE),
    Kind("note: other quantity", "The note contradicts a line.", change_line, NOTE),
    Kind("note: elsewhere", "The note contradicts the address.", deliver_elsewhere, NOTE),
    Kind(
        "payment terms",
        "They have other terms.",
        terms,
        NOTE | {"terms", "payment_days"},
        words=("TERMS", "PAYMENT"),
    ),
    Kind(
        "document cut off",
        "It ends in the middle.",
        truncated,
        fields("document", "quantity", "amount", "total", "unit_price", "item"),
        words=("PROBLEM", "DOCUMENT", "CUT", "READ", "INCOMPLETE"),
    ),
)
