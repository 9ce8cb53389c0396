"""Whatever waits has a clock: it is remembered, goes to the next role, and at last to a manager."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.contrib.auth.models import AbstractUser, Group
from django.db import transaction
from django.utils import timezone

from clerkwork.core import journal
from clerkwork.core.hours import Hours, company_hours
from clerkwork.core.journal import Actor
from clerkwork.core.models import EscalationStep, Task
from clerkwork.core.refusal import Refusal
from clerkwork.core.sql import column, execute

CLERK, SUPERVISOR, MANAGER = "clerk", "supervisor", "manager"
# Who is above whom; who is not named here is below the supervisor.
ABOVE = {SUPERVISOR: MANAGER, "administrator": MANAGER, MANAGER: ""}


@dataclass(frozen=True, slots=True)
class Step:
    """After so many business minutes the task goes to `role`; "" reminds whoever has it."""

    after: int
    role: str = ""


Steps = tuple[Step, ...]
# What holds where the company has not said otherwise: (kind of task, its severity) → steps.
DEFAULTS: Mapping[tuple[str, str], Steps] = {
    ("", ""): (Step(480), Step(960, SUPERVISOR), Step(1920, MANAGER)),
    ("order.held", ""): (Step(120), Step(240, SUPERVISOR), Step(480, MANAGER)),
    ("order.held", "stop"): (Step(60), Step(180, SUPERVISOR), Step(480, MANAGER)),
    ("document.unread", ""): (Step(120), Step(240, SUPERVISOR), Step(480, MANAGER)),
    ("channel.failing", ""): (Step(30), Step(120, SUPERVISOR), Step(480, MANAGER)),
    ("station.stuck", ""): (Step(30), Step(120, SUPERVISOR), Step(480, MANAGER)),
    ("message.failed", ""): (Step(240), Step(480, SUPERVISOR), Step(960, MANAGER)),
    ("balance.to_count", ""): (Step(240), Step(960, SUPERVISOR)),
    ("question.unanswered", ""): (Step(240), Step(480, SUPERVISOR), Step(960, MANAGER)),
}

CLAIM = """
SELECT id FROM core_task
 WHERE done_at IS NULL AND step_at <= %(now)s
 ORDER BY step_at, id LIMIT 1000
   FOR NO KEY UPDATE SKIP LOCKED
"""
RAISE = """
UPDATE core_task AS task
   SET role = raised.role, steps_taken = raised.taken, step_at = raised.next,
       owner_id = CASE WHEN task.role = raised.role THEN task.owner_id END
  FROM unnest(%(ids)s::bigint[], %(roles)s::text[], %(taken)s::int[], %(next)s::timestamptz[])
       AS raised (id, role, taken, next)
 WHERE task.id = raised.id
