"""Which of two changes of an order is the newer one, by what the customer wrote on them."""

from collections.abc import Iterable

from clerkwork.changes.models import Change, Stage


def newer_than(change: Change) -> Change | None:
    """An accepted change of the same order that the customer made after this one."""
    if change.order_id is None or change.document_id is None:
        return None
    accepted = Change.objects.filter(order=change.order_id, stage=Stage.ACCEPTED)
    return newest(accepted.exclude(document=None).order_by("id"), change)


def newest(accepted: Iterable[Change], change: Change) -> Change | None:
    """The first of these that is newer: by its number where both count, else by its date."""
    return next((each for each in accepted if is_older(change, each)), None)


def is_older(change: Change, than: Change) -> bool:
    mine, other = change.reference, than.reference
    if mine.isdecimal() and other.isdecimal() and int(mine[:18]) != int(other[:18]):
        return int(mine[:18]) < int(other[:18])
    dates = change.changed_on, than.changed_on
    return dates[0] is not None and dates[1] is not None and dates[0] < dates[1]
