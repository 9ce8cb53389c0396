"""Pack: what was picked goes into packages; and out again."""

from collections.abc import Mapping, Sequence
from decimal import Decimal

from django.db import transaction

from clerkwork.core.figures import plain
from clerkwork.core.journal import Actor
from clerkwork.core.refusal import Refusal
from clerkwork.core.sql import execute
from clerkwork.core.stages import advance, advance_one
from clerkwork.fulfilment.models import Content, Package, Shipment

PACK_ALL = """
WITH made AS (
  INSERT INTO fulfilment_package (shipment_id, position, weight_kg)
  SELECT allocation.shipment_id, 1, SUM(allocation.quantity * item.weight_kg)
    FROM fulfilment_allocation AS allocation
    JOIN orders_line AS line ON line.id = allocation.line_id
    JOIN catalog_item AS item ON item.id = line.item_id
   WHERE allocation.shipment_id = ANY(%(shipments)s)
   GROUP BY allocation.shipment_id
  RETURNING id, shipment_id)
INSERT INTO fulfilment_content (package_id, allocation_id, quantity)
SELECT made.id, allocation.id, allocation.quantity
  FROM made JOIN fulfilment_allocation AS allocation USING (shipment_id)
"""


def pack_shipments(shipment_ids: Sequence[int], *, by: Actor) -> None:
    """Put everything of each of these shipments into one package.

    Runs in the caller's transaction, which holds the shipments locked, in two statements.
    """
    execute(PACK_ALL, shipments=list(shipment_ids))
    advance(Shipment, shipment_ids, Shipment.Stage.PACKED, kind="shipment.packed", by=by)


@transaction.atomic
def pack_shipment(
    shipment_id: int, packages: Sequence[Mapping[int, Decimal]], *, by: Actor
) -> Shipment:
    """Pack a shipment: for each package, quantities by allocation id.

    Refuses unless everything that was picked is packed, exactly once.
    """
    shipment = Shipment.objects.select_for_update().get(pk=shipment_id)
    wanted = dict(shipment.allocations.values_list("pk", "quantity"))
    packed: dict[int, Decimal] = dict.fromkeys(wanted, Decimal(0))
    for contents in packages:
        for allocation, quantity in contents.items():
            if allocation not in wanted or quantity <= 0:
                raise Refusal("A package holds something that is not of this shipment.")
            packed[allocation] += quantity
    wrong = [pk for pk in wanted if packed[pk] != wanted[pk]]
    if wrong:
        line = shipment.allocations.select_related("line__item").get(pk=wrong[0])
        raise Refusal(
            f"{line.line.item}: {plain(packed[line.pk])} packed, {plain(line.quantity)} were picked."
        )
    advance_one(shipment, Shipment.Stage.PACKED, kind="shipment.packed", by=by)
    for position, contents in enumerate(filter(None, packages), start=1):
        write_package(shipment, position, contents)
    return shipment


def write_package(shipment: Shipment, position: int, contents: Mapping[int, Decimal]) -> None:
    """Write one package with its contents and the weight that follows from them."""
    weights = dict(
        shipment.allocations.exclude(line__item__weight_kg=None).values_list(
            "pk", "line__item__weight_kg"
        )
    )
    known = [(weights[pk] or 0) * quantity for pk, quantity in contents.items() if pk in weights]
    package = Package.objects.create(
        shipment=shipment, position=position, weight_kg=sum(known) if known else None
    )
    Content.objects.bulk_create(
        Content(package=package, allocation_id=pk, quantity=quantity)
        for pk, quantity in contents.items()
    )


@transaction.atomic
def unpack_shipment(shipment_id: int, *, reason: str, by: Actor) -> Shipment:
    """Take a packed shipment out of its packages again. Their labels stay known and are void.

    Refuses one that is not packed, or that has left.
    """
    shipment = Shipment.objects.select_for_update().get(pk=shipment_id)
    if shipment.stage not in {Shipment.Stage.PACKED, Shipment.Stage.LABELLED}:
        raise Refusal(f"{shipment} is {shipment.get_stage_display()}; it is in no packages.")
    advance_one(shipment, Shipment.Stage.PICKED, kind="shipment.unpacked", by=by, reason=reason)
    Package.objects.filter(shipment=shipment).delete()
    return shipment
