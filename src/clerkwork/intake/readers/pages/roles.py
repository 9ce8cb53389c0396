"""What the columns of a printed table hold, by their values where headings do not tell."""

import itertools
import re
from collections.abc import Mapping, Sequence
from decimal import Decimal
from types import MappingProxyType

from clerkwork.catalog.units import is_unit
from clerkwork.intake.readers.countries import fold
from clerkwork.intake.readers.headings.meaning import ideas_of
from clerkwork.intake.readers.pages.cells import GENERIC, Column
from clerkwork.intake.readers.pages.column_words import YOURS
from clerkwork.intake.readers.pages.fit import of_no_use
from clerkwork.intake.readers.pages.line import amount_of, quantity_of
from clerkwork.intake.readers.pages.strip import Entry
from clerkwork.intake.readers.table.values import Habits

NOTHING: Mapping[str, str] = MappingProxyType({})
NONE: tuple[None] = (None,)
COUNTING = re.compile(r"\W?0{0,4}(\d{1,4})(?:\.0)?\W?\Z")
CODE = re.compile(r"[^\W_][\w\-/.+#]*\Z")
UNIT = re.compile(r"[^\W\d_]{1,8}[.²³2]?\Z")
GTIN = re.compile(r"\d{8}\Z|\d{12,14}\Z")
OURS = frozenset(("our", "buyer"))


def roles_of(
    entries: Sequence[Entry],
    columns: Sequence[Column],
    habits: Habits,
    taught: Mapping[str, str] = NOTHING,
) -> dict[int, str]:
    """The role of each column, by its identity; columns that say nothing are left out.

    `taught` are roles by folded heading that go before what the heading says.
    """
    values = {id(column): cells_in(entries, column) for column in columns}
    roles: dict[int, str] = {}
    has_text = any(column.role == "desc" for column in columns)
    for column in columns:
        role = own_role(column, values[id(column)], has_text)
        if role:
            roles[id(column)] = role
    settle_lines(columns, roles, values)
    settle_quantity(entries, columns, roles, habits)
    settle_unknown(entries, columns, roles, values, habits)
    settle_amounts(entries, columns, roles, habits)
    settle_text(columns, roles, values)
    settle_codes(entries, columns, roles)
    settle_owners(columns, roles, values)
    settle_units(columns, roles, values)
    for column in columns:
        role = taught.get(fold(column.text))
        if role:
            roles = {key: each if each != role else "ignored" for key, each in roles.items()}
            roles[id(column)] = role
    return roles


def cells_in(entries: Sequence[Entry], column: Column) -> list[str]:
    return [run.text for entry in entries for each, run in entry.cells if each is column]


def counting(values: Sequence[str]) -> bool:
    """Whether the values count the lines: 1, 2, 3 or 10, 20, 30."""
    numbers = [int(match[1]) for value in values if (match := COUNTING.match(value.strip()))]
    if len(numbers) < max(1, len(values)):
        return False
    steps = {after - before for before, after in itertools.pairwise(numbers)}
    if len(numbers) == 1:
        return numbers[0] in {1, 10, 100}
    even = len(steps) == 1 and steps <= {1, 5, 10, 100}
    return even or (len(steps) <= 2 and min(steps) > 0 and numbers[0] <= 110)


def codes(values: Sequence[str]) -> bool:
    """Whether nearly all values are single words with a digit."""
    fitting = sum(1 for v in values if CODE.match(v.strip()) and any(c.isdigit() for c in v))
    return bool(values) and fitting >= 0.8 * len(values)


def own_role(column: Column, values: Sequence[str], has_text: bool) -> str | None:
    """The role that a heading gives by itself, where its values allow it."""
    role = "ignored" if of_no_use(column.role, values) else column.role
    if role == "article":
        if counting(values):
            return "line"
        return "sku" if codes(values) else "sku" if has_text else "desc"
    if role == "item":
        return "line" if counting(values) and len(values) > 1 else "sku"
    if role == "line" and values and not counting(values) and codes(values):
        longer = sum(len(value) for value in values) / len(values)
        return "sku" if longer > 4 else "line"
    if role in {"quantity", "unit_price", "price_base", "uom"} and values:
        if all(unit_like(value) for value in values):
            return "uom"
        if role == "uom" and all(COUNTING.match(value) for value in values):
            return "price_base"
    if role == "sku" and values and all(GTIN.match(v) for v in values) and len(values[0]) == 13:
        return "sku"
    return role


def unit_like(value: str) -> bool:
    return is_unit(value) or (UNIT.match(value.strip()) is not None)


def settle_lines(
    columns: Sequence[Column], roles: dict[int, str], values: dict[int, list[str]]
) -> None:
    """A column without a heading that counts the lines is their number."""
    if "line" in roles.values() or not columns:
        return
    first = columns[0]
    if first.role is None and counting(values[id(first)]):
        roles[id(first)] = "line"


def settle_quantity(
    entries: Sequence[Entry], columns: Sequence[Column], roles: dict[int, str], habits: Habits
) -> None:
    """Where no heading says how many: the column that makes the amounts; else a `No.` that does
    not count the lines."""
    if "quantity" in roles.values():
        return
    mark = habits.decimal_mark
    numeric = [
        column
        for column in columns
        if (cells := cells_in(entries, column))
        and all(quantity_of(cell, mark) for cell in cells)
        and roles.get(id(column)) not in {"unit_price", "gtin", "tax", "discount"}
    ]
    prices = [c for c in columns if roles.get(id(c)) == "unit_price"]
    totals = [c for c in columns if roles.get(id(c)) == "line_total"]
    for column in numeric:
        for price in prices:
            for total in totals:
                fits = holds(entries, column, price, total, mark)
                if column is not total and fits >= 0.6 * len(entries):
                    roles[id(column)] = "quantity"
                    return
    for column in numeric:
        cells = cells_in(entries, column)
        if column.role == "line" and not counting(cells):
            roles[id(column)] = "quantity"
            return


