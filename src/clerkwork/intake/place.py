"""Place draft orders: what was read becomes orders, each once."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Any

from django.db import connection
from django.utils import timezone

from clerkwork.core import journal
from clerkwork.core.journal import Actor
from clerkwork.core.sql import column, execute, rows, transposed
from clerkwork.intake.believe import Doubtful, believe
from clerkwork.intake.draft import Address, DraftLine, DraftOrder
from clerkwork.intake.evidence import doubts_of
from clerkwork.intake.match import Buyer, Matches, find_matches, iso_date, unit_of

CENT = Decimal("0.01")

ORDER_COLUMNS = (
    ("id", "bigint"),
    ("customer_id", "bigint"),
    ("buyer_name", "text"),
    ("po_number", "text"),
    ("order_date", "date"),
    ("due_on", "date"),
    ("priority", "smallint"),
    ("currency", "text"),
    ("stated_total", "numeric"),
    ("total", "numeric"),
    ("ship_to_id", "bigint"),
    ("ship_name", "text"),
    ("ship_street", "text"),
    ("ship_street2", "text"),
    ("ship_city", "text"),
    ("ship_region", "text"),
    ("ship_postcode", "text"),
    ("ship_country", "text"),
    ("email", "text"),
    ("note", "text"),
    ("charges", "numeric"),
    ("payment_days", "int"),
)
NAMES = ", ".join(name for name, _ in ORDER_COLUMNS)
ARRAYS = ", ".join(f"%({name})s::{kind}[]" for name, kind in ORDER_COLUMNS)

# The first of a PO number is an order in its own right; any further one repeats it. In order, since
# each waits for who inserts the same number: two documents must not wait for each other.
INSERT_ORDERS = f"""
INSERT INTO orders_order (stage, short, repeats_id, {NAMES})
SELECT 'received', false, NULL, {NAMES} FROM unnest({ARRAYS}) AS placed ({NAMES})
 ORDER BY customer_id, po_number, id
    ON CONFLICT (customer_id, po_number) WHERE repeats_id IS NULL AND NOT po_number = '' DO NOTHING
RETURNING id
"""
INSERT_REPEATS = f"""
INSERT INTO orders_order (stage, short, repeats_id, {NAMES})
SELECT 'received', false, first.id, {", ".join(f"placed.{name}" for name, _ in ORDER_COLUMNS)}
  FROM unnest({ARRAYS}) AS placed ({NAMES})
  JOIN orders_order AS first ON first.customer_id = placed.customer_id
   AND first.po_number = placed.po_number AND first.repeats_id IS NULL
"""
NEW_IDS = """
SELECT nextval(pg_get_serial_sequence('orders_order', 'id')) FROM generate_series(1, %(count)s)
"""
COPY_LINES = """
COPY orders_line (order_id, position, stated_line, sku, buyer_sku, gtin, description, item_id,
                  quantity, unit, factor, ordered, unit_price, list_price, stated_amount, due_on, pack_size)
FROM STDIN
"""
LINK = """
INSERT INTO intake_documentorder (document_id, order_id, position, place, doubts)
SELECT %(document)s, placed.*
  FROM unnest(%(ids)s::bigint[], %(positions)s::int[], %(places)s::text[],
              %(doubts)s::jsonb[]) AS placed
"""
TELL = """
INSERT INTO core_journal (kind, subject, subject_id, stage, actor, user_id)
SELECT 'order.received', 'order', id, 'received', %(actor)s, %(user)s
  FROM unnest(%(ids)s::bigint[]) AS placed (id)
"""


@dataclass(slots=True)
class Placed:
    """A draft with what it was matched to, ready to be written."""

    draft: DraftOrder
    buyer: Buyer | None
    lines: list[tuple[Any, ...]]
    total: Decimal
    ship_to: int | None  # the customer's address to which the order goes, if it is a known one


def place_orders(
    document_id: int,
    drafts: Sequence[DraftOrder],
    *,
    sender: str | None,
    by: Actor,
    layout: str = "",
) -> list[int]:
    """Write these drafts as orders that wait to be verified; returns their ids, in order.

    Numbers that name an item, a customer or an address are resolved here; what is missing or
    contradicts stays empty for the rules to find. A repeated PO number makes an order that
    repeats the first, which cannot pass unseen. Runs in the caller's transaction, in a fixed
    number of statements for any number of orders.
    """
    if not drafts:
        return []
    matches = find_matches(drafts, sender, timezone.localdate())
    placed = [match_order(draft, matches, sender) for draft in drafts]
    ids = column(NEW_IDS, count=len(placed))
    insert_orders(ids, [order_row(each, matches) for each in placed])
    doubtful = [
        Doubtful(each.draft, each.buyer, each.ship_to, doubts_of(each.draft)) for each in placed
    ]
    believe(doubtful, matches, sender, layout)
    copy_lines(ids, placed)
    places = [draft.where or "" for draft in drafts]
    execute(
        LINK,
        document=document_id,
        ids=ids,
        positions=list(range(1, len(ids) + 1)),
        places=places,
        doubts=[json.dumps(each.doubts) for each in doubtful],
    )
    execute(TELL, ids=ids, actor=journal.actor_name(by), user=journal.actor_id(by))
    journal.react("order.received")
    return ids


def match_order(draft: DraftOrder, matches: Matches, sender: str | None) -> Placed:
    """Resolve one draft's lines; the total is what the lines come to, to the cent."""
    buyer = matches.buyer(draft, sender)
    priced = buyer and buyer.priced_in(draft.currency)
    lines, total = [], Decimal(0)
    for line in draft.lines:
        row, amount = line_row(line, priced, matches)
        lines.append(row)
        total += amount
    ship_to = matches.address(buyer, draft.ship_to) if buyer else None
    return Placed(draft, buyer, lines, total, ship_to)


