from procrastinate.contrib.django import app

from clerkwork.core import stations
from clerkwork.fulfilment.allocate import fill_backorders as fill
from clerkwork.fulfilment.station import ALLOCATION
from clerkwork.verification.verify import VERIFICATION


# In one go, since somebody may be waiting: a job of its own for each would be two hops.
@app.task(name="accept")
def accept() -> None:
    stations.drain(VERIFICATION)
    stations.drain(ALLOCATION)


@app.task(name="fill_backorders")
def fill_backorders() -> None:
    fill(by="allocate")
