"""What a change would do is told before, comes true afterwards, and is only told."""

from decimal import Decimal

import pytest

from clerkwork.changes.accept import Answers, accept_change
from clerkwork.changes.effects import Effects, effects_of
from clerkwork.changes.models import Change
from clerkwork.changes.tests.papers import a_change
from clerkwork.core.models import JournalEntry, Task
from clerkwork.fulfilment.models import Allocation, Shipment
from clerkwork.inventory.models import Balance, Move
from clerkwork.messaging.models import Message
from clerkwork.orders.models import Line, Order
from clerkwork.training.builders import (
    a_gone_shipment,
    a_lot,
    a_picked_shipment,
    a_user,
    an_allocated_order,
)
from clerkwork.verification.models import Finding

pytestmark = pytest.mark.django_db


def effects(change: Change) -> Effects:
    assert change.order
    return effects_of(change, change.order, by=a_user("clara", "verification.decide_finding"))


def everything() -> list[object]:
    """All rows that a change could touch."""
    models = (
        Order,
        Line,
        Allocation,
        Shipment,
        Balance,
        Move,
        Finding,
        Task,
        JournalEntry,
        Message,
    )
    return [list(model.objects.order_by("pk").values()) for model in models]


def test_what_is_freed_taken_and_missing_is_told_and_nothing_is_done() -> None:
    a_lot(on_hand=10), a_lot("MUG", on_hand=3)
    order = an_allocated_order(TEA=8, MUG=1)
    change = a_change(order, "POC*1*CA*3**EA", "POC*2*CA*6**EA", "POC*3*AI*2**EA***VN*TEA")
    before = everything()
    told = effects(change)
    assert everything() == before
    moved = [(e.freed, e.taken, e.missing, e.difference) for e in told.parts]
    assert moved == [(5, 0, 0, -50), (0, 2, 3, 50), (0, 2, 0, 20)]
    assert (told.total_before, told.total_after, told.difference) == (90, 110, 20)
    assert (told.acceptable, told.refused, told.asked) == (True, "", [])


def test_what_was_told_comes_true() -> None:
    a_lot(on_hand=10), a_lot("MUG", on_hand=3)
    order = an_allocated_order(TEA=8, MUG=1)
    change = a_change(order, "POC*1*CA*3**EA", "POC*2*CA*6**EA")
    told = effects(change)
    accept_change(change.pk, Answers(), by=a_user())
    order.refresh_from_db()
    lines = {line.pk: line for line in order.lines.all()}
    for each in told.parts:
        assert each.part.line and each.after
        line = lines[each.part.line.pk]
        assert (line.allocated, line.backordered) == (each.after.reserved, each.after.short)
    assert order.total == told.total_after


def test_what_cannot_be_is_told_at_its_line_and_the_rest_without_it() -> None:
    a_lot(on_hand=3), a_lot("MUG", on_hand=5)
    order = a_gone_shipment(TEA=9).order
    change = a_change(order, "POC*1*CA*2**EA", "POC*2*AI*4**EA***VN*MUG")
    told = effects(change)
    assert [each.blocked for each in told.parts] == [
        "3 EA of line 1 have shipped already; the least it can be is 3.",
        "",
    ]
    assert (told.parts[1].taken, told.difference) == (4, 40)
    assert told.shipments[0].endswith("has shipped and stays as it is.")
    assert told.shipments[1:] == ["A new shipment goes to be picked."]


def test_what_becomes_of_shipments_is_told() -> None:
    a_lot(on_hand=10)
    order = an_allocated_order(TEA=8)
    shipment = order.shipments.get()
    assert effects(a_change(order, "POC*1*DI")).shipments == [
        f"{shipment} ends, since nothing is left in it."
    ]
    told = effects(a_change(order, purpose="01"))
    assert (told.ends, told.total_after, told.parts[0].part.action) == ("cancelled", 0, "cancel")


def test_a_picked_shipment_stays_and_what_is_wanted_beside_goes_apart() -> None:
    a_lot(on_hand=20)
    shipment = a_picked_shipment(TEA=8)
    told = effects(a_change(shipment.order, "POC*1*CA*12**EA"))
    assert told.shipments == [
        f"{shipment} is picked and stays as it is.",
        "A new shipment goes to be picked.",
    ]


def test_what_the_rules_say_to_the_changed_order_is_told() -> None:
    a_lot(on_hand=10)
    order = an_allocated_order(TEA=8)
    told = effects(a_change(order, "POC*1*PC***EA*8"))
    assert [(each.key, each.why_not) for each in told.asked] == [("PRICE_OFF-1", "")]
    told = effects(a_change(order, "POC*1*PC***EA*0"))
    assert [each.key for each in told.asked] == ["PRICE_ZERO-1"]
    assert (told.acceptable, "Only a supervisor" in told.asked[0].why_not) == (False, True)


def test_the_effects_of_some_parts_are_those_parts_alone() -> None:
    a_lot(on_hand=10), a_lot("MUG", on_hand=3)
    order = an_allocated_order(TEA=8, MUG=1)
    change = a_change(order, "POC*1*CA*3**EA", "POC*2*CA*2**EA")
    told = effects_of(change, order, by=a_user(), numbers={2})
    assert (told.difference, told.parts[0].freed) == (Decimal(10), 0)
