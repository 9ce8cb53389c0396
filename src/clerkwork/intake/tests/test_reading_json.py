import json
import time
from decimal import Decimal

import pytest

from clerkwork.intake.draft import Reading, as_json, contract
from clerkwork.intake.readers import read_document

GOOD = '{"po_number": "P1", "lines": [{"sku": "A", "quantity": "2"}]}'


def read(text: str) -> Reading:
    return read_document(text.encode())


def told(reading: Reading) -> list[str]:
    return [f"{problem.where}: {problem.what}" for problem in reading.problems]


def numbers(reading: Reading) -> list[str | None]:
    return [order.po_number for order in reading.orders]


def test_every_field_of_an_order_is_read() -> None:
    order = {
        "po_number": "P1",
        "release": "7",
        "order_date": "2026-03-01",
        "currency": "EUR",
        "buyer_name": "Ost",
        "buyer_code": "K1",
        "email": "a@ost.example",
        "ship_to": {
            "name": "Ost", "street": "Weg 1", "street2": "Hof", "city": "Wien", "region": "W",
            "postcode": "1010", "country": "AT", "code": "9",
        },
        "requested_delivery": "2026-03-10/2026-03-12",
        "lines": [
            {
                "line": "1", "sku": "A", "buyer_sku": "B", "gtin": "4006381333931",
                "description": "Tee", "quantity": "2.5", "uom": "KG", "unit_price": "1.10",
                "price_base_quantity": "100", "line_total": "0.03", "pack_size": "6",
                "requested_delivery": "2026-03-11", "ship_to": None, "note": "now",
            }
        ],
        "charges": "1.00",
        "total": "1.03",
        "note": "thanks",
    }  # fmt: skip
    reading = read(json.dumps(order))
    assert told(reading) == []
    found = as_json(reading.orders[0])
    for key in order.keys() - {"lines", "total", "charges"}:
        assert found[key] == order[key]
    assert reading.orders[0].total == Decimal("1.03")
    line = reading.orders[0].lines[0]
    assert (line.quantity, line.unit_price) == (Decimal("2.5"), Decimal("1.10"))
    assert (line.sku, line.where) == ("A", "line 1, lines[0]")


@pytest.mark.parametrize(
    "text",
    [
        f"[{GOOD}, {GOOD.replace('P1', 'P2')}]",
        f"{GOOD}\n{GOOD.replace('P1', 'P2')}\n",
        f"\ufeff\r\n{GOOD}\r\n\r\n{GOOD.replace('P1', 'P2')}",
        f'{{"orders": [{GOOD}, {GOOD.replace("P1", "P2")}]}}',
        json.dumps(json.loads(GOOD), indent=1) + "\n" + GOOD.replace("P1", "P2"),
    ],
    ids=["list", "lines", "blank lines", "wrapped", "indented"],
)
def test_one_object_a_list_and_lines_are_read_alike(text: str) -> None:
    reading = read(text)
    assert (reading.kind, numbers(reading), told(reading)) == ("order", ["P1", "P2"], [])


def test_json_numbers_keep_their_exact_decimals() -> None:
    line = (
        read('{"lines": [{"quantity": 0.1, "unit_price": 1.10, "sku": 4711}]}').orders[0].lines[0]
    )
    assert (line.quantity, str(line.unit_price), line.sku) == (Decimal("0.1"), "1.10", "4711")


