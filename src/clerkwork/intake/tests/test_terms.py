"""Terms of payment, as people and machines state them."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal

import pytest

from clerkwork.intake.readers import read_document
from clerkwork.intake.readers.terms import payment_days
from clerkwork.training.papers import Paper, PaperLine, as_x12
from clerkwork.training.papers_cxml import as_cxml
from clerkwork.training.papers_edifact import as_edifact
from clerkwork.training.papers_printed import as_mail, as_pdf
from clerkwork.training.papers_ubl import as_ubl

SAID = {
    "Payment terms: net 30": 30,
    "Payment terms: 45 days net": 45,
    "Zahlbar in 14 Tagen": 14,
    "Zahlungsziel: 10 Tage 2 % Skonto, 30 Tage netto": 30,
    "Paiement \u00e0 60 jours": 60,
    "Delivery within 14 days": None,
    "Payment: net 30.00 EUR": None,
    "Pos. 3 Payment terminal": None,
}
PLACE = {"name": "Acme", "street": "Marktplatz 1", "city": "Hamburg", "postcode": "20457"}


def paper(terms: int | None) -> Paper:
    """An order for ten packets of tea, which states these terms."""
    return Paper(
        po_number="4711",
        customer="C1001",
        name="Acme GmbH",
        edi_id="ACME",
        place={**PLACE, "region": "", "country": "DE"},
        day=date(2026, 3, 2),
        due=date(2026, 3, 9),
        currency="EUR",
        lines=[PaperLine("TEA-01", "Green tea", 10, "EA", Decimal("2.50"))],
        person="Ann Other",
        mail="ann@acme.example",
        terms=terms,
    )


@pytest.mark.parametrize("line", SAID)
def test_a_line_says_within_how_many_days_is_paid(line: str) -> None:
    assert payment_days(line) == SAID[line]


@pytest.mark.parametrize("write", [as_x12, as_edifact, as_ubl, as_cxml, as_mail, as_pdf])
def test_terms_of_payment_are_read_where_they_are_stated(write: Callable[[Paper], bytes]) -> None:
    for terms in (45, None):
        [order] = read_document(write(paper(terms))).orders
        assert order.payment_days == terms
        assert ("payment_days" in order.spots) == (terms is not None)
