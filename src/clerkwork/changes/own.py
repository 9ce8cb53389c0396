"""A clerk's own change of a confirmed order, or what they read in a document: typed, then proposed."""

from collections.abc import Mapping

from django.contrib.auth.models import AbstractUser
from django.db import transaction

from clerkwork.catalog.models import Item
from clerkwork.catalog.units import normalise_unit
from clerkwork.changes.accept import TASK, require_open
from clerkwork.changes.apply import CONFIRMED
from clerkwork.changes.models import Ask, Change, Purpose
from clerkwork.changes.propose import match_again, title_of
from clerkwork.core import journal
from clerkwork.core.figures import plain
from clerkwork.core.refusal import Refusal
from clerkwork.core.tasks import open_task
from clerkwork.intake.order_fields import WORDS
from clerkwork.orders.models import Line, Order
from clerkwork.verification.correct import as_day, as_number
from clerkwork.verification.values import head_value, line_value

Action = Ask.Action
LINE_TYPED = ("quantity", "unit_price", "due_on")
HEAD_TYPED = (
    *("due_on", "ship_to", "ship_name", "ship_street", "ship_street2", "ship_postcode"),
    *("ship_city", "ship_region", "ship_country"),
)
NEW_TYPED = ("item", "quantity", "unit", "unit_price", "due_on")
MOST_NEW = 20  # lines that are added at once


class TypedRefusal(Refusal):
    """What cannot be taken as it was typed, by the field at which it is said."""

    def __init__(self, at: dict[str, str]) -> None:
        super().__init__(" ".join(f"{in_words(key)}: {said}" for key, said in at.items()))
        self.at = at


@transaction.atomic
def propose_own(
    order_id: int,
    typed: Mapping[str, str],
    *,
    by: AbstractUser,
    note: str = "",
    change_id: int | None = None,
) -> Change:
    """Propose what was typed as a change; its effects are looked at before it is accepted.

    `typed` is by field: `due_on`, `3.quantity`, `3.out`, `new-1.item`; what is as it was is left
    alone. With `change_id` it is what the document of that change asks for. Refuses an order that
    is not confirmed, nothing typed, and what a field cannot take, with a word at each.
    """
    order = Order.objects.select_for_update().get(pk=order_id)
    if order.stage not in CONFIRMED:
        held = "correct it in its review" if order.stage in Order.OPEN else "nothing can be changed"
        raise Refusal(f"{order} is {order.get_stage_display()}; {held}.")
    wrong: dict[str, str] = {}
    asks = [*of_head(order, typed, wrong), *of_lines(order, typed, wrong), *new(typed, wrong)]
    if wrong:
        raise TypedRefusal(wrong)
    if not asks:
        raise Refusal("Nothing was changed: type what is to be another value.")
    change = open_change(order, change_id, note=note, by=by)
    for ask in asks:
        ask.change = change
    Ask.objects.bulk_create(asks)
    journal.record("change.proposed", change, by=by)
    journal.record("order.change_asked", order, by=by, data={"change": change.number})
    open_task(TASK, change, title=title_of(change), role="clerk")
    return change


def open_change(order: Order, pk: int | None, *, note: str, by: AbstractUser) -> Change:
    """A new change of a clerk's own; or a document's, of which what was read before is forgotten."""
    if pk is None:
        return Change.objects.create(order=order, asked_by=by, note=note)  # type: ignore[misc]
    change = Change.objects.select_for_update().get(pk=pk)
    require_open(change)
    if change.order_id != order.pk:
        raise Refusal(f"{change} is not about {order}.")
    change.asks.all().delete()
    change.purpose, change.asked_by, change.note = Purpose.CHANGE, by, note or change.note  # type: ignore[assignment]
    change.save(update_fields=["purpose", "asked_by", "note"])
    return change


@transaction.atomic
def name_order(change_id: int, number: str, *, by: AbstractUser) -> Change:
    """Say which order an open change is about, by our number or the PO number.

    What its document asks for is matched to that order; where that says nothing, somebody reads it.
    Refuses a number that names no order, or several.
    """
    change = Change.objects.select_for_update().get(pk=change_id)
    require_open(change)
    if change.document_id is None:
        raise Refusal(f"{change} is about {change.order}; ask for another one there.")
    found = orders_called(number.strip())
    if len(found) != 1:
        many = "several orders have" if found else "no order has"
        raise Refusal(f"{many.capitalize()} the number “{number.strip()}”.")
    change.order, change.fingerprint = found[0], ""
    change.asks.all().delete()
    asks = match_again(change, found[0])
    for ask in asks:
        ask.change = change
    Ask.objects.bulk_create(asks)
    if not asks:
        change.purpose = Purpose.UNREAD
    change.save(update_fields=["order", "purpose", "fingerprint"])
    data = {"change": change.number}
    journal.record("order.change_asked", found[0], by=by, data=data)
    return change


