"""Numbers as machine formats write them: a point, digits, a sign, and nothing else."""

import re
from decimal import Decimal

PLAIN = re.compile(r"[+-]?(?:[0-9]{1,30}(?:\.[0-9]{0,20})?|\.[0-9]{1,20})\Z")


def plain_number(text: str) -> Decimal | None:
    """The exact value of `-12.50`; None for anything else (no exponents, NaN or thousands)."""
    return Decimal(text) if PLAIN.match(text) else None
