"""Labels and their values in a text: `PO number: 4711`, and blocks under `Ship to:`."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from clerkwork.intake.readers.countries import fold
from clerkwork.intake.readers.headers import ideas_of, role_of
from clerkwork.intake.readers.pages_column_words import column_role
from clerkwork.intake.readers.pages_label_words import label_of
from clerkwork.intake.readers.text_columns import MEANT, PLAIN
from clerkwork.intake.readers.text_label_words import MEANING
from clerkwork.intake.readers.text_shape import Page, Piece, cells, is_rule, joined

LABEL = re.compile(
    r"\A[\s*_#>•–-]*(?P<label>[^:=\t|]{1,60}?)\**\s*(?::|=|#:)\**\s*(?P<rest>.*)\Z", re.DOTALL
)
HEADS = frozenset(
    "po_number order_number order_date delivery currency buyer_name buyer_code email total note "  # noqa: SIM905
    "line_total subtotal tax freight discount supplier ship_block bill_block release item "
    "buyer_sku sku invoice_number quote_number ship_date".split()
)
ARTICLE_ROLES = frozenset(
    "quantity uom unit_price line_total desc article item item_sku sku buyer_sku gtin maker_sku "  # noqa: SIM905
    "line delivery".split()
)
BLOCK_LINES = 7
MAX_LABELLED = 2_000  # lines that are looked at for labels
WANTED_LABEL = re.compile(
    r"deliver|liefer|livrais|entrega|consegna|lever|wunsch|termin|needed|required|afleve|prazo"
    r"|bezorg|receber|recibir|eintreff|arriv|ankunft|ontvangen|ricevere|hier am|chegad"
)
NUMBER_TAIL = re.compile(
    r"[\s.:#°º-]*\b(?:no|nr|number|num|n|id|nummer|numero|#)\.?\s*\Z", re.IGNORECASE
)


# What labels of printed pages are in a letter.
ON_PAPER = {
    "po": "po_number", "order_date": "order_date", "delivery": "delivery", "currency": "currency",
    "ship": "ship_block", "recipient": "ship_block", "bill": "bill_block", "vendor": "supplier",
    "other_no": "ignored", "other_date": "ignored",
}  # fmt: skip
NUMBERED = re.compile(r"\bn[°º]\s?", re.IGNORECASE)
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


def role_in_letter(label: str) -> str | None:
    """What a label of a letter means; `ignored` where it is understood and of no use."""
    folded = fold(label)
    if not folded or len(folded) > 50:
        return None
    if folded in MEANING:
        return MEANING[folded]
    if folded in MEANT and folded not in PLAIN:
        return role_of(MEANT[folded])
    bare = fold(NUMBER_TAIL.sub("", label))
    if bare in MEANING and MEANING[bare] == "po_number":
        return "po_number"
    role = role_of(label.strip())
    if role in {"ship_street", "bill_street"} and "address" in ideas_of(label):
        return f"{role[:4]}_block"
    if role == "order_number":
        return "po_number"
    if role is None and (printed := role_on_paper(label)):
        return printed
    known = role in HEADS or role in ARTICLE_ROLES
    if not known and len(folded) < 40 and WANTED_LABEL.search(folded):
        return "delivery"
    return role if known or (role or "").startswith(("ship_", "bill_", "plain_")) else None


def role_on_paper(label: str) -> str | None:
    """What the label means on printed pages, or over a column of them."""
    printed = ON_PAPER.get(label_of(label) or "")
    if printed:
        return printed
    column = column_role(NUMBERED.sub("no ", label))
    return column if column in ARTICLE_ROLES or column == "pack_size" else None


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
            return Labelled(labelled.role, labelled.label, following.part(0, len(following.text)))
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
    if label_in(following[0]) or ends_block(following[0].text):
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
    r"|sr|sra|a/c|c\.a\.|alla c\.a|zu händen|a la atención|alla cortese|ter attentie"
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
