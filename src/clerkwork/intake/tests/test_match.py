"""How what documents say is compared with what we know."""

import pytest

from clerkwork.intake.alike import address_key
from clerkwork.intake.draft import DraftLine
from clerkwork.intake.match import Article, Matches

CASE = Article(7, "EA", "CS")


@pytest.mark.parametrize(
    ("stated", "filed"),
    [
        (("Industriestr. 18", "44137", "Dortmund"), ("Industriestraße 18", "44137", "Dortmund")),
        (("INDUSTRIESTRASSE 18", "44137", "dortmund"), ("Industriestr 18", "44137", "Dortmund")),
        (("14 Deansgate Street", "M3 2BW", "M"), ("14 Deansgate St.", "M3 2BW", "M")),
        (("5 Ocean Avenue", "1", "A"), ("5 Ocean Ave.", "1", "A")),
        (("Via Roma 4", "35121", "Padova PD"), ("Via Roma 4", "35121", "Padova")),
        (("Via Roma 4", "35121", "Padova (PD)"), ("Via Roma 4", "35121", "Padova")),
    ],
)
def test_a_place_is_the_same_however_it_is_written(
    stated: tuple[str, str, str], filed: tuple[str, str, str]
) -> None:
    assert address_key(*stated) == address_key(*filed)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("Hauptstr. 1/1", "1", "A"), ("Hauptstr. 11", "1", "A")),
        (("Hauptweg 1", "1", "A"), ("Hauptstr. 1", "1", "A")),
        (("St. Mary 1", "1", "A"), ("Mary Street 1", "1", "A")),
        (("Via Roma 4", "35121", "Padova"), ("Via Roma 4", "35122", "Padova PD")),
    ],
)
def test_places_that_differ_stay_apart(
    one: tuple[str, str, str], other: tuple[str, str, str]
) -> None:
    assert address_key(*one) != address_key(*other)


def test_a_gtin_where_a_number_belongs_names_the_article_and_its_pack() -> None:
    matches = Matches(by_gtin={"14006381333938": CASE})
    assert matches.article(None, DraftLine(sku="14006381333938")) == CASE
    assert matches.article(None, DraftLine(buyer_sku="14006381333938")) == CASE
    assert matches.article(None, DraftLine(sku="14006381333939")) is None
