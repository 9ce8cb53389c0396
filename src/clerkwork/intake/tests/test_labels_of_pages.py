"""What labels and sums on printed pages mean."""

import pytest

from clerkwork.intake.readers.pages.label_words import label_of
from clerkwork.intake.readers.pages.sum_words import sum_name


@pytest.mark.parametrize(
    ("label", "kind"),
    [
        ("Required", "delivery"),
        ("Facturation / Factuuradres", "bill"),
        ("Delivery date / Liefertermin", "delivery"),
        ("Warenannahme", "ship"),
        ("Goods inwards", "ship"),
        ("Colour", None),
        ("Colour / Size", None),
    ],
)
def test_a_label_means_the_same_in_any_wording(label: str, kind: str | None) -> None:
    assert label_of(label) == kind


@pytest.mark.parametrize(
    ("label", "name"),
    [
        ("NET À PAYER T.T.C. EN EUROS", "grand"),
        ("Total to pay", "grand"),
        ("Total in USD", "total"),
        ("Total H.T.", "net"),
        ("Totaal exclusief BTW in EUR", "net"),
        ("Summe ohne MwSt.", "net"),
        ("Total weight", None),
        ("In EUR", None),
    ],
)
def test_a_sum_is_known_with_its_currency_and_its_abbreviations(
    label: str, name: str | None
) -> None:
    assert sum_name(label) == name
