"""The limit: how fast the rows that the flow left behind go in by COPY, and nothing else."""

import time
from dataclasses import dataclass
from typing import Any

import psycopg

from clerkwork.training.bench.cost import processor_seconds
from clerkwork.training.bench.database import connect_to, count_rows

ORDERS_A_COMMIT = 1000

# Which thousand of the orders each row belongs to.
PARTS = f"""
CREATE TEMPORARY TABLE part AS
WITH by_order AS (
  SELECT id, (row_number() OVER (ORDER BY id) - 1) / {ORDERS_A_COMMIT} AS part FROM orders_order)
SELECT 'order' AS noun, id, part FROM by_order
UNION ALL
SELECT 'document', document_id, min(part) FROM intake_documentorder
  JOIN by_order ON by_order.id = order_id GROUP BY document_id
UNION ALL
SELECT 'shipment', shipment.id, part FROM fulfilment_shipment AS shipment
  JOIN by_order ON by_order.id = order_id
UNION ALL
SELECT 'answer', answer.id, part FROM answers_answer AS answer
  JOIN by_order ON by_order.id = reply_id
UNION ALL
SELECT 'package', package.id, part FROM fulfilment_package AS package
  JOIN fulfilment_shipment AS shipment ON shipment.id = shipment_id
  JOIN by_order ON by_order.id = order_id
UNION ALL
SELECT 'allocation', allocation.id, part FROM fulfilment_allocation AS allocation
  JOIN fulfilment_shipment AS shipment ON shipment.id = shipment_id
  JOIN by_order ON by_order.id = order_id;
CREATE UNIQUE INDEX ON part (noun, id);
ANALYZE part
"""

# In the order in which rows refer to each other: table, whose part it is, and by which column.
OWNED = (
    ("intake_document", "'document'", "id"),
    ("intake_arrival", "'document'", "document_id"),
    ("intake_evidence", "'document'", "document_id"),
    ("orders_order", "'order'", "id"),
    ("orders_line", "'order'", "order_id"),
    ("intake_documentorder", "'order'", "order_id"),
    ("verification_finding", "'order'", "order_id"),
    ("answers_reply", "'order'", "id"),
    ("answers_answer", "'order'", "reply_id"),
    ("fulfilment_shipment", "'order'", "order_id"),
    ("fulfilment_allocation", "'shipment'", "shipment_id"),
    ("fulfilment_package", "'shipment'", "shipment_id"),
    ("fulfilment_content", "'package'", "package_id"),
    ("shipping_label", "'shipment'", "shipment_id"),
    ("shipping_dispatch", "'shipment'", "shipment_id"),
    ("inventory_move", "'allocation'", "reference"),
    ("messaging_message", "subject", "subject_id"),
    ("core_journal", "subject", "subject_id"),
    ("core_task", "subject", "subject_id"),
)
# Few, and shared by all orders: they go in with the first thousand.
SHARED = ("inventory_balance", "shipping_manifest", "procrastinate_jobs")
Connection = psycopg.Connection[tuple[Any, ...]]
Rows = list[tuple[str, bytes]]


@dataclass(frozen=True)
class Limit:
    """What it takes to write the rows of so many orders by COPY: seconds by clock and processor."""

    orders: int
    seconds: float
    processor: float

    @property
    def per_second(self) -> float:
        return self.orders / self.seconds


def measure_limit(flowed: str, empty: str) -> Limit:
    """Write the rows of the database `flowed` that `empty` lacks into it by COPY, and measure that.

    Same tables, constraints, indexes and triggers, a thousand orders a commit, one connection.
    Raises RuntimeError unless afterwards both databases hold as many rows in every table.
    """
    with connect_to(flowed) as source, connect_to(empty) as target:
        source.execute(PARTS)
        ((orders, parts),) = source.execute(
            "SELECT count(*), max(part) + 1 FROM part WHERE noun = 'order'"
        ).fetchall()
        shared = [(table, copied(source, beyond(target, table))) for table in SHARED]
        target.commit()
        seconds = processor = 0.0
        for part in range(parts):
            rows = [*shared, *owned(source, part)] if part == 0 else owned(source, part)
            since, before = time.monotonic(), processor_seconds(target.info.backend_pid)
            write(target, rows)
            seconds += time.monotonic() - since
            processor += processor_seconds(target.info.backend_pid) - before
    compare(flowed, empty)
    return Limit(orders, seconds, processor)


def beyond(target: Connection, table: str) -> str:
    """A query for the rows of a table that were made after those which the target has."""
    ((last,),) = target.execute(f"SELECT COALESCE(max(id), 0) FROM {table}").fetchall()
    return f"SELECT * FROM {table} WHERE id > {last} ORDER BY id"


def owned(source: Connection, part: int) -> Rows:
    """What belongs to one thousand of the orders, table by table, as COPY writes it."""
    return [
        (
            table,
            copied(
                source,
                f"SELECT kept.* FROM {table} AS kept"
                f"  JOIN part ON part.noun = {noun} AND part.id = kept.{column}"
                f" WHERE part.part = {part} ORDER BY 1",
            ),
        )
        for table, noun, column in OWNED
    ]


def copied(source: Connection, select: str) -> bytes:
    with source.cursor() as cursor, cursor.copy(f"COPY ({select}) TO STDOUT") as copy:
        return b"".join(copy)


def write(target: Connection, rows: Rows) -> None:
    """Copy these rows into their tables, and commit."""
    with target.cursor() as cursor:
        for table, text in rows:
            if text:
                with cursor.copy(f"COPY {table} FROM STDIN") as copy:
                    copy.write(text)
    target.commit()


def compare(flowed: str, filled: str) -> None:
    """Whether the copy is complete, so that the limit leaves nothing out."""
    wanted, found = count_rows(flowed), count_rows(filled)
    wrong = [
        f"{table}: {count} rows, copied {found[table]}"
        for table, count in wanted.items()
        if found[table] != count
    ]
    if wrong:
        raise RuntimeError("the limit is not of the same rows: " + "; ".join(wrong))
