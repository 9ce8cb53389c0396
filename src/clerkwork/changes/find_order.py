"""Which order a change is about: by the customer and their number for it, and by no guess."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from django.utils import timezone

from clerkwork.changes.models import Change, Stage
from clerkwork.core.sql import rows
from clerkwork.intake.draft import DraftOrder
from clerkwork.intake.match import Buyer, find_matches
from clerkwork.intake.models import Document
from clerkwork.intake.readers.source import Source
from clerkwork.intake.showing import letter
from clerkwork.orders.models import Line, Order

# Of several orders with one PO number the one that is open is meant; of several open ones, none.
MEANT = """
SELECT asked.at, placed.id, placed.stage = ANY(%(open)s)
  FROM unnest(%(ats)s::int[], %(customers)s::bigint[], %(numbers)s::text[])
       AS asked (at, customer, number)
  JOIN orders_order AS placed
    ON placed.customer_id = asked.customer AND placed.po_number = asked.number
 ORDER BY asked.at, placed.id
"""
MOST_WORDS = 200_000  # characters of a document that are searched for numbers
WORD = re.compile(r"[^\s,;:()<>\"“”„#]+")
LONGEST = 80


@dataclass(slots=True)
class Named:
    """What a draft of a change names: the order with its lines, and changes accepted before."""

    buyer: Buyer | None
    order: Order | None = None
    lines: list[Line] = field(default_factory=list)
    accepted: list[Change] = field(default_factory=list)


def find_orders(asked: Sequence[tuple[Buyer | None, str]]) -> list[Named]:
    """The order of each (customer, PO number), in four queries for any number."""
    named = [Named(buyer) for buyer, _ in asked]
    known = [(at, buyer.id, number) for at, (buyer, number) in enumerate(asked) if buyer and number]
    columns = [list(each) for each in zip(*known, strict=True)] if known else [[], [], []]
    candidates: dict[int, list[tuple[int, bool]]] = {}
    for at, pk, is_open in rows(
        MEANT,
        ats=columns[0],
        customers=columns[1],
        numbers=columns[2],
        open=[str(stage) for stage in Order.OPEN],
    ):
        candidates.setdefault(at, []).append((pk, is_open))
    chosen = {at: pk for at, each in candidates.items() if (pk := the_one(each))}
    orders = Order.objects.select_related("customer", "ship_to").in_bulk(list(chosen.values()))
    by_order: dict[int, tuple[list[Line], list[Change]]] = {pk: ([], []) for pk in orders}
    for line in Line.objects.filter(order__in=orders).select_related("item").order_by("position"):
        by_order[line.order_id][0].append(line)
    accepted = Change.objects.filter(order__in=orders, stage=Stage.ACCEPTED).exclude(document=None)
    for change in accepted.order_by("id"):
        by_order[change.order_id or 0][1].append(change)
    for at, pk in chosen.items():
        named[at].order = orders[pk]
        named[at].lines, named[at].accepted = by_order[pk]
    return named


def the_one(candidates: Sequence[tuple[int, bool]]) -> int | None:
    """The only order, or the only open one."""
    live = [pk for pk, is_open in candidates if is_open]
    if len(live) == 1:
        return live[0]
    return candidates[0][0] if len(candidates) == 1 else None


def order_named_in(document: Document) -> Order | None:
    """The one open order of the sender whose PO number, or our number, stands in the text."""
    matches = find_matches([DraftOrder()], document.sender or None, timezone.localdate())
    buyer = matches.buyer(DraftOrder(), document.sender or None)
    if buyer is None:
        return None
    raw = bytes(Document.objects.values_list("raw", flat=True).get(pk=document.pk))
    words = set(words_of(raw, document.name))
    open_ones = Order.objects.filter(customer=buyer.id, stage__in=Order.OPEN)
    numbered = open_ones.filter(po_number__in=[each for each in words if len(each) <= LONGEST])
    ours = [int(each[3:]) for each in words if re.fullmatch(r"SO-\d{1,18}", each)]
    found = list((numbered.exclude(po_number="") | open_ones.filter(pk__in=ours)).distinct()[:2])
    return found[0] if len(found) == 1 else None


def words_of(raw: bytes, name: str) -> list[str]:
    """The words of a letter or a text, each also without the point that may end its sentence."""
    text = letter(raw)
    if text is None:
        source = Source(raw, name)
        text = "" if source.binary else source.text
    found = WORD.findall(text[:MOST_WORDS])
    return [*found, *(each.rstrip(".!?") for each in found)]
