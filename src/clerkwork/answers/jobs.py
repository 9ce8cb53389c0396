from procrastinate.contrib.django import app

from clerkwork.answers.station import ANSWERING
from clerkwork.core import stations


@app.task(name="answer")
def answer() -> None:
    stations.drain(ANSWERING)
