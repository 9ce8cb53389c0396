"""The simulated company: the same on every run, clean where it says so, wrong where it says so."""

from collections import Counter
from copy import deepcopy
from decimal import Decimal
from random import Random

import pytest
from django.db import transaction
from pytest_django import DjangoDbBlocker

from clerkwork.config.audit import run_audit
from clerkwork.orders.models import Order
from clerkwork.training.bench.verify import Size, measure_verify
from clerkwork.training.bench.verify_outcome import Outcome
from clerkwork.training.simulated.clean import Clerk, stated
from clerkwork.training.simulated.company import World, make_simulated
from clerkwork.training.simulated.history import make_history
from clerkwork.training.simulated.planted import BY_NAME, KINDS
from clerkwork.training.simulated.planted.kind import Earlier, Kind
from clerkwork.training.simulated.stream import Stream, cut
from clerkwork.training.simulated.writers import WRITERS

CUSTOMERS, SEED = 60, 3
TRIES = 500


def quiet(_what: str, _done: int, _total: int) -> None:
    """Nobody watches a test."""


@pytest.fixture(scope="module")
def world(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> World:
    """The company in memory; whoever invents orders needs no database."""
    with django_db_blocker.unblock(), transaction.atomic():
        made = make_simulated(CUSTOMERS, seed=SEED)
        transaction.set_rollback(True)
    return made


@pytest.fixture(scope="module")
def stream(world: World) -> Stream:
    """A stream with one earlier order of everybody: of this week, and shipped long ago."""
    stream = Stream(world, {})
    for buyer in world.buyers:
        stream.clean(buyer, 0)
    stream.shipped = {
        code: [Earlier(each.paper) for each in earlier] for code, earlier in stream.earlier.items()
    }
    return stream


def test_there_are_mistakes_of_many_kinds_each_with_a_name_of_its_own() -> None:
    assert len(KINDS) >= 25
    assert len({kind.name for kind in KINDS}) == len(KINDS)
    assert all(kind.fields and kind.notices for kind in KINDS)


def test_customers_differ_in_everything_by_which_one_is_known(world: World) -> None:
    buyers = world.buyers
    for known in ("code", "name", "domain", "edi_id"):
        assert len({getattr(each, known) for each in buyers}) == len(buyers)
    assert {each.form for each in buyers} == set(WRITERS)
    assert all(each.range and each.places and each.people for each in buyers)


def test_a_clean_order_has_right_prices_amounts_and_dates(world: World) -> None:
    clerk = Clerk(world, Random(SEED))
    for buyer in world.buyers:
        paper = clerk.clean(buyer)
        assert paper.due.weekday() < 5
        for line in paper.lines:
            assert line.quantity
            good = world.goods[line.sku]
            assert line.price == good.price(buyer.listed, line.unit, line.quantity)
        written = stated(paper, buyer)
        goods = sum((line.comes_to() for line in written.lines), Decimal(0))
        assert written.amount() == goods + written.freight + written.tax


def test_customers_who_state_no_price_state_no_total_either(world: World) -> None:
    clerk = Clerk(world, Random(SEED))
    silent = [each for each in world.buyers if not each.states_prices]
    assert silent
    assert {stated(clerk.clean(each), each).amount() for each in silent} == {0}


def planted_in(stream: Stream, kind: Kind, size: float | None) -> tuple[bytes, bytes]:
    """A document before and after the mistake was planted."""
    for _ in range(TRIES):
        case, _paper = stream.case(kind, size, 0)
        before = deepcopy(case.paper)
        if kind.plant(case):
            write = WRITERS[case.buyer.form].write
            after = case.raw or write(case.paper)
            return write(before), cut(after, stream.random) if case.cut else after
    raise AssertionError(f"no order has a place for: {kind.name}")


# Nothing in the document is wrong here: it is who sent it that is.
UNSEEN = {"customer blocked"}


@pytest.mark.parametrize(
    ("kind", "size"),
    [pytest.param(kind, size, id=f"{kind.name} {size}") for kind in KINDS for size in kind.sizes],
)
def test_each_mistake_stands_in_the_document(
    stream: Stream, kind: Kind, size: float | None
) -> None:
    before, after = planted_in(stream, kind, size)
    assert (before == after) == (kind.name in UNSEEN)


def test_a_document_that_is_cut_off_is_the_beginning_of_the_whole(stream: Stream) -> None:
    before, after = planted_in(stream, BY_NAME["document cut off"], None)
    assert before.startswith(after)
    assert len(before) / 3 < len(after) < len(before)


def test_the_same_seed_writes_the_same_documents(world: World) -> None:
    first, second = (
        [(each.raw, each.meant) for week in Stream(world, {}).weeks(40) for each in week]
        for _ in range(2)
    )
    assert len(first) == 40
    assert first == second
    other = World(world.goods, world.buyers, SEED + 1)
    assert [each.raw for week in Stream(other, {}).weeks(40) for each in week] != first


@pytest.mark.django_db
def test_the_past_has_shipped_and_breaks_no_rule_of_the_house() -> None:
    past = make_history(make_simulated(CUSTOMERS, seed=SEED), 2, quiet)
    count = sum(len(each) for each in past.values())
    assert Counter(Order.objects.values_list("stage", flat=True)) == {"complete": count}
    assert [each for each in run_audit() if each.breaches] == []


def complete(outcome: Outcome) -> bool:
    """Whether the answer key says all about a document."""
    planted = outcome.sent.planted
    meant = outcome.sent.meant
    return bool(meant.customer and meant.lines and meant.po_number) and (
        planted is None or {"kind", "size", "line", "notices", "judged"} == planted.entry().keys()
    )


@pytest.mark.django_db
def test_a_small_run_ends_with_an_outcome_of_every_document() -> None:
    done = measure_verify(Size(orders=60, seed=SEED, customers=30, weeks=2), quiet)
    assert [each.sent.number for each in done.outcomes] == list(range(1, 61))
    assert all(complete(each) for each in done.outcomes)
    planted = [each for each in done.outcomes if each.sent.planted]
    assert 8 <= len(planted) <= 30
    assert {each.state for each in done.outcomes} >= {"released", "held"}
    assert [each for each in run_audit() if each.breaches] == []
