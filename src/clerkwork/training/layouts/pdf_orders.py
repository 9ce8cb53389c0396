"""The layouts of printed orders."""

from functools import partial

from .expected import envelope, expected_order
from .kinds import Document, Identity, Layout
from .pdf_layout import a_plan, order_for, printed
from .pdf_plan import COUNTRIES

HOW_MANY = 180


def make(identity: Identity, seed: int, index: int) -> Document:
    plan = a_plan(identity)
    made = printed(order_for(plan, seed, index), plan)
    found = expected_order(made.order, plan.shown, plan.hand)
    traits = (plan.head, plan.meta, plan.parties, plan.table, plan.rules, plan.cell, plan.totals)
    notes = "; ".join([*traits, *sorted(plan.extras)])
    return Document(made.content, "pdf", envelope("", "order", [found], notes))


def layouts() -> list[Layout]:
    found = []
    for index in range(HOW_MANY):
        country = COUNTRIES[index % len(COUNTRIES)]
        name = f"pdf-{index:03d}-{country.lower()}"
        identity = Identity(name, country)
        found.append(Layout(name, "pdf", "order", partial(make, identity)))
    return found
