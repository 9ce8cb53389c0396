"""Stopping everything that goes to a customer, and letting it go again."""

from django.db import transaction
from django.utils import timezone

from clerkwork.core import journal
from clerkwork.core.journal import Actor, actor_id
from clerkwork.core.refusal import Refusal
from clerkwork.parties.models import Customer, CustomerBlock


@transaction.atomic
def block_customer(customer: Customer, *, reason: str, by: Actor) -> CustomerBlock:
    """Let nothing go to this customer until the block is lifted.

    Refuses without a reason, and when the customer is blocked already.
    """
    if not reason.strip():
        raise Refusal("Say why the customer is blocked.")
    Customer.objects.select_for_update().get(pk=customer.pk)
    if customer.blocks.filter(lifted_at=None).exists():
        raise Refusal(f"{customer} is blocked already.")
    block = CustomerBlock.objects.create(
        customer=customer, reason=reason.strip()[:300], placed_by_id=actor_id(by)
    )
    journal.record("customer.blocked", customer, by=by, reason=block.reason)
    return block


@transaction.atomic
def lift_block(customer: Customer, *, reason: str, by: Actor) -> CustomerBlock:
    """Let goods go to this customer again. The block stays on record.

    Refuses without a reason, and when the customer is not blocked.
    """
    if not reason.strip():
        raise Refusal("Say why the block is lifted.")
    block = customer.blocks.select_for_update().filter(lifted_at=None).first()
    if block is None:
        raise Refusal(f"{customer} is not blocked.")
    block.lifted_at = timezone.now()
    block.save(update_fields=["lifted_at"])
    journal.record("customer.unblocked", customer, by=by, reason=reason.strip())
    return block
