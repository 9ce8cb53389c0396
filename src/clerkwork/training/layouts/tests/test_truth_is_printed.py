"""What the expected files say stands on the paper, in the mail, in the text."""

import email
import re
from decimal import Decimal
from email import policy
from itertools import count
from typing import Any

import pypdfium2
import pytest

from clerkwork.training.layouts.kinds import Identity, Layout
from clerkwork.training.layouts.layouts import all_layouts
from clerkwork.training.layouts.pdf_layout import a_plan, order_for, printed
from clerkwork.training.layouts.pdf_orders import layouts as printed_layouts
from clerkwork.training.layouts.truth import Order

PLACE = ("name", "street", "city", "postcode")
CODES = ("line", "sku", "buyer_sku", "gtin", "description", "uom")


def squashed(text: str) -> str:
    """Without blanks, hyphens at line ends and case."""
    return re.sub(r"[\s\x02\ufffe]+", "", text).casefold()


def pdf_text(content: bytes) -> str:
    document = pypdfium2.PdfDocument(content)
    try:
        return "\n".join(page.get_textpage().get_text_range() for page in document)
    finally:
        document.close()


def mail_text(content: bytes) -> str:
    message = email.message_from_bytes(content, policy=policy.default)
    found = [str(message["Subject"])]
    for part in message.walk():
        if part.get_content_maintype() == "text":
            numbers = count(1)  # of list items, which no text states
            text = re.sub(
                r"<li\b", lambda _, each=numbers: f"{next(each)}. <li", part.get_content()
            )
            found.append(re.sub(r"<[^>]+>", " ", text))
        elif part.get_content_type() == "application/pdf":
            found.append(pdf_text(part.get_content()))
    return "\n".join(found).replace("&amp;", "&").replace("&quot;", '"').replace("&#x27;", "'")


def texts(order: dict[str, Any]) -> list[str]:
    """Every value that must stand in the document as it is."""
    found = [order.get("po_number"), order.get("buyer_name")]
    found += [order["ship_to"][name] for name in PLACE] if order.get("ship_to") else []
    for line in order["lines"]:
        found += [line.get(name) for name in CODES]
        found += [line["ship_to"][name] for name in PLACE] if line.get("ship_to") else []
    return [str(each) for each in found if each]


def numbers(order: dict[str, Any]) -> list[Decimal]:
    found = [order.get("total")]
    for line in order["lines"]:
        found += [line.get(name) for name in ("quantity", "unit_price", "line_total")]
    return [Decimal(str(each)) for each in found if each is not None]


def digits(value: Decimal) -> str:
    """1234.50 as 12345: what remains of it in any way of writing."""
    return re.sub(r"\D", "", f"{value.normalize():f}")


def digit_runs(text: str) -> set[str]:
    """All runs of digits, their marks left out, and without the zeros they end with."""
    # Thousands with a blank between them; the second way parts them from the column before.
    joined = re.sub(r"(?<=\d) (?=\d{3}(?!\d))", "", text)
    parted = re.sub(r"(?<![\d.,])(\d{1,3}) (?=\d{3}(?!\d))", r"\1", text)
    runs = re.findall(r"\d[\d.,'\u00a0\u202f]*", f"{text}\n{joined}\n{parted}")
    found = {re.sub(r"\D", "", run) for run in runs}
    return found | {run.rstrip("0") for run in found}


def in_pieces(text: str) -> bool:
    """Whether the library gives characters one by one, as below a slanting watermark."""
    lines, words = text.splitlines(), text.split()
    single = len([word for word in words if len(word) == 1])
    return (
        len([line for line in lines if len(line) < 3]) > len(lines) / 2 or single > len(words) / 2
    )


def missing(text: str, orders: list[dict[str, Any]]) -> list[str]:
    whole, runs = squashed(text), digit_runs(text)
    lost = [each for order in orders for each in texts(order) if squashed(each) not in whole]
    for order in orders:
        for value in [] if in_pieces(text) else numbers(order):
            wanted = digits(value)
            if not {wanted, wanted.rstrip("0"), wanted.lstrip("0")} & runs:
                lost.append(str(value))
    return lost


def orders_of(facts: dict[str, Any]) -> list[dict[str, Any]]:
    return facts.get("expected_orders") or [facts["expected"]]


def of(form: str, every: int, but: tuple[str, ...] = ("pdf-web",)) -> list[Layout]:
    """Every so many-th layout of orders in this format; `test_exam`, `test_second` have the others."""
    return [
        layout
        for layout in all_layouts()
        if layout.format == form and layout.kind == "order"
        if not layout.name.startswith(("exam-", "second-", *but))
    ][::every]


@pytest.mark.parametrize(
    "layout", of("pdf", 6, ("pdf-web", "pdf-form", "pdf-shuffled")), ids=lambda one: one.name
)
def test_every_expected_value_is_on_the_page(layout: Layout) -> None:
    made = layout.make(7, 0)
    assert missing(pdf_text(made.content), orders_of(made.expected)) == []


@pytest.mark.parametrize("layout", of("text", 3), ids=lambda one: one.name)
def test_every_expected_value_is_in_the_text(layout: Layout) -> None:
    content = layout.make(7, 0).content
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = content.decode("cp1252")
    assert missing(text, orders_of(layout.make(7, 0).expected)) == []


MACHINES = ("scan", "xlsx", "csv", "ubl", "x12", "edifact")


@pytest.mark.parametrize(
    "layout",
    [one for one in of("mail", 3) if not any(each in one.name for each in MACHINES)],
    ids=lambda one: one.name,
)
def test_every_expected_value_is_in_the_mail(layout: Layout) -> None:
    made = layout.make(7, 0)
    assert missing(mail_text(made.content), orders_of(made.expected)) == []


@pytest.mark.parametrize("layout", printed_layouts()[::9], ids=lambda one: one.name)
def test_dates_and_sums_are_printed_where_they_are_expected(layout: Layout) -> None:
    plan = a_plan(Identity(layout.name, layout.name[-2:].upper()))
    made = printed(order_for(plan, 2, 0), plan)
    text, hand, order = squashed(pdf_text(made.content)), plan.hand, made.order
    facts = layout.make(2, 0).expected["expected"]
    shown = {
        "order_date": hand.date(order.ordered),
        "requested_delivery": hand.date(order.wanted),
        "total": hand.amount(whole_sum(order, plan.totals)),
    }
    for name, value in shown.items():
        if facts[name] is not None:
            assert squashed(value) in text


def whole_sum(order: Order, totals: str) -> Decimal:
    net = totals in ("total only", "net only", "sentence")
    return order.subtotal if net else order.total


def test_a_value_that_is_not_there_is_missed() -> None:
    layout = of("text", 1)[0]
    made = layout.make(0, 0)
    order = dict(made.expected["expected"], po_number="no such number", total=Decimal("987654.32"))
    lost = missing(made.content.decode("utf-8-sig", "replace"), [order])
    assert {"no such number", "987654.32"} <= set(lost)
