from procrastinate.contrib.django import app

from clerkwork.core import stations
from clerkwork.shipping.station import LABELLING


@app.task(name="label")
def label() -> None:
    stations.drain(LABELLING)
