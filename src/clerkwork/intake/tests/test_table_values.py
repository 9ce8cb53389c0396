"""Headings, numbers, dates, addresses and countries as they stand in tables."""

from decimal import Decimal

import pytest

from clerkwork.intake.draft import Address
from clerkwork.intake.readers.address_lines import read_address
from clerkwork.intake.readers.countries import country_code
from clerkwork.intake.readers.headings.meaning import role_of
from clerkwork.intake.readers.table.values import Habits, decimal_mark, iso_date, number


@pytest.mark.parametrize(
    ("headings", "role"),
    [
        ("PO #|P.O. No.|Purchase Order Number|po_num|Customer PO|Inkoopordernummer", "po_number"),
        ("Order ID|Bestellnummer|N° de commande|Nº de pedido|Numero ordine", "order_number"),
        ("Qty.|QUANTITYORDERED|Menge|Bestellmenge|Qté|Cantidad|Q.tà|Aantal|Qtde", "quantity"),
        ("Unit Price|PRICEEACH|Einzelpreis|P.U. HT|Precio unitario|Stuksprijs", "unit_price"),
        ("Ext. Price|Gesamtpreis|Montant HT|Importe|Bedrag|Valor total", "line_total"),
        ("UOM|U/M|Mengeneinheit|Unité|Unidad|U.M.|Eenheid", "uom"),
        ("Vendor SKU|Ihre Artikelnummer|Référence fournisseur|Lieferanten-Artikelnr.", "sku"),
        ("Customer Part No|Unsere Art.-Nr.|Kundenartikelnummer|Buyer Part Number", "buyer_sku"),
        ("UPC|EAN|GTIN|Barcode|Code EAN", "gtin"),
        ("Item #|Artikel-Nr.|Code article|Código de artículo|StockCode", "item"),
        ("Description|Bezeichnung|Désignation|Descripción|Omschrijving|Product Name", "desc"),
        ("Delivery Date|Need By Date|Liefertermin|Date de livraison|Leverdatum", "delivery"),
        ("Ship To City|Lieferort|Shipping City|City (Shipping)|ship-city", "ship_city"),
        ("Ship Date|Requested Ship Date|Versanddatum", "ship_date"),
        ("Line #|Pos.|#|Zeilennummer|Ligne", "line"),
    ],
)
def test_headings_of_seven_languages_have_their_role(headings: str, role: str) -> None:
    assert {each: role_of(each) for each in headings.split("|")} == dict.fromkeys(
        headings.split("|"), role
    )


@pytest.mark.parametrize(
    "heading", ["Qty Shipped", "Quantity on hand", "Received Qty", "List Price", "Cost Center"]
)
def test_a_quantity_or_price_of_another_kind_is_not_the_ordered_one(heading: str) -> None:
    assert role_of(heading) not in {"quantity", "unit_price"}


@pytest.mark.parametrize(
    ("written", "mark", "value"),
    [
        ("12", ".", "12"),
        ("1,234.50", ".", "1234.50"),
        ("1.234,50", ".", "1234.50"),
        ("1.234,50 €", ",", "1234.50"),
        ("EUR 12,5", ".", "12.5"),
        ("$1,234", ".", "1234"),
        ("1.234", ",", "1234"),
        ("1.234", ".", "1.234"),
        ("0,125", ".", "0.125"),
        ("1'234.50", ".", "1234.50"),
        ("1 234,50", ",", "1234.50"),
        ("1\u202f234,50", ",", "1234.50"),
        ("12,34,567.00", ".", "1234567.00"),
        ("(12.50)", ".", "-12.50"),
        ("12-", ".", "-12"),
        ("-3", ".", "-3"),
        ("12,-", ",", "12"),
        (".5", ".", "0.5"),
        ("1,23,4", ".", None),
        ("12 doz", ".", None),
        ("=2+3", ".", None),
        ("NaN", ".", None),
        ("1e5", ".", None),
        ("", ".", None),
        ("-", ".", None),
        ("²", ".", None),
    ],
)
def test_numbers_are_read_as_people_write_them(written: str, mark: str, value: str | None) -> None:
    assert number(written, mark) == (None if value is None else Decimal(value))


