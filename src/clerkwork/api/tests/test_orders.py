"""Orders sent to the API are taken once, and each is answered."""

import json
from threading import Thread
from typing import Any

import pytest
from django.db import connection, connections, transaction
from django.test import Client

from clerkwork.api.keys import make_key
from clerkwork.api.models import Request
from clerkwork.api.take import take_orders
from clerkwork.core.stations import drain
from clerkwork.intake.models import Document
from clerkwork.intake.read import READING
from clerkwork.intake.submit import submit_document
from clerkwork.orders.models import Order
from clerkwork.training.builders import (
    a_customer,
    a_gone_shipment,
    a_lot,
    a_purchase_order,
    a_user,
    an_allocated_order,
    an_item,
    an_order,
)

ALL = ("intake.submit_document", "intake.view_document", "orders.view_order")


@pytest.fixture
def shop(db: None, client: Client) -> Client:
    """A program that sends orders for TEA, of which ten are on the shelf."""
    secret = make_key(a_user("shop", *ALL, "inventory.view_balance"), "shop", by="test")
    client.defaults["HTTP_AUTHORIZATION"] = f"Bearer {secret}"
    a_customer()
    a_lot(on_hand=10)
    return client


def send(shop: Client, *orders: Any, key: str = "", kind: str = "application/x-ndjson") -> Any:
    body = b"\n".join(json.dumps(order).encode() for order in orders)
    headers = {"Idempotency-Key": key} if key else {}
    return shop.post("/api/orders", body, kind, headers=headers)


def test_one_order_is_taken_and_named(shop: Client) -> None:
    answer = send(shop, a_purchase_order(po_number="4711", TEA=4), kind="application/json")
    order = Order.objects.get()
    assert (answer.status_code, answer.json()) == (
        201,
        {
            "document": Document.objects.get().number,
            "repeated": False,
            "orders": [
                {
                    "number": order.number,
                    "po_number": "4711",
                    "stage": "received",
                    "where": "line 1",
                    "problems": [],
                }
            ],
            "errors": [],
        },
    )


def test_a_list_of_orders_is_taken(shop: Client) -> None:
    answer = send(shop, [a_purchase_order(TEA=1), a_purchase_order(TEA=2)])
    assert (answer.status_code, len(answer.json()["orders"])) == (201, 2)


def test_a_wrong_value_is_named_with_its_place_and_the_others_are_taken(shop: Client) -> None:
    wrong = a_purchase_order(po_number="2", TEA=1)
    wrong["lines"][0]["quantity"] = "12 doz"
    answer = send(shop, a_purchase_order(po_number="1", TEA=1), wrong)
    first, second = answer.json()["orders"]
    assert (answer.status_code, first["problems"]) == (200, [])
    assert [each["where"] for each in second["problems"]] == ["line 2"]
    assert second["problems"][0]["what"].startswith('lines[0].quantity: found "12 doz"')


def test_a_broken_line_is_an_error_and_the_others_are_taken(shop: Client) -> None:
    body = b'{"no": json}\n' + json.dumps(a_purchase_order(TEA=1)).encode()
    answer = shop.post("/api/orders", body, "application/x-ndjson")
    assert (answer.status_code, len(answer.json()["orders"])) == (200, 1)
    assert [each["where"] for each in answer.json()["errors"]] == ["line 1"]


@pytest.mark.parametrize("body", [b"{}", b"nonsense", b'{"lines": 3}', b"[]", b"\x00\xff", b"1"])
def test_what_holds_no_order_is_said_and_kept(shop: Client, body: bytes) -> None:
    answer = shop.post("/api/orders", body, "application/json")
    assert (answer.status_code, answer.json()["error"]) == (422, "No order could be read.")
    assert answer.json()["errors"] != []
    assert Document.objects.get().stage == Document.Stage.SET_ASIDE


def test_an_empty_body_is_refused(shop: Client) -> None:
    headers = {"Content-Type": "application/json", "Content-Length": "0"}
    answer = shop.post("/api/orders", headers=headers)
    assert (answer.status_code, answer.json()) == (422, {"error": "The document is empty."})


def test_another_content_type_is_refused(shop: Client) -> None:
    assert shop.post("/api/orders", b"{}", "text/csv").status_code == 415


