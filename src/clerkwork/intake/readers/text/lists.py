"""Articles that a letter orders without a table: labelled, as a list, or within sentences."""

import re
from collections.abc import Iterator
from decimal import Decimal

from clerkwork.intake.draft import DraftLine
from clerkwork.intake.readers.countries import fold
from clerkwork.intake.readers.pages.column_words import column_role
from clerkwork.intake.readers.table.values import Habits, iso_date, number, number_with_unit
from clerkwork.intake.readers.text.amounts import find_product
from clerkwork.intake.readers.text.cells import item_of_cells
from clerkwork.intake.readers.text.items import BULLET, Item, code_score, read_item
from clerkwork.intake.readers.text.kinds import ORDERS
from clerkwork.intake.readers.text.labels import LABEL, Labelled, label_in
from clerkwork.intake.readers.text.roles import ARTICLE_ROLES
from clerkwork.intake.readers.text.shape import Page, Piece, cells
from clerkwork.intake.readers.text.spread import logical_lines
from clerkwork.intake.readers.text.tables import TIMES
from clerkwork.intake.readers.text.words import BRACKETED, NUM, SKU_LABEL, unit_word

FIELDS = {
    "sku": "sku", "item": "sku", "item_sku": "sku", "maker_sku": "sku", "po_number": "sku",
    "buyer_sku": "buyer_sku", "gtin": "gtin", "uom": "uom", "line": "line",
    "desc": "description", "article": "description",
}  # fmt: skip
REFERENCES = frozenset(("ref", "reference", "referenz", "referencia", "riferimento", "referentie"))
STARTS = frozenset(("article", "item", "item_sku", "sku", "desc", "line", "gtin", "buyer_sku"))
ADDRESS_LINE = re.compile(
    r"\b(?:street|road|avenue|lane|drive|suite|straße|strasse|floor|postfach|rue|calle|via"
    r"|laan|rua)\b",
    re.IGNORECASE,
)


def labelled_items(page: Page, values: list[Labelled], habits: Habits) -> list[Item]:
    """Articles of which each value stands behind a label: `Item: AB-100`, `Quantity: 10`."""
    groups: list[dict[str, Labelled]] = []
    group: dict[str, Labelled] = {}
    for each in values:
        reference = each.role == "po_number" and fold(each.label.text) in REFERENCES
        role = "item_sku" if reference else each.role
        if role == "total" and of_group(group, each, habits):
            role = "line_total"
        if role not in ARTICLE_ROLES:
            if role != "pack_size" or "uom" in group or not unit_word(each.value.text):
                continue
            role = "uom"  # a packing that is a unit: `Conditionnement: carton`
        if group and (role in group or far(group, role, each)):
            groups.append(group)
            group = {}
        if group or role != "delivery":
            group[role] = each
    groups.append(group)
    return [item for group in groups if (item := grouped(page, group, habits))]


def of_group(group: dict[str, Labelled], each: Labelled, habits: Habits) -> bool:
    """Whether a total is that of the article above: its quantity times its price."""
    factors = [
        number(group[name].value.text.lstrip("€£$ ").split("/")[0], habits.decimal_mark)
        for name in ("quantity", "unit_price")
        if name in group
    ]
    total = number(each.value.text.lstrip("€£$ "), habits.decimal_mark)
    if len(factors) < 2 or total is None or factors[0] is None or factors[1] is None:
        return False
    return abs(factors[0] * factors[1] - total) <= Decimal("0.02")


def far(group: dict[str, Labelled], role: str, each: Labelled) -> bool:
    """Whether a value stands lines away from the rest of its article."""
    last = max((other.value.line for other in group.values()), default=each.value.line)
    if role == "delivery" and "quantity" in group:
        one_line = len({other.value.line for other in group.values()}) == 1 and len(group) > 2
        if each.value.line > last + (0 if one_line else 1):
            return True  # that of the order, below its last article
    return each.value.line - last > 3 or (
        role in STARTS and "quantity" in group and each.value.line > last + 1
    )


