"""What waits is remembered, goes to the next role, and ends with a decision that says why."""

from datetime import datetime, timedelta

import pytest
from django.contrib.auth.models import Group
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from clerkwork.core import journal
from clerkwork.core.escalation import Step, clock, escalate_task, escalate_tasks
from clerkwork.core.escalation_steps import set_steps
from clerkwork.core.hours import company_hours
from clerkwork.core.models import Company, JournalEntry, Task
from clerkwork.core.refusal import Refusal
from clerkwork.core.tasks import close_tasks, open_tasks
from clerkwork.training.builders import a_house, a_supervisor, a_user, an_item, an_order
from clerkwork.verification.decide import accept_finding

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def company() -> None:
    a_house()
    for name, role in (("sam", "supervisor"), ("mary", "manager")):
        a_user(name).groups.add(Group.objects.create(name=role))


def waiting(number: int = 1, severity: str = "") -> list[Task]:
    ids = list(range(1, number + 1))
    titles = [f"Task {pk}" for pk in ids]
    open_tasks("order.held", "order", ids, titles, role="clerk", severities=[severity] * number)
    return list(Task.objects.order_by("pk"))


def after(task: Task, minutes: int) -> datetime:
    """A moment so many business minutes after the task was opened, and one second."""
    return company_hours().add(task.created_at, timedelta(minutes=minutes, seconds=1))


def told(task: Task) -> list[tuple[str, object]]:
    return list(journal.of("task", task.pk).values_list("kind", "data"))


def test_a_task_is_due_at_its_first_step() -> None:
    (usual,) = waiting()
    assert usual.due_at == usual.step_at is not None
    assert company_hours().between(usual.created_at, usual.due_at) == pytest.approx(
        timedelta(minutes=120), abs=timedelta(seconds=5)
    )
    open_tasks("order.held", "order", [9], ["x"], role="clerk", severities=["stop"])
    severe = Task.objects.get(subject_id=9)
    assert severe.due_at < usual.due_at


def test_nothing_is_raised_before_its_time() -> None:
    (task,) = waiting()
    assert escalate_tasks(now=after(task, 119)) == 0
    assert told(task) == []


def test_it_is_remembered_then_goes_up_role_by_role_and_is_not_forgotten_at_the_top() -> None:
    (task,) = waiting()
    seen = []
    for minutes in (120, 240, 480, 480 + 9 * 60, 480 + 18 * 60):
        assert escalate_tasks(now=after(task, minutes)) == 1
        assert escalate_tasks(now=after(task, minutes)) == 0
        task.refresh_from_db()
        seen.append((task.role, task.steps_taken))
    assert seen == [("clerk", 1), ("supervisor", 2), ("manager", 3), ("manager", 3), ("manager", 3)]
    assert told(task) == [
        ("task.reminded", {"step": 1}),
        ("task.escalated", {"step": 2, "from": "clerk", "to": "supervisor"}),
        ("task.escalated", {"step": 3, "from": "supervisor", "to": "manager"}),
        ("task.reminded", {"step": 3}),
        ("task.reminded", {"step": 3}),
    ]


def test_after_a_long_stop_the_last_step_that_was_missed_is_taken() -> None:
    (task,) = waiting()
    escalate_tasks(now=after(task, 5000))
    task.refresh_from_db()
    assert (task.role, task.steps_taken, len(told(task))) == ("manager", 3, 1)


def test_nothing_goes_to_a_role_in_which_nobody_works() -> None:
    (task,) = waiting()
    Group.objects.get(name="manager").user_set.update(is_active=False)
    escalate_tasks(now=after(task, 5000))
    task.refresh_from_db()
    assert task.role == "supervisor"


def test_the_owner_keeps_what_they_are_only_reminded_of() -> None:
    (task,) = waiting()
    Task.objects.update(owner=a_user())
    escalate_tasks(now=after(task, 120))
    task.refresh_from_db()
    assert task.owner == a_user()
    escalate_tasks(now=after(task, 240))
    task.refresh_from_db()
    assert task.owner is None