def test_too_much_at_once_is_refused_unread(shop: Client) -> None:
    answer = shop.post("/api/orders", b" " * 5_000_000, "application/json")
    assert (answer.status_code, Document.objects.count()) == (413, 0)


def test_the_same_bytes_again_name_the_orders_there_are(shop: Client) -> None:
    order = a_purchase_order(TEA=4)
    first, second = send(shop, order), send(shop, order)
    assert (first.status_code, second.status_code) == (201, 200)
    assert second.json() == first.json() | {"repeated": True}
    assert Order.objects.count() == 1


def test_the_same_key_gives_the_same_answer(shop: Client) -> None:
    order = a_purchase_order(TEA=4)
    first, second = send(shop, order, key="k1"), send(shop, order, key="k1")
    assert (second.status_code, second.json()) == (first.status_code, first.json())
    assert first.status_code == 201
    assert Order.objects.count() == 1


def test_the_same_key_with_another_body_is_refused(shop: Client) -> None:
    send(shop, a_purchase_order(TEA=4), key="k1")
    answer = send(shop, a_purchase_order(TEA=5), key="k1")
    assert answer.status_code == 422
    assert "another body" in answer.json()["error"]
    assert Order.objects.count() == 1


def test_the_keys_of_two_callers_are_two(shop: Client) -> None:
    raw = json.dumps(a_purchase_order(TEA=4)).encode()
    first = take_orders(raw, name="api", key="k1", by=a_user("one"))
    second = take_orders(b" " + raw, name="api", key="k1", by=a_user("two"))
    assert (first.status, second.status) == (201, 201)


@pytest.mark.parametrize("key", ["x" * 201, "with blank", "ümlaut".encode().decode("latin-1")])
def test_a_key_that_cannot_be_kept_is_refused(shop: Client, key: str) -> None:
    assert send(shop, a_purchase_order(TEA=4), key=key).status_code == 422
    assert Request.objects.count() == 0


def test_a_call_whose_process_died_is_finished_by_its_repetition(shop: Client) -> None:
    raw, user = json.dumps(a_purchase_order(TEA=4)).encode(), a_user("shop")
    document = submit_document(raw, name="api", channel="api", by=user, read_now=True)
    Request.objects.create(user=user, key="k1", digest=document.sha256, document=document)
    answer = take_orders(raw, name="api", key="k1", by=user)
    assert (answer.status, len(answer.body["orders"])) == (201, 1)


def test_what_a_worker_has_read_meanwhile_is_not_read_again(shop: Client) -> None:
    raw, user = json.dumps(a_purchase_order(TEA=4)).encode(), a_user("shop")
    document = submit_document(raw, name="api", channel="api", by=user, read_now=True)
    drain(READING)
    Request.objects.create(user=user, key="k1", digest=document.sha256, document=document)
    answer = take_orders(raw, name="api", key="k1", by=user)
    assert (answer.status, Order.objects.count()) == (201, 1)


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("keys", [("k1", "k1"), ("", ""), ("k1", "k2")])
def test_two_at_once_make_one_order(keys: tuple[str, str]) -> None:
    a_customer()
    an_item()
    user, raw = a_user("shop"), json.dumps(a_purchase_order(TEA=4)).encode()
    answers = []

    def call(key: str) -> None:
        answers.append(take_orders(raw, name="api", key=key, by=user))
        connections.close_all()

    threads = [Thread(target=call, args=[key]) for key in keys]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert Order.objects.count() == 1
    numbers = {order["number"] for answer in answers for order in answer.body["orders"]}
    assert (len(answers), numbers) == (2, {Order.objects.get().number})


@pytest.mark.django_db(transaction=True)
def test_a_document_that_somebody_notes_at_this_moment_is_waited_for_and_read() -> None:
    a_customer()
    an_item()
    user, raw = a_user("shop"), json.dumps(a_purchase_order(TEA=4)).encode()
    document = submit_document(raw, name="", channel="api", by=user, read_now=True)
    answers = []

    def call() -> None:
        answers.append(take_orders(raw, name="api", key="", by=user))
        connections.close_all()

    with transaction.atomic():
        list(Document.objects.select_for_update(no_key=True).filter(pk=document.pk).defer("raw"))
        (thread := Thread(target=call)).start()
        thread.join(timeout=0.5)
        assert thread.is_alive()
    thread.join()
    assert (answers[0].status, Order.objects.count()) == (200, 1)


