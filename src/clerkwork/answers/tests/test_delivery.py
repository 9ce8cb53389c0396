"""An answer goes out the way its order came, and what is on its way can be seen."""

import io
import json
from email.message import EmailMessage
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse

from clerkwork.answers.models import Answer, Form, Sending
from clerkwork.answers.station import ACKNOWLEDGING, DELIVERING
from clerkwork.answers.tests.came import answer_to, answers_of, edifact, take, text_of, x12
from clerkwork.core.stations import drain
from clerkwork.fulfilment.allocate import fill_backorders
from clerkwork.messaging.models import Message
from clerkwork.messaging.send import send_waiting
from clerkwork.training import builders as make

pytestmark = pytest.mark.django_db

TEA = "PO1*10*4*EA*10**VN*TEA~"


@pytest.fixture
def outbox(tmp_path: Path, settings: Any) -> Path:
    settings.OUTBOX = tmp_path / "outbox"
    return tmp_path / "outbox"


def printed(pdf: bytes) -> str:
    document = pypdfium2.PdfDocument(io.BytesIO(pdf))
    return "\n".join(page.get_textpage().get_text_range() for page in document)


def api(*permissions: str) -> Client:
    client = Client()
    client.force_login(make.a_user("robot", *(permissions or ("orders.view_order",))))
    return client


def test_an_answer_in_edi_becomes_one_file(outbox: Path) -> None:
    make.a_lot(on_hand=10)
    answer = answer_to(x12(TEA))
    drain(DELIVERING)
    assert {each.name: each.read_bytes() for each in outbox.iterdir()} == {
        f"{answer.number}.x12": bytes(answer.raw)
    }
    assert drain(DELIVERING) == 0
    assert Message.objects.count() == 0


def test_a_receipt_becomes_one_file(outbox: Path) -> None:
    make.a_lot(on_hand=10)
    document = take(edifact("LIN+1++TEA:SA'QTY+21:4:PCE'PRI+AAA:10'"))
    drain(ACKNOWLEDGING)
    drain(DELIVERING)
    assert [each.name for each in outbox.iterdir()] == [f"{document.number}-receipt.edi"]


def test_a_hostile_number_names_no_file(outbox: Path) -> None:
    make.a_lot(on_hand=10)
    answer_to(x12(TEA, po="../../etc"))
    drain(DELIVERING)
    assert [each.name for each in outbox.iterdir()] == [f"{Answer.objects.get().number}.x12"]


def test_what_came_as_a_mail_with_a_pdf_or_a_table_is_answered_by_mail_with_a_pdf() -> None:
    make.a_lot(on_hand=10)
    make.a_lot("OIL", on_hand=1)
    make.a_customer(answer_form="mail", language="de")
    order = make.an_allocated_order(po_number="4711", TEA=4, OIL=3)
    (answer,) = answers_of(order)
    send_waiting()
    (sent,) = mail.outbox
    assert (answer.form, sent.to) == (Form.MAIL, ["buyer@acme.example"])
    assert sent.subject == "Ihre Bestellung 4711: angekommen, ein Teil muss noch warten"
    ((name, raw, kind),) = sent.attachments
    assert (name, kind) == (f"{answer.number}.pdf", "application/pdf")
    text = printed(raw)
    for part in ("Auftragsbestätigung", "4711", "Tea", "4 EA für Sie reserviert", "Seite 1 von 1"):
        assert part in text, part
    assert "2 EA noch nicht auf Lager; der Termin folgt" in " ".join(text.split())


def test_edi_that_came_by_mail_goes_back_as_an_attachment(outbox: Path) -> None:
    make.a_lot(on_hand=10)
    make.a_customer()
    came = EmailMessage()
    came["From"], came["To"], came["Subject"] = "buyer@acme.example", "us@us.example", "order"
    came.set_content("See attached.")
    came.add_attachment(x12(TEA), maintype="application", subtype="edi-x12", filename="po.x12")
    take(came.as_bytes(), channel="mail")
    (order,) = (each.order for each in take(x12(TEA)).orders.all())
    (answer,) = answers_of(order)
    send_waiting()
    ((name, raw, kind),) = mail.outbox[0].attachments
    assert (name, raw, kind) == (f"{answer.number}.x12", bytes(answer.raw), "application/edi-x12")
    assert not Sending.objects.exists()


