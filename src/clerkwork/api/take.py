"""Take orders over the API: stored and committed first, read at once, answered order by order."""

import hashlib
from dataclasses import dataclass
from typing import Any

from django.contrib.auth.models import User
from django.db import IntegrityError, OperationalError, connection, transaction
from psycopg.errors import LockNotAvailable

from clerkwork.api.models import Request
from clerkwork.core import stations
from clerkwork.core.refusal import Refusal
from clerkwork.intake.models import Document, DocumentOrder
from clerkwork.intake.queries import with_enclosed
from clerkwork.intake.read import READING
from clerkwork.intake.submit import submit_document

CREATED, OK, ACCEPTED, CONFLICT, UNREADABLE = 201, 200, 202, 409, 422
PATIENCE_MS = 20_000  # how long a call waits for the same call that another process works on


@dataclass(frozen=True, slots=True)
class Answer:
    """A status and the body that goes with it, in the shape of `shapes.Taken`."""

    status: int
    body: dict[str, Any]


def take_orders(raw: bytes, *, name: str, key: str, by: User) -> Answer:
    """Store what was sent, read it at once, and say for each order what has become of it.

    201: all taken; 200: some had problems, or these bytes had come before; 422: no order in it;
    202: stored, but somebody has to look at it first. With an idempotency `key` the first answer
    is kept and given again to the same body; another body with it is refused. Of two at once one
    works and the other waits; after too long a wait that one gets 409.
    """
    try:
        return once(raw, name=name, key=key, by=by) if key else at_once(raw, name=name, by=by)
    except OperationalError as error:
        if not isinstance(error.__cause__, LockNotAvailable):
            raise
        said = "The same call is still being worked on; send it again in a moment."
        return Answer(CONFLICT, {"error": said})


def at_once(raw: bytes, *, name: str, by: User) -> Answer:
    """Take orders without a key: the document's digest alone keeps them from being taken twice."""
    document = submit_document(raw, name=name, channel="api", by=by, read_now=True)
    repeated = document.arrivals.count() > 1
    with transaction.atomic():
        return read_and_answer(document.pk, repeated=repeated)


def once(raw: bytes, *, name: str, key: str, by: User) -> Answer:
    """Take orders with a key: the first call works, and its answer is the answer of all."""
    request = begin(raw, name=name, key=key, by=by)
    if request.digest != hashlib.sha256(raw).hexdigest():
        raise Refusal("This Idempotency-Key came with another body before; use a new one.")
    with transaction.atomic():
        wait_at_most(PATIENCE_MS)
        request = Request.objects.select_for_update().get(pk=request.pk)
        if request.status is not None:
            return Answer(request.status, request.answer or {})
        answer = read_and_answer(request.document_id, repeated=request.repeated)
        if answer.status != ACCEPTED:  # that one may still become something better
            request.status, request.answer = answer.status, answer.body
            request.save(update_fields=["status", "answer"])
        return answer


def begin(raw: bytes, *, name: str, key: str, by: User) -> Request:
    """The request of this user and key: as it was, or made now together with its document."""
    known = Request.objects.filter(user=by, key=key).first()
    if known is not None:
        return known
    try:
        with transaction.atomic():
            wait_at_most(PATIENCE_MS)
            document = submit_document(raw, name=name, channel="api", by=by, read_now=True)
            return Request.objects.create(
                user=by,
                key=key,
                digest=document.sha256,
                document=document,
                repeated=document.arrivals.count() > 1,
            )
    except IntegrityError:  # the same call came at the same time and was first
        return Request.objects.get(user=by, key=key)


def wait_at_most(milliseconds: int) -> None:
    """Give up waiting for a lock after so long, in this transaction."""
    with connection.cursor() as cursor:
        cursor.execute(f"SET LOCAL lock_timeout = {int(milliseconds)}")


def read_and_answer(document_id: int, *, repeated: bool) -> Answer:
    """Read the document unless that has been done, and say what is in it.

    A worker that reads it at this moment is waited for.
    """
    # Waited for, and held: the station itself passes over a document that anybody has locked, and
    # be it only to note that it came again.
    documents = Document.objects.select_for_update().defer("raw")
    documents.get(pk=document_id)
    stations.retry(READING, [document_id])
    document = documents.get(pk=document_id)
    body = outcome(document) | {"repeated": repeated}
    if document.stage == Document.Stage.STORED:
        said = "Stored, but it could not be processed; somebody has been asked to look at it."
        return Answer(ACCEPTED, body | {"errors": [{"where": "document", "what": said}]})
    if not body["orders"]:
        why = body["errors"] or [{"where": "document", "what": "found no order in it"}]
        return Answer(UNREADABLE, body | {"error": "No order could be read.", "errors": why})
    flawed = repeated or body["errors"] or any(order["problems"] for order in body["orders"])
    return Answer(OK if flawed else CREATED, body)


def outcome(document: Document) -> dict[str, Any]:
    """The orders of a document, each with its problems, and the problems that made no order.

    The orders of the documents that came in it are among them.
    """
    orders: list[dict[str, Any]] = []
    errors: list[dict[str, str]] = []
    for each in with_enclosed(document):
        made, wrong = outcome_of_one(each)
        orders += made
        errors += wrong if made or each is document else []
    return {"document": document.number, "orders": orders, "errors": errors}


def outcome_of_one(document: Document) -> tuple[list[dict[str, Any]], list[dict[str, str]]]:
    made = DocumentOrder.objects.filter(document=document).select_related("order")
    problems: dict[int | None, list[dict[str, str]]] = {}
    for each in document.problems:
        said = {"where": each["where"], "what": each["what"]}
        problems.setdefault(each.get("order"), []).append(said)
    orders = [
        {
            "number": each.order.number,
            "po_number": each.order.po_number,
            "stage": each.order.stage,
            "where": each.place,
            "problems": problems.pop(each.position - 1, []),
        }
        for each in made.order_by("position")
    ]
    return orders, [said for of_none in problems.values() for said in of_none]
