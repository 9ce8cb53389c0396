"""What a supervisor sets for a rule holds from then on; what must never pass cannot be let pass."""

import pytest
from django.contrib.auth.models import User
from django.db import IntegrityError, transaction
from django.test import Client

from clerkwork.catalog.models import Item
from clerkwork.core import journal
from clerkwork.core.refusal import Refusal
from clerkwork.orders.models import Order, Stage
from clerkwork.training.builders import a_customer, a_user, an_item, an_order, in_days
from clerkwork.verification.decide import accept_finding
from clerkwork.verification.models import (
    CORRECTABLE,
    NEVER_PASSING,
    ONLY_SUPERVISED,
    Finding,
    Policy,
    RulePolicy,
)
from clerkwork.verification.rule import STOP
from clerkwork.verification.rules import BY_CODE, RULES
from clerkwork.verification.set_policy import set_policy, withdraw_policy
from clerkwork.verification.tests.cases import lines
from clerkwork.verification.verify import find

pytestmark = pytest.mark.django_db

DEARER = lines({"unit_price": "11"})


def boss() -> User:
    return a_user("sam", "verification.set_policy", "verification.decide_finding")


def let(code: str, policy: str, customer: str = "") -> RulePolicy:
    return set_policy(code, policy, reason="agreed", customer=customer, by=boss())


def told(order: Order, kind: str) -> list[tuple[str | None, object]]:
    return list(journal.of("order", order.pk).filter(kind=kind).values_list("reason", "data"))


@pytest.fixture(autouse=True)
def articles() -> None:
    an_item(), a_customer()


def test_a_warning_lets_an_order_pass_and_stands_on_its_timeline() -> None:
    let("PRICE_OFF", "warn")
    order = an_order(**DEARER)
    finding = order.findings.get(code="PRICE_OFF")
    assert (order.stage, finding.severity, finding.policy) == (Stage.ACCEPTED, "warn", "warn")
    reason, data = told(order, "order.warned")[0]
    assert "The customer's price is 11, ours is 10." in str(reason)
    assert "PRICE_OFF" in str(data)


def test_a_customers_own_policy_goes_before_the_common_one() -> None:
    a_customer("OTHER")
    let("PRICE_OFF", "warn")
    let("PRICE_OFF", "supervisor", customer="acme")
    held, passed = an_order(**DEARER), an_order(buyer_code="OTHER", **DEARER)
    assert (held.stage, passed.stage) == (Stage.HELD, Stage.ACCEPTED)
    finding = held.findings.get(code="PRICE_OFF")
    with pytest.raises(Refusal, match="Only a supervisor"):
        accept_finding(finding.pk, reason="agreed", by=a_user("clara"))


def test_what_is_taken_back_holds_no_longer_and_stays_on_record() -> None:
    first = let("PRICE_OFF", "warn")
    second = let("PRICE_OFF", "ask")
    first.refresh_from_db()
    assert first.until and not second.until
    withdraw_policy(second.pk, by=boss())
    assert an_order(**DEARER).findings.get(code="PRICE_OFF").policy == Policy.HOLD
    assert RulePolicy.objects.filter(until=None).count() == 0
    kinds = journal.of("rulepolicy", first.pk, second.pk).values_list("kind", flat=True)
    assert list(kinds) == ["policy.set", "policy.set", "policy.withdrawn"]
    with pytest.raises(Refusal, match="replaced or withdrawn"):
        withdraw_policy(second.pk, by=boss())


@pytest.mark.parametrize(
    ("code", "policy"),
    [
        *((code, "warn") for code in (*NEVER_PASSING, *ONLY_SUPERVISED)),
        ("PRICE_MISSING", "correct"),
        ("PRICE_ZERO", "hold"),
        ("PRICE_ZERO", "ask"),
        ("SHIP_TO_NEW", "correct"),
    ],
)
def test_what_must_not_be_weakened_is_refused_by_the_verb_and_by_the_database(
    code: str, policy: str
) -> None:
    with pytest.raises(Refusal, match="is not for this rule"):
        let(code, policy)
    with pytest.raises(IntegrityError), transaction.atomic():
        RulePolicy.objects.create(code=code, policy=policy, reason="no", set_by=boss())
    assert not RulePolicy.objects.exists()


@pytest.mark.parametrize(
    ("code", "policy", "reason", "customer", "said"),
    [
        ("NONE", "warn", "why", "", "There is no rule NONE"),
        ("PRICE_OFF", "nothing", "why", "", "“nothing” is not for this rule"),
        ("PRICE_OFF", "warn", " ", "", "Say why"),
        ("PRICE_OFF", "warn", "why", "NOBODY", "There is no customer NOBODY"),
    ],
)
def test_what_cannot_be_set_is_refused(
    code: str, policy: str, reason: str, customer: str, said: str
) -> None:
    with pytest.raises(Refusal, match=said):
        set_policy(code, policy, reason=reason, customer=customer, by=boss())
    assert not RulePolicy.objects.exists()


