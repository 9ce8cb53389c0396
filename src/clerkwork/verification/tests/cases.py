"""For each rule: orders that it is to find, orders just beside them, and what it says."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from clerkwork.catalog.models import Item, Pack, Price
from clerkwork.orders.models import Order
from clerkwork.training.builders import (
    a_customer,
    a_received_order,
    an_address,
    an_item,
    in_days,
)
from clerkwork.verification.models import Finding
from clerkwork.verification.verify import find

EACH_GTIN, CASE_GTIN, MUG_GTIN = "4012345000016", "14012345000013", "4012345000023"
KNOWN = {"name": "Acme", "street": "Marktplatz 1", "city": "Hamburg", "postcode": "20457"}
STREET = {"name": "Acme", "street": "Elbchaussee 9", "city": "Hamburg", "postcode": "22765"}
LINE = {"sku": "TEA", "quantity": "2", "uom": "EA", "unit_price": "10.00"}


@dataclass(frozen=True)
class Case:
    """An order that the rule is to find, one just beside it, and what it says of the first."""

    code: str
    bad: dict[str, Any]
    good: dict[str, Any]
    found: str
    expected: str
    text: str
    suggestion: str | None = None


def lines(*changes: dict[str, Any]) -> dict[str, Any]:
    """Lines of two TEA at the list price, with these changes."""
    return {"lines": [{**LINE, **change} for change in changes]}


def day(days: int) -> str:
    return in_days(days).isoformat()


def furnish() -> None:
    """Make the customers and articles that the cases speak of."""
    tea, mug = an_item("TEA"), an_item("MUG")
    Pack.objects.filter(item=tea, unit="EA").update(gtin=EACH_GTIN)
    Pack.objects.filter(item=tea, unit="CS").update(gtin=CASE_GTIN)
    Pack.objects.filter(item=mug, unit="EA").update(gtin=MUG_GTIN)
    many = Price.objects.get(item=tea, unit="EA")
    Price.objects.create(price_list=many.price_list, item=tea, unit="EA", price=8, min_quantity=100)
    an_item("OLD", active=False, replaced_by=tea)
    an_item("FREE", price=None)
    an_item("OLDEST", active=False)
    Pack.objects.filter(item=an_item("BARE")).delete()
    Item.objects.filter(sku="MUG").update(name="Porcelain mug, white")
    an_address(a_customer("MANY"), "SECOND", street="Elbchaussee 9")
    an_address(a_customer("ACME"), "GATE", street="Hafenring 11")
    a_customer("BAD").blocks.create(reason="does not pay")
    a_customer("POOR", credit_limit=Decimal(50))
    place = {"ship_to": {"code": "MAIN"}}
    a_received_order(po_number="FIRST", TEA=1, **place)


def received(stated: dict[str, Any]) -> Order:
    """This order, read; of ACME, which has two addresses, to the main one unless it says more."""
    buyer = stated.get("buyer_code", "ACME")
    place = {"ship_to": {"code": "MAIN"}} if buyer == "ACME" else {}
    return a_received_order(**({} if "lines" in stated else {"TEA": 2}) | place | stated)


def findings(stated: dict[str, Any]) -> dict[str, Finding]:
    """What the rules find on an order, by code."""
    order = received(stated)
    find([order.pk])
    return {each.code: each for each in order.findings.all()}
