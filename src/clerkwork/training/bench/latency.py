"""How long one order takes, from the request to the reserved stock, while others come in too."""

import http.client
import json
import socket
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass

from django.db import connection

from clerkwork.core.sql import column
from clerkwork.orders.models import Stage
from clerkwork.training.fill import fill_company, orders_ndjson

LOOK_EVERY = 0.004  # seconds
GIVE_UP_AFTER = 30.0
START_SECONDS = 60.0

Tell = Callable[[str, int, int], None]


@dataclass(frozen=True, slots=True)
class Latency:
    """Milliseconds: until the answer, and until the order's page shows it as allocated."""

    orders: int
    rate: float
    answered_median: float
    answered_p95: float
    allocated_median: float
    allocated_p95: float


def measure_latency(
    secret: str, tell: Tell, *, rate: float = 10, seconds: int = 20, seed: int = 1
) -> Latency:
    """Send `rate` orders a second to a web server with one worker, and time each.

    The database is Django's own: migrated, empty but for the user whose API key `secret` is, and
    thrown away afterwards. Raises RuntimeError where an order is not taken or not allocated.
    """
    tell("filling the company", 0, 1)
    fill_company(1_000, 200, seed=seed)
    count = int(rate * seconds)
    warm = int(rate)
    orders = list(orders_ndjson(count + warm, 5, seed=seed))
    with ExitStack() as stack:
        port = free_port()
        stack.enter_context(running("web", "--bind", f"127.0.0.1:{port}"))
        stack.enter_context(running("worker"))
        wait_for(port)
        timer = Timer(port, secret)
        timer.send_all(orders[:warm], rate, tell, "warming up")
        times = timer.send_all(orders[warm:], rate, tell, "sending")
    answered, allocated = ([each[at] * 1000 for each in times] for at in (0, 1))
    return Latency(count, rate, *shape(answered), *shape(allocated))


def shape(times: list[float]) -> tuple[float, float]:
    """The median and the time within which 95 of 100 are done."""
    return statistics.median(times), statistics.quantiles(times, n=20)[-1]


class Timer:
    """Sends orders at a steady pace, each from a thread of its own, and times them."""

    def __init__(self, port: int, secret: str) -> None:
        self.port = port
        self.headers = {
            "Authorization": f"Bearer {secret}",
            "Content-Type": "application/json",
        }

    def send_all(
        self, orders: list[bytes], rate: float, tell: Tell, what: str
    ) -> list[tuple[float, float]]:
        """Seconds until answered and until allocated, for each order."""
        begin = time.monotonic()
        with ThreadPoolExecutor(16) as pool:
            waiting = []
            for at, order in enumerate(orders):
                time.sleep(max(0.0, begin + at / rate - time.monotonic()))
                waiting.append(pool.submit(self.send, order))
                tell(what, at, len(orders))
            return [each.result() for each in waiting]

    def send(self, order: bytes) -> tuple[float, float]:
        begin = time.monotonic()
        status, answer = self.call("POST", "/api/orders", order)
        answered = time.monotonic() - begin
        if status != http.client.CREATED:
            raise RuntimeError(f"an order was answered with {status}: {answer}")
        number = answer["orders"][0]["number"]
        self.wait_until_allocated(int(number.partition("-")[2]))
        _, shown = self.call("GET", f"/api/orders/{number}")
        if shown["stage"] != Stage.FULFILLING:
            raise RuntimeError(f"{number} is shown as {shown['stage']}")
        return answered, time.monotonic() - begin

    def wait_until_allocated(self, pk: int) -> None:
        """Look into the database: asking the web server that often would be the load measured."""
        limit = time.monotonic() + GIVE_UP_AFTER
        try:
            while column("SELECT stage FROM orders_order WHERE id = %(pk)s", pk=pk) != [
                Stage.FULFILLING
            ]:
                if time.monotonic() > limit:
                    raise RuntimeError(f"order {pk} was not allocated in {GIVE_UP_AFTER:.0f} s")
                time.sleep(LOOK_EVERY)
        finally:
            connection.close()  # this thread's own

    def call(self, method: str, path: str, body: bytes | None = None) -> tuple[int, dict]:  # type: ignore[type-arg]
        """One call on a connection of its own, as a shop's server would make it."""
        talk = http.client.HTTPConnection("127.0.0.1", self.port, timeout=GIVE_UP_AFTER)
        try:
            talk.request(method, path, body, self.headers)
            answer = talk.getresponse()
            return answer.status, json.loads(answer.read())
        finally:
            talk.close()


@contextmanager
def running(*words: str) -> Iterator[None]:
    """A command of ours beside this one, for the length of the block."""
    process = subprocess.Popen([sys.executable, "-m", "clerkwork", *words])  # noqa: S603
    try:
        yield
    finally:
        process.terminate()
        try:
            process.wait(15)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as asked:
        port: int = asked.getsockname()[1]
        return port


def wait_for(port: int) -> None:
    """Until the web server answers. Raises RuntimeError when it does not."""
    limit = time.monotonic() + START_SECONDS
    while True:
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
        except OSError as error:
            if time.monotonic() > limit:
                raise RuntimeError("the web server does not start") from error
            time.sleep(0.1)
        else:
            return
