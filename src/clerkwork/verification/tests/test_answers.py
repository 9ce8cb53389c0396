"""A person's answer holds for what was asked: another value, another line, another customer is not."""

from decimal import Decimal

import pytest

from clerkwork.catalog.models import Price, PriceList
from clerkwork.orders.models import Order, Stage
from clerkwork.parties.models import Customer
from clerkwork.training.builders import a_customer, a_supervisor, a_user, after, an_item, an_order
from clerkwork.verification.decide import accept_finding, correct_finding
from clerkwork.verification.models import Finding
from clerkwork.verification.tests.cases import lines
from clerkwork.verification.verify import VERIFICATION, find

pytestmark = pytest.mark.django_db

PLACE = {"name": "Acme", "street": "Elbchaussee 9", "city": "Hamburg", "postcode": "22765"}


@pytest.fixture(autouse=True)
def articles() -> None:
    tea = an_item("TEA")
    an_item("GOLD", price=Decimal(900))
    an_item("OLD", active=False, replaced_by=tea)


def asked(order: Order, code: str) -> Finding | None:
    return order.findings.filter(code=code, decision=None).first()


def accept(order: Order, code: str) -> None:
    finding = order.findings.get(code=code, decision=None)
    accept_finding(finding.pk, reason="agreed", by=a_supervisor("sally"))


def correct(order: Order, code: str, value: str) -> Order:
    finding = order.findings.get(code=code, decision=None)
    return correct_finding(finding.pk, value, reason="asked them", by=a_user())


def test_an_answer_holds_as_long_as_nothing_changes() -> None:
    order = an_order(**lines({"unit_price": "9"}), total="30")
    accept(order, "PRICE_OFF")
    find([order.pk])
    assert (asked(order, "PRICE_OFF"), asked(order, "ORDER_TOTAL_OFF") is None) == (None, False)
    accept(order, "ORDER_TOTAL_OFF")
    assert after(order, VERIFICATION).stage == Stage.ACCEPTED


def test_a_price_accepted_for_one_article_is_asked_again_for_another() -> None:
    order = an_order(**lines({"sku": "OLD", "unit_price": "9"}))
    accept(order, "PRICE_OFF")
    order = correct(order, "ITEM_INACTIVE", "GOLD")
    finding = asked(order, "PRICE_OFF")
    assert order.stage == Stage.HELD
    assert finding and (finding.found, finding.expected) == ("9", "900")


def test_a_gift_of_a_few_is_asked_again_when_it_becomes_many() -> None:
    order = an_order(**lines({"quantity": "2.5", "unit_price": "0"}))
    accept(order, "PRICE_ZERO")
    order = correct(order, "QUANTITY_BROKEN", "2000")
    assert order.stage == Stage.HELD
    assert asked(order, "PRICE_ZERO")
    assert order.findings.get(decision="superseded").decided_by.username == "sally"


def test_a_total_accepted_is_asked_again_when_the_lines_come_to_something_else() -> None:
    order = an_order(**lines({"quantity": "2.5"}), total="30")
    accept(order, "ORDER_TOTAL_OFF")
    order = correct(order, "QUANTITY_BROKEN", "2000")
    finding = asked(order, "ORDER_TOTAL_OFF")
    assert finding and (finding.found, finding.expected) == ("30", "20000")


def test_another_date_that_is_over_is_asked_again() -> None:
    order = an_order(TEA=1, requested_delivery="2020-01-01", order_date="2019-12-01", po_number="")
    accept(order, "DATE_PAST")
    Order.objects.filter(pk=order.pk).update(due_on="2020-01-02")
    find([order.pk])
    assert asked(order, "DATE_PAST")


def test_a_new_place_accepted_for_one_customer_is_asked_again_for_another() -> None:
    a_customer("OTHER")
    order = an_order(TEA=1, ship_to={**PLACE, "country": "DE"}, currency="USD")
    accept(order, "SHIP_TO_NEW")
    order.customer = Customer.objects.get(code="OTHER")
    order.save(update_fields=["customer"])
    find([order.pk])
    finding = asked(order, "SHIP_TO_NEW")
    assert finding and finding.expected == "an address of OTHER"


def test_a_block_accepted_for_one_customer_does_not_open_another() -> None:
    for code in ("ACME", "OTHER"):
        a_customer(code).blocks.create(reason="does not pay")
    order = an_order(TEA=1, po_number="")
    accept(order, "CUSTOMER_BLOCKED")
    assert asked(order, "CUSTOMER_BLOCKED") is None
    order.customer = Customer.objects.get(code="OTHER")
    order.save(update_fields=["customer"])
    find([order.pk])
    assert asked(order, "CUSTOMER_BLOCKED")


def test_credit_accepted_under_one_limit_is_asked_again_under_a_lower_one() -> None:
    a_customer("POOR", credit_limit=15)
    order = an_order(buyer_code="POOR", TEA=2, po_number="")
    accept(order, "CREDIT_LIMIT")
    assert asked(order, "CREDIT_LIMIT") is None
    Customer.objects.filter(code="POOR").update(credit_limit=5)
    find([order.pk])
    assert asked(order, "CREDIT_LIMIT")


def test_a_currency_put_right_brings_the_prices_of_its_list() -> None:
    order = an_order(**lines({"unit_price": None}), currency="USD")
    assert asked(order, "PRICE_MISSING")
    order = correct(order, "CURRENCY_UNEXPECTED", "EUR")
    assert (order.stage, order.total) == (Stage.RECEIVED, 20)


def test_a_list_in_another_currency_prices_nothing() -> None:
    dollars = PriceList.objects.create(code="USD", currency="USD")
    dollars.customers.add(a_customer())
    Price.objects.create(price_list=dollars, item=an_item(), unit="EA", price=1)
    assert asked(an_order(**lines({"unit_price": "1"})), "PRICE_NOT_LISTED")


def test_a_date_put_right_moves_the_lines_that_were_asked_for_with_it() -> None:
    over = {"requested_delivery": "2020-01-01"}
    order = an_order(**lines(over, {"sku": "GOLD", "unit_price": "900", **over}), **over)
    finding = asked(order, "DATE_PAST")
    assert finding and finding.suggestion
    assert correct(order, "DATE_PAST", finding.suggestion).stage == Stage.RECEIVED


def test_a_line_that_stands_there_twice_is_left_out_or_accepted() -> None:
    order = an_order(**lines({}, {}))
    finding = asked(order, "LINE_REPEATED")
    assert finding and finding.line and finding.line.position == 2
    accept(order, "LINE_REPEATED")
    assert after(order, VERIFICATION).stage == Stage.ACCEPTED
