from procrastinate.contrib.django import app

from clerkwork.answers.station import ACKNOWLEDGING, ANSWERING, DELIVERING
from clerkwork.core import stations


@app.task(name="answer")
def answer() -> None:
    stations.drain(ANSWERING)


@app.task(name="acknowledge")
def acknowledge() -> None:
    stations.drain(ACKNOWLEDGING)


@app.task(name="deliver")
def deliver() -> None:
    stations.drain(DELIVERING)
