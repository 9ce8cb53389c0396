"""Into packages, and out again."""

from decimal import Decimal

import pytest

from clerkwork.core.refusal import Refusal
from clerkwork.core.stations import drain
from clerkwork.fulfilment.models import Package, Shipment
from clerkwork.fulfilment.pack import pack_shipment, unpack_shipment
from clerkwork.shipping.models import Label
from clerkwork.shipping.station import LABELLING
from clerkwork.training.builders import (
    a_gone_shipment,
    a_labelled_shipment,
    a_lot,
    a_picked_shipment,
    an_item,
    an_open_shipment,
)
from clerkwork.training.robots import PACKING

pytestmark = pytest.mark.django_db


def test_a_shipment_is_packed_into_several_packages_that_weigh_what_is_in_them() -> None:
    an_item(weight_kg=Decimal("0.25"))
    a_lot(on_hand=10)
    shipment = a_picked_shipment(TEA=4)
    pk = shipment.allocations.get().pk
    packed = pack_shipment(shipment.pk, [{pk: Decimal(3)}, {pk: Decimal(1)}], by="packer")
    weights = Package.objects.order_by("position").values_list("position", "weight_kg")
    assert packed.stage == Shipment.Stage.PACKED
    assert list(weights) == [(1, Decimal("0.75")), (2, Decimal("0.25"))]


@pytest.mark.parametrize("quantities", [[3], [5], [4, 1], [], [0], [-4], ["1.5", "1.5"]])
def test_everything_picked_is_packed_and_nothing_else(quantities: list[object]) -> None:
    a_lot(on_hand=10)
    shipment = a_picked_shipment(TEA=4)
    pk = shipment.allocations.get().pk
    with pytest.raises(Refusal):
        pack_shipment(shipment.pk, [{pk: Decimal(each)} for each in quantities], by="packer")
    assert not Package.objects.exists()


def test_goods_of_another_shipment_are_not_packed() -> None:
    a_lot(on_hand=10)
    one, other = a_picked_shipment(TEA=4), a_picked_shipment(TEA=1)
    contents = [
        {part.pk: part.quantity} for each in (one, other) for part in each.allocations.all()
    ]
    with pytest.raises(Refusal, match="not of this shipment"):
        pack_shipment(one.pk, contents, by="packer")


def test_what_is_not_picked_is_not_packed() -> None:
    a_lot(on_hand=10)
    shipment = an_open_shipment(TEA=4)
    contents = dict(shipment.allocations.values_list("pk", "quantity"))
    with pytest.raises(Refusal, match="to pick"):
        pack_shipment(shipment.pk, [contents], by="packer")


def test_packed_again_a_shipment_gets_a_number_that_was_never_used() -> None:
    a_lot(on_hand=10)
    shipment = a_labelled_shipment(TEA=4)
    old = Label.objects.get().sscc
    unpack_shipment(shipment.pk, reason="the box broke", by="packer")
    assert not Package.objects.exists()
    drain(PACKING), drain(LABELLING)
    new = Label.objects.get(package_id=Package.objects.get().pk).sscc
    assert new != old
    assert Label.objects.filter(sscc=old).exists()


@pytest.mark.parametrize("build", [an_open_shipment, a_picked_shipment, a_gone_shipment])
def test_only_what_is_packed_is_unpacked(build: object) -> None:
    a_lot(on_hand=10)
    shipment = build(TEA=4)
    with pytest.raises(Refusal, match="in no packages"):
        unpack_shipment(shipment.pk, reason="x", by="packer")
