"""The calls themselves: parse, permit, one verb or query, one answer."""

from typing import Annotated, Any

from django.core.files.uploadedfile import UploadedFile
from django.http import Http404, HttpRequest
from ninja import Header, Query, Router, Status
from ninja.errors import HttpError

from clerkwork.api import queries, shapes
from clerkwork.api.access import needs
from clerkwork.api.fetch import fetch_answers
from clerkwork.api.models import Request
from clerkwork.api.take import take_orders
from clerkwork.core.numbers import parse
from clerkwork.intake.submit import submit_document
from clerkwork.orders.models import Stage

router = Router()

JSON_TYPES = {"application/json", "application/x-ndjson", "application/jsonl"}
READ_AT_ONCE_BYTES = 4 * 1024 * 1024  # some thousand orders; a call should not take minutes

BODY: dict[str, Any] = {
    "requestBody": {
        "required": True,
        "description": "One order object, a list of them, or one per line.",
        "content": {kind: {"schema": {}} for kind in ("application/json", "application/x-ndjson")},
    }
}
FILE: dict[str, Any] = {
    "requestBody": {
        "required": True,
        "description": "The bytes of one document, or a form with the field `file`.",
        "content": {
            "application/octet-stream": {"schema": {"type": "string", "format": "binary"}},
            "multipart/form-data": {
                "schema": {
                    "type": "object",
                    "properties": {"file": {"type": "string", "format": "binary"}},
                }
            },
        },
    }
}
TAKEN = {201: shapes.Taken, 200: shapes.Taken, 202: shapes.Taken, 422: shapes.NotTaken}
IdempotencyKey = Annotated[
    str,
    Header(
        alias="Idempotency-Key",
        max_length=Request.KEY_LENGTH,
        pattern=r"^[\x21-\x7e]*$",
        description="the same key again gives the same answer",
    ),
]


@router.post("/orders", response=TAKEN | {409: shapes.Error}, openapi_extra=BODY)
@needs("intake.submit_document")
def post_orders(request: HttpRequest, idempotency_key: IdempotencyKey = "") -> Status[Any]:
    """Send orders: they are stored, read at once, and answered one by one.

    201: all taken. 200: something is not as it should be, said in `problems` and `errors`, or the
    same bytes had come before and nothing new was made. 422: no order could be read.
    """
    if request.content_type not in JSON_TYPES:
        raise HttpError(415, f"Send one of: {', '.join(sorted(JSON_TYPES))}.")
    check_length(request, READ_AT_ONCE_BYTES, "POST it to /api/documents, to be read in its turn.")
    answer = take_orders(
        request.body,
        name="",
        key=idempotency_key,
        by=request.user,  # type: ignore[arg-type]
    )
    return Status(answer.status, answer.body)


@router.get("/orders", response=shapes.OrderPage)
@needs("orders.view_order")
def get_orders(
    request: HttpRequest,
    stage: Stage | None = None,
    after: str = "",
    limit: Annotated[int, Query(ge=1, le=500)] = 100,
) -> dict[str, Any]:
    """Orders in the order of their numbers, a page at a time."""
    return queries.order_page(stage, numbered(after, "SO") if after else 0, limit)


@router.get("/orders/{number}", response={200: shapes.OrderOut, 404: shapes.Error})
@needs("orders.view_order")
def get_order(request: HttpRequest, number: str) -> dict[str, Any]:
    """One order with its lines, findings, shipments and all that happened to it."""
    return queries.order(numbered(number, "SO"))


@router.get("/answers", response=shapes.AnswerPage)
@needs("orders.view_order")
def get_answers(
    request: HttpRequest,
    after: Annotated[int, Query(ge=0)] = 0,
    order: str = "",
    limit: Annotated[int, Query(ge=1, le=500)] = 100,
) -> dict[str, Any]:
    """What customers were told of their orders, in the order in which it was said.

    An answer that is fetched over the API counts as delivered when it is first asked for.
    """
    of_order = numbered(order, "SO") if order else None
    return fetch_answers(after, of_order, limit, by=request.user)  # type: ignore[arg-type]


@router.post("/documents", response={201: shapes.DocumentOut}, openapi_extra=FILE)
@needs("intake.submit_document")
def post_document(request: HttpRequest, name: str = "") -> Status[Any]:
    """Hand in a document of any kind. It is stored, and read in its turn."""
    if request.content_type == "multipart/form-data":
        sent = request.FILES.get("file")
        if not isinstance(sent, UploadedFile):
            raise HttpError(422, "The form has no file in the field `file`.")
        raw, name = sent.read(), name or sent.name or ""
    else:
        check_length(request, None, "")
        raw = request.body
    document = submit_document(raw, name=name, channel="api", by=request.user)  # type: ignore[arg-type]
    return Status(201, queries.document(document.pk))


@router.get("/documents/{number}", response={200: shapes.DocumentOut, 404: shapes.Error})
@needs("intake.view_document")
def get_document(request: HttpRequest, number: str) -> dict[str, Any]:
    """A document, how far it is, and the orders that it made."""
    return queries.document(numbered(number, "DOC"))


@router.get("/stock", response={200: shapes.StockOut, 404: shapes.Error})
@needs("inventory.view_balance")
def get_stock(request: HttpRequest, sku: str) -> dict[str, Any]:
    """What there is of an item, and where."""
    return queries.stock(sku)


def numbered(written: str, prefix: str) -> int:
    """The id that a printed number such as SO-000123 means; raises Http404 for any other."""
    parsed = parse(written)
    if parsed is None or parsed[0] != prefix:
        raise Http404(f"Found “{written[:40]}”, expected a number such as {prefix}-000123.")
    return parsed[1]


def check_length(request: HttpRequest, limit: int | None, instead: str) -> None:
    """Refuse a body of unknown length, and one above the limit, before it is read."""
    length = request.headers.get("Content-Length", "")
    if not length.isdigit():
        raise HttpError(411, "Send the header Content-Length.")
    if limit is not None and int(length) > limit:
        raise HttpError(413, f"This is larger than {limit // 1024**2} MB. {instead}")
