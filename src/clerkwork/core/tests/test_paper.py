"""Papers: the number scans on every page, and every European name prints right."""

import pytest

from clerkwork.core import paper_table, typeface
from clerkwork.core.figures import several
from clerkwork.core.paper import A4, LETTER, Paper, bar_code
from clerkwork.core.party import Party
from clerkwork.core.tests.scanner import scans, words

OURS = Party("Nordlicht Handel GmbH", ("Speicherstraße 14", "20457 Hamburg"), "20457", "DE")
ALPHABETS = {
    "Polish": "ĄĆĘŁŃÓŚŹŻąćęłńóśźż",
    "Czech, Slovak": "ÁČĎÉĚÍŇÓŘŠŤÚŮÝŽáčďéěíňóřšťúůýžĽĹŔľĺŕ",
    "Hungarian, Romanian": "ŐŰőűĂÂÎȘȚăâîșț",
    "Baltic": "ĀĒĢĪĶĻŅŪāēģīķļņūĖŲėų",
    "Nordic": "ÅÄÖÆØÞÐåäöæøþð",
    "Turkish, Maltese": "ĞİŞğışĊĠĦŻċġħż",
    "Greek": "ΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟΠΡΣΤΥΦΧΨΩάέήίόύώΐΰς",
    "Cyrillic": "АБВГДЕЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯЁЄІЇҐЂЈЉЊЋЏ",
    "signs": "„“”‘’«»–—…€£§°·×№½",
}


def a_paper(*said: str, size: tuple[float, float] = A4) -> bytes:
    return Paper("Packing slip", "SH-000123", OURS, size).pdf([paper_table.text(s) for s in said])


@pytest.mark.parametrize("alphabet", ALPHABETS)
@pytest.mark.parametrize("bold", [False, True])
def test_our_own_letters_cover_europe(alphabet: str, bold: bool) -> None:
    own = typeface.BOLD if bold else typeface.REGULAR
    assert list(typeface.runs(ALPHABETS[alphabet], bold=bold)) == [(own, ALPHABETS[alphabet])]


def test_what_is_printed_can_be_read_again() -> None:
    (page,) = words(a_paper(*ALPHABETS.values()))
    for letters in ALPHABETS.values():
        assert letters in page


@pytest.mark.parametrize(
    ("text", "font"),
    [("肉桂", "STSong-Light"), ("シナモン", "HeiseiKakuGo-W5"), ("계피", "HYSMyeongJo-Medium")],
)
def test_east_asian_text_is_left_to_the_viewers_fonts(text: str, font: str) -> None:
    assert list(typeface.runs(f"A {text}")) == [(typeface.REGULAR, "A "), (font, text)]
    assert len(words(a_paper(f"A {text}"))) == 1


@pytest.mark.parametrize("bold", [False, True])
def test_figures_stand_under_one_another(bold: bool) -> None:
    assert len({typeface.text_width(figure, 10, bold=bold) for figure in "0123456789"}) == 1


@pytest.mark.parametrize("size", [A4, LETTER])
@pytest.mark.parametrize("dpi", [203, 300])
def test_every_page_has_the_number_to_scan_and_its_place(
    size: tuple[float, float], dpi: int
) -> None:
    pdf = a_paper(*["A line\nand another"] * 70, size=size)
    pages = list(scans(pdf, dpi))
    assert len(pages) > 1
    assert [[code.text for code in codes] for codes in pages] == [["SH-000123"]] * len(pages)
    for place, page in enumerate(words(pdf), start=1):
        assert f"Page {place} of {len(pages)}" in page


def test_text_is_never_markup() -> None:
    said = "<b>Tom & Jerry</b> <img src='x'/> &amp; <para>"
    (page,) = words(a_paper(said))
    assert said in page


def test_a_word_longer_than_the_page_is_wide_is_broken() -> None:
    pdf = Paper("Packing slip", "SH-1", OURS).pdf(
        [paper_table.table([paper_table.Column("Article", 30)], [["W" * 300]], 100)]
    )
    (page,) = words(pdf)
    assert page.count("W") == 300


def test_a_row_taller_than_a_page_goes_on_over_the_next() -> None:
    paper = Paper("Packing slip", "SH-1", OURS)
    columns = [paper_table.Column("Description", 30)]
    pages = words(paper.pdf([paper_table.table(columns, [["many words " * 900]], paper.room)]))
    assert sum(page.count("many") for page in pages) == 900


def test_a_long_title_and_a_long_company_stay_left_of_the_number() -> None:
    company = Party("A company with a very long name " * 5, ("a long street " * 12,))
    pdf = Paper(
        "A paper with a very long title indeed, longer than most", "SH-000123", company
    ).pdf([paper_table.text("x")])
    ((code,),) = scans(pdf, 203)
    assert code.text == "SH-000123"


def test_the_same_paper_is_the_same_bytes() -> None:
    assert a_paper("x") == a_paper("x")


@pytest.mark.parametrize("data", ["", "Ä-01", "A" * 31])
def test_what_would_not_scan_gets_no_bars(data: str) -> None:
    assert bar_code(data, 20, 160) == []
    assert len(bar_code("A-01-02", 20, 160)) == 1


def test_a_border_brings_the_country_onto_the_address() -> None:
    there = Party("Smith", ("1 Quay Street", " ", "Leeds LS1 4AB"), "LS1 4AB", "GB")
    assert there.address(there) == ["1 Quay Street", "Leeds LS1 4AB"]
    assert there.address(OURS)[-1] == "UNITED KINGDOM OF GREAT BRITAIN AND NORTHERN IRELAND"


def test_many_names_become_a_count() -> None:
    assert several(("a", "b"), 2) == "a, b"
    assert several(("a", "b", "c", "d"), 2) == "a, b +2"
    assert several((), 1) == ""
