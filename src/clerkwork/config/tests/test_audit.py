"""Each check of the audit finds the breach that it is there for.

Breaches are planted past the constraints and triggers that would refuse them, in a transaction
that is taken back: this also shows that each of them has to be got past.
"""

import pytest
from django.db import connection

from clerkwork.changes.accept import Answers, accept_change
from clerkwork.changes.tests.papers import a_change
from clerkwork.config.audit import CHECKS, run, run_audit
from clerkwork.config.audit_rule import Check
from clerkwork.orders.models import Order, Stage
from clerkwork.training.builders import (
    a_document,
    a_gone_shipment,
    a_labelled_shipment,
    a_lot,
    a_picked_shipment,
    a_supervisor,
    an_allocated_order,
    an_order,
)
from clerkwork.verification.decide import accept_finding

pytestmark = pytest.mark.django_db

LINE = "(SELECT min(line_id) FROM fulfilment_allocation)"


def unguard(table: str, *constraints: str) -> str:
    """Drop these constraints, and let facts be changed."""
    dropped = [f"ALTER TABLE {table} DROP CONSTRAINT {name}" for name in constraints]
    return "; ".join([f"ALTER TABLE {table} DISABLE TRIGGER USER", *dropped])


def bump(table: str, change: str, where: str = "true") -> str:
    """Change one row."""
    one = f"(SELECT id FROM {table} WHERE {where} ORDER BY id LIMIT 1)"
    return f"UPDATE {table} SET {change} WHERE id = {one}"


def copied(table: str, **other: str) -> str:
    """A second row like the first, but for these columns; returns the INSERT."""
    names = ", ".join(other)
    return f"INSERT INTO {table} ({names}) SELECT {', '.join(other.values())} FROM {table} LIMIT 1"


# By the title of the check: the statements that plant a breach of it.
BREACHES = {
    "Each balance is what the moves of its lot and place add up to": [
        bump("inventory_balance", "on_hand = on_hand + 1")
    ],
    "The moves of each lot sum to zero: each takes something from one place to another": [
        unguard("inventory_move", "inventory_move_positive"),
        bump("inventory_move", "quantity = -1"),
    ],
    "No place holds less than nothing, or has more promised than is on hand": [
        unguard("inventory_balance", "inventory_balance_allocated_is_on_hand"),
        bump("inventory_balance", "allocated = on_hand + 1"),
    ],
    "What is promised of each balance is what lies there for shipments that have not left": [
        bump("inventory_balance", "allocated = 0", "allocated > 0")
    ],
    "What is picked, packed or shipped was moved so, whole and once": [
        unguard("inventory_move"),
        "DELETE FROM inventory_move WHERE kind = 'ship'",
    ],
    "What is packed is what was reserved, whole and once": [
        bump("fulfilment_content", "quantity = quantity + 1")
    ],
    "No line has more reserved, shipped and cancelled than was ordered": [
        unguard("orders_line", "orders_line_never_more_than_ordered"),
        bump("orders_line", "cancelled = ordered + 1"),
    ],
    "What a line has reserved and shipped is what its allocations say": [
        bump("orders_line", "shipped = shipped - 1", "shipped > 0")
    ],
    "Goods are reserved and shipped only for lines that are wanted, of the article ordered": [
        "ALTER TABLE orders_line DROP CONSTRAINT orders_line_rejected_is_cancelled",
        bump("orders_line", "rejected_at = now()", f"id = {LINE}"),
    ],
    "A complete order has nothing open, a cancelled one nothing shipped, and short ones wait": [
        bump("orders_order", "stage = 'cancelled'", "stage = 'complete'")
    ],
    "The stage of each document is the last one that its journal tells": [
        bump("intake_document", "stage = 'set_aside'")
    ],
    "The stage of each order is the last one that its journal tells": [
        bump("orders_order", "stage = 'accepted'", "stage = 'fulfilling'")
    ],
    "The stage of each shipment is the last one that its journal tells": [
        bump("fulfilment_shipment", "stage = 'packed'", "stage = 'labelled'")
    ],
    "Each document went from stage to stage only as is allowed": [
        unguard("core_journal"),
        bump("core_journal", "stage = 'read'", "kind = 'document.stored'"),
        bump("core_journal", "kind = 'document.lost'", "kind = 'document.stored'"),
    ],
    "Each order went from stage to stage only as is allowed": [
        unguard("core_journal"),
        "DELETE FROM core_journal WHERE kind = 'order.accepted'",
    ],
    "Each shipment went from stage to stage only as is allowed": [
        unguard("core_journal"),
        "DELETE FROM core_journal WHERE kind = 'shipment.packed'",
    ],
    "Each journal row names its actor": [
        unguard("core_journal"),
        bump("core_journal", "actor = ''"),
    ],
    "The database refuses changes to moves, journal, labels and answers": [
        "DROP TRIGGER inventory_move_append_only ON inventory_move"
    ],
    "Journal rows tell of things that are there": [
        unguard("core_journal"),
        bump("core_journal", "subject_id = 999999", "subject = 'order'"),
    ],
    "Each accepted change has its version, and an order's versions follow one another": [
        unguard("changes_orderversion"),
        "DELETE FROM changes_orderversion WHERE number = 2",
    ],
    "Each change is on somebody's desk, or was decided by somebody who said why": [
        "DELETE FROM core_task WHERE kind = 'change.to_decide'"
    ],
    "Each document is stored as it came, byte for byte": [
        bump("intake_document", "raw = raw || '\\x00'::bytea")
    ],
    "Each document has orders, changes, a task, or a recorded reason for neither": [
        "DELETE FROM intake_documentorder"
    ],
    "Each order comes from a document": ["DELETE FROM intake_documentorder"],
    "Each held order is on somebody's desk": [
        "DELETE FROM core_task WHERE kind = 'order.held' AND done_at IS NULL"
    ],
    "The same document is stored once": [
        copied(
            "intake_document",
            sha256="'other'",
            raw="raw",
            size="size",
            name="name",
            stage="stage",
            format="format",
            layout="layout",
            kind="kind",
            sender="sender",
            problems="problems",
        )
    ],
    "A customer's PO number is released once, unless a person decided otherwise": [
        "ALTER TABLE orders_order DROP CONSTRAINT IF EXISTS orders_order_po_number_once",
        "DROP INDEX IF EXISTS orders_order_po_number_once",
        "UPDATE orders_order SET po_number = 'SAME'",
    ],
    "Each order that was reserved is answered, or waits to be": [
        "UPDATE answers_reply SET told = asked",
    ],
    "The answers to an order count from one, without a gap": [
        """
        INSERT INTO answers_answer (reply_id, revision, form, says, raw)
        SELECT id, 2, 'mail', '{}', '' FROM answers_reply LIMIT 1
        """,
    ],
    "Each shipment left once, or has not left": ["DELETE FROM shipping_dispatch"],
    "Each SSCC and each tracking number is used once, and is a right one": [
        unguard("shipping_label", "shipping_label_sscc_key"),
        "UPDATE shipping_label SET sscc = '000000000000000000'",
    ],
    "Each package that is labelled or shipped has its own SSCC": [
        unguard("shipping_label"),
        "DELETE FROM shipping_label",
    ],
    "What needs a second person was not accepted by who changed the order": [
        """INSERT INTO core_journal (at, kind, subject, subject_id, actor, user_id)
           SELECT decided_at - interval '1 hour', 'order.corrected', 'order', order_id, 'sam',
                  decided_by_id FROM verification_finding WHERE decision = 'accepted'"""
    ],
    "No released order has a finding that holds it and that nobody decided": [
        "UPDATE verification_finding SET decision = NULL WHERE decision = 'accepted'"
    ],
}


