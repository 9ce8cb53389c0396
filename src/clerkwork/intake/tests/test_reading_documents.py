"""Whole documents: our own, and the shared samples where they lie beside the checkout."""

import json
from pathlib import Path
from typing import Any

import pytest

from clerkwork.intake.readers import read_document
from clerkwork.intake.tests.comparison import differences, expectations, main

DOCUMENTS = Path(__file__).parent / "documents"
SAMPLES = Path(__file__).parents[5] / "shared" / "samples"
READ = (
    *("csv", "xlsx", "json", "x12-850", "edifact-orders"),
    *("ubl-order", "cxml-order", "order-x"),
)
OWN = list(expectations(DOCUMENTS))
SHARED = [pair for pair in expectations(SAMPLES) if SAMPLES.is_dir()]


def identified(value: Any) -> str | None:
    return value["id"] if isinstance(value, dict) else None


@pytest.mark.parametrize(("document", "expected"), OWN, ids=identified)
def test_a_document_of_ours_is_read_right(document: Path, expected: dict[str, Any]) -> None:
    reading = read_document(document.read_bytes())
    assert (reading.format, reading.kind) == (expected["format"], expected["kind"])
    assert list(differences(document, expected)) == []
    assert len(reading.problems) == expected["problems"]


if SHARED:

    @pytest.mark.parametrize(
        ("document", "expected"),
        [pair for pair in SHARED if pair[1]["format"] in READ],
        ids=identified,
    )
    def test_a_shared_sample_is_read_right(document: Path, expected: dict[str, Any]) -> None:
        assert list(differences(document, expected)) == []

    @pytest.mark.parametrize(
        ("document", "expected"),
        [pair for pair in SHARED if pair[1]["format"] not in READ],
        ids=identified,
    )
    def test_a_shared_sample_of_another_format_is_named(
        document: Path, expected: dict[str, Any]
    ) -> None:
        reading = read_document(document.read_bytes())
        assert (reading.format, reading.kind) == (expected["format"], "other")
        assert "not read yet" in reading.problems[0].what


def test_the_comparison_finds_each_kind_of_difference(tmp_path: Path) -> None:
    (tmp_path / "expected").mkdir()
    order = {"po_number": "J-1", "order_date": None, "lines": [{"sku": "A", "quantity": "2.0"}]}
    (tmp_path / "order").write_text(json.dumps(order))
    wrong = {
        "po_number": "J-2",
        "order_date": "2026-03-01",
        "currency": None,
        "ship_to": {"city": "Wien"},
        "lines": [{"sku": "A", "quantity": 3}, {"sku": "B"}],
    }
    expected = {"id": "x", "file": "order", "is_order": True, "order_count": 1, "expected": wrong}
    (tmp_path / "expected" / "x.json").write_text(json.dumps(expected))
    [(document, read)] = expectations(tmp_path)
    assert list(differences(document, read)) == [
        "order 1, po_number: found 'J-1', expected 'J-2'",
        "order 1, order_date: found None, expected '2026-03-01'",
        "order 1, ship_to.city: found None, expected 'Wien'",
        "order 1, lines: found 1, expected 2",
        "order 1, line None quantity: found '2', expected 3",
    ]
    assert main(tmp_path) == 1
