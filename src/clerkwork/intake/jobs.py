from procrastinate.contrib.django import app

from clerkwork.core import stations
from clerkwork.intake.read import READING


@app.task(name="read")
def read() -> None:
    stations.drain(READING)
