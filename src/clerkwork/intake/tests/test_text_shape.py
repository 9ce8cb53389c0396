"""How a text lies in lines and cells."""

import sys
from types import FrameType

import pytest

from clerkwork.intake.readers import read_document
from clerkwork.intake.readers.text.grid import MAX_WORDS, grid_of
from clerkwork.intake.readers.text.shape import page_of


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("Quantity ....... 350 EACH", "Quantity:        350 EACH"),
        ("Preis……… 12,50", "Preis:   12,50"),
        ("Name ________ Mill", "Name:         Mill"),
        ("and so on...", "and so on..."),
        ("1...5", "1...5"),
    ],
)
def test_leaders_part_a_label_from_its_value_which_stays_where_it_was(
    written: str, read: str
) -> None:
    assert page_of(written).lines[0].text == read
    assert len(read) == len(written)


WIDE = {
    "cells": "Order  PO1  ",
    "tabs": "12\tAB-12\t3.5\t",
    "bars": "12|AB-12|3.5|",
    "labels": "Item: A1  Qty: 2  ",
}


@pytest.mark.parametrize("cells", WIDE.values(), ids=WIDE)
def test_a_line_of_very_many_cells_costs_no_more_than_one_of_some(cells: str) -> None:
    some, many = (f"Purchase order\n{cells * number}\n" * 4 for number in (50, 400))
    assert work(many) < 3 * work(some)


def test_twice_the_text_costs_at_most_three_times_the_work() -> None:
    lines = "12 boxes of AB-1000 blue widgets at 3.50 EUR\n"
    once, twice = (f"Please send:\n{lines * number}" for number in (150, 300))
    assert work(twice) < 3 * work(once)


def test_a_text_of_a_great_many_words_is_laid_out_up_to_a_limit() -> None:
    page = page_of("a b c d e f g h i j k l m n o p\n" * 900)
    assert len(grid_of(page).page.words) == MAX_WORDS


def work(text: str) -> int:
    """How many calls reading a text takes."""
    calls = 0

    def count(frame: FrameType, event: str, argument: object) -> None:
        nonlocal calls
        calls += 1

    before = sys.getprofile()
    sys.setprofile(count)
    try:
        read_document(text.encode())
    finally:
        sys.setprofile(before)
    return calls
