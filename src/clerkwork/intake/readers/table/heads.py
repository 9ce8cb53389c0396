"""What stands above, beside and below the lines of a table: labels with their values.

`PO Number: 4711` in one cell, `Bestellnummer | 4711` in two, a row of labels over a row of
values, and blocks such as a ship-to address under its label.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from clerkwork.intake.readers.countries import fold
from clerkwork.intake.readers.headings.meaning import EXACT, ideas_of, meaning_of
from clerkwork.intake.readers.table.titles import title_of
from clerkwork.intake.readers.table.values import Cell, Habits, Row, iso_date

Label = tuple[str, str, float]  # role, what follows in the same cell, how sure
LABELS = frozenset(
    """po_number order_number order_date delivery currency buyer_name buyer_code email total
    subtotal line_total tax freight discount note invoice_number invoice_date quote_number
    supplier ship_block bill_block release ignored""".split()  # noqa: SIM905
)
PARTIES = {"ship_block": "ship", "bill_block": "bill", "supplier": "supplier", "buyer_name": "bill"}
PARTS = ("ship_", "bill_", "plain_")
BLOCKS = frozenset(("ship_block", "bill_block"))
NUMBERED = re.compile(
    r"(\D*?[^\W\d_])[\s.:#°º-]*(?:\b[Nn][or]?\b[.:°º]*)?\s*([\w./-]*\d[\w./-]*)\Z"
)
# Labels that are words of any text as well: only above a table, and alone in their cell.
LONE = {
    **dict.fromkeys(("to", "an", "a", "aan", "spett le", "ex mos srs", "para"), "supplier"),
    **dict.fromkeys(("vom", "del", "du", "van", "de"), "order_date"),
}
BLOCK_LINES = 7
REACH = 30
MOST_COLUMNS = 60
BESIDE, WITHIN, BELOW = 0.995, 0.995, 0.99
WITH_TAX = frozenset("incl inkl ttc incluido inclusa inclusief brutto con comprese".split())  # noqa: SIM905
WITHOUT_TAX = frozenset("excl exkl ht hors sin senza sem netto zonder before ex".split())  # noqa: SIM905


@dataclass(slots=True)
class Found:
    """A labelled value: the cell, and where it stands (row and column from zero)."""

    value: Cell
    row: int
    column: int
    sure: float = BESIDE


@dataclass(slots=True)
class Heads:
    """Values by role, the lines of address blocks, and the kind that a title gives away."""

    values: dict[str, Found] = field(default_factory=dict)
    blocks: dict[str, list[Found]] = field(default_factory=dict)
    kind: str | None = None

    def get(self, role: str) -> Cell | None:
        found = self.values.get(role)
        return found.value if found else None


def read_heads(rows: Sequence[Row], begin: int, end: int) -> Heads:
    """All labels and values in these rows."""
    heads = Heads()
    party = ""
    end = min(end, len(rows))
    for row in range(begin, end):
        heads.kind = heads.kind or row_title(rows[row])
        labels = row_labels(rows[row])
        for column, (role, rest, sure) in labels.items():
            place = (row, column)
            value = Found(rest, row, column, WITHIN) if rest else value_of(rows, place, labels, end)
            if role in PARTIES:
                party = PARTIES[role]
            if value is None:
                continue
            value.sure *= sure
            if role in BLOCKS or (role == "delivery" and place_like(rows, value)):
                name = "ship_block" if role == "delivery" else role
                take_block(heads, name, rows, value, (column, end))
            elif role.startswith("plain_") and party:
                keep(heads, role.replace("plain", party, 1), value)
            else:
                keep(heads, role, value)
    return heads


def keep(heads: Heads, role: str, found: Found) -> None:
    if found.value != "" and role != "ignored":
        heads.values.setdefault(role, found)


def row_labels(row: Row) -> dict[int, Label]:
    """The labels of a row by column."""
    labels = {}
    for column, cell in enumerate(row[:MOST_COLUMNS]):
        label = label_of(cell) if isinstance(cell, str) and cell else None
        if label is None and isinstance(cell, str) and 0 < len(cell) < 12 and fold(cell) in LONE:
            label = LONE[fold(cell)], "", EXACT
        if label:
            labels[column] = label
    return labels


def label_of(text: str) -> Label | None:
    """The label that a cell is, or begins with; None if the text is none."""
    if len(text) > 400:
        return None
    first, _, more = text.partition("\n")
    name, colon, rest = first.partition(":")
    if not colon and not more:
        numbered = NUMBERED.match(text) if len(text) <= 120 else None
        role, sure = label_role(numbered[1]) if numbered else (None, 0.0)
        if numbered and role in {"po_number", "order_number"}:
            return role, numbered[2], sure
    role, sure = label_role(name)
    if role is None:
        return None
    following = "\n".join(part.strip() for part in (rest, more) if part.strip())
    return role, following, sure


def label_role(name: str) -> tuple[str | None, float]:
    """The role of a label and how sure it is."""
    name = name.strip()
    if len(name) > 60:
        return None, 0.0
    role, sure = meaning_of(name)
    if role is None or (sure < EXACT and (len(name.split()) > 4 or role.startswith(PARTS))):
        return None, 0.0
    ideas = ideas_of(name)
    if role in {"ship_street", "bill_street"} and "address" in ideas:
        return f"{role[:4]}_block", sure
    if role == "ship_code" and "store" in ideas and "no" not in ideas:
        return "ship_block", sure
    if role == "line_total" and "sub" in ideas:
        return "subtotal", sure
    if role == "tax" and "total" in ideas:
        return taxed_total(name), sure
    if role.startswith("plain_") and not role.endswith(
        ("name", "street", "city", "postcode", "country", "region", "company")
    ):
        return "ignored", sure
    known = role in LABELS or role.startswith(PARTS)
    return (role, sure) if known else (None, 0.0)


def taxed_total(name: str) -> str:
    """A total with tax is the grand one, without it is not; `Total tax` is neither."""
    words = set(fold(name).split())
    return "total" if words & WITH_TAX else "subtotal" if words & WITHOUT_TAX else "tax"


def value_of(
    rows: Sequence[Row], place: tuple[int, int], labels: dict[int, Label], end: int
) -> Found | None:
    """The value of a label that stands alone: the next cell to the right, or the one below."""
    column = place[1]
    role = labels[column][0]
    beside, below = right_of(rows, place, labels), under(rows, place, end)
    # Labels side by side head a row of values.
    first, second = (below, beside) if column + 1 in labels else (beside, below)
    for found in (first, second):
        if found and plausible(role, found.value):
            return found
    return None


def right_of(rows: Sequence[Row], place: tuple[int, int], labels: dict[int, Label]) -> Found | None:
    row, column = place
    for right in range(column + 1, min(column + REACH, len(rows[row]))):
        if right in labels:
            return None
        if rows[row][right] != "":
            return Found(rows[row][right], row, right, BESIDE)
    return None


def under(rows: Sequence[Row], place: tuple[int, int], end: int) -> Found | None:
    row, column = place
    if row + 1 >= min(end, len(rows)) or column >= len(rows[row + 1]):
        return None
    below = rows[row + 1][column]
    if below == "" or (isinstance(below, str) and label_of(below)):
        return None
    return Found(below, row + 1, column, BELOW)


def has_digit(cell: Cell) -> bool:
    return any(character.isdigit() for character in str(cell)) and len(str(cell)) <= 60


def dated(cell: Cell) -> bool:
    return iso_date(cell, Habits()) is not None


def place_like(rows: Sequence[Row], found: Found) -> bool:
    """Whether what stands under `Deliver to` is a place: lines of an address, not a date."""
    cell = found.value
    if not isinstance(cell, str) or dated(cell):
        return False
    if "\n" in cell or cell.count(",") > 1:
        return True
    below = under(rows, (found.row, found.column), found.row + 2)
    return below is not None and isinstance(below.value, str) and not dated(below.value)


def is_currency(cell: Cell) -> bool:
    return isinstance(cell, str) and len(cell.strip()) == 3 and cell.strip().isalpha()


def is_number(cell: Cell) -> bool:
    return isinstance(cell, Decimal) or (has_digit(cell) and not isinstance(cell, date))


PLAUSIBLE: dict[str, Callable[[Cell], bool]] = {
    "po_number": has_digit,
    "order_number": has_digit,
    "buyer_code": has_digit,
    "order_date": dated,
    "currency": is_currency,
    "email": lambda cell: "@" in str(cell),
    "buyer_name": lambda cell: isinstance(cell, str) and any(c.isalpha() for c in cell),
    "total": is_number,
    "line_total": is_number,
    "subtotal": is_number,
    "invoice_number": has_digit,
}


def plausible(role: str, cell: Cell) -> bool:
    """Whether a cell can be the value of this role."""
    test = PLAUSIBLE.get(role)
    return test is None or test(cell)


def take_block(
    heads: Heads, role: str, rows: Sequence[Row], found: Found, bounds: tuple[int, int]
) -> None:
    """The lines of an address: those in the cell, and those in the cells below it.

    `bounds` are the column of the label and the row before which the block ends.
    """
    if role in heads.blocks:
        return
    column, end = bounds
    lines = [
        Found(line, found.row, found.column, found.sure) for line in str(found.value).splitlines()
    ]
    row = found.row + 1
    while row < min(end, len(rows)) and len(lines) < BLOCK_LINES:
        cell = rows[row][found.column] if found.column < len(rows[row]) else ""
        if not isinstance(cell, str) or not cell or label_of(cell):
            break
        if column < found.column and rows[row][column] != "":
            break  # the value of another label
        lines += [Found(line, row, found.column, found.sure) for line in cell.splitlines()]
        row += 1
    heads.blocks[role] = lines


def row_title(row: Row) -> str | None:
    """The kind of document that the title in a row names; a title shares its row with little."""
    filled = [cell for cell in row if cell != ""]
    if not filled or len(filled) > 3:
        return None
    return next((kind for cell in filled if (kind := title_of(cell))), None)
