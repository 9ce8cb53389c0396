"""Background jobs: rows in PostgreSQL, written in the transaction that wants them."""

from typing import Any

from django.db import transaction
from procrastinate.exceptions import AlreadyEnqueued
from procrastinate.tasks import Task as Job


def defer_once(job: "Job[Any, Any, Any]") -> None:
    """Queue the job, unless one that has not begun yet waits already.

    One that is running does not count: it may have looked before this transaction commits.
    """
    try:
        with transaction.atomic():
            job.configure(queueing_lock=job.name).defer()
    except AlreadyEnqueued:
        pass