def settle_unknown(
    entries: Sequence[Entry],
    columns: Sequence[Column],
    roles: dict[int, str],
    values: dict[int, list[str]],
    habits: Habits,
) -> None:
    """Columns under words that are not known: the price, if it makes the amounts; a number."""
    known = {role: column for column in columns if (role := roles.get(id(column)))}
    for column in columns:
        if column.role is not None or not values[id(column)] or id(column) in roles:
            continue
        for role, pair in (("unit_price", ("quantity", "line_total")),):
            if role in known or not all(each in known for each in pair):
                continue
            held = holds(
                entries, known["quantity"], column, known["line_total"], habits.decimal_mark
            )
            if held >= 0.6 * len(values[id(column)]):
                roles[id(column)] = role
        if codes(values[id(column)]) and not {"sku", "buyer_sku"} & known.keys():
            roles.setdefault(id(column), "sku")


def settle_text(
    columns: Sequence[Column], roles: dict[int, str], values: dict[int, list[str]]
) -> None:
    """Some column is the description: else the one with the longest values that are words."""
    if "desc" in roles.values():
        return
    wordy = [
        (sum(len(v) for v in values[id(c)]) / len(values[id(c)]), i)
        for i, c in enumerate(columns)
        if values[id(c)] and (c.role is None or c.role in {"item", "article"}) and not codes(values[id(c)])
        and roles.get(id(c)) not in {"line"}
    ]  # fmt: skip
    wordy = [
        each
        for each in wordy
        if any(ch.isalpha() for v in values[id(columns[each[1]])] for ch in v)
    ]
    if wordy:
        roles[id(columns[max(wordy)[1]])] = "desc"


def settle_codes(
    entries: Sequence[Entry], columns: Sequence[Column], roles: dict[int, str]
) -> None:
    """A description that is only a number, with the text below it, is the number."""
    if {"sku", "buyer_sku"} & set(roles.values()):
        return
    for column in columns:
        if roles.get(id(column)) == "desc" and codes(cells_in(entries, column)):
            wrapped = sum(bool(entry.after or entry.before) for entry in entries)
            if wrapped >= 0.7 * len(entries):
                roles[id(column)] = "sku"


def settle_owners(
    columns: Sequence[Column], roles: dict[int, str], values: dict[int, list[str]]
) -> None:
    """Beside a number that says to be the seller's, one that does not say whose is the buyer's.

    `Customer` and `Supplier` by themselves, over codes, say whose number it is.
    """
    for column in columns:
        ideas = ideas_of(column.text)
        if column.role is None and len(ideas) == 1 and codes(values[id(column)]):
            owner = "sku" if ideas <= YOURS else "buyer_sku" if ideas <= OURS else None
            if owner:
                roles[id(column)] = column.role = owner
    if not any(column.role == "sku" and roles.get(id(column)) == "sku" for column in columns):
        return
    for column in columns:
        if column.role in GENERIC and roles.get(id(column)) == "sku":
            known = "buyer_sku" in roles.values()
            roles[id(column)] = "ignored" if known else "buyer_sku"


def settle_units(
    columns: Sequence[Column], roles: dict[int, str], values: dict[int, list[str]]
) -> None:
    """A column without an understood heading that holds only units."""
    if "uom" in roles.values():
        return
    for column in columns:
        cells = values[id(column)]
        if column.role is None and cells and all(unit_like(cell) for cell in cells):
            roles[id(column)] = "uom"
            return
    for column in columns:
        cells = values[id(column)]
        if column.role in {"pack_size", "ignored"} and cells and all(map(is_unit, cells)):
            roles[id(column)] = "uom"
            return


def settle_amounts(
    entries: Sequence[Entry], columns: Sequence[Column], roles: dict[int, str], habits: Habits
) -> None:
    """Of several prices or amounts those that the arithmetic of the lines ties together."""
    prices = [c for c in columns if roles.get(id(c)) == "unit_price"]
    totals = [c for c in columns if roles.get(id(c)) == "line_total"]
    counts = [c for c in columns if roles.get(id(c)) == "quantity"]
    if len(prices) < 2 and len(totals) < 2 and len(counts) < 2:
        return
    best, fit = (counts[:1], prices[:1], totals[:1]), -1
    for count in counts or NONE:
        for price in prices or NONE:
            for total in totals or NONE:
                held = holds(entries, count, price, total, habits.decimal_mark)
                if held > fit:
                    best, fit = (
                        ([count] if count else []), ([price] if price else []), ([total] if total else [])
                    ), held  # fmt: skip
    for kept, several in zip(best, (counts, prices, totals), strict=True):
        for column in several:
            if column not in kept:
                roles[id(column)] = "ignored"


def holds(
    entries: Sequence[Entry],
    count: Column | None,
    price: Column | None,
    total: Column | None,
    mark: str,
) -> int:
    """In how many lines quantity times price is the amount."""
    held = 0
    for entry in entries[:40]:
        cells = {id(column): run.text for column, run in entry.cells}
        quantity = quantity_of(cells.get(id(count), ""), mark)
        each = amount_of(cells.get(id(price), ""), mark)
        amount = amount_of(cells.get(id(total), ""), mark)
        if quantity and each and amount:
            product = quantity[0] * each[0]
            held += abs(product - amount[0]) <= max(Decimal("0.02"), abs(amount[0]) / 10_000)
    return held
