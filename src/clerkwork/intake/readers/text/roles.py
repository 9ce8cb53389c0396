"""What the label of a value in a letter means, in the words of letters, tables and printed pages."""

import re

from clerkwork.intake.readers.countries import fold
from clerkwork.intake.readers.headings.meaning import ideas_of, means_two, role_of
from clerkwork.intake.readers.pages.column_words import column_role
from clerkwork.intake.readers.pages.label_words import label_of
from clerkwork.intake.readers.text.columns import MEANT, PLAIN
from clerkwork.intake.readers.text.label_words import MEANING

HEADS = frozenset(
    "po_number order_number order_date delivery currency buyer_name buyer_code email total note "  # noqa: SIM905
    "line_total subtotal tax freight discount supplier ship_block bill_block release item "
    "buyer_sku sku invoice_number quote_number ship_date".split()
)
ARTICLE_ROLES = frozenset(
    "quantity uom unit_price line_total desc article item item_sku sku buyer_sku gtin maker_sku "  # noqa: SIM905
    "line delivery".split()
)
WANTED_LABEL = re.compile(
    r"deliver|liefer|livrais|entrega|consegna|lever|wunsch|termin|needed|required|afleve|prazo"
    r"|bezorg|receber|recibir|eintreff|arriv|ankunft|ontvangen|ricevere|hier am|chegad"
)
NUMBER_TAIL = re.compile(
    r"[\s.:#°º-]*\b(?:no|nr|number|num|n|id|nummer|numero|#)\.?\s*\Z", re.IGNORECASE
)


# `Montant total toutes taxes`, `Totale complessivo`, `À payer`.
GRAND = re.compile(
    r"(?:total|gesamt|summe|montant|importe|importo|betrag|bedrag|valor|amount)\w*\b.*\b(?:incl\w*|inkl\w*"
    r"|ttc|brutto|toutes taxes|taxes comprises|iva|mwst|btw|vat|gst|tax|complessivo|generale?|geral|grand)\b"
    r"|\A(?:net )?a payer\Z|\Azu zahlen\Z|\Ate betalen\Z|\Ada pagare\Z|\Aa pagar\Z|\bpayable\Z"
)
NET = re.compile(
    r"\b(?:ex\w*|hors|ht|net\w*|before|zzgl|zuzugl\w*|ohne|sin|senza|sem|zonder|rate|sub\w*)\b"
)


# What labels of printed pages are in a letter.
ON_PAPER = {
    "po": "po_number", "order_date": "order_date", "delivery": "delivery", "currency": "currency",
    "ship": "ship_block", "recipient": "ship_block", "bill": "bill_block", "vendor": "supplier",
    "other_no": "ignored", "other_date": "ignored",
}  # fmt: skip
NUMBERED = re.compile(r"\bn[°º]\s?", re.IGNORECASE)


def role_in_letter(label: str) -> str | None:
    """What a label of a letter means; `ignored` where it is understood and of no use."""
    folded = fold(label)
    if not folded or len(folded) > 50:
        return None
    listed = listed_role(label, folded)
    if listed:
        return listed
    role = role_of(label.strip())
    if role in {"ship_street", "bill_street"} and "address" in ideas_of(label):
        return f"{role[:4]}_block"
    if role == "order_number":
        return "po_number"
    if role is None and (printed := role_on_paper(label)):
        return printed
    known = role in HEADS or role in ARTICLE_ROLES
    worded = len(folded) < 40 and not re.search(r"\d", folded)  # no `Deliveries Mon-Fri 8:00`
    if not known and worded and WANTED_LABEL.search(folded):
        return "delivery"
    return role if known or (role or "").startswith(("ship_", "bill_", "plain_")) else None


def listed_role(label: str, folded: str) -> str | None:
    """What a label means by its words as they stand in the lists, or by what sums are called."""
    if folded in MEANING:
        return MEANING[folded]
    if folded in MEANT and folded not in PLAIN:
        return role_of(MEANT[folded])
    if means_two(label):
        return "ignored"
    if GRAND.search(folded) and not NET.search(folded):
        return "total"
    bare = fold(NUMBER_TAIL.sub("", label))
    return "po_number" if MEANING.get(bare) == "po_number" else None


def role_on_paper(label: str) -> str | None:
    """What the label means on printed pages, or over a column of them."""
    printed = ON_PAPER.get(label_of(label) or "")
    if printed:
        return printed
    column = column_role(NUMBERED.sub("no ", label))
    return column if column in ARTICLE_ROLES or column == "pack_size" else None
