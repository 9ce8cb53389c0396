"""Within how many days a printed order is to be paid."""

from collections.abc import Sequence

from clerkwork.intake.draft import DraftOrder, Spot
from clerkwork.intake.readers.pages.labels import Label, values_of
from clerkwork.intake.readers.pages.runs import Row, box_of
from clerkwork.intake.readers.terms import LONGEST_TERM, PAYMENT, days_in, payment_days

TERMS_SURE = 0.95


def about_payment(label: Label) -> bool:
    """Whether a label is about when to pay, and not about how to deliver."""
    return label.name == "terms" and PAYMENT.search(label.run.text) is not None


def set_terms(order: DraftOrder, rows: Sequence[Row], labels: Sequence[Label]) -> None:
    """The days to pay behind a label that speaks of payment, else in a line that does."""
    stated = [
        v.run for each in labels if about_payment(each) for v in values_of(rows, labels, each)
    ]
    for row in rows:
        stated += [run for run in row.runs if payment_days(run.text) is not None]
    for run in stated:
        days = days_in(run.text)
        if days is not None and days <= LONGEST_TERM:
            order.payment_days = days
            order.spots["payment_days"] = Spot(box_of([run]), TERMS_SURE)
            return
