"""What a label says to a scanner is what it says to a person, and what we meant."""

import random
import re
from datetime import date
from itertools import pairwise

import pytest
import zxingcpp
from stdnum import gs1_128

from clerkwork.core import code128
from clerkwork.core.refusal import Refusal
from clerkwork.core.tests.scanner import scans, words
from clerkwork.shipping.label import Content, LogisticLabel
from clerkwork.shipping.label_layout import A5, A6, FOUR_BY_SIX, Layout, Stock, laid_out
from clerkwork.shipping.label_pdf import X_DIMENSION, label_pdf
from clerkwork.shipping.label_zpl import field_data, label_zpl
from clerkwork.shipping.tests.label_samples import HAMBURG, a_label, random_label

MM = 72 / 25.4
RANDOM = [random_label(random.Random(seed)) for seed in range(50)]
TEA = Content("4006381333931", 48, "L2026A", expiry=date(2027, 12, 31))


def said(layout: Layout) -> list[str]:
    return [bars.symbol.human_readable for bars in layout.bars]


@pytest.mark.parametrize("dpi", [203, 300])
def test_a_scanner_reads_from_the_paper_what_the_label_holds(dpi: int) -> None:
    pages = list(scans(label_pdf(RANDOM), dpi))
    assert len(pages) == len(RANDOM)
    for label, codes in zip(RANDOM, pages, strict=True):
        assert [code.text for code in codes] == said(laid_out(label))
        assert codes[-1].text == f"(00){label.sscc}"
        assert {code.content_type for code in codes} == {zxingcpp.ContentType.GS1}
        for code in codes:
            compare(label, gs1_128.info(code.bytes.decode("ascii"), "\x1d"))


def compare(label: LogisticLabel, found: dict[str, object]) -> None:
    """Every element that was read is the label's own value."""
    content = label.content or Content()
    postcode = label.ship_to.postcode.replace(" ", "")
    expected = {
        "00": label.sscc,
        "02": content.gtin.zfill(14),
        "10": content.lot,
        "15": content.best_before,
        "17": content.expiry,
        "37": content.count,
        "401": label.ginc,
        "402": label.gsin,
        "420": postcode,
    }
    for ai, value in found.items():
        if ai == "421":
            assert str(value)[3:] == postcode
        else:
            assert value == expected[ai]


@pytest.mark.parametrize("stock", [A6, FOUR_BY_SIX, A5])
def test_bars_have_the_size_the_standard_asks_for(stock: Stock) -> None:
    assert X_DIMENSION / MM >= 0.495
    for label in RANDOM:
        layout = laid_out(label, stock)
        assert layout.bars[-1].height == 32.0
        for bars in layout.bars:
            assert bars.height >= 12.7
            assert bars.x >= 10 * 0.508
            width = bars.symbol.modules * 0.508  # on the coarser of our two printers
            assert bars.x + width + 10 * 0.508 <= stock.width


@pytest.mark.parametrize("stock", [A6, FOUR_BY_SIX, A5])
def test_nothing_is_printed_over_anything_else(stock: Stock) -> None:
    for label in RANDOM:
        layout = laid_out(label, stock)
        boxes = sorted(
            [(bars.y, bars.y + bars.height) for bars in layout.bars]
            + [(rule.y, rule.to_y) for rule in layout.rules if rule.y == rule.to_y]
        )
        for (_, end), (start, _) in pairwise(boxes):
            assert end < start
        for text in layout.texts:
            top = text.y - 0.75 * text.size / MM
            assert not any(start < text.y and top < end for start, end in boxes), text
            assert text.y + 1.5 < stock.height


def test_content_that_fits_is_in_the_bars_and_what_does_not_fit_is_text() -> None:
    layout = laid_out(a_label(ship_to=HAMBURG, content=TEA))
    assert said(layout) == [
        "(420)20457",
        "(02)04006381333931(17)271231",
        "(37)48(10)L2026A",
        "(00)040123459876543214",
    ]
    narrow = laid_out(a_label(content=TEA))
    assert said(narrow)[1] == "(02)04006381333931(37)48"
    assert {"L2026A", "2027-12-31"} <= {text.text for text in narrow.texts}


@pytest.mark.parametrize(
    "content",
    [
        Content("4006381333930", 48, "L1"),  # wrong check digit
        Content("4006381333931", None, "L1"),  # AI 02 says nothing without AI 37
        Content("4006381333931", 0),
        Content("", 5),
    ],
)
def test_content_that_would_say_something_wrong_is_not_encoded(content: Content) -> None:
    assert "(02)" not in "".join(said(laid_out(a_label(content=content))))


def test_a_postcode_abroad_carries_its_country() -> None:
    assert said(laid_out(a_label()))[0] == "(421)61600-049"
    assert said(laid_out(a_label(ship_to=HAMBURG)))[0] == "(420)20457"


def test_a_number_that_is_no_sscc_is_refused() -> None:
    with pytest.raises(Refusal, match="not an SSCC"):
        label_pdf([a_label(sscc="123456789012345678")])


def test_no_labels_are_refused_and_not_printed_as_an_empty_page() -> None:
    with pytest.raises(Refusal):
        label_pdf([])
    with pytest.raises(Refusal):
        label_zpl([])


def test_every_letter_of_an_address_is_on_the_paper() -> None:
    (page,) = words(label_pdf([a_label()]))
    for line in ("Zakłady Spożywcze „Źdźbło” Sp. z o.o.", "ul. Świętokrzyska 31/33a", "POLAND"):
        assert line in page


BC = re.compile(r"\^FO(\d+),(\d+)\^BCN,(\d+),N,N,N,N\^FD([^^]*)\^FS")
INVOKED = {
    ">8": code128.FNC1,
    ">0": ">",
    "><": "^",
    ">=": "~",
    ">;": "",
    ">:": "",
    ">5": "",
    ">6": "",
}


def heard(field: str) -> str:
    """The data of a ^BC field in mode N, as a printer takes it."""
    return re.sub(r">.", lambda found: INVOKED[found[0]], field)


@pytest.mark.parametrize(("dpi", "per_mm"), [(203, 8.0), (300, 11.811)])
def test_a_printer_is_told_the_same_bars(dpi: int, per_mm: float) -> None:
    for label in RANDOM:
        fields = BC.findall(label_zpl([label], dpi))
        assert [heard(field[3]) for field in fields] == [
            bars.symbol.data for bars in laid_out(label).bars
        ]
        assert int(fields[-1][2]) >= 31.75 * per_mm


def test_text_cannot_command_the_printer() -> None:
    spiteful = "^XZ~JR^XA _5E \\& ÆØÅ"
    zpl = label_zpl([a_label(carrier=spiteful, ship_to=HAMBURG, po_numbers=("^FD~", "2"))])
    assert zpl.count("^XA") == zpl.count("^XZ") == 1
    assert "~" not in zpl
    sent = re.sub(r"_([0-9A-F]{2})", lambda found: chr(int(found[1], 16)), field_data(spiteful))
    assert sent == spiteful
    assert field_data(spiteful).count("ÆØÅ") == 1


def test_a_printer_of_another_resolution_is_refused() -> None:
    with pytest.raises(Refusal, match="600"):
        label_zpl([a_label()], 600)
