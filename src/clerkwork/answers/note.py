"""Note that something is to be told, in the transaction that made it so: what journal kinds do."""

from collections.abc import Sequence

from clerkwork.core.journal import react
from clerkwork.core.sql import execute, rows

# Whoever holds the row writes an answer from what was true before; this waits for that, and asks
# for another. In the order of the ids, so that two who note never wait for each other in a circle.
ASK = """
INSERT INTO answers_reply (id, asked, told)
SELECT pk, 1, 0 FROM unnest(%(orders)s::bigint[]) AS noted (pk) ORDER BY pk
    ON CONFLICT (id) DO UPDATE SET asked = answers_reply.asked + 1
"""

ACKNOWLEDGE = """
INSERT INTO answers_receipt (id, raw)
SELECT id, '' FROM intake_document
 WHERE id = ANY(%(documents)s) AND (format LIKE 'x12%%' OR format LIKE 'edifact%%')
 ORDER BY id
    ON CONFLICT (id) DO NOTHING
RETURNING 1
"""


def note_order(order_ids: Sequence[int]) -> None:
    """There may be something to tell about these orders, which the caller holds locked."""
    execute(ASK, orders=list(order_ids))


def note_document(document_ids: Sequence[int]) -> None:
    """Those of these documents that are interchanges are to be acknowledged, each once."""
    if rows(ACKNOWLEDGE, documents=list(document_ids)):
        react("receipt.wanted")
