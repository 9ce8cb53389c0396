"""PDF documents: words out of what pdfium draws, and what hinders it."""

import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas

from clerkwork.intake.draft import Reading
from clerkwork.intake.readers.pdf import reader as pdf
from clerkwork.intake.readers.source import Source
from clerkwork.intake.tests.drawn_pages import printed
from clerkwork.intake.tests.test_reading_pages import PLAIN


def read(raw: bytes) -> Reading:
    return pdf.READER.read(Source(raw))


def drawn(draw: "object") -> bytes:
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=(400, 300))
    draw(canvas)  # type: ignore[operator]
    canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def words(raw: bytes) -> list[str]:
    document = pdf.pdfium.PdfDocument(raw)
    pages, _ = pdf.text_pages(document)
    return [word.text for word in pages[0].words]


def test_a_printed_order_is_read() -> None:
    order = read(printed(PLAIN)).orders[0]
    assert (order.po_number, order.total) == ("P-4711", order.total)
    assert [line.sku for line in order.lines] == ["AB-100", "AB-205"]


def test_text_drawn_twice_is_read_once() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.drawString(40, 200, "Bold words")
        canvas.drawString(40.4, 200, "Bold words")

    assert words(drawn(draw)) == ["Bold", "words"]


def test_letters_set_apart_are_joined() -> None:
    assert words(drawn(lambda c: c.drawString(40, 200, "T O T A L"))) == ["TOTAL"]


def test_a_page_whose_text_runs_upwards_is_set_upright() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.rotate(90)
        canvas.drawString(20, -100, "Order 4711")

    assert words(drawn(draw)) == ["Order", "4711"]


def test_what_is_typed_into_a_form_is_read() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.drawString(40, 200, "PO Number:")
        canvas.acroForm.textfield(name="po", x=120, y=195, width=120, height=16, value="P-9")

    assert words(drawn(draw)) == ["PO", "Number:", "P-9"]


def test_a_password_is_a_problem() -> None:
    buffer = io.BytesIO()
    canvas = Canvas(buffer, encrypt=StandardEncryption("secret"))
    canvas.drawString(40, 200, "hidden")
    canvas.save()
    reading = read(buffer.getvalue())
    assert reading.kind == "unreadable"
    assert "password" in reading.problems[0].what


@pytest.mark.parametrize("raw", [b"%PDF-1.7\n", b"%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer<<>>"])
def test_a_damaged_file_is_a_problem(raw: bytes) -> None:
    reading = read(raw)
    assert reading.kind == "unreadable"
    assert reading.problems


def test_pages_beyond_the_limit_are_left_and_said_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf, "MAX_PAGES", 1)
    reading = read(printed(PLAIN, PLAIN))
    assert [problem.where for problem in reading.problems] == ["page 2"]


GOOD = printed(PLAIN)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(st.integers(0, len(GOOD) - 1), st.integers(0, 255)), max_size=20))
def test_changed_bytes_give_a_reading(changes: list[tuple[int, int]]) -> None:
    raw = bytearray(GOOD)
    for at, byte in changes:
        raw[at] = byte
    reading = read(bytes(raw))
    assert (reading.kind == "order") == bool(reading.orders)