"""


@dataclass(frozen=True, slots=True)
class Clock:
    """The steps of every kind of task, and the hours in which they are counted."""

    hours: Hours
    stated: Mapping[tuple[str, str], Steps]

    def steps(self, kind: str, severity: str = "") -> Steps:
        """Those that the company states for this kind, else the usual ones; never none."""
        keys = ((kind, severity), (kind, ""))
        for table in (self.stated, DEFAULTS):
            for key in keys:
                if key in table:
                    return table[key]
        return self.stated.get(("", ""), DEFAULTS["", ""])

    def due(self, kind: str, severity: str, since: datetime) -> datetime:
        """By when a task opened at `since` should be decided: at its first step."""
        return self.at(since, self.steps(kind, severity)[0].after)

    def at(self, since: datetime, minutes: int) -> datetime:
        return self.hours.add(since, timedelta(minutes=minutes))


def clock() -> Clock:
    """The clock of this company, in two queries."""
    stated: dict[tuple[str, str], Steps] = {}
    for step in EscalationStep.objects.order_by("kind", "severity", "after", "position"):
        key = step.kind, step.severity
        stated[key] = (*stated.get(key, ()), Step(step.after, step.role))
    return Clock(company_hours(), stated)


@dataclass(frozen=True, slots=True)
class Raised:
    """One task after its step."""

    task: Task
    role: str
    taken: int
    next_at: datetime

    @property
    def data(self) -> dict[str, object]:
        moved = {"from": self.task.role, "to": self.role} if self.role != self.task.role else {}
        return {"step": self.taken, **moved}


def escalate_tasks(*, by: Actor = "escalate", now: datetime | None = None) -> int:
    """Raise every task whose time has come; returns how many there were.

    A task that went past several steps, while nothing ran, takes the last of them. A role in which
    nobody works gets none. After the last step it is remembered once a working day. In a fixed
    number of statements for up to a thousand tasks.
    """
    now = now or timezone.now()
    with transaction.atomic():
        ids = column(CLAIM, now=now)
        if not ids:
            return 0
        counted, staffed = clock(), roles_with_people()
        tasks = Task.objects.filter(pk__in=ids).order_by("pk")
        raised = [raise_one(task, counted, staffed, now) for task in tasks]
        execute(
            RAISE,
            ids=[each.task.pk for each in raised],
            roles=[each.role for each in raised],
            taken=[each.taken for each in raised],
            next=[each.next_at for each in raised],
        )
        write_down([each for each in raised if each.role != each.task.role], "escalated", by)
        write_down([each for each in raised if each.role == each.task.role], "reminded", by)
    return len(raised)


def raise_one(task: Task, counted: Clock, staffed: frozenset[str], now: datetime) -> Raised:
    """What becomes of a task by now."""
    steps = counted.steps(task.kind, task.severity)
    since = task.clock_from or task.created_at
    waited = counted.hours.between(since, now)
    taken = sum(timedelta(minutes=step.after) <= waited for step in steps)
    passed = steps[task.steps_taken : taken]
    role = next((step.role for step in reversed(passed) if step.role in staffed), task.role)
    if taken < len(steps):
        following = counted.at(since, steps[taken].after)
    else:
        following = counted.hours.add(now, counted.hours.day_long)
    return Raised(task, role, max(taken, task.steps_taken), following)


def roles_with_people() -> frozenset[str]:
    """The roles in which at least one person works."""
    staffed = Group.objects.filter(user__is_active=True).values_list("name", flat=True)
    return frozenset(staffed)


def write_down(raised: Sequence[Raised], what: str, by: Actor) -> None:
    ids = [each.task.pk for each in raised]
    journal.record_many(f"task.{what}", "task", ids, by=by, data=[each.data for each in raised])


@transaction.atomic
def escalate_task(task_id: int, *, note: str, by: AbstractUser) -> Task:
    """Give an open task to the role above, with a word on why. Its clock runs on.

    Refuses one that is done, one without a note, and one that nobody is above.
    """
    task = Task.objects.select_for_update().filter(pk=task_id, done_at=None).first()
    if task is None:
        raise Refusal("Somebody has done this already.")
    if not note.strip():
        raise Refusal("Say in a few words what is needed of them.")
    role = ABOVE.get(task.role, SUPERVISOR)
    if not role or (task.role == SUPERVISOR and role not in roles_with_people()):
        raise Refusal(f"Whoever is a {task.role} decides this: there is nobody above.")
    data = {"from": task.role, "to": role}
    journal.record("task.escalated", task, by=by, reason=note.strip(), data=data)
    task.role, task.owner = role, None
    task.save(update_fields=["role", "owner"])
    return task


def stop_clocks(kind: str, subject: str, ids: Sequence[int]) -> None:
    """Let open tasks wait without a clock: somebody else is asked, who has one."""
    open_ones = Task.objects.filter(
        kind=kind, subject=subject, subject_id__in=list(ids), done_at=None
    )
    open_ones.update(due_at=None, step_at=None)


def start_clocks(kind: str, subject: str, ids: Sequence[int]) -> None:
    """Let the clocks of open tasks begin anew, as if they had been opened now."""
    stopped = Task.objects.filter(
        kind=kind, subject=subject, subject_id__in=list(ids), done_at=None, step_at=None
    )
    severities = set(stopped.values_list("severity", flat=True))
    if not severities:
        return
    counted, now = clock(), timezone.now()
    for severity in sorted(severities):
        due = counted.due(kind, severity, now)
        stopped.filter(severity=severity).update(
            due_at=due, step_at=due, clock_from=now, steps_taken=0
        )
