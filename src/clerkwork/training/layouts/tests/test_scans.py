"""Scans and photos of printed orders."""

import io

import numpy as np
import pypdfium2
import pytest
from PIL import Image, ImageDraw

from clerkwork.training.layouts.layouts import all_layouts
from clerkwork.training.layouts.scan_damage import DAMAGES
from clerkwork.training.layouts.scan_layouts import RECIPES, recipe


def a_page() -> Image.Image:
    page = Image.new("RGB", (600, 840), "white")
    pen = ImageDraw.Draw(page)
    for row in range(30):
        pen.text((60, 40 + row * 24), f"{row} Bestellung 4711 zu 12,50 EUR", fill="black")
    return page


@pytest.mark.parametrize("name", DAMAGES)
def test_a_damage_changes_the_page_and_leaves_it_legible(name: str) -> None:
    before = a_page()
    after = DAMAGES[name](a_page(), np.random.default_rng(1)).convert("L")
    assert after.tobytes() != before.convert("L").tobytes()
    dark, light = np.percentile(np.asarray(after), [2, 60])
    assert light - dark > 40, "text no longer stands out from the paper"


def test_every_damage_is_used() -> None:
    used = {name for text in RECIPES for name in recipe(text).damages}
    assert used == set(DAMAGES)


@pytest.mark.parametrize("suffix", ["png", "jpg", "tif", "pdf"])
def test_a_scan_is_a_picture_and_nothing_else(suffix: str) -> None:
    scans = [layout for layout in all_layouts() if layout.format == "scan"]
    made = next(
        document
        for document in (layout.make(0, 0) for layout in scans)
        if document.suffix == suffix
    )
    if suffix == "pdf":
        document = pypdfium2.PdfDocument(made.content)
        text = "".join(page.get_textpage().get_text_range() for page in document)
        document.close()
        assert text.strip() == ""
    else:
        picture = Image.open(io.BytesIO(made.content))
        assert min(picture.size) > 800
