from procrastinate.contrib.django import app

from clerkwork.core import stations
from clerkwork.verification.verify import VERIFICATION


@app.task(name="verify")
def verify() -> None:
    stations.drain(VERIFICATION)
