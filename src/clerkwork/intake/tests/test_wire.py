"""A reading survives the way to another process and back."""

import json
from decimal import Decimal

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
    spots={"po_number": Spot(("part", 1, ("segment", 3, 2, 0)))},
)


def test_a_reading_comes_back_as_it_went() -> None:
    inner = Reading("pdf", "order", [ORDER], layout="abc")
    problem = Problem("page 1", "found nothing", 0, "total")
    reading = Reading(
        "eml", "other", [], [problem], "a@b.example", None, [Part("po", b"\0x", inner)]
    )
    assert from_wire(json.loads(json.dumps(to_wire(reading)))) == reading
