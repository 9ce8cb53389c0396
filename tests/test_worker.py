"""What a killed worker had begun is done by another."""

import asyncio

import pytest
from django.db import connection
from procrastinate.contrib.django import app

from clerkwork.cli.worker import requeue_left_jobs

pytestmark = pytest.mark.django_db(transaction=True)

LEFT = """
WITH dead AS (
  INSERT INTO procrastinate_workers (last_heartbeat) VALUES (now() - interval '1 minute')
  RETURNING id)
INSERT INTO procrastinate_jobs (queue_name, task_name, queueing_lock, status, worker_id)
SELECT 'default', 'a.job', 'a.job', 'doing', dead.id FROM dead
"""
ALIVE = LEFT.replace("interval '1 minute'", "interval '1 second'")
WAITING = """
INSERT INTO procrastinate_jobs (queue_name, task_name, queueing_lock, status)
VALUES ('default', 'a.job', 'a.job', 'todo')
"""


def after_requeueing(*rows: str) -> list[str]:
    """The states of the jobs in these rows, after a look for left ones."""

    async def look() -> None:
        with app.replace_connector(app.connector.get_worker_connector()) as working:
            async with working.open_async():
                await requeue_left_jobs(working)

    with connection.cursor() as cursor:
        for row in rows:
            cursor.execute(row)
        asyncio.run(look())
        cursor.execute("SELECT status FROM procrastinate_jobs ORDER BY id")
        return [status for (status,) in cursor.fetchall()]


def test_a_job_of_a_dead_worker_waits_again() -> None:
    assert after_requeueing(LEFT) == ["todo"]


def test_a_job_of_a_living_worker_is_left_alone() -> None:
    assert after_requeueing(ALIVE) == ["doing"]


def test_a_job_that_waits_already_is_not_queued_twice() -> None:
    assert after_requeueing(LEFT, WAITING) == ["todo"]
