"""Known orders, their wording, and what is expected of them."""

import json
from decimal import Decimal

import pytest

from clerkwork.training.layouts.expected import Shown, dumped, expected_order
from clerkwork.training.layouts.pdf_plan import a_hand
from clerkwork.training.layouts.places import countries
from clerkwork.training.layouts.truth import Order, an_order, habits, told
from clerkwork.training.layouts.vocabulary import dice, words_file

LANGUAGES = ("en", "de", "fr", "es", "it", "nl", "pt")


def an_example(lines: int = 3) -> Order:
    return an_order("DE", habits("DE", dice("a")), dice("b"), lines=lines, own_place=True)


@pytest.mark.parametrize("country", countries())
def test_sums_are_exact_in_every_country(country: str) -> None:
    order = an_order(country, habits(country, dice("a")), dice("b"), lines=40)
    assert order.subtotal == sum(line.amount for line in order.lines)
    assert order.total == order.subtotal + order.freight + order.tax
    assert all(line.amount == line.amount.quantize(Decimal("0.01")) for line in order.lines)


def test_a_price_for_a_hundred_is_told_for_one_where_there_is_no_room() -> None:
    orders = [an_order("DE", habits("DE", dice("a")), dice(str(at)), lines=30) for at in range(5)]
    lines = [line for order in orders for line in order.lines]
    assert 100 in {line.base for line in lines}
    for order in orders:
        short = told(order, base=False, discount=True, freight=True, tax=True)
        assert {line.base for line in short.lines} == {1}
        assert short.total == order.total


def test_what_is_left_out_is_expected_to_be_nothing() -> None:
    order, hand = an_example(), a_hand("DE", "any")
    found = expected_order(order, Shown(), hand)
    for name in ("po_number", "order_date", "buyer_name", "ship_to", "requested_delivery", "total"):
        assert found[name] is None
    assert {line["unit_price"] for line in found["lines"]} == {None}
    assert {line["description"] for line in found["lines"]} == {None}
    assert found["currency"] is None


def test_a_sign_that_is_no_code_leaves_the_currency_unjudged() -> None:
    order, hand = an_example(), a_hand("DE", "any")
    assert "currency" not in expected_order(order, Shown({"unclear_currency"}), hand)
    both = Shown({"unclear_currency", "currency"})
    assert expected_order(order, both, hand)["currency"] == "EUR"


def test_a_number_of_unclear_owner_leaves_the_buyers_unjudged() -> None:
    order, hand = an_example(1), a_hand("DE", "any")
    line = expected_order(order, Shown({"unclear_sku"}), hand)["lines"][0]
    assert line["sku"] == order.lines[0].sku
    assert "buyer_sku" not in line
    line = expected_order(order, Shown({"buyer_sku"}), hand)["lines"][0]
    assert (line["sku"], line["buyer_sku"]) == (None, order.lines[0].buyer_sku)


def test_money_is_written_as_the_number_it_is() -> None:
    text = dumped({"total": Decimal("12345678901234567.10"), "quantity": Decimal("1E+2")})
    assert '"total": 12345678901234567.1' in text
    assert json.loads(text)["quantity"] == 100


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_knows_every_meaning(language: str) -> None:
    words, kinds = words_file(f"{language}.json"), words_file("kinds.json")
    assert set(words) == set(words_file("en.json"))
    assert set(kinds[language]) == set(kinds["en"])
    assert set(words_file("goods.json")[language]["units"]) == set("pbkmlrs")
    for choices in words.values():
        assert choices and len(set(choices)) == len(choices)
