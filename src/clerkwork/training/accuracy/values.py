"""One document's reading beside what it is known to hold, value by value.

An expected file is one JSON object with `file`, `format`, `kind`, `is_order`, `order_count` and
`expected` (or `expected_orders`). A field that is absent is not compared; null means that the
document does not state it, so that anything found is invented.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from difflib import SequenceMatcher
from typing import Any

from clerkwork.intake.draft import Address, DraftLine, DraftOrder, Spot, as_json

NUMBERS = {"quantity", "unit_price", "total", "line_total", "price_base_quantity"}
WORDS = {"buyer_name", "name", "street", "city", "description"}
HEADER = ("po_number", "order_date", "currency", "buyer_name", "requested_delivery", "total")
PLACE = ("name", "street", "city", "postcode", "country")
LINE = (
    *("line", "sku", "buyer_sku", "gtin", "description", "quantity", "uom", "unit_price"),
    *("price_base_quantity", "line_total", "requested_delivery"),
)
ARTICLE = {"sku", "buyer_sku"}
SIMILAR = 0.85
KNOWN = Spot(("path", "/"))  # a value without evidence counts as one that is said to be sure


@dataclass(frozen=True, slots=True)
class Value:
    """One field as it was found and as it should be; None where there is nothing."""

    order: int  # from zero
    line: int | None  # from zero, in the order of the expected lines; None in the head
    field: str
    found: Any
    want: Any
    right: bool
    sure: float
    spotted: bool  # whether the reader said where it stands

    @property
    def counts(self) -> bool:
        """Whether there is anything to be right or wrong about."""
        return self.found is not None or self.want is not None

    def __str__(self) -> str:
        where = f"order {self.order + 1}, "
        where += f"line {self.line + 1}, " if self.line is not None else ""
        return f"{where}{self.field}: found {self.found!r}, expected {self.want!r}"


def values_of(orders: Sequence[DraftOrder], wanted: Sequence[dict[str, Any]]) -> Iterator[Value]:
    """Every value that is compared, of all orders of a document."""
    for index, (order, want) in enumerate(pairs_of_orders(orders, wanted)):
        yield from head_values(index, order or DraftOrder(), want)
        if "lines" in want:
            yield from line_values(index, order.lines if order else [], want["lines"])


def pairs_of_orders(
    orders: Sequence[DraftOrder], wanted: Sequence[dict[str, Any]]
) -> Iterator[tuple[DraftOrder | None, dict[str, Any]]]:
    """Each expected order with the one of its PO number, else with the one at its place."""
    left = list(orders)
    for index, want in enumerate(wanted):
        same_number = [each for each in left if each.po_number == want.get("po_number")]
        at_place = [orders[index]] if index < len(orders) and orders[index] in left else []
        chosen = next(iter([*same_number, *at_place]), None)
        if chosen is not None:
            left.remove(chosen)
        yield chosen, want


def head_values(index: int, order: DraftOrder, want: dict[str, Any]) -> Iterator[Value]:
    for name in HEADER:
        if name in want:
            yield value((index, None), name, order, want)
    if "ship_to" in want:
        yield from place_values((index, None), order, want["ship_to"] or {})


def place_values(
    at: tuple[int, int | None], found: DraftOrder | DraftLine, want: dict[str, Any]
) -> Iterator[Value]:
    """The parts of the address; where no address is expected, none may be found."""
    for name in PLACE:
        if name in want or not want:
            yield value(at, f"ship_to.{name}", found, {f"ship_to.{name}": want.get(name)})


def line_values(
    index: int, lines: Sequence[DraftLine], wanted: Sequence[dict[str, Any]]
) -> Iterator[Value]:
    """The values of all lines; a line too many is wrong in all that it says, one missing too."""
    for position, (line, want) in enumerate(aligned(lines, wanted)):
        draft = line or DraftLine()
        values = [value((index, position), name, draft, want) for name in LINE if name in want]
        yield from either_article_number(values)
        if "ship_to" in want:
            yield from place_values((index, position), draft, want["ship_to"] or {})


def either_article_number(values: list[Value]) -> Iterator[Value]:
    """Where one article number is printed and it is unclear whose, either field is right."""
    articles = {each.field: each for each in values if each.field in ARTICLE}
    stated = [each.want for each in articles.values() if each.want is not None]
    found = [each.found for each in articles.values() if each.found is not None]
    swapped = len(articles) == 2 and len(stated) == 1 and [str(each) for each in found] == stated
    for each in values:
        if swapped and each.field in ARTICLE:
            yield Value(
                *(each.order, each.line, each.field, each.found),
                *(each.found, True, each.sure, each.spotted),
            )
        else:
            yield each


def aligned(
    lines: Sequence[DraftLine], wanted: Sequence[dict[str, Any]]
) -> Iterator[tuple[DraftLine | None, dict[str, Any]]]:
    """Found and expected lines side by side; with other counts, so that most of them agree."""
    if len(lines) == len(wanted):
        yield from zip(lines, wanted, strict=True)
        return
    keys = [key(line.sku or line.buyer_sku or line.gtin, line.quantity) for line in lines]
    wants = [
        key(each.get("sku") or each.get("buyer_sku") or each.get("gtin"), each.get("quantity"))
        for each in wanted
    ]
    nothing = dict.fromkeys(LINE)
    matcher = SequenceMatcher(None, keys, wants, autojunk=False)
    for _, begin, end, first, last in matcher.get_opcodes():
        for at in range(max(end - begin, last - first)):
            line = lines[begin + at] if begin + at < end else None
            yield line, wanted[first + at] if first + at < last else nothing


def key(number: Any, quantity: Any) -> tuple[str, str]:
    return str(number), str(as_json(Decimal(str(quantity)))) if quantity is not None else ""


def value(
    at: tuple[int, int | None], name: str, draft: DraftOrder | DraftLine, want: dict[str, Any]
) -> Value:
    """One field of an order or line, `ship_to.city` of its place, beside what is wanted."""
    whole, _, part = name.partition(".")
    found = as_json(getattr(draft.ship_to or Address(), part) if part else getattr(draft, name))
    accepted = [want[name], *want.get(f"{name}_alternatives", [])]
    right = any(same(part or name, found, each) for each in accepted)
    spot = draft.spots.get(name) or draft.spots.get(whole)
    return Value(*at, name, found, want[name], right, (spot or KNOWN).sure, spot is not None)


def same(name: str, found: Any, want: Any) -> bool:
    """Whether two values agree: numbers by value, words but for case, blanks and small slips."""
    if found is None or want is None:
        return found is want
    if name in NUMBERS:
        try:
            return Decimal(str(found)) == Decimal(str(want))
        except InvalidOperation:
            return False
    if name == "gtin":
        return str(found).lstrip("0") == str(want).lstrip("0")
    if name in WORDS:
        left, right = (re.sub(r"\s+", "", str(each)).casefold() for each in (found, want))
        return SequenceMatcher(None, left, right, autojunk=False).ratio() >= SIMILAR
    return str(found) == str(want)
