from procrastinate.contrib.django import app

from clerkwork.messaging.send import send_waiting


@app.task(name="send")
def send() -> None:
    send_waiting()
