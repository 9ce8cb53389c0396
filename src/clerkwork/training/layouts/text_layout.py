"""Orders as plain text, for text files and for the bodies of mails."""

import textwrap
from dataclasses import dataclass

from . import text_items
from .cells import note_columns
from .expected import Shown
from .kinds import Identity
from .pdf_layout import a_plan, written
from .pdf_parties import blocks
from .pdf_plan import Plan
from .pdf_totals import sums
from .truth import Habits, Order, an_order, habits
from .vocabulary import dice

HEADS = ["labels", "labels", "sentence", "one line", "above", "ask", "labels behind", "dotted"]
PLACES = ["block", "block", "inline", "none", "labelled lines", "end"]
SENDERS = ["signature", "signature", "top", "both"]


@dataclass(slots=True)
class TextPlan:
    """How a text is put together; `plan` has the words, the hand and the columns."""

    plan: Plan
    items: str
    head: str
    place: str
    sender: str
    polite: bool
    width: int  # prose is broken at this column; 0 leaves paragraphs whole


def a_text_plan(identity: Identity, items: str) -> TextPlan:
    plan, random = a_plan(identity), dice(f"{identity.name}/text")
    plan.columns = tuple(text_items.DRAW[items][0].split())
    plan.cell = random.choice(["plain", "plain", "detail"])
    plan.table, plan.emit, plan.tens = "columns", "lines", False
    if plan.hand.money == "sign after" and random.random() < 0.5:
        plan.totals = "total only"
    return TextPlan(
        plan=plan,
        items=items,
        head=random.choice(HEADS),
        place=random.choice(PLACES),
        sender=random.choice(SENDERS),
        polite=random.random() < 0.75,
        width=random.choice([0, 72, 76]),
    )


def text_order(how: TextPlan, seed: int, index: int) -> Order:
    plan, random = how.plan, dice(f"{how.plan.name}/{seed}/{index}")
    company: Habits = habits(plan.country, dice(f"{plan.name}/{seed}"))
    most = text_items.FEW.get(how.items, 14)
    order = an_order(
        plan.country,
        company,
        random,
        lines=random.randint(1, most),
        own_place=plan.own_place,
    )
    return written(order, plan)


def head(how: TextPlan, order: Order, *, in_subject: bool = False) -> list[str]:
    """Number, date and wanted date; a mail may have the number in its subject only."""
    plan, hand, words = how.plan, how.plan.hand, how.plan.words
    number, date, wanted = order.number, hand.date(order.ordered), hand.date(order.wanted)
    shown = plan.shown
    shown.add("po_number")
    if in_subject:
        shown.add("wanted")
        return [words["need"].format(date=wanted)]
    if how.head == "ask":
        shown.add("wanted")
        return [words["ask"].format(number=number), words["need"].format(date=wanted)]
    shown.add("order_date", "wanted")
    pairs = [(words["po_number"], number), (words["order_date"], date), (words["wanted"], wanted)]
    match how.head:
        case "sentence":
            text = words["number_of"].format(number=number, date=date)
            return [text, words["need"].format(date=wanted)]
        case "one line":
            return ["  ".join(f"{label}: {value}" for label, value in pairs)]
        case "above":
            return [text for label, value in pairs for text in (f"{label}:", f"  {value}")]
        case "labels behind":
            return [f"{value}  ({label})" for label, value in pairs]
        case "dotted":
            return [f"{label:.<28}: {value}" for label, value in pairs]
    return [f"{label}: {value}" for label, value in pairs]


def place(how: TextPlan, order: Order) -> list[str]:
    if how.place == "none":
        return []
    block = blocks(order, how.plan, "ship_to")[0]
    match how.place:
        case "inline":
            return [f"{block.label}: {', '.join(block.lines)}"]
        case "labelled lines":
            return [
                f"{block.label}: {block.lines[0]}",
                *(f"    {each}" for each in block.lines[1:]),
            ]
    return [f"{block.label}:", *block.lines]


def signature(how: TextPlan, order: Order) -> list[str]:
    plan = how.plan
    plan.shown.add("buyer")
    found = [plan.words["closing"], "", order.buyer.person, ""]
    found += plan.hand.address(order.buyer)
    return [*found, f"{plan.words['phone']} {order.buyer.phone}", order.buyer.mail]


def body(how: TextPlan, order: Order, *, in_subject: bool = False) -> list[str]:
    """The paragraphs' lines of the whole text, broken where the layout breaks them."""
    plan, words = how.plan, how.plan.words
    plan.shown = Shown()
    note_columns(plan)
    top = [*plan.hand.address(order.buyer), "", words["title"].upper(), ""]
    if how.sender in ("top", "both"):
        plan.shown.add("buyer")
    else:
        top = []
    parts = [
        top,
        [words["hello"]] if how.polite else [],
        [words["intro"]] if how.polite else [],
    ]
    where = place(how, order)
    parts += [head(how, order, in_subject=in_subject), where if how.place != "end" else []]
    parts.append(text_items.DRAW[how.items][1](order, plan))
    parts.append([f"{label}: {amount}" for label, amount in sums(order, plan)])
    parts.append(where if how.place == "end" else [])
    parts.append([order.references["note"]] if "note" in plan.extras else [])
    if how.sender in ("signature", "both"):
        parts.append(signature(how, order))
    whole = [line for part in parts if part for line in [*part, ""]]
    prose = how.items in ("prose", "dashes", "numbered")
    return broken(whole, how.width) if prose and how.width else whole


def broken(lines: list[str], width: int) -> list[str]:
    return [part for line in lines for part in (textwrap.wrap(line, width) or [""])]
