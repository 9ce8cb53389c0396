from procrastinate.contrib.django import app

from clerkwork.messaging.send import send_waiting


@app.periodic(cron="* * * * *")  # what failed is tried again when its time has come
@app.task(name="send")
def send(timestamp: int = 0) -> None:
    send_waiting()
