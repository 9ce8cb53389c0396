"""The front door of XML: what is refused, what is repaired, and what is said about it."""

import socket
import time
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from clerkwork.intake.draft import Reading
from clerkwork.intake.readers import read_document
from clerkwork.intake.readers.source import Source
from clerkwork.intake.readers.xml.tree import Tree, xml_tree
from clerkwork.intake.readers.xml.values import foreign_number, xml_day
from clerkwork.intake.tests.test_reading_anything import sound

SPACE = "urn:oasis:names:specification:ubl:schema:xsd:Order-2"
ORDER = (
    f'<Order xmlns="{SPACE}"><ID>P1</ID><OrderLine><LineItem><ID>1</ID><Quantity>2</Quantity>'
    "<Item><Name>Tée</Name><SellersItemIdentification><ID>A</ID></SellersItemIdentification></Item>"
    "</LineItem></OrderLine></Order>"
)
DOCUMENTS = Path(__file__).parent / "documents"
SEEDS = [path.read_bytes() for path in sorted(DOCUMENTS.glob("*.xml"))]


def told(reading: Reading | Tree) -> list[str]:
    return [f"{problem.where}: {problem.what}" for problem in reading.problems]


def described(reading: Reading) -> str | None:
    return reading.orders[0].lines[0].description


@pytest.mark.parametrize(
    ("raw", "problem"),
    [
        (ORDER.encode(), None),
        (f'<?xml version="1.0" encoding="UTF-8"?>\n{ORDER}'.encode("utf-8-sig"), None),
        (f'\r\n  <?xml version="1.0"?>\n{ORDER}'.encode(), None),
        (f'<?xml version="1.0" encoding="utf-16"?>{ORDER}'.encode("utf-16"), None),
        (f'<?xml version="1.0" encoding="utf-16"?>{ORDER}'.encode(), None),
        (f'<?xml version="1.0" encoding="ISO-8859-1"?>{ORDER}'.encode("latin-1"), None),
        (f'<?xml version="1.0" encoding="windows-1252"?>{ORDER}'.encode("cp1252"), None),
        (f'<?xml version="1.0" encoding="ISO-8859-1"?>{ORDER}'.encode(),
         "line 1: declared ISO-8859-1, found UTF-8: read as that"),
        (f'<?xml version="1.0" encoding="UTF-8"?>{ORDER}'.encode("cp1252"),
         "line 1: declared UTF-8, found other bytes: read as "),
        (f'<?xml version="1.0" encoding="punycode"?>{ORDER}'.encode("cp1252"),
         "line 1: declared punycode, found other bytes: read as "),
    ],
)  # fmt: skip
def test_any_encoding_is_read_whatever_the_declaration_says(
    raw: bytes, problem: str | None
) -> None:
    reading = read_document(raw)
    assert (reading.format, described(reading)) == ("ubl-order", "Tée")
    assert [each.startswith(str(problem)) for each in told(reading)[:1]] == [True][: bool(problem)]
    guessed = "other bytes" in str(problem)
    assert reading.orders[0].spots["po_number"].sure == (0.9 if guessed else 1)


LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10 if n else "ha"}">' for n in range(10))


@pytest.mark.parametrize(
    ("prolog", "where"),
    [
        (f"<!DOCTYPE a [{LAUGHS}]>", "line 1"),
        ('\n<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]>', "line 2"),
        ('<!DOCTYPE a [\n<!ENTITY % x SYSTEM "http://127.0.0.1:9/x"> %x;]>', "line 2"),
    ],
    ids=["laughs", "file", "parameter"],
)
def test_a_declared_entity_is_refused_with_its_line(prolog: str, where: str) -> None:
    reading = read_document((prolog + ORDER.replace("Tée", "&l9;&x;")).encode())
    assert (reading.format, reading.kind, reading.orders) == ("ubl-order", "unreadable", [])
    assert told(reading) == [f"{where}: found a declared entity, expected none: it is not read"]


def test_nothing_that_a_doctype_names_is_loaded(tmp_path: Path) -> None:
    server = socket.create_server(("127.0.0.1", 0))
    server.settimeout(0.1)
    port = server.getsockname()[1]
    dtd = tmp_path / "order.dtd"
    dtd.write_text('<!ATTLIST Quantity unitCode CDATA "FROM-DTD">')
    for system in (f"http://127.0.0.1:{port}/order.dtd", dtd.as_uri(), "missing.dtd"):
        reading = read_document(f'<!DOCTYPE Order SYSTEM "{system}">{ORDER}'.encode())
        assert (reading.orders[0].lines[0].uom, told(reading)) == (None, [])
    with server, pytest.raises(TimeoutError):
        server.accept()