def grouped(page: Page, group: dict[str, Labelled], habits: Habits) -> Item | None:
    """One article of labelled values; None without a quantity or without an article."""
    line = DraftLine()
    quantity = group.get("quantity")
    if quantity is None:
        return None
    text = TIMES.sub("", quantity.value.text.rstrip(" ,;"))
    together = number_with_unit(text, habits.decimal_mark)
    line.quantity = together[0] if together else number(text, habits.decimal_mark)
    line.uom = together[1] if together else None
    if line.quantity is None:
        return None
    for role, each in group.items():
        value = each.value.text.strip(" ,;*")
        if role in FIELDS and getattr(line, FIELDS[role]) is None:
            name = FIELDS[role]
            if role in {"article", "item"}:
                name = (
                    "sku"
                    if code_score(value, "", edge=True) and "sku" not in group
                    else "description"
                )
            setattr(line, name, value)
            line.spots[name] = each.value.spot(0.97)
        elif role in {"unit_price", "line_total"}:
            amount = number(value.split(" per ")[0].split("/")[0].strip(), habits.decimal_mark)
            setattr(line, role, amount)
            line.spots[role] = each.value.spot(0.982)
        elif role == "delivery":
            line.requested_delivery = iso_date(value, habits)
            line.spots["requested_delivery"] = each.value.spot(0.982)
    heading(page, line, min(each.label.line for each in group.values()))
    if not (line.sku or line.description or line.gtin or line.buyer_sku):
        return None
    line.spots["quantity"] = quantity.value.spot(0.982)
    if together:
        line.spots["uom"] = quantity.value.spot(0.97)
    line.where = f"line {quantity.value.line}"
    return Item(line, 8, quantity.value)


def heading(page: Page, line: DraftLine, first: int) -> None:
    """The name of the article in the line above its labels."""
    if line.description or first < 2:
        return
    above = page.lines[first - 2]
    bullet = BULLET.match(above.text)
    if not above.text.strip() or label_in(above) or not (bullet or line.sku is None):
        return
    name = above.part(bullet.end() if bullet else 0, len(above.text))
    if 2 < len(name.text) < 90 and not name.text.endswith((",", ".", ":")):
        line.description = name.text
        line.spots["description"] = name.spot(0.95)
        if bullet and bullet["hash"] and line.line is None:
            line.line = bullet["hash"]
            line.spots["line"] = above.part(*bullet.span("hash")).spot(0.95)


def listed_items(page: Page, stop: int, habits: Habits) -> list[Item]:
    """Articles of which each stands in a line of its own."""
    found: list[Item] = []
    told = set(told_lines(page, stop))
    for line in logical_lines(page, stop):
        if line.line in told:
            continue
        item = short_item(line, habits) or calculated_item(line, habits)
        if item is None and not sentence_like(line.text):
            item = item_of_cells(line, habits) or read_item(line, habits)
        if item is not None:
            set_place(page, item)
            found.append(item)
    return [
        item for item in found if item.strength >= 3 or (item.strength >= 2 and in_run(item, found))
    ]


def told_lines(page: Page, stop: int) -> Iterator[int]:
    """The lines of paragraphs that order several articles one after the other, broken anywhere."""
    block: list[Piece] = []
    for line in [*page.lines[:stop], Piece("", 0, 1)]:
        if line.text.strip() and line.line not in page.taken:
            block.append(line)
            continue
        text = " ".join(each.text for each in block)
        full = len(block) > 1 and all(len(each.text) > 50 for each in block[:-1])
        bulleted = any(BULLET.match(each.text) for each in block)
        if full and not bulleted and text.endswith(".") and len(SKU_LABEL.findall(text)) > 1:
            yield from (each.line for each in block)
        block = []


# `BX856/92: 270 boxes`: a number of the article and how many, and nothing else.
SHORT = re.compile(
    rf"\s*(?P<code>[A-Z0-9][\w./-]*\d[\w./-]*)\s*(?:[:=>x×]|->|\s[-–—]|\t|\s{{2}})\s*"
    rf"(?P<n>{NUM})(?:\s?(?P<unit>[^\W\d_]{{1,12}}\.?))?\s*\Z"
)


