"""The walk on the screen: place, article, lot, quantity; and a hard stop for anything else."""

import pytest
from django.test import Client
from django.urls import reverse

from clerkwork.fulfilment.models import Allocation
from clerkwork.fulfilment.pick import make_pick_list
from clerkwork.training import builders as make

pytestmark = pytest.mark.django_db

STOP = "data-wrong"


@pytest.fixture
def picker() -> Client:
    client = Client(headers={"HX-Request": "true"})
    client.force_login(make.a_user("pete", "fulfilment.pick_shipment", "fulfilment.pack_shipment"))
    return client


def a_stop(*, days: int | None = None) -> Allocation:
    make.a_lot("TEA", on_hand=20, days=days)
    shipment = make.an_open_shipment(TEA=4)
    make_pick_list([shipment.pk], picker=make.a_user("pete"))
    return shipment.allocations.get()


def scan(client: Client, stop: Allocation, phase: str, text: str) -> str:
    address = reverse("pick-scan", args=[stop.pk])
    return client.post(address, {"phase": phase, "scan": text}).content.decode()


def waits_for(page: str) -> str:
    """What the screen asks for next."""
    for what in ("place", "article", "lot"):
        if f'aria-label="Scan the {what}"' in page:
            return what
    return "quantity" if 'name="quantity"' in page else "nothing"


def test_a_walk_goes_from_the_place_to_the_article_to_the_quantity(picker: Client) -> None:
    stop = a_stop()
    assert waits_for(scan(picker, stop, "place", "a-1")) == "article"
    assert waits_for(scan(picker, stop, "item", "tea")) == "quantity"
    taken = picker.post(reverse("pick-confirmation", args=[stop.pk]), {"quantity": "4"})
    assert "All picked" in taken.content.decode()


def test_of_an_article_in_lots_the_lot_is_asked_for(picker: Client) -> None:
    stop = a_stop(days=30)
    assert waits_for(scan(picker, stop, "item", "TEA")) == "lot"
    assert "This is lot B12. Take lot L30." in scan(picker, stop, "lot", "B12")
    assert waits_for(scan(picker, stop, "lot", "L30")) == "quantity"


@pytest.mark.parametrize(
    ("phase", "text", "said"),
    [
        ("place", "B-7", "This is B-7. Go to A-1."),
        ("item", "OIL", "This is OIL. Take TEA, Tea."),
        ("item", "", "This is . Take TEA, Tea."),
        ("nonsense", "A-2", "This is A-2. Go to A-1."),
    ],
)
def test_a_wrong_scan_is_a_hard_stop_that_says_what_to_take(
    picker: Client, phase: str, text: str, said: str
) -> None:
    page = scan(picker, a_stop(), phase, text)
    assert (STOP in page, said in page) == (True, True)


def test_the_same_confirmation_twice_counts_once(picker: Client) -> None:
    stop = a_stop()
    address = reverse("pick-confirmation", args=[stop.pk])
    for _ in range(2):
        assert picker.post(address, {"quantity": "4"}).status_code == 200
    stop.shipment.refresh_from_db()
    assert (stop.shipment.stage, stop.balance.lot.moves.filter(kind="pick").count()) == (
        "picked",
        1,
    )


def test_fewer_than_asked_for_needs_a_reason(picker: Client) -> None:
    stop = a_stop()
    answer = picker.post(reverse("pick-confirmation", args=[stop.pk]), {"quantity": "3"})
    assert (answer.status_code, "Say why fewer" in answer.content.decode()) == (422, True)


def test_goods_go_into_as_many_packages_as_are_asked_for(picker: Client) -> None:
    make.a_lot("TEA", on_hand=20)
    shipment = make.a_picked_shipment(TEA=4)
    held = shipment.allocations.get()
    page = picker.get(reverse("pack", args=[shipment.pk]), {"packages": "2"}).content.decode()
    assert f'name="in-2-{held.pk}"' in page
    inside = {"packages": "2", f"in-1-{held.pk}": "3", f"in-2-{held.pk}": "1"}
    picker.post(reverse("pack", args=[shipment.pk]), inside)
    packed = shipment.packages.order_by("position").values_list("contents__quantity", flat=True)
    assert list(packed) == [3, 1]
