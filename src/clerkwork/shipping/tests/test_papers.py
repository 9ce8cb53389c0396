"""Packing slips and manifests say what they were given, on paper and in Excel."""

import io
from dataclasses import replace
from datetime import date
from decimal import Decimal

import openpyxl

from clerkwork.core.party import Party
from clerkwork.core.tests.scanner import scans, words
from clerkwork.shipping.manifest import ManifestData, ManifestRow, manifest_pdf, manifest_xlsx
from clerkwork.shipping.packing_slip import PackingSlip, SlipLine, SlipPackage, packing_slip_pdf
from clerkwork.shipping.sscc import sscc
from clerkwork.shipping.tests.label_samples import HAMBURG, WARSAW

TEA = SlipLine(
    sku="TEA-001",
    description="Earl Grey, tin of 250 g",
    unit="each",
    shipped=Decimal("48.0000"),
    ordered=Decimal(60),
    open=Decimal(12),
    buyer_sku="4711-A",
    lot="L2026A",
    expiry=date(2027, 12, 31),
    packages="1–2",
)
SLIP = PackingSlip(
    number="SH-000123",
    company=HAMBURG,
    ship_to=WARSAW,
    lines=[TEA],
    order_numbers=("SO-004711",),
    po_numbers=("PO 4500012345",),
    shipped_on=date(2026, 11, 23),
    packages=[SlipPackage(1, sscc("4012345", 1), Decimal("12.5")), SlipPackage(2, "")],
    note="Mind the <step>.",
)


def test_a_packing_slip_holds_its_shipment() -> None:
    pdf = packing_slip_pdf(SLIP)
    (page,) = words(pdf)
    for said in (
        *("Packing slip", "SO-004711", "PO 4500012345", "2026-11-23", "12.5 kg", "POLAND"),
        *(WARSAW.name, "TEA-001", "Your article 4711-A", "1 / 2", sscc("4012345", 1)),
        *("60", "12", "48", "comes in a later shipment", "Mind the <step>."),
    ):
        assert said in page, said
    assert "48.0" not in page
    ((code,),) = scans(pdf, 203)
    assert code.text == "SH-000123"


def test_a_complete_shipment_promises_nothing_to_follow() -> None:
    complete = replace(TEA, shipped=Decimal(60), open=Decimal(0))
    (page,) = words(packing_slip_pdf(replace(SLIP, lines=[complete])))
    assert "later shipment" not in page


def test_a_long_slip_goes_on_over_pages_with_its_head() -> None:
    orders = tuple(f"SO-{number:06d}" for number in range(400))
    pdf = packing_slip_pdf(replace(SLIP, lines=[TEA] * 60, order_numbers=orders))
    pages = words(pdf)
    assert sum(page.count("TEA-001") for page in pages) == 60
    assert all("Description" in page for page in pages[:3])
    assert [[code.text for code in codes] for codes in scans(pdf, 203)] == [["SH-000123"]] * len(
        pages
    )
    assert "SO-000005 +394" in " ".join(pages[0].split())


ROWS = [
    ManifestRow(
        sscc=sscc("4012345", number),
        shipment=f"SH-{number // 2:06d}",
        ship_to=WARSAW if number % 2 else HAMBURG,
        tracking=f"JJD{number}",
        order_numbers=("SO-000001",),
        package=number % 2 + 1,
        packages=2,
        weight=Decimal("12.345") if number else None,
    )
    for number in range(40)
]
MANIFEST = ManifestData("MF-000007", HAMBURG, "DHL Freight", date(2026, 11, 23), ROWS)


def test_a_manifest_lists_every_package_and_where_the_driver_signs() -> None:
    pdf = manifest_pdf(MANIFEST)
    pages = words(pdf)
    for row in ROWS:
        assert sum(page.count(row.sscc) for page in pages) == 1
    for said in ("DHL Freight", "40", "20", "481.455 kg, 1 not weighed"):
        assert said in pages[0], said
    assert "Signature" in pages[-1]
    assert [[code.text for code in codes] for codes in scans(pdf, 300)] == [["MF-000007"]] * len(
        pages
    )


def test_the_excel_manifest_holds_the_same_packages_exactly() -> None:
    book = openpyxl.load_workbook(io.BytesIO(manifest_xlsx(MANIFEST)))
    head, *rows = book["Packages"].iter_rows(values_only=True)
    assert [dict(zip(head, row, strict=True))["SSCC"] for row in rows] == [r.sscc for r in ROWS]
    assert [row[-1] for row in rows] == [None] + [12.345] * 39
    totals = dict(book["Totals"].iter_rows(min_row=2, values_only=True))
    assert totals["Manifest"] == "MF-000007"
    assert totals["Packages"] == "40"


def test_no_name_becomes_a_formula() -> None:
    spiteful = ["=1+1", "+1", "-1", "@SUM(A1)", '=HYPERLINK("x")', "#N/A", "a\x00b"]
    rows = [replace(ROWS[0], ship_to=Party(name, (name,))) for name in spiteful]
    book = openpyxl.load_workbook(io.BytesIO(manifest_xlsx(replace(MANIFEST, rows=rows))))
    column = list(book["Packages"]["H"])[1:]
    assert [cell.data_type for cell in column] == ["s"] * len(spiteful)
    assert [cell.value for cell in column][:-1] == spiteful[:-1]