def short_item(line: Piece, habits: Habits) -> Item | None:
    """An article of which the line says its number and its quantity only."""
    match = SHORT.match(line.text)
    if match is None or code_score(match["code"], "", edge=True) < 2:
        return None
    value = number(match["n"], habits.decimal_mark)
    if value is None or not (match["unit"] is None or unit_word(match["unit"])):
        return None
    found = DraftLine(sku=match["code"], quantity=value, uom=match["unit"])
    found.where = f"line {line.line}"
    for name, group in (("sku", "code"), ("quantity", "n"), ("uom", "unit")):
        if match[group]:
            found.spots[name] = line.part(*match.span(group)).spot(0.97)
    return Item(found, 6 if match["unit"] else 3, line)


def calculated_item(line: Piece, habits: Habits) -> Item | None:
    """An article of which the line says quantity, price and amount, and they agree."""
    return read_item(line, habits) if find_product(line.text, habits) else None


def set_place(page: Page, item: Item) -> None:
    """The number of the line that stands before the name of its article."""
    number = page.places.get(item.piece.line)
    if number and number.text.strip(".)").isdecimal() and item.line.line is None:
        item.line.line = number.text.strip(".)")
        item.line.spots["line"] = number.spot(0.97)


def in_run(item: Item, found: list[Item]) -> bool:
    """Whether another article stands in a line next to this one."""
    return any(
        other is not item and abs(other.piece.line - item.piece.line) <= 2 for other in found
    )


TABULAR = re.compile(r"\t| {3,}|\|")


def sentence_like(text: str) -> bool:
    """Whether a line is part of a sentence, or of an address, rather than of a list."""
    bare = text.strip()
    if ADDRESS_LINE.search(bare) and not BULLET.match(text):
        return True
    if BULLET.match(text):
        return False
    if len(BRACKETED.findall(bare)) > 1 and not TABULAR.search(bare):
        return True
    if len(SKU_LABEL.findall(bare)) > 1 and bare.count(",") > 1 and len(bare) > 100:
        return True  # several articles, one after the other
    if re.match(r"\s*\d", text):
        return False
    if bare.endswith(".") and unit_word(bare.split()[-1]):
        bare = bare[:-1]  # `150 Conj.`
    return (
        bool(ORDERS.search(bare))
        or len(bare) > 160
        or (bare.endswith((".", ",")) and bare.count(" ") > 9)
    )


def cell_pairs(line: Piece, taught: dict[str, str]) -> list[Labelled]:
    """The labelled values of one line: `Item: AB-100, Qty: 10, Price: 3.50`. `taught` are the
    roles of labels that corrections gave."""
    row = [cell for cell in cells(line) if cell.text]
    if len(row) == 2:
        label = fold(row[0].text)
        if role := taught.get(label) or (meant(row[0].text) if not label_in(row[0]) else None):
            return [Labelled(role, row[0], row[1])]  # two cells: the first is the label
        lone = label_in(row[0])
        if lone and not (lone.value.text or label_in(row[1])):
            return [Labelled(lone.role, lone.label, row[1])]
    parts = [part for cell in row for part in split_pairs(cell)]
    pairs = [taught_in(part, taught) or label_in(part) for part in parts]
    return [pair for pair in pairs if pair and pair.value.text]


def taught_in(cell: Piece, taught: dict[str, str]) -> Labelled | None:
    match = LABEL.match(cell.text) if taught else None
    role = taught.get(fold(match["label"])) if match else None
    if match is None or role is None:
        return None
    return Labelled(role, cell.part(*match.span("label")), cell.part(*match.span("rest")))


def meant(label: str) -> str | None:
    """What a label means over or before the values of articles; `N°` is no `notre` there."""
    return column_role(re.sub(r"\bn[°º]\s?", "no ", label, flags=re.IGNORECASE))


def split_pairs(cell: Piece) -> Iterator[Piece]:
    begin = 0
    for match in re.finditer(r"\s*[,;|]\s+(?=[^\W\d_][^:,;]{1,28}:)", cell.text):
        yield cell.part(begin, match.start())
        begin = match.end()
    yield cell.part(begin, len(cell.text))