def test_one_plain_number_decides_the_decimal_mark_of_the_table() -> None:
    assert decimal_mark(["1.500", "0,05"], ".") == ","
    assert decimal_mark(["1,500", "0.05"], ",") == "."
    assert decimal_mark(["1.500"], ",") == ","


@pytest.mark.parametrize(
    ("written", "day_first", "expected"),
    [
        ("2026-03-05", True, "2026-03-05"),
        ("2026-03-05T10:00:00Z", True, "2026-03-05"),
        ("2026-03-05 10:00:00 -0500", True, "2026-03-05"),
        ("20260305", True, "2026-03-05"),
        ("05.03.2026", False, "2026-03-05"),
        ("05/03/2026", True, "2026-03-05"),
        ("03/05/26", False, "2026-03-05"),
        ("25/12/2026", False, "2026-12-25"),
        ("5 March 2026", True, "2026-03-05"),
        ("March 5th, 2026", True, "2026-03-05"),
        ("05-Mar-26", True, "2026-03-05"),
        ("5. März 2026", True, "2026-03-05"),
        ("5 mars 2026", True, "2026-03-05"),
        ("5 de marzo de 2026", True, "2026-03-05"),
        ("5 maart 2026", True, "2026-03-05"),
        ("5 de março de 2026", True, "2026-03-05"),
        ("05.03.2026 - 07.03.2026", True, "2026-03-05/2026-03-07"),
        ("31/02/2026", True, None),
        ("KW 12", True, None),
        ("soon", True, None),
    ],
)
def test_dates_are_read_as_people_write_them(
    written: str, day_first: bool, expected: str | None
) -> None:
    assert iso_date(written, Habits(".", day_first)) == expected


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (["Ost GmbH", "Tor 3", "Hauptstraße 5", "10115 Berlin", "Deutschland"],
         Address("Ost GmbH", "Hauptstraße 5", "Tor 3", "Berlin", None, "10115", "DE")),
        (["Store 5", "1 Main St", "Suite 400", "Austin, TX 78701-1234"],
         Address("Store 5", "1 Main St", "Suite 400", "Austin", "TX", "78701-1234")),
        (["1600 Pennsylvania Avenue, Washington, DC 20500"],
         Address(None, "1600 Pennsylvania Avenue", None, "Washington", "DC", "20500")),
        (["Unit 4, Dock Rd", "Leeds LS1 1AA", "United Kingdom"],
         Address(None, "Unit 4, Dock Rd", None, "Leeds", None, "LS1 1AA", "GB")),
        (["Ost BV", "Weg 2", "6711 AB Ede"],
         Address("Ost BV", "Weg 2", None, "Ede", None, "6711 AB")),
        (["Boulangerie Paul, 12 rue de la Paix, 75002 Paris, France"],
         Address("Boulangerie Paul", "12 rue de la Paix", None, "Paris", None, "75002", "FR")),
        (["Ost GmbH"], Address("Ost GmbH")),
    ],
)  # fmt: skip
def test_an_address_is_read_from_its_lines(lines: list[str], expected: Address) -> None:
    assert read_address(lines) == expected


def test_no_lines_are_no_address() -> None:
    assert read_address(["", "  "]) is None


@pytest.mark.parametrize(
    ("written", "code"),
    [("DE", "DE"), ("de", "DE"), ("DEU", "DE"), ("Deutschland", "DE"), ("U.S.A.", "US"),
     ("Verenigde Staten", "US"), ("Österreich", "AT"), ("España", "ES"), ("Brasil", "BR"),
     ("UK", "GB"), ("XX", None), ("Narnia", None), ("", None), (None, None)],
)  # fmt: skip
def test_a_country_is_known_by_code_and_by_name(written: str | None, code: str | None) -> None:
    assert country_code(written) == code
