"""What fills /design/ and its pattern pages."""

from collections.abc import Callable
from datetime import timedelta
from decimal import Decimal

from django.utils import timezone

from clerkwork.desk.specimens import PICK, SOURCE, Context, finding, history, lines, stock, tasks


def worklist() -> Context:
    """The worklist with an open task."""
    now = timezone.now()
    found = finding()
    found["before"] = [
        {"number": number, "on": now.date() - ago, "quantity": quantity, "price": price}
        for number, ago, quantity, price in found["before"]
    ]
    return {
        "lanes": (
            ("For whom", (("Mine", 3, False), ("Clerks", 7, True), ("Everyone", 19, False))),
            (
                "Duty",
                (
                    ("Verification", 4, False),
                    ("Reading", 1, False),
                    ("Warehouse", 6, False),
                    ("Stock", 5, False),
                    ("Suppliers", 2, False),
                    ("Customers", 1, False),
                ),
            ),
        ),
        "lane": "Clerks",
        "tasks": tasks(),
        "task": {
            "order": "SO-001204",
            "customer": "Halden Pumps",
            "total": Decimal("2187.60"),
            "due_on": now.date() + timedelta(days=1),
            "since": now - timedelta(minutes=26),
            "finding": found,
        },
        "source": SOURCE,
        "fresh": 4,
    }


def done_worklist() -> Context:
    """The worklist with nothing left in it."""
    return worklist() | {"tasks": [], "task": None, "fresh": 0, "untouched": 412, "decided": 19}


def order() -> Context:
    """One order."""
    now, today = timezone.now(), timezone.localdate()
    return {
        "order": {
            "number": "SO-001204",
            "stage": "held",
            "stage_words": "held",
            "customer": "Halden Pumps",
            "po_number": "88213",
            "received_at": now - timedelta(minutes=26),
            "due_on": now.date() + timedelta(days=1),
            "ship_to": "Halden Pumps, Dock 4, Fabrikkveien 11, 1783 Halden, NO",
            "terms": "30 days net",
            "total": Decimal("2187.60"),
            "currency": "EUR",
        },
        "finding": finding(),
        "lines": lines(),
        "shipments": (
            ("SH-000479", "labelled", "ready to ship", 1, "Kestrel Logistics", today),
            ("SH-000482", "open", "to pick", 2, "Kestrel Logistics", today + timedelta(days=1)),
        ),
        "timeline": history(),
        "source": SOURCE,
    }


def flow() -> Context:
    """The stages with their counts."""
    return {
        "flows": (
            (
                "Orders",
                (
                    ("received", "received", 3, "oldest 4 s"),
                    ("held", "held", 7, "oldest 2 h 10 min"),
                    ("accepted", "accepted", 0, "nothing waits"),
                    ("fulfilling", "in the warehouse", 41, "6 short"),
                    ("complete", "complete", 412, "today"),
                ),
            ),
            (
                "Shipments",
                (
                    ("open", "to pick", 18, "5 due today"),
                    ("picked", "to pack", 9, "2 due today"),
                    ("packed", "to label", 0, "nothing waits"),
                    ("labelled", "ready to ship", 14, "truck in 35 min"),
                    ("shipped", "shipped", 388, "today"),
                ),
            ),
        ),
        "untouched": 412,
        "received_today": 431,
        "duties": (
            ("Verification", 4, 1, "2 h 10 min"),
            ("Reading", 1, 0, "18 min"),
            ("Warehouse", 6, 2, "55 min"),
            ("Stock", 5, 0, "1 d"),
            ("Suppliers", 2, 1, "3 d"),
        ),
    }


def pick() -> Context:
    """A stop of a walk."""
    return {"pick": PICK, "wrong": False}


def wrong() -> Context:
    """The stop after the wrong lot was scanned."""
    return {"pick": PICK, "wrong": True, "scanned": "lot B12"}


def pack() -> Context:
    """A shipment being packed."""
    return {
        "shipment": {
            "number": "SH-000482",
            "customer": "Halden Pumps",
            "carrier": "Kestrel Logistics",
        },
        "package": 1,
        "contents": (
            ("AB-100", "Oil filter 3/4-16 UNF", Decimal(12), Decimal(12), "EA"),
            ("AB-220", "Air filter, round", Decimal(9), Decimal(24), "EA"),
            ("KT-7", "Seal kit 7", Decimal(0), Decimal(6), "SET"),
        ),
    }


def items() -> Context:
    """Stock by place."""
    today = timezone.localdate()
    return {
        "items": (
            stock(
                "AB-100",
                "Oil filter 3/4-16 UNF",
                "EA",
                ("B-04-2 A07 340 108 90", "Q-01 B12 24 0 30"),
                60,
            ),
            stock("AB-220", "Air filter, round", "EA", ("C-11-1 - 18 24 0",), 40),
            stock("KT-7", "Seal kit 7", "SET", ("A-02-4 K3 212.5 0 400", "A-02-5 K4 96 6 520"), 50),
            stock("LB-9", "Thread lock, 50 ml", "EA", ("D-01-1 2291 55 0 6",), 30),
        ),
        "today": today,
    }


def components() -> Context:
    """The page of all components."""
    now = timezone.now()
    return {
        "neutrals": (
            "canvas",
            "surface",
            "sunken",
            "line",
            "line-strong",
            "line-field",
            "ink-3",
            "ink-2",
            "ink",
        ),
        "accents": ("accent", "accent-over", "accent-soft"),
        "states": (
            ("good", "done"),
            ("moving", "moving"),
            ("wait", "waits for a person"),
            ("stop", "stops"),
        ),
        "pages": tuple(PAGES),
        "now": now,
        "tomorrow": now.date() + timedelta(days=1),
        "flow": flow()["flows"][0],
        "source": SOURCE,
        "half": Decimal("12.5000"),
        "zero": Decimal(0),
        "large": Decimal("10440.000"),
        "price": Decimal("0.0415"),
    } | {key: value for key, value in order().items() if key in {"lines", "timeline"}}


# Name → the template in desk/design/pages/ that is its pattern, and what fills it.
PAGES: dict[str, tuple[str, Callable[[], Context]]] = {
    "worklist": ("worklist", worklist),
    "worklist-done": ("worklist", done_worklist),
    "order": ("order", order),
    "flow": ("flow", flow),
    "items": ("items", items),
    "pick": ("pick", pick),
    "wrong": ("pick", wrong),
    "pack": ("pack", pack),
}
