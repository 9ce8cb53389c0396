"""Set what happens to what a rule finds, for all customers or for one; and take that back."""

from django.contrib.auth.models import AbstractUser
from django.db import IntegrityError, transaction
from django.utils import timezone

from clerkwork.core import journal
from clerkwork.core.refusal import Refusal
from clerkwork.parties.models import Customer
from clerkwork.verification.models import Policy, RulePolicy
from clerkwork.verification.rule import Rule
from clerkwork.verification.rules import BY_CODE


def set_policy(
    code: str, policy: str, *, reason: str, by: AbstractUser, customer: str = ""
) -> RulePolicy:
    """Let this policy hold for a rule from now on; what held before it is kept.

    `customer` is the code of the one for whom it shall hold; without it, it holds for all who have
    none of their own. Refuses what the rule must not be weakened to. Findings that wait keep the
    policy they were raised under until the rules look at their order again.
    """
    rule = rule_of(code)
    chosen = allowed(rule, policy)
    if not reason.strip():
        raise Refusal("Say why, in a few words.")
    whose = customer_of(customer)
    try:
        with transaction.atomic():
            end_policy(rule, whose)
            made = RulePolicy.objects.create(
                code=code, customer=whose, policy=chosen, reason=reason.strip()[:300], set_by=by
            )  # type: ignore[misc]
            told(made, "policy.set", by=by, reason=made.reason)
    except IntegrityError as error:
        raise Refusal("Somebody has just set this too. Look at it again.") from error
    return made


@transaction.atomic
def withdraw_policy(policy_id: int, *, by: AbstractUser) -> RulePolicy:
    """Take a policy back: the common one, or the rule's own, holds again."""
    live = RulePolicy.objects.select_for_update().filter(pk=policy_id, until=None).first()
    if live is None:
        raise Refusal("Somebody has replaced or withdrawn this already.")
    live.until = timezone.now()
    live.save(update_fields=["until"])
    told(live, "policy.withdrawn", by=by)
    return live


def end_policy(rule: Rule, customer: Customer | None) -> None:
    """End what holds for a rule and a customer, if anything does."""
    live = RulePolicy.objects.select_for_update().filter(code=rule.code, customer=customer)
    for each in live.filter(until=None):
        each.until = timezone.now()
        each.save(update_fields=["until"])


def rule_of(code: str) -> Rule:
    """The rule of this code; refused if there is none."""
    if code not in BY_CODE:
        raise Refusal(f"There is no rule {code}.")
    return BY_CODE[code]


def allowed(rule: Rule, policy: str) -> Policy:
    """The policy, if the rule may have it."""
    if policy not in rule.policies:
        wanted = Policy(policy).label if policy in Policy.values else policy or "nothing"
        may = " or ".join(each.label for each in rule.policies)
        raise Refusal(f"“{wanted}” is not for this rule; it may be: {may}.")
    return Policy(policy)


def customer_of(code: str) -> Customer | None:
    """The customer of this code; None without one."""
    if not code.strip():
        return None
    customer = Customer.objects.filter(code__iexact=code.strip()).first()
    if customer is None:
        raise Refusal(f"There is no customer {code.strip()}.")
    return customer


def told(policy: RulePolicy, kind: str, *, by: AbstractUser, reason: str | None = None) -> None:
    """Write into the journal what was set or taken back, and for whom."""
    whose = policy.customer.code if policy.customer else "all"
    data = {"rule": policy.code, "customer": whose, "policy": policy.policy}
    journal.record(kind, policy, by=by, reason=reason, data=data)
