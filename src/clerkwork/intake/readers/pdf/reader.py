"""PDF documents: those with text are read as words on pages, those with an order as XML by it.

ISO 32000-2. Nothing in a PDF is ever run: pdfium is built and called without JavaScript.
"""

import ctypes
from collections.abc import Callable, Iterator
from typing import Any

import pypdfium2 as pdfium
from pypdfium2 import raw

from clerkwork.intake.draft import Problem, Reading
from clerkwork.intake.hint import Hint
from clerkwork.intake.readers.pages.hints import teach_pages
from clerkwork.intake.readers.pages.reader import Page, Word, read_pages
from clerkwork.intake.readers.pdf.scanned import drawn, scanned_numbers
from clerkwork.intake.readers.pdf.words import page_of
from clerkwork.intake.readers.scan.reader import of_each_order, put_back, sheets_of
from clerkwork.intake.readers.scan.sheet import Sheet
from clerkwork.intake.readers.source import Correction, Reader, Source

MAX_PAGES = 200
MAX_LETTERS = 1_000_000  # of the whole document, in words
MAX_EMBEDDED = 16 * 1024 * 1024
ORDERS_WITHIN = (".xml",)  # of attached files, by the end of their names
WIDGET, FREE_TEXT = raw.FPDF_ANNOT_WIDGET, raw.FPDF_ANNOT_FREETEXT
LONGEST_VALUE = 4_000  # characters of a form's field


def sniff(source: Source) -> float:
    return 1.0 if b"%PDF-" in source.raw[:1024] else 0.0


def read(source: Source) -> Reading:
    """The orders of a PDF. What hinders reading it is a problem, not an error."""
    try:
        document = pdfium.PdfDocument(source.raw)
    except pdfium.PdfiumError as error:
        return Reading("pdf", "unreadable", problems=[Problem("document", hindrance(error))])
    try:
        return embedded_order(document, source) or read_text(document, source)
    finally:
        document.close()


def hindrance(error: pdfium.PdfiumError) -> str:
    """Why pdfium does not open a document."""
    code = getattr(error, "err_code", None)
    if code == raw.FPDF_ERR_PASSWORD:
        return "found a PDF that opens only with a password, expected one without"
    if code == raw.FPDF_ERR_SECURITY:
        return "found a PDF under a protection that is not known, expected one without"
    return "found a damaged PDF: its structure cannot be read"


def read_text(document: pdfium.PdfDocument, source: Source) -> Reading:
    """The orders on the pages; those that are pictures are read as scans are."""
    pages, sheets, problems = all_pages(document)
    if not any(page.words for page in pages):
        problems = problems or [Problem("document", "found pages without text, expected an order")]
        return Reading("pdf", "unreadable", problems=problems)
    reading = read_pages(pages, format="pdf", hints=source.hints)
    put_back(reading, sheets)
    reading.problems = [*of_each_order(problems, reading), *reading.problems]
    return reading


def all_pages(document: pdfium.PdfDocument) -> tuple[list[Page], list[Sheet], list[Problem]]:
    """The words of all pages, those of them that were pictures, and what was left out."""
    pages, problems = text_pages(document)
    numbers = scanned_numbers(document, pages)
    sheets, missing = sheets_of(drawn(document, numbers), numbers)
    scanned = {sheet.page.number: sheet.page for sheet in sheets}
    return [scanned.get(page.number, page) for page in pages], sheets, problems + missing


def text_pages(document: pdfium.PdfDocument) -> tuple[list[Page], list[Problem]]:
    """The words of all pages up to the limits, and what was left out."""
    pages: list[Page] = []
    problems: list[Problem] = []
    document.init_forms()
    letters = 0
    count = len(document)
    if count > MAX_PAGES:
        what = f"found {count} pages, expected at most {MAX_PAGES}: the rest was not read"
        problems.append(Problem(f"page {MAX_PAGES + 1}", what))
    for index in range(min(count, MAX_PAGES)):
        try:
            page = document[index]
        except pdfium.PdfiumError:
            problems.append(Problem(f"page {index + 1}", "found a damaged page, which is not read"))
            continue
        found, cut = page_of(page, index + 1)
        found.words.extend(noted_words(document, page))
        page.close()
        letters += sum(len(word.text) for word in found.words)
        pages.append(found)
        if cut or letters > MAX_LETTERS:
            what = "found more text than an order has: the rest was not read"
            problems.append(Problem(f"page {index + 1}", what))
            break
    return pages, problems


