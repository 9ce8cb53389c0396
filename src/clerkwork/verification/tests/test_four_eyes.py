"""Above a limit one person proposes and a different one approves, however one tries to cheat."""

from decimal import Decimal

import pytest
from django.contrib.auth.models import User
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from clerkwork.core import journal
from clerkwork.core.models import Task
from clerkwork.core.refusal import Refusal
from clerkwork.orders.models import Stage
from clerkwork.verification.answering import PROPOSED, what_may
from clerkwork.verification.decide import accept_finding, correct_finding, propose_finding
from clerkwork.verification.models import Finding, Proposal, TwoPersonRule
from clerkwork.verification.propose import refuse_proposal
from clerkwork.verification.review import Answers, review_order
from clerkwork.verification.tests.limited import (
    WHY,
    clara,
    held,
    limit,
    one,
    priced,
    sam,
    set_limits,
)
from clerkwork.verification.values import all_values, version_of

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def limits() -> None:
    set_limits()


def accepted_in_sql(finding: Finding, by: User) -> None:
    """What somebody with the database's password would try."""
    with transaction.atomic():
        Finding.objects.filter(pk=finding.pk).update(
            decision="accepted", decided_by=by, decided_at=timezone.now(), reason="x"
        )


def refuses(constraint: str, finding: Finding, by: User) -> None:
    with pytest.raises(IntegrityError) as caught:
        accepted_in_sql(finding, by)
    assert caught.value.__cause__.diag.constraint_name == constraint  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("quantity", "price", "alone"),
    [(10, "9", True), (11, "9", True), (12, "9", False), (5, "8", True), (6, "8", False)],
    ids=["90 and 10", "99 and 11", "108 and 12", "40 and 10", "48 and 12"],
)
def test_a_clerk_decides_alone_up_to_both_limits(quantity: int, price: str, alone: bool) -> None:
    limit("clerk", order=100, override=11)
    found = priced(held(quantity, price))
    if alone:
        accept_finding(found.pk, reason=WHY, by=clara())
    else:
        with pytest.raises(Refusal, match="above the amount"):
            accept_finding(found.pk, reason=WHY, by=clara())
        refuses("verification_finding_within_limit", found, clara())


def test_what_one_proposes_another_approves_and_the_order_goes_on() -> None:
    order = held()
    found = priced(order)
    propose_finding(found.pk, reason=WHY, by=clara())
    task = Task.objects.get(kind="order.held", done_at=None)
    assert task.role == "supervisor"
    assert accept_finding(found.pk, reason="fine", by=sam()).stage == Stage.RECEIVED
    made = Proposal.objects.get()
    assert (made.outcome, made.approved_by, made.finding) == ("approved", sam(), found)
    told = journal.of("order", order.pk).values_list("kind", "actor")
    assert {("proposal.made", "clara"), ("proposal.approved", "sam")} <= set(told)


def test_who_proposed_it_does_not_approve_it_whatever_role_they_get() -> None:
    found = priced(held())
    propose_finding(found.pk, reason=WHY, by=clara())
    promoted = one("clara", "clerk", "manager")
    with pytest.raises(Refusal, match="somebody else"):
        accept_finding(found.pk, reason=WHY, by=promoted)
    refuses("verification_finding_two_persons", found, promoted)
    refuse_proposal(Proposal.objects.get().pk, reason="never mind", by=promoted)
    with pytest.raises(Refusal, match="somebody else"):
        accept_finding(found.pk, reason=WHY, by=promoted)
    refuses("verification_finding_two_persons", found, promoted)


def test_a_role_that_decides_nothing_raises_no_limit() -> None:
    found = priced(held())
    with pytest.raises(Refusal, match="above the amount"):
        accept_finding(found.pk, reason=WHY, by=one("clara", "clerk", "picker", "buyer"))


def test_an_approver_has_a_limit_too() -> None:
    found = priced(held(200))
    propose_finding(found.pk, reason=WHY, by=clara())
    with pytest.raises(Refusal, match="above the amount"):
        accept_finding(found.pk, reason=WHY, by=sam())
    assert accept_finding(found.pk, reason=WHY, by=one("mary", "manager"))


def test_a_rule_that_wants_two_persons_gets_them_whatever_the_amount() -> None:
    TwoPersonRule.objects.create(code="PRICE_OFF")
    found = priced(held(1))
    for user in (sam(), one("mary", "manager"), one("ada", "administrator")):
        with pytest.raises(Refusal, match="two persons"):
            accept_finding(found.pk, reason=WHY, by=user)
        refuses("verification_finding_two_persons", found, user)
    propose_finding(found.pk, reason=WHY, by=sam())
    assert accept_finding(found.pk, reason=WHY, by=clara()).stage == Stage.RECEIVED


