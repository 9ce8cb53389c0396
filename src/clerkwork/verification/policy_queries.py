"""What the pages of the rules show."""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import timedelta

from django.db.models import Count, Q, QuerySet
from django.utils import timezone

from clerkwork.verification.models import Finding, RulePolicy
from clerkwork.verification.rule import Rule
from clerkwork.verification.rules import RULES

DAYS = 90


@dataclass(slots=True)
class Standing:
    """A rule with what holds for it, and how its findings fared of late."""

    rule: Rule
    common: RulePolicy | None = None
    own: list[RulePolicy] = field(default_factory=list)
    fired: int = 0
    accepted: int = 0
    corrected: int = 0

    @property
    def sentence(self) -> str:
        """The rule's sentence with dots where it says what it found."""
        return self.rule.text.replace("{found}", "…").replace("{expected}", "…")

    @property
    def policy(self) -> str:
        """What holds for whoever has none of their own, in words."""
        return self.common.get_policy_display() if self.common else self.rule.policy.label

    @property
    def accepted_share(self) -> int | None:
        """Of a hundred findings that were decided, how many were accepted as they were."""
        decided = self.accepted + self.corrected
        return round(100 * self.accepted / decided) if decided else None


def standings() -> list[Standing]:
    """Every rule, in the order in which they are read."""
    live: defaultdict[str, list[RulePolicy]] = defaultdict(list)
    for each in RulePolicy.objects.filter(until=None).select_related("customer", "set_by"):
        live[each.code].append(each)
    since = timezone.now() - timedelta(days=DAYS)
    counted = (
        Finding.objects.filter(created_at__gte=since)
        .values_list("code")
        .annotate(
            fired=Count("id"),
            accepted=Count("id", filter=Q(decision__in=["accepted", "superseded"])),
            corrected=Count("id", filter=Q(decision__in=["corrected", "rejected"])),
        )
    )
    counts = {code: each for code, *each in counted}
    return [
        Standing(
            rule,
            next((each for each in live[rule.code] if each.customer_id is None), None),
            [each for each in live[rule.code] if each.customer_id],
            *counts.get(rule.code, ()),
        )
        for rule in RULES
    ]


def standing_of(code: str) -> Standing | None:
    """One rule as it stands; None if there is none of this code."""
    return next((each for each in standings() if each.rule.code == code), None)


def history_of(code: str) -> QuerySet[RulePolicy]:
    """What was ever set for a rule, newest first."""
    return (
        RulePolicy.objects.filter(code=code)
        .select_related("customer", "set_by")
        .order_by("-id")[:100]
    )


def latest_of(code: str) -> QuerySet[Finding]:
    """The last orders at which a rule fired."""
    found = Finding.objects.filter(code=code).select_related("order", "decided_by")
    return found.order_by("-id")[:10]
