"""Compares what `clerkwork read` says with the values that a document is known to hold.

An expected file is one JSON object with `kind`, `is_order`, `order_count`, `expected` (or
`expected_orders`). A field that is absent is not compared; null means that nothing must be found.
Run it on a folder of documents: python -m clerkwork.intake.tests.comparison FOLDER
"""

import json
import re
import sys
from collections.abc import Iterator
from decimal import Decimal, InvalidOperation
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any

from clerkwork.intake.draft import contract
from clerkwork.intake.readers import read_document

NUMBERS = {"quantity", "unit_price", "total", "line_total", "price_base_quantity"}
WORDS = {"buyer_name", "name", "street", "city", "description", "po_number"}
HEADER = ("po_number", "order_date", "currency", "buyer_name", "requested_delivery", "total")
PLACE = ("name", "street", "city", "postcode", "country")
LINE = (
    *("line", "sku", "buyer_sku", "gtin", "description", "quantity", "uom", "unit_price"),
    *("price_base_quantity", "line_total", "requested_delivery"),
)
SIMILAR = 0.85


def differences(document: Path, expected: dict[str, Any]) -> Iterator[str]:
    """Every value that differs, as `field: found x, expected y`; nothing if all agree."""
    found = contract(read_document(document.read_bytes(), name=document.name))
    if expected["is_order"] is None:
        return
    if not expected["is_order"]:
        if found["orders"]:
            yield f"orders: found {len(found['orders'])}, expected none"
        return
    wanted = expected.get("expected_orders") or [expected["expected"]]
    if len(found["orders"]) != expected.get("order_count", len(wanted)):
        yield f"orders: found {len(found['orders'])}, expected {expected['order_count']}"
    for index, (order, want) in enumerate(zip(found["orders"], wanted, strict=False)):
        for difference in order_differences(order, want):
            yield f"order {index + 1}, {difference}"


def order_differences(order: dict[str, Any], want: dict[str, Any]) -> Iterator[str]:
    yield from fields(order, want, HEADER, "")
    yield from places(order, want, "")
    if "lines" not in want:
        return
    if len(order["lines"]) != len(want["lines"]):
        yield f"lines: found {len(order['lines'])}, expected {len(want['lines'])}"
    for line, wanted in zip(order["lines"], want["lines"], strict=False):
        where = f"line {wanted.get('line') or line['line']} "
        yield from fields(line, wanted, LINE, where)
        yield from places(line, wanted, where)


def places(found: dict[str, Any], want: dict[str, Any], where: str) -> Iterator[str]:
    if "ship_to" in want:
        nothing = dict.fromkeys(PLACE)
        there = found["ship_to"] or nothing
        yield from fields(there, want["ship_to"] or nothing, PLACE, f"{where}ship_to.")


def fields(
    found: dict[str, Any], want: dict[str, Any], names: tuple[str, ...], where: str
) -> Iterator[str]:
    for name in names:
        if name not in want:
            continue
        accepted = [want[name], *want.get(f"{name}_alternatives", [])]
        if not any(same(name, found[name], each) for each in accepted):
            yield f"{where}{name}: found {found[name]!r}, expected {want[name]!r}"


def same(name: str, found: Any, want: Any) -> bool:
    if found is None or want is None:
        return found is want
    if name in NUMBERS:
        try:
            return Decimal(str(found)) == Decimal(str(want))
        except InvalidOperation:
            return False
    if name == "gtin":
        return str(found).lstrip("0") == str(want).lstrip("0")
    if name in WORDS and name != "po_number":
        left, right = (re.sub(r"\s+", "", str(each)).casefold() for each in (found, want))
        return SequenceMatcher(None, left, right, autojunk=False).ratio() >= SIMILAR
    return str(found) == str(want)


def expectations(folder: Path) -> Iterator[tuple[Path, dict[str, Any]]]:
    """(document, expected) for every expected file of a folder of documents."""
    for path in sorted((folder / "expected").glob("*.json")):
        expected = json.loads(path.read_text(encoding="utf-8"))
        yield folder / expected["file"], expected


def main(folder: Path) -> int:
    """Print every difference, and a count for each format; 1 if there was one."""
    wrong = 0
    for document, expected in expectations(folder):
        for difference in differences(document, expected):
            wrong += 1
            sys.stdout.write(f"{expected['id']}: {difference}\n")
    sys.stdout.write(f"{wrong} differences\n")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
