"""What is made to do harm ends as a problem, soon, and the next document is read."""

import time

import pytest
from PIL import Image

from clerkwork.intake.isolation import Apart
from clerkwork.intake.readers import read_document
from clerkwork.intake.tests import hostile
from clerkwork.intake.tests.hostile import chunk, saved, simple, squeezed

WORD = b"BT /F 12 Tf 1 0 0 1 72 700 Tm (PO 4711) Tj ET\n"


@pytest.mark.parametrize(
    ("raw", "kind", "place", "what"),
    [
        (hostile.png(50_000, 50_000, rows=1), "unreadable", "document", "too large"),
        (hostile.png(30_001, 100, rows=1), "unreadable", "page 1", "30001 by 100 dots"),
        (
            hostile.png(300, 300, rows=300, extra=chunk(b"zTXt", b"k\0\0" + squeezed(100_000_000))),
            *("unreadable", "document", "found a damaged picture"),
        ),
        (hostile.wide_jpeg(), "unreadable", "document", "too large"),
        (hostile.animation(3000), "unreadable", "document", "found no words"),
        (hostile.endless_tiff(), "unreadable", "document", "found no words"),
        (saved(Image.new("L", (1, 1)), "GIF"), "unreadable", "page 1", "1 by 1 dots: no page"),
        (b"II*\0\x08\0\0\0", "unreadable", "document", "found a damaged picture"),
        (b"\0\0\0\x18ftypheic\0\0\0\0mif1heic", "unreadable", "document", "HEIF"),
        (hostile.many_pages(10_000), "other", "page 201", "found 10000 pages"),
        (hostile.endless_tree(), "other", "page 201", "found 1000000 pages"),
        (hostile.encrypted(), "unreadable", "document", "password"),
        (simple()[:200], "unreadable", "document", "found a damaged PDF"),
        (hostile.huge_page(), "other", "document", "found"),
        (simple("/OpenAction << /S /JavaScript /JS (while(true){}) >>"), "other", "document", ""),
        (simple("/OpenAction << /S /Launch /F (/bin/sh) >>"), "other", "document", "found"),
    ],
)
def test_harm_is_a_problem_with_its_place(raw: bytes, kind: str, place: str, what: str) -> None:
    begin = time.monotonic()
    reading = read_document(raw)
    assert reading.kind == kind
    assert reading.problems[0].where == place
    assert what in reading.problems[0].what
    assert time.monotonic() - begin < 60
    assert read_document(simple()).format == "pdf"


def test_half_a_photo_is_not_read_as_a_whole_one() -> None:
    raw = saved(Image.effect_noise((800, 1000), 60), "JPEG")
    reading = read_document(raw[: len(raw) // 2])
    assert reading.kind == "unreadable"
    assert reading.problems[0].where == "page 1"
    assert "expected a whole one" in reading.problems[0].what


@pytest.mark.parametrize(
    "raw", [hostile.huge_stream(300_000_000, WORD), hostile.huge_picture(20_000)]
)
def test_what_unpacks_to_more_than_fits_is_given_up(
    raw: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CLERKWORK_READER_MEMORY", "300")
    monkeypatch.setenv("CLERKWORK_READER_SECONDS", "60")
    apart = Apart()
    reading = apart.read(raw, format="pdf", name="", hints=[])
    assert reading.kind == "unreadable"
    assert apart.read(simple(), format="pdf", name="", hints=[]).format == "pdf"
    apart.stop()
