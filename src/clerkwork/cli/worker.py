"""`clerkwork worker`: runs the background jobs."""

import asyncio
import logging

import click
from procrastinate import App
from procrastinate.contrib.django import app
from procrastinate.exceptions import ConnectorException, UniqueViolation
from procrastinate.jobs import Status

from clerkwork.cli.database import connect
from clerkwork.core.orphans import die_with_parent

HEARTBEAT_SECONDS = 2
DEAD_AFTER_SECONDS = 10
GRACE_SECONDS = 5

log = logging.getLogger(__name__)


@click.command()
@click.option("--concurrency", default=4, show_default=True, help="jobs at the same time")
def worker(concurrency: int) -> None:
    """Run background jobs until stopped. `up` runs this; any number may run on any machine."""
    die_with_parent()
    with connect():
        asyncio.run(_work(concurrency))


async def _work(concurrency: int) -> None:
    connector = app.connector.get_worker_connector()  # type: ignore[attr-defined]  # Django's
    with app.replace_connector(connector) as working:
        async with working.open_async():
            rescuer = asyncio.create_task(_rescue(working))
            try:
                await working.run_worker_async(
                    concurrency=concurrency,
                    delete_jobs="successful",
                    shutdown_graceful_timeout=GRACE_SECONDS,
                    update_heartbeat_interval=HEARTBEAT_SECONDS,
                    stalled_worker_timeout=DEAD_AFTER_SECONDS,
                )
            finally:
                rescuer.cancel()


async def _rescue(working: App) -> None:
    """Look, for ever, for jobs that killed workers have left."""
    while True:
        await asyncio.sleep(HEARTBEAT_SECONDS)
        try:
            await requeue_left_jobs(working)
        except ConnectorException as error:
            log.warning("cannot look for jobs of dead workers: %s", error)


async def requeue_left_jobs(working: App) -> None:
    """Queue again what killed workers had begun. Every job stands being run twice."""
    jobs = working.job_manager
    for job in await jobs.get_stalled_jobs(seconds_since_heartbeat=DEAD_AFTER_SECONDS):
        log.warning("job %s (%s) was left by a dead worker", job.id, job.task_name)
        try:
            await jobs.retry_job(job)
        except UniqueViolation:
            # The same job waits already under its queueing lock, and will do the work.
            await jobs.finish_job(job, Status.FAILED, delete_job=True)