def orders_called(number: str) -> list[Order]:
    """The open orders with this number of ours, or else of their customer."""
    letters = number.upper().removeprefix("SO-").lstrip("0")
    if number.upper().startswith("SO-") and letters.isdecimal():
        return list(Order.objects.filter(pk=int(letters[:18])))
    if not number:
        return []
    return list(Order.objects.filter(po_number__iexact=number, stage__in=Order.OPEN)[:2])


def of_head(order: Order, typed: Mapping[str, str], wrong: dict[str, str]) -> list[Ask]:
    """A row for each value of the head that is to be another one."""
    asks = []
    for field in HEAD_TYPED:
        before, after = head_value(order, field), typed.get(field, "").strip()
        if field not in typed or after == before:
            continue
        if field == "due_on":
            check(wrong, field, after)
        asks.append(
            Ask(part=0, action=Action.CHANGE, field=field, before=before, after=after[:300])
        )
    return asks


def of_lines(order: Order, typed: Mapping[str, str], wrong: dict[str, str]) -> list[Ask]:
    """The rows of each line that is to be another one, or to be left out."""
    asks = []
    for line in order.lines.filter(rejected_at=None).select_related("item").order_by("position"):
        at = line.position
        if typed.get(f"{at}.out"):
            before = f"{plain(line.quantity)} {line.unit}"
            asks.append(Ask(part=at, action=Action.DELETE, line=line, field="line", before=before))
            continue
        asks += of_line(line, typed, wrong)
    return asks


def of_line(line: Line, typed: Mapping[str, str], wrong: dict[str, str]) -> list[Ask]:
    asks = []
    for field in LINE_TYPED:
        key = f"{line.position}.{field}"
        before, after = line_value(line, field), typed.get(key, "").strip()
        if key not in typed or after == before:
            continue
        check(wrong, key, after)
        asks.append(
            Ask(
                part=line.position,
                action=Action.CHANGE,
                line=line,
                field=field,
                before=before,
                after=after[:300],
            )
        )
    return asks


def new(typed: Mapping[str, str], wrong: dict[str, str]) -> list[Ask]:
    """The rows of lines that are to be added; their parts are counted from 10001."""
    asks = []
    for number in range(1, MOST_NEW + 1):
        stated = {name: typed.get(f"new-{number}.{name}", "").strip() for name in NEW_TYPED}
        if not any(stated.values()):
            continue
        item = Item.objects.filter(sku__iexact=stated["item"], active=True).first()
        if item is None:
            wrong[f"new-{number}.item"] = (
                f"There is no article {stated['item'] or 'without number'}."
            )
            continue
        for name in ("quantity", "unit_price", "due_on"):
            if name == "quantity" or stated[name]:
                check(wrong, f"new-{number}.{name}", stated[name])
        stated["item"] = item.sku
        stated["unit"] = normalise_unit(stated["unit"]) or stated["unit"].upper() or item.base_unit
        asks += [
            Ask(part=10_000 + number, action=Action.ADD, field=name, after=value[:300])
            for name, value in stated.items()
            if value
        ]
    return asks


def in_words(key: str) -> str:
    """The field of a form as a person calls it: line 3, quantity."""
    line, point, field = key.rpartition(".")
    words = WORDS.get(field, field)
    return (
        f"{line.replace('-', ' ') if 'new' in line else f'line {line}'}, {words}"
        if point
        else words
    )


def check(wrong: dict[str, str], key: str, value: str) -> None:
    """Note at the field what it cannot take."""
    field = key.rpartition(".")[2]
    try:
        if field == "due_on":
            as_day(value)
        elif field == "unit_price":
            as_number(value, decimals=6)
        elif not as_number(value):
            raise Refusal("Found 0; to take nothing, leave the line out.")
    except Refusal as refusal:
        wrong[key] = str(refusal)
