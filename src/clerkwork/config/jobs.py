from procrastinate.contrib.django import app

from clerkwork.core.escalation import escalate_tasks
from clerkwork.training.robots import AUTOMATIC, run_until_still


# Nothing waits for ever because a job was lost: every minute all stations are looked at.
@app.periodic(cron="* * * * *")
@app.task(name="round", queueing_lock="round")
def go_round(timestamp: int) -> None:
    run_until_still(AUTOMATIC)


@app.periodic(cron="* * * * *")
@app.task(name="escalate", queueing_lock="escalate")
def escalate(timestamp: int) -> None:
    escalate_tasks()
