from procrastinate.contrib.django import app

from clerkwork.verification.ask import ask_waiting
from clerkwork.verification.remind import remind_questions


@app.task(name="ask")
def ask() -> None:
    ask_waiting()


@app.periodic(cron="* * * * *")
@app.task(name="remind", queueing_lock="remind")
def remind(timestamp: int) -> None:
    ask_waiting()
    remind_questions()
