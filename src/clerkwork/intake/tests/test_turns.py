"""Reading takes turns, so that the first orders of a large pile do not wait for its end."""

import pytest

from clerkwork.core.sql import column
from clerkwork.intake.jobs import TURN, read
from clerkwork.intake.models import Document
from clerkwork.intake.submit import submit_document

pytestmark = pytest.mark.django_db


def waiting() -> list[str]:
    return column("SELECT task_name FROM procrastinate_jobs WHERE status = 'todo' ORDER BY id")


def test_after_a_turn_the_orders_come_first_and_reading_goes_on_behind_them() -> None:
    for number in range(TURN + 2):
        submit_document(
            b'{"po_number": "P%d", "lines": [{"sku": "A", "quantity": 1}]}' % number,
            name="order.json",
            channel="page",
            by="tests",
        )
    column("DELETE FROM procrastinate_jobs RETURNING id")
    read()
    assert Document.objects.filter(stage=Document.Stage.STORED).count() == 2
    names = waiting()
    assert names.index("accept") < names.index("read")
    column("DELETE FROM procrastinate_jobs RETURNING id")
    read()
    assert not Document.objects.filter(stage=Document.Stage.STORED).exists()
    assert "read" not in waiting()
