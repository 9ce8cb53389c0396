"""What a changed order costs, by which unit, and what the rules say to that."""

from decimal import Decimal

import pytest

from clerkwork.changes.tests.papers import a_change
from clerkwork.changes.tests.test_accept import DECIDES, clean, lines, take
from clerkwork.core.refusal import Refusal
from clerkwork.training.builders import a_lot, a_supervisor, a_user, an_allocated_order

pytestmark = pytest.mark.django_db


def test_a_price_is_the_stated_one_or_that_of_the_list() -> None:
    a_lot(on_hand=10)
    order = an_allocated_order(TEA=8)
    order.lines.update(unit_price=9, list_price=9)
    take(a_change(order, "POC*1*QD*5**EA"))
    assert order.lines.get().unit_price == 10
    change = a_change(order, "POC*1*PC***EA*8")
    with pytest.raises(Refusal, match=r"The customer.s price is 8, ours is 10\. Say why"):
        take(change)
    take(change, reasons={"PRICE_OFF-1": "agreed"})
    line = order.lines.get()
    finding = order.findings.get(code="PRICE_OFF")
    assert (line.unit_price, finding.decision, finding.reason) == (8, "accepted", "agreed")
    order.refresh_from_db()
    assert (order.total, order.stage) == (40, "fulfilling")


def test_an_agreed_price_stays_when_only_the_quantity_changes() -> None:
    a_lot(on_hand=10)
    order = an_allocated_order(TEA=8)
    order.lines.update(unit_price=Decimal("9.99"))
    take(a_change(order, "POC*1*QD*5**EA"))
    assert order.lines.get().unit_price == Decimal("9.99")


def test_what_cannot_pass_and_what_only_a_supervisor_may_accept_is_refused() -> None:
    a_lot(on_hand=10)
    order = an_allocated_order(TEA=8)
    change = a_change(order, "POC*1*PC***EA*0")
    for by, said in (
        (a_user("dora", "changes.decide_change"), "Only who may decide findings"),
        (a_user("clara", *DECIDES), "Only a supervisor"),
    ):
        with pytest.raises(Refusal, match=said):
            take(change, by=by, reasons={"PRICE_ZERO-1": "a gift"})
    take(change, by=a_supervisor(), reasons={"PRICE_ZERO-1": "a gift"})
    assert order.lines.get().unit_price == 0


def test_an_order_that_grows_is_not_counted_twice_against_the_credit_limit() -> None:
    a_lot(on_hand=50)
    order = an_allocated_order(TEA=8)
    customer = order.customer
    assert customer
    customer.credit_limit = Decimal(150)
    customer.save()
    take(a_change(order, "POC*1*QI*15**EA"))
    with pytest.raises(Refusal, match=r"would owe 160.00; the limit is 150"):
        take(a_change(order, "POC*1*QI*16**EA"))


def test_a_unit_that_the_article_has_counts_and_another_is_refused() -> None:
    a_lot(on_hand=30)
    order = an_allocated_order(TEA=8)
    take(a_change(order, "POC*1*CA*2**CS"))
    line = order.lines.get()
    assert (line.ordered, line.allocated, line.unit_price) == (24, 24, 120)
    with pytest.raises(Refusal, match="not sold by “DR”"):
        take(a_change(order, "POC*1*CA*2**BARREL"))


def test_what_a_pack_holds_today_moves_no_order_of_yesterday() -> None:
    a_lot(on_hand=30)
    order = an_allocated_order(TEA=8)
    order.lines.get().item.packs.update(factor=2)  # type: ignore[union-attr]
    take(a_change(order, "POC*1*PC***EA*9.99"), reasons={"PRICE_OFF-1": "agreed"})
    assert lines(order) == [(1, 8, 8, 0, 0)]
    take(a_change(order, "POC*1*CA*5**EA"), reasons={"PRICE_OFF-1": "agreed"})
    assert lines(order) == [(1, 5, 5, 0, 0)]
    clean()
