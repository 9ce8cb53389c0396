"""The numbers people read out on the phone: SO-000123 is the order with id 123."""

import re

KINDS = {
    "SO": "order",
    "SH": "shipment",
    "PL": "pick list",
    "PK": "package",
    "MF": "manifest",
    "DOC": "document",
    "T": "task",
}
SHAPE = re.compile(r"\s*([A-Za-z]{1,3})-?0*([0-9]{1,18})\s*\Z")


def number(prefix: str, pk: int) -> str:
    """The printed number of a row, such as SO-000123."""
    return f"{prefix}-{pk:06d}"


def parse(written: str) -> tuple[str, int] | None:
    """(prefix, id) of a printed number, however it was typed (so123, SO-000123), or None."""
    match = SHAPE.match(written)
    if not match or match[1].upper() not in KINDS:
        return None
    return match[1].upper(), int(match[2])
