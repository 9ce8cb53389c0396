"""Mistakes about when."""

from datetime import date, timedelta

from clerkwork.training.simulated.planted.kind import Case, Kind, fields

DUE, DAY = fields("due_on"), fields("order_date", "due_on")


def moved(case: Case, days: tuple[int, int]) -> date:
    return case.paper.day + timedelta(days=case.random.randint(*days))


def past(case: Case) -> bool:
    case.paper.due = moved(case, (-40, -3))
    return True


def today(case: Case) -> bool:
    """Today, over two days' way."""
    case.paper.due = case.paper.day
    return True


def closed(case: Case) -> bool:
    """The Sunday after the day that was meant."""
    case.paper.due += timedelta(days=6 - case.paper.due.weekday())
    return True


def far(case: Case) -> bool:
    case.paper.due = moved(case, (400, 1100))
    return True


def old(case: Case) -> bool:
    """Written more than a year ago, or dated so."""
    case.paper.day -= timedelta(days=case.random.randint(380, 800))
    return True


def future(case: Case) -> bool:
    """Dated some months from now, and wanted after that."""
    case.paper.day = moved(case, (60, 200))
    case.paper.due = moved(case, (7, 14))
    return True


KINDS = (
    Kind("date past", "That day is over.", past, DUE),
    Kind(
        "date too soon",
        "The goods are on their way for two days.",
        today,
        DUE,
        suits=lambda buyer: buyer.far,
    ),
    Kind("date on a day of rest", "Nobody is there on a Sunday.", closed, DUE),
    Kind("date far", "Nobody orders that long before.", far, DUE),
    Kind("order date old", "It was written more than a year ago.", old, DAY),
    Kind("order date in the future", "It has not been written yet.", future, DAY),
)
