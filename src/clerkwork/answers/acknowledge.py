"""Acknowledge interchanges: a 997 for X12, a CONTRL for EDIFACT, also for the bad ones."""

from collections.abc import Callable, Iterator, Sequence

from django.utils import timezone

from clerkwork.answers.forms.edifact_receipt import write_contrl
from clerkwork.answers.forms.x12_receipt import write_997
from clerkwork.answers.original import Original, Stamp
from clerkwork.core import journal
from clerkwork.core.journal import Actor
from clerkwork.core.sql import column, rows

CAME = """
SELECT document.id, document.raw, document.name, document.format
  FROM intake_document AS document WHERE document.id = ANY(%(ids)s) ORDER BY document.id
"""
CONTROL = "SELECT nextval('answers_control')"

# Nothing is put out where nothing is to be acknowledged.
KEEP = """
WITH made AS (
  UPDATE answers_receipt AS receipt SET raw = new.raw, made_at = statement_timestamp()
    FROM unnest(%(ids)s::bigint[], %(raws)s::bytea[]) AS new (id, raw)
   WHERE receipt.id = new.id AND receipt.made_at IS NULL
  RETURNING receipt.id, receipt.raw)
INSERT INTO answers_sending (stage, way, receipt_id)
SELECT 'waiting', 'folder', id FROM made WHERE raw <> ''
RETURNING receipt_id
"""

Writer = Callable[[Original, Iterator[Stamp]], bytes]


def acknowledge_documents(document_ids: Sequence[int], *, by: Actor) -> None:
    """Write the receipts of these documents, whose rows the caller holds."""
    ids, raws = [], []
    for pk, raw, name, format_name in rows(CAME, ids=list(document_ids)):
        writer: Writer = write_997 if format_name.startswith("x12") else write_contrl
        ids.append(pk)
        raws.append(writer(Original(bytes(raw), name), stamps()))
    acknowledged = column(KEEP, ids=ids, raws=raws)
    journal.record_many("document.acknowledged", "document", acknowledged, by=by)
    if acknowledged:
        journal.react("sending.waiting")


def stamps() -> Iterator[Stamp]:
    """A control number for each interchange that is written, and no more."""
    while True:
        yield Stamp(column(CONTROL)[0], timezone.localtime())
