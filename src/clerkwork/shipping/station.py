"""The automatic step of this room: packed shipments get their numbers."""

from clerkwork.core.stations import Station
from clerkwork.fulfilment.models import Shipment
from clerkwork.shipping.assign import label_shipments

LABELLING = Station(
    name="label",
    model=Shipment,
    stage=Shipment.Stage.PACKED,
    verb=lambda ids: label_shipments(ids, by="label"),
)
