"""The layouts held back: what they expect is what they print, and they stay apart from the others."""

import email
import io
from collections import Counter
from email import policy

import pypdfium2
import pytest
from openpyxl import load_workbook

from clerkwork.training.layouts.kinds import Layout
from clerkwork.training.layouts.layouts import all_layouts
from clerkwork.training.layouts.second.columns import Look, table
from clerkwork.training.layouts.second.customers import CODES, WORDS, Customer, filled, words
from clerkwork.training.layouts.second.papers import SECOND
from clerkwork.training.layouts.second.pen import Pen, Setup, printed
from clerkwork.training.layouts.vocabulary import dice

from .test_truth_is_printed import mail_text, missing, orders_of, pdf_text

HELD = [layout for maker in SECOND for layout in maker.layouts()]
ENGLISH = ("us", "gb", "ie", "ca", "au", "za", "sg", "in")
OTHERS = ("de", "at", "ch", "fr", "be", "qc", "es", "mx", "it", "nl", "vl", "pt", "br")
LATIN = ("brief-de", "relacion-es")


def sheet_text(content: bytes) -> str:
    book = load_workbook(io.BytesIO(content))
    return "\n".join(str(cell) for sheet in book for row in sheet.values for cell in row)


def text_of(layout: Layout, content: bytes) -> str:
    """What stands in the document, files that are sent along included."""
    if layout.format == "pdf":
        return pdf_text(content)
    if layout.format == "text":
        return content.decode("cp1252" if layout.name.endswith(LATIN) else "utf-8")
    found = mail_text(content)
    for part in email.message_from_bytes(content, policy=policy.default).walk():
        if part.get_content_type().endswith("sheet"):
            found += sheet_text(part.get_content())
    return found


def held(*formats: str, orders: bool = True) -> list[Layout]:
    return [each for each in HELD if each.format in formats and (each.kind == "order") == orders]


@pytest.mark.parametrize("layout", held("pdf", "mail", "text"), ids=lambda one: one.name)
@pytest.mark.parametrize("seed", [2, 11])
def test_what_is_expected_stands_in_the_document(layout: Layout, seed: int) -> None:
    made = layout.make(seed, 0)
    assert missing(text_of(layout, made.content), orders_of(made.expected)) == []


@pytest.mark.parametrize("layout", held("pdf", "mail", "text"), ids=lambda one: one.name)
def test_every_order_tells_its_number_its_buyer_and_its_goods(layout: Layout) -> None:
    for order in orders_of(layout.make(5, 0).expected):
        assert order["po_number"] and order["buyer_name"] and order["lines"]
        assert all(line["quantity"] and line["description"] for line in order["lines"])


@pytest.mark.parametrize(
    "layout", [*held("pdf", "mail", "text")[::6], *held("scan")[::5]], ids=lambda one: one.name
)
def test_a_seed_always_gives_the_same_document(layout: Layout) -> None:
    assert layout.make(3, 1) == layout.make(3, 1)
    assert layout.make(3, 1).content != layout.make(4, 1).content


@pytest.mark.parametrize("layout", held("pdf", "mail", orders=False), ids=lambda one: one.name)
def test_what_is_no_order_expects_none(layout: Layout) -> None:
    made = layout.make(0, 0)
    assert (made.expected["is_order"], made.expected["expected"]) == (False, None)
    assert made.expected["kind"] != "order" and made.content


def test_exactly_these_layouts_are_held_back_beside_the_tables() -> None:
    apart = {
        layout.name for layout in all_layouts() if layout.held_back and layout.format != "table"
    }
    assert apart == {layout.name for layout in HELD}
    assert all(name.startswith("second-") for name in apart)


def test_about_half_of_the_orders_are_english_and_every_country_is_there() -> None:
    countries = Counter(layout.name[-2:] for layout in held("pdf", "mail", "text"))
    english = sum(countries[each] for each in ENGLISH)
    assert 0.4 < english / countries.total() < 0.6
    assert set(countries) == {*ENGLISH, *OTHERS}


def test_a_batch_of_two_orders_expects_both() -> None:
    made = next(each for each in HELD if each.name == "second-pdf-batch-us").make(0, 0)
    numbers = [order["po_number"] for order in made.expected["expected_orders"]]
    assert made.expected["order_count"] == 2
    assert len(set(numbers)) == 2
    assert made.expected["expected"] == made.expected["expected_orders"][0]


def test_lines_with_places_of_their_own_expect_them() -> None:
    made = next(each for each in HELD if each.name == "second-pdf-mine-ca").make(0, 0)
    order = made.expected["expected"]
    assert order["ship_to"] is None
    assert all(line["ship_to"]["street"] for line in order["lines"])


@pytest.mark.parametrize("area", words("areas"))
def test_every_area_can_order(area: str) -> None:
    language = words("areas")[area]["language"]
    for trade in words("goods")[language]:
        customer = Customer(area, "Any Firm", trade, "{n}", "dd.MM.yyyy", lines=(3, 3), tax=True)
        order = customer.an_order("any", 0, 0)
        assert len(order.lines) == 3
        assert order.total == order.subtotal + order.tax
        for unit in "pbkmlrs":
            assert customer.hand.unit(unit)


@pytest.mark.parametrize("pattern", CODES)
def test_a_pattern_is_filled_sign_by_sign(pattern: str) -> None:
    found = filled(pattern, dice(pattern))
    assert len(found) == len(pattern)
    for sign, letter in zip(pattern, found, strict=True):
        kinds = {"#": letter.isdigit(), "@": letter.isupper()}
        assert kinds.get(sign, letter == sign)


def test_pages_are_counted_and_heads_repeated() -> None:
    def draw(pen: Pen) -> None:
        pen.foot("Page {page} of {pages}")
        table(pen, "No.:1r|What:4", [[str(at), f"Thing {at}"] for at in range(120)], Look("rows"))

    text = pdf_text(printed(draw, Setup()))
    assert "Page 1 of 3" in text and "Page 3 of 3" in text
    assert text.count("What") == 3


def test_a_number_is_never_broken_in_its_column() -> None:
    def draw(pen: Pen) -> None:
        table(pen, "A long head:2r|Rest:30", [["1,234,567.8901", "x"]])

    assert "1,234,567.8901" in pdf_text(printed(draw, Setup()))


@pytest.mark.parametrize("layout", held("scan"), ids=lambda one: one.name)
def test_a_scan_has_pictures_and_as_many_lines_as_its_pages_hold(layout: Layout) -> None:
    made = layout.make(1, 0)
    assert 1 <= len(made.expected["expected"]["lines"]) <= 12
    if made.suffix == "pdf":
        document = pypdfium2.PdfDocument(made.content)
        assert "".join(page.get_textpage().get_text_range() for page in document).strip() == ""
        document.close()


def test_the_lists_of_words_lie_beside_the_layouts() -> None:
    assert {path.stem for path in WORDS.glob("*.json")} == {"areas", "goods", "terms"}


def test_lines_are_expected_in_the_order_in_which_they_are_printed() -> None:
    made = next(each for each in HELD if each.name == "second-pdf-sites-gb").make(0, 0)
    text = pdf_text(made.content)
    codes = [line["sku"] for line in made.expected["expected"]["lines"]]
    assert codes == sorted(codes, key=text.index)