@pytest.fixture
def company_at_work() -> None:
    """A shipment at each stage, an order that waits for stock, one held, and one let pass."""
    a_lot(on_hand=20)
    a_gone_shipment(TEA=4)
    a_labelled_shipment(TEA=4)
    a_picked_shipment(TEA=2)
    an_allocated_order(TEA=15)
    an_order(lines=[])
    free = [{"sku": "TEA", "quantity": "1", "uom": "EA", "unit_price": "0"}]
    held = an_order(lines=free)
    accept_finding(held.findings.get().pk, reason="a sample", by=a_supervisor())
    an_order(TEA=1)
    a_document({"colour": "green"})
    order = an_allocated_order(TEA=9)
    accept_change(a_change(order, "POC*1*CA*8**EA").pk, Answers(), by=a_supervisor())
    a_change(order, "POC*1*CA*7**EA")


@pytest.mark.usefixtures("company_at_work")
def test_a_company_at_work_is_clean() -> None:
    assert {each.stage for each in Order.objects.all()} >= {Stage.HELD, Stage.COMPLETE}
    assert [each for each in run_audit() if each.breaches] == []


def test_each_check_has_its_breach() -> None:
    assert sorted(BREACHES) == sorted(check.title for check in CHECKS)


@pytest.mark.usefixtures("company_at_work")
@pytest.mark.parametrize("check", CHECKS, ids=lambda check: f"{check.rule} {check.title}"[:60])
def test_a_planted_breach_is_counted_and_shown(check: Check) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")  # nothing is pending: tables can change
        cursor.execute("SET CONSTRAINTS ALL DEFERRED")
        for statement in BREACHES[check.title]:
            cursor.execute(statement)
    found = run(check)
    assert found.breaches >= 1
    assert all(found.examples)
