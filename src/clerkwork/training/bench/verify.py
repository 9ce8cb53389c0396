"""The benchmark of verification: documents with a known truth, through the house's own door."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from django.contrib.auth.models import User
from django.db.models import Q

from clerkwork.core.refusal import Refusal
from clerkwork.core.stations import drain
from clerkwork.fulfilment.station import ALLOCATION
from clerkwork.intake.models import Arrival, Document
from clerkwork.intake.read import READING
from clerkwork.intake.submit import submit_document
from clerkwork.orders.models import Order, Stage
from clerkwork.training.bench.verify_outcome import Outcome, outcomes_of
from clerkwork.training.simulated.company import World, make_simulated
from clerkwork.training.simulated.history import WEEK, make_history, pass_days, run_floor
from clerkwork.training.simulated.stream import Sent, Stream
from clerkwork.verification.decide import accept_finding
from clerkwork.verification.models import Finding
from clerkwork.verification.put_right import UNCERTAIN
from clerkwork.verification.verify import VERIFICATION

HOLDING = (Finding.Severity.HOLD, Finding.Severity.STOP)
LEAST_CUSTOMERS = 150
ORDERS_OF_A_CUSTOMER = 15
YEAR = 52

Tell = Callable[[str, int, int], None]


@dataclass(frozen=True)
class Size:
    """How much is measured; without a number of customers, as many as the orders need."""

    orders: int
    seed: int
    customers: int = 0
    weeks: int = YEAR  # of history

    @property
    def buyers(self) -> int:
        return self.customers or max(LEAST_CUSTOMERS, self.orders // ORDERS_OF_A_CUSTOMER)


@dataclass
class Verified:
    """What came of each document, and the stream, from which more may come."""

    world: World
    stream: Stream
    outcomes: list[Outcome] = field(default_factory=list)


def measure_verify(size: Size, tell: Tell) -> Verified:
    """Make the company in Django's database, which must be migrated and empty, and let the
    documents come in, a week of them at a time."""
    tell("company", 0, 1)
    world = make_simulated(size.buyers, seed=size.seed)
    tell("company", 1, 1)
    stream = Stream(world, make_history(world, size.weeks, tell))
    done = Verified(world, stream)
    for documents in stream.weeks(size.orders):
        tell("documents", len(done.outcomes), size.orders)
        done.outcomes += one_week(documents)
    tell("documents", size.orders, size.orders)
    return done


def one_week(documents: Sequence[Sent]) -> list[Outcome]:
    """Submit, read, place, verify, allocate; then everything ships, and a week goes by."""
    stored = [submit(each) for each in documents]
    drain(READING)
    drain(VERIFICATION)
    drain(ALLOCATION)
    found = outcomes_of(documents, stored)
    confirm(stored, found)
    run_floor()
    pass_days(WEEK)
    return found


def confirm(stored: Sequence[Document | str], found: Sequence[Outcome]) -> None:
    """What a clerk does with a clean order of which some values were only read with doubt: look at
    the document, and find that they are right."""
    clean = [
        each.pk
        for each, outcome in zip(stored, found, strict=True)
        if isinstance(each, Document) and outcome.sent.planted is None and only_doubts(outcome)
    ]
    clerk = User.objects.get_or_create(username="bench-clerk", is_superuser=True)[0]
    within = Arrival.objects.filter(parent__in=clean).values("document")
    orders = Order.objects.filter(
        Q(source__document__in=clean) | Q(source__document__in=within), stage=Stage.HELD
    )
    for order in orders:
        waiting = order.findings.filter(decision=None, code=UNCERTAIN).order_by("pk")
        while (doubt := waiting.first()) is not None:  # the rest is found anew after each
            accept_finding(doubt.pk, reason="", by=clerk)
    drain(VERIFICATION)
    drain(ALLOCATION)


def only_doubts(outcome: Outcome) -> bool:
    holding = {each.code for each in outcome.found if each.severity in HOLDING}
    return outcome.state == "held" and holding == {UNCERTAIN} and not outcome.differs


def submit(sent: Sent) -> Document | str:
    """Hand the document in as its channel does; what it is refused for, if it is."""
    try:
        return submit_document(sent.raw, name=sent.name, channel=sent.channel, by="bench")
    except Refusal as refusal:
        return str(refusal)
