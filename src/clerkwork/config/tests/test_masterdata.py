from collections.abc import Iterator
from decimal import Decimal
from typing import Any

import pytest
from django.db import transaction

from clerkwork.catalog.models import Item, Pack, Price
from clerkwork.config.masterdata import SHEETS, export_csv, export_workbook, import_file
from clerkwork.core.models import JournalEntry
from clerkwork.core.refusal import Refusal
from clerkwork.core.tables import read_tables, write_workbook
from clerkwork.inventory.models import Balance, Move
from clerkwork.parties.models import Customer
from clerkwork.training.builders import (
    a_customer,
    a_house,
    a_lot,
    a_place,
    an_allocated_order,
    an_item,
)
from clerkwork.training.company import make_brightwater


@pytest.fixture(scope="module")
def brightwater(django_db_setup: Any, django_db_blocker: Any) -> Iterator[None]:
    with django_db_blocker.unblock(), transaction.atomic():
        make_brightwater()
        yield
        transaction.set_rollback(True)


def csv(*lines: str) -> bytes:
    return "\n".join(lines).encode()


def told(raw: bytes, name: str, **options: Any) -> list[str]:
    report = import_file(raw, name, by="test", **options)
    return [str(error) for error in report.errors]


@pytest.mark.parametrize("name", SHEETS)
def test_importing_an_export_changes_nothing(brightwater: None, name: str) -> None:
    for raw, file in ((export_csv(name), f"{name}.csv"), (export_workbook([name]), "all.xlsx")):
        report = import_file(raw, file, by="test")
        assert (report.saved, report.changes, report.errors) == (True, 0, [])
        assert report.outcomes[0].unchanged > 0


def test_the_whole_workbook_changes_nothing_and_writes_no_journal(brightwater: None) -> None:
    before = JournalEntry.objects.count(), Move.objects.count()
    report = import_file(export_workbook(SHEETS), "all.xlsx", by="test")
    assert (report.saved, report.changes, len(report.outcomes)) == (True, 0, len(SHEETS))
    assert (JournalEntry.objects.count(), Move.objects.count()) == before


@pytest.mark.django_db
def test_an_export_rebuilds_the_company_in_an_empty_database() -> None:
    with transaction.atomic():
        make_brightwater()
        raw = export_workbook(SHEETS)
        transaction.set_rollback(True)
    assert not Item.objects.exists()
    report = import_file(raw, "all.xlsx", by="test")
    assert (report.saved, report.errors) == (True, [])
    assert [(t.name, t.rows) for t in read_tables(export_workbook(SHEETS), "b.xlsx")] == [
        (t.name, t.rows) for t in read_tables(raw, "a.xlsx")
    ]


@pytest.mark.django_db
def test_every_bad_cell_is_named_and_nothing_is_imported() -> None:
    an_item("TEA")
    raw = csv(
        "item,unit,factor,gtin",
        "TEA,CS,abc,123",
        "TEA,PAL,0,",
        "COFFEE,CS,12,",
        "TEA,BX,10,",
        "TEA,BX,20,",
    )
    assert told(raw, "packs.csv") == [
        "packs, row 2, column factor: found 'abc', expected a number above zero",
        (
            "packs, row 2, column gtin: found '123', expected "
            "a GTIN of 8, 12, 13 or 14 digits with its check digit"
        ),
        "packs, row 3, column factor: found '0', expected a number above zero",
        "packs, row 4, column item: found 'COFFEE', expected the sku of a known item",
        "packs, row 6, column item: found the same as in row 5, expected each only once",
    ]
    assert not Pack.objects.filter(unit="BX").exists()


@pytest.mark.django_db
def test_keep_good_keeps_the_good_rows_only() -> None:
    an_item("TEA")
    raw = csv("item,unit,factor", "TEA,BX,10", "TEA,PAL,none", "TEA,BX,20")
    assert len(told(raw, "packs.csv", keep_good=True)) == 2
    kept = Pack.objects.filter(unit__in=["BX", "PAL"])
    assert list(kept.values_list("unit", "factor")) == [("BX", Decimal(10))]


@pytest.mark.django_db
def test_a_second_bad_row_for_a_known_key_does_not_change_the_first() -> None:
    an_item("TEA", name="Tea")
    raw = csv("sku,name", "TEA,Green tea", "TEA,Black tea")
    assert len(told(raw, "items.csv", keep_good=True)) == 1
    assert Item.objects.get(sku="TEA").name == "Green tea"


@pytest.mark.parametrize(
    ("sheet", "lines", "expected"),
    [
        ("items", ["sku,name,colour", "A,Tea,red"], "column colour: found an unknown column"),
        ("items", ["name", "Tea"], "column sku: found no such column"),
        ("items", ["sku", "A"], "row 2, column name: found nothing, expected text"),
        ("items", ["sku,name", "A,Tea,x"], "row 2: found 3 cells, expected 2"),
        ("items", ["sku,name,tracking", "A,Tea,maybe"], "found 'maybe', expected one of none, lot"),
        ("items", ["sku,name,active", "A,Tea,perhaps"], "found 'perhaps', expected yes or no"),
        ("items", ["sku,name,length_mm", "A,Tea,1.5"], "found '1.5', expected a whole number"),
        ("items", ["sku,name,weight_kg", "A,Tea,NaN"], "expected a number not below zero"),
        ("items", ["sku,name,weight_kg", "A,Tea,1.00001"], "expected at most 4 decimals"),
        ("items", [f"sku,name\n{'A' * 51},Tea"], "found 51 letters, expected at most 50"),
        ("customers", ["code,name,currency", "A,B,euro"], "expected a currency code such as EUR"),
        ("customers", ["code,name,currency,email", "A,B,EUR,x"], "expected a mail address"),
        ("contacts", ["name", "Anna"], "column customer: found no such column"),
        ("contacts", ["name,customer,supplier", "Anna,,"], "expected a customer or a supplier"),
        ("locations", ["code,kind", "X,storage"], "expected the warehouse that the place is in"),
        ("price_lists", ["code,currency,standard", "B,EUR,yes"], "STANDARD is the standard list"),
    ],
)
@pytest.mark.django_db
def test_a_bad_cell_says_what_was_expected(sheet: str, lines: list[str], expected: str) -> None:
    a_house()
    errors = told(csv(*lines), f"{sheet}.csv")
    assert any(expected in error for error in errors), errors


