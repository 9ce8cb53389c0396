"""Printed orders: a layout's traits are settled by its name, and put together into pages."""

from dataclasses import dataclass

from . import pdf_head, pdf_items, pdf_meta
from .cells import note_columns
from .expected import Shown
from .kinds import Identity
from .pdf_parties import draw_later_parties, draw_parties
from .pdf_plan import (
    CELLS,
    COLUMNS,
    EMITS,
    EXTRAS,
    FACES,
    HEADS,
    METAS,
    PARTIES,
    RULES,
    TABLES,
    TOTALS,
    Columns,
    Plan,
    a_hand,
)
from .pdf_tail import behind, foot, intro, tail, terms_page, top_of_page
from .pdf_totals import NO_TAX, draw_totals
from .places import countries
from .sheet import Sheet
from .truth import Habits, Order, an_order, habits, told
from .vocabulary import Words, dice

TINTS = ["#3b4f8c", "#2b5d4f", "#7a2b2b", "#444444", "#8a6d1f", "#1d6fa5"]
DETAILS = (
    *("wanted", "currency", "customer_no", "quote_ref", "terms", "ship_via", "contact"),
    *("requisition", "incoterm"),
)


@dataclass(frozen=True, slots=True)
class Printed:
    """A document, the order it tells and the plan by which it was laid out."""

    content: bytes
    order: Order
    plan: Plan


def a_plan(identity: Identity) -> Plan:
    """The traits of the layout of this name."""
    name, country = identity.name, identity.country
    random = dice(f"{name}/traits")
    one = random.choice
    facts = countries()[country]
    table = one(TABLES)
    columns: Columns = tuple(pdf_items.COLUMNS.get(table, one(COLUMNS)).split())
    paper = "letter" if country == "US" else "a4"
    wide = len(columns) > 8 or random.random() < 0.08
    plan = Plan(
        name=name,
        country=country,
        words=Words(facts.language, name),
        hand=a_hand(country, name),
        paper=f"{paper} wide" if wide else paper,
        margin=random.choice([34.0, 42.0, 50.0, 56.0]),
        face=one(FACES),
        size=random.choice([6.5, 7.5, 8.0, 8.5, 9.0, 9.0, 9.5, 10.0, 10.5]),
        emit=random.choice(EMITS),
        head=one(HEADS),
        meta=one(METAS),
        parties=one(PARTIES),
        table=table,
        columns=columns,
        rules=one(RULES),
        cell=one(CELLS),
        totals=one(TOTALS),
        extras=frozenset(random.sample(EXTRAS, random.randint(1, 6))),
        tint=random.choice(TINTS),
        details=tuple(each for each in DETAILS if random.random() < 0.4),
        repeat_heads=random.random() < 0.7,
        carry=random.random() < 0.4,
        tens=random.random() < 0.25 or table == "sap",
        own_place=random.random() < 0.6,
    )
    return fitted(plan)


def fitted(plan: Plan) -> Plan:
    """The plan without what does not go together."""
    if plan.head == "logo only":
        plan.extras |= {"bank foot"}
    if plan.table == "sap":
        plan.cell = "plain"
    if plan.table in ("ledger", "cards", "sentences", "blocks") and plan.cell == "codes before":
        plan.cell = "plain"
    if plan.paper.endswith("wide"):
        plan.margin = min(plan.margin, 42.0)
    if plan.totals == "before table" and plan.table != "columns":
        plan.totals = "right block"
    return plan


def reset(plan: Plan) -> None:
    plan.shown = Shown()
    if plan.table == "sap":
        plan.shown.add("five digits", "delivery")
    note_columns(plan)


def written(order: Order, plan: Plan) -> Order:
    """The order as this layout can tell it."""
    base = bool({"per", "price_per"} & set(plan.columns))
    taxed = plan.totals not in NO_TAX and "amount" in plan.columns
    discount = "discount" in plan.columns
    return told(order, base=base, discount=discount, freight=taxed, tax=taxed)


def compose(order: Order, plan: Plan, pages: int) -> tuple[bytes, int]:
    """The document, and how many pages it has; `pages` is what it says it has."""
    reset(plan)
    sheet = a_sheet(plan)
    sheet.foot -= 26
    sheet.on_page = lambda: top_of_page(sheet, order, plan)
    sheet.on_end = lambda: foot(sheet, order, plan, pages)
    behind(sheet, order, plan)
    pdf_head.DRAW[plan.head](sheet, order, plan)
    meta_first = plan.random("order of blocks").random() < 0.5 or plan.head == "window letter"
    if meta_first:
        draw_meta(sheet, order, plan)
    draw_parties(sheet, order, plan)
    if not meta_first:
        draw_meta(sheet, order, plan)
    intro(sheet, order, plan)
    if plan.totals == "before table":
        draw_totals(sheet, order, plan)
    pdf_items.DRAW[plan.table](sheet, order, plan)
    if plan.totals != "before table":
        draw_totals(sheet, order, plan)
    if not sheet.room(120) and plan.parties in ("below table", "under totals"):
        sheet.turn_page()
    draw_later_parties(sheet, order, plan)
    tail(sheet, order, plan)
    terms_page(sheet, order, plan)
    return sheet.finish(), sheet.page


def a_sheet(plan: Plan) -> Sheet:
    turned = plan.sideways
    return Sheet(plan.paper, plan.margin, plan.face, plan.size, emit=plan.emit, sideways=turned)


def draw_meta(sheet: Sheet, order: Order, plan: Plan) -> None:
    if plan.meta == "in title" and not plan.details:
        return
    pdf_meta.DRAW[plan.meta](sheet, order, plan)


def printed(order: Order, plan: Plan) -> Printed:
    """The order laid out; composed twice, since the first page says how many there are."""
    order = written(order, plan)
    _, pages = compose(order, plan, 1)
    content, _ = compose(order, plan, pages)
    return Printed(content, order, plan)


def customer(plan: Plan, seed: int) -> Habits:
    """Who uses this layout: the same company for all documents of one seed."""
    return habits(plan.country, dice(f"{plan.name}/{seed}"))


def order_for(plan: Plan, seed: int, index: int) -> Order:
    random = dice(f"{plan.name}/{seed}/{index}")
    most = pdf_items.FEW.get(plan.table, 0)
    lines = random.randint(1, most) if most else 0
    return an_order(
        plan.country, customer(plan, seed), random, lines=lines, own_place=plan.own_place
    )