@pytest.mark.parametrize(
    ("document", "problem"),
    [
        (ORDER[:-40], "line 1: found XML that is not well-formed"),
        (ORDER.replace("Tée", "Tea & Co"), "line 1: found XML that is not well-formed"),
        (ORDER.replace("Tée", "\nTea &nbsp; pot"), "line 2: found XML that is not well-formed"),
        (ORDER.replace("Tée", "Tea\x01"), "line 1: found XML that is not well-formed"),
        (ORDER.replace("Tée", "Tea &#xD800;"), "line 1: found XML that is not well-formed"),
    ],
    ids=["cut", "ampersand", "entity", "control", "surrogate"],
)
def test_what_is_not_well_formed_is_read_said_and_less_sure(document: str, problem: str) -> None:
    reading = read_document(document.encode())
    assert reading.orders[0].po_number == "P1"
    assert told(reading)[0].startswith(problem)
    assert "a fault in its form: values may be lost" in reading.problems[1].what
    assert reading.problems[1].order == 0
    assert {spot.sure for spot in reading.orders[0].spots.values()} == {0.9}


def test_zero_characters_are_left_out_and_said() -> None:
    reading = read_document(ORDER.replace("Tée", "T\0ea\n").encode())
    assert described(reading) == "Tea"
    assert told(reading) == ["line 1: found zero characters, expected text"]


def test_a_wrong_prefix_does_not_hide_an_order() -> None:
    bare = ORDER.replace("<Item>", "<cac:Item>").replace("</Item>", "</cac:Item>")
    reading = read_document(bare.encode())
    assert reading.orders[0].lines[0].sku == "A"
    assert "Namespace prefix cac" in told(reading)[0]


def test_several_documents_in_one_file_are_several_orders_with_places_of_their_own() -> None:
    one = f'<?xml version="1.0"?>\n{ORDER}\n'
    reading = read_document((one + one.replace("P1", "P2") + one.replace("P1", "P3")).encode())
    assert [order.po_number for order in reading.orders] == ["P1", "P2", "P3"]
    assert reading.orders[1].spots["po_number"].at == ("path", "/Order[2]/ID")
    assert told(reading) == []


SOAP = '<s:Envelope xmlns:s="urn:soap"><s:Body>{}{}</s:Body></s:Envelope>'


@pytest.mark.parametrize("envelope", ["<Orders>{}{}</Orders>", SOAP])
def test_orders_are_found_within_an_envelope(envelope: str) -> None:
    reading = read_document(envelope.format(ORDER, ORDER.replace("P1", "P2")).encode())
    assert [order.po_number for order in reading.orders] == ["P1", "P2"]


def test_the_sender_of_a_standard_business_document_is_the_sender() -> None:
    wrapped = (
        "<StandardBusinessDocument><StandardBusinessDocumentHeader><Sender>"
        '<Identifier Authority="iso6523-actorid-upis">0088:9012345000004</Identifier></Sender>'
        f"</StandardBusinessDocumentHeader>{ORDER}</StandardBusinessDocument>"
    )
    reading = read_document(wrapped.encode())
    assert (reading.sender, reading.orders[0].po_number) == ("0088:9012345000004", "P1")


def test_unknown_xml_is_no_order_and_says_what_it_is() -> None:
    reading = read_document(b'<note xmlns="urn:n"><to>Bo</to></note>')
    assert (reading.format, reading.kind) == ("xml", "other")
    [problem] = told(reading)
    assert problem.startswith("/note: found the element note of urn:n, a kind of XML that is not")


def test_an_order_without_number_and_lines_is_a_blank_form() -> None:
    reading = read_document(f'<Order xmlns="{SPACE}"><ID/></Order>'.encode())
    assert (reading.kind, reading.orders) == ("other", [])
    assert "found no lines" in told(reading)[-1]


def test_an_order_with_a_number_but_no_lines_is_held() -> None:
    reading = read_document(f'<Order xmlns="{SPACE}"><ID>7</ID></Order>'.encode())
    assert (reading.kind, reading.orders[0].po_number) == ("order", "7")
    assert reading.problems[0].order == 0


