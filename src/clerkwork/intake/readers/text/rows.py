"""A row of a table within a text to one order line."""

import re
from decimal import Decimal

from clerkwork.intake.draft import DraftLine
from clerkwork.intake.readers.headings.meaning import base_in, currency_in
from clerkwork.intake.readers.table.values import Habits, iso_date, number
from clerkwork.intake.readers.text.items import (
    LEAD,
    Code,
    Item,
    best_code,
    take_labelled,
)
from clerkwork.intake.readers.text.shape import Piece
from clerkwork.intake.readers.text.tables import TIMES, TextTable, counted
from clerkwork.intake.readers.text.words import CODES, NUM, SIGN, SKU_LABEL

TEXTS = {"line": "line", "sku": "sku", "buyer_sku": "buyer_sku", "gtin": "gtin", "uom": "uom"}
NUMBERS = ("unit_price", "line_total")
# Two numbers that make a third one right are surer than any heading.
PROVEN, PLAIN, SURE, WEAK = 0.99, 0.982, 0.97, 0.95
# What a heading says without doubt: not whose number, where a name ends, or which word is a unit.
CLEAR = frozenset(("line", "gtin", "quantity", "unit_price", "line_total", "requested_delivery"))
# Behind a price: `/ PCS`, `per 100`, `je Stück`.
PER = re.compile(
    r"\s*(?:/|\b(?:per|pro|je|par|por|al|each|ea)\b)\s*(?P<base>\d+)?\s*[^\W\d]*\.?\s*\Z",
    re.IGNORECASE,
)
MONEY = re.compile(rf"\b(?:{CODES})\b|[€£$]")


def items_of(table: TextTable, habits: Habits) -> list[Item]:
    """The order lines of a table, in its order."""
    return [item_of(table, row, habits) for row in table.rows]


def item_of(table: TextTable, row: list[Piece | None], habits: Habits) -> Item:
    line = DraftLine()
    sure = WEAK if table.weak else SURE
    cells = {role: cell for role in table.columns.places if (cell := cell_of(table, row, role))}
    for role, name in TEXTS.items():
        if role in cells:
            cell = bare_code(cells[role]) if name == "sku" else cells[role]
            setattr(line, name, cell.text.strip("*`"))
            line.spots[name] = cell.spot(sure)
    if "desc" in cells:
        set_description(line, cells["desc"], habits, sure)
    set_quantity(line, cells.get("quantity"), habits, sure)
    currency = None
    for role in NUMBERS:
        if role in cells:
            currency = set_money(line, role, cells[role], habits, sure) or currency
    base = base_in(table.columns.heading("unit_price")) if "unit_price" in cells else None
    if base and line.unit_price is not None:
        line.price_base_quantity = Decimal(base)
        line.spots["price_base_quantity"] = cells["unit_price"].spot(WEAK)
    if "delivery" in cells:
        line.requested_delivery = iso_date(cells["delivery"].text, habits)
        line.spots["requested_delivery"] = cells["delivery"].spot(sure)
    if not table.weak:
        believe_headings(line)
    prove(line)
    first = next(cell for cell in row if cell)
    line.where = f"line {first.line}"
    return Item(line, 9, first, currency or heading_currency(table))


def believe_headings(line: DraftLine) -> None:
    """What a heading says without doubt is surer, but no price that stands under another."""
    for name in CLEAR & line.spots.keys():
        if line.spots[name].sure > UNSAID:
            line.spots[name] = line.spots[name]._replace(sure=PLAIN)


def bare_code(cell: Piece) -> Piece:
    """The article number without what calls it one: `Art. HM-100`, `#TD-10`."""
    named = SKU_LABEL.fullmatch(cell.text)
    hashed = cell.text[:1] == "#" and len(cell.text) > 3
    return cell.part(named.start("code") if named else int(hashed), len(cell.text))


def prove(line: DraftLine) -> None:
    """Quantity, price and amount that agree with each other are surer than each alone."""
    if line.quantity is None or line.unit_price is None or line.line_total is None:
        return
    product = line.quantity * line.unit_price / (line.price_base_quantity or 1)
    if line.line_total and abs(product - line.line_total) <= Decimal("0.02"):
        for name in ("quantity", "unit_price", "line_total"):
            line.spots[name] = line.spots[name]._replace(sure=PROVEN)


