"""Columns that stand in order tables and tell nothing that is asked for.

received, pack, account, maker, store, money, weight, before: quantities that are not the one
ordered, numbers that are no article's, prices that are not the one agreed.
"""

from decimal import Decimal

from .pdf_plan import Plan
from .truth import Line
from .vocabulary import dice, words_file

NAMES = ("received", "pack", "account", "maker", "store", "money", "weight", "before")
MAKERS = ("Bosch", "3M", "Wera", "Henkel", "Kärcher", "Philips", "Generic", "Stanley 1913")
RIGHT = {"received", "weight", "before"}


def heading(column: str, plan: Plan) -> str:
    choices: list[str] = words_file("distractors.json")[plan.words.language][column]
    return plan.random(column).choice(choices)


def cell(column: str, line: Line, plan: Plan) -> str:
    random = dice(f"{line.description}/{column}/{line.position}")
    match column:
        case "received":
            return plan.hand.quantity(Decimal(0))
        case "pack":
            return f"{random.choice([6, 10, 12, 24])} x {random.choice(['1', '100', '0.5'])}"
        case "account":
            return str(random.randint(400000, 699999))
        case "maker":
            return random.choice(MAKERS)
        case "store":
            return random.choice(["W1", "MAIN", "0010", "B-07"])
        case "money":
            return plan.hand.currency
        case "weight":
            return plan.hand.number(Decimal(random.randint(10, 9000)) / 100, 2)
    more = line.price * Decimal(random.randint(105, 140)) / 100
    return plan.hand.number(more, 2)
