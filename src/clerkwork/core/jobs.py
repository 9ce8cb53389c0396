"""Background jobs: rows in PostgreSQL, written in the transaction that wants them."""

from typing import Any

from procrastinate.tasks import Task as Job

from clerkwork.core.sql import rows

# The lock keeps a waiting job from beginning before this transaction has committed: otherwise it
# could look, find nothing, and be gone, while nobody queues another. A job that another
# transaction holds so is passed over, for nobody shall wait here: two transactions that wait for
# each other's jobs while they hold each other's orders would never end.
HOLD_WAITING = """
SELECT id FROM procrastinate_jobs
 WHERE status = 'todo' AND task_name = %(name)s AND scheduled_at IS NULL
 ORDER BY id LIMIT 1
   FOR NO KEY UPDATE SKIP LOCKED
"""

# A worker that came for the job while it was locked went away again; this calls it back at commit.
WAKE = """
SELECT pg_notify('procrastinate_any_queue_v1',
                 json_build_object('type', 'job_inserted', 'job_id', %(id)s::bigint)::text)
"""


def defer_once(job: "Job[Any, Any, Any]") -> None:
    """See to it that the job begins after this transaction has committed.

    One that waits already is enough, if it can be kept waiting until then; one that is running
    does not count, since it may have looked before. While transactions overlap there may be
    several of a kind in the queue: each finds what there is, or nothing.
    """
    waiting = rows(HOLD_WAITING, name=job.name)
    if waiting:
        rows(WAKE, id=waiting[0][0])
    else:
        job.defer()
