"""Which words are which value: for training from what is known, for reading from the tags."""

from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Any

from clerkwork.intake.draft import DraftLine, DraftOrder
from clerkwork.intake.readers.table.values import Habits, decimal_mark, iso_date
from clerkwork.training.tagger.words import Token

NOTHING = "-"
FIELDS = ("po_number", "order_date", "total", "sku", "buyer_sku", "quantity", "uom", "unit_price")
HEAD = FIELDS[:3]
NEAR = 60.0  # points above and below the article number in which a line's values are sought


def labels_of(tokens: Sequence[Token], want: dict[str, Any]) -> list[str]:
    """The field that each word states, of an order whose values are known."""
    labels = [NOTHING] * len(tokens)
    number = want.get("po_number")
    for index, token in enumerate(tokens):
        if number and token.word.text.strip(".,:;#") == number:
            labels[index] = "po_number"
    mark_date(tokens, labels, want.get("order_date"))
    if want.get("total") is not None:
        last = [i for i, token in enumerate(tokens) if token.number == Decimal(str(want["total"]))]
        for index in last[-1:]:
            labels[index] = "total"
    anchors = anchors_of(tokens, want["lines"])
    for position, line in enumerate(want["lines"]):
        mark_line(tokens, labels, line, anchors, position)
    return labels


def mark_date(tokens: Sequence[Token], labels: list[str], wanted: str | None) -> None:
    """Mark the first words that are the date, however they are written."""
    for index in range(len(tokens) if wanted else 0):
        for length in range(1, 6):
            words = tokens[index : index + length]
            text = " ".join(each.word.text for each in words)
            if any(iso_date(text, Habits(".", first)) == wanted for first in (True, False)):
                labels[index : index + length] = ["order_date"] * length
                return


def anchors_of(tokens: Sequence[Token], lines: Iterable[dict[str, Any]]) -> list[int | None]:
    """Where each line's article number stands, one below the other."""
    anchors: list[int | None] = []
    begin = 0
    for line in lines:
        number = line.get("sku") or line.get("buyer_sku")
        places = (
            index
            for index in range(begin, len(tokens))
            if tokens[index].word.text.strip("(),;:") == number
        )
        found = next(places, None) if number else None
        begin = begin if found is None else found + 1
        anchors.append(found)
    return anchors


def mark_line(
    tokens: Sequence[Token],
    labels: list[str],
    line: dict[str, Any],
    anchors: Sequence[int | None],
    position: int,
) -> None:
    """Mark a line's values: those nearest to its article number, before the next line's."""
    anchor = anchors[position]
    if anchor is None:
        return
    labels[anchor] = "sku" if line.get("sku") else "buyer_sku"
    level = tokens[anchor].level
    others = [tokens[each].level for each in anchors if each is not None and each != anchor]
    low = max([other for other in others if other < level], default=level - NEAR)
    high = min([other for other in others if other > level], default=level + NEAR)
    near = sorted(
        (i for i, token in enumerate(tokens) if low < token.level < high),
        key=lambda index: abs(tokens[index].level - level),
    )
    for field in ("quantity", "unit_price", "uom", "buyer_sku"):
        value = line.get(field)
        for index in near if value is not None else ():
            if labels[index] == NOTHING and states(tokens[index], field, value):
                labels[index] = field
                break


def states(token: Token, field: str, value: Any) -> bool:
    if field in {"quantity", "unit_price"}:
        return token.number == Decimal(str(value))
    return token.word.text == str(value)


def order_of(tokens: Sequence[Token], tags: Sequence[str]) -> DraftOrder:
    """The order that the tags make: lines by article number, or by quantity where there is none."""
    tagged = [(token, tag) for token, tag in zip(tokens, tags, strict=True) if tag != NOTHING]
    anchor = max(("sku", "buyer_sku", "quantity"), key=lambda name: list(tags).count(name))
    starts = [token.level for token, tag in tagged if tag == anchor]
    order = DraftOrder(lines=[DraftLine() for _ in starts])
    dated = " ".join([token.word.text for token, tag in tagged if tag == "order_date"][:5])
    numbers = [token.word.text for token in tokens if token.number is not None]
    order.order_date = iso_date(dated, Habits(decimal_mark(numbers, ".")))
    for token, tag in tagged:
        if tag in HEAD:
            keep(order, tag, token)
        elif starts:
            distances = [abs(level - token.level) for level in starts]
            keep(order.lines[distances.index(min(distances))], tag, token)
    return order


def keep(draft: DraftOrder | DraftLine, field: str, token: Token) -> None:
    """Set a field from a word tagged with it, if it has no value yet; of totals the last counts."""
    if field == "order_date" or (getattr(draft, field) is not None and field != "total"):
        return
    number = field in {"total", "quantity", "unit_price"}
    setattr(draft, field, token.number if number else token.word.text.strip("(),;:#"))
