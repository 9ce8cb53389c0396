from procrastinate.contrib.django import app

from clerkwork.core import stations
from clerkwork.fulfilment.allocate import fill_backorders as fill
from clerkwork.fulfilment.station import ALLOCATION


@app.task(name="allocate")
def allocate() -> None:
    stations.drain(ALLOCATION)


@app.task(name="fill_backorders")
def fill_backorders() -> None:
    fill(by="allocate")
