"""A year that went before: orders through the house's own verbs, week by week."""

from collections.abc import Callable
from random import Random

from django.db import connection, transaction

from clerkwork.core.sql import column, execute
from clerkwork.core.stages import advance
from clerkwork.core.stations import drain
from clerkwork.fulfilment.station import ALLOCATION
from clerkwork.intake.read import READING
from clerkwork.intake.submit import submit_document
from clerkwork.orders.models import Order, Stage
from clerkwork.shipping.station import LABELLING
from clerkwork.training.papers import as_json
from clerkwork.training.robots import LOADING, PACKING, PICKING
from clerkwork.training.simulated.clean import Clerk, stated
from clerkwork.training.simulated.company import World
from clerkwork.training.simulated.planted.kind import Earlier

WEEK = 7
FLOOR = (PICKING, PACKING, LABELLING, LOADING)
# An order's own dates and that of its receipt go back together: to it, time has passed.
ORDERS_BACK = """
UPDATE orders_order
   SET received_at = received_at - make_interval(days => %(days)s),
       order_date = order_date - %(days)s, due_on = due_on - %(days)s
"""
DOCUMENTS_BACK = """
UPDATE intake_document SET received_at = received_at - make_interval(days => %(days)s)
"""
WAITING = "SELECT id FROM orders_order WHERE stage = 'received' ORDER BY id"

Tell = Callable[[str, int, int], None]


def make_history(world: World, weeks: int, tell: Tell) -> dict[str, list[Earlier]]:
    """Let so many weeks of clean orders go through the house; returns them by customer.

    They are read, placed, allocated, picked and shipped as on any day. The rules do not look at
    them, so that the past is the same whatever the rules are: what came in was in order.
    """
    random = Random(f"{world.seed}:history")  # noqa: S311  play data
    clerk = Clerk(world, random)
    past: dict[str, list[Earlier]] = {}
    for week in range(weeks):
        tell("a year of history", week, weeks)
        papers = []
        for buyer in world.buyers:
            if random.random() * buyer.weeks < 1:
                written = stated(clerk.clean(buyer), buyer)
                papers.append(as_json(written).replace(b"\n", b"") + b"\n")
                past.setdefault(buyer.code, []).append(Earlier(written))
        submit_document(b"".join(papers), name=f"{week}.ndjson", channel="api", by="training")
        drain(READING)
        with transaction.atomic():
            ids = column(WAITING)
            advance(Order, ids, Stage.ACCEPTED, kind="order.accepted", by="training")
        drain(ALLOCATION)
        run_floor()
        pass_days(WEEK)
    for buyer in world.buyers:  # their numbers go on from where they stand
        buyer.serial = clerk.serials[buyer.code] + 1
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    tell("a year of history", weeks, weeks)
    return past


def run_floor() -> None:
    """Everything reserved is picked, packed, labelled and shipped."""
    for station in FLOOR:
        drain(station)


@transaction.atomic
def pass_days(days: int) -> None:
    """Let time pass: what happened lies so many days further back."""
    execute(ORDERS_BACK, days=days)
    execute(DOCUMENTS_BACK, days=days)
