"""What a customer answers is checked like any other input, and settles only what is theirs to say."""

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.utils import timezone

from clerkwork.catalog.models import CustomerItem
from clerkwork.core import journal
from clerkwork.core.models import Task
from clerkwork.orders.models import Order, Stage
from clerkwork.training.builders import a_customer, a_user, an_address, an_item, an_order
from clerkwork.training.workdays import workday
from clerkwork.verification.answer import MOST_TRIES
from clerkwork.verification.answer_link import SALT, digest_of, token_of
from clerkwork.verification.answer_views import MOST_GUESSES
from clerkwork.verification.ask import ask_customer, askable_findings, withdraw_question
from clerkwork.verification.models import Question, TwoPersonRule
from clerkwork.verification.tests.test_ask import asked, held, line

pytestmark = pytest.mark.django_db


def address(question: Question) -> str:
    return f"/answer/{token_of(question)}"


def answer(question: Question, *said: tuple[str, str], client: Client | None = None) -> str:
    """Send these answers, point by point; returns the page that came back."""
    sent = {}
    for point, (chosen, value) in zip(question.points.order_by("pk"), said, strict=True):
        sent |= {f"answer-{point.pk}": chosen, f"value-{point.pk}": value}
        sent |= {f"words-{point.pk}": value}
    return (client or Client()).post(address(question), sent).content.decode()


def stage(order: Order) -> str:
    order.refresh_from_db()
    return order.stage


ANSWERS = [
    ("price", line(unit_price="9"), {}, ("take", ""), "unit_price", "10.000000"),
    ("quantity", line(quantity="0"), {}, ("type", "7"), "quantity", "7.0000"),
    ("article", line(sku="WHAT"), {}, ("type", "tea"), "sku", "TEA"),
    ("unit", line(uom="BARREL"), {}, ("choice:CS", ""), "unit", "CS"),
]


@pytest.mark.parametrize(
    ("stated", "head", "said", "field", "value"),
    [each[1:] for each in ANSWERS],
    ids=[each[0] for each in ANSWERS],
)
def test_a_correction_is_applied_and_the_order_goes_on(
    stated: dict[str, object],
    head: dict[str, object],
    said: tuple[str, str],
    field: str,
    value: str,
) -> None:
    if field == "unit":
        stated = stated | {"unit_price": "120"}
    order = held(stated, **head)
    page = answer(asked(order), said)
    assert "your order goes on" in page
    assert stage(order) == Stage.RECEIVED
    assert str(getattr(order.lines.get(), field)) == value
    told = journal.of("order", order.pk).filter(actor="customer").values_list("kind", flat=True)
    assert {"order.corrected", "finding.corrected", "question.answered"} <= set(told)


def test_a_day_and_a_number_and_a_yes_are_answers_too() -> None:
    an_item()
    order = an_order(lines=[line(), line()], requested_delivery="2001-01-01", po_number="")
    question = asked(order)
    codes = {point.code: point.pk for point in question.points.all()}
    sent = {
        f"answer-{codes['PO_NUMBER_MISSING']}": "type",
        f"value-{codes['PO_NUMBER_MISSING']}": "4711",
        f"answer-{codes['DATE_PAST']}": "type",
        f"value-{codes['DATE_PAST']}": workday(9).isoformat(),
        f"answer-{codes['LINE_REPEATED']}": "confirm",
    }
    Client().post(address(question), sent)
    assert (stage(order), order.po_number, order.due_on) == (Stage.RECEIVED, "4711", workday(9))
    assert order.findings.get(code="LINE_REPEATED").decided_by.username == "customer"


def test_a_repeated_order_is_another_one_only_if_they_say_so() -> None:
    held(line(), po_number="7")
    order = held(line(quantity="3"), po_number="7")
    question = asked(order)
    assert "have an order 7" in Client().get(address(question)).content.decode()
    assert "One of us looks at it" in answer(question, ("other", "No, it is the same"))
    assert stage(order) == Stage.HELD
    other = held(line(quantity="4"), po_number="7")
    answer(asked(other), ("confirm", ""))
    assert stage(other) == Stage.RECEIVED


