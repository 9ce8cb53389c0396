"""Each rule fires where it should, is silent just beside that, and says found and expected."""

import pytest

from clerkwork.core.models import Task
from clerkwork.core.refusal import Refusal
from clerkwork.core.stations import drain
from clerkwork.intake.read import READING
from clerkwork.orders.models import Order, Stage
from clerkwork.training.builders import (
    a_document,
    a_purchase_order,
    a_supervisor,
    a_user,
    after,
)
from clerkwork.verification.decide import accept_finding, correct_finding
from clerkwork.verification.rules import RULES
from clerkwork.verification.tests.all_cases import CASES
from clerkwork.verification.tests.cases import Case, findings, furnish, of_today, place, received
from clerkwork.verification.verify import VERIFICATION

pytestmark = pytest.mark.django_db

ONE_EACH = list({case.code: case for case in reversed(CASES)}.values())

CLERK, SUPERVISOR, NOBODY, PASSES = "a clerk", "a supervisor", "nobody", "holds nothing"
# Who may accept what each rule finds, as it is.
WHO_ACCEPTS = {
    "ALLOWANCE_TAKEN": CLERK,
    "AMOUNT_UNUSUAL": CLERK,
    "CARRIER_HAZARD": CLERK,
    "CARRIER_STORAGE": CLERK,
    "CHARGES_STATED": PASSES,
    "CONTACT_MISSING": PASSES,
    "COUNTRY_BLOCKED": SUPERVISOR,
    "CUSTOMER_AMBIGUOUS": NOBODY,
    "DATE_CLOSED": CLERK,
    "DATE_TOO_SOON": CLERK,
    "ITEM_NEVER_BOUGHT": CLERK,
    "ITEM_NOT_FOR_COUNTRY": SUPERVISOR,
    "ITEM_NOT_FOR_CUSTOMER": SUPERVISOR,
    "ITEM_REPLACED": PASSES,
    "ITEM_TEXT_OTHER": CLERK,
    "LEAD_TIME_SHORT": PASSES,
    "NOTE_CANCELS": CLERK,
    "NOTE_CHANGES": CLERK,
    "NOTE_ELSEWHERE": CLERK,
    "NOTE_LATER": CLERK,
    "NOTE_STATED": PASSES,
    "NOTE_URGENT": CLERK,
    "NOTE_WHOLE": CLERK,
    "ORDER_DUPLICATE": CLERK,
    "ORDER_OLD": CLERK,
    "ORDER_OLDER": CLERK,
    "PACK_BROKEN": CLERK,
    "PACK_SIZE_OTHER": CLERK,
    "PLACE_HAZARD": CLERK,
    "PO_NUMBER_ALIKE": CLERK,
    "PRICE_OTHER_UNIT": CLERK,
    "PRICE_UNUSUAL": CLERK,
    "QUANTITY_ABOVE_ALL": CLERK,
    "QUANTITY_BELOW_MINIMUM": CLERK,
    "QUANTITY_NOT_MULTIPLE": CLERK,
    "QUANTITY_UNUSUAL": CLERK,
    "SENDER_LOOKALIKE": SUPERVISOR,
    "SENDER_NEW_PLACE": SUPERVISOR,
    "SHIP_TO_CLOSE": CLERK,
    "SHIP_TO_UNUSUAL": PASSES,
    "TERMS_OTHER": CLERK,
    "VALUE_UNCERTAIN": CLERK,
    "CUSTOMER_UNKNOWN": NOBODY,
    "CUSTOMER_BLOCKED": SUPERVISOR,
    "PO_NUMBER_MISSING": CLERK,
    "PO_NUMBER_REPEATED": CLERK,
    "LINES_MISSING": NOBODY,
    "DATE_PAST": CLERK,
    "DATE_FAR": CLERK,
    "ORDER_DATE_FUTURE": CLERK,
    "DOCUMENT_FAULTY": CLERK,
    "ENVELOPE_FAULTY": PASSES,
    "SHIP_TO_MISSING": NOBODY,
    "SHIP_TO_NEW": CLERK,
    "SHIP_TO_INCOMPLETE": CLERK,
    "ITEM_UNKNOWN": NOBODY,
    "ITEM_INACTIVE": NOBODY,
    "QUANTITY_MISSING": NOBODY,
    "UNIT_UNKNOWN": NOBODY,
    "UNIT_CONTRADICTED": CLERK,
    "QUANTITY_BROKEN": CLERK,
    "LINE_REPEATED": CLERK,
    "LINE_DATE_OTHER": CLERK,
    "PRICE_MISSING": NOBODY,
    "PRICE_ZERO": SUPERVISOR,
    "PRICE_OFF": CLERK,
    "PRICE_NOT_LISTED": CLERK,
    "CURRENCY_UNEXPECTED": CLERK,
    "LINE_AMOUNT_OFF": CLERK,
    "ORDER_TOTAL_OFF": CLERK,
    "CREDIT_LIMIT": SUPERVISOR,
}
SEVERITY = {NOBODY: "stop", CLERK: "hold", SUPERVISOR: "hold", PASSES: "warn"}