@pytest.mark.django_db(transaction=True)
def test_who_waits_too_long_is_told_to_come_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("clerkwork.api.take.PATIENCE_MS", 50)
    a_customer()
    user, raw = a_user("shop"), json.dumps(a_purchase_order(TEA=4)).encode()
    take_orders(raw, name="api", key="k1", by=user)
    other = connection.copy()
    try:
        with other.cursor() as cursor:
            cursor.execute("BEGIN")
            cursor.execute("SELECT 1 FROM api_request FOR UPDATE")
            answer = take_orders(raw, name="api", key="k1", by=user)
    finally:
        other.close()
    assert answer.status == 409
    assert "still being worked on" in answer.body["error"]


def test_an_order_is_shown_with_all_that_happened(shop: Client) -> None:
    order = a_gone_shipment(TEA=4).order
    shown = shop.get(f"/api/orders/{order.number}").json()
    assert (shown["stage"], shown["customer"]) == ("complete", "ACME")
    (line,) = shown["lines"]
    assert (line["item"], line["ordered"], line["shipped"], line["amount"]) == (
        "TEA",
        "4",
        "4",
        "40",
    )
    (shipment,) = shown["shipments"]
    assert (shipment["stage"], len(shipment["sscc"][0])) == ("shipped", 18)
    told = [event["kind"] for event in shown["timeline"]]
    assert [told[0], told[-1]] == ["order.received", "order.completed"]


def test_findings_name_their_line(shop: Client) -> None:
    order = an_order(po_number="1", TEA=1, lines=[{"line": "1", "sku": "NONE", "quantity": 1}])
    shown = shop.get(f"/api/orders/{order.number.lower()}").json()
    assert {(each["code"], each["line"]) for each in shown["findings"]} >= {("ITEM_UNKNOWN", 1)}


@pytest.mark.parametrize("number", ["SO-999999", "SH-000001", "order", "SO-99999999999999999999"])
def test_an_unknown_order_is_not_found(shop: Client, number: str) -> None:
    answer = shop.get(f"/api/orders/{number}")
    assert answer.status_code == 404
    assert answer.json()["error"] != ""


def test_orders_are_listed_page_by_page(shop: Client) -> None:
    numbers = [an_allocated_order(TEA=1).number for _ in range(3)]
    first = shop.get("/api/orders?stage=fulfilling&limit=2").json()
    assert [each["number"] for each in first["orders"]] == numbers[:2]
    second = shop.get("/api/orders", {"limit": 2, "after": first["next"]}).json()
    assert [each["number"] for each in second["orders"]] == numbers[2:]
    assert second["next"] is None


def test_an_unknown_stage_is_refused(shop: Client) -> None:
    assert shop.get("/api/orders?stage=lost").status_code == 422


def test_a_document_is_handed_in_raw_or_as_a_form(shop: Client, tmp_path: Any) -> None:
    path = tmp_path / "orders.json"
    path.write_text(json.dumps(a_purchase_order(TEA=4)))
    raw = shop.post("/api/documents?name=a.bin", b"something", "application/octet-stream")
    with path.open("rb") as file:
        form = shop.post("/api/documents", {"file": file})
    assert (raw.status_code, raw.json()["name"]) == (201, "a.bin")
    assert (form.status_code, form.json()["name"]) == (201, "orders.json")
    drain(READING)
    shown = shop.get(f"/api/documents/{form.json()['number']}").json()
    assert (shown["stage"], len(shown["orders"]), shown["repeated"]) == ("read", 1, False)


def test_a_form_without_a_file_is_refused(shop: Client) -> None:
    assert shop.post("/api/documents", {"other": "1"}).status_code == 422


def test_stock_says_what_can_be_promised(shop: Client) -> None:
    an_allocated_order(TEA=4)
    shown = shop.get("/api/stock?sku=tea").json()
    assert {name: shown[name] for name in ("sku", "on_hand", "allocated", "available")} == {
        "sku": "TEA",
        "on_hand": "10",
        "allocated": "4",
        "available": "6",
    }
    assert shop.get("/api/stock?sku=NONE").status_code == 404
