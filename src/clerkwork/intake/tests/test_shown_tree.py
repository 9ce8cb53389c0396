"""XML and JSON to look at: every spot of a reading is found in the lines shown."""

from pathlib import Path

import pytest

from clerkwork.intake.readers import read_document
from clerkwork.intake.readers.source import Source
from clerkwork.intake.shown_tree import find_path, shown_tree

DOCUMENTS = sorted((Path(__file__).parent / "documents").glob("*"))
TREES = [path for path in DOCUMENTS if path.suffix in {".xml", ".json", ".ndjson"}]


def texts(document: str) -> list[str]:
    return [line.text for line in shown_tree(Source(document.encode()))]


def test_xml_is_indented_without_the_noise_of_namespaces() -> None:
    document = (
        '<?xml version="1.0"?><a:o xmlns:a="urn:a" xmlns:i="urn:i" i:schemaLocation="x y" k="1">'
        "<!-- no --><a:p>  two\n words </a:p><a:q/></a:o>"
    )
    assert texts(document) == ['<o k="1">', "  <p>two words</p>", "  <q/>", "</o>"]


def test_json_is_indented_with_its_numbers_as_written() -> None:
    assert texts('{"a": [1.10, "x", null], "b": {}}') == [
        "{",
        '  "a": [',
        "    1.10",
        '    "x"',
        "    null",
        "  ]",
        '  "b": {}',
        "}",
    ]


@pytest.mark.parametrize("path", TREES, ids=lambda path: str(path.name))
def test_every_spot_of_a_reading_is_found_in_what_is_shown(path: Path) -> None:
    raw = path.read_bytes()
    lines = shown_tree(Source(raw))
    for order in read_document(raw).orders:
        for each in (order, *order.lines):
            for field, spot in each.spots.items():
                found = find_path(lines, spot.at[1])
                assert found is not None, (field, spot)
                index, begin, end = found
                assert lines[index].text[begin:end].strip(), (field, spot)


@pytest.mark.parametrize(
    ("document", "path", "words"),
    [
        ('<o><i q="7"/><i q="8">x</i></o>', "/o/i[2]/@q", "8"),
        ('<o><i q="7"/><i q="8">x</i></o>', "/o/i[2]", "x"),
        ('{"lines": [{"sku": "A-1"}]}', "/lines/0/sku", "A-1"),
        ('{"q": 1.50}', "/q", "1.50"),
        ('{"q": 1}\n{"q": 2}', "/1/q", "2"),
    ],
)
def test_a_path_leads_to_the_characters_of_its_value(document: str, path: str, words: str) -> None:
    lines = shown_tree(Source(document.encode()))
    found = find_path(lines, path)
    assert found is not None
    assert lines[found[0]].text[found[1] : found[2]] == words


def test_a_path_that_is_not_there_is_not_found() -> None:
    assert find_path(shown_tree(Source(b"<o><i/></o>")), "/o/i[2]") is None


def test_a_long_document_and_a_long_value_are_cut() -> None:
    assert len(shown_tree(Source(b"<o>" + b"<i/>" * 9000 + b"</o>"))) == 5000
    [line] = shown_tree(Source(b"<o>" + b"x" * 9000 + b"</o>"))
    assert len(line.text) < 400


@pytest.mark.parametrize("document", ["", "hello", "<o", "<html><body/></html>", '{"a":'])
def test_what_is_neither_or_broken_is_not_shown_as_a_tree(document: str) -> None:
    assert shown_tree(Source(document.encode())) == []


def test_nothing_that_no_page_can_carry_is_shown() -> None:
    "".join(texts('{"a": "\\ud800", "\\ud800": 1}') + texts("<o>&#xD800;</o>")).encode()
