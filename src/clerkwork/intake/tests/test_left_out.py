"""What an order leaves out or adds in words is not lost: a quantity, a charge, a sentence."""

from datetime import date
from decimal import Decimal

from clerkwork.intake.draft import DraftOrder
from clerkwork.intake.readers import read_document
from clerkwork.training.papers import Paper, PaperLine, as_csv
from clerkwork.training.papers_printed import as_mail

PLACE = {"name": "Acme", "street": "Marktplatz 1", "city": "Hamburg", "postcode": "20457"}


def paper(quantity: int | None = 10, **stated: object) -> Paper:
    """An order for tea and three more, the second in this quantity."""
    names = ("TEA-01", "TEA-02", "TEA-03", "TEA-04")
    lines = [PaperLine(sku, f"Tea {sku}", 10, "EA", Decimal("2.50")) for sku in names]
    lines[1].quantity = quantity
    paper = Paper(
        po_number="4711",
        customer="C1001",
        name="Acme GmbH",
        edi_id="ACME",
        place={**PLACE, "region": "", "country": "DE"},
        day=date(2026, 3, 2),
        due=date(2026, 3, 9),
        currency="EUR",
        lines=lines,
        person="Ann Other",
        mail="ann@acme.example",
    )
    for name, value in stated.items():
        setattr(paper, name, value)
    return paper


def order_in(raw: bytes) -> DraftOrder:
    [order] = read_document(raw).orders
    return order


def test_a_line_of_a_letter_without_its_quantity_is_a_line() -> None:
    order = order_in(as_mail(paper(None)))
    quantities = [line.quantity for line in order.lines]
    assert quantities == [Decimal(10), None, Decimal(10), Decimal(10)]


def test_rows_without_a_quantity_that_are_left_aside_are_a_fault_of_the_order() -> None:
    few = paper(None)
    del few.lines[2:]
    reading = read_document(as_csv(few))
    assert len(reading.orders[0].lines) == 1
    assert [problem.order for problem in reading.problems] == [0]


def test_charges_are_those_stated_and_not_whatever_is_missing_to_the_total() -> None:
    right = order_in(as_mail(paper(freight=Decimal("9.90"))))
    assert (right.charges, right.total) == (Decimal("9.90"), Decimal("109.90"))
    wrong = order_in(as_mail(paper(freight=Decimal("9.90"), total=Decimal("109.95"))))
    assert (wrong.charges, wrong.total) == (Decimal("9.90"), Decimal("109.95"))


def test_sentences_of_a_letter_are_its_note() -> None:
    said = "In line 1 please send double the quantity."
    assert order_in(as_mail(paper(note=said))).note == said
    assert order_in(as_mail(paper())).note is None
