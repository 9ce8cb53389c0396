"""Going anywhere by a number that is printed or read out; only where one may go."""

import pytest
from django.contrib.auth.models import User
from django.test import Client

from clerkwork.fulfilment.pick import make_pick_list
from clerkwork.shipping.models import Label
from clerkwork.training import builders as make

pytestmark = pytest.mark.django_db


@pytest.fixture
def boss() -> Client:
    client = Client()
    client.force_login(User.objects.create(username="boss", is_superuser=True))
    return client


def found(client: Client, typed: str) -> list[str]:
    """The addresses that the palette offers."""
    answer = client.get("/find", {"q": typed}, headers={"HX-Request": "true"})
    return [hit.url for hit in answer.context["hits"]]


def test_printed_numbers_lead_to_what_they_stand_for(boss: Client) -> None:
    make.a_lot("TEA", on_hand=20)
    shipment = make.an_open_shipment(TEA=4)
    walk = make_pick_list([shipment.pk], picker=make.a_user("pete"))
    order, document = shipment.order, shipment.order.source.document
    assert found(boss, order.number.lower()) == [f"/orders/{order.pk}/"]
    assert found(boss, order.po_number) == [f"/orders/{order.pk}/"]
    assert found(boss, document.number) == [f"/documents/{document.pk}/"]
    assert found(boss, shipment.number) == [f"/shipments/{shipment.pk}/"]
    assert found(boss, walk.number) == [f"/pick/{walk.pk}/"]
    assert found(boss, "ACME") == [f"/orders/{order.pk}/"]


def test_a_scanned_label_leads_to_its_shipment(boss: Client) -> None:
    make.a_lot("TEA", on_hand=20)
    shipment = make.a_labelled_shipment(TEA=4)
    sscc = Label.objects.get(shipment=shipment).sscc
    assert found(boss, f"(00){sscc}") == [f"/shipments/{shipment.pk}/"]
    assert found(boss, f"00{sscc}") == [f"/shipments/{shipment.pk}/"]


def test_articles_are_found_by_number_name_and_lot(boss: Client) -> None:
    make.a_lot("TEA", days=9, code="A07")
    assert [found(boss, typed) for typed in ("te", "Tea", "A07")] == [["/items/TEA/"]] * 3


def test_enter_opens_a_single_hit(boss: Client) -> None:
    order = make.an_order(TEA=1)
    assert boss.get("/find", {"q": order.number})["Location"] == f"/orders/{order.pk}/"


def test_what_is_not_there_is_said(boss: Client) -> None:
    answer = boss.get("/find", {"q": "SO-999"}).content.decode()
    assert "Nothing is called “SO-999”." in answer


def test_a_picker_finds_no_orders() -> None:
    order = make.an_order(TEA=1)
    client = Client()
    client.force_login(make.a_user("pete", "fulfilment.view_shipment"))
    assert found(client, order.number) == []