def test_an_approval_counts_only_for_the_order_as_it_was_proposed() -> None:
    TwoPersonRule.objects.create(code="PRICE_OFF")
    order = held()
    propose_finding(priced(order).pk, reason=WHY, by=clara())
    answers = Answers(version_of(all_values(order)), {"1.quantity": "90"})
    review_order(order.pk, answers, by=one("carl", "clerk"))
    again = priced(order)
    assert (again.found, again.expected) == ("9", "10")
    with pytest.raises(Refusal, match="changed since"):
        accept_finding(again.pk, reason=WHY, by=sam())
    refuses("verification_finding_two_persons", again, sam())
    propose_finding(again.pk, reason=WHY, by=one("carl", "clerk"))
    assert list(Proposal.objects.order_by("pk").values_list("outcome", flat=True)) == [
        "stale",
        None,
    ]
    assert accept_finding(again.pk, reason=WHY, by=sam())


def test_an_approval_is_used_once() -> None:
    TwoPersonRule.objects.create(code="PRICE_OFF")
    order = held()
    propose_finding(priced(order).pk, reason=WHY, by=clara())
    accept_finding(priced(order).pk, reason=WHY, by=sam())
    Finding.objects.filter(code="PRICE_OFF").update(decision="superseded")
    again = Finding.objects.create(
        order=order,
        line=order.lines.get(),
        code="PRICE_OFF",
        severity="hold",
        text="x",
        field="unit_price",
        found="9",
        expected="10",
    )
    refuses("verification_finding_two_persons", again, sam())


def test_raising_the_amount_in_the_same_step_gives_no_higher_limit() -> None:
    limit("clerk", order=100)
    order = held(10)
    found = priced(order)
    values = {"1.quantity": "5000"}
    answers = Answers(version_of(all_values(order)), values, reasons={found.pk: WHY})
    review_order(order.pk, answers, by=clara())
    order.refresh_from_db()
    assert (order.stage, order.total) == (Stage.HELD, Decimal(45000))
    assert Proposal.objects.get().proposed_by == clara()
    assert priced(order).decision is None


def test_on_the_review_what_is_above_the_limit_is_proposed_and_approved() -> None:
    order = held()
    version = version_of(all_values(order))
    review_order(order.pk, Answers(version, reasons={priced(order).pk: WHY}), by=clara())
    assert what_may([priced(order)], order, clara())[priced(order).pk].why_not == PROPOSED
    review_order(order.pk, Answers(version, reasons={priced(order).pk: "ok"}), by=sam())
    order.refresh_from_db()
    assert (order.stage, Proposal.objects.get().approved_by) == (Stage.RECEIVED, sam())


def test_the_pages_refuse_the_same_person_twice() -> None:
    found = priced(held())
    client = Client()
    client.force_login(clara())
    accept, suggest = (reverse(f"finding-{n}", args=[found.pk]) for n in ("acceptance", "proposal"))
    asked = [client.post(each, {"reason": WHY}).status_code for each in (accept, suggest)]
    again = [client.post(each, {"reason": WHY}).status_code for each in (accept, suggest)]
    assert (asked, again) == ([422, 302], [422, 422])
    assert Finding.objects.get(pk=found.pk).decision is None


@pytest.mark.parametrize(
    "change",
    [
        {"proposed_by": "sam"},
        {"found": "1"},
        {"version": "x"},
        {"reason": "other"},
        {"code": "PRICE_ZERO"},
    ],
    ids=str,
)
def test_a_proposal_is_never_changed(change: dict[str, str]) -> None:
    propose_finding(priced(held()).pk, reason=WHY, by=clara())
    values = {key: sam() if value == "sam" else value for key, value in change.items()}
    with pytest.raises(IntegrityError), transaction.atomic():
        Proposal.objects.update(**values)
    with pytest.raises(IntegrityError), transaction.atomic():
        Proposal.objects.all().delete()


def test_one_person_does_not_approve_their_own_proposal_in_sql() -> None:
    propose_finding(priced(held()).pk, reason=WHY, by=clara())
    approved = {"outcome": "approved", "decided_at": timezone.now()}
    for cheat in (clara(), None):
        with pytest.raises(IntegrityError), transaction.atomic():
            Proposal.objects.update(**approved, approved_by=cheat)


def test_the_same_is_not_proposed_twice_and_a_declined_one_waits_for_another_decision() -> None:
    found = priced(held())
    propose_finding(found.pk, reason=WHY, by=clara())
    with pytest.raises(Refusal, match="already"):
        propose_finding(found.pk, reason=WHY, by=one("carl", "clerk"))
    made = Proposal.objects.get()
    refuse_proposal(made.pk, reason="too cheap", by=sam())
    with pytest.raises(Refusal, match="decided already"):
        refuse_proposal(made.pk, reason="too cheap", by=sam())
    assert correct_finding(found.pk, "10", reason="list", by=sam()).stage == Stage.RECEIVED
