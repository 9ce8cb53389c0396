"""The automatic steps of this room: orders are answered, interchanges acknowledged, files put out."""

from clerkwork.answers.answer import answer_orders
from clerkwork.answers.models import Reply
from clerkwork.core.stations import Station

ANSWERING = Station(
    name="answer",
    model=Reply,
    stage="",
    verb=lambda ids: answer_orders(ids, by="answer"),
    order="id",
    only=" AND asked > told",
)
