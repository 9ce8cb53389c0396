"""A floor without people: picks, packs and ships whatever waits, for training and measuring."""

from clerkwork.changes.propose import PROPOSING
from clerkwork.core.stations import Station, drain
from clerkwork.fulfilment.allocate import fill_backorders
from clerkwork.fulfilment.models import Shipment
from clerkwork.fulfilment.pack import pack_shipments
from clerkwork.fulfilment.pick import pick_shipments
from clerkwork.fulfilment.station import ALLOCATION
from clerkwork.intake.read import READING
from clerkwork.intake.teach import LEARNING
from clerkwork.shipping.ship import ship_shipments
from clerkwork.shipping.station import LABELLING
from clerkwork.verification.verify import VERIFICATION

PICKING = Station(
    "pick", Shipment, Shipment.Stage.OPEN, lambda ids: pick_shipments(ids, by="robot")
)
PACKING = Station(
    "pack", Shipment, Shipment.Stage.PICKED, lambda ids: pack_shipments(ids, by="robot")
)
LOADING = Station(
    "ship", Shipment, Shipment.Stage.LABELLED, lambda ids: ship_shipments(ids, by="robot")
)

# What the house does by itself, and what people do in it, in the order of the flow.
AUTOMATIC = (READING, VERIFICATION, ALLOCATION, LABELLING, LEARNING, PROPOSING)
FLOW = (READING, VERIFICATION, ALLOCATION, PICKING, PACKING, LABELLING, LOADING)


def run_until_still(stations: tuple[Station, ...] = FLOW) -> int:
    """Run these stations, and backorders, until nothing moves; returns how many steps were made."""
    total = 0
    while True:
        moved = sum(drain(station) for station in stations) + fill_backorders(by="allocate")
        total += moved
        if not moved:
            return total
