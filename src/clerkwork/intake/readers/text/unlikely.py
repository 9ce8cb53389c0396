"""What was read and cannot be, by what else stands at its place: it is taken out again."""

import re

from clerkwork.intake.draft import DraftLine, DraftOrder, Spot
from clerkwork.intake.readers.countries import fold
from clerkwork.intake.readers.text.items import BULLET
from clerkwork.intake.readers.text.kinds import ORDERS
from clerkwork.intake.readers.text.labels import PERSON, label_in
from clerkwork.intake.readers.text.parties import LEGAL
from clerkwork.intake.readers.text.shape import Piece

# What stands where there is no article number.
NONE = frozenset("n/a na none nil tbc tbd k.a. keine s/o n.a. unknown".split())  # noqa: SIM905
STORE = re.compile(
    r"(?:lager|warehouse|entrepôt|almacén|magazzino|magazijn|armazém|depot|baustelle|chantier)\b",
    re.IGNORECASE,
)


ADDRESSED = re.compile(
    r"(?:a la atención|attn|attention|z\. ?hd|zu händen|à l'att|all[’']att|alla cortese|ter attentie"
    r"|aos cuidados)",
    re.IGNORECASE,
)


def put_right(order: DraftOrder) -> None:
    """Take out values that contradict what else the order says of their place in the text."""
    if order.buyer_name and is_no_name(order.buyer_name):
        order.buyer_name = None
        order.spots.pop("buyer_name", None)
    for line in order.lines:
        bare(order, line)
    kept = [line for line in order.lines if not within_address(order, line)]
    if kept:
        order.lines = kept


def is_no_name(text: str) -> bool:
    """Whether this is a line of a list, a labelled value, a sentence or a store, not a party."""
    if ADDRESSED.match(text):
        return True  # the seller
    if LEGAL.search(text) and len(text) < 60 and not ORDERS.search(text):
        return False
    labelled = label_in(Piece(text, 1, 1))
    sentence = ORDERS.search(text) is not None and text.count(" ") > 4
    listed = BULLET.match(text) is not None and re.search(r"\d", text) is not None
    return bool(labelled or sentence or listed or STORE.match(text) or PERSON.match(text))


def bare(order: DraftOrder, line: DraftLine) -> None:
    """An article number that is the order's, or none at all; a line's number that is the article's."""
    if line.sku and fold(line.sku) in FOLDED:
        drop(line, "sku")
    for name in ("sku", "buyer_sku"):
        if same_place(line.spots.get(name), order.spots.get("po_number")):
            drop(line, name)
    if line.line and line.line == line.sku:
        drop(line, "line")


FOLDED = {fold(word) for word in NONE}


def drop(line: DraftLine, name: str) -> None:
    setattr(line, name, None)
    line.spots.pop(name, None)


def same_place(left: Spot | None, right: Spot | None) -> bool:
    return left is not None and right is not None and left.at[1:3] == right.at[1:3]


def within_address(order: DraftOrder, line: DraftLine) -> bool:
    """Whether the quantity is a number within the address of delivery: `123 Innovation Drive`."""
    spot = line.spots.get("quantity")
    for name, place in order.spots.items():
        if spot and name.startswith("ship_to.") and place.at[1] == spot.at[1]:
            begin, end = place.at[2], place.at[2] + place.at[3]
            if begin <= spot.at[2] < end:
                return True
    return False
