"""Labels and their values in a text: `PO number: 4711`, and blocks under `Ship to:`."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from clerkwork.intake.readers.countries import fold
from clerkwork.intake.readers.headings.meaning import means_two, sides_of
from clerkwork.intake.readers.text.roles import ARTICLE_ROLES, role_in_letter
from clerkwork.intake.readers.text.shape import Page, Piece, cells, is_rule, joined

LABEL = re.compile(
    r"\A[\s*_#>•–-]*(?P<label>[^:=\t|]{1,60}?)\**\s*(?::|=|#:)\**\s*(?P<rest>.*)\Z", re.DOTALL
)
BLOCK_LINES = 7
MAX_LABELLED = 2_000  # lines that are looked at for labels
BEHIND = re.compile(r"\(([^()\d]{3,40})\)")
# Labels that may stand alone in a line, without a colon, over their value.
ALONE = frozenset(("ship_block", "bill_block", "supplier", "po_number", "order_date", "delivery"))


@dataclass(frozen=True, slots=True)
class Labelled:
    """A label, what it means, and the value that follows it in the same line."""

    role: str
    label: Piece
    value: Piece


@dataclass(slots=True)
class Labels:
    """All labelled values of a text, in their order, and the lines of address blocks."""

    values: list[Labelled] = field(default_factory=list)
    blocks: dict[str, list[Piece]] = field(default_factory=dict)

    def all(self, role: str) -> Iterator[Labelled]:
        return (each for each in self.values if each.role == role)


def label_in(cell: Piece) -> Labelled | None:
    """The label and the value of one cell; the value is empty where it stands elsewhere."""
    match = LABEL.match(cell.text)
    if not match:
        return None
    role = role_in_letter(match["label"])
    if role is None:
        return None
    if match["rest"].startswith("//"):
        return None
    return Labelled(role, cell.part(*match.span("label")), cell.part(*match.span("rest")))


def read_labels(page: Page) -> Labels:
    """The labels of all lines that are not taken."""
    found = Labels()
    looked = 0
    for index, line in enumerate(page.lines):
        if line.line in page.taken or not line.text.strip() or is_rule(line.text):
            continue
        looked += 1
        if looked > MAX_LABELLED:
            break
        row = [cell for cell in cells(line) if cell.text]
        if not take_row(found, row, page.lines, index):
            for position in range(len(row)):
                take_label(found, page, index, row, position)
    return found


def take_label(found: Labels, page: Page, index: int, row: list[Piece], position: int) -> None:
    """The value or the block of the label in one cell, where it is one."""
    labelled = label_in(row[position]) or silent(row, position)
    if labelled is None:
        return
    both = list(two_sided(labelled))
    if both:
        found.values += both
        return
    following = row[position + 1] if position + 1 < len(row) else None
    if following and not labelled.value.text and not label_in(following):
        labelled = Labelled(labelled.role, labelled.label, following)
    if labelled.role == "delivery" and names_place(labelled, page.lines, index):
        labelled = Labelled("ship_block", labelled.label, labelled.value)
    blocked = labelled.role in {"ship_block", "bill_block", "supplier"}
    if blocked and take_block(found, labelled, page, index):
        return
    if not labelled.value.text:
        labelled = below(labelled, page.lines, index)
    if labelled.value.text:
        found.values.append(labelled)


def two_sided(labelled: Labelled) -> Iterator[Labelled]:
    """Two labels with their two values: `Order date / Liefertermin: 4.5.2026 / 9.5.2026`."""
    values = [match.span() for match in SIDE.finditer(labelled.value.text)]
    if len(values) != 2 or not means_two(labelled.label.text):
        return
    for side, span in zip(sides_of(labelled.label.text), values, strict=True):
        role = role_in_letter(side)
        if role:
            yield Labelled(role, labelled.label, labelled.value.part(*span))


SIDE = re.compile(r"(?:(?!\s/\s).)+")


def names_place(labelled: Labelled, lines: list[Piece], index: int) -> bool:
    """Whether what stands behind, or under, `Delivery:` is an address rather than a date."""
    value = labelled.value.text
    if value:
        return value.count(",") >= 2 and not re.match(r"\D{0,12}\d{1,4}[./-]\d", value)
    below = [line.text for line in lines[index + 1 : index + 4]]
    return (
        len(below) == 3
        and all(text.strip() for text in below[:3])
        and not re.search(r"\d", below[0])
    )


def take_row(found: Labels, row: list[Piece], lines: list[Piece], index: int) -> bool:
    """A row of labels over a row of values; whether it was one."""
    if len(row) < 2 or index + 1 >= len(lines) or any(":" in cell.text for cell in row):
        return False
    roles = [role_in_letter(cell.text) for cell in row]
    below = [cell for cell in cells(lines[index + 1]) if cell.text]
    known = [role for role in roles if role in {"po_number", "order_date", "delivery", "currency"}]
    if len(known) < 2 or len(below) != len(row):
        return False
    pairs = zip(roles, row, below, strict=True)
    found.values += [Labelled(role, label, value) for role, label, value in pairs if role]
    return True


def silent(row: list[Piece], position: int) -> Labelled | None:
    """A label without a colon: the first of two cells."""
    if position or len(row) > 2 or len(row[0].text) > 40:
        return None
    behind = BEHIND.fullmatch(row[-1].text) if len(row) == 2 else None
    if behind:  # the value first: `15907  (order number)`
        role = role_in_letter(behind[1])
        return Labelled(role, row[1], row[0]) if role in ALONE else None
    role = role_in_letter(row[0].text.strip("*_ "))
    if len(row) == 1:
        if (
            role not in ALONE
            or re.search(r"\d", row[0].text)
            or fold(row[0].text)
            in {
                "to",
                "from",
                "order",
                "an",
                "von",
                "a",
                "de",
            }
        ):
            return None
        return Labelled(role or "", row[0], row[0].part(len(row[0].text), len(row[0].text)))
    return (
        Labelled(role, row[0], row[1])
        if role and role not in ARTICLE_ROLES - {"delivery"}
        else None
    )


def below(labelled: Labelled, lines: list[Piece], index: int) -> Labelled:
    """The value on the next line, under a label that stands alone."""
    if index + 1 < len(lines) and labelled.role not in ARTICLE_ROLES - {"delivery"}:
        following = lines[index + 1]
        valued = labelled.role not in ALONE or re.search(r"\d", following.text)
        if (
            following.text.strip()
            and valued
            and not label_in(following)
            and len(following.text) < 80
        ):
            under = block_cell(following, labelled.label, None)
            return Labelled(labelled.role, labelled.label, under or cells(following)[0])
    return labelled


def take_block(found: Labels, labelled: Labelled, page: Page, index: int) -> bool:
    """The lines of an address under, or behind, its label; whether there were any."""
    if labelled.role in found.blocks:
        return False
    block = [labelled.value] if labelled.value.text else []
    place = block[0].column if block else None
    if block and block[0].text.count(",") >= 2:
        found.blocks[labelled.role] = [joined([*block, *wrapped(page, index)])]
        page.taken.add(labelled.label.line)
        return True
    number = index + 1
    if not block:
        while (
            number < len(page.lines) and not page.lines[number].text.strip() and number <= index + 1
        ):
            number += 1
    while number < len(page.lines) and len(block) < BLOCK_LINES:
        line = page.lines[number]
        if not line.text.strip() or line.line in page.taken or is_rule(line.text):
            break
        part = block_cell(line, labelled.label, place)
        if part and PERSON.match(part.text):
            number += 1
            continue
        if part is None or (label_in(part) and label_in(line)) or ends_block(part.text):
            break
        block.append(part)
        number += 1
    if not block:
        return False
    found.blocks[labelled.role] = block
    page.taken.update(each.line for each in block)
    page.taken.add(labelled.label.line)
    return True


def wrapped(page: Page, index: int) -> list[Piece]:
    """The line in which a long one goes on."""
    following = page.lines[index + 1 : index + 2]
    if len(page.lines[index].text) < 55 or not following or not following[0].text.strip():
        return []
    if label_in(following[0]) or ends_block(following[0].text) or is_rule(following[0].text):
        return []
    page.taken.add(following[0].line)
    return following


def block_cell(line: Piece, label: Piece, place: int | None) -> Piece | None:
    """The cell of a line that stands under the label: addresses may stand side by side."""
    row = cells(line)
    if len(row) == 1:
        return row[0]
    wanted = place or label.column
    near = [cell for cell in row if abs(cell.column - wanted) <= 3]
    return near[0] if near else None


PERSON = re.compile(
    r"\s*(?:attn|attention|att|all'att|z\. ?hd|c/o|contact|fao|à l'att|t\.?a\.?v|herrn?|frau"
    r"|mr|mrs|ms"
    r"|sr|sra|a/c|c\.a\.|alla c\.a|zu händen|a la atención|alla cortese|all['’]att\w*|ter attentie"
    r"|aos cuidados)(?!\w)",
    re.IGNORECASE,
)
CLOSING = re.compile(
    r"\A(?:please|thank|regards|kind|best|bitte|mit |merci|cordialement|gracias|saludos|grazie"
    r"|cordiali"
    r"|met |graag|obrigad|cumprimentos|we |wir |nous |the |attn)\b|[.!?]\Z.{0}",
    re.IGNORECASE,
)


def ends_block(text: str) -> bool:
    """Whether a line is a sentence, not a part of an address."""
    return (
        bool(CLOSING.match(text))
        or len(text) > 90
        or (text.endswith((".", "!", "?")) and text.count(" ") > 8)
    )


def following(page: Page, index: int) -> list[Piece]:
    """The lines of the block under a line, without persons."""
    block: list[Piece] = []
    for each in page.lines[index + 1 : index + 1 + BLOCK_LINES + 1]:
        if not each.text.strip() or each.line in page.taken or ends_block(each.text):
            break
        if not PERSON.match(each.text):
            block.append(each.part(0, len(each.text)))
    return block
