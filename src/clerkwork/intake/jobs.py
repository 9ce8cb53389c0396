from procrastinate.contrib.django import app

from clerkwork.core import stations
from clerkwork.core.jobs import defer_once
from clerkwork.intake.collect_files import collect_files
from clerkwork.intake.collect_mails import collect_mails
from clerkwork.intake.read import READING
from clerkwork.intake.teach import LEARNING

# Documents read in one turn: behind a hundred mails the first one's order is not kept waiting.
TURN = 10


@app.task(name="read")
def read() -> None:
    if stations.drain(READING, most=TURN) >= TURN:
        defer_once(read)


@app.task(name="learn")
def learn() -> None:
    stations.drain(LEARNING)


# One at a time: a slow server must not have two rounds at the same mails.
@app.periodic(cron="* * * * *")
@app.task(name="collect", queueing_lock="collect", lock="collect")
def collect(timestamp: int) -> None:
    collect_files()
    collect_mails()
