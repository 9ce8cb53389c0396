"""What happens starts what must follow, and what was lost on the way is found within a minute."""

import json

import pytest
from procrastinate.contrib.django import app

from clerkwork.api.take import take_orders
from clerkwork.config.jobs import go_round
from clerkwork.config.letters import LETTERS
from clerkwork.config.reactions import REACTIONS
from clerkwork.core.sql import column, execute
from clerkwork.messaging.letter import writers
from clerkwork.orders.models import Order, Stage
from clerkwork.training.builders import (
    a_customer,
    a_document,
    a_lot,
    a_purchase_order,
    a_user,
)

pytestmark = pytest.mark.django_db


def waiting_jobs() -> list[str]:
    return column("SELECT task_name FROM procrastinate_jobs WHERE status = 'todo' ORDER BY id")


def test_every_job_of_the_table_is_known_to_the_worker() -> None:
    wanted = {job.name for jobs in REACTIONS.values() for job in jobs}
    assert wanted <= app.tasks.keys()


def test_the_round_the_clocks_and_the_outbox_are_looked_at_every_minute() -> None:
    periodic = {each.task.name: each.cron for each in app.periodic_registry.periodic_tasks.values()}
    assert {
        "round": "* * * * *",
        "escalate": "* * * * *",
        "send": "* * * * *",
    }.items() <= periodic.items()


def test_a_document_that_is_stored_is_read_by_a_job() -> None:
    a_document(a_purchase_order(TEA=4))
    assert waiting_jobs() == ["read"]


def test_an_order_over_the_api_waits_for_one_job_alone() -> None:
    a_customer()
    raw = json.dumps(a_purchase_order(TEA=4)).encode()
    take_orders(raw, name="", key="", by=a_user("shop"))
    assert waiting_jobs() == ["accept"]


def test_what_lost_its_job_is_found_by_the_round() -> None:
    a_customer()
    a_lot(on_hand=10)
    a_document(a_purchase_order(TEA=4))
    execute("DELETE FROM procrastinate_jobs")
    go_round(0)
    assert Order.objects.get().stage == Stage.FULFILLING


def test_every_kind_of_message_has_a_writer() -> None:
    assert writers == LETTERS