def test_edi_that_came_by_mail_from_nowhere_becomes_a_file(outbox: Path) -> None:
    make.a_lot(on_hand=10)
    make.a_customer(email="")
    answer = answer_to(x12(TEA), channel="mail")
    assert Message.objects.count() == 0
    drain(DELIVERING)
    assert [each.name for each in outbox.iterdir()] == [f"{answer.number}.x12"]


def test_a_revision_is_mailed_again() -> None:
    make.a_lot(on_hand=3)
    make.a_customer(answer_form="mail")
    order = make.an_allocated_order(po_number="4711", TEA=4)
    answers_of(order)
    make.a_lot(on_hand=3)
    fill_backorders(by="test")
    answers_of(order)
    send_waiting()
    assert [each.subject for each in mail.outbox] == [
        "Your order 4711: we have it, and part of it has to wait",
        "Your order 4711: this is how it stands now",
    ]


def test_without_an_address_nothing_is_mailed_and_that_can_be_seen() -> None:
    make.a_lot(on_hand=10)
    make.a_customer(answer_form="mail", email="")
    order = make.an_allocated_order(TEA=4)
    answers_of(order)
    assert Message.objects.count() == 0
    page = api().get(reverse("order", args=[order.pk])).content.decode()
    assert "no mail address is known" in page


def test_json_is_fetched_over_the_api_once() -> None:
    make.a_lot(on_hand=10)
    order = make.an_allocated_order(po_number="4711", TEA=4)
    (answer,) = answers_of(order)
    assert (answer.form, answer.sending.stage) == (Form.JSON, "waiting")
    found = api().get("/api/answers").json()
    assert found["next"] is None
    (only,) = found["answers"]
    assert (only["number"], only["order"], only["form"]) == (answer.number, order.number, "json")
    assert json.loads(only["content"])["lines"] == only["says"]["lines"] == answer.says["lines"]
    answer.sending.refresh_from_db()
    assert answer.sending.stage == "delivered"


def test_answers_are_fetched_page_by_page_and_by_order() -> None:
    make.a_lot(on_hand=10)
    orders = [make.an_allocated_order(TEA=1) for _ in range(3)]
    for each in orders:
        answers_of(each)
    client = api()
    first = client.get("/api/answers?limit=2").json()
    rest = client.get(f"/api/answers?after={first['next']}").json()
    assert [each["order"] for each in first["answers"] + rest["answers"]] == [
        each.number for each in orders
    ]
    of_one = client.get(f"/api/answers?order={orders[1].number}").json()["answers"]
    assert [each["order"] for each in of_one] == [orders[1].number]
    assert client.get("/api/answers?order=nonsense").status_code == 404


def test_who_may_not_see_orders_may_not_fetch_answers() -> None:
    assert api("inventory.view_balance").get("/api/answers").status_code == 403


def test_the_orders_page_shows_the_answer_and_its_delivery(outbox: Path) -> None:
    make.a_lot(on_hand=10)
    answer = answer_to(x12(TEA))
    client = api()
    order_page = reverse("order", args=[answer.reply_id])
    assert "waits: file in the outbox folder" in client.get(order_page).content.decode()
    drain(DELIVERING)
    page = client.get(order_page).content.decode()
    for part in (
        "delivered: file in the outbox folder",
        "The customer is answered",
        "Answer deliv",
    ):
        assert part in page, part
    shown = client.get(reverse("answer", args=[answer.pk])).content.decode()
    for part in ("acknowledged item", "ACK*IA*4*EA", "4 EA reserved for you", "Acme"):
        assert part in shown, part


def test_the_file_of_an_answer_can_be_saved() -> None:
    make.a_lot(on_hand=10)
    answer = answer_to(x12(TEA))
    saved = api().get(reverse("answer-bytes", args=[answer.pk]))
    assert saved.content == bytes(answer.raw)
    assert saved["Content-Type"] == "application/octet-stream"
    assert text_of(answer).startswith("ISA*")


def test_the_paper_of_an_answer_is_the_same_whenever_it_is_asked_for() -> None:
    make.a_lot(on_hand=10)
    make.a_customer(answer_form="mail")
    (answer,) = answers_of(make.an_allocated_order(TEA=4))
    address = reverse("answer-bytes", args=[answer.pk])
    client = api()
    first, second = (client.get(address).content for _ in range(2))
    assert first == second
    assert "Order confirmation" in printed(first)
