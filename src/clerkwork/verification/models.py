from django.conf import settings
from django.contrib.auth.models import Group
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Now

from clerkwork.catalog.models import Item
from clerkwork.core.models import AmountField
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
    *("DATE_PAST", "DATE_CLOSED", "DATE_TOO_SOON"),
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


class RoleLimit(models.Model):
    """Up to which amounts a role decides alone. A role that decides and has no row has no limit.

    Amounts are compared as they stand, in the currency of the order. Who has several roles that
    decide has the highest of their limits. The function `verification_within_limit` says it.
    """

    role = models.OneToOneField(Group, on_delete=models.CASCADE, related_name="limit")
    order_limit = AmountField(null=True, blank=True, help_text="total of the order; empty: any")
    override_limit = AmountField(
        null=True, blank=True, help_text="what the one decision is about; empty: any"
    )

    class Meta:
        ordering = ["role__name"]
        constraints = [
            models.CheckConstraint(
                condition=(Q(order_limit__isnull=True) | Q(order_limit__gte=0))
                & (Q(override_limit__isnull=True) | Q(override_limit__gte=0)),
                name="verification_rolelimit_not_negative",
            )
        ]

    def __str__(self) -> str:
        return f"limit of a {self.role}"


class TwoPersonRule(models.Model):
    """A rule whose findings are accepted by two persons, whatever the amount."""

    code = models.CharField(max_length=40, unique=True, help_text="name of the rule")

    class Meta:
        ordering = ["code"]

    def __str__(self) -> str:
        return self.code


class Proposal(models.Model):
    """What one person proposed to decide, and another approved or not.

    It names the finding by what it says, since undecided findings are made anew: same rule, same
    place, same thing found and expected. A trigger refuses any later change of what was proposed,
    and any acceptance that a proposal would have had to precede.
    """

    class Action(models.TextChoices):
        ACCEPT = "accept", "accept a finding"
        CANCEL = "cancel", "cancel the order"

    class Outcome(models.TextChoices):
        APPROVED = "approved", "approved"
        REFUSED = "refused", "refused"
        STALE = "stale", "the order was changed since"

    action = models.CharField(max_length=6, choices=Action)
    order = models.ForeignKey(Order, on_delete=models.PROTECT, related_name="proposals")
    line = models.ForeignKey(
        Line, null=True, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    code = models.CharField(max_length=40, blank=True, default="")
    found = models.CharField(max_length=300, blank=True, default="")
    expected = models.CharField(max_length=300, blank=True, default="")
    version = models.CharField(max_length=16, help_text="of the order's values when proposed")
    reason = models.TextField()
    proposed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    proposed_at = models.DateTimeField(db_default=Now())
    outcome = models.CharField(max_length=8, choices=Outcome, null=True)
    approved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    decided_at = models.DateTimeField(null=True)
    finding = models.OneToOneField(
        Finding, null=True, on_delete=models.PROTECT, related_name="approval"
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                *("order", "action", "line", "code", "found", "expected"),
                condition=Q(outcome__isnull=True),
                nulls_distinct=False,
                name="verification_proposal_one_open",
            ),
            models.CheckConstraint(
                condition=Q(approved_by__isnull=True) | ~Q(approved_by=F("proposed_by")),
                name="verification_proposal_two_persons",
            ),
            models.CheckConstraint(
                condition=Q(outcome="approved", approved_by__isnull=False)
                | (
                    Q(approved_by__isnull=True) & (Q(outcome__isnull=True) | ~Q(outcome="approved"))
                ),
                name="verification_proposal_approved_by_somebody",
            ),
            models.CheckConstraint(
                condition=Q(outcome__isnull=True, decided_at__isnull=True)
                | Q(outcome__isnull=False, decided_at__isnull=False),
                name="verification_proposal_decided_at_some_time",
            ),
            models.CheckConstraint(
                condition=~Q(reason=""), name="verification_proposal_has_a_reason"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_action_display()} on {self.order}"


class Question(models.Model):
    """What a customer was asked about one order, by mail, and how that ended.

    The link in the mail is signed with the secret key and says until when it holds; the row keeps
    its digest alone, so that neither the table nor a copy of it lets anybody answer.
    """

    class Outcome(models.TextChoices):
        ANSWERED = "answered", "answered"
        WITHDRAWN = "withdrawn", "no longer asked"
        EXPIRED = "expired", "not answered in time"

    order = models.ForeignKey(Order, on_delete=models.PROTECT, related_name="questions")
    recipient = models.EmailField()
    language = models.CharField(max_length=10)
    digest = models.CharField(max_length=64, blank=True, help_text="SHA-256 of the link's token")
    asked_at = models.DateTimeField(db_default=Now())
    expires_at = models.DateTimeField()
    next_at = models.DateTimeField(help_text="when it is looked at again")
    reminders = models.PositiveSmallIntegerField(default=0, db_default=0)
    tries = models.PositiveSmallIntegerField(default=0, db_default=0)
    outcome = models.CharField(max_length=9, choices=Outcome, null=True)
    closed_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                "order", condition=Q(outcome__isnull=True), name="verification_question_one_open"
            ),
            models.CheckConstraint(
                condition=Q(outcome__isnull=True, closed_at__isnull=True)
                | Q(outcome__isnull=False, closed_at__isnull=False),
                name="verification_question_closed_at_some_time",
            ),
        ]
        indexes = [
            models.Index(
                "next_at", condition=Q(outcome__isnull=True), name="verification_question_clock"
            )
        ]

    def __str__(self) -> str:
        return f"question about {self.order}"


class QuestionPoint(models.Model):
    """One finding that a customer was asked about, by what it says, and what they answered."""

    class Answer(models.TextChoices):
        CONFIRMED = "confirmed", "it is right"
        CORRECTED = "corrected", "it is something else"
        OTHER = "other", "in their own words"

    question = models.ForeignKey(Question, on_delete=models.CASCADE, related_name="points")
    line = models.ForeignKey(
        Line, null=True, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    code = models.CharField(max_length=40)
    field = models.CharField(max_length=40)
    found = models.CharField(max_length=300, blank=True)
    expected = models.CharField(max_length=300, blank=True)
    suggestion = models.CharField(max_length=300, null=True)
    answer = models.CharField(max_length=9, choices=Answer, null=True)
    value = models.CharField(max_length=500, blank=True, default="")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                *("question", "line", "code", "found", "expected"),
                nulls_distinct=False,
                name="verification_questionpoint_once",
            )
        ]

    def __str__(self) -> str:
        return f"{self.code} of {self.question_id}"
