"""Printed orders whose tables say more than is asked: columns, remarks, sums that are no lines."""

from functools import partial

from .distractors import NAMES
from .expected import envelope, expected_order
from .kinds import Document, Identity, Layout
from .pdf_layout import a_plan, order_for, printed
from .vocabulary import dice

WHERE = ("US", "DE", "GB", "US", "FR", "IN", "NL", "ES", "GB", "IT", "US", "PT", "DE", "CA")
HOW_MANY = 36
BETWEEN = ("", "remarks", "", "sums", "", "")


def make(identity: Identity, index: int, seed: int, number: int) -> Document:
    plan = a_plan(identity)
    random = dice(f"{identity.name}/crowd")
    columns = [name for name in plan.columns if name not in ("gtin", "vat")]
    for name in random.sample(NAMES, random.choice([1, 1, 2, 3])):
        columns.insert(random.randint(0, len(columns)), name)
    plan.table, plan.columns = "columns", tuple(columns)
    if len(columns) > 8 and not plan.paper.endswith("wide"):
        plan.paper, plan.margin = f"{plan.paper} wide", 36.0
    plan.between = BETWEEN[index % len(BETWEEN)]
    made = printed(order_for(plan, seed, number), plan)
    found = expected_order(made.order, plan.shown, plan.hand)
    notes = f"{' '.join(columns)}; between rows: {plan.between or 'nothing'}"
    return Document(made.content, "pdf", envelope("", "order", [found], notes))


def layouts() -> list[Layout]:
    found = []
    for index in range(HOW_MANY):
        country = WHERE[index % len(WHERE)]
        name = f"pdf-crowded-{index:02d}-{country.lower()}"
        identity = Identity(name, country)
        how = partial(make, identity, index)
        found.append(Layout(name, "pdf", "order", how))
    return found
