"""Audit: derive everything that must always hold anew, and count where it does not.

The rules are those of ARCHITECTURE.md, "What must always hold", by number. Nothing kept for speed
is believed here: balances, line quantities and stages are compared with the moves, allocations and
journal rows that they follow from.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db import transaction

from clerkwork.config.audit_answers import ANSWER_CHECKS
from clerkwork.config.audit_changes import CHANGE_CHECKS
from clerkwork.config.audit_documents import DOCUMENT_CHECKS
from clerkwork.config.audit_rule import Check
from clerkwork.config.audit_stages import STAGE_CHECKS
from clerkwork.config.audit_stock import STOCK_CHECKS
from clerkwork.core.sql import execute, rows

EXAMPLES = 5

CHECKS: tuple[Check, ...] = tuple(
    sorted(
        (*STOCK_CHECKS, *STAGE_CHECKS, *DOCUMENT_CHECKS, *CHANGE_CHECKS, *ANSWER_CHECKS),
        key=lambda check: check.rule,
    )
)

COUNT = """
WITH breach (what) AS ({sql})
SELECT count(*), (array_agg(what))[1:%(examples)s] FROM breach
"""


@dataclass(frozen=True)
class Result:
    """How often one thing that must hold does not: none is good. `examples` are the first few."""

    rule: int
    title: str
    breaches: int
    examples: list[str]


def run_audit(checks: Sequence[Check] = CHECKS) -> list[Result]:
    """Run every check over the whole database, in the order of the rules.

    All see the same moment, in a transaction that could not change anything, while work goes on.
    Must not be called inside a transaction that has read already, other than in tests.
    """
    with transaction.atomic():
        if not _inside_another():
            execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
        return [run(check) for check in checks]


def run(check: Check) -> Result:
    """Run one check."""
    ((breaches, examples),) = rows(
        COUNT.format(sql=check.sql), **{"examples": EXAMPLES, **check.params}
    )
    return Result(check.rule, check.title, breaches, list(examples or ()))


def _inside_another() -> bool:
    connection: Any = transaction.get_connection()
    return len(connection.atomic_blocks) > 1