@pytest.mark.parametrize(
    ("stated", "said"),
    [
        (line(unit_price="9"), ("confirm", "")),
        (line(unit_price="9"), ("type", "1")),
        (line(unit_price="9"), ("choice:1", "")),
        (line(quantity="0"), ("confirm", "")),
        (line(quantity="0"), ("type", "many")),
        (line(quantity="0"), ("type", "-3")),
        (line(sku="WHAT"), ("type", "NOTHING")),
        (line(sku="WHAT"), ("nonsense", "TEA")),
        (line(uom="BARREL"), ("choice:TON", "")),
        (line(sku="WHAT"), ("type", "")),
    ],
    ids=str,
)
def test_what_cannot_be_taken_is_said_and_changes_nothing(
    stated: dict[str, object], said: tuple[str, str]
) -> None:
    order = held(stated)
    question = asked(order)
    before = list(order.lines.values_list("quantity", "unit_price", "sku", "unit"))
    page = answer(question, said)
    assert 'role="alert"' in page
    assert list(order.lines.values_list("quantity", "unit_price", "sku", "unit")) == before
    question.refresh_from_db()
    assert (question.outcome, stage(order)) == (None, Stage.HELD)


def test_a_quantity_is_checked_like_any_other_and_a_zero_stays_held() -> None:
    order = held(line(quantity="0"))
    answer(asked(order), ("type", "0"))
    assert stage(order) == Stage.HELD
    assert order.findings.filter(code="QUANTITY_MISSING", decision=None).exists()


def test_only_their_own_addresses_are_shown_and_taken() -> None:
    an_address(a_customer("ACME"), "SOUTH", street="Südweg 2")
    an_address(a_customer("OTHER"), "SECRET", street="Geheimweg 3")
    an_address(a_customer("OTHER"), "NORTH", street="Nordweg 3")
    place = {"name": "Acme", "street": "Neue Str. 9", "city": "Kiel", "postcode": "24103"}
    order = held(line(), ship_to=place | {"country": "DE"})
    question = asked(order)
    page = Client().get(address(question)).content.decode()
    assert ("Südweg 2" in page, "Geheimweg" in page, "Nordweg" in page) == (True, False, False)
    assert 'role="alert"' in answer(question, ("choice:NORTH", ""))
    answer(question, ("choice:SOUTH", ""))
    assert (stage(order), order.ship_street) == (Stage.RECEIVED, "Südweg 2")


def test_an_address_stated_anew_is_still_looked_at_by_one_of_us() -> None:
    an_address(a_customer("ACME"), "SOUTH", street="Südweg 2")
    order = held(line(), ship_to={"name": "A", "street": "Neu 9", "city": "Kiel", "country": "DE"})
    question = ask_customer(askable_findings(order.pk)[-1:], by=a_user())
    point = question.points.get()
    parts = {"name": "A", "street": "Hof 1", "city": "Kiel", "postcode": "24103", "country": "DE"}
    sent = {f"{part}-{point.pk}": value for part, value in parts.items()}
    Client().post(address(question), {f"answer-{point.pk}": "place", **sent})
    assert (stage(order), order.ship_street) == (Stage.HELD, "Hof 1")
    assert order.findings.get(decision=None).code == "SHIP_TO_NEW"


def test_that_a_new_address_is_right_does_not_send_goods_there() -> None:
    an_address(a_customer("ACME"), "SOUTH", street="Südweg 2")
    place = {"name": "A", "street": "Neu 9", "city": "Kiel", "postcode": "24103", "country": "DE"}
    order = held(line(), ship_to=place)
    assert "One of us looks at it" in answer(asked(order), ("confirm", ""))
    assert stage(order) == Stage.HELD
    task = Task.objects.get(kind="order.held", done_at=None)
    assert task.step_at is not None


