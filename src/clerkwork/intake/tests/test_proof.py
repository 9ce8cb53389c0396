"""What proves a value that was read with doubt, and above all what does not."""

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from clerkwork.intake.draft import DraftLine, Spot
from clerkwork.intake.order_fields import OF_HEAD
from clerkwork.intake.proof import (
    ADDRESSES,
    AMOUNT,
    ANOTHER,
    CUSTOMER,
    DESCRIPTION,
    PRICE_LIST,
    TOTAL,
    UNITS,
    KnownHead,
    KnownLine,
    Likeness,
    fits_total,
    proof_of_head,
    proof_of_line,
)

D = Decimal
FIELDS = ("sku", "quantity", "uom", "unit_price", "line_total")
ALONE = Likeness(0.1, 0.1, same_price=False)
NAMED = Likeness(0.9, 0.4)
PRICES = {"EA": D("2.50"), "CS": D("30.00")}


def line(*, doubtful: str = "", numbers: str = "sku", **known: Any) -> KnownLine:
    """Four TEA by EA at 2.50: a list price. Each value stands at a place of its own."""
    stated: dict[str, Any] = {"sku": "TEA", "quantity": D(4), "unit_price": D("2.50")}
    about = {"active": True, "unit": "EA", "prices": PRICES}
    for name, value in known.items():
        (about if name in KnownLine.__dataclass_fields__ else stated)[name] = value
    sure = {name: 0.6 if name == doubtful else 1.0 for name in FIELDS}
    spots = {name: Spot(("cell", "", 2, at), sure[name]) for at, name in enumerate(FIELDS, start=1)}
    named = frozenset(numbers.split())
    return KnownLine(DraftLine(**stated, spots=spots), 0.98, named, **about)


def in_one_place(known: KnownLine) -> KnownLine:
    """The amount was read where the price was."""
    spots = known.draft.spots | {"line_total": known.draft.spots["unit_price"]}
    return replace(known, draft=replace(known.draft, spots=spots))


UNSURE = {"doubtful": "sku"}

# what → the field that is in doubt, the line, and what proves it
LINES = {
    "a description that means the article": ("item", line(**UNSURE, likeness=NAMED), DESCRIPTION),
    "a description that means another one as well": (
        "item",
        line(**UNSURE, likeness=Likeness(0.9, 0.88)),
        "",
    ),
    "a description word for word, beside a longer name": (
        "item",
        line(**UNSURE, likeness=Likeness(1.0, 0.97)),
        DESCRIPTION,
    ),
    "a description word for word of two articles": (
        "item",
        line(**UNSURE, likeness=Likeness(1.0, 1.0)),
        "",
    ),
    "a description that means nothing": ("item", line(**UNSURE, likeness=Likeness(0.4, 0.0)), ""),
    "a description of an article that is not sold": (
        "item",
        line(**UNSURE, likeness=NAMED, active=False),
        "",
    ),
    "a price that no similar number has": ("item", line(**UNSURE, likeness=ALONE), PRICE_LIST),
    "a price that a similar number has too": (
        "item",
        line(**UNSURE, likeness=Likeness(0.1, 0.1, same_price=True)),
        "",
    ),
    "a price that is not the article's": (
        "item",
        line(**UNSURE, likeness=ALONE, unit_price=D("2.60")),
        "",
    ),
    "two numbers of one article": (
        "item",
        line(**UNSURE, numbers="sku gtin", gtin="4006381333931"),
        ANOTHER,
    ),
    "the same number twice": ("item", line(**UNSURE, numbers="sku buyer_sku", buyer_sku="TEA"), ""),
    "a number that names nothing beside one that does": (
        "gtin",
        line(numbers="sku", gtin="4006381333931", likeness=NAMED),
        "",
    ),
    "a list price of a certain article": ("unit_price", line(), PRICE_LIST),
    "a list price of an article in doubt": ("unit_price", line(**UNSURE), ""),
    "a list price of an article that is proved": (
        "unit_price",
        line(**UNSURE, likeness=NAMED),
        PRICE_LIST,
    ),
    "almost a list price": ("unit_price", line(unit_price=D("2.51")), ""),
    "a list price for a hundred": (
        "unit_price",
        line(unit_price=D(250), price_base_quantity=D(100)),
        PRICE_LIST,
    ),
    "a list price rounded to cents": ("unit_price", line(prices={"EA": D("2.4990")}), PRICE_LIST),
    "no price": ("unit_price", line(unit_price=None), ""),
    "quantity times price is the amount": ("quantity", line(line_total=D("10.00")), AMOUNT),
    "quantity times price is not the amount": ("quantity", line(line_total=D("12.50")), ""),
    "no amount": ("quantity", line(), ""),
    "an amount with another price than ours": (
        "quantity",
        line(unit_price=D("2.25"), line_total=D("9.00")),
        AMOUNT,
    ),
    "quantity and price that may be each other": (
        "quantity",
        line(unit_price=D(3), line_total=D(12)),
        "",
    ),
    "a price in place of the quantity": (
        "quantity",
        line(quantity=D("2.5"), unit_price=D(4), line_total=D(10)),
        "",
    ),
    "an amount in place of the price": (
        "quantity",
        line(quantity=D(1), unit_price=D("9.90"), line_total=D("9.90")),
        "",
    ),
    "one, at our price": (
        "quantity",
        line(quantity=D(1), line_total=D("2.50")),
        AMOUNT,
    ),
    "an amount read where the price was": ("quantity", in_one_place(line(line_total=D(10))), ""),
    "a unit whose price this is": ("unit", line(), UNITS),
    "a unit with another price": ("unit", line(unit="CS"), ""),
    "the only unit": ("unit", line(prices={"EA": None}), UNITS),
    "one of two units at the same price": (
        "unit",
        line(prices={"EA": D("2.50"), "CS": D("2.50")}),
        "",
    ),
    "a unit that the article has not": ("unit", line(unit="KG"), ""),
    "a unit of an article in doubt": ("unit", line(**UNSURE), ""),
    "a date": ("due_on", line(line_total=D(10), likeness=NAMED), ""),
}


