"""What the customer reads about an order that we have accepted."""

from decimal import Decimal
from typing import Any

from clerkwork.core.models import Company
from clerkwork.messaging.letter import Letter, amount, day, language_of, quantity, write_letter
from clerkwork.messaging.models import Message
from clerkwork.orders.models import Line, Order


def acknowledgement(message: Message) -> Letter:
    """What was ordered, what of it is reserved, and what has to wait: as it is now."""
    language = language_of(message)
    order = Order.objects.select_related("customer").get(pk=message.subject_id)
    lines = order.lines.filter(rejected_at=None).select_related("item").order_by("position")
    told = [line_facts(line, order.currency, language) for line in lines]
    facts = {
        "company": Company.objects.get(),
        "order": order,
        "lines": told,
        "late": [line for line in told if line["open"]],
        "total": amount(order.total, order.currency, language),
        "due": day(order.due_on, language),
        "ship_to": ship_to(order),
    }
    return write_letter("fulfilment/letters/acknowledgement", language, facts)


def line_facts(line: Line, currency: str, language: str) -> dict[str, Any]:
    """A line in the words of the customer; what is there and what is not in base units."""
    wanted = line.ordered - line.cancelled
    there = line.allocated + line.shipped
    return {
        "position": line.stated_line or str(line.position),
        "sku": line.item.sku if line.item else line.sku,
        "buyer_sku": line.buyer_sku,
        "name": line.item.name if line.item else line.description,
        "quantity": f"{quantity(line.quantity or Decimal(0), language)} {line.unit}".strip(),
        "price": amount(line.unit_price, currency, language),
        "amount": amount(line.amount, currency, language),
        "unit": line.item.base_unit if line.item else line.unit,
        "wanted": quantity(wanted, language),
        "reserved": quantity(there, language) if there else "",
        "open": quantity(wanted - there, language) if wanted > there else "",
    }


def ship_to(order: Order) -> list[str]:
    """The lines of the address to which the goods go."""
    place = " ".join(part for part in (order.ship_postcode, order.ship_city) if part)
    parts = (order.ship_name, order.ship_street, order.ship_street2, place, order.ship_region)
    return [part for part in (*parts, order.ship_country) if part]
