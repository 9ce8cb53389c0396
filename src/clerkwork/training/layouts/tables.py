"""Tables of known orders in two hundred styles, and tables that are no orders."""

import random
from decimal import Decimal
from functools import partial
from typing import Any

from .kinds import Document, Layout
from .table_files import csv_bytes, to_bytes, xlsx_bytes
from .table_labels import STRANGERS
from .table_sheets import Page, lay_out
from .table_shown import Expected, Shown
from .table_styles import COUNT, Style, style

FORMAT = "table"


def layouts() -> list[Layout]:
    """Every style, and every kind of table that is no order; every third is held back."""
    drawn = [style(number) for number in range(COUNT)]
    found = [
        Layout(each.name, FORMAT, "order", partial(ordered, each), held_back=each.held_back)
        for each in drawn
    ]
    for number, (kind, _, _) in enumerate(STRANGERS):
        how = partial(stranger, number)
        name = f"table-no-order-{number:02d}"
        found.append(Layout(name, FORMAT, kind, how, held_back=number % 3 == 0))
    return found


def ordered(drawn: Style, seed: int, index: int) -> Document:
    pages, orders = lay_out(drawn, seed * 1000 + index)
    facts = envelope("order", [facts_of(each) for each in orders])
    return Document(to_bytes(drawn, pages), drawn.container, facts)


def envelope(kind: str, orders: list[Expected]) -> dict[str, Any]:
    return {
        "kind": kind,
        "is_order": bool(orders),
        "order_count": len(orders),
        "expected": orders[0] if orders else None,
        "expected_orders": orders or None,
    }


def facts_of(order: Expected) -> Expected:
    """The values that are judged, as JSON has them.

    A date that is the same on all lines is as right on the order as on each of them.
    """
    facts: Expected = {name: plain(value) for name, value in order.items()}
    lines = [{name: plain(value) for name, value in line.items()} for line in order["lines"]]
    dates = {line["requested_delivery"] for line in lines}
    if dates != {None}:
        del facts["requested_delivery"]
    if len(dates) == 1:
        for line in lines:
            del line["requested_delivery"]
    return facts | {"lines": lines}


def plain(value: Any) -> Any:
    return str(value) if isinstance(value, Decimal) else value


def stranger(number: int, seed: int, index: int) -> Document:
    """A table that is no order: a price list, a stock list, an invoice and the like."""
    kind, title, line = STRANGERS[number]
    headings = line.split("|")
    random_ = random.Random(f"strangers {number} {seed} {index}")  # noqa: S311  made-up documents
    plain: Style = style(COUNT - 1)
    rows: list[list[Shown]] = [[title], []] if title else []
    rows.append(list(headings))
    for _ in range(random_.randrange(3, 20)):
        row = [value_under(random_, each) for each in headings]
        rows.append(["" if title.endswith("Form") and each == "Qty" else value
                     for value, each in zip(row, headings, strict=True)])  # fmt: skip
    page = Page("Sheet1", rows)
    as_text = (number + seed + index) % 2 == 1
    raw = csv_bytes(plain, page) if as_text else xlsx_bytes([page])
    return Document(raw, "csv" if as_text else "xlsx", envelope(kind, []))


AMOUNTS = """qty quant menge qté stock bestand hours price preis prix amount units revenue umsatz rate debit
    credit list wholesale rrp value weight""".split()  # noqa: SIM905


def value_under(random_: random.Random, heading: str) -> Shown:
    word = heading.lower()
    if any(part in word for part in AMOUNTS):
        return Decimal(random_.randrange(1, 9000)).scaleb(-2 if "pr" in word else 0)
    if "date" in word:
        return "2026-03-04"
    if any(part in word for part in ("no", "item", "sku", "réf", "artikel", "code", "pos", "line")):
        return f"A{random_.randrange(1000, 9999)}"
    return random_.choice(("Tea", "Bolt M8", "Müller", "Lager 2", "Anna", "x"))