@pytest.mark.parametrize(
    "raw",
    [
        b"<o>" * 100_000,
        b"<o>" * 150 + b"x" + b"</o>" * 150,
        b"<o " + b"".join(b'a%d="" ' % n for n in range(100_000)) + b"/>",
        b"<o>" + b"<b/>" * 300_000 + b"</o>",
        b"<?xml ?>" * 100_000,
        b"<" * 3_000_000,
        b"<!--" * 500_000,
        f'<Order xmlns="{SPACE}">{"<OrderLine/>" * 20_000}</Order>'.encode(),
        b"<o>" + b"&#x41;" * 500_000 + b"</o>",
    ],
    ids=[
        "open",
        "deep",
        "attributes",
        "wide",
        "many",
        "brackets",
        "comments",
        "lines",
        "references",
    ],
)
def test_no_xml_takes_more_time_than_its_size_deserves(raw: bytes) -> None:
    begin = time.process_time()
    sound(read_document(raw))
    assert time.process_time() - begin < 8, "many times slower than other documents"


def test_elements_nested_too_deep_are_refused() -> None:
    deep = "<o>" * 220 + ORDER + "</o>" * 220
    reading = read_document(deep.encode())
    assert (reading.kind, reading.orders) == ("unreadable", [])
    assert "nested deeper than 200" in told(reading)[0]


def test_a_path_counts_only_elements_that_are_alike() -> None:
    [root] = xml_tree(Source(b'<a><b/><c x="1"/><b><d/></b></a>')).roots
    assert root.children[2].children[0].path() == "/a/b[2]/d"
    assert root.children[1].path("x") == "/a/c/@x"


@pytest.mark.parametrize(
    ("written", "number"),
    [
        ("1,142.00", "1142.00"),
        ("1.142,00", "1142.00"),
        ("12,5", "12.5"),
        ("1 142,00", "1142.00"),
        ("1'142'000", "1142000"),
        ("1,505", None),  # a thousand, or one and a half
        ("1.505.000", "1505000"),
        ("1.5E2", "150"),
        ("1e555", None),
        ("ten", None),
    ],
)
def test_a_foreign_number_is_read_only_where_it_can_mean_one_thing(
    written: str, number: str | None
) -> None:
    assert foreign_number(written) == (None if number is None else Decimal(number))


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("2026-03-02", "2026-03-02"),
        ("2026-03-02Z", "2026-03-02"),
        ("2026-03-02T23:30:00-08:00", "2026-03-02"),
        ("20260302", "2026-03-02"),
        ("202603021230", "2026-03-02"),
        ("20260302T12:30:00", "2026-03-02"),
        ("02.03.2026", "2026-03-02"),
        ("13/03/2026", "2026-03-13"),
        ("03/13/2026", "2026-03-13"),
        ("02/03/2026", None),  # February or March
        ("2026-02-30", None),
        ("1899-12-30", None),
        ("soon", None),
    ],
)
def test_a_date_is_read_only_where_it_can_mean_one_day(written: str, day: str | None) -> None:
    assert xml_day(written)[0] == day


@given(st.sampled_from(SEEDS), st.data())
@settings(max_examples=200, deadline=None)
def test_mutated_xml_never_raises(seed: bytes, data: st.DataObject) -> None:
    tags = seed.replace(b">", b">\n").splitlines()
    for _ in range(data.draw(st.integers(1, 6))):
        at = data.draw(st.integers(0, len(tags) - 1))
        tags[at : at + data.draw(st.integers(0, 3))] = data.draw(
            st.lists(
                st.sampled_from([*tags, b"&x;", b"&#xD800;", b"\0", b"1,505", b"<a>"]), max_size=3
            )
        )
        tags = tags or [b"<a/>"]
    sound(read_document(b"".join(tags)))


def test_a_currency_may_be_stated_by_its_number() -> None:
    reading = read_document(
        b"<ORDER xmlns='http://www.opentrans.org/XMLSchema/1.0'><ORDER_HEADER><ORDER_INFO>"
        b"<ORDER_ID>1</ORDER_ID><PRICE_CURRENCY>978</PRICE_CURRENCY></ORDER_INFO></ORDER_HEADER>"
        b"<ORDER_ITEM_LIST><ORDER_ITEM><ARTICLE_ID><SUPPLIER_AID>A</SUPPLIER_AID></ARTICLE_ID>"
        b"<QUANTITY>5</QUANTITY></ORDER_ITEM></ORDER_ITEM_LIST></ORDER>"
    )
    assert (reading.orders[0].currency, reading.problems) == ("EUR", [])
