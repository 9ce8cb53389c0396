"""What a reader must find in a document: the truth, cut to what the layout shows.

The shape is that of the expected files of the tests: see `training/accuracy/values.py`. A value
that the layout leaves out is None; a value that cannot be judged is absent.
"""

import json
import re
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from .places import Place
from .truth import Line, Order
from .writing import Hand


@dataclass(slots=True)
class Shown:
    """The names of what a document shows, as its layout puts it on paper.

    Header: po_number, order_date, wanted, currency, buyer, ship_to, total, net_total.
    Lines: position, sku, buyer_sku, unclear_sku, gtin, description, detail, uom, price, base,
    amount, delivery, place. `unclear_currency`: a sign that is no code.
    """

    names: set[str] = field(default_factory=set)
    # Other texts that are right for a description, as formats of text, detail, note, sku, ...
    forms: list[str] = field(default_factory=list)

    def form(self, form: str) -> None:
        if form not in self.forms:
            self.forms.append(form)

    def add(self, *names: str) -> None:
        self.names.update(names)

    def __contains__(self, name: str) -> bool:
        return name in self.names


def address(place: Place, hand: Hand) -> dict[str, Any]:
    return {
        "name": place.name,
        "street": place.street,
        "city": place.city,
        "postcode": place.postcode,
        "country": place.country if hand.nation else None,
    }


def expected_line(line: Line, shown: Shown, hand: Hand) -> dict[str, Any]:
    found: dict[str, Any] = {}
    if "position" in shown:
        found["line"] = shown_position(line, shown)
    found |= codes(line, shown)
    if "description" in shown:
        found |= description(line, shown)
    else:
        found["description"] = None
    found["quantity"] = line.quantity
    found["uom"] = hand.unit(line.unit) if "uom" in shown else None
    found["unit_price"] = line.price if "price" in shown else None
    if "price" in shown and "base" in shown and line.base != 1:
        found["price_base_quantity"] = line.base
    if "amount" in shown and "price" not in shown:
        found["line_total"] = line.amount
    found["requested_delivery"] = line.delivery.isoformat() if "delivery" in shown else None
    if "place" in shown and line.place:
        found["ship_to"] = address(line.place, hand)
    return found


def description(line: Line, shown: Shown) -> dict[str, Any]:
    whole = f"{line.description}, {line.detail}" if line.detail else line.description
    found: dict[str, Any] = {"description": whole if "detail" in shown else line.description}
    facts = {"text": line.description, "detail": line.detail, "note": line.note}
    facts |= {"sku": line.sku, "buyer_sku": line.buyer_sku, "gtin": line.gtin}
    others = [form.format(**facts).strip() for form in shown.forms]
    kept = [each for each in dict.fromkeys(others) if each != found["description"]]
    return found | ({"description_alternatives": kept} if kept else {})


def shown_position(line: Line, shown: Shown) -> str:
    step = 10 if "tens" in shown else 1
    return f"{line.position * step:0{5 if 'five digits' in shown else 1}d}"


def codes(line: Line, shown: Shown) -> dict[str, Any]:
    """One number of unclear owner goes to `sku`, and `buyer_sku` is not judged."""
    found: dict[str, Any] = {"gtin": line.gtin if "gtin" in shown else None}
    if "unclear_sku" in shown:
        return {"sku": line.sku, **found}
    found["sku"] = line.sku if "sku" in shown else None
    found["buyer_sku"] = line.buyer_sku if "buyer_sku" in shown else None
    return found


def expected_order(order: Order, shown: Shown, hand: Hand) -> dict[str, Any]:
    found: dict[str, Any] = {
        "po_number": order.number if "po_number" in shown else None,
        "order_date": order.ordered.isoformat() if "order_date" in shown else None,
    }
    if "unclear_currency" not in shown or "currency" in shown:
        found["currency"] = order.currency if "currency" in shown else None
    found["buyer_name"] = order.buyer.name if "buyer" in shown else None
    found["ship_to"] = address(order.ship_to, hand) if "ship_to" in shown else None
    found["requested_delivery"] = order.wanted.isoformat() if "wanted" in shown else None
    found["lines"] = [expected_line(line, shown, hand) for line in order.lines]
    totals = {"total": order.total, "net_total": order.subtotal}
    found["total"] = next((totals[name] for name in totals if name in shown), None)
    return found


def envelope(name: str, kind: str, orders: list[dict[str, Any]], notes: str) -> dict[str, Any]:
    """What stands in an expected file, but for `format` and `file`."""
    whole: dict[str, Any] = {
        "id": name,
        "kind": kind,
        "is_order": bool(orders),
        "order_count": len(orders),
        "notes": notes,
        "expected": orders[0] if orders else None,
    }
    return whole | ({"expected_orders": orders} if len(orders) > 1 else {})


def dumped(whole: dict[str, Any]) -> str:
    """As JSON, its Decimals as the numbers they are: 12.50 becomes 12.5, never a float."""

    def plain(value: object) -> str:
        if not isinstance(value, Decimal):
            raise TypeError(f"found {type(value).__name__}, expected what JSON knows or a Decimal")
        return f"\ue000{value.normalize():f}\ue000"

    text = json.dumps(whole, default=plain, ensure_ascii=False, indent=1)
    return re.sub('"\ue000(.*?)\ue000"', r"\1", text) + "\n"
