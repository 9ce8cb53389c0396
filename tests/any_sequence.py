"""A company to which anything may happen, in any order: the machine of test_any_sequence.py."""

import json
from decimal import Decimal
from typing import Any

from django.db import transaction
from hypothesis import strategies as st
from hypothesis.stateful import initialize, invariant, rule

from clerkwork.config.audit import run_audit
from clerkwork.core.models import Task
from clerkwork.core.stations import Station, drain
from clerkwork.fulfilment.allocate import fill_backorders
from clerkwork.fulfilment.cancel import cancel_line, cancel_order
from clerkwork.fulfilment.models import Allocation, Shipment
from clerkwork.fulfilment.pack import pack_shipment, unpack_shipment
from clerkwork.fulfilment.pick import confirm_pick, make_pick_list, put_back
from clerkwork.intake.submit import submit_document
from clerkwork.inventory.adjust import adjust_stock, receive_stock, transfer_stock
from clerkwork.inventory.models import Balance, Location, Lot
from clerkwork.orders.models import Line, Order, Stage
from clerkwork.parties.models import PartyIdentifier
from clerkwork.shipping.ship import ship_shipment
from clerkwork.shipping.station import LABELLING
from clerkwork.training.builders import (
    a_customer,
    a_house,
    a_lot,
    a_place,
    a_purchase_order,
    a_supervisor,
    a_user,
    an_item,
)
from clerkwork.training.robots import FLOW, run_until_still
from clerkwork.verification.decide import accept_finding, correct_finding, reject_line
from clerkwork.verification.models import Finding
from tests.any_change import AnyChange, one_of, which

some = st.sampled_from([Decimal(n) for n in ("0", "1", "2", "3", "5", "8", "0.5", "40")])
goods = st.dictionaries(
    st.sampled_from(["TEA", "MUG"]), st.sampled_from([1, 2, 3, 5, 9]), min_size=1, max_size=2
)
buyers = st.sampled_from(["ACME", "ACME", "LIMITED"])
clean = st.tuples(st.sampled_from("ABCDEFGHIJKLMNOP"), buyers, goods)
flaws = st.sampled_from(
    [
        {"po_number": ""},
        {"buyer_code": "WHO"},
        {"requested_delivery": "2001-01-01"},
        {"lines": []},
        {"lines": [{"sku": "OLD", "quantity": "1"}, {"sku": "TEA", "quantity": "1"}]},
        {"lines": [{"buyer_sku": "T-1", "quantity": "2", "uom": "EA", "unit_price": "10"}]},
        {"lines": [{"sku": "TEA", "quantity": "0"}, {"sku": "MUG", "quantity": "0.5"}]},
        {"lines": [{"sku": "TEA", "quantity": "1", "uom": "BARREL"}]},
        {"lines": [{"sku": "TEA", "quantity": "1", "uom": "CS", "unit_price": "10"}]},
        {"lines": [{"sku": "TEA", "quantity": "1", "unit_price": "0"}]},
        {"total": "1"},
    ]
)


# None is what the finding suggests, or what usually fits.
VALUES = [None, None, None, "TEA", "ACME", "LIMITED", "A", "B", "2", "0", "EA", "10", "MAIN"]
HELD = Finding.objects.filter(order__stage=Stage.HELD)


