"""The automatic steps of this room: orders are answered, interchanges acknowledged, files put out."""

from clerkwork.answers.acknowledge import acknowledge_documents
from clerkwork.answers.answer import answer_orders
from clerkwork.answers.deliver import put_out
from clerkwork.answers.models import Receipt, Reply, Sending
from clerkwork.core.stations import Station

ANSWERING = Station(
    name="answer",
    model=Reply,
    stage="",
    verb=lambda ids: answer_orders(ids, by="answer"),
    order="id",
    only=" AND asked > told",
)

ACKNOWLEDGING = Station(
    name="acknowledge",
    model=Receipt,
    stage="",
    verb=lambda ids: acknowledge_documents(ids, by="acknowledge"),
    order="id",
    batch=10,  # each may be a large file
    only=" AND made_at IS NULL",
)

DELIVERING = Station(
    name="deliver",
    model=Sending,
    stage=Sending.Stage.WAITING,
    verb=lambda ids: put_out(ids, by="deliver"),
    order="id",
    batch=100,
    only=f" AND way = '{Sending.Way.FOLDER.value}'",
)
