"""Numbers as machine formats write them: a point, digits, a sign, and nothing else."""

import re
from decimal import Decimal
from functools import lru_cache

PLAIN = re.compile(r"[+-]?(?:[0-9]{1,30}(?:\.[0-9]{0,20})?|\.[0-9]{1,20})\Z")
SHORT = 16  # such numbers recur in a document; longer texts are not worth keeping


def plain_number(text: str) -> Decimal | None:
    """The exact value of `-12.50`; None for anything else (no exponents, NaN or thousands)."""
    return short_number(text) if len(text) <= SHORT else exact(text)


def exact(text: str) -> Decimal | None:
    return Decimal(text) if PLAIN.match(text) else None


@lru_cache(maxsize=4096)
def short_number(text: str) -> Decimal | None:
    return exact(text)
