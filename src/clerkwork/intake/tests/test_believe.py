"""Doubts that our own data settle, as they are kept on the order."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from clerkwork.intake.evidence import beliefs_of
from clerkwork.intake.models import DocumentOrder
from clerkwork.intake.tests.printed_orders import take_printed
from clerkwork.orders.models import Order, Stage
from clerkwork.training.builders import a_customer, a_purchase_order, after, an_item
from clerkwork.verification.verify import VERIFICATION

pytestmark = pytest.mark.django_db


def articles() -> None:
    an_item("PAP-01", name="Copy paper A4 80 g white")
    an_item("PAP-02", name="Copy paper A3 80 g white")
    an_item("INK-77", name="Ink cartridge black")


@pytest.mark.parametrize(
    ("sku", "description", "believed"),
    [
        ("PAP-01", "Copy paper A4 80 g white", True),
        ("PAP-02", "Copy paper A4 80 g white", False),  # one digit misread, and the price the same
        ("PAP-01", "", False),
        ("INK-77", "", True),  # by its price, which no similar number has
        ("PAP-01", "Office paper", False),
    ],
)
def test_a_number_is_believed_where_the_description_leads_to_it(
    sku: str, description: str, believed: bool
) -> None:
    articles()
    link = taken(sku, description)
    assert ("1.item" in beliefs_of(link)) is believed
    order = after(Order.objects.get(source=link), VERIFICATION)
    asked = [each.field for each in order.findings.filter(code="VALUE_UNCERTAIN")]
    assert asked == ([] if believed else ["item"])
    assert (order.stage == Stage.HELD) is not believed


def taken(sku: str, description: str, **more: float) -> DocumentOrder:
    a_customer()
    order = a_purchase_order(TEA=4)
    order["lines"][0] |= {"sku": sku, "description": description}
    return take_printed(order, doubts={"1.sku": 0.6, **more}).orders.get()


def test_what_is_believed_says_why() -> None:
    articles()
    link = taken("PAP-01", "Copy paper A4 80 g white", **{"1.unit_price": 0.82, "po_number": 0.7})
    assert beliefs_of(link) == {
        "1.item": "60 % sure, confirmed by the description",
        "1.unit_price": "82 % sure, confirmed by the price list",
    }
    assert [each["field"] for each in link.doubts if "proof" not in each] == ["po_number"]


def test_a_known_address_is_believed_part_by_part() -> None:
    a_customer(), an_item()
    order = a_purchase_order(TEA=4)
    order["ship_to"] = {"street": "Marktplatz 1", "postcode": "20457", "city": "Hamburg"}
    order["ship_to"]["name"] = "Warehouse"
    doubts = {f"ship_to.{part}": 0.9 for part in ("street", "city", "name")}
    link = take_printed(order, doubts=doubts).orders.get()
    assert set(beliefs_of(link)) == {"ship_street", "ship_city"}


def test_a_customer_is_not_believed_for_a_number_alone() -> None:
    a_customer(), an_item()
    link = take_printed(a_purchase_order(TEA=4), doubts={"buyer_code": 0.6}).orders.get()
    assert beliefs_of(link) == {}


@pytest.mark.parametrize("count", [2, 20])
def test_doubts_of_many_lines_take_one_statement(count: int) -> None:
    a_customer()
    names = [f"ART-{at}" for at in range(count)]
    for each in names:
        an_item(each)
    order = a_purchase_order(**dict.fromkeys(names, 4))
    doubts = {f"{at}.sku": 0.6 for at in range(1, count + 1)}
    with CaptureQueriesContext(connection) as asked:
        take_printed(order, doubts=doubts)
    assert sum("similarity(own.name" in each["sql"] for each in asked) == 1
