"""What an answer says of an order: the one shape from which every form is written.

    order           our number
    po_number       the customer's
    revision        from 1
    outcome         accepted, changed, rejected
    currency
    lines           of each line: position, line, sku, buyer_sku, gtin, name, unit, quantity, price
                    as they stand in the order, and
      outcome       accepted, changed, rescheduled, partial, backordered, rejected
      accepted, backordered, rejected
                    quantities in `unit`, which add up to `quantity`
      date          on which what is accepted comes, as it was asked for, or another; null: as soon
                    as possible
      follows       on which what is backordered is expected; null: the date follows
      reason        code and text, where something is rejected
      changes       what differs from the document, by name: what it stated

Quantities and prices are texts with exact decimals, dates are ISO 8601.
"""

import json
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from clerkwork.answers.facts import LineFacts, OrderFacts, Reason
from clerkwork.answers.promise import Calendar
from clerkwork.core.numbers import number

Said = dict[str, Any]
# By position of the line: what the document stated of it, where that is known exactly.
Stated = Mapping[int, Mapping[str, str]]

ACCEPTED, CHANGED, REJECTED = "accepted", "changed", "rejected"
RESCHEDULED, PARTIAL, BACKORDERED = "rescheduled", "partial", "backordered"

NOTHING = "0"

# What a rule had found, as a reason that a customer may hear. Anything else is none of theirs.
REASON_CODES = {
    "ITEM_UNKNOWN": "unknown_article",
    "ITEM_INACTIVE": "discontinued",
    "UNIT_UNKNOWN": "unit",
    "UNIT_CONTRADICTED": "unit",
    "QUANTITY_MISSING": "quantity",
    "QUANTITY_BROKEN": "quantity",
    "PRICE_OFF": "price",
    "PRICE_MISSING": "price",
    "PRICE_NOT_LISTED": "price",
    "LINE_REPEATED": "repeated",
    "LINE_DATE_OTHER": "date",
    "DATE_PAST": "date",
    "DATE_FAR": "date",
}
OTHER = "other"

# What makes an answer another one: not the name of the article, nor the wording of a reason.
TELLING = (
    *("position", "sku", "unit", "quantity", "price", "outcome"),
    *("accepted", "backordered", "rejected", "date", "follows"),
)


def say(order: OrderFacts, stated: Stated, calendar: Calendar) -> Said:
    """What is to be said of this order now, with the number of the next revision."""
    last = order.last
    before = {each["position"]: each for each in last["lines"]} if last else {}
    lines = [
        say_line(line, order, stated.get(line.position, {}), before.get(line.position), calendar)
        for line in order.lines
    ]
    outcomes = {line["outcome"] for line in lines}
    return {
        "order": number("SO", order.pk),
        "po_number": order.po_number,
        "revision": order.revision + 1,
        "outcome": (outcomes.pop() if outcomes in ({ACCEPTED}, {REJECTED}) else CHANGED),
        "currency": order.currency,
        "lines": lines,
    }


def say_line(
    line: LineFacts,
    order: OrderFacts,
    stated: Mapping[str, str],
    before: Said | None,
    calendar: Calendar,
) -> Said:
    """One line of it. A date that was told holds until it has passed."""
    date = follows = None
    if line.accepted != NOTHING:
        date = before["date"] if before and before["accepted"] != NOTHING else None
        date = date or calendar.kept(line.wanted_on)
    if line.open != NOTHING:
        told = before["follows"] if before else None
        held = told if told and told >= calendar.today.isoformat() else None
        follows = held or calendar.expected(line.lead_days, line.supplier_country)
    changes = changed(line, stated)
    asked = stated.get("date", "").rpartition("/")[2] or line.wanted_on
    return {
        "position": line.position,
        "line": line.line,
        "sku": line.sku,
        "buyer_sku": line.buyer_sku,
        "gtin": line.gtin,
        "name": line.name,
        "unit": line.unit,
        "quantity": line.quantity,
        "price": line.price,
        "outcome": outcome(line, bool(changes), bool(date) and date != asked),
        "accepted": line.accepted,
        "backordered": line.open,
        "rejected": line.rejected,
        "date": date,
        "follows": follows,
        "reason": reason_of(line, order) if line.rejected != NOTHING else None,
        "changes": changes,
    }


def outcome(line: LineFacts, differs: bool, moved: bool) -> str:
    """The one word for what happens to a line."""
    if line.open != NOTHING:
        return PARTIAL if line.accepted != NOTHING else BACKORDERED
    if line.accepted == NOTHING:
        return REJECTED
    if line.rejected != NOTHING or differs:
        return CHANGED
    return RESCHEDULED if moved and line.wanted_on else ACCEPTED


def reason_of(line: LineFacts, order: OrderFacts) -> dict[str, str]:
    """Why the line, or all of the order, does not come."""
    found = order.reasons.get(line.position) or order.reasons.get(None) or Reason("", None)
    return {"code": REASON_CODES.get(found.finding or "", OTHER), "text": found.text.strip()}


def changed(line: LineFacts, stated: Mapping[str, str]) -> dict[str, str]:
    """What the document stated otherwise, by name."""
    if not stated:
        return {}
    now = {"quantity": line.quantity, "price": line.price}
    found = {
        name: stated[name]
        for name, value in now.items()
        if name in stated and value and Decimal(stated[name]) != Decimal(value)
    }
    if stated.get("unit", line.unit) != line.unit:
        found["unit"] = stated["unit"]
    return found


def differs(says: Said, last: Said | None) -> bool:
    """Whether there is anything to tell that was not told before."""
    return last is None or telling(says) != telling(last)


def telling(says: Said) -> list[list[Any]]:
    return [[line[name] for name in TELLING] for line in says["lines"]]


def as_text(says: Said) -> str:
    return json.dumps(says, ensure_ascii=False, separators=(",", ":"))
