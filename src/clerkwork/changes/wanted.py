"""What a draft of a change asks of an order: its lines found, its values compared, by no guess."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from django.conf import settings

from clerkwork.changes.models import Ask
from clerkwork.core.figures import plain
from clerkwork.intake.alike import plain as letters
from clerkwork.intake.draft import (
    ADD,
    CHANGE,
    DELETE,
    KEEP,
    UNKNOWN,
    Address,
    DraftChange,
    DraftLine,
    DraftOrder,
)
from clerkwork.intake.match import Buyer, Matches, iso_date, unit_of
from clerkwork.intake.order_fields import WORDS
from clerkwork.intake.unkept import differs, in_words, other_dates
from clerkwork.orders.models import Line, Order
from clerkwork.verification.values import as_typed, line_value

Action = Ask.Action
# A word behind "change" → the field of the line that it is about, and the reader's name of it.
NAMED = {"quantity": "quantity", "price": "unit_price", "date": "due_on"}
READERS = {"quantity": "quantity", "unit": "uom", "unit_price": "unit_price", "item": "sku"}
READERS["due_on"] = "requested_delivery"
PLACE = ("name", "street", "street2", "city", "region", "postcode", "country")


@dataclass(slots=True)
class Wanted:
    """The order that a draft is about, and what its lines and places mean."""

    draft: DraftChange
    order: Order
    lines: Sequence[Line]
    buyer: Buyer
    matches: Matches
    used: set[int] = field(default_factory=set)  # lines that the draft names


def asks_of(wanted: Wanted) -> list[Ask]:
    """The rows of a change, without it; none where all that is asked is so already."""
    if wanted.draft.purpose == "cancel":
        return [
            Ask(part=0, action=Action.CANCEL, field="order", before="wanted", after="cancelled")
        ]
    asks = list(of_head(wanted))
    pairs = zip(wanted.draft.asked.lines, wanted.draft.actions, strict=True)
    for part, (stated, action) in enumerate(pairs, start=1):
        asks += of_line(wanted, part, stated, action)
    if wanted.draft.purpose == "replace":
        asks += left_over(wanted, part=len(wanted.draft.actions))
    return asks


def of_head(wanted: Wanted) -> Iterator[Ask]:
    """What is asked of the whole order: its date, and where it goes."""
    order, asked = wanted.order, wanted.draft.asked
    day = iso_date(asked.requested_delivery)
    if day and day != order.due_on:
        sure = is_sure(asked, "requested_delivery")
        yield head_row("due_on", as_typed(order.due_on), day.isoformat(), sure=sure)
    place = asked.ship_to
    if place is None:
        return
    known = wanted.matches.address(wanted.buyer, place)
    if known is not None:
        if known != order.ship_to_id:
            rows = wanted.matches.addresses[wanted.buyer.id]
            code = next(each[2] for each in rows if each[1] == known)
            yield head_row("ship_to", order.ship_to.code if order.ship_to else "", code)
        return
    for part in PLACE:
        stated, now = getattr(place, part), getattr(order, f"ship_{part}")
        if stated and letters(stated) != letters(now):
            sure = is_sure(asked, f"ship_to.{part}")
            yield head_row(f"ship_{part}", now, stated, sure=sure)


def head_row(name: str, before: str, after: str, *, sure: bool = True) -> Ask:
    action = Action.CHANGE
    return Ask(part=0, action=action, field=name, before=before, after=after[:300], sure=sure)


def of_line(wanted: Wanted, part: int, stated: DraftLine, action: str) -> list[Ask]:
    """The rows about one line of the draft."""
    if action == KEEP:
        line, _ = find_line(wanted, stated)
        wanted.used |= {line.pk} if line else set()
        return []
    line, problem = find_line(wanted, stated)
    if action == UNKNOWN:
        problem = problem or "Its code asks for something that no rule of ours knows."
    if line and line.pk in wanted.used:
        problem = problem or f"The change names line {line.position} more than once."
    if line:
        wanted.used.add(line.pk)
    if line is None and action not in {ADD, DELETE} and wanted.draft.purpose == "replace":
        action = ADD
    if stated.quantity == 0 and line and about(action) & {"quantity"}:
        action = DELETE  # nothing of it is wanted
    if action == ADD:
        return to_add(wanted, part, stated, line)
    if action == DELETE:
        return [to_leave_out(part, stated, line, problem)]
    if line is None or problem:
        return [unfit(part, stated, line, problem)]
    return to_change(wanted, part, stated, line, action)


def find_line(wanted: Wanted, stated: DraftLine) -> tuple[Line | None, str]:
    """The line of the order that is meant, by its number and its article; or why none is."""
    article = wanted.matches.article(wanted.buyer, stated)
    numbered = [line for line in wanted.lines if same_number(line, stated.line)]
    if not numbered and article:
        numbered = [line for line in wanted.lines if line.item_id == article.id]
    if len(numbered) != 1:
        many = "more than one line" if numbered else "no line"
        named = stated.line or stated.sku or stated.buyer_sku or stated.gtin or "without a number"
        return None, f"It names line {named}; the order has {many} like that."
    line = numbered[0]
    if article and line.item_id and line.item_id != article.id:
        return line, "Its line number is that of one article, its article number that of another."
    return line, ""


def same_number(line: Line, stated: str | None) -> bool:
    """Whether this is the customer's number of the line; zeros before it do not count."""
    mine = line.stated_line or str(line.position)
    return bool(stated) and mine.strip().lstrip("0") == (stated or "").strip().lstrip("0")