def test_what_was_escalated_ends_with_a_decision_and_its_reason() -> None:
    an_item()
    stated = {"sku": "TEA", "quantity": "1", "uom": "EA", "unit_price": "9"}
    orders = [an_order(lines=[stated | {"quantity": str(n)}]) for n in (1, 2)]
    task, quick = (Task.objects.get(subject="order", subject_id=each.pk) for each in orders)
    Task.objects.filter(pk=quick.pk).update(step_at=None)
    escalate_tasks(now=after(task, 240))
    sam = a_user("sam")
    for each in orders:
        accept_finding(each.findings.get().pk, reason="agreed by telephone", by=sam)
    task.refresh_from_db()
    assert (task.outcome, task.done_by) == ("decided: agreed by telephone", "sam")
    ended = journal.of("task", task.pk, quick.pk).filter(kind="task.decided")
    assert list(ended.values_list("subject_id", "actor", "reason")) == [
        (task.pk, "sam", "decided: agreed by telephone")
    ]


def test_what_is_done_has_no_clock() -> None:
    (task,) = waiting()
    close_tasks("order.held", "order", [1], by="x", outcome="decided")
    assert escalate_tasks(now=after(task, 5000)) == 0


def statements(now: datetime) -> int:
    with CaptureQueriesContext(connection) as captured:
        assert escalate_tasks(now=now)
    return len(captured)


def test_fifty_tasks_take_as_many_statements_as_one() -> None:
    tasks = waiting(50)
    Task.objects.filter(pk=tasks[0].pk).update(step_at=timezone.now() - timedelta(days=1))
    now = after(tasks[-1], 240)
    Task.objects.exclude(pk=tasks[0].pk).update(step_at=now + timedelta(days=1))
    alone = statements(now)
    Task.objects.exclude(pk=tasks[0].pk).update(step_at=now)
    assert statements(now) == alone < 15


def test_a_company_says_how_long_its_tasks_may_wait() -> None:
    boss = a_supervisor()
    set_steps("order.held", "", [Step(30), Step(60, "manager")], by=boss)
    (task,) = waiting(severity="stop")
    assert company_hours().between(task.created_at, task.due_at) == pytest.approx(
        timedelta(minutes=30), abs=timedelta(seconds=5)
    )
    escalate_tasks(now=after(task, 61))
    task.refresh_from_db()
    assert task.role == "manager"
    set_steps("order.held", "", [], by=boss)
    assert clock().steps("order.held", "stop")[0] == Step(60)
    assert JournalEntry.objects.filter(kind="company.steps_set").count() == 2


@pytest.mark.parametrize(
    "steps",
    [[Step(60), Step(30)], [Step(60), Step(60)], [Step(0)], [Step(60, "picker")]],
    ids=["earlier", "same", "none", "stranger"],
)
def test_steps_that_make_no_sense_are_refused(steps: list[Step]) -> None:
    with pytest.raises(Refusal):
        set_steps("order.held", "", steps, by=a_supervisor())
    assert clock().stated == {}


def test_the_clock_stands_still_on_a_weekend_of_the_company() -> None:
    Company.objects.update(time_zone="Europe/Berlin")
    hours = company_hours()
    friday = datetime(2026, 11, 27, 16, tzinfo=hours.zone)
    due = clock().due("order.held", "", friday)
    assert due.isoformat() == "2026-11-30T09:00:00+01:00"


def test_a_clerk_gives_a_task_to_the_supervisor_with_a_note() -> None:
    an_item()
    order = an_order(lines=[{"sku": "TEA", "quantity": "1", "uom": "EA", "unit_price": "9"}])
    task = Task.objects.get(subject="order", subject_id=order.pk)
    with pytest.raises(Refusal, match="few words"):
        escalate_task(task.pk, note=" ", by=a_user())
    assert escalate_task(task.pk, note="needs my supervisor", by=a_user()).role == "supervisor"
    assert escalate_task(task.pk, note="and hers", by=a_user("sam")).role == "manager"
    with pytest.raises(Refusal, match="nobody above"):
        escalate_task(task.pk, note="and his", by=a_user("mary"))
    entries = journal.of("task", task.pk).values_list("kind", "actor", "reason")
    assert list(entries) == [
        ("task.escalated", "clara", "needs my supervisor"),
        ("task.escalated", "sam", "and hers"),
    ]
    close_tasks("order.held", "order", [order.pk], by="x", outcome="decided")
    with pytest.raises(Refusal, match="done this already"):
        escalate_task(task.pk, note="late", by=a_user())
