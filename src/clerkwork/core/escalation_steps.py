"""What the company says about the clocks of its tasks: its own steps in the place of the usual."""

from collections.abc import Sequence

from django.contrib.auth.models import AbstractUser
from django.db import transaction

from clerkwork.core import journal
from clerkwork.core.escalation import MANAGER, SUPERVISOR, Step
from clerkwork.core.models import Company, EscalationStep
from clerkwork.core.refusal import Refusal

RECEIVERS = ("", SUPERVISOR, MANAGER)
MOST_MINUTES = 60 * 24 * 365


@transaction.atomic
def set_steps(kind: str, severity: str, steps: Sequence[Step], *, by: AbstractUser) -> None:
    """Let tasks of this kind and severity take these steps from now on; none brings the usual back.

    Tasks that are open keep the moment of their next step. Refuses steps that are not each later
    than the one before.
    """
    minutes = [step.after for step in steps]
    if minutes != sorted(set(minutes)) or any(not 0 < each <= MOST_MINUTES for each in minutes):
        raise Refusal("Each step comes later than the one before it, the first after some time.")
    if any(step.role not in RECEIVERS for step in steps):
        raise Refusal("A task goes to a supervisor or a manager, or whoever has it is reminded.")
    EscalationStep.objects.filter(kind=kind, severity=severity).delete()
    EscalationStep.objects.bulk_create(
        EscalationStep(kind=kind, severity=severity, position=at, after=step.after, role=step.role)
        for at, step in enumerate(steps, start=1)
    )
    told = ", ".join(f"{step.after} min {step.role or 'reminder'}" for step in steps)
    journal.record(
        "company.steps_set",
        Company.objects.get(),
        by=by,
        data={"kind": kind, "severity": severity, "steps": told or "as usual"},
    )
