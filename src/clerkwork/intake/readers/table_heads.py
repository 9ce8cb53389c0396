"""What stands above, beside and below the lines of a table: labels with their values.

`PO Number: 4711` in one cell, `Bestellnummer | 4711` in two, a row of labels over a row of
values, and blocks such as a ship-to address under its label.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from clerkwork.intake.readers.countries import fold
from clerkwork.intake.readers.headers import ideas_of, role_of
from clerkwork.intake.readers.table_layout import Row
from clerkwork.intake.readers.table_values import Cell

LABELS = frozenset(
    """po_number order_number order_date delivery currency buyer_name buyer_code email total
    subtotal line_total tax freight discount note invoice_number invoice_date quote_number
    supplier ship_block bill_block release""".split()  # noqa: SIM905
)
PARTIES = {"ship_block": "ship", "bill_block": "bill", "supplier": "supplier", "buyer_name": "bill"}
NUMBERED = re.compile(
    r"(\D*?[^\W\d_])[\s.:#°º-]*(?:\b[Nn][or]?\b[.:°º]*)?\s*([\w./-]*\d[\w./-]*)\Z"
)
BLOCK_LINES = 7
REACH = 6
# Titles of documents that are no order; each is a whole cell, but for a number behind it.
TITLES = {
    "invoice": "invoice|proforma invoice|pro forma invoice|tax invoice|commercial invoice|rechnung|"
    "facture|factura|fattura|factuur|fatura|credit note|gutschrift|credit memo",
    "quotation_request": "request for quotation|request for quote|quotation request|rfq|quotation|"
    "quote|price quote|angebot|anfrage|angebotsanfrage|preisanfrage|devis|demande de prix|"
    "demande de devis|presupuesto|cotizacion|solicitud de cotizacion|preventivo|offerta|"
    "richiesta di offerta|offerte|offerteaanvraag|cotacao|orcamento",
    "order_change": "purchase order change|order change|change order|bestellanderung|"
    "auftragsanderung|modification de commande|modificacion de pedido|orderwijziging",
    "order_cancellation": "order cancellation|purchase order cancellation|cancellation|"
    "stornierung|bestellstornierung|annulation de commande|cancelacion de pedido|annullamento "
    "ordine|annulering",
    "other": "order confirmation|order acknowledgement|order acknowledgment|auftragsbestatigung|"
    "confirmation de commande|packing list|packing slip|delivery note|lieferschein|"
    "bon de livraison|price list|preisliste|inventory|stock list|pick list|pickliste|albaran|"
    "bolla di consegna|pakbon|statement|goods received note|return authorization",
}
TITLED = {title: kind for kind, titles in TITLES.items() for title in titles.split("|")}


@dataclass(slots=True)
class Found:
    """A labelled value: the cell, and where it stands (row and column from zero)."""

    value: Cell
    row: int
    column: int


@dataclass(slots=True)
class Heads:
    """Values by role, the lines of address blocks, and the kind that a title gives away."""

    values: dict[str, Found] = field(default_factory=dict)
    blocks: dict[str, list[str]] = field(default_factory=dict)
    kind: str | None = None

    def get(self, role: str) -> Cell | None:
        found = self.values.get(role)
        return found.value if found else None


def read_heads(rows: Sequence[Row], begin: int, end: int) -> Heads:
    """All labels and values in these rows."""
    heads = Heads()
    party = ""
    for row in range(begin, min(end, len(rows))):
        labels = row_labels(rows[row])
        for column, (role, rest) in labels.items():
            place = (row, column)
            value = Found(rest, row, column) if rest else value_of(rows, place, labels, end)
            if role in PARTIES:
                party = PARTIES[role]
            if role in {"ship_block", "bill_block"}:
                take_block(heads, role, rows, value, end)
            elif role.startswith("plain_") and party:
                keep(heads, role.replace("plain", party, 1), value)
            else:
                keep(heads, role, value)
        heads.kind = heads.kind or title_kind(rows[row])
    return heads


def keep(heads: Heads, role: str, found: Found | None) -> None:
    if found and found.value != "":
        heads.values.setdefault(role, found)


def row_labels(row: Row) -> dict[int, tuple[str, str]]:
    """(role, rest of the cell) by column, for the cells that are labels."""
    labels = {}
    for column, cell in enumerate(row[:60]):
        label = label_of(cell) if isinstance(cell, str) and cell else None
        if label:
            labels[column] = label
    return labels


def label_of(text: str) -> tuple[str, str] | None:
    """(role, what follows in the same cell) of a label; None if the text is none."""
    if len(text) > 400:
        return None
    first, _, more = text.partition("\n")
    name, colon, rest = first.partition(":")
    if not colon and not more:
        numbered = NUMBERED.match(text) if len(text) <= 120 else None
        role = label_role(numbered[1]) if numbered else None
        if numbered and role in {"po_number", "order_number"}:
            return role, numbered[2]
    role = label_role(name)
    if role is None:
        return None
    following = "\n".join(part.strip() for part in (rest, more) if part.strip())
    return role, following


def label_role(name: str) -> str | None:
    name = name.strip()
    role = role_of(name) if len(name) <= 60 else None
    if role in {"ship_street", "bill_street"} and "address" in ideas_of(name):
        return f"{role[:4]}_block"
    known = role in LABELS or (role or "").startswith(("ship_", "bill_", "plain_"))
    return role if known else None


def value_of(
    rows: Sequence[Row], place: tuple[int, int], labels: dict[int, tuple[str, str]], end: int
) -> Found | None:
    """The value of a label that stands alone: the next cell to the right, or the one below."""
    row, column = place
    for right in range(column + 1, min(column + REACH, len(rows[row]))):
        if right in labels:
            break
        if rows[row][right] != "":
            return Found(rows[row][right], row, right)
    if row + 1 < min(end, len(rows)) and column < len(rows[row + 1]):
        below = rows[row + 1][column]
        if below != "" and not (isinstance(below, str) and label_of(below)):
            return Found(below, row + 1, column)
    return None


def take_block(heads: Heads, role: str, rows: Sequence[Row], found: Found | None, end: int) -> None:
    """The lines of an address: those in the cell, and those in the cells below it."""
    if not found or role in heads.blocks:
        return
    lines = str(found.value).splitlines()
    row = found.row + 1
    while row < min(end, len(rows)) and len(lines) < BLOCK_LINES:
        cell = rows[row][found.column] if found.column < len(rows[row]) else ""
        if not isinstance(cell, str) or not cell or label_of(cell):
            break
        if any(column < found.column for column in row_labels(rows[row])):
            break  # the value of another label
        lines.extend(cell.splitlines())
        row += 1
    heads.blocks[role] = lines


def title_kind(row: Row) -> str | None:
    """The kind of document that the only cell of a row names."""
    filled = [cell for cell in row if cell != ""]
    if not filled or len(filled) > 2 or not isinstance(filled[0], str) or len(filled[0]) > 60:
        return None
    words = [word for word in fold(filled[0]).split() if not any(c.isdigit() for c in word)]
    while words and words[-1] in {"no", "nr", "n", "number", "nummer"}:
        words.pop()
    return TITLED.get(" ".join(words))