def cell_of(table: TextTable, row: list[Piece | None], role: str) -> Piece | None:
    return next((row[i] for i in table.columns.places[role] if i < len(row) and row[i]), None)


def heading_currency(table: TextTable) -> str | None:
    for role in NUMBERS:
        if table.columns.has(role) and (code := currency_in(table.columns.heading(role))):
            return code
    return None


def set_quantity(line: DraftLine, cell: Piece | None, habits: Habits, sure: float) -> None:
    """The quantity, and the unit behind it where no column gives one; none where it was left out."""
    if cell is None:
        return
    text = TIMES.sub("", cell.text.strip("*` "))
    together = counted(text, habits)
    if together:
        line.quantity = together[0]
        if line.uom is None:
            line.uom = together[1]
            begin = cell.text.index(together[1])
            line.spots["uom"] = cell.part(begin, begin + len(together[1])).spot(sure)
    else:
        line.quantity = number(text, habits.decimal_mark)
    line.spots["quantity"] = cell.spot(sure)


def set_money(line: DraftLine, role: str, cell: Piece, habits: Habits, sure: float) -> str | None:
    """A price or an amount, and for how many it is; answers the currency that it names."""
    text = cell.text.strip("*`")
    each = PER.search(text)
    if each:
        text = text[: each.start()]
        if each["base"] and each["base"] != "1":
            line.price_base_quantity = Decimal(each["base"])
            line.spots["price_base_quantity"] = cell.spot(WEAK)
    value = number(text.lstrip("@ "), habits.decimal_mark)
    if value is None:
        return None
    setattr(line, role, value)
    line.spots[role] = cell.spot(sure)
    sign = MONEY.search(cell.text)
    return sign[0] if sign else None


# `Worktop oak - £540.00`: behind the name, and whether for one or for all is not said.
DASHED = re.compile(
    rf"\s[-–—]\s(?:{SIGN}\s?(?P<behind>{NUM})|(?P<before>{NUM})\s?{SIGN})\s*\Z", re.IGNORECASE
)
UNSAID = 0.5


def take_dashed(line: DraftLine, cell: Piece, match: re.Match[str], habits: Habits) -> Piece:
    """The name without the price behind it, which is taken for that of one, unsurely."""
    group = "behind" if match["behind"] else "before"
    name = cell.part(0, match.start())
    line.unit_price = number(match[group], habits.decimal_mark)
    line.spots["unit_price"] = cell.part(*match.span(group)).spot(UNSAID)
    line.description, line.spots["description"] = name.text, name.spot(WEAK)
    return name


def set_description(line: DraftLine, cell: Piece, habits: Habits, sure: float) -> None:
    """The description; a number of the article in it where no column gives one."""
    line.description = cell.text.strip("*`")
    line.spots["description"] = cell.spot(sure)
    if dashed := DASHED.search(cell.text):
        cell = take_dashed(line, cell, dashed, habits)
    _, labelled = take_labelled(cell.text)
    gtin = next((each for each in labelled if each.field == "gtin"), None)
    if gtin and line.gtin is None:
        take_code(line, cell, gtin, sure)
    if line.sku or line.buyer_sku:
        return
    code = next((each for each in labelled if each.field != "gtin"), None)
    if code is None:
        bare = best_code(cell.text)
        enclosed = bare and cell.text[bare.begin - 1 : bare.begin] in {"(", "["}
        code = bare if bare and bare.score >= 3 and (bare.begin <= 1 or enclosed) else None
    if code:
        take_code(line, cell, code, sure)


def take_code(line: DraftLine, cell: Piece, code: Code, sure: float) -> None:
    setattr(line, code.field, code.text)
    line.spots[code.field] = cell.part(code.begin, code.end).spot(min(sure, 0.97))
    begin, end = code.whole
    before, after = cell.text[:begin].rstrip(" ([-–,:;"), cell.text[end:]
    lead = LEAD.match(after)
    rest = before if len(before) >= 3 else after[lead.end() if lead else 0 :].strip(" )]")
    if sum(letter.isalpha() for letter in rest) >= 2:
        line.description = rest
