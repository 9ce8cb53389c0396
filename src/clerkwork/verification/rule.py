"""What a rule is: a name, a sentence, and a query over a batch of orders."""

from dataclasses import dataclass

from clerkwork.verification.models import Finding

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
    %(orders)s; it may also use %(today)s, the one row `company`, and `checked_line`, the lines of
    these orders that were not rejected. `text` is the sentence for the
    clerk, with {found} and {expected} in it. `field` is what a correction would change; where it
    is EACH_ITS_OWN, the query selects it in a sixth column. A STOP
    cannot be accepted as it is; `supervisor` means that only a supervisor may accept it.
    """

    code: str
    severity: Finding.Severity
    field: str
    text: str
    sql: str
    supervisor: bool = False
