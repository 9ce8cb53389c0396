"""Made-up things that /design/ shows its parts with."""

from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any

from django.utils import timezone

Context = dict[str, Any]

PICK: Context = {
    "place": "B-04-2",
    "sku": "AB-100",
    "name": "Oil filter 3/4-16 UNF",
    "lot": "A07",
    "quantity": Decimal(12),
    "unit": "EA",
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


# code, words, how many, note
STAGES = (
    ("received", "received", 3, "oldest 4 s"),
    ("held", "held", 7, "oldest 2 h 10 min"),
    ("accepted", "accepted", 0, "nothing waits"),
    ("fulfilling", "in the warehouse", 41, "6 short"),
    ("complete", "complete", 412, "today"),
)


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
