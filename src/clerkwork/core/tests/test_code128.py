"""The symbols hold their data, and no symbol is longer than it must be."""

import pytest
import zxingcpp
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageDraw

from clerkwork.core import code128

PRINTABLE = st.text(st.characters(min_codepoint=32, max_codepoint=126), min_size=1, max_size=30)
MIXED = st.lists(st.sampled_from(["12", "345", "6", "A", "b-", "00"]), min_size=1, max_size=12)


def scanned(data: str) -> str:
    words = code128.codewords(data)
    image = Image.new("L", ((code128.modules(words) + 20) * 2, 80), 255)
    draw = ImageDraw.Draw(image)
    for offset, width in code128.bars(words):
        draw.rectangle((20 + 2 * offset, 10, 20 + 2 * (offset + width) - 1, 70), fill=0)
    (found,) = zxingcpp.read_barcodes(image, formats=zxingcpp.BarcodeFormat.Code128)
    return found.bytes.decode("ascii")


@settings(max_examples=60, deadline=None)
@given(PRINTABLE | MIXED.map("".join))
def test_a_scanner_reads_what_was_encoded(data: str) -> None:
    assert scanned(data) == data


@pytest.mark.parametrize(
    ("data", "characters"),
    [
        ("1234", 4),  # start C, two pairs, check
        ("123", 5),  # in B throughout: a change of set would not pay
        ("12345", 6),  # C C, change, B: as long as any other way
        ("AB1234CD", 10),  # two changes cost what two pairs save
        ("AB123456CD", 11),  # six digits pay for both changes
        (code128.FNC1 + "00" + "1" * 18, 13),
    ],
)
def test_the_shortest_symbol_is_chosen(data: str, characters: int) -> None:
    words = code128.codewords(data)
    assert len(words) == characters
    assert code128.modules(words) == 11 * characters + 13


@pytest.mark.parametrize("data", ["Ł", "a\n", "\x7f"])
def test_what_code_128_cannot_hold_is_refused(data: str) -> None:
    with pytest.raises(ValueError, match="cannot hold"):
        code128.codewords(data)
