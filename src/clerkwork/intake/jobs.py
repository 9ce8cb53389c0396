from procrastinate.contrib.django import app

from clerkwork.core import stations
from clerkwork.intake.read import READING
from clerkwork.intake.teach import LEARNING


@app.task(name="read")
def read() -> None:
    stations.drain(READING)


@app.task(name="learn")
def learn() -> None:
    stations.drain(LEARNING)
