"""Where values stand is kept, and found again where it was not; what is in doubt is on the order."""

from decimal import Decimal
from typing import Any

import pytest

from clerkwork.core.stations import drain
from clerkwork.intake.draft import Address, DraftLine, DraftOrder, Reading, Spot
from clerkwork.intake.evidence import doubts_of, evidence_of, sureness_of
from clerkwork.intake.models import Document, DocumentOrder, Evidence
from clerkwork.intake.read import READING, take_in
from clerkwork.intake.submit import submit_document
from clerkwork.intake.tests.notes import notes
from clerkwork.intake.tests.printed_orders import take_printed
from clerkwork.training.builders import a_customer, a_purchase_order, an_item

__all__ = ["notes"]

AT = ("page", 1, 0.1, 0.2, 0.3, 0.4)
SURE, UNSURE = Spot(AT), Spot(AT, 0.5)


def submitted(raw: bytes) -> Document:
    return submit_document(raw, name="a", channel="page", by="clara")


@pytest.mark.django_db
def test_places_come_back_as_they_were_read() -> None:
    a_customer(), an_item()
    document = take_printed(a_purchase_order(TEA=2), doubts={"1.quantity": 0.7})
    (found,) = evidence_of(document)
    kind, page, *box = found.lines[0]["quantity"].at
    assert (kind, page, len(box), found.lines[0]["quantity"].sure) == ("page", 1, 4, 0.7)
    assert set(found.places()) >= {"po_number", "1.item", "1.quantity", "1.unit", "due_on"}
    sureness = sureness_of([found])
    assert sureness and (sureness.doubtful, sureness.least) == (1, 70)


@pytest.mark.django_db
@pytest.mark.usefixtures("notes")
def test_what_was_not_kept_is_read_again() -> None:
    document = submitted(b"%NOTE shop\nNumber: PO-1?\n4 x TEA at 10.00\n")
    drain(READING)
    kept = evidence_of(document)
    Evidence.objects.all().delete()
    assert evidence_of(document) == kept
    assert kept[0].head["po_number"].at == ("text", 2, 9, 4)


@pytest.mark.django_db
@pytest.mark.parametrize(("orders", "spot", "kept"), [(1, SURE, 0), (60, SURE, 0), (60, UNSURE, 1)])
def test_evidence_is_kept_where_a_value_is_in_doubt(orders: int, spot: Spot, kept: int) -> None:
    drafts = [DraftOrder(po_number=f"PO-{at}", spots={"po_number": SURE}) for at in range(orders)]
    drafts[-1].spots["po_number"] = spot
    take_in(submitted(b"%"), Reading("csv", "order", drafts), by="read")
    assert Evidence.objects.count() == kept
    doubts = DocumentOrder.objects.exclude(doubts=[])
    assert doubts.count() == (spot is UNSURE)


CASES: list[tuple[str, DraftOrder, list[tuple[Any, ...]]]] = [
    ("sure enough", DraftOrder(po_number="1", spots={"po_number": Spot(AT, 0.98)}), []),
    (
        "of the head",
        DraftOrder(po_number="1", spots={"po_number": UNSURE}),
        [(None, "po_number", "1", 0.5)],
    ),
    (
        "of the address",
        DraftOrder(ship_to=Address(city="Ulm"), spots={"ship_to.city": UNSURE}),
        [(None, "ship_city", "Ulm", 0.5)],
    ),
    (
        "of a line",
        DraftOrder(
            lines=[DraftLine(), DraftLine(quantity=Decimal("1.50"), spots={"quantity": UNSURE})]
        ),
        [(2, "quantity", "1.50", 0.5)],
    ),
    ("of what is not stated", DraftOrder(spots={"po_number": UNSURE}), []),
    ("of words", DraftOrder(note="x", spots={"note": UNSURE}), []),
    ("of a total", DraftOrder(total=Decimal(1), spots={"total": UNSURE}), []),
    (
        "of the buyer's name beside a number",
        DraftOrder(buyer_name="A", buyer_code="1", spots={"buyer_name": UNSURE}),
        [],
    ),
    (
        "of the buyer's name alone",
        DraftOrder(buyer_name="A", spots={"buyer_name": UNSURE}),
        [(None, "buyer_name", "A", 0.5)],
    ),
]


@pytest.mark.parametrize(
    ("order", "doubts"), [case[1:] for case in CASES], ids=[c[0] for c in CASES]
)
def test_a_doubt_about_what_decides_something_is_noted(
    order: DraftOrder, doubts: list[tuple[Any, ...]]
) -> None:
    found = [
        (each["line"], each["field"], each["found"], each["sure"]) for each in doubts_of(order)
    ]
    assert found == doubts
