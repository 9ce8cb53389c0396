"""Where the goods go, as a letter says it: under a label, in parts, or within a sentence."""

import re

from clerkwork.intake.draft import DraftOrder
from clerkwork.intake.readers.address_lines import read_address
from clerkwork.intake.readers.text.dates import DATE
from clerkwork.intake.readers.text.labels import Labels, following
from clerkwork.intake.readers.text.parties import PART, set_ship_to
from clerkwork.intake.readers.text.shape import Page, Piece
from clerkwork.intake.readers.text.told import paragraphs


def set_place(order: DraftOrder, page: Page, labels: Labels) -> None:
    """Where the goods go: the block under its label, or what a sentence says."""
    if "ship_block" in labels.blocks:
        set_ship_to(order, dateless(labels.blocks["ship_block"]), 0.97)
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
    if not introduced_place(order, page):
        told_place(order, page)


def dateless(block: list[Piece]) -> list[Piece]:
    """The lines of a place; one line, behind which it says until when, without that and in parts."""
    text = block[0].text
    until = UNTIL.search(text) if len(block) == 1 else None
    if until is None or not DATE.search(text, until.start()):
        return block
    return [block[0].part(*match.span()) for match in PART.finditer(text, 0, until.start())]


TOLD_PLACE = re.compile(
    r"(?:deliver(?:y|ed)?|ship(?:ped)?|send|lieferung|liefern(?: sie)?(?: bitte)?|livr\w+"
    r"|entreg\w+|enviar|consegn\w+|sped\w+|leveren|levering)"
    r"(?:[^.:\n]|(?<=\d)\.(?=\d)){0,60}?\s(?:to|at|an|nach|à|au|en|a|in|op|aan|em|presso|bei)\s*:?\s+"
    r"(?P<place>(?:our "
    r"|unser\w* |notre |nuestr\w+ |nostr\w+ |ons |onze"
    r" )?[A-ZÄÖÜ0-9][^\n;]{10,160}?\d[^\n;]{0,60}?)(?:\.(?:\s|\Z)|[:!?]?\s*\Z|\n)",
    re.IGNORECASE,
)
# A line that says where to, over the address: `Delivery on 5/7/2026 to the following address:`
INTRODUCES = re.compile(
    r"(?:deliver|ship|send|goods|liefer|versand|versend|livr|expédi|entreg|envi|consegn|sped"
    r"|lever|bezorg|address|adress|anschrift|direcci|indirizzo|adres|morada|endereço)[^:]*:\s*\Z",
    re.IGNORECASE,
)


def introduced_place(order: DraftOrder, page: Page) -> bool:
    """The address under a line of a sentence that leads to it; whether there is one."""
    for index, line in enumerate(page.lines[:400]):
        if line.line in page.taken or not INTRODUCES.search(line.text):
            continue
        block = following(page, index)
        address = read_address([each.text for each in block]) if len(block) > 1 else None
        if address and address.street and (address.postcode or address.city):
            set_ship_to(order, block, 0.9)
            return True
    return False


def told_place(order: DraftOrder, page: Page) -> None:
    """The address within a sentence that is about delivery."""
    used = {spot.at[1] for line in order.lines for spot in line.spots.values()}
    free = [line for line in page.lines[:400] if line.line not in page.taken | used]
    for line in [*free, *paragraphs(page, 400)]:
        if "," not in line.text or (line.breaks and line.line in used):
            continue
        match = TOLD_PLACE.search(line.text[:MAX_SENTENCE])
        if match:
            place = line.part(*match.span("place"))
            until = UNTIL.search(place.text)
            lead = INTO.match(place.text)
            begin, end = lead.end() if lead else 0, until.start() if until else len(place.text)
            found = place.part(begin, end)
            if found.text.count(",") != 1:
                set_ship_to(order, [found], 0.9)
            elif IN_TOWN.search(found.text):
                comma = found.text.index(",")
                parts = [found.part(0, comma), found.part(comma + 1, len(found.text))]
                set_ship_to(order, parts, 0.9)
            if order.ship_to:
                return


# `our main warehouse at: `, before the address itself.
INTO = re.compile(
    r"(?:(?:our|unser\w*|notre|nuestr\w+|nostr\w+|ons|onze)\s[^\d,]{2,40}?"
    r"(?:\b(?:at|in|an|à|en|a)|:)\s?:?"
    r"|[^\W\d_]+(?:day|dag|tag)\s(?:to|at|aan|an|in)(?: (?:the|de|die|den))?)\s*(?=[A-ZÄÖÜ0-9])"
)
# A street with its number, then postcode and town: `Havenstraat 5, 3011 AB Rotterdam`.
IN_TOWN = re.compile(
    r"[^\W\d_]{4,} \d{1,4}\s?[a-zA-Z]?, (?:[A-Z]{1,2}-)?\d{4,5}(?: [A-Z]{2})? [A-ZÄÖÜÉ]"
)
MAX_SENTENCE = 2_000  # characters in which an address is sought
# When the goods are to be there, behind where.
UNTIL = re.compile(
    r",?\s+(?:by|before|until|not? later|on|bis|am|zum|spätestens|avant|pour|le|antes|para|entro"
    r"|per|uiterlijk|voor|até|please|bitte|svp|merci|graag|por favor)\b[^,]*\Z",
    re.IGNORECASE,
)
