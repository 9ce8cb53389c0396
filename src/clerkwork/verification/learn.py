"""What a customer means by a part number: learned from a correction, and taken back."""

from typing import Any

from django.contrib.auth.models import AbstractUser
from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from clerkwork.catalog.models import CustomerItem, Item
from clerkwork.core import journal
from clerkwork.core.refusal import Refusal
from clerkwork.orders.models import Line, Order
from clerkwork.verification.models import LearnedNumber, LearnedParty


def learn_number(order: Order, line: Line, item: Item, *, by: int) -> None:
    """Remember what this customer means by the part number that was not understood."""
    number = line.buyer_sku or line.sku
    if not number or not order.customer_id or number == item.sku:
        return
    known = CustomerItem.objects.filter(customer=order.customer_id, number=number).first()
    if known and known.item_id == item.pk:
        return
    LearnedNumber.objects.create(
        customer_id=order.customer_id,
        number=number,
        item=item,
        before_id=known.item_id if known else None,
        order=order,
        learned_by_id=by,
    )
    CustomerItem.objects.update_or_create(
        customer_id=order.customer_id, number=number, defaults={"item": item}
    )


@transaction.atomic
def forget_number(learned_id: int, *, by: AbstractUser) -> LearnedNumber:
    """Take back what was learned about a part number; what held before it holds again.

    Orders that it served stay as they are. Refuses what is forgotten already, and what somebody
    has changed since.
    """
    learned = LearnedNumber.objects.select_for_update().get(pk=learned_id)
    known = CustomerItem.objects.filter(customer=learned.customer_id, number=learned.number)
    take_back(learned, known, "item")
    journal.record("number.withdrawn", learned, by=by, data={"number": learned.number})
    return learned


def take_back(learned: LearnedNumber | LearnedParty, known: QuerySet[Any], means: str) -> None:
    """Let what is `known` mean in its field `means` what it did before it was learned.

    Refuses what is forgotten already, and what somebody has changed since.
    """
    if learned.withdrawn_at:
        raise Refusal("Somebody has withdrawn this already.")
    now = known.select_for_update().filter(**{means: getattr(learned, means)})
    if not now.exists():
        raise Refusal("This means something else by now; change it in the office.")
    if learned.before_id:
        now.update(**{means: learned.before_id})
    else:
        now.delete()
    learned.withdrawn_at = timezone.now()
    learned.save(update_fields=["withdrawn_at"])
