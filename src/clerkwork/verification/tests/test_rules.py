"""Each rule fires where it should, is silent just beside that, and says found and expected."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

import pytest

from clerkwork.catalog.models import Pack
from clerkwork.core.stations import drain
from clerkwork.intake.read import READING
from clerkwork.orders.models import Order, Stage
from clerkwork.training.builders import (
    a_customer,
    a_document,
    a_purchase_order,
    a_received_order,
    an_address,
    an_item,
    in_days,
)
from clerkwork.verification.rules import RULES
from clerkwork.verification.verify import ADDRESS_RULE, VERIFICATION, find

pytestmark = pytest.mark.django_db

STREET = {"name": "Acme", "street": "Elbchaussee 9", "city": "Hamburg", "postcode": "22765"}
LINE = {"sku": "TEA", "quantity": "2", "uom": "EA", "unit_price": "10.00"}


def lines(*changes: dict[str, Any]) -> dict[str, Any]:
    """Lines of two TEA at the list price, with these changes."""
    return {"lines": [{**LINE, **change} for change in changes]}


def day(days: int) -> str:
    return in_days(days).isoformat()


@dataclass(frozen=True)
class Case:
    """An order that the rule is to find, one just beside it, and what it says."""

    code: str
    bad: dict[str, Any]
    good: dict[str, Any]
    found: str
    expected: str
    suggestion: str | None = None


CASES = [
    Case("CUSTOMER_UNKNOWN", {"buyer_code": None, "buyer_name": "Who"}, {}, "Who", ""),
    Case("CUSTOMER_BLOCKED", {"buyer_code": "BAD"}, {}, "does not pay", "no block"),
    Case("PO_NUMBER_MISSING", {"po_number": ""}, {"po_number": "1"}, "", "a PO number"),
    Case("PO_NUMBER_REPEATED", {"po_number": "FIRST"}, {"po_number": "2"}, "FIRST", "SO-"),
    Case("LINES_MISSING", {"lines": []}, lines({}), "", "at least one line"),
    Case(
        "DATE_PAST",
        {"requested_delivery": day(-1)},
        {"requested_delivery": day(0)},
        day(-1),
        f"from {day(0)}",
        day(0),
    ),
    Case(
        "DATE_FAR",
        {"requested_delivery": day(367)},
        {"requested_delivery": day(366)},
        day(367),
        "within a year",
    ),
    Case(
        "ORDER_DATE_FUTURE",
        {"order_date": day(2)},
        {"order_date": day(1)},
        day(2),
        f"until {day(0)}",
    ),
    Case(
        "DOCUMENT_FAULTY",
        lines({"unit_price": "ten"}),
        lines({}),
        'line 1: lines[0].unit_price: found "ten"',
        "",
    ),
    Case(
        "SHIP_TO_MISSING",
        {"buyer_code": "MANY"},
        {"buyer_code": "MANY", "ship_to": {"code": "MAIN"}},
        "2 addresses",
        "one address",
    ),
    Case(
        "SHIP_TO_NEW",
        {"ship_to": {**STREET, "country": "DE"}},
        {"ship_to": {**STREET, "street": "Marktplatz 1", "postcode": "20457", "country": "DE"}},
        "Acme, Elbchaussee 9, 22765 Hamburg",
        "an address on file",
        "MAIN",
    ),
    Case(
        "SHIP_TO_INCOMPLETE",
        {"ship_to": {**STREET, "postcode": None, "country": "DE"}},
        {"ship_to": {**STREET, "country": "DE"}},
        "postcode is missing",
        "a complete address",
    ),
    Case("ITEM_UNKNOWN", lines({"sku": "XYZ"}), lines({"sku": "tea"}), "XYZ", "an article number"),
    Case("ITEM_INACTIVE", lines({"sku": "OLD"}), lines({}), "OLD", "an active article", "TEA"),
    Case(
        "QUANTITY_MISSING",
        lines({"quantity": "0"}),
        lines({"quantity": "1"}),
        "0",
        "a quantity above zero",
    ),
    Case(
        "UNIT_UNKNOWN",
        lines({"uom": "HANDFUL"}),
        lines({"uom": "CS", "unit_price": "120"}),
        "HANDFUL",
        "EA, CS",
        "EA",
    ),
    Case("UNIT_UNKNOWN", lines({"sku": "BARE"}), lines({}), "EA", "", "EA"),
    Case(
        "QUANTITY_BROKEN",
        lines({"quantity": "2.5"}),
        lines({"quantity": "2.5", "uom": "CS", "unit_price": "120"}),
        "2.5 EA",
        "a whole number",
        "3",
    ),
    Case("LINE_REPEATED", lines({}, {}), lines({}, {"quantity": "3"}), "TEA", "one line"),
    Case("PRICE_MISSING", lines({"sku": "FREE", "unit_price": None}), lines({}), "", "a price"),
    Case("PRICE_ZERO", lines({"unit_price": "0"}), lines({"unit_price": "9"}), "0", "10", "10"),
    Case(
        "PRICE_OFF",
        lines({"unit_price": "10.0501"}),
        lines({"unit_price": "10.05"}),
        "10.0501",
        "10",
        "10",
    ),
    Case(
        "PRICE_OFF",
        lines({"unit_price": "9.94"}),
        lines({"unit_price": "9.95"}),
        "9.94",
        "10",
        "10",
    ),
    Case("PRICE_NOT_LISTED", lines({"sku": "FREE"}), lines({}), "10", "a list price"),
    Case("CURRENCY_UNEXPECTED", {"currency": "USD"}, {"currency": "EUR"}, "USD", "EUR", "EUR"),
    Case(
        "LINE_AMOUNT_OFF",
        lines({"line_total": "20.02"}),
        lines({"line_total": "20.01"}),
        "20.02",
        "20",
    ),
    Case(
        "ORDER_TOTAL_OFF",
        {**lines({}), "total": "19.98"},
        {**lines({}), "total": "19.99"},
        "19.98",
        "20",
    ),
    Case(
        "CREDIT_LIMIT",
        {"buyer_code": "POOR", "TEA": 6},
        {"buyer_code": "POOR", "TEA": 5},
        "60.00",
        "50",
    ),
]


@pytest.fixture(autouse=True)
def company() -> None:
    """Customers and articles for which the rules are made."""
    tea = an_item("TEA")
    an_item("OLD", active=False, replaced_by=tea)
    an_item("FREE", price=None)
    Pack.objects.filter(item=an_item("BARE")).delete()
    an_address(a_customer("MANY"), "SECOND", street="Elbchaussee 9")
    a_customer("BAD").blocks.create(reason="does not pay")
    a_customer("POOR", credit_limit=Decimal(50))
    a_received_order(po_number="FIRST", TEA=1)


def findings(stated: dict[str, Any]) -> dict[str, Any]:
    """What the rules find on an order, by code."""
    order: Order = a_received_order(**({} if "lines" in stated else {"TEA": 2}) | stated)
    find([order.pk])
    return {each.code: each for each in order.findings.all()}


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.code} {case.found}"[:40])
def test_a_rule_finds_what_is_wrong_and_nothing_just_beside_it(case: Case) -> None:
    found = findings(case.bad)[case.code]
    assert found.found.startswith(case.found)
    assert found.expected.startswith(case.expected)
    assert found.suggestion == case.suggestion
    assert not {"{found}", "{expected}"} & set(found.text.split())
    assert case.code not in findings(case.good)


def test_what_is_wrong_around_the_orders_is_said_once_and_holds_nothing() -> None:
    document = a_document(a_purchase_order(TEA=1), a_purchase_order(TEA=2), {"colour": "green"})
    drain(READING), drain(VERIFICATION)
    first, second = Order.objects.filter(source__document=document).order_by("id")
    finding = first.findings.get(code="ENVELOPE_FAULTY")
    assert finding.found.startswith("line 3: found an object with colour")
    assert (first.stage, second.findings.count()) == (Stage.ACCEPTED, 0)


def test_each_rule_has_its_case() -> None:
    tested = {case.code for case in CASES} | {"ENVELOPE_FAULTY"}
    assert tested == {rule.code for rule in (*RULES, ADDRESS_RULE)}


def test_each_sentence_is_a_whole_one() -> None:
    sentences = [rule.text for rule in (*RULES, ADDRESS_RULE)]
    assert [each for each in sentences if not each.endswith((".", "?", "{found}"))] == []
