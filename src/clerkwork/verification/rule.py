"""What a rule is: a name, a sentence, what to do next, and a query over a batch of orders."""

from dataclasses import dataclass

from clerkwork.verification.models import (
    CORRECTABLE,
    NEVER_PASSING,
    ONLY_SUPERVISED,
    Finding,
    Policy,
)

NOTE, WARN, HOLD, STOP = (
    Finding.Severity.NOTE,
    Finding.Severity.WARN,
    Finding.Severity.HOLD,
    Finding.Severity.STOP,
)

EACH_ITS_OWN = "*"


@dataclass(frozen=True)
class Rule:
    """One check. It fires where its query gives a row.

    `sql` selects (order id, line id or NULL, found, expected, suggestion) for the orders in
    %(orders)s; it may also use %(today)s and the tables that `batch.py` prepares. `text` is the
    sentence for the clerk, with {found} and {expected} in it; `next_step` says what to do. `field`
    is what a correction would change; where it is EACH_ITS_OWN, the query selects it in a sixth
    column. A STOP cannot be accepted as it is; `supervisor` means that by default only a supervisor
    may accept it; `corrects`, that by default what it suggests is taken.
    """

    code: str
    severity: Finding.Severity
    field: str
    text: str
    next_step: str
    sql: str
    supervisor: bool = False
    corrects: bool = False

    @property
    def policy(self) -> Policy:
        """What happens to its findings where no supervisor has set anything else."""
        if self.supervisor:
            return Policy.SUPERVISOR
        if self.corrects:
            return Policy.CORRECT
        return Policy.HOLD if self.severity in (HOLD, STOP) else Policy.WARN

    @property
    def policies(self) -> tuple[Policy, ...]:
        """What a supervisor may set: some things must never pass, few be corrected unseen."""
        if self.code in ONLY_SUPERVISED:
            return (Policy.SUPERVISOR,)
        holding = (Policy.HOLD, Policy.SUPERVISOR, Policy.ASK)
        if self.code in NEVER_PASSING:
            return holding
        lenient = (Policy.CORRECT, Policy.WARN) if self.code in CORRECTABLE else (Policy.WARN,)
        return (*lenient, *holding)
