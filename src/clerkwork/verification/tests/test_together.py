"""What has one cause is decided in one step, each finding with its own decision."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from clerkwork.core import journal
from clerkwork.core.models import Task
from clerkwork.core.refusal import Refusal
from clerkwork.orders.models import Order, Stage
from clerkwork.training.builders import a_supervisor, a_user, an_item, an_order
from clerkwork.verification.decide import correct_finding, propose_finding
from clerkwork.verification.models import Finding, TwoPersonRule
from clerkwork.verification.tests.limited import clara, limit, set_limits
from clerkwork.verification.together import accept_together, causes, correct_together, findings_of

pytestmark = pytest.mark.django_db

OLD = {"TEA": "9", "OIL": "8"}


def held(*skus: str, buyer: str = "ACME", price: str = "", quantity: int = 1) -> Order:
    """An order at the prices of an old list; every article costs 10 now."""
    for sku in skus:
        an_item(sku)
    lines = [
        {"sku": sku, "quantity": str(quantity), "uom": "EA", "unit_price": price or OLD[sku]}
        for sku in skus
    ]
    order = an_order(lines=lines, buyer_code=buyer)
    assert order.stage == Stage.HELD
    return order


def ids(*orders: Order) -> list[int]:
    prices = (order.findings.filter(code="PRICE_OFF").order_by("pk") for order in orders)
    return [each.pk for found in prices for each in found]


def stages(*orders: Order) -> list[str]:
    return [Order.objects.get(pk=each.pk).stage for each in orders]


def test_an_outdated_price_list_is_one_cause_and_so_is_each_article() -> None:
    one, other = held("TEA", "OIL"), held("TEA", "OIL")
    held("TEA", buyer="OTHER")
    found = [(each.about, each.findings, each.orders) for each in causes()]
    assert found[0] == ("2 articles", 4, 2)
    assert sorted(found[1:]) == [("OIL", 2, 2), ("TEA", 2, 2)]
    whole = causes()[0]
    assert [each.pk for each in findings_of(whole.customer, whole.code, None)] == ids(one, other)


def test_one_article_alone_is_one_cause_and_not_two() -> None:
    held("TEA"), held("TEA")
    assert [(each.about, each.findings) for each in causes()] == [("TEA", 2)]


def test_one_order_alone_has_no_cause_in_common() -> None:
    held("TEA", "OIL")
    assert causes() == []


def test_all_are_accepted_with_one_reason_and_each_has_its_own_decision() -> None:
    orders = [held("TEA", "OIL"), held("TEA")]
    done = accept_together(ids(*orders), reason="last year's list", by=a_user())
    assert (done.findings, done.orders, done.passed_over) == (3, 2, {})
    assert stages(*orders) == [Stage.RECEIVED] * 2
    decided = Finding.objects.filter(decision="accepted", reason="last year's list")
    assert decided.count() == 3
    told = journal.of("order", *[each.pk for each in orders]).filter(kind="finding.accepted")
    assert list(told.values_list("data__together", flat=True)) == [3, 3, 3]
    assert not Task.objects.filter(done_at=None).exists()


def test_all_are_corrected_to_our_price() -> None:
    orders = [held("TEA", "OIL"), held("TEA")]
    done = correct_together(ids(*orders), reason="our list holds", by=a_user())
    assert (done.findings, done.orders) == (3, 2)
    assert stages(*orders) == [Stage.RECEIVED] * 2
    assert {line.unit_price for order in orders for line in order.lines.all()} == {10}
    assert Order.objects.get(pk=orders[0].pk).total == 20


def statements(found: list[int]) -> int:
    with CaptureQueriesContext(connection) as captured:
        accept_together(found, reason="x", by=a_user())
    return len(captured)


def test_twenty_are_accepted_in_as_many_statements_as_two() -> None:
    accept_together(ids(held("TEA")), reason="x", by=a_user())  # the jobs wait from here on
    two = ids(held("TEA"), held("TEA"))
    twenty = ids(*[held("TEA") for _ in range(20)])
    assert statements(two) == statements(twenty) < 45


def test_what_was_decided_since_is_passed_over() -> None:
    orders = [held("TEA"), held("TEA"), held("TEA")]
    wanted = ids(*orders)
    correct_finding(wanted[0], "10", reason="list", by=a_user())
    done = accept_together(wanted, reason="x", by=a_user())
    assert (done.findings, done.passed_over) == (2, {"decided since": 1})
    with pytest.raises(Refusal, match="decided all"):
        accept_together(wanted, reason="x", by=a_user())


def test_what_is_above_ones_limit_or_proposed_is_left_for_somebody_else() -> None:
    set_limits()
    limit("clerk", order=100)
    small, large, proposed = held("TEA"), held("TEA", quantity=50), held("TEA")
    propose_finding(ids(proposed)[0], reason="x", by=a_user("carl"))
    done = accept_together(ids(small, large, proposed), reason="x", by=clara())
    assert done.passed_over == {"above your limit": 1, "proposed by somebody": 1}
    assert stages(small, large, proposed) == [Stage.RECEIVED, Stage.HELD, Stage.HELD]


def test_what_takes_a_supervisor_or_two_persons_takes_them_here_too() -> None:
    orders = [held("TEA", price="0"), held("TEA", price="0")]
    gifts = [each.pk for each in Finding.objects.filter(code="PRICE_ZERO")]
    with pytest.raises(Refusal, match="Only a supervisor"):
        accept_together(gifts, reason="x", by=a_user())
    sam = a_supervisor()
    journal.record("order.corrected", orders[0], by=sam)
    done = accept_together(gifts, reason="x", by=sam)
    assert done.passed_over == {"corrected by you": 1}
    TwoPersonRule.objects.create(code="PRICE_OFF")
    with pytest.raises(Refusal, match="two persons"):
        accept_together(ids(held("TEA"), held("TEA")), reason="x", by=sam)


def test_only_one_rule_is_decided_at_a_time_and_with_a_reason() -> None:
    wanted = ids(held("TEA"))
    gift = Finding.objects.filter(order=held("OIL", price="0"), code="PRICE_ZERO").get()
    with pytest.raises(Refusal, match="one rule"):
        accept_together([*wanted, gift.pk], reason="x", by=a_supervisor())
    with pytest.raises(Refusal, match="Say why"):
        accept_together(wanted, reason=" ", by=a_user())


def test_the_page_decides_what_it_showed() -> None:
    orders = [held("TEA"), held("TEA")]
    client = Client()
    client.force_login(a_user("clara", "verification.decide_finding"))
    page = client.get("/together/").content.decode()
    assert "Accept 2 as they are" in page
    late = held("TEA")
    sent = {"decision": "accept", "reason": "agreed", "finding": ids(*orders)}
    assert client.post("/together/", sent).status_code == 302
    assert stages(*orders, late) == [Stage.RECEIVED, Stage.RECEIVED, Stage.HELD]