def to_change(wanted: Wanted, part: int, stated: DraftLine, line: Line, action: str) -> list[Ask]:
    """A row for each value that is to be another one."""
    values = stated_values(stated, line)
    named = about(action)
    different = {name: value for name, value in values.items() if value != line_value(line, name)}
    problem = unkept(wanted, stated)
    if beside := [WORDS[name] for name in sorted(different.keys() - named)]:
        problem = f"It states another {' and '.join(beside)} too, which its code does not change."
    rows = [
        Ask(
            part=part,
            action=Action.CHANGE,
            line=line,
            stated_line=(stated.line or "")[:30],
            field=name,
            before=line_value(line, name),
            after=value[:300],
            sure=is_sure(stated, READERS[name]),
            problem=problem[:300],
        )
        for name, value in different.items()
        if name in named
    ]
    if not rows and problem:
        return [unfit(part, stated, line, problem)]
    return rows


def about(action: str) -> set[str]:
    """The fields of a line that an action changes; none of one that does not change it."""
    words = action.split()
    if words[0] != CHANGE:
        return set()
    named = {NAMED[word] for word in words[1:]} or set(NAMED.values())
    return named | {"unit"} if "quantity" in named else named


def unkept(wanted: Wanted, stated: DraftLine) -> str:
    """What a line asks for that an order cannot hold: a place, dates or a currency of its own."""
    order, asked = wanted.order, wanted.draft.asked
    usual = asked.ship_to or address_of(order)
    places = [each for each in (stated.ship_to, *(p.ship_to for p in stated.deliveries)) if each]
    for place in places:
        known = wanted.matches.address(wanted.buyer, place)
        if (known is None or known != order.ship_to_id) and differs(place, usual):
            return f"It goes to {in_words(place)}; an order goes to one place."
    for said in other_dates(stated):
        return f"It {said}."
    if stated.unit_price is not None and asked.currency not in (None, order.currency):
        return f"Its price is in {asked.currency}, the order is in {order.currency}."
    return ""


def address_of(order: Order) -> Address:
    """Where the order goes, as a document would state it."""
    parts = {part: getattr(order, f"ship_{part}") or None for part in PLACE}
    return Address(**parts, code=order.ship_to.code if order.ship_to else None)


def stated_values(stated: DraftLine, line: Line | None) -> dict[str, str]:
    """What the draft says of a line, by the order's fields, as a person would type it."""
    price = stated.unit_price
    if price is not None and stated.price_base_quantity:
        price = price / stated.price_base_quantity
    day = iso_date(stated.requested_delivery)
    unit = unit_of(stated, None, 0) or (line.unit if line else "")
    found = {
        "quantity": plain(stated.quantity),
        "unit": unit if stated.quantity is not None else "",
        "unit_price": plain(round(price, 6)) if price is not None else "",
        "due_on": day.isoformat() if day else "",
    }
    if line and price is not None and line.unit_price == price:
        found["unit_price"] = line_value(line, "unit_price")
    if line and stated.quantity is not None and line.quantity == stated.quantity:
        found["quantity"] = line_value(line, "quantity")
    return {name: value for name, value in found.items() if value}


def to_add(wanted: Wanted, part: int, stated: DraftLine, line: Line | None) -> list[Ask]:
    """A row for each value of a new line."""
    article = wanted.matches.article(wanted.buyer, stated)
    numbers = {"item": stated.sku, "buyer_sku": stated.buyer_sku, "gtin": stated.gtin}
    values = {name: number for name, number in numbers.items() if number}
    values |= {"description": stated.description} if stated.description else {}
    values |= stated_values(stated, None)
    if "unit" not in values and article:
        values["unit"] = unit_of(stated, article, wanted.matches.packs.get(article.id, 0))
    problem = unkept(wanted, stated)
    if line and same_number(line, stated.line):
        problem = f"The order has a line {stated.line} already."
    elif article is None:
        named = " / ".join(number for number in numbers.values() if number) or "without a number"
        problem = f"“{named}” is not one of our articles, nor a part number of this customer."
    elif (stated.quantity or Decimal(0)) <= 0:
        problem = "It does not say how many."
    return [
        Ask(
            part=part,
            action=Action.ADD,
            stated_line=(stated.line or "")[:30],
            field=name,
            after=value[:300],
            sure=is_sure(stated, READERS.get(name, name)) and wanted.draft.purpose == "change",
            problem=problem[:300],
        )
        for name, value in values.items()
    ] or [unfit(part, stated, None, problem)]


def to_leave_out(part: int, stated: DraftLine, line: Line | None, problem: str) -> Ask:
    before = f"{plain(line.quantity)} {line.unit}" if line else ""
    return Ask(
        part=part,
        action=Action.DELETE,
        line=line,
        stated_line=(stated.line or "")[:30],
        field="line",
        before=before,
        problem=problem[:300],
        sure=is_sure(stated, "line") and is_sure(stated, "sku"),
    )


def unfit(part: int, stated: DraftLine, line: Line | None, problem: str) -> Ask:
    """A line of the draft that fits nothing: somebody has to read it."""
    said = " ".join(each for each in (plain(stated.quantity), stated.uom, stated.sku) if each)
    return Ask(
        part=part,
        action=Action.CHANGE,
        line=line,
        stated_line=(stated.line or "")[:30],
        field="line",
        after=said[:300],
        problem=problem[:300],
    )


def left_over(wanted: Wanted, part: int) -> Iterator[Ask]:
    """Lines that a replacement of the order no longer has; that they are not wanted is for a person."""
    for line in wanted.lines:
        if line.pk not in wanted.used and not line.rejected_at and line.cancelled < line.ordered:
            part += 1
            ask = to_leave_out(part, DraftLine(line=line.stated_line), line, "")
            ask.sure = False
            yield ask


def is_sure(stated: DraftLine | DraftOrder, name: str) -> bool:
    spot = stated.spots.get(name)
    return spot is None or spot.sure >= settings.RELEASE_SURENESS