def line_row(
    line: DraftLine, buyer: Buyer | None, matches: Matches
) -> tuple[tuple[Any, ...], Decimal]:
    """A line's columns from stated_line to pack_size, and its amount."""
    article = matches.article(buyer, line)
    unit = unit_of(line, article, matches.packs.get(article.id, 0) if article else 0)
    quantity = line.quantity if line.quantity is not None and line.quantity > 0 else None
    factor = matches.factors.get((article.id, unit)) if article else None
    listed = matches.list_price(buyer, article, unit, quantity)
    price = line.unit_price
    if price is not None and line.price_base_quantity:
        price = price / line.price_base_quantity
    if price is None:
        price = listed
    row = (
        cut(line.line, 30),
        cut(line.sku, 80),
        cut(line.buyer_sku, 80),
        cut(line.gtin, 20),
        cut(line.description, 500),
        article.id if article else None,
        line.quantity,
        unit,
        factor,
        quantity * factor if quantity and factor else Decimal(0),
        price,
        listed,
        line.line_total,
        iso_date(line.requested_delivery),
        line.pack_size,
    )
    amount = (quantity * price).quantize(CENT) if quantity and price is not None else Decimal(0)
    return row, amount


def order_row(placed: Placed, matches: Matches) -> tuple[Any, ...]:
    """An order's columns after id, in the order of ORDER_COLUMNS."""
    draft, buyer = placed.draft, placed.buyer
    ship_to = placed.ship_to
    stated = draft.ship_to or Address()
    if ship_to and buyer:
        filed = known_address(matches, buyer, ship_to)  # as we write it, not as it was written
        stated = replace(
            filed, name=stated.name or filed.name, street2=filed.street2 or stated.street2
        )
    return (
        buyer.id if buyer else None,
        cut(draft.buyer_name, 200),
        cut(po_number(draft), 80),
        iso_date(draft.order_date),
        due_on(draft),
        buyer.priority if buyer else 0,
        cut(draft.currency, 3) or (buyer.currency if buyer else ""),
        draft.total,
        placed.total,
        ship_to,
        cut(stated.name, 200),
        cut(stated.street, 200),
        cut(stated.street2, 200),
        cut(stated.city, 100),
        cut(stated.region, 50),
        cut(stated.postcode, 20),
        cut(stated.country, 2),
        cut(draft.email, 254),
        (draft.note or "").replace("\x00", ""),
        draft.charges,
        draft.payment_days,
    )


def due_on(draft: DraftOrder) -> date | None:
    """The date the order is asked for; where only its lines state one, the one they share."""
    if draft.requested_delivery:
        return iso_date(draft.requested_delivery)
    stated = {iso_date(line.requested_delivery) for line in draft.lines}
    return stated.pop() if len(stated) == 1 else None


def po_number(draft: DraftOrder) -> str | None:
    """The PO number; with the release, where several are called off against one number."""
    if draft.po_number and draft.release:
        return f"{draft.po_number} / {draft.release}"
    return draft.po_number


def known_address(matches: Matches, buyer: Buyer, pk: int) -> Address:
    """The customer's address of this id, as on file."""
    row = next(each for each in matches.addresses[buyer.id] if each[1] == pk)
    names = ("name", "street", "street2", "city", "region", "postcode", "country")
    return Address(**dict(zip(names, row[3:10], strict=True)))


def insert_orders(ids: Sequence[int], orders: Sequence[tuple[Any, ...]]) -> None:
    """Write the orders; those whose PO number the customer used before as repeats."""
    records = [(pk, *order) for pk, order in zip(ids, orders, strict=True)]
    written = {pk for (pk,) in rows(INSERT_ORDERS, **columns(records))}
    repeats = [record for record in records if record[0] not in written]
    if repeats:
        execute(INSERT_REPEATS, **columns(repeats))


def columns(records: Sequence[Sequence[Any]]) -> dict[str, list[Any]]:
    names = [name for name, _ in ORDER_COLUMNS]
    return dict(zip(names, transposed(records, len(names)), strict=True))


def copy_lines(ids: Sequence[int], placed: Sequence[Placed]) -> None:
    """Write all lines of all orders by COPY, the fastest way in."""
    with connection.cursor() as cursor, cursor.copy(COPY_LINES) as copy:
        for row in line_rows(ids, placed):
            copy.write_row(row)


def line_rows(ids: Sequence[int], placed: Sequence[Placed]) -> Iterator[tuple[Any, ...]]:
    for pk, each in zip(ids, placed, strict=True):
        for position, row in enumerate(each.lines, start=1):
            yield (pk, position, *row)


def cut(text: str | None, length: int) -> str:
    """The text without control characters, no longer than its column."""
    return text.replace("\x00", "").strip()[:length] if text else ""
