"""Pick lists lead through the house once, and every place can be scanned."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from clerkwork.core.party import Party
from clerkwork.core.tests.scanner import scans, words
from clerkwork.fulfilment.pick_list_pdf import PickLine, PickListData, pick_list_pdf
from clerkwork.fulfilment.walk import walking_order

LINE = PickLine("A-01-01", "TEA-001", "Earl Grey, tin of 250 g", Decimal("12.0000"), "each")
OURS = Party("Nordlicht Handel GmbH", ("Speicherstraße 14", "20457 Hamburg"), "20457", "DE")


def a_list(*lines: PickLine) -> PickListData:
    return PickListData("PL-000042", OURS, lines, due_on=date(2026, 11, 24))


def test_places_are_walked_by_their_sequence_and_then_as_people_count() -> None:
    stops = [
        replace(LINE, place=place, sequence=sequence)
        for place, sequence in [
            ("A-10", 1),
            ("A-2", 1),
            ("Z-1", 0),
            ("A-2-1", 1),
            ("10", 1),
            ("A", 1),
        ]
    ]
    walked = [stop.place for stop in walking_order(stops)]
    assert walked == ["Z-1", "10", "A", "A-2", "A-2-1", "A-10"]


def test_stops_at_one_place_keep_their_order() -> None:
    stops = [replace(LINE, sku=sku) for sku in ("B", "A", "C")]
    assert [stop.sku for stop in walking_order(stops)] == ["B", "A", "C"]


def test_every_place_scans_in_the_order_of_the_walk() -> None:
    places = [f"A-{bay:02d}-{level}" for bay in (10, 2, 7, 1, 3, 12) for level in (2, 1)]
    pdf = pick_list_pdf(a_list(*(replace(LINE, place=place) for place in places)))
    for dpi in (203, 300):
        found = [[code.text for code in codes] for codes in scans(pdf, dpi)]
        assert [codes[0] for codes in found] == ["PL-000042"] * len(found)
        assert [place for codes in found for place in codes[1:]] == sorted(places)


def test_a_line_says_what_how_much_and_for_whom() -> None:
    lot = replace(
        LINE, lot="L2026A", expiry=date(2027, 3, 1), shipment="SH-000101", packs="1 case + 2"
    )
    (page,) = words(pick_list_pdf(a_list(lot, replace(LINE, shipment="SH-000102"))))
    for said in ("TEA-001", "Earl Grey", "Lot L2026A, expires 2027-03-01", "1 case + 2", "each"):
        assert said in page, said
    assert "12.0" not in page
    assert page.count("SH-000101") == 2  # in the head, and beside its line
    assert "Picked by" in page


def test_a_place_that_no_bar_code_can_hold_is_still_printed() -> None:
    pdf = pick_list_pdf(a_list(replace(LINE, place="Kühlraum ☃"), replace(LINE, place="X" * 30)))
    ((head,),) = scans(pdf, 203)
    assert head.text == "PL-000042"
    assert "Kühlraum" in words(pdf)[0]


def test_a_list_without_lines_is_a_paper_too() -> None:
    assert "Pick list" in words(pick_list_pdf(a_list()))[0]