def noted_words(document: pdfium.PdfDocument, page: pdfium.PdfPage) -> Iterator[Word]:
    """The words in the fields of a form and in notes typed onto the page."""
    left, _, _, top = page.get_bbox()
    for index in range(min(raw.FPDFPage_GetAnnotCount(page), 1000)):
        note = raw.FPDFPage_GetAnnot(page, index)
        if not note:
            continue
        try:
            box = raw.FS_RECTF()
            text = note_text(document, note)
            if text and raw.FPDFAnnot_GetRect(note, ctypes.byref(box)):
                yield from spread(text, box.left - left, top - box.top, box.right - left,
                                  top - box.bottom)  # fmt: skip
        finally:
            raw.FPDFPage_CloseAnnot(note)


def note_text(document: pdfium.PdfDocument, note: raw.FPDF_ANNOTATION) -> str:
    """What is typed into a text or choice field, or into a free text note."""
    kind = raw.FPDFAnnot_GetSubtype(note)
    if kind == FREE_TEXT:
        return wide_string(
            lambda buffer, size: raw.FPDFAnnot_GetStringValue(note, b"Contents", buffer, size)
        )
    form = document.formenv
    if kind != WIDGET or form is None:
        return ""
    field = raw.FPDFAnnot_GetFormFieldType(form, note)
    if field not in {raw.FPDF_FORMFIELD_TEXTFIELD, raw.FPDF_FORMFIELD_COMBOBOX}:
        return ""
    return wide_string(
        lambda buffer, size: raw.FPDFAnnot_GetFormFieldValue(form, note, buffer, size)
    )


def wide_string(ask: Callable[[Any, int], int]) -> str:
    """A text of UTF-16 that pdfium writes into a buffer, once it has said how long it is."""
    size = min(ask(None, 0), 2 * LONGEST_VALUE)
    if size <= 2:
        return ""
    buffer = (ctypes.c_ushort * (size // 2 + 1))()
    ask(buffer, size)
    return bytes(buffer)[:size].decode("utf-16-le", "replace").split("\0")[0]


def spread(text: str, left: float, top: float, right: float, bottom: float) -> Iterator[Word]:
    """The words of a text that fills a box, one line below the other."""
    lines = [line for line in text.replace("\r", "\n").split("\n") if line.strip()]
    height = min((bottom - top) / max(len(lines), 1), 14.0)
    middle = (top + bottom - height * len(lines)) / 2
    for row, line in enumerate(lines):
        step = min(height * 0.5, (right - left) / max(len(line), 1))
        at = 0
        for word in line.split():
            begin = line.index(word, at)
            at = begin + len(word)
            yield Word(word, left + begin * step, middle + row * height,
                       left + at * step, middle + (row + 1) * height)  # fmt: skip


def embedded_order(document: pdfium.PdfDocument, source: Source) -> Reading | None:
    """The reading of an order that is attached as XML (Order-X and the like); None without."""
    if source.nested is None:
        return None
    for index in range(min(document.count_attachments(), 20)):
        attachment = document.get_attachment(index)
        if not attachment.get_name().lower().endswith(ORDERS_WITHIN):
            continue
        data = bytes(attachment.get_data())
        if not data or len(data) > MAX_EMBEDDED:
            continue
        inside = source.nested(data, attachment.get_name())
        if inside.kind not in {"other", "unreadable"}:
            inside.format = f"pdf with {inside.format}"
            return inside
    return None


def teach(source: Source, reading: Reading, correction: Correction) -> Hint | None:
    """Where PDFs laid out like this one state the value that was corrected."""
    try:
        document = pdfium.PdfDocument(source.raw)
    except pdfium.PdfiumError:
        return None
    try:
        pages, _, _ = all_pages(document)
        return teach_pages(pages, reading, correction)
    finally:
        document.close()


READER = Reader("pdf", sniff, read, isolated=True, teach=teach)
