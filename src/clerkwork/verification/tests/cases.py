"""For each rule: orders that it is to find, orders just beside them, and what it says."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, fields
from decimal import Decimal
from typing import Any

from clerkwork.catalog.models import Item, Pack, Price, Restriction
from clerkwork.core.stations import drain
from clerkwork.intake.read import READING
from clerkwork.orders.models import Order
from clerkwork.parties.models import Address, Carrier, Supplier
from clerkwork.training.builders import (
    a_customer,
    a_document,
    a_purchase_order,
    a_received_order,
    a_supervisor,
    an_address,
    an_item,
    in_days,
)
from clerkwork.verification.models import Finding, Policy
from clerkwork.verification.set_policy import set_policy
from clerkwork.verification.verify import find

EACH_GTIN, CASE_GTIN, MUG_GTIN = "4012345000016", "14012345000013", "4012345000023"
KNOWN = {"name": "Acme", "street": "Marktplatz 1", "city": "Hamburg", "postcode": "20457"}
STREET = {"name": "Acme", "street": "Elbchaussee 9", "city": "Hamburg", "postcode": "22765"}
DAYS = re.compile(r"<(-?\d+)>")
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
    given: tuple[dict[str, Any], ...] = ()  # orders that came before


def lines(*changes: dict[str, Any]) -> dict[str, Any]:
    """Lines of two TEA at the list price, with these changes."""
    return {"lines": [{**LINE, **change} for change in changes]}


def day(days: int) -> str:
    """A day so many days from whichever day the test runs on: see `of_today`."""
    return f"<{days}>"


def of_today(stated: Any) -> Any:
    """What was stated, with days in the place of numbers of days."""
    if isinstance(stated, str):
        return DAYS.sub(lambda found: in_days(int(found[1])).isoformat(), stated)
    if isinstance(stated, dict):
        return {key: of_today(value) for key, value in stated.items()}
    if isinstance(stated, list | tuple):
        return type(stated)(of_today(each) for each in stated)
    if isinstance(stated, Case):
        return Case(**{each.name: of_today(getattr(stated, each.name)) for each in fields(stated)})
    return stated


def furnish() -> None:
    """Make the customers and articles that the cases speak of."""
    furnish_goods()
    # The days of the cases are counted from today, and may be Sundays: they are not moved.
    set_policy("DATE_CLOSED", Policy.WARN, reason="cases of other rules", by=a_supervisor())
    for code in ("STEADY", "SETTLED", "TWOFOLD", "TRUSTED", "FRUGAL"):
        a_customer(code)
    for code in ("MANY", "TWOFOLD"):
        an_address(a_customer(code), "SECOND", street="Elbchaussee 9")
    an_address(a_customer("ACME"), "GATE", street="Hafenring 11")
    an_address(a_customer("ACME"), "SCHOOL", street="Schulweg 3")
    Address.objects.filter(code="SCHOOL").update(hazard_allowed=False, name="The school")
    a_customer("BAD").blocks.create(reason="does not pay")
    a_customer("POOR", credit_limit=Decimal(50))
    a_customer("MUTE", email="")
    a_customer("EASY", price_tolerance=Decimal("0.1"))
    a_customer("VAN", carrier=Carrier.objects.create(code="VAN", name="Van", storage_classes="dry"))
    Carrier.objects.filter(code="VAN").update(hazard_classes="3 8")
    a_customer("LONDON")
    Restriction.objects.create(customer=a_customer("LONDON"), item=an_item("MUG"), reason="rival")
    Restriction.objects.create(country="CH", hazard_class="5", reason="needs a licence")
    Restriction.objects.create(country="KP", reason="embargo")
    a_received_order(po_number="FIRST", TEA=1, ship_to={"code": "MAIN"})


def furnish_goods() -> None:
    tea, mug = an_item("TEA"), an_item("MUG")
    Pack.objects.filter(item=tea, unit="EA").update(gtin=EACH_GTIN)
    Pack.objects.filter(item=tea, unit="CS").update(gtin=CASE_GTIN)
    Pack.objects.filter(item=mug, unit="EA").update(gtin=MUG_GTIN)
    many = Price.objects.get(item=tea, unit="EA")
    Price.objects.create(price_list=many.price_list, item=tea, unit="EA", price=8, min_quantity=100)
    an_item("CUP")
    an_item("OLD", active=False, replaced_by=tea)
    an_item("AGED", replaced_by=tea)
    an_item("FREE", price=None)
    an_item("OLDEST", active=False)
    an_item("ACID", hazard_class="5.1")
    an_item("ICE", storage_class="frozen")
    an_item("BOLT", minimum=Decimal(6), multiple=Decimal(4))
    far = Supplier.objects.create(code="FAR", name="Far Ltd", currency="EUR", lead_time_days=20)
    an_item("SLOW", supplier=far)
    Pack.objects.filter(item=an_item("BARE")).delete()
    Item.objects.filter(sku="MUG").update(name="Porcelain mug, white")


def received(stated: dict[str, Any]) -> Order:
    """This order, read; of ACME, which has several addresses, to the main one unless it says more."""
    return a_received_order(**whole(stated))


def whole(stated: dict[str, Any]) -> dict[str, Any]:
    """What the order states: two TEA unless it says other, to the main place where there are more."""
    several = stated.get("buyer_code", "ACME") in ("ACME", "TWOFOLD")
    place = {"ship_to": {"code": "MAIN"}} if several else {}
    return ({} if "lines" in stated else {"TEA": 2}) | place | stated


def findings(stated: dict[str, Any]) -> dict[str, Finding]:
    """What the rules find on an order, by code."""
    order = received(stated)
    find([order.pk])
    return {each.code: each for each in order.findings.all()}


def place(given: Sequence[dict[str, Any]]) -> None:
    """These orders, read one after the other."""
    for each in given:
        a_document(a_purchase_order(**whole(each)))
    drain(READING)
