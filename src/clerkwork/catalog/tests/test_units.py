import pytest

from clerkwork.catalog.unit_words import UNITS
from clerkwork.catalog.units import is_unit, normalise_unit


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("EA", "EA"),
        ("PCE", "EA"),
        ("C62", "EA"),
        ("H87", "EA"),
        ("Stk.", "EA"),
        ("Stück", "EA"),
        ("pcs", "EA"),
        ("each", "EA"),
        ("pièces", "EA"),
        ("ud", "EA"),
        ("CA", "CS"),
        ("CT", "CS"),
        ("Karton", "CS"),
        ("caisse", "CS"),
        ("doos", "CS"),
        ("PAL", "PAL"),
        ("Palette", "PAL"),
        ("BX", "BX"),
        ("KGM", "KG"),
        ("kg", "KG"),
        ("MTR", "M"),
        ("m²", "M2"),
        ("Dutzend", "DZN"),
        ("DZ", "DZN"),
        (" l ", "L"),
    ],
)
def test_codes_and_words_of_a_unit_become_our_short_code(written: str, code: str) -> None:
    assert normalise_unit(written) == code


def test_an_unknown_unit_comes_back_upper_cased_as_written() -> None:
    assert normalise_unit(" barrique ") == "BARRIQUE"
    assert not is_unit("barrique")


def test_no_unit_stays_none() -> None:
    assert normalise_unit(None) is None
    assert normalise_unit("  ") is None


def test_every_short_code_means_itself() -> None:
    assert {code: normalise_unit(code) for code in UNITS} == {code: code for code in UNITS}


def test_no_word_belongs_to_two_units() -> None:
    words = [word for each in UNITS.values() for word in each.split()]
    assert len(words) == len(set(words))


def test_our_codes_fit_the_column_of_a_pack() -> None:
    assert max(map(len, UNITS)) <= 6