def test_what_takes_two_of_us_is_not_settled_by_the_customer() -> None:
    TwoPersonRule.objects.create(code="LINE_REPEATED")
    order = held(line(), line())
    assert "One of us looks at it" in answer(asked(order), ("confirm", ""))
    assert (stage(order), order.findings.get().decision) == (Stage.HELD, None)


def test_their_part_number_is_learned_and_nobody_can_log_in_as_them() -> None:
    order = held({"buyer_sku": "T-1", "quantity": "2", "uom": "EA", "unit_price": "10"})
    answer(asked(order), ("type", "TEA"))
    assert CustomerItem.objects.get().number == "T-1"
    user = User.objects.get(username="customer")
    assert (user.is_active, user.has_usable_password()) == (False, False)


def test_a_link_works_for_its_own_question_alone() -> None:
    first, second = asked(), asked()
    good = token_of(first)
    payload, _, signature = good.rpartition(":")
    forged = [
        good[:-1] + ("a" if good[-1] != "a" else "b"),
        f"{token_of(second).rpartition(':')[0]}:{signature}",
        payload,
        "x",
        SALT,
    ]
    answers = [Client().get(f"/answer/{token}") for token in forged]
    assert [each.status_code for each in answers] == [404] * len(forged)
    assert first.order.number not in "".join(each.content.decode() for each in answers)
    Question.objects.filter(pk=first.pk).update(digest=digest_of("another"))
    assert Client().get(f"/answer/{good}").status_code == 404


def test_a_link_ends_with_its_time_with_the_answer_and_when_it_is_withdrawn() -> None:
    order = held()
    question = asked(order)
    assert Client().get(address(question)).status_code == 200
    withdraw_question(question.pk, reason="I called", by=a_user())
    page = Client().post(address(question), {"answer-1": "confirm"}).content.decode()
    assert "This is settled" in page
    assert order.findings.get().decision is None
    again = asked(order)
    answer(again, ("take", ""))
    assert "Thank you" in Client().get(address(again)).content.decode()
    last = asked()
    Question.objects.filter(pk=last.pk).update(expires_at=timezone.now())
    last.refresh_from_db()
    Question.objects.filter(pk=last.pk).update(digest=digest_of(token_of(last)))
    assert Client().get(address(last)).status_code == 404


def test_the_page_tells_nothing_to_others_and_is_not_kept() -> None:
    page = Client().get(address(asked()))
    assert page["Referrer-Policy"] == "same-origin"
    assert page["X-Robots-Tag"] == "noindex"
    assert "no-store" in page["Cache-Control"]


def test_looking_at_the_link_answers_nothing() -> None:
    question = asked()
    for method in ("get", "head"):
        getattr(Client(), method)(address(question))
    question.refresh_from_db()
    assert (question.outcome, question.tries) == (None, 0)


def test_the_form_is_taken_only_from_our_own_page() -> None:
    strict = Client(enforce_csrf_checks=True)
    assert strict.post(address(asked()), {}).status_code == 403


def test_who_tries_again_and_again_is_stopped(settings: object) -> None:
    order = held(line(quantity="0"))
    question = asked(order)
    for _ in range(MOST_TRIES):
        answer(question, ("type", "many"))
    assert "settled" in answer(question, ("type", "7"))
    assert stage(order) == Stage.HELD
    far = Client(REMOTE_ADDR="198.51.100.7")
    tries = [far.get("/answer/guess").status_code for _ in range(MOST_GUESSES + 1)]
    assert tries == [404] * MOST_GUESSES + [429]
    assert Client(REMOTE_ADDR="198.51.100.8").get(address(question)).status_code == 200


def test_a_german_customer_is_asked_in_german() -> None:
    a_customer("ACME", language="de")
    page = Client().get(address(asked())).content.decode()
    assert '<html lang="de"' in page
    assert "Ist unser Preis in Ordnung?" in page
