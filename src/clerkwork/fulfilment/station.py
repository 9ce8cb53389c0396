"""The automatic step of this room: accepted orders get their stock."""

from clerkwork.core.stations import Station
from clerkwork.fulfilment.allocate import allocate_orders
from clerkwork.orders.models import Order, Stage

ALLOCATION = Station(
    name="allocate",
    model=Order,
    stage=Stage.ACCEPTED,
    verb=lambda ids: allocate_orders(ids, by="allocate"),
    order="priority DESC, due_on, id",
)
