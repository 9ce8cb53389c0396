"""A reading survives the way to another process and back."""

import json
from decimal import Decimal
from typing import Any

import pytest

from clerkwork.intake.draft import (
    Address,
    Delivery,
    DraftLine,
    DraftOrder,
    Part,
    Problem,
    Reading,
    Spot,
)
from clerkwork.intake.wire import from_wire, to_wire

PLACE = Address(name="Mill", street="Quay 1", city="Riga", country="LV")
LINE = DraftLine(
    line="1",
    quantity=Decimal("2.50"),
    deliveries=[Delivery(Decimal(1), "EA", PLACE, "2026-12-01")],
    spots={"quantity": Spot(("page", 1, 0.1, 0.2, 0.3, 0.4), 0.97)},
)
ORDER = DraftOrder(
    po_number="1",
    ship_to=PLACE,
    total=Decimal("1E+3"),
    lines=[LINE],
    spots={
        "po_number": Spot(("part", 1, ("segment", 3, 2, 0))),
        "order_date": Spot(("mail", ("text", 4, 1, 10))),
        "total": Spot(("mail", ("text", 2, 1, 4)), 0.9),
    },
)


def order(**values: Any) -> dict[str, Any]:
    return {"format": "pdf", "kind": "order", "orders": [values]}


def nested(depth: int) -> Any:
    wire: Any = {"format": "eml", "kind": "other"}
    for _ in range(depth):
        part = {"name": "", "raw": "", "reading": wire}
        wire = {"format": "eml", "kind": "other", "parts": [part]}
    return wire


def test_a_reading_comes_back_as_it_went() -> None:
    inner = Reading("pdf", "order", [ORDER], layout="abc")
    problem = Problem("page 1", "found nothing", 0, "total")
    reading = Reading(
        "eml", "other", [], [problem], "a@b.example", None, [Part("po", b"\0x", inner)]
    )
    assert from_wire(json.loads(json.dumps(to_wire(reading)))) == reading


@pytest.mark.parametrize(
    "wire",
    [
        None,
        [],
        {},
        {"format": "pdf"},
        {"format": "pdf", "kind": "cake"},
        {"format": 1, "kind": "other"},
        {"format": "pdf", "kind": "other", "orders": {}},
        {"format": "pdf", "kind": "other", "problems": [{"where": "page 1"}]},
        {"format": "pdf", "kind": "other", "problems": [{"where": "", "what": "", "order": "1"}]},
        {"format": "pdf", "kind": "other", "parts": [{"name": "", "raw": "?", "reading": {}}]},
        order(po_number=7),
        order(ship_to="Mill"),
        order(total="1E+999999999"),
        order(total="1" * 100),
        order(total="NaN"),
        order(total="a lot"),
        order(total=1.5),
        order(lines=[{"quantity": "Infinity"}]),
        order(spots={"total": 1}),
        order(spots={"total": [["cake", 1], 1.0]}),
        order(spots={"total": [["page", 1, 0, 0, 1], 1.0]}),
        order(spots={"total": [["page", 1, 0, 0, 1, "x"], 1.0]}),
        order(spots={"total": [["page", 1, 0, 0, 1, float("nan")], 1.0]}),
        order(spots={"total": [["page", -1, 0, 0, 1, 1], 1.0]}),
        order(spots={"total": [["path", ["/"]], 1.0]}),
        nested(100_000),
    ],
)
def test_what_is_no_reading_is_refused(wire: Any) -> None:
    with pytest.raises(ValueError, match=r"."):
        from_wire(wire)


def test_text_that_cannot_be_stored_is_mended() -> None:
    assert from_wire(order(po_number="A\0B\ud800")).orders[0].po_number == "AB?"


def test_nobody_is_surer_than_sure() -> None:
    for sure in (2.0, float("inf")):
        wire = order(spots={"total": [["path", "/"], sure]})
        assert from_wire(wire).orders[0].spots["total"].sure == 1.0
    wire = order(spots={"total": [["path", "/"], float("nan")]})
    assert from_wire(wire).orders[0].spots["total"].sure == 0.0
