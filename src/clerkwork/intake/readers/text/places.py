"""Where the goods go, as a letter says it: under a label, in parts, or within a sentence."""

import re

from clerkwork.intake.draft import DraftOrder
from clerkwork.intake.readers.text.labels import Labels
from clerkwork.intake.readers.text.parties import set_ship_to
from clerkwork.intake.readers.text.shape import Page, Piece


def set_place(order: DraftOrder, page: Page, labels: Labels) -> None:
    """Where the goods go: the block under its label, or what a sentence says."""
    if "ship_block" in labels.blocks:
        set_ship_to(order, labels.blocks["ship_block"], 0.97)
        return
    parts: dict[str, Piece] = {}
    for each in labels.values:
        if each.role.startswith("ship_") and each.role != "ship_date":
            parts.setdefault(each.role.removeprefix("ship_"), each.value)
    if parts:
        set_ship_to(
            order, [parts[name] for name in ("name", "company", "street") if name in parts], 0.9
        )
        return
    told_place(order, page)


TOLD_PLACE = re.compile(
    r"(?:deliver(?:y|ed)?|ship(?:ped)?|send|lieferung|liefern(?: sie)?(?: bitte)?|livr\w+"
    r"|entreg\w+|enviar|consegn\w+|sped\w+|leveren|levering)"
    r"[^.:\n]{0,40}?\s(?:to|at|an|nach|à|au|en|a|in|op|aan|em)\s*:?\s+(?P<place>(?:our "
    r"|unser\w* |notre |nuestr\w+ |nostr\w+ |ons |onze"
    r" )?[A-ZÄÖÜ0-9][^\n;]{10,160}?\d[^\n;]{0,60}?)(?:\.(?:\s|\Z)|\Z|\n)",
    re.IGNORECASE,
)


def told_place(order: DraftOrder, page: Page) -> None:
    for line in page.lines[:400]:
        if line.line in page.taken or line.text.count(",") < 2:
            continue
        match = TOLD_PLACE.search(line.text)
        if match:
            set_ship_to(order, [line.part(*match.span("place"))], 0.9)
            if order.ship_to:
                return
