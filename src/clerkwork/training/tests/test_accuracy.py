"""What counts as read right, and how it is added up."""

import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from clerkwork.cli.accuracy import accuracy
from clerkwork.intake.draft import Address, DraftLine, DraftOrder, Part, Reading, Spot
from clerkwork.training.accuracy.report import curve, table
from clerkwork.training.accuracy.score import score, tallies
from clerkwork.training.accuracy.values import values_of

AT = ("page", 1, 0.0, 0.0, 1.0, 1.0)


def a_line(sku: str | None = "A", quantity: int | None = 1, **more: Any) -> DraftLine:
    return DraftLine(sku=sku, quantity=None if quantity is None else Decimal(quantity), **more)


def wrong(order: DraftOrder, want: dict[str, Any]) -> list[str]:
    return [str(each) for each in values_of([order], [want]) if not each.right]


def expected(want: dict[str, Any] | None, **more: Any) -> dict[str, Any]:
    is_order = want is not None
    return {
        "id": "x",
        "file": "x",
        "format": "pdf",
        "is_order": is_order,
        "order_count": int(is_order),
        "expected": want,
        **more,
    }


def test_each_kind_of_difference_is_found() -> None:
    order = DraftOrder(po_number="J-1", ship_to=Address(city="Graz"), lines=[a_line(), a_line("B")])
    want = {
        "po_number": "J-2",
        "order_date": "2026-03-01",
        "currency": None,
        "ship_to": {"city": "Wien"},
        "lines": [{"sku": "A", "quantity": 3}, {"sku": "C"}],
    }
    assert wrong(order, want) == [
        "order 1, po_number: found 'J-1', expected 'J-2'",
        "order 1, order_date: found None, expected '2026-03-01'",
        "order 1, ship_to.city: found 'Graz', expected 'Wien'",
        "order 1, line 1, quantity: found '1', expected 3",
        "order 1, line 2, sku: found 'B', expected 'C'",
    ]


@pytest.mark.parametrize(
    ("field", "found", "want"),
    [
        ("quantity", Decimal("2.50"), 2.5),
        ("gtin", "05712345780121", "5712345780121"),
        ("description", "Micro - Motor  No 4", "micro-motor no 4"),
        ("uom", "EA", "EA"),
        ("sku", None, None),
    ],
)
def test_what_agrees_is_right(field: str, found: Any, want: Any) -> None:
    assert not wrong(DraftOrder(lines=[DraftLine(**{field: found})]), {"lines": [{field: want}]})


def test_a_value_that_the_document_does_not_state_is_wrong() -> None:
    order = DraftOrder(currency="EUR", ship_to=Address(name="Mill"))
    assert len(wrong(order, {"currency": None, "ship_to": None})) == 2


def test_one_number_of_unclear_owner_is_right_in_either_field() -> None:
    order = DraftOrder(lines=[DraftLine(buyer_sku="A")])
    assert not wrong(order, {"lines": [{"sku": "A", "buyer_sku": None}]})
    assert wrong(order, {"lines": [{"sku": "B", "buyer_sku": None}]})
    assert wrong(order, {"lines": [{"sku": "A", "buyer_sku": "A2"}]})


def test_a_missing_line_leaves_the_others_at_their_places() -> None:
    order = DraftOrder(lines=[a_line("A"), a_line("C")])
    want = {"lines": [{"sku": name, "quantity": 1} for name in "ABC"]}
    assert wrong(order, want) == [
        "order 1, line 2, sku: found None, expected 'B'",
        "order 1, line 2, quantity: found None, expected 1",
    ]


def test_a_line_too_many_is_wrong_in_all_that_it_says() -> None:
    order = DraftOrder(lines=[a_line("A"), a_line("SUM", 9)])
    assert len(wrong(order, {"lines": [{"sku": "A", "quantity": 1}]})) == 2


def test_a_wrong_value_that_is_said_to_be_sure_is_a_false_release() -> None:
    order = DraftOrder(po_number="1", currency="USD", spots={"currency": Spot(AT, 0.97)})
    found = score(Reading("pdf", "order", [order]), expected({"po_number": "2", "currency": "EUR"}))
    assert [each.field for each in found.false_releases()] == ["po_number"]
    assert found.held


def test_orders_of_attachments_count() -> None:
    inner = Reading("csv", "order", [DraftOrder(po_number="7")])
    reading = Reading("eml", "other", parts=[Part("order.csv", b"", inner)])
    assert score(reading, expected({"po_number": "7"})).whole


def test_an_order_made_of_an_invoice_is_not_recognised() -> None:
    one = score(Reading("pdf", "order", [DraftOrder()]), expected(None))
    other = score(Reading("pdf", "invoice"), expected(None))
    assert (one.recognised, other.recognised) == (False, True)
    assert tallies([one, other])["all"].others_recognised == 1


def test_the_sums_and_the_curve_say_what_was_found() -> None:
    line = a_line(spots={"sku": Spot(AT, 0.96), "quantity": Spot(AT, 0.999)})
    order = DraftOrder(po_number="1", lines=[line])
    want = {"po_number": "1", "lines": [{"sku": "B", "quantity": 1}]}
    scores = [score(Reading("pdf", "order", [order]), expected(want))]
    assert "| pdf | 1 | 1 of 1 | 0.0 % | 100.0 % | 66.7 % | 0 of 1 | 0 (0.00 %) | 0 | – |" in table(
        scores
    )
    assert curve(scores).splitlines()[2:] == [
        "| 0.95 to 0.98 | 1 | 0.00 % |",
        "| 0.995 to 1 | 1 | 100.00 % |",
        "| exactly 1 | 1 | 100.00 % |",
    ]


def test_the_command_reads_a_folder_and_names_what_differs(tmp_path: Path) -> None:
    (tmp_path / "expected").mkdir()
    order = {"po_number": "J-1", "lines": [{"sku": "A", "quantity": "2"}]}
    (tmp_path / "x").write_text(json.dumps(order))
    path = tmp_path / "expected" / "x.json"
    path.write_text(json.dumps(expected({"po_number": "J-2"}, format="json")))
    result = CliRunner().invoke(accuracy, [str(tmp_path), "--differences"])
    assert result.exit_code == 1
    assert "x: order 1, po_number: found 'J-1', expected 'J-2' (sure 1)" in result.output
    path.write_text(json.dumps(expected({"po_number": "J-1"}, format="json")))
    assert CliRunner().invoke(accuracy, [str(tmp_path)]).exit_code == 0
