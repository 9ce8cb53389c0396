"""Give each package of a packed shipment its SSCC: what its label shows."""

from collections.abc import Sequence

from clerkwork.core.journal import Actor
from clerkwork.core.models import Company
from clerkwork.core.sql import execute
from clerkwork.core.stages import advance
from clerkwork.fulfilment.models import Shipment
from clerkwork.shipping.sscc import SSCC_SQL

LABEL = f"""
INSERT INTO shipping_label (sscc, package_id, shipment_id)
SELECT {SSCC_SQL}, numbered.package_id, numbered.shipment_id
  FROM (SELECT package.id AS package_id, package.shipment_id,
               nextval('shipping_sscc_serial') AS serial
          FROM fulfilment_package AS package
         WHERE package.shipment_id = ANY(%(shipments)s)
         ORDER BY package.shipment_id, package.position) AS numbered
"""


def label_shipments(shipment_ids: Sequence[int], *, by: Actor) -> None:
    """Number every package of these shipments; none of the numbers was ever used before.

    Runs in the caller's transaction, which holds the shipments locked, in three statements.
    A GS1 prefix that is used up makes the statement fail, and with it the batch.
    """
    prefix = Company.objects.values_list("gs1_prefix", flat=True).get()
    execute(LABEL, shipments=list(shipment_ids), prefix=prefix)
    advance(Shipment, shipment_ids, Shipment.Stage.LABELLED, kind="shipment.labelled", by=by)
