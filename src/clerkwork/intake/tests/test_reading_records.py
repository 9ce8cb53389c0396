"""Orders in JSON and XML of no known shape: their keys and elements are words."""

import json
from decimal import Decimal
from typing import Any

import pytest

from clerkwork.intake.draft import DraftOrder, Reading
from clerkwork.intake.readers import learn_from, read_document
from clerkwork.intake.readers.source import Correction

LINES = [{"sku": "A-1", "qty": 12, "price": 4.5}, {"sku": "B-2", "qty": 3, "price": 2.25}]


def read(value: object) -> Reading:
    return read_document(json.dumps(value).encode())


def only(reading: Reading) -> DraftOrder:
    assert len(reading.orders) == 1, reading.problems
    return reading.orders[0]


def articles(order: DraftOrder) -> list[tuple[Any, ...]]:
    return [(line.sku, line.quantity, line.unit_price) for line in order.lines]


def test_an_object_is_read_by_the_words_of_its_keys() -> None:
    order = only(
        read(
            {
                "purchaseOrderNumber": "PO-998",
                "orderDate": "2026-03-02T10:00:00Z",
                "customer": {"name": "Acme Retail"},
                "ship_to": {"name": "Acme DC", "address": "5 Dock Rd", "city": "Leeds"},
                "items": LINES,
                "total": 60.75,
            }
        )
    )
    assert (order.po_number, order.order_date, order.buyer_name, order.total) == (
        "PO-998",
        "2026-03-02",
        "Acme Retail",
        Decimal("60.75"),
    )
    assert order.ship_to is not None
    assert (order.ship_to.name, order.ship_to.street) == ("Acme DC", "5 Dock Rd")
    assert articles(order) == [
        ("A-1", Decimal(12), Decimal("4.5")),
        ("B-2", Decimal(3), Decimal("2.25")),
    ]


def test_each_value_has_its_place_and_is_as_sure_as_in_a_table() -> None:
    order = only(read({"po_number": "P1", "order": {"positions": LINES}, "x": None}))
    assert order.spots["po_number"].at == ("path", "/po_number")
    assert order.lines[1].spots["quantity"].at == ("path", "/order/positions/1/qty")
    spots = [spot for held in (order, *order.lines) for spot in held.spots.values()]
    assert all(0.9 < spot.sure < 1 for spot in spots)


def test_an_amount_and_its_currency_may_be_an_object_of_their_own() -> None:
    line = {
        "product": {"sku": "A-1", "name": "Tea"},
        "quantity": {"value": 12, "unit": "CS"},
        "unit_price": {"amount": "4.50", "currency": "EUR"},
    }
    order = only(read({"event": "purchase_order.created", "number": "P9", "lines_of": [line]}))
    assert (order.po_number, order.currency) == ("P9", "EUR")
    (found,) = order.lines
    assert (found.description, found.quantity, found.uom) == ("Tea", Decimal(12), "CS")
    assert articles(order) == [("A-1", Decimal(12), Decimal("4.5"))]


@pytest.mark.parametrize(
    "raw",
    [
        json.dumps({"po_number": "P1", "rows": [{"sku": "A-1", "qty": 2, "mark": "M-7"}]}),
        "<r><po>P1</po><row><sku>A-1</sku><qty>2</qty><mark>M-7</mark></row></r>",
    ],
)
def test_a_correction_teaches_what_a_key_means(raw: str) -> None:
    reading = read_document(raw.encode())
    assert reading.orders[0].lines[0].buyer_sku is None
    hint = learn_from(raw.encode(), Correction(0, 0, "buyer_sku", "M-7"))
    assert hint is not None
    following = raw.replace("M-7", "M-9").replace("P1", "P2")
    taught = read_document(following.encode(), hints=[hint])
    assert (taught.orders[0].po_number, taught.orders[0].lines[0].buyer_sku) == ("P2", "M-9")


def test_several_orders_are_told_apart() -> None:
    reading = read([{"poNo": "P1", "rows": LINES}, {"poNo": "P2", "rows": LINES[:1]}])
    assert [(each.po_number, len(each.lines)) for each in reading.orders] == [("P1", 2), ("P2", 1)]


GERMAN = """
<Bestellung><Kopf><BestellNr>B-77</BestellNr><Datum>2026-03-02</Datum>
<Lieferadresse><Name>Lager</Name><Strasse>Hafenweg 3</Strasse><PLZ>48155</PLZ><Ort>Münster</Ort>
</Lieferadresse></Kopf><Positionen><Position><ArtikelNr>A-1</ArtikelNr><Menge>500</Menge>
<Einzelpreis>0.12</Einzelpreis></Position></Positionen></Bestellung>
"""


def test_elements_are_read_by_their_names_in_any_language() -> None:
    order = only(read_document(GERMAN.encode()))
    assert (order.po_number, order.order_date) == ("B-77", "2026-03-02")
    assert order.ship_to is not None
    assert (order.ship_to.street, order.ship_to.postcode) == ("Hafenweg 3", "48155")
    assert articles(order) == [("A-1", Decimal(500), Decimal("0.12"))]
    place = "/Bestellung/Positionen/Position/Menge"
    assert order.lines[0].spots["quantity"].at == ("path", place)


def test_attributes_say_which_address_is_meant() -> None:
    order = only(
        read_document(
            b"<PurchaseOrder OrderNumber='P1'>"
            b"<Address Type='Billing'><Name>Payer</Name><Street>1 Oak</Street></Address>"
            b"<Address Type='Shipping'><Name>Dock</Name><Street>2 Elm</Street></Address>"
            b"<Items><Item PartNumber='A-1'><Quantity>2</Quantity></Item></Items></PurchaseOrder>"
        )
    )
    assert order.ship_to is not None
    assert (order.ship_to.name, order.ship_to.street) == ("Dock", "2 Elm")
    assert articles(order) == [("A-1", Decimal(2), None)]


@pytest.mark.parametrize(
    "value",
    [
        {"inventory": LINES},
        {"invoice": {"invoice_number": "7", "items": LINES}},
        {"order_confirmation": {"order_number": "7", "items": LINES}},
        {"po_number": "P1", "items": [{"sku": "A-1", "colour": "red"}]},
        {"po_number": "P1", "items": []},
    ],
)
def test_what_does_not_order_articles_makes_no_order(value: object) -> None:
    reading = read(value)
    assert reading.orders == []
    assert reading.problems


@pytest.mark.parametrize("root", ["Invoice", "OrderConfirmation", "DeliveryNote"])
def test_xml_that_is_called_something_else_makes_no_order(root: str) -> None:
    raw = (
        f"<{root}><OrderNumber>P1</OrderNumber><Items><Item><SKU>A</SKU><Quantity>5</Quantity>"
        f"</Item></Items></{root}>"
    )
    reading = read_document(raw.encode())
    assert (reading.orders, reading.kind == "order") == ([], False)


def test_deep_nesting_is_left_out_and_harms_nobody() -> None:
    raw = '{"a":' * 500 + "1" + "}" * 500
    assert read_document(raw.encode()).orders == []
    nested = "<a>" * 150 + "<po>1</po>" + "</a>" * 150
    assert read_document(nested.encode()).orders == []
