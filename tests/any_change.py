"""What may be changed of orders, in any order: the part of any_sequence.py about changes."""

from collections.abc import Callable
from typing import Any

from django.contrib.auth.models import User
from django.db import models
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, rule

from clerkwork.changes.accept import Answers, accept_change, refuse_change
from clerkwork.changes.apply import worth
from clerkwork.changes.effects import effects_of
from clerkwork.changes.models import Change
from clerkwork.changes.own import propose_own
from clerkwork.changes.propose import PROPOSING
from clerkwork.changes.tests.papers import an_860
from clerkwork.core.refusal import Refusal
from clerkwork.core.stations import drain
from clerkwork.intake.read import READING
from clerkwork.intake.submit import submit_document
from clerkwork.orders.models import Order

which = st.integers(0, 30)
# What a customer may ask to change of a line, by its number; and what a clerk may type.
asked = st.sampled_from(
    [
        *(f"POC*{{at}}*CA*{n}**EA" for n in (1, 2, 4, 8, 20)),
        *(
            "POC*{at}*DI",
            "POC*{at}*PC***EA*8",
            "POC*9*AI*2**EA***VN*MUG",
            "POC*9*AI*3**CS***VN*TEA",
        ),
        *(
            "POC*{at}*RE*1**EA",
            "POC*{at}*CA*1**CS",
            "N1*ST*Acme~N3*Elsewhere 1~N4*Bremen**28195*DE",
        ),
    ]
)
typing = st.dictionaries(
    st.sampled_from(["1.quantity", "2.quantity", "1.unit_price", "1.out", "2.out", "due_on"]),
    st.sampled_from(["1", "2", "6", "12", "10", "2030-01-01"]),
    min_size=1,
    max_size=3,
)
OPEN_CHANGES = Change.objects.filter(stage="proposed").order_by("pk")
OPEN_ORDERS = Order.objects.filter(stage__in=Order.OPEN)


def one_of(rows: models.QuerySet[Any], which: int) -> Any:
    """One of these rows, or None if there are none."""
    found = list(rows.order_by("pk"))
    return found[which % len(found)] if found else None


class AnyChange(RuleBasedStateMachine):
    """Changes by customers and clerks, accepted and refused; whoever inherits this has the people."""

    clerk: User
    boss: User

    def ask(self, verb: Callable[..., Any], *args: Any, **more: Any) -> None:
        """Call a person's verb; being refused is fine, and must change nothing by itself."""
        try:
            verb(*args, **more)
        except Refusal as refusal:
            assert str(refusal)

    @rule(
        which=which,
        what=st.lists(asked, min_size=1, max_size=3),
        at=st.integers(1, 2),
        purpose=st.sampled_from(["04", "04", "04", "05", "01"]),
        why=st.sampled_from([None, False, True, True]),
    )
    def ask_for_a_change(
        self, which: int, what: list[str], at: int, purpose: str, why: bool | None
    ) -> None:
        """By the customer; and mostly taken right away, with reasons or without."""
        if order := one_of(OPEN_ORDERS.exclude(po_number=""), which):
            raw = an_860(order.po_number, *(each.format(at=at) for each in what), purpose=purpose)
            self.ask(submit_document, raw, name="c", channel="api", by="api")
            drain(READING)
            drain(PROPOSING)
            if why is not None:
                self.take(OPEN_CHANGES.last(), boss=True, part=None, why=why)

    @rule(which=which, typed=typing, now=st.booleans())
    def change_by_hand(self, which: int, typed: dict[str, str], now: bool) -> None:
        if order := one_of(OPEN_ORDERS, which):
            self.ask(propose_own, order.pk, typed, by=self.clerk)
            if now:
                self.take(OPEN_CHANGES.last(), boss=False, part=None, why=True)

    @rule(which=which, boss=st.booleans(), part=st.sampled_from([None, 1, 2]), why=st.booleans())
    def take_a_change(self, which: int, boss: bool, part: int | None, why: bool) -> None:
        self.take(one_of(OPEN_CHANGES, which), boss=boss, part=part, why=why)

    def take(self, change: Change | None, *, boss: bool, part: int | None, why: bool) -> None:
        """Accept what is possible of it, or this part alone; what is shown must come true."""
        if change is None or change.order is None:
            return
        by = self.boss if boss else self.clerk
        effects = effects_of(change, change.order, by=by)
        reasons = {each.key: "fine" for each in effects.asked} if why else {}
        parts = frozenset({part} if part else {each.part.number for each in effects.possible})
        answers = Answers(parts=parts, reasons=reasons, reason="the rest not")
        self.ask(accept_change, change.pk, answers, by=by)
        change.refresh_from_db()
        if change.stage == "accepted" and part is None:
            assert (effects.refused, worth(change.order)) == ("", effects.total_after)

    @rule(which=which)
    def refuse_a_change(self, which: int) -> None:
        if change := one_of(OPEN_CHANGES, which):
            self.ask(refuse_change, change.pk, reason="no", by=self.clerk)