@pytest.mark.django_db
def test_prices_that_overlap_are_named() -> None:
    an_item("TEA", price=None)
    a_house()
    head = "price_list,item,unit,min_quantity,valid_from,valid_to,price"
    lines = (
        "STANDARD,TEA,EA,1,2026-01-01,2026-06-30,10",
        "STANDARD,TEA,EA,1,2026-06-30,,11",
        "STANDARD,TEA,EA,10,2026-06-30,,9",
    )
    assert told(csv(head, *lines), "prices.csv") == [
        (
            "prices, row 3, column valid_from: found 2026-06-30 to …, "
            "expected days outside 2026-01-01 to 2026-06-30"
        )
    ]
    assert not Price.objects.exists()


@pytest.mark.django_db
def test_a_gtin_of_another_pack_is_named() -> None:
    an_item("TEA")
    an_item("COCOA")
    raw = csv("item,unit,factor,gtin", "TEA,BX,6,4006381333931", "COCOA,BX,6,4006381333931")
    assert told(raw, "packs.csv") == [
        "packs, row 3, column gtin: found '4006381333931', expected a gtin that is on no other row"
    ]


@pytest.mark.django_db
def test_a_new_item_can_be_sold_by_its_base_unit() -> None:
    assert told(csv("sku,name,base_unit", "OIL,Olive oil,L"), "items.csv") == []
    pack = Pack.objects.get(item__sku="OIL")
    assert (pack.unit, pack.factor) == ("L", 1)


@pytest.mark.django_db
def test_columns_that_are_not_there_stay_as_they_are() -> None:
    a_customer("ACME", email="old@acme.example")
    assert told(csv("code,name", "ACME,Acme Ltd"), "customers.csv") == []
    acme = Customer.objects.get(code="ACME")
    assert (acme.name, acme.email) == ("Acme Ltd", "old@acme.example")


@pytest.mark.django_db
def test_stock_is_imported_through_the_ledger_and_only_once() -> None:
    an_item("TEA")
    a_house()
    a_place("A-01-1")
    raw = csv("item,lot,location,quantity", "TEA,,A-01-1,25")
    for _ in range(2):
        assert told(raw, "stock.csv") == []
    assert told(csv("item,lot,location,quantity", "TEA,,A-01-1,20"), "stock.csv") == []
    moves = Move.objects.order_by("id").values_list("kind", "source__code", "quantity")
    assert list(moves) == [("opening", "FOUND", 25), ("opening", "A-01-1", 5)]
    assert Balance.objects.get(location__code="A-01-1").on_hand == 20


@pytest.mark.django_db
def test_stock_below_what_is_reserved_is_named() -> None:
    lot = a_lot(on_hand=20)
    an_allocated_order(TEA=4)
    place = lot.balances.get(allocated=4).location.code
    raw = export_csv("stock").replace(b",20\r\n", b",3\r\n")
    assert told(raw, "stock.csv") == [
        "stock, row 2, column quantity: found '3', expected at least 4: so much is reserved"
    ]
    assert Balance.objects.get(location__code=place).on_hand == 20


@pytest.mark.django_db
def test_lots_follow_the_tracking_of_their_item() -> None:
    a_house()
    a_place("A-01-1")
    an_item("PLAIN")
    an_item("MILK", tracking=Item.Tracking.EXPIRY)
    raw = csv(
        "item,lot,expires_on,location,quantity",
        "PLAIN,L1,,A-01-1,1",
        "MILK,,,A-01-1,1",
        "MILK,L1,2030-01-01,FOUND,1",
    )
    assert told(raw, "stock.csv") == [
        "stock, row 2, column lot: found 'L1', expected nothing: the item is not tracked by lot",
        "stock, row 3, column lot: found nothing, expected the lot: the item is tracked by lot",
        "stock, row 3, column expires_on: found nothing, expected a date: the item expires",
        "stock, row 4, column location: found a place outside, expected a place in a warehouse",
    ]


@pytest.mark.django_db
def test_formulas_stay_text_all_the_way() -> None:
    raw = write_workbook([("items", ["sku", "name"], [["=A1", "=1+1"]])])
    assert told(raw, "items.xlsx") == []
    assert Item.objects.get(sku="=A1").name == "=1+1"
    assert [t.rows[0][:2] for t in read_tables(export_workbook(["items"]), "i.xlsx")] == [
        ["=A1", "=1+1"]
    ]


@pytest.mark.django_db
def test_an_import_is_one_fact_in_the_journal() -> None:
    a_house()
    import_file(csv("sku,name", "A,Tea"), "items.csv", by="ada")
    fact = JournalEntry.objects.get(kind="masterdata.imported")
    assert fact.actor == "ada"
    assert fact.data == {"file": "items.csv", "sheets": {"items": {"new": 1, "changed": 0}}}


@pytest.mark.django_db
def test_a_table_nobody_knows_is_refused() -> None:
    with pytest.raises(Refusal, match="found a table 'stuff', expected one of carriers"):
        import_file(csv("a,b", "1,2"), "stuff.csv", by="test")
    assert told(csv("sku,name", "A,Tea"), "stuff.csv", sheet="items") == []
