"""Made-up data for /design/: what each template expects, in the shape it expects it."""

from collections.abc import Callable
from datetime import timedelta
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


def line(position: int, sku: str, text: str, unit: str, counts: str, price: str) -> Context:
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
        "says": "0.50 EUR (4.2 %) above the list. On 120 EA that is 60.00 EUR to the customer's cost.",
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


def tasks() -> list[Context]:
    """The open tasks of a morning, first what breaks first."""
    now = timezone.now()
    rows = (
        ("stop", "stop", "Truck leaves with SH-000477 unpacked", "Kestrel Logistics · dock 2", 35),
        (
            "wait",
            "alert",
            "Price differs from the price list",
            "SO-001204 · Halden Pumps · 2,187.60 EUR",
            90,
        ),
        (
            "wait",
            "alert",
            "Two items are not known",
            "SO-001207 · Brenner & Söhne · line 3, line 9",
            180,
        ),
        (
            "wait",
            "alert",
            "Over the credit limit by 2,310.00 EUR",
            "SO-001209 · Marlow Dairy Supplies",
            240,
        ),
        (
            "wait",
            "document",
            "Document could not be read",
            "DOC-000940 · scan_0031.pdf · page 2 is blank",
            320,
        ),
        ("", "stock", "Count AB-220 at C-11-1", "Pick came up short: 24 expected, 18 there", 500),
        ("", "phone", "Ask Norwick Castings for a date", "24 KT-7 were due yesterday", 1500),
    )
    return [
        {
            "hue": hue,
            "icon": icon,
            "title": title,
            "detail": detail,
            "due_at": now + timedelta(minutes=minutes),
            "current": title.startswith("Price"),
        }
        for hue, icon, title, detail, minutes in rows
    ]


def worklist() -> Context:
    """desk/worklist.html"""
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
    """desk/worklist.html with nothing left in it."""
    return worklist() | {"tasks": [], "task": None, "fresh": 0, "untouched": 412, "decided": 19}


def order() -> Context:
    """orders/order.html"""
    now = timezone.now()
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
        "lines": (
            line(1, "AB-100", "Oil filter 3/4-16 UNF", "EA", "120 108 0", "12.40"),
            line(2, "AB-220", "Air filter, round", "EA", "24 24 0", "18.90"),
            line(3, "KT-7", "Seal kit 7", "SET", "6 0 6", "41.00"),
        ),
        "shipments": (
            ("SH-000479", "labelled", "ready to ship", 1, "Kestrel Logistics", now.date()),
            (
                "SH-000482",
                "open",
                "to pick",
                2,
                "Kestrel Logistics",
                now.date() + timedelta(days=1),
            ),
        ),
        "timeline": (
            (
                "wait",
                "alert",
                "Held",
                "Price differs on line 1. Waits for a clerk.",
                now - timedelta(minutes=25),
            ),
            (
                "good",
                "good",
                "Read from DOC-000931",
                "3 lines, every value found.",
                now - timedelta(minutes=26),
            ),
            (
                "",
                "mail",
                "Came by mail from orders@halden.example",
                "",
                now - timedelta(minutes=26),
            ),
        ),
        "source": SOURCE,
    }


def flow() -> Context:
    """desk/flow.html"""
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
    """fulfilment/pick.html"""
    return {"pick": PICK, "wrong": False}


def wrong() -> Context:
    """fulfilment/pick.html after the wrong lot was scanned."""
    return {"pick": PICK, "wrong": True, "scanned": "lot B12"}


def pack() -> Context:
    """fulfilment/pack.html"""
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
    """inventory/items.html"""
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


def stock(sku: str, name: str, unit: str, places: tuple[str, ...], reorder: int) -> Context:
    """One item; each place is "location lot on-hand allocated days-to-expiry" (0 for none)."""
    today = timezone.localdate()
    rows = []
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


def components() -> Context:
    """desk/design.html"""
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


PAGES: dict[str, tuple[str, Callable[[], Context]]] = {
    "worklist": ("desk/worklist.html", worklist),
    "worklist-done": ("desk/worklist.html", done_worklist),
    "order": ("orders/order.html", order),
    "flow": ("desk/flow.html", flow),
    "items": ("inventory/items.html", items),
    "pick": ("fulfilment/pick.html", pick),
    "wrong": ("fulfilment/pick.html", wrong),
    "pack": ("fulfilment/pack.html", pack),
}