def test_a_rule_that_may_corrects_by_itself_and_says_so() -> None:
    let("PRICE_OFF", "correct")
    order = an_order(**lines({"unit_price": "11", "quantity": "3"}))
    line, finding = order.lines.get(), order.findings.get(code="PRICE_OFF")
    assert (order.stage, line.unit_price, order.total) == (Stage.ACCEPTED, 10, 30)
    assert (finding.decision, finding.decided_by) == ("corrected", None)
    ((reason, data),) = told(order, "order.corrected")
    assert reason == "The customer's price is 11, ours is 10."
    assert data == {
        "rule": "PRICE_OFF", "field": "unit_price", "line": 1, "from": "11", "to": "10"
    }  # fmt: skip


def test_a_quantity_and_a_date_are_corrected_by_themselves_and_the_rest_still_holds() -> None:
    Item.objects.filter(sku="TEA").update(multiple=4)
    let("QUANTITY_NOT_MULTIPLE", "correct")
    let("DATE_PAST", "correct")
    over = {"requested_delivery": in_days(-1).isoformat()}
    order = an_order(**lines({"quantity": "5", **over}), **over, po_number="")
    line = order.lines.get()
    assert (line.quantity, line.ordered, order.total) == (8, 8, 80)
    assert order.due_on == line.due_on == in_days(0)
    holding = order.findings.filter(decision=None, severity="hold").values_list("code", flat=True)
    assert (order.stage, list(holding)) == (Stage.HELD, ["PO_NUMBER_MISSING"])


def test_without_a_suggestion_nothing_is_corrected_and_the_order_is_held() -> None:
    Item.objects.filter(sku="TEA").update(multiple=5)
    let("QUANTITY_NOT_MULTIPLE", "correct")
    order = an_order(**lines({"quantity": "3", "uom": "CS", "unit_price": "120"}))
    assert order.findings.get(code="QUANTITY_NOT_MULTIPLE").suggestion is None
    assert order.stage == Stage.HELD


def test_what_is_to_be_asked_holds_and_is_told_once() -> None:
    let("PRICE_OFF", "ask")
    order = an_order(**DEARER, po_number="")
    assert (order.stage, order.findings.get(code="PRICE_OFF").policy) == (Stage.HELD, "ask")
    find([order.pk])
    asked = {"code": "PRICE_OFF", "line": 1, "found": "11", "expected": "10"}
    assert told(order, "finding.to_ask") == [(None, asked)]


def test_what_passes_over_the_limit_with_a_warning_is_owed_by_the_next() -> None:
    a_customer("POOR", credit_limit=15)
    let("CREDIT_LIMIT", "warn", customer="POOR")
    orders = [an_order(buyer_code="POOR", TEA=count) for count in (2, 3)]
    found = [each.findings.get(code="CREDIT_LIMIT").found for each in orders]
    assert found == ["20.00", "50.00"]
    assert {each.stage for each in orders} == {Stage.ACCEPTED}


def test_a_policy_that_changes_holds_for_orders_that_wait_once_rules_look_again() -> None:
    order = an_order(**DEARER)
    let("PRICE_OFF", "warn")
    assert order.findings.get(code="PRICE_OFF").policy == Policy.HOLD
    find([order.pk])
    assert order.findings.get(code="PRICE_OFF").policy == Policy.WARN


def test_the_rules_and_the_database_agree_on_what_may_be_set() -> None:
    named = {*NEVER_PASSING, *ONLY_SUPERVISED, *CORRECTABLE}
    assert named <= BY_CODE.keys()
    for rule in RULES:
        assert rule.policy in rule.policies
        if rule.severity == STOP:
            assert rule.code in NEVER_PASSING
        if rule.code in CORRECTABLE:
            assert rule.field in {"unit_price", "quantity", "due_on"}


def test_a_supervisor_sets_a_policy_on_the_page_and_takes_it_back(client: Client) -> None:
    client.force_login(boss())
    an_order(**DEARER)
    listed = client.get("/rules/").content.decode()
    assert "The customer&#x27;s price is …, ours is …." in listed
    typed = {"policy": "warn", "reason": "small sums", "customer": "ACME"}
    assert client.post("/rules/PRICE_OFF/", typed).status_code == 302
    live = RulePolicy.objects.get(until=None)
    assert (live.policy, live.reason, str(live.set_by)) == ("warn", "small sums", "sam")
    page = client.get("/rules/PRICE_OFF/").content.decode()
    assert "small sums" in page and "fired 1 times" in page
    assert client.post(f"/rules/policies/{live.pk}/withdrawal").status_code == 302
    assert client.get("/rules/NONE/").status_code == 404


def test_what_the_page_cannot_take_is_said_and_changes_nothing(client: Client) -> None:
    client.force_login(boss())
    answer = client.post("/rules/PRICE_ZERO/", {"policy": "warn", "reason": "why not"})
    assert (answer.status_code, RulePolicy.objects.count()) == (422, 0)


def test_a_clerk_sees_the_rules_and_sets_none_and_others_see_none(client: Client) -> None:
    policy = let("PRICE_OFF", "warn")
    client.force_login(a_user("clara", "verification.decide_finding"))
    assert client.get("/rules/PRICE_OFF/").status_code == 200
    assert client.post("/rules/PRICE_OFF/", {"policy": "hold", "reason": "x"}).status_code == 403
    assert client.post(f"/rules/policies/{policy.pk}/withdrawal").status_code == 403
    client.force_login(a_user("pia"))
    assert client.get("/rules/").status_code == 403
    assert Finding.objects.count() == 0
