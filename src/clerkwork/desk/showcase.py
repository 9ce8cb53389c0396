"""What fills /design/, the living page of the parts that all pages are made of."""

from datetime import timedelta
from decimal import Decimal

from django.utils import timezone

from clerkwork.desk.specimens import PICK, SOURCE, STAGES, Context, history, lines


def components() -> Context:
    """Everything that the page of all components shows."""
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
        "now": now,
        "tomorrow": now.date() + timedelta(days=1),
        "flow": STAGES,
        "source": SOURCE,
        "pick": PICK,
        "half": Decimal("12.5000"),
        "zero": Decimal(0),
        "large": Decimal("10440.000"),
        "price": Decimal("0.0415"),
        "lines": lines(),
        "timeline": history(),
    }
