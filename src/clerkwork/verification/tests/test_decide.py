"""What a person may decide about a held order, and what becomes of it."""

import pytest

from clerkwork.catalog.models import CustomerItem
from clerkwork.core import journal
from clerkwork.core.models import Task
from clerkwork.core.refusal import Refusal
from clerkwork.orders.models import Order, Stage
from clerkwork.training.builders import (
    a_customer,
    a_lot,
    a_supervisor,
    a_user,
    after,
    an_item,
    an_order,
)
from clerkwork.training.robots import run_until_still
from clerkwork.verification.decide import accept_finding, correct_finding, reject_line
from clerkwork.verification.models import Finding
from clerkwork.verification.verify import VERIFICATION

pytestmark = pytest.mark.django_db


def line(**stated: object) -> dict[str, object]:
    return {"sku": "TEA", "quantity": "2", "uom": "EA", "unit_price": "10.00", **stated}


def held(*lines: dict[str, object], **stated: object) -> Order:
    """An order that a rule holds."""
    an_item()
    order = an_order(**({"lines": list(lines)} if lines else {"TEA": 1}), **stated)
    assert order.stage == Stage.HELD
    return order


def finding(order: Order, code: str) -> Finding:
    return order.findings.get(code=code, decision=None)


def test_an_accepted_finding_is_not_asked_again_and_the_order_goes_on() -> None:
    order = held(line(unit_price="9.00"))
    accept_finding(finding(order, "PRICE_OFF").pk, reason="agreed", by=a_user())
    assert after(order, VERIFICATION).stage == Stage.ACCEPTED
    assert not Task.objects.filter(kind="order.held", done_at=None).exists()
    told = journal.of("order", order.pk).values_list("kind", "actor", "reason")
    assert ("finding.accepted", "clara", "agreed") in list(told)


def test_a_corrected_value_is_checked_like_any_other() -> None:
    order = held(line(unit_price="9.00"))
    found = finding(order, "PRICE_OFF")
    correct_finding(found.pk, found.suggestion, reason="list price", by=a_user())
    assert after(order, VERIFICATION).stage == Stage.ACCEPTED
    assert order.lines.get().unit_price == 10


@pytest.mark.parametrize(
    ("code", "value", "stated"),
    [
        ("PRICE_ZERO", "0", {"lines": [line(unit_price="0")]}),
        ("PRICE_OFF", "9", {"lines": [line(unit_price="9")]}),
        ("UNIT_UNKNOWN", "BARREL", {"lines": [line(uom="BARREL")]}),
        ("CUSTOMER_BLOCKED", "ACME", {}),
        ("CREDIT_LIMIT", "1", {"buyer_code": "POOR"}),
    ],
)
def test_a_correction_that_changes_nothing_releases_nothing(
    code: str, value: str, stated: dict[str, object]
) -> None:
    if code == "CUSTOMER_BLOCKED":
        a_customer().blocks.create(reason="does not pay")
    a_customer("POOR", credit_limit=5)
    order = held(*stated.pop("lines", []), **stated)
    order = correct_finding(finding(order, code).pk, value, reason="there", by=a_user())
    assert order.stage == Stage.HELD
    assert finding(order, code)


def test_what_must_be_corrected_cannot_be_accepted() -> None:
    order = held(line(sku="WHAT"))
    with pytest.raises(Refusal, match="cannot be accepted"):
        accept_finding(finding(order, "ITEM_UNKNOWN").pk, reason="fine", by=a_supervisor())


def test_only_a_supervisor_accepts_what_needs_one() -> None:
    order = held(line(unit_price="0"))
    found = finding(order, "PRICE_ZERO")
    with pytest.raises(Refusal, match="Only a supervisor"):
        accept_finding(found.pk, reason="a gift", by=a_user())
    assert accept_finding(found.pk, reason="a gift", by=a_supervisor()).stage == Stage.RECEIVED


def test_nobody_approves_what_they_changed_themselves() -> None:
    order = held(line(unit_price="9"))
    correct_finding(finding(order, "PRICE_OFF").pk, "0", reason="a gift", by=a_supervisor())
    found = finding(order, "PRICE_ZERO")
    with pytest.raises(Refusal, match="somebody else"):
        accept_finding(found.pk, reason="a gift", by=a_supervisor())
    other = a_supervisor("sally")
    assert accept_finding(found.pk, reason="a gift", by=other).stage == Stage.RECEIVED


