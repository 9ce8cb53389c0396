"""Layouts: how many there are, which are held back, and that what is written stays the same."""

import hashlib
import json
import os
import subprocess
import sys
from decimal import Decimal
from pathlib import Path

import pytest

from clerkwork.training.layouts.kinds import Layout
from clerkwork.training.layouts.layouts import all_layouts, chosen, documents, write

LEAST = {"pdf": 150, "mail": 60, "text": 20, "scan": 60}
EXAM = {"pdf": 44, "mail": 14, "text": 10, "scan": 12}  # orders held back


def some(every: int, **wanted: str) -> list[Layout]:
    """Every so many-th layout of this format, but for those that a browser prints."""
    matching = [
        layout
        for layout in all_layouts()
        if all(getattr(layout, name) == value for name, value in wanted.items())
        if "pdf-web" not in layout.name
    ]
    return matching[::every]


def test_names_are_told_apart() -> None:
    names = [layout.name for layout in all_layouts()]
    assert len(set(names)) == len(names) >= 300


@pytest.mark.parametrize("form", LEAST)
def test_there_are_many_layouts_of_each_format(form: str) -> None:
    assert len([each for each in all_layouts() if each.format == form]) >= LEAST[form]


@pytest.mark.parametrize("form", EXAM)
def test_enough_is_held_back_to_measure_with(form: str) -> None:
    held = [each for each in all_layouts() if each.format == form and each.held_back]
    assert len([each for each in held if each.kind == "order"]) >= EXAM[form]


def test_what_is_held_back_is_also_what_orders_nothing() -> None:
    others = [each for each in all_layouts() if each.held_back and each.kind != "order"]
    assert len(others) >= 12
    assert {each.format for each in others} >= {"pdf", "mail"}


def test_no_layout_is_both_tuned_on_and_held_back() -> None:
    tuning, held = ({layout.name for layout in chosen(part)} for part in ("tuning", "held_back"))
    assert tuning and held
    assert tuning & held == set()
    assert tuning | held == {layout.name for layout in chosen("all")}


@pytest.mark.parametrize("layout", some(23), ids=lambda layout: layout.name)
def test_the_same_seed_gives_the_same_bytes(layout: Layout) -> None:
    first, second = layout.make(4, 1), layout.make(4, 1)
    assert first == second
    assert first.content != layout.make(5, 1).content


def test_another_process_writes_the_same_bytes(tmp_path: Path) -> None:
    """Fonts, pictures and archives must not depend on what was made before, nor on hashing."""
    names = [layout.name for layout in some(61)]
    program = (
        "import hashlib, sys\n"
        "from clerkwork.training.layouts.layouts import all_layouts\n"
        "for layout in reversed(all_layouts()):\n"
        "    if layout.name in sys.argv[1:]:\n"
        "        print(layout.name, hashlib.sha256(layout.make(0, 0).content).hexdigest())\n"
    )
    ran = subprocess.run(
        [sys.executable, "-c", program, *names],
        capture_output=True,
        check=True,
        text=True,
        env=os.environ | {"PYTHONHASHSEED": "1", "PYTHONPATH": os.pathsep.join(sys.path)},
    )
    there = dict(line.split() for line in ran.stdout.splitlines())
    here = {
        layout.name: hashlib.sha256(layout.make(0, 0).content).hexdigest()
        for layout in all_layouts()
        if layout.name in names
    }
    assert there == here


def test_documents_of_one_seed_come_from_one_customer() -> None:
    layout = some(1, format="pdf", kind="order")[0]
    buyers = {layout.make(3, index).expected["expected"]["buyer_name"] for index in range(3)}
    numbers = {layout.make(3, index).expected["expected"]["po_number"] for index in range(3)}
    assert (len(buyers), len(numbers)) == (1, 3)


def test_a_folder_of_documents_is_written(tmp_path: Path) -> None:
    count = write(tmp_path, "tuning", formats=["text"])
    expected = sorted((tmp_path / "expected").glob("*.json"))
    assert len(expected) == count == len(chosen("tuning", ["text"]))
    for path in expected:
        facts = json.loads(path.read_text(), parse_float=Decimal)
        assert facts["id"] == path.stem
        assert (tmp_path / facts["file"]).is_file()
        assert facts["is_order"] == (facts["expected"] is not None) == bool(facts["order_count"])


def test_ids_are_told_apart() -> None:
    made = documents("tuning", per_layout=2, seed=1, formats=["text"])
    names = [name for _, name, _ in made]
    assert len(set(names)) == len(names) > 40


@pytest.mark.parametrize("form", LEAST)
def test_what_orders_nothing_is_expected_to_give_no_order(form: str) -> None:
    others = [layout for layout in some(1, format=form) if layout.kind != "order"]
    assert len(others) >= 4
    for layout in others[::9]:
        facts = layout.make(0, 0).expected
        assert (facts["is_order"], facts["order_count"], facts["expected"]) == (False, 0, None)
        assert facts["kind"] != "order"
