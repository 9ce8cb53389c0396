"""The layouts of the first exam: what they expect is what they print."""

import email
from collections import Counter
from decimal import Decimal
from email import policy
from typing import Any

import pytest

from clerkwork.training.layouts.exam import Cells, Paper
from clerkwork.training.layouts.exam_press import Press
from clerkwork.training.layouts.exam_scan import SCANS, catalogue_of
from clerkwork.training.layouts.exam_way import UNITS, Way
from clerkwork.training.layouts.kinds import Layout
from clerkwork.training.layouts.layouts import FIRST_EXAM
from clerkwork.training.layouts.vocabulary import dice

from .test_truth_is_printed import mail_text, missing, orders_of, pdf_text

EXAM = [layout for maker in FIRST_EXAM for layout in maker.layouts()]
WAY = Way("GB", "dd/MM/yyyy", tax=True, discount=True, lines=(3, 3))
CHARSETS = {"branch": "cp1252", "warenwirtschaft": "cp1252", "minitel": "latin-1"}


def text_of(layout: Layout, content: bytes) -> str:
    """What stands in the document, files that are sent along included."""
    if layout.format == "pdf":
        return pdf_text(content)
    if layout.format == "text":
        charset = next((CHARSETS[each] for each in CHARSETS if each in layout.name), "utf-8")
        return content.decode(charset)
    found = mail_text(content)
    for part in email.message_from_bytes(content, policy=policy.default).walk():
        if part.get_content_type() == "application/octet-stream":
            found += pdf_text(part.get_content())
    return found


def orders(*formats: str) -> list[Layout]:
    """The layouts of orders that can be made here without a browser's help."""
    return [
        each
        for each in EXAM
        if each.format in formats and each.kind == "order" and "-web-" not in each.name
    ]


@pytest.mark.parametrize("layout", orders("pdf", "mail", "text"), ids=lambda one: one.name)
@pytest.mark.parametrize("seed", [1, 12])
def test_what_is_expected_stands_in_the_document(layout: Layout, seed: int) -> None:
    made = layout.make(seed, 0)
    assert missing(text_of(layout, made.content), orders_of(made.expected)) == []


@pytest.mark.parametrize(
    "layout", [*orders("pdf", "mail", "text")[::5], *orders("scan")[::9]], ids=lambda one: one.name
)
def test_a_seed_always_gives_the_same_document(layout: Layout) -> None:
    assert layout.make(3, 1) == layout.make(3, 1)
    assert layout.make(3, 1).content != layout.make(4, 1).content


def test_half_of_the_orders_are_english_and_every_language_is_there() -> None:
    countries = Counter(layout.name[-2:] for layout in orders("pdf"))
    english = sum(countries[each] for each in ("us", "gb", "in", "au"))
    assert 0.4 < english / countries.total() < 0.6
    assert all(countries[each] for each in ("de", "at", "ch", "fr", "be", "es", "it", "nl", "pt"))


@pytest.mark.parametrize("name", SCANS)
def test_every_scan_is_of_a_print(name: str) -> None:
    key, catalogue = catalogue_of(name)
    assert key in catalogue.ways


def a_paper() -> Paper:
    return Paper(WAY.an_order("any", 0, 0, 9), WAY.hand, dice("any"))


@pytest.mark.parametrize(
    ("asked", "shown"),
    [
        ("number", "po_number"),
        ("ordered", "order_date"),
        ("wanted", "wanted"),
        ("ship_to", "ship_to"),
        ("buyer", "buyer"),
        ("total", "total"),
        ("code", "currency"),
    ],
)
def test_what_is_asked_of_a_paper_is_shown(asked: str, shown: str) -> None:
    paper = a_paper()
    assert shown not in paper.shown
    getattr(paper, asked)
    assert shown in paper.shown


@pytest.mark.parametrize(
    ("asked", "shown"),
    [
        ("pos", "position"),
        ("sku", "sku"),
        ("item", "unclear_sku"),
        ("text", "description"),
        ("uom", "uom"),
        ("due", "delivery"),
        ("price", "price"),
        ("base", "base"),
    ],
)
def test_what_is_asked_of_a_line_is_shown(asked: str, shown: str) -> None:
    paper = a_paper()
    getattr(Cells(paper, paper.order.lines[0]), asked)
    assert paper.shown.names == {shown}


@pytest.mark.parametrize(
    ("money", "expected"),
    [("bare", set()), ("sign before", {"unclear_currency"}), ("code after", {"currency"})],
)
def test_money_makes_the_currency_known(money: str, expected: set[str]) -> None:
    paper = a_paper()
    paper.money(Decimal(1), money)
    assert paper.shown.names == expected


def test_rupees_are_grouped_as_lakhs() -> None:
    hand = Way("IN", "dd-MM-yyyy").hand
    assert hand.amount(Decimal("1234567.5")) == "12,34,567.50"
    assert hand.quantity(Decimal(250000)) == "2,50,000"


def test_every_way_of_naming_units_names_all() -> None:
    assert {len(way.split()) for ways in UNITS.values() for way in ways if way} == {7}


def test_pages_are_counted_and_heads_repeated() -> None:
    press = Press("a4")
    press.foot("Page {page} of {pages}", "r")
    rows = [[str(at), f"Thing {at}"] for at in range(110)]
    text = pdf_text(press.build(lambda: [press.lines("No.|What", rows, (1, 4), "rl")]))
    assert "Page 1 of 3" in text and "Page 3 of 3" in text
    assert text.count("What") == 3


def lines(facts: dict[str, Any]) -> int:
    return len(facts["expected"]["lines"])


def test_a_scan_that_holds_one_page_has_as_many_lines_as_the_page() -> None:
    layout = next(each for each in orders("scan") if each.name.endswith("bookkeeper-us"))
    assert all(1 <= lines(layout.make(seed, 0).expected) <= 12 for seed in range(2))