class AnySequence(AnyChange):
    """Every verb, in any order, on anything. A refusal is an answer; any other error is not."""

    def __init__(self) -> None:
        super().__init__()
        self.undo = transaction.atomic()
        self.undo.__enter__()
        self.sent: list[bytes] = []

    @initialize()
    def open_the_house(self) -> None:
        a_house("MAIN", "SOUTH")
        customer = a_customer("ACME")
        PartyIdentifier.objects.create(customer=customer, scheme="edi", value="ACME-EDI")
        a_customer("LIMITED", credit_limit=Decimal(100), priority=5)
        an_item("OLD", active=False)
        a_lot("TEA", on_hand=6, days=5, at="A-1")
        a_lot("TEA", on_hand=4, days=20, at="S-1", warehouse="SOUTH")
        a_lot("TEA", on_hand=4, days=-1, at="A-2")
        a_lot("MUG", on_hand=5, at="A-1")
        a_lot("MUG", on_hand=0, at="S-1", warehouse="SOUTH")
        a_place("QUARANTINE", kind=Location.Kind.QUARANTINE)
        self.clerk = a_user("clara", "verification.decide_finding")
        self.boss = a_supervisor()

        # The first is ready to ship, the next packed, the next picked, the last waits on the shelf.
        for number, stations in zip("ABCD", (FLOW[:7], FLOW[:6], FLOW[:5], FLOW[:4]), strict=True):
            self.submit([a_purchase_order(po_number=number, TEA=2, MUG=1)])
            for station in stations:
                drain(station)

    def submit(self, orders: list[dict[str, Any]]) -> None:
        raw = b"".join(json.dumps(each).encode() + b"\n" for each in orders)
        self.sent.append(raw)
        self.ask(submit_document, raw, name="a", channel="api", by="api")

    @rule(orders=st.lists(clean, min_size=1, max_size=3), now=st.booleans())
    def order_something(self, orders: list[tuple[str, str, dict[str, int]]], now: bool) -> None:
        self.submit(
            [
                a_purchase_order(po_number=number, buyer_code=buyer, **wanted)
                for number, buyer, wanted in orders
            ]
        )
        if now:
            self.run_up_to_the_shelf()

    @rule(order=clean, flaw=flaws)
    def order_in_a_muddle(self, order: tuple[str, str, dict[str, int]], flaw: Any) -> None:
        number, buyer, wanted = order
        stated = {"po_number": number, "buyer_code": buyer, **wanted, **flaw}
        self.submit([a_purchase_order(**stated)])
        self.run_up_to_the_shelf()

    @rule(which=which)
    def submit_again(self, which: int) -> None:
        if self.sent:
            raw = self.sent[which % len(self.sent)]
            self.ask(submit_document, raw, name="b", channel="api", by="api")

    @rule(station=st.sampled_from(FLOW))
    def run_station(self, station: Station) -> None:
        drain(station)

    @rule()
    def run_up_to_the_shelf(self) -> None:
        for station in FLOW[:3]:
            drain(station)

    @rule()
    def fill(self) -> None:
        fill_backorders(by="allocate")

    @rule(which=which, boss=st.booleans())
    def accept(self, which: int, boss: bool) -> None:
        if finding := one_of(HELD, which):
            by = self.boss if boss else self.clerk
            self.ask(accept_finding, finding.pk, reason="fine", by=by)

    @rule(
        which=which,
        value=st.sampled_from(VALUES),
        boss=st.booleans(),
    )
    def correct(self, which: int, value: str | None, boss: bool) -> None:
        if finding := one_of(HELD, which):
            by = self.boss if boss else self.clerk
            fitting = {"customer": "ACME", "item": "TEA", "quantity": "2", "unit": "EA"}
            usual = finding.suggestion or fitting.get(finding.field, "10")
            self.ask(correct_finding, finding.pk, value or usual, reason="typing", by=by)

    @rule(which=which)
    def leave_out(self, which: int) -> None:
        if line := one_of(Line.objects.filter(order__stage__in=["held", "received"]), which):
            self.ask(reject_line, line.pk, reason="not ours", by=self.clerk)

    @rule(which=which, place=which, quantity=some)
    def receive(self, which: int, place: int, quantity: Decimal) -> None:
        lot, target = one_of(Lot.objects.all(), which), one_of(Location.objects.all(), place)
        self.ask(receive_stock, lot, target, quantity, by=self.clerk)

    @rule(which=which, counted=some)
    def count(self, which: int, counted: Decimal) -> None:
        balance = one_of(Balance.objects.all(), which)
        self.ask(
            adjust_stock, balance.lot, balance.location, counted, reason="counted", by=self.clerk
        )

    @rule(which=which, place=which, quantity=some)
    def carry(self, which: int, place: int, quantity: Decimal) -> None:
        balance = one_of(Balance.objects.all(), which)
        target = one_of(Location.objects.all(), place)
        self.ask(transfer_stock, balance.lot, balance.location, target, quantity, by=self.clerk)

    @rule(which=which, missing=some)
    def pick(self, which: int, missing: Decimal) -> None:
        if part := one_of(Allocation.objects.all(), which):
            self.ask(confirm_pick, part.pk, part.quantity - missing, by=self.clerk, reason="gone")

    @rule(which=which)
    def pick_in_full(self, which: int) -> None:
        if part := one_of(Allocation.objects.filter(shipment__stage="open"), which):
            self.ask(confirm_pick, part.pk, part.quantity, by=self.clerk)

    @rule(which=which)
    def work_on_a_shipment(self, which: int) -> None:
        """Whatever comes next for it."""
        under_way = Shipment.objects.exclude(stage__in=["shipped", "cancelled"])
        shipment = one_of(under_way, which)
        if shipment is None:
            return
        if shipment.stage == Shipment.Stage.OPEN:
            for part in shipment.allocations.order_by("pk")[:1]:
                self.ask(confirm_pick, part.pk, part.quantity, by=self.clerk)
        elif shipment.stage == Shipment.Stage.PICKED:
            contents = dict(shipment.allocations.values_list("pk", "quantity"))
            self.ask(pack_shipment, shipment.pk, [contents], by=self.clerk)
        elif shipment.stage == Shipment.Stage.PACKED:
            drain(LABELLING)
        else:
            self.ask(ship_shipment, shipment.pk, by=self.clerk)

    @rule(which=which)
    def list_picks(self, which: int) -> None:
        if shipment := one_of(Shipment.objects.exclude(stage="cancelled"), which):
            self.ask(make_pick_list, [shipment.pk], picker=self.clerk)

    @rule(which=which)
    def carry_back(self, which: int) -> None:
        if shipment := one_of(Shipment.objects.exclude(stage="cancelled"), which):
            self.ask(put_back, shipment.pk, reason="wrong", by=self.clerk)

    @rule(which=which, split=st.booleans())
    def pack(self, which: int, split: bool) -> None:
        if shipment := one_of(Shipment.objects.exclude(stage="cancelled"), which):
            wanted = dict(shipment.allocations.values_list("pk", "quantity"))
            packages = [{pk: quantity} for pk, quantity in wanted.items()] if split else [wanted]
            self.ask(pack_shipment, shipment.pk, packages, by=self.clerk)

    @rule(which=which)
    def unpack(self, which: int) -> None:
        if shipment := one_of(Shipment.objects.exclude(stage="cancelled"), which):
            self.ask(unpack_shipment, shipment.pk, reason="box broke", by=self.clerk)

    @rule(which=which, number=st.sampled_from(["", "", "T1", "T2"]))
    def ship(self, which: int, number: str) -> None:
        if shipment := one_of(Shipment.objects.exclude(stage="cancelled"), which):
            self.ask(ship_shipment, shipment.pk, by=self.clerk, tracking_number=number)

    @rule(which=which)
    def cancel(self, which: int) -> None:
        if order := one_of(Order.objects.all(), which):
            self.ask(cancel_order, order.pk, reason="customer asked", by=self.clerk)

    @rule(which=which)
    def cancel_one_line(self, which: int) -> None:
        if line := one_of(Line.objects.all(), which):
            self.ask(cancel_line, line.pk, reason="customer asked", by=self.clerk)

    @invariant()
    def the_audit_is_clean(self) -> None:
        assert [each for each in run_audit() if each.breaches] == []

    @invariant()
    def no_row_was_set_aside(self) -> None:
        stuck = Task.objects.filter(kind="station.stuck")
        assert [task.detail for task in stuck] == []

    def teardown(self) -> None:
        try:
            if Location.objects.exists():
                self.everything_gets_done()
        finally:
            transaction.set_rollback(True)
            self.undo.__exit__(None, None, None)

    def everything_gets_done(self) -> None:
        """With enough stock of everything, whatever was released leaves the house."""
        for task in Task.objects.filter(kind="balance.to_count", done_at=None):
            balance = Balance.objects.get(pk=task.subject_id)
            adjust_stock(
                balance.lot, balance.location, balance.on_hand, reason="counted", by=self.clerk
            )
        a_lot("TEA", on_hand=9999, days=90)
        a_lot("MUG", on_hand=9999)
        run_until_still()
        self.the_audit_is_clean()
        self.no_row_was_set_aside()
        left = Order.objects.filter(stage__in=[Stage.RECEIVED, Stage.ACCEPTED, Stage.FULFILLING])
        assert [f"{each} {each.stage}" for each in left] == []
