"""A batch is answered in as many statements as one order, in whatever form."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from clerkwork.answers.models import Answer, Form
from clerkwork.answers.station import ANSWERING
from clerkwork.answers.tests.came import day, named, take, text_of, x12, x12_segments
from clerkwork.core.stations import step
from clerkwork.intake.tests.x12_sets import interchange, order_set
from clerkwork.training import builders as make

pytestmark = pytest.mark.django_db

SIZES = (1, 4, 9)
BEHIND = {1: 0, 4: 1, 9: 5}  # so that no order is the same as another


def counted(orders: int) -> int:
    """The statements of the station for this batch."""
    with CaptureQueriesContext(connection) as worked:
        assert step(ANSWERING) == orders
    return len(worked)


def many(count: int, first: str) -> bytes:
    """One interchange with so many orders, each of which is partly short."""
    place = "N1*BY*Acme*92*ACME~N1*ST*Acme GmbH~N3*Marktplatz 1~N4*Hamburg**20457*DE~"
    sets = [
        order_set(
            f"CUR*BY*EUR~DTM*002*{day(7)}~{place}"
            f"PO1*1*{40 + at + BEHIND[count]}*EA*10**VN*TEA~PO1*2*1*EA*10**VN*OIL~",
            control=f"{at:04d}",
            beginning=f"BEG*00*SA*{first}{at}**{day(0)}~",
        )
        for at in range(count)
    ]
    return interchange(*sets).encode()


def test_orders_of_an_interchange_take_as_many_statements_as_one() -> None:
    make.an_item("OIL")
    make.a_lot(on_hand=1000)
    take(x12("PO1*1*1*EA*10**VN*TEA~", po="0"))
    step(ANSWERING)  # from now on the job that delivers waits in the queue
    counts = set()
    for size in SIZES:
        take(many(size, f"{size}-"))
        counts.add(counted(size))
    assert len(counts) == 1
    assert set(Answer.objects.values_list("form", flat=True)) == {Form.X12}


def test_each_order_of_an_interchange_is_answered_with_its_own_numbers() -> None:
    make.an_item("OIL")
    make.a_lot(on_hand=10)
    take(many(4, "PO-"))
    step(ANSWERING)
    found = {
        each.says["po_number"]: (named(x12_segments(text_of(each)), "BAK")[0], each.number)
        for each in Answer.objects.all()
    }
    assert sorted(found) == ["PO-0", "PO-1", "PO-2", "PO-3"]
    for po, (bak, number) in found.items():
        assert (bak[3], f"{bak[8]}-1") == (po, number)


def test_mails_take_as_many_statements_as_one() -> None:
    make.a_lot(on_hand=1000)
    make.a_customer(answer_form="mail")
    make.an_allocated_order(TEA=1)
    step(ANSWERING)
    counts = set()
    for size in SIZES:
        for _ in range(size):
            make.an_allocated_order(TEA=1)
        counts.add(counted(size))
    assert len(counts) == 1