def test_an_accepted_credit_is_asked_again_only_when_it_grows() -> None:
    a_customer("POOR", credit_limit=5)
    order = held(buyer_code="POOR")
    accept_finding(finding(order, "CREDIT_LIMIT").pk, reason="paid", by=a_supervisor())
    assert after(order, VERIFICATION).stage == Stage.ACCEPTED
    again = an_order(buyer_code="POOR", TEA=1)
    assert finding(again, "CREDIT_LIMIT").found == "20.00"


def test_a_corrected_article_is_remembered_for_the_customer() -> None:
    order = held({"buyer_sku": "T-1", "quantity": "2", "uom": "EA", "unit_price": "10"})
    correct_finding(finding(order, "ITEM_UNKNOWN").pk, "tea", reason="phoned", by=a_user())
    assert CustomerItem.objects.get().number == "T-1"
    next_one = {"buyer_sku": "T-1", "quantity": "2", "uom": "EA", "unit_price": "10"}
    assert an_order(lines=[next_one]).stage == Stage.ACCEPTED


def test_a_line_that_is_left_out_is_neither_reserved_nor_shipped() -> None:
    a_lot(on_hand=10), a_lot("MUG", on_hand=10)
    order = held(line(), line(sku="MUG", unit_price="9"))
    reject_line(order.lines.get(sku="MUG").pk, reason="too cheap", by=a_user())
    run_until_still()
    order.refresh_from_db()
    assert (order.stage, order.total) == (Stage.COMPLETE, 20)
    shipped = order.lines.values_list("sku", "shipped", "cancelled")
    assert sorted(shipped) == [("MUG", 0, 2), ("TEA", 2, 0)]


def test_the_last_line_is_not_left_out_nor_one_twice() -> None:
    order = held(line(unit_price="9"), line(sku="WHAT"))
    out = order.lines.get(sku="WHAT")
    reject_line(out.pk, reason="unknown", by=a_user())
    for pk, said in ((out.pk, "already"), (order.lines.get(sku="TEA").pk, "last line")):
        with pytest.raises(Refusal, match=said):
            reject_line(pk, reason="x", by=a_user())


@pytest.mark.parametrize(
    ("code", "value", "stated"),
    [
        ("DATE_PAST", "tomorrow", {"requested_delivery": "2001-01-01"}),
        ("PRICE_OFF", "cheap", {"lines": [line(unit_price="9")]}),
        ("PRICE_OFF", "-1", {"lines": [line(unit_price="9")]}),
        ("PRICE_OFF", "1e9", {"lines": [line(unit_price="9")]}),
        ("PRICE_OFF", "NaN", {"lines": [line(unit_price="9")]}),
        ("ITEM_UNKNOWN", "WHAT", {"lines": [line(sku="WHO")]}),
        ("CUSTOMER_UNKNOWN", "WHAT", {"buyer_code": None}),
        ("LINES_MISSING", "TEA", {"lines": []}),
    ],
)
def test_a_value_that_the_field_cannot_take_is_refused(
    code: str, value: str, stated: dict[str, object]
) -> None:
    an_item(), a_customer()
    order = an_order(**stated)
    with pytest.raises(Refusal):
        correct_finding(finding(order, code).pk, value, reason="x", by=a_user())
    assert finding(order, code).decision is None


def test_decisions_need_a_reason_a_held_order_and_an_open_finding() -> None:
    order = held(line(unit_price="9"))
    found = finding(order, "PRICE_OFF")
    with pytest.raises(Refusal, match="Say why"):
        accept_finding(found.pk, reason=" ", by=a_user())
    accept_finding(found.pk, reason="agreed", by=a_user())
    with pytest.raises(Refusal, match="nothing to decide"):
        accept_finding(found.pk, reason="agreed", by=a_user())
    with pytest.raises(Refusal, match="gone"):
        accept_finding(10**9, reason="agreed", by=a_user())
