"""What scanners type: plain codes, and GS1 element strings with or without brackets."""

import pytest

from clerkwork.fulfilment.scan import Scan, read_scan


@pytest.mark.parametrize(
    ("typed", "scan"),
    [
        (" b-04-2 ", Scan("B-04-2")),
        ("04012345123456", Scan("4012345123456")),
        ("4012345123456", Scan("4012345123456")),
        ("]E04012345123456", Scan("4012345123456")),
        ("]C10104012345123456", Scan("4012345123456")),
        ("]C1010401234512345610A07", Scan("4012345123456", "A07")),
        ("]d2010401234512345617270131" + "10A07\x1d3712", Scan("4012345123456", "A07")),
        ("(01)04012345123456(10)a07", Scan("4012345123456", "A07")),
        ("(01)04012345123456(17)270131(10)A07", Scan("4012345123456", "A07")),
        ("0104", Scan("104")),
        ("", Scan("")),
    ],
)
def test_a_scan_is_a_code_and_perhaps_a_lot(typed: str, scan: Scan) -> None:
    assert read_scan(typed) == scan
