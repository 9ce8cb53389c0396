"""Made-up orders, findings, tasks and stock: the things that /design/ shows its pages with."""

from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any

from django.utils import timezone

Context = dict[str, Any]

PICK: Context = {
    "list": "PL-000311",
    "done": 4,
    "of": 12,
    "place": "B-04-2",
    "sku": "AB-100",
    "name": "Oil filter 3/4-16 UNF",
    "lot": "A07",
    "quantity": Decimal(12),
    "unit": "EA",
    "shipment": "SH-000482",
}

SOURCE: Context = {
    "name": "PO-88213.xlsx",
    "number": "DOC-000931",
    "format": "Excel",
    "page": "Sheet Order",
    "head": ("Pos", "Article", "Description", "Qty", "Unit", "Price"),
    "rows": (
        ("1", "AB-100", "Oil filter 3/4-16", "120", "EA", "12.40"),
        ("2", "AB-220", "Air filter, round", "24", "EA", "18.90"),
        ("3", "KT-7", "Seal kit 7", "6", "SET", "41.00"),
    ),
    "marked": "12.40",
}


def line(position: int, sku: str, text: str, *, unit: str, counts: str, price: str) -> Context:
    """One line of an order; `counts` is ordered, allocated, shipped."""
    ordered, allocated, shipped = (Decimal(part) for part in counts.split())
    return {
        "position": position,
        "sku": sku,
        "text": text,
        "unit": unit,
        "ordered": ordered,
        "allocated": allocated,
        "shipped": shipped,
        "missing": ordered - allocated - shipped,
        "price": Decimal(price),
        "amount": ordered * Decimal(price),
    }


def finding() -> Context:
    """A price that differs, with everything one needs to decide it."""
    return {
        "code": "price.differs",
        "severity": "hold",
        "severity_words": "hold",
        "text": "Price differs from the price list",
        "place": "Line 1, AB-100 Oil filter 3/4-16 UNF",
        "found": Decimal("12.40"),
        "expected": Decimal("11.90"),
        "currency": "EUR",
        "unit": "EA",
        "says": "0.50 EUR (4.2 %) above our list: 60.00 EUR more on 120 EA.",
        "prices": (
            {"since": "1 Jan", "least": Decimal(1), "price": Decimal("11.90"), "used": True},
            {"since": "1 Jan", "least": Decimal(240), "price": Decimal("11.20"), "used": False},
        ),
        "before": (
            ("SO-001102", timedelta(days=21), Decimal(120), Decimal("11.90")),
            ("SO-000987", timedelta(days=49), Decimal(96), Decimal("11.90")),
            ("SO-000871", timedelta(days=83), Decimal(120), Decimal("11.50")),
        ),
    }


# hue | icon | what | about what | due in so many minutes
TASKS = """
stop|stop|Truck leaves with SH-000477 unpacked|Kestrel Logistics · dock 2|35
wait|alert|Price differs from the price list|SO-001204 · Halden Pumps · 2,187.60 EUR|90
wait|alert|Two items are not known|SO-001207 · Brenner & Söhne · line 3, line 9|180
wait|alert|Over the credit limit by 2,310.00 EUR|SO-001209 · Marlow Dairy Supplies|240
wait|document|Document could not be read|DOC-000940 · scan_0031.pdf · page 2 is blank|320
|stock|Count AB-220 at C-11-1|Pick came up short: 24 expected, 18 there|500
|phone|Ask Norwick Castings for a date|24 KT-7 were due yesterday|1500
"""


def tasks() -> list[Context]:
    """The open tasks of a morning, first what breaks first."""
    now = timezone.now()
    return [
        {
            "hue": hue,
            "icon": icon,
            "title": title,
            "detail": detail,
            "due_at": now + timedelta(minutes=int(minutes)),
            "current": title.startswith("Price"),
        }
        for hue, icon, title, detail, minutes in (
            row.split("|") for row in TASKS.split("\n") if row
        )
    ]


# hue | icon | what | more of it | so many minutes ago
HISTORY = """
wait|alert|Held|Price differs on line 1. Waits for a clerk.|25
good|good|Read from DOC-000931|3 lines, every value found.|26
|mail|Came by mail from orders@halden.example||26
"""


def history() -> list[tuple[str, str, str, str, datetime]]:
    """What happened to an order, newest first."""
    now = timezone.now()
    return [
        (hue, icon, what, more, now - timedelta(minutes=int(minutes)))
        for hue, icon, what, more, minutes in (row.split("|") for row in HISTORY.split("\n") if row)
    ]


def lines() -> list[Context]:
    """The lines of an order: one short, one reserved, one shipped."""
    return [
        line(1, "AB-100", "Oil filter 3/4-16 UNF", unit="EA", counts="120 108 0", price="12.40"),
        line(2, "AB-220", "Air filter, round", unit="EA", counts="24 24 0", price="18.90"),
        line(3, "KT-7", "Seal kit 7", unit="SET", counts="6 0 6", price="41.00"),
    ]


def stock(sku: str, name: str, unit: str, places: tuple[str, ...], reorder: int) -> Context:
    """One item; each place is "location lot on-hand allocated days-to-expiry" (0 for none)."""
    today = timezone.localdate()
    rows: list[Context] = []
    for place in places:
        location, lot, hand, taken, days = place.split()
        rows.append(
            {
                "location": location,
                "lot": "" if lot == "-" else lot,
                "on_hand": Decimal(hand),
                "allocated": min(Decimal(taken), Decimal(hand)),
                "free": max(Decimal(hand) - Decimal(taken), Decimal(0)),
                "missing": max(Decimal(taken) - Decimal(hand), Decimal(0)),
                "held": location.startswith("Q"),
                "expires_on": today + timedelta(days=int(days)) if int(days) else None,
                "expires_soon": 0 < int(days) < 14,
            }
        )
    total = {
        key: sum((row[key] for row in rows if not row["held"]), Decimal(0))
        for key in ("on_hand", "allocated", "free", "missing")
    }
    return {
        "sku": sku,
        "name": name,
        "unit": unit,
        "places": rows,
        "total": total,
        "reorder": reorder,
    }