@pytest.mark.parametrize(
    ("field", "value", "problem"),
    [
        ("quantity", '"x"', 'lines[0].quantity: found "x", expected a number'),
        ("quantity", "true", "lines[0].quantity: found True, expected a number"),
        ("quantity", "NaN", "lines[0].quantity: found NaN, expected a number"),
        ("quantity", "-Infinity", "lines[0].quantity: found -Infinity, expected a number"),
        ("quantity", '"1e5"', 'lines[0].quantity: found "1e5", expected a number'),
        ("unit_price", "1e999", "lines[0].unit_price: found Decimal('1E+999'), expected a number"),
        ("sku", "[]", "lines[0].sku: found [], expected a text"),
        ("requested_delivery", '"1.3.2026"',
         'lines[0].requested_delivery: found "1.3.2026", expected a date as YYYY-MM-DD'),
        ("requested_delivery", '"2026-02-30"',
         'lines[0].requested_delivery: found "2026-02-30", expected a date as YYYY-MM-DD'),
        ("ship_to", '{"country": "Narnia"}',
         'lines[0].ship_to.country: found "Narnia", expected an ISO 3166 code of two letters'),
        ("qty", "1", "lines[0].qty: found a key that is not known"),
    ],
)  # fmt: skip
def test_a_wrong_value_is_null_and_named_with_line_and_path(
    field: str, value: str, problem: str
) -> None:
    bad = f'{{"po_number": "P2", "lines": [{{"{field}": {value}}}]}}'
    reading = read(f"{GOOD}\n{bad}\n{GOOD}")
    assert numbers(reading) == ["P1", "P2", "P1"]
    assert told(reading) == [f"line 2: {problem}"]
    assert reading.problems[0].order == 1


@pytest.mark.parametrize(
    ("bad", "problem"),
    [
        ('{"po_number": "P2", "po_number": "P3", "lines": []}',
         "line 2: order: found the key 'po_number' twice, expected it once"),
        ('{"po_number": "P2", "lines": [{"sku": 1, "sku": 2}]}',
         "line 2: lines[0]: found the key 'sku' twice, expected it once"),
        ('{"po_number": "P2", "lines": 3}', "line 2: lines: found 3, expected a list of lines"),
        ('{"po_number": "P2", "lines": [4]}', "line 2: lines[0]: found 4, expected an object"),
        ('{"po_number": "P2", "lines": [}',
         "line 2: found '}' at column 31: this is no JSON (Expecting value)"),
        ("[" * 200_000, "line 2: found lists or objects nested too deep"),
        ('{"lines": ' + "9" * 5000 + "}", "line 2: found a number with too many digits"),
    ],
    ids=["key", "key of a line", "lines", "line", "broken", "deep", "digits"],
)  # fmt: skip
def test_a_broken_order_is_left_out_and_the_others_are_read(bad: str, problem: str) -> None:
    reading = read(f"{GOOD}\n{bad}\n{GOOD}")
    assert numbers(reading) == ["P1", "P1"]
    assert told(reading) == [problem]


def test_json_that_is_no_order_says_what_it_saw() -> None:
    reading = read('{"name": "Ost", "size": 3}')
    assert (reading.format, reading.kind) == ("json", "other")
    assert told(reading) == [
        "line 1: found an object with name, size; expected an order with po_number and lines"
    ]


def test_characters_that_no_database_stores_do_not_come_through() -> None:
    reading = read('{"po_number": "P\\u0000\\ud800", "lines": [{"sku": "A\\ud83d\\ude00"}]}')
    contract(reading)["orders"][0]["po_number"].encode()
    assert "\0" not in (reading.orders[0].po_number or "")
    assert reading.orders[0].lines[0].sku == "A😀"


def test_thousands_of_wrong_orders_do_not_drown_the_reader_in_problems() -> None:
    reading = read("\n".join(['{"lines": [{"quantity": "x"}]}'] * 2000))
    assert len(reading.orders) == 2000
    assert len(reading.problems) <= 1000
    assert "more problems" in told(reading)[-1]


def test_what_is_printed_can_be_read_again() -> None:
    first = read(GOOD)
    again = read(json.dumps(contract(first)))
    assert [as_json(order)["lines"][0]["sku"] for order in again.orders] == ["A"]
    assert told(again) == []


def test_thousands_of_orders_are_read_in_reasonable_time() -> None:
    line = {"line": "1", "sku": "SKU-1", "quantity": "12", "uom": "EA", "unit_price": "9.95"}
    order = {"po_number": "P", "order_date": "2026-03-01", "currency": "EUR", "lines": [line] * 5}
    text = "\n".join([json.dumps(order)] * 5000)
    begin = time.process_time()
    reading = read(text)
    seconds = time.process_time() - begin
    assert len(reading.orders) == 5000
    assert seconds / 5000 < 0.0006, "ten times slower than it should be"
