"""Tables of known orders in two hundred styles, and how well they are read.

python -m clerkwork.training.layouts.tables [--part tuning|held_back] [--seeds N] [--wrong]
"""

import argparse
import random
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from clerkwork.intake.draft import DraftLine, DraftOrder, Spot
from clerkwork.intake.readers import read_document
from clerkwork.training.layouts.table_files import csv_bytes, to_bytes, xlsx_bytes
from clerkwork.training.layouts.table_labels import STRANGERS
from clerkwork.training.layouts.table_sheets import Page, lay_out
from clerkwork.training.layouts.table_shown import Expected, Shown
from clerkwork.training.layouts.table_styles import COUNT, Style, style

HEADER = ("po_number", "order_date", "currency", "buyer_name", "total")
PLACE = ("name", "street", "city", "postcode", "country")


@dataclass(frozen=True, slots=True)
class Document:
    """One document with the orders that it states; a table that is no order has none."""

    name: str
    held_back: bool
    raw: bytes
    orders: list[Expected]
    kind: str = "order"


@dataclass(frozen=True, slots=True)
class Value:
    """One value as read and as it is; `sure` is None where nothing was read."""

    place: str
    found: Any
    wanted: Any
    right: bool
    sure: float | None


@dataclass(slots=True)
class Score:
    """How many values, and which of them are wrong."""

    values: list[Value] = field(default_factory=list)
    documents: int = 0
    wholly_right: int = 0

    @property
    def share(self) -> float:
        return sum(each.right for each in self.values) / max(len(self.values), 1)


def documents(seed: int = 0) -> Iterator[Document]:
    """Every style once, and every table that is no order."""
    for number in range(COUNT):
        drawn = style(number)
        pages, orders = lay_out(drawn, seed)
        yield Document(drawn.name, drawn.held_back, to_bytes(drawn, pages), orders)
    for number, (kind, title, headings) in enumerate(STRANGERS):
        yield stranger(number, kind, title, headings.split("|"), seed)


def stranger(number: int, kind: str, title: str, headings: list[str], seed: int) -> Document:
    random_ = random.Random(f"strangers {number} {seed}")  # noqa: S311  made-up documents
    plain: Style = style(COUNT - 1)
    rows: list[list[Shown]] = [[title], []] if title else []
    rows.append(list(headings))
    for _ in range(random_.randrange(3, 20)):
        row = [value_under(random_, each) for each in headings]
        rows.append(["" if title.endswith("Form") and each == "Qty" else value
                     for value, each in zip(row, headings, strict=True)])  # fmt: skip
    page = Page("Sheet1", rows)
    raw = csv_bytes(plain, page) if (number + seed) % 2 else xlsx_bytes([page])
    return Document(f"stranger-{number:02d}", number % 3 == 0, raw, [], kind)


AMOUNTS = (
    "qty quant menge qté stock bestand hours price preis prix amount units revenue umsatz rate debit "
    "credit list wholesale rrp value weight"
).split()  # noqa: SIM905


def value_under(random_: random.Random, heading: str) -> Shown:
    word = heading.lower()
    if any(part in word for part in AMOUNTS):
        return Decimal(random_.randrange(1, 9000)).scaleb(-2 if "pr" in word else 0)
    if "date" in word:
        return "2026-03-04"
    if any(part in word for part in ("no", "item", "sku", "réf", "artikel", "code", "pos", "line")):
        return f"A{random_.randrange(1000, 9999)}"
    return random_.choice(("Tea", "Bolt M8", "Müller", "Lager 2", "Anna", "x"))


def measure(each: Document, score: Score) -> None:
    """Add every value of the document to the score."""
    reading = read_document(each.raw, name=each.name)
    before = len(score.values)
    found = len(reading.orders)
    if each.orders or found:
        add(score, f"{each.name} orders", found, len(each.orders), None)
    for index, (order, wanted) in enumerate(zip(reading.orders, each.orders, strict=False)):
        compare_order(score, f"{each.name} {index + 1}", order, wanted)
    for wanted in each.orders[found:]:
        compare_order(score, f"{each.name} lost", DraftOrder(), wanted)
    score.documents += 1
    score.wholly_right += all(value.right for value in score.values[before:])


def add(score: Score, place: str, found: Any, wanted: Any, spot: Spot | None) -> None:
    right = found == wanted or (
        isinstance(found, str) and isinstance(wanted, str) and squeezed(found) == squeezed(wanted)
    )
    sure = spot.sure if spot else None
    score.values.append(Value(place, found, wanted, right, sure))


def squeezed(text: str) -> str:
    return "".join(text.split()).casefold()


def compare_order(score: Score, place: str, order: DraftOrder, wanted: Expected) -> None:
    for name in HEADER:
        add(score, f"{place} {name}", getattr(order, name), wanted[name], order.spots.get(name))
    if "ship_to" in wanted:
        for part in PLACE:
            if wanted["ship_to"] and part not in wanted["ship_to"]:
                continue
            want = wanted["ship_to"][part] if wanted["ship_to"] else None
            found = getattr(order.ship_to, part) if order.ship_to else None
            add(score, f"{place} ship_to.{part}", found, want, order.spots.get(f"ship_to.{part}"))
    add(score, f"{place} lines", len(order.lines), len(wanted["lines"]), None)
    # A date of all lines is as right on the order as on each of them.
    dates = {line["requested_delivery"] for line in wanted["lines"]}
    for index, want in enumerate(wanted["lines"]):
        line = order.lines[index] if index < len(order.lines) else DraftLine()
        compare_line(score, f"{place} line {index + 1}", order, line, want)
    if dates == {None}:
        name = "requested_delivery"
        add(score, f"{place} {name}", getattr(order, name), wanted[name], order.spots.get(name))


def compare_line(
    score: Score, place: str, order: DraftOrder, line: DraftLine, wanted: Expected
) -> None:
    for name, want in wanted.items():
        found, spot = getattr(line, name), line.spots.get(name)
        if name == "requested_delivery" and found is None and want:
            found, spot = order.requested_delivery, order.spots.get(name)
        numbers = (wanted["sku"], wanted["buyer_sku"])
        if name in {"sku", "buyer_sku"} and None in numbers and any(numbers):
            # Whose the only number is, nobody can tell: either field is right.
            other = "buyer_sku" if name == "sku" else "sku"
            if want is None:
                continue
            if found is None:
                found, spot = getattr(line, other), line.spots.get(other)
        add(score, f"{place} {name}", found, want, spot)


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("--part", choices=("tuning", "held_back"), default="tuning")
    parser.add_argument("--seeds", type=int, default=1)
    parser.add_argument("--wrong", action="store_true")
    asked = parser.parse_args(arguments)
    score = Score()
    for seed in range(asked.seeds):
        for each in documents(seed):
            if each.held_back == (asked.part == "held_back"):
                measure(each, score)
    report(score, show=asked.wrong)
    return 0


def report(score: Score, *, show: bool) -> None:
    say = sys.stdout.write
    if show:
        for each in score.values:
            if not each.right:
                say(f"{each.place}: {each.found!r} for {each.wanted!r} ({each.sure})\n")
    say(f"{score.wholly_right} of {score.documents} documents wholly right, ")
    say(f"{len(score.values)} values, {score.share:.2%} right\n")
    for low, high in ((0.99, 1.01), (0.98, 0.99), (0.9, 0.98), (0.5, 0.9), (0.0, 0.5)):
        band = [each for each in score.values if each.sure is not None and low <= each.sure < high]
        right = sum(each.right for each in band)
        if band:
            say(f"  sure {low:.2f} and more: {len(band)} values, {right / len(band):.2%} right\n")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
