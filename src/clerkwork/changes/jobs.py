from procrastinate.contrib.django import app

from clerkwork.changes.propose import PROPOSING
from clerkwork.core import stations


@app.task(name="propose")
def propose() -> None:
    stations.drain(PROPOSING)
