"""How fast documents become draft orders, beside other libraries that only cut them up."""

import importlib
import io
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from clerkwork.intake.readers import read_document
from clerkwork.training.bench.reading_pages import scanned_page, text_pages
from clerkwork.training.papers import Paper, PaperLine, as_x12, as_xlsx
from clerkwork.training.papers_edifact import as_edifact
from clerkwork.training.papers_ubl import as_ubl

Tell = Callable[[str, int, int], None]
MEGABYTE = 1_000_000
PAGES = 30
PLACE = {
    "name": "Pennine Builders Merchants",
    "street": "14 Deansgate",
    "city": "Manchester",
    "region": "",
    "postcode": "M3 2BW",
    "country": "GB",
}


@dataclass(frozen=True, slots=True)
class Measured:
    """One kind of document: how much of it a second, what is wanted, and what another library does.

    `rate` and `wanted` are in `unit`; for `s` less is better. `beside` is how many times as long
    as that library alone it takes to make orders of the same documents; None where the library is
    not installed.
    """

    name: str
    rate: float
    unit: str
    wanted: float
    library: str = ""
    beside: float | None = None

    @property
    def reached(self) -> bool:
        return self.rate <= self.wanted if self.unit == "s" else self.rate >= self.wanted


@dataclass(frozen=True, slots=True)
class Stock:
    """The documents of one kind, and how they are measured."""

    name: str
    documents: Sequence[bytes]
    unit: str
    wanted: float
    library: str = ""
    warm: Sequence[bytes] = ()  # a small one of the kind, read before


def measure_reading(tell: Tell, *, size: int = 5 * MEGABYTE) -> list[Measured]:
    """Read each kind of document, `size` bytes of EDI, and the same with the other library."""
    stocks = stocks_of(size)
    found = []
    for done, stock in enumerate(stocks):
        tell("reading", done, len(stocks))
        found.append(measure(stock))
    tell("reading", len(stocks), len(stocks))
    return found


def stocks_of(size: int) -> list[Stock]:
    x12 = [as_x12(a_paper(number, 20)) for number in range(size // len(as_x12(a_paper(0, 20))))]
    edifact = as_edifact(a_paper(0, 20))
    messages = [as_edifact(a_paper(number, 20)) for number in range(size // len(edifact))]
    return [
        Stock("X12 850", [b"".join(x12)], "MB/s", 5, "pyx12"),
        Stock("EDIFACT ORDERS", [b"".join(messages)], "MB/s", 5, "pydifact"),
        Stock("UBL", [as_ubl(a_paper(number, 10)) for number in range(400)], "documents/s", 200),
        Stock(
            "Excel, 10,000 lines",
            [as_xlsx(a_paper(0, 10_000))],
            "s",
            2,
            warm=[as_xlsx(a_paper(0, 2))],
        ),
        Stock("PDF with text", [text_pages(PAGES)], "pages/s", 5, "pdfplumber", [text_pages(1)]),
        Stock("scan, a page", [scanned_page()], "s", 4),
    ]


def a_paper(number: int, lines: int) -> Paper:
    """An order with plausible values."""
    articles = [
        PaperLine(f"AB-{position:05d}", f"Hex bolt M{position % 20} x 40, zinc", position % 90 + 1,
                  "EA", Decimal(position % 700 + 5) / 100)
        for position in range(1, lines + 1)
    ]  # fmt: skip
    days = date(2026, 11, 2), date(2026, 11, 30)
    return Paper(
        f"PO-{number:06d}", "10042", PLACE["name"], "PENNINE", PLACE, *days, "GBP", articles
    )


def measure(stock: Stock) -> Measured:
    """Seconds on the clock, after a small document has loaded what is needed."""
    read_document(min(stock.warm or stock.documents, key=len))
    seconds = timed(lambda: [read_document(each) for each in stock.documents])
    other = LIBRARIES.get(stock.library)
    beside = None
    if other and installed(stock.library):
        beside = seconds / timed(lambda: [other(each) for each in stock.documents])
    rate = seconds if stock.unit == "s" else amount(stock) / seconds
    return Measured(stock.name, rate, stock.unit, stock.wanted, stock.library, beside)


def amount(stock: Stock) -> float:
    """How much there is to read, in the unit of the rate."""
    if stock.unit == "MB/s":
        return sum(map(len, stock.documents)) / MEGABYTE
    return PAGES if stock.unit == "pages/s" else len(stock.documents)


def timed(work: Callable[[], object]) -> float:
    """Seconds on the clock: what is read in a process of its own counts too."""
    begin = time.perf_counter()
    work()
    return time.perf_counter() - begin


def installed(library: str) -> bool:
    try:
        importlib.import_module(library)
    except ImportError:
        return False
    return True


def with_pyx12(raw: bytes) -> int:
    """Every segment cut into elements."""
    x12file = importlib.import_module("pyx12.x12file")
    return sum(1 for _ in x12file.X12Reader(io.StringIO(raw.decode())))


def with_pydifact(raw: bytes) -> int:
    """Every segment cut into elements and components."""
    parser = importlib.import_module("pydifact.parser")
    return sum(1 for _ in parser.Parser().parse(raw.decode("latin-1")))


def with_pdfplumber(raw: bytes) -> int:
    """The words of every page with their boxes."""
    pdfplumber = importlib.import_module("pdfplumber")
    with pdfplumber.open(io.BytesIO(raw)) as pdf:
        return sum(len(page.extract_words()) for page in pdf.pages)


LIBRARIES: dict[str, Callable[[bytes], int]] = {
    "pyx12": with_pyx12,
    "pydifact": with_pydifact,
    "pdfplumber": with_pdfplumber,
}
