"""How a text lies in lines and cells."""

import pytest

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