@pytest.mark.parametrize("case", LINES)
def test_a_value_of_a_line_is_proved_by(case: str) -> None:
    name, known, proof = LINES[case]
    assert proof_of_line(name, known, summed=False) == proof


@pytest.mark.parametrize(
    ("name", "known", "proof"),
    [
        ("quantity", line(unit_price=D("2.25")), TOTAL),
        ("unit_price", line(unit_price=D("2.25")), TOTAL),
        ("quantity", line(unit_price=D(3)), ""),
        ("quantity", line(quantity=D(1), unit_price=D("2.25")), ""),
        ("item", line(**UNSURE), ""),
        ("unit", line(**UNSURE), ""),
    ],
)
def test_the_total_proves_quantities_and_prices_only(
    name: str, known: KnownLine, proof: str
) -> None:
    assert proof_of_line(name, known, summed=True) == proof


@pytest.mark.parametrize(
    ("total", "charges", "fits"),
    [("20.00", None, True), ("20.02", None, False), ("24.00", "4.00", True), (None, None, False)],
)
def test_lines_fit_the_total_with_or_without_charges(
    total: str | None, charges: str | None, fits: bool
) -> None:
    stated = D(total) if total else None
    assert fits_total([line(), line()], stated, D(charges) if charges else None) is fits


def test_a_line_without_price_fits_no_total() -> None:
    assert not fits_total([line(), line(unit_price=None)], D(10), None)


KNOWN = KnownHead(
    known_by=frozenset(("number", "name")),
    currency=True,
    places=2,
    place={"ship_street": True, "ship_name": False},
)
STRANGER = KnownHead()


@pytest.mark.parametrize(
    ("name", "sure", "head", "proof"),
    [
        ("customer", 0.6, KNOWN, CUSTOMER),
        ("customer", 0.6, replace(KNOWN, known_by=frozenset(("number",))), ""),
        ("customer", 0.6, replace(KNOWN, known_by=frozenset(("number", "place"))), CUSTOMER),
        ("customer", 0.6, STRANGER, ""),
        ("buyer_name", 0.6, KNOWN, CUSTOMER),
        ("buyer_name", 0.6, replace(KNOWN, known_by=frozenset(("name",))), ""),
        ("buyer_name", 0.6, replace(KNOWN, known_by=frozenset(("name", "sender"))), CUSTOMER),
        ("buyer_name", 0.6, STRANGER, ""),
        ("currency", 0.6, KNOWN, CUSTOMER),
        ("currency", 0.6, replace(KNOWN, currency=False), ""),
        ("ship_street", 0.95, KNOWN, ADDRESSES),
        ("ship_street", 0.85, KNOWN, ""),  # another known address may be meant
        ("ship_street", 0.6, replace(KNOWN, places=1), ADDRESSES),
        ("ship_name", 0.95, KNOWN, ""),
        ("ship_street", 0.95, STRANGER, ""),
    ],
)
def test_a_value_of_the_head_is_proved_by(
    name: str, sure: float, head: KnownHead, proof: str
) -> None:
    assert proof_of_head(name, sure, head) == proof


def test_nothing_proves_numbers_and_dates_of_an_order() -> None:
    everything = replace(KNOWN, place=dict.fromkeys(("ship_street",), True), places=1)
    proved = {name for name in OF_HEAD.values() if proof_of_head(name, 0.97, everything)}
    assert proved == {"customer", "buyer_name", "currency", "ship_street"}