def named(case: Case) -> str:
    return f"{case.code}: {case.found}"[:50]


def with_the_first(said: str) -> str:
    """The words with the number and the day of the order that the others may repeat."""
    first = Order.objects.get(po_number="FIRST", repeats=None)
    last = Order.objects.filter(repeats=None, findings=None).exclude(po_number="").order_by("-id")
    words = said.replace("SO-FIRST", first.number).replace("SO-LAST", last[0].number)
    return words.replace("TODAY", first.received_at.date().isoformat())


@pytest.fixture(autouse=True)
def company() -> None:
    furnish()


@pytest.mark.parametrize("case", CASES, ids=named)
def test_a_rule_finds_what_is_wrong_and_nothing_just_beside_it(case: Case) -> None:
    case = of_today(case)
    place(case.given)
    wrong = findings(case.bad)[case.code]
    said = (wrong.found, wrong.expected, wrong.text, wrong.suggestion)
    expected, text = (with_the_first(each) for each in (case.expected, case.text))
    assert said == (case.found, expected, text, case.suggestion)
    assert case.code not in findings(case.good)


@pytest.mark.parametrize("case", ONE_EACH, ids=named)
def test_what_is_found_is_accepted_by_those_who_may_and_nobody_else(case: Case) -> None:
    case = of_today(case)
    place(case.given)
    order = after(received(case.bad), VERIFICATION)
    wrong, who = order.findings.get(code=case.code), WHO_ACCEPTS[case.code]
    assert wrong.severity == SEVERITY[who]
    if who == PASSES:
        assert not order.findings.filter(severity__in=["hold", "stop"]).exists()
        assert order.stage == Stage.ACCEPTED
        return
    assert order.stage == Stage.HELD
    refused = {CLERK: [], SUPERVISOR: [a_user()], NOBODY: [a_user(), a_supervisor()]}[who]
    for person in refused:
        with pytest.raises(Refusal, match=r"Only a supervisor|cannot be accepted"):
            accept_finding(wrong.pk, reason="agreed", by=person)
    if who != NOBODY:
        by = a_supervisor() if who == SUPERVISOR else a_user()
        accept_finding(wrong.pk, reason="agreed", by=by)
        order = after(order, VERIFICATION)
        assert not order.findings.filter(code=case.code, decision=None).exists()


MENDING = [each for each in CASES if each.suggestion and WHO_ACCEPTS[each.code] != PASSES]


@pytest.mark.parametrize("case", MENDING, ids=named)
def test_what_a_rule_suggests_mends_what_it_found(case: Case) -> None:
    case = of_today(case)
    place(case.given)
    order = after(received(case.bad), VERIFICATION)
    wrong = order.findings.get(code=case.code)
    correct_finding(wrong.pk, wrong.suggestion or "", reason="as suggested", by=a_user())
    assert not order.findings.filter(code=case.code, decision=None).exists()


def test_what_is_wrong_around_the_orders_is_said_once_and_is_a_task_but_holds_nothing() -> None:
    place = {"ship_to": {"code": "MAIN"}}
    orders = (a_purchase_order(TEA=count, **place) for count in (1, 2))
    document = a_document(*orders, {"colour": "green"})
    drain(READING), drain(VERIFICATION)
    first, second = Order.objects.filter(source__document=document).order_by("id")
    wrong = first.findings.get(code="ENVELOPE_FAULTY")
    assert wrong.found.startswith("line 3: found an object with colour")
    assert wrong.severity == SEVERITY[WHO_ACCEPTS["ENVELOPE_FAULTY"]]
    assert (first.stage, second.findings.count()) == (Stage.ACCEPTED, 0)
    assert "colour" in Task.objects.get(kind="document.faulty", subject_id=document.pk).title


def test_each_rule_has_its_case_and_its_judge() -> None:
    codes = {rule.code for rule in RULES}
    elsewhere = {"ENVELOPE_FAULTY", "VALUE_UNCERTAIN", "DATE_CLOSED", "DATE_TOO_SOON"}
    assert {case.code for case in CASES} | elsewhere == codes
    assert set(WHO_ACCEPTS) == codes
    supervised = {code for code, who in WHO_ACCEPTS.items() if who == SUPERVISOR}
    assert {rule.code for rule in RULES if rule.supervisor} == supervised


def test_each_rule_says_what_to_do_next_in_one_plain_sentence() -> None:
    steps = [rule.next_step for rule in RULES]
    assert [each for each in steps if not each.endswith((".", "?")) or len(each) > 120] == []
    assert len(set(steps)) > len(RULES) - 5


def test_there_are_more_than_thirty_rules() -> None:
    assert len({rule.code for rule in RULES}) == len(RULES) > 60


def test_each_sentence_is_a_whole_one() -> None:
    sentences = [rule.text for rule in RULES]
    assert [each for each in sentences if not each.endswith((".", "?", "{found}"))] == []
