"""The words of one line that stands in no table to its values."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from clerkwork.intake.draft import DraftLine, Spot
from clerkwork.intake.readers.pages.articles import Text, text_of
from clerkwork.intake.readers.pages.habits import date_in
from clerkwork.intake.readers.pages.line import agreement, amount_of, quantity_of
from clerkwork.intake.readers.pages.plausible import known_unit, plausible
from clerkwork.intake.readers.pages.runs import Row, Run, box_of
from clerkwork.intake.readers.pages.sure import Signals, sure
from clerkwork.intake.readers.table.values import Habits


@dataclass(slots=True)
class Item:
    """The words of one line of the order, by what they are."""

    row: int
    last: int
    cells: dict[str, Run] = field(default_factory=dict)
    text: list[Run] = field(default_factory=list)
    bullet: bool = False
    open: str | None = None  # the role of a value that may go on in the next row
    waiting: str | None = None  # the role of a label whose value stands in the next row


def orders(line: DraftLine) -> bool:
    """Whether what was read is enough of a line: how many, and of what."""
    named = line.sku or line.buyer_sku or line.gtin or line.description
    return line.quantity is not None and bool(named)


def line_of(item: Item, rows: Sequence[Row], habits: Habits) -> DraftLine:
    """The values of one item of a list or one group of labels."""
    row = rows[item.row]
    line = DraftLine(where=f"page {row.page.number}, {row.top / max(row.page.height, 1):.0%} down")
    text = text_of(item.text, habits)
    for role, run in item.cells.items():
        put_cell(line, role, run, habits)
    put_text(line, text)
    agrees = agreement(line)
    for name in ("quantity", "unit_price", "line_total"):
        if name in line.spots and agrees is not None:
            told = sure(Signals(f"line.{name}", "list", 1 if agrees else -1))
            line.spots[name] = Spot(line.spots[name].at, told)
    return line


def put(line: DraftLine, name: str, value: object, runs: Sequence[Run]) -> None:
    if value is not None and getattr(line, name) is None:
        setattr(line, name, value)
        letters = min(run.sure for run in runs)
        fits = looks(name, str(value))
        told = sure(Signals(f"line.{name}", "list", fits, 0, letters))
        line.spots[name] = Spot(box_of(runs), told)


def looks(name: str, value: str) -> int:
    """Whether a number or a unit looks as it should."""
    if name == "uom":
        return known_unit(value)
    return plausible(name, value) if name in {"line", "sku", "buyer_sku", "gtin"} else 0


def put_cell(line: DraftLine, role: str, run: Run, habits: Habits) -> None:
    written = run.text.strip(" ,;")
    if role in {"quantity", "unit_price", "line_total", "price_base"}:
        put_number(line, role, run, habits.decimal_mark)
    elif role == "delivery":
        hit = date_in(written, habits)
        put(line, "requested_delivery", hit[0] if hit else None, [run])
    elif role in {"item", "maker"}:
        put(line, "sku", written, [run])
    elif role in {"line", "sku", "buyer_sku", "gtin", "uom"}:
        put(line, role, written.strip(":.)(") if role == "line" else written, [run])


def put_number(line: DraftLine, role: str, run: Run, mark: str) -> None:
    written = run.text.strip(" ,;")
    if role in {"quantity", "price_base"}:
        found = quantity_of(written, mark)
        if found and role == "quantity":
            put(line, "quantity", found[0], [run])
            put(line, "uom", found[1], [run])
        elif found and found[0] not in {Decimal(0), Decimal(1)}:
            put(line, "price_base_quantity", found[0], [run])
        return
    price = amount_of(written, mark)
    if price:
        put(line, role, price[0], [run])
        if price[1] and price[1] != 1 and role == "unit_price":
            put(line, "price_base_quantity", price[1], [run])


def put_text(line: DraftLine, text: Text) -> None:
    for role, (value, run) in text.stated.items():
        name = {"delivery": "requested_delivery", "maker": "sku", "item": "sku"}.get(role, role)
        if role != "item" or "sku" not in text.stated:
            put(line, name, value, [run])
    if text.words:
        joined = " ".join(run.text for run in text.words)
        put(
            line,
            "description",
            re.sub(r"(?:\s*,\s*)+\Z|\A[\s,;:-]+", "", joined) or None,
            text.words,
        )
