"""Whole documents: our own, and the shared samples where they lie beside the checkout."""

from pathlib import Path
from typing import Any

import pytest

from clerkwork.intake.draft import contract
from clerkwork.intake.readers import read_document
from clerkwork.training.accuracy.folder import expectations
from clerkwork.training.accuracy.score import score

DOCUMENTS = Path(__file__).parent / "documents"
SAMPLES = Path(__file__).parents[5] / "shared" / "samples"
OWN = list(expectations(DOCUMENTS))
SHARED = list(expectations(SAMPLES)) if SAMPLES.is_dir() else []


def identified(value: Any) -> str | None:
    return value["id"] if isinstance(value, dict) else None


@pytest.mark.parametrize(("document", "expected"), OWN, ids=identified)
def test_a_document_of_ours_is_read_right(document: Path, expected: dict[str, Any]) -> None:
    reading = read_document(document.read_bytes())
    found = score(reading, expected)
    printed = contract(reading)
    assert printed["document"] == {name: expected[name] for name in ("format", "kind")}
    assert found.recognised
    assert [str(each) for each in found.wrong] == []
    assert len(printed["problems"]) == expected["problems"]


if SHARED:

    @pytest.mark.parametrize(("document", "expected"), SHARED, ids=identified)
    def test_a_shared_sample_is_read_right(document: Path, expected: dict[str, Any]) -> None:
        found = score(read_document(document.read_bytes()), expected)
        assert found.recognised
        assert [str(each) for each in found.wrong] == []
