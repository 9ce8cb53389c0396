"""Orders as the webhooks and interfaces of shops send them."""

import json
from pathlib import Path
from typing import Any

import pytest

from clerkwork.intake.draft import Reading, Spot
from clerkwork.intake.readers import read_document

DOCUMENTS = Path(__file__).parent / "documents"


def shop(which: str, **changes: Any) -> Any:
    """The object of a document of ours, with these keys changed."""
    return {**json.loads((DOCUMENTS / f"json-{which}.json").read_text()), **changes}


def read(value: Any) -> Reading:
    return read_document(json.dumps(value).encode())


@pytest.mark.parametrize(
    "value",
    [
        shop("shopify", cancelled_at="2026-03-03T00:00:00Z"),
        shop("woocommerce", status="cancelled"),
        {"AmazonOrderId": "1", "OrderStatus": "Canceled"},
    ],
    ids=["shopify", "woocommerce", "amazon"],
)
def test_a_cancelled_order_makes_no_order(value: Any) -> None:
    reading = read(value)
    assert (reading.kind, reading.orders) == ("order_cancellation", [])
    assert "left aside, expected an order" in reading.problems[0].what


@pytest.mark.parametrize(
    ("value", "where"),
    [
        (shop("shopify", test=True), "/test"),
        (shop("shopify", fulfillment_status="fulfilled"), "/fulfillment_status"),
        (shop("shopify", financial_status="refunded"), "/financial_status"),
        (shop("shopify", created_at="soon"), "/created_at"),
        (shop("shopify", total_price="a lot"), "/total_price"),
        (shop("shopify", currency="Dollars"), "/currency"),
        ({"AmazonOrderId": "1", "OrderStatus": "Unshipped"}, "/OrderItems"),
    ],
)
def test_what_is_wrong_holds_the_order_and_names_its_pointer(value: Any, where: str) -> None:
    reading = read(value)
    assert [(problem.where, problem.order) for problem in reading.problems] == [(where, 0)]


@pytest.mark.parametrize(
    ("value", "pointer"),
    [
        (shop("shopify"), "/name"),
        ({"order": shop("shopify")}, "/order/name"),
        ({"orders": [shop("shopify"), shop("shopify", name="#2")]}, "/orders/0/name"),
        ([shop("shopify")], "/0/name"),
    ],
)
def test_an_order_is_found_in_its_wrapping(value: Any, pointer: str) -> None:
    reading = read(value)
    assert reading.orders[0].spots["po_number"] == Spot(("path", pointer))


def test_every_value_carries_where_it_stands() -> None:
    [order] = read(shop("woocommerce")).orders
    assert order.spots["ship_to.name"] == Spot(("path", "/shipping/first_name"))
    assert order.spots["email"] == Spot(("path", "/billing/email"))
    assert order.lines[0].spots["sku"] == Spot(("path", "/line_items/0/sku"))


def test_the_name_of_a_person_is_less_sure_to_be_the_buyer() -> None:
    value = shop("woocommerce")
    value["billing"]["company"] = ""
    [order] = read(value).orders
    assert (order.buyer_name, order.spots["buyer_name"].sure) == ("Ann Lee", 0.9)


def test_our_own_orders_carry_where_each_value_stands() -> None:
    own = {"po_number": "P1", "ship_to": {"city": "Wien"}, "lines": [{"sku": "A"}, {"sku": "B"}]}
    line = json.dumps(own)
    wrapped = read({"orders": [own]}).orders[0]
    assert wrapped.spots["ship_to.city"] == Spot(("path", "/orders/0/ship_to/city"))
    assert wrapped.lines[1].spots["sku"] == Spot(("path", "/orders/0/lines/1/sku"))
    lines = read_document(f"{line}\n{line}".encode())
    assert lines.orders[1].lines[0].spots["sku"] == Spot(("path", "/1/lines/0/sku"))


def test_a_broken_order_leaves_its_problems_to_no_other_order() -> None:
    broken = '{"po_number": "P1", "city": "x", "lines": 3}'
    reading = read_document(f'{broken}\n{{"po_number": "P2", "lines": [{{"sku": "A"}}]}}'.encode())
    assert [problem.order for problem in reading.problems] == [None, None]


def test_a_number_beyond_all_bounds_is_no_json() -> None:
    reading = read_document(b'{"po_number": "P1", "lines": [{"quantity": 1e9999999999999999999}]}')
    assert (reading.kind, reading.orders) == ("other", [])


def test_no_problem_carries_what_no_database_stores() -> None:
    reading = read_document(b'{"po_number": "P1", "lines": [{"quantity": "\\ud800\\u0000"}]}')
    "".join(problem.what for problem in reading.problems).encode()
    assert "\0" not in reading.problems[0].what
