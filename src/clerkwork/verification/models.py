from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import Now

from clerkwork.catalog.models import Item
from clerkwork.orders.models import Line, Order
from clerkwork.parties.models import Customer, PartyIdentifier


class Policy(models.TextChoices):
    """What happens to what a rule finds."""

    CORRECT = "correct", "correct by itself"
    WARN = "warn", "warn"
    HOLD = "hold", "hold for a clerk"
    SUPERVISOR = "supervisor", "hold for a supervisor"
    ASK = "ask", "ask the customer"


class Finding(models.Model):
    """Something a rule found on an order, and what a person decided about it.

    Undecided findings are made anew whenever the rules run. Decided ones stay. One that was
    accepted answers the same finding when it comes up again: same rule, same place, same thing
    found, same thing expected. It answers no longer once its line was changed. One that was
    corrected does not: if the rule still finds it, the correction was none.
    """

    class Severity(models.TextChoices):
        NOTE = "note", "note"
        WARN = "warn", "warning"
        HOLD = "hold", "hold"
        STOP = "stop", "must be corrected"  # cannot be accepted as it is

    class Decision(models.TextChoices):
        ACCEPTED = "accepted", "accepted as it is"
        CORRECTED = "corrected", "corrected"
        REJECTED = "rejected", "rejected"
        SUPERSEDED = "superseded", "accepted before the line was changed"

    order = models.ForeignKey(
        Order, on_delete=models.PROTECT, related_name="findings", db_index=False
    )
    line = models.ForeignKey(
        Line, null=True, on_delete=models.PROTECT, related_name="findings", db_index=False
    )
    code = models.CharField(max_length=40, help_text="stable name of the rule")
    severity = models.CharField(max_length=6, choices=Severity)
    policy = models.CharField(
        max_length=10, choices=Policy, default=Policy.HOLD, help_text="under which it was raised"
    )
    text = models.CharField(max_length=500)
    next_step = models.CharField(max_length=300, default="", help_text="what to do about it")
    field = models.CharField(max_length=40, help_text="what a correction would change")
    found = models.CharField(max_length=300, default="", blank=True)
    expected = models.CharField(max_length=300, default="", blank=True)
    suggestion = models.CharField(
        max_length=300, null=True, help_text="a corrected value, if known"
    )
    created_at = models.DateTimeField(db_default=Now())
    decision = models.CharField(max_length=10, choices=Decision, null=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    decided_at = models.DateTimeField(null=True)
    reason = models.TextField(null=True)

    class Meta:
        permissions = [
            ("decide_finding", "Can decide findings"),
            ("override_finding", "Can accept what only a supervisor may"),
        ]
        constraints = [
            models.UniqueConstraint(
                "order",
                "line",
                "code",
                "found",
                "expected",
                condition=Q(decision__isnull=True) | Q(decision="accepted"),
                nulls_distinct=False,
                name="verification_finding_once",
            ),
            models.CheckConstraint(
                condition=Q(decision__isnull=True)
                | (Q(decided_by__isnull=False) & Q(decided_at__isnull=False) & ~Q(reason=""))
                | (Q(policy="correct") & Q(decision="corrected") & Q(decided_at__isnull=False)),
                name="verification_finding_decided_by_somebody",
            ),
            models.CheckConstraint(
                condition=~(Q(severity="stop") & Q(decision="accepted")),
                name="verification_finding_stop_not_accepted",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.code} on {self.order_id}"

    @property
    def needs_supervisor(self) -> bool:
        """Whether only a supervisor may accept it as it is."""
        return self.policy == Policy.SUPERVISOR


# What must never pass unseen, whatever a supervisor sets, and what may be corrected by itself. The
# rules say the same of themselves (`Rule.least`, `Rule.safe`); a test compares them.
NEVER_PASSING = (
    *("CUSTOMER_UNKNOWN", "CUSTOMER_AMBIGUOUS", "LINES_MISSING", "SHIP_TO_MISSING"),
    *("ITEM_UNKNOWN", "ITEM_INACTIVE", "QUANTITY_MISSING", "UNIT_UNKNOWN", "PRICE_MISSING"),
    *("PO_NUMBER_REPEATED", "VALUE_UNCERTAIN"),
)
ONLY_SUPERVISED = ("PRICE_ZERO", "CUSTOMER_BLOCKED", "COUNTRY_BLOCKED")
CORRECTABLE = (
    *("PRICE_OFF", "QUANTITY_BELOW_MINIMUM", "QUANTITY_NOT_MULTIPLE"),
    *("DATE_PAST", "DATE_CLOSED"),
)


class RulePolicy(models.Model):
    """What a supervisor set for a rule, for all customers or for one; replaced, it stays."""

    code = models.CharField(max_length=40, help_text="stable name of the rule")
    customer = models.ForeignKey(
        Customer, null=True, on_delete=models.CASCADE, related_name="rule_policies"
    )
    policy = models.CharField(max_length=10, choices=Policy)
    reason = models.CharField(max_length=300)
    set_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(db_default=Now())
    until = models.DateTimeField(null=True, help_text="replaced or withdrawn then")

    class Meta:
        permissions = [("set_policy", "Can set what happens to findings")]
        constraints = [
            models.UniqueConstraint(
                "code",
                "customer",
                condition=Q(until__isnull=True),
                nulls_distinct=False,
                name="verification_rulepolicy_one_lives",
            ),
            models.CheckConstraint(
                condition=~(Q(code__in=NEVER_PASSING) & Q(policy__in=["correct", "warn"])),
                name="verification_rulepolicy_never_passing",
            ),
            models.CheckConstraint(
                condition=~Q(code__in=ONLY_SUPERVISED) | Q(policy="supervisor"),
                name="verification_rulepolicy_only_supervised",
            ),
            models.CheckConstraint(
                condition=~Q(policy="correct") | Q(code__in=CORRECTABLE),
                name="verification_rulepolicy_correctable",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.code}: {self.policy}"


class LearnedNumber(models.Model):
    """A customer's part number that a correction taught, with what it meant before."""

    customer = models.ForeignKey(Customer, on_delete=models.CASCADE, related_name="+")
    number = models.CharField(max_length=80)
    item = models.ForeignKey(Item, on_delete=models.PROTECT, related_name="+")
    before = models.ForeignKey(Item, null=True, on_delete=models.PROTECT, related_name="+")
    order = models.ForeignKey(Order, on_delete=models.PROTECT, related_name="+")
    learned_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    at = models.DateTimeField(db_default=Now())
    withdrawn_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"{self.number} → {self.item_id}"


class LearnedParty(models.Model):
    """A name or sender by which a correction taught to know a customer, and who it was before."""

    customer = models.ForeignKey(Customer, on_delete=models.CASCADE, related_name="+")
    scheme = models.CharField(max_length=10, choices=PartyIdentifier.Scheme)
    value = models.CharField(max_length=100)
    before = models.ForeignKey(Customer, null=True, on_delete=models.PROTECT, related_name="+")
    order = models.ForeignKey(Order, on_delete=models.PROTECT, related_name="+")
    learned_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    at = models.DateTimeField(db_default=Now())
    withdrawn_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"{self.value} → {self.customer_id}"
