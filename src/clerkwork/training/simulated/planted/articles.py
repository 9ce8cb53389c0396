"""Mistakes about which article is meant."""

from dataclasses import replace

from clerkwork.training.simulated.buyers import Buyer
from clerkwork.training.simulated.goods import Good
from clerkwork.training.simulated.planted.kind import Case, Kind, fields

ARTICLE = fields("item", "sku", "buyer_sku", "gtin", "description")
NOT_OURS = [
    ("KX-4471", "Copper pipe 15 mm, 3 m"),
    ("9034-221", "Garden hose 25 m"),
    ("TYR-205", "Winter tyre 205/55 R16"),
    ("ZB 118", "Roof batten 30×50"),
]
PRINTED = {"mail", "pdf", "mail_pdf"}  # forms with room for one number of an article
LOT_OF_MONEY = 4_000.0


def states_sku(buyer: Buyer) -> bool:
    return buyer.codes in {"sku", "both", "all"}


def states_own(buyer: Buyer) -> bool:
    return buyer.codes == "own" or (buyer.codes == "both" and buyer.form not in PRINTED)


def states_gtin(buyer: Buyer) -> bool:
    return buyer.codes == "gtin" or (buyer.codes == "all" and buyer.form not in PRINTED)


def unknown_article(case: Case) -> bool:
    line = case.some_line()
    if line is None:
        return False
    line.sku, line.name = case.random.choice(NOT_OURS)
    line.buyer_sku = line.gtin = ""
    return True


def sku_digit(case: Case) -> bool:
    """Two digits swapped, or one mistyped: PAP-02 becomes PAP-20 or PAP-92."""
    line = case.some_line(lambda each: bool(each.sku))
    if line is None:
        return False
    start, first, last = line.sku[:-2], line.sku[-2], line.sku[-1]
    wrong = last + first if first != last and case.random.random() < 0.5 else f"9{last}"
    line.sku = start + wrong
    return line.sku not in case.world.goods


def other_sku(case: Case) -> bool:
    """The number of the next article of the family, beside the right description."""
    line = case.some_line(lambda each: bool(each.sku))
    if line is None:
        return False
    good = case.good()
    siblings = [
        each.sku
        for each in case.world.goods.values()
        if each.family == good.family and each is not good and each.active
    ]
    if not siblings:
        return False
    line.sku = case.random.choice(siblings)
    return True


def gtin_digit(case: Case) -> bool:
    """One digit of the GTIN mistyped, so that its check digit is wrong too."""
    line = case.some_line(lambda each: bool(each.gtin))
    if line is None:
        return False
    at = case.random.randrange(3, len(line.gtin) - 1)
    other = (int(line.gtin[at]) + case.random.randint(1, 9)) % 10
    line.gtin = f"{line.gtin[:at]}{other}{line.gtin[at + 1 :]}"
    return True


def part_number_of_other(case: Case) -> bool:
    """The customer's number of another article, beside the right description."""
    line = case.some_line(lambda each: bool(each.buyer_sku))
    if line is None:
        return False
    others = [each.own for each in case.buyer.range if each.own and each.own != line.buyer_sku]
    line.buyer_sku = case.random.choice(others)
    return True


def discontinued(case: Case) -> bool:
    """An article that is sold no longer, in a usual quantity."""
    listed = (case.buyer.listed, "EA")
    ended = [each for each in case.world.goods.values() if not each.active and listed in each.steps]
    case.put(case.random.choice(ended), 200)
    return True


def strangers(case: Case) -> list[Good]:
    """Articles of families from which this customer never bought anything."""
    bought = {case.world.goods[each.sku].family for each in case.buyer.range}
    listed = (case.buyer.listed, "EA")
    return [
        each
        for each in case.world.goods.values()
        if each.family not in bought and each.active and listed in each.steps and not each.delicate
    ]


def never_bought(case: Case) -> bool:
    """Something new in a modest quantity: noticed, but customers may try something."""
    case.put(case.random.choice(strangers(case)), 150)
    return True


def never_bought_much(case: Case) -> bool:
    """Something quite new, for more money than this customer ever spent on a line."""
    case.put(case.random.choice(strangers(case)), LOT_OF_MONEY)
    return True


def restricted(case: Case) -> bool:
    """Dangerous or chilled goods for a parcel overseas."""
    listed = (case.buyer.listed, "EA")
    delicate = [
        each
        for each in case.world.goods.values()
        if each.delicate and each.active and listed in each.steps
    ]
    case.put(case.random.choice(delicate), 150)
    return True


def doubled(case: Case) -> bool:
    """The same line twice, as when a row is copied and not changed."""
    line = case.some_line()
    if line is None:
        return False
    case.paper.lines.append(replace(line))
    case.line = None  # either is one too many
    case.add_up()
    return True


KINDS = (
    Kind("article unknown", "We have no such article.", unknown_article, ARTICLE),
    Kind(
        "digit of our number",
        "The number does not exist; the description says which is meant.",
        sku_digit,
        ARTICLE,
        suits=states_sku,
        heals=True,
    ),
    Kind(
        "number of a sibling",
        "Number and description are of different articles.",
        other_sku,
        ARTICLE | {"unit_price"},
        suits=states_sku,
        heals=True,
    ),
    Kind(
        "digit of the GTIN",
        "The check digit is wrong.",
        gtin_digit,
        ARTICLE,
        suits=states_gtin,
        heals=True,
    ),
    Kind(
        "part number of another article",
        "Their number belongs to another article than the description.",
        part_number_of_other,
        ARTICLE | {"unit_price"},
        suits=states_own,
        heals=True,
    ),
    Kind("article discontinued", "It is sold no longer.", discontinued, ARTICLE),
    Kind(
        "article never bought",
        "They never bought it; they may well want it.",
        never_bought,
        ARTICLE | {"quantity"},
        judged=lambda _: False,
    ),
    Kind(
        "article never bought, much",
        "They never bought it, and now for more money than any line before.",
        never_bought_much,
        ARTICLE | {"quantity"},
        words=("HISTORY", "UNUSUAL", "OUTLIER", "NEVER"),
    ),
    Kind(
        "restricted goods",
        "Dangerous or chilled goods cannot go overseas as a parcel.",
        restricted,
        ARTICLE | {"ship_to", "ship_country"},
        words=("HAZARD", "CARRIER", "EXPORT", "STORAGE", "RESTRICT"),
        suits=lambda buyer: buyer.far,
    ),
    Kind(
        "line doubled",
        "The same article stands there twice in the same quantity.",
        doubled,
        ARTICLE | {"quantity", "line"},
    ),
)
