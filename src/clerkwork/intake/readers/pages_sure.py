"""How sure a value is, from how it was found.

The table says of each field and way how often values found so were right and wrong on the
generated documents (the tuning part of two seeds) that the engine was fitted on.
"""

from typing import NamedTuple


class Signals(NamedTuple):
    """How a value was found, and what speaks for or against it."""

    field: str
    way: str  # column, within, right, below, list, loose, block, letterhead, sum, hint, inferred
    checked: int = 0  # 1 arithmetic or a second place agrees, -1 contradicts
    rivals: int = 0  # other values that would have fitted nearly as well
    letters: float = 1.0  # how sure the reading of its letters is


SEEN = {  # field, way, checked: how many were right, how many wrong
    "buyer_name block 0": (175, 1),
    "buyer_name letterhead 0": (287, 3),
    "currency below 0": (58, 0),
    "currency column 0": (37, 0),
    "currency column 1": (78, 0),
    "currency right 0": (107, 0),
    "currency within 0": (33, 0),
    "line.buyer_sku column 0": (904, 0),
    "line.buyer_sku list 0": (97, 0),
    "line.description column 0": (4639, 53),
    "line.description list 0": (479, 14),
    "line.gtin column 0": (234, 0),
    "line.gtin list 0": (169, 0),
    "line.gtin within 0": (281, 0),
    "line.line column 0": (2648, 1),
    "line.line list 0": (143, 135),
    "line.line_total column 0": (258, 0),
    "line.price_base_quantity column 0": (50, 0),
    "line.price_base_quantity inferred 0": (5, 0),
    "line.quantity column -1": (38, 1),
    "line.quantity column 0": (822, 1),
    "line.quantity column 1": (3835, 0),
    "line.quantity list 0": (242, 10),
    "line.quantity list 1": (241, 0),
    "line.requested_delivery column 0": (332, 0),
    "line.requested_delivery list 0": (42, 0),
    "line.requested_delivery within 0": (747, 0),
    "line.sku column 0": (3448, 30),
    "line.sku list 0": (415, 5),
    "line.sku within 0": (205, 0),
    "line.unit_price column -1": (39, 0),
    "line.unit_price column 0": (322, 0),
    "line.unit_price column 1": (3835, 0),
    "line.unit_price list 0": (190, 5),
    "line.unit_price list 1": (241, 0),
    "line.uom column 0": (3633, 6),
    "line.uom list 0": (316, 7),
    "order_date below -1": (2, 0),
    "order_date below 0": (141, 0),
    "order_date below 1": (11, 0),
    "order_date loose 0": (9, 0),
    "order_date right -1": (3, 0),
    "order_date right 0": (148, 0),
    "order_date right 1": (31, 4),
    "order_date within 0": (104, 0),
    "order_date within 1": (4, 0),
    "po_number below 0": (105, 0),
    "po_number below 1": (4, 0),
    "po_number right 0": (135, 0),
    "po_number right 1": (26, 0),
    "po_number within 0": (101, 0),
    "po_number within 1": (84, 0),
    "requested_delivery below 0": (78, 0),
    "requested_delivery right 0": (70, 0),
    "requested_delivery within 0": (36, 0),
    "ship_to.city block 0": (390, 2),
    "ship_to.country block 0": (220, 0),
    "ship_to.name block 0": (394, 0),
    "ship_to.postcode block 0": (392, 0),
    "ship_to.street block 0": (387, 5),
    "total sum -1": (0, 2),
    "total sum 0": (14, 12),
    "total sum 1": (304, 1),
}  # fmt: skip
# What is expected of a way before anything was counted, and for how many counts that stands.
EXPECTED = {"hint": 0.98, "loose": 0.85, "letterhead": 0.92, "inferred": 0.85, "list": 0.93}
USUAL, WEIGHT = 0.95, 20
# Documents of strangers are harder than those that were generated.
STRANGE = 1.5
CONTRADICTED, CONTESTED = 0.9, 0.85


def sure(signals: Signals) -> float:
    """The probability that the value is right."""
    right, wrong = SEEN.get(f"{signals.field} {signals.way} {signals.checked}", (0, 0))
    expected = EXPECTED.get(signals.way, USUAL)
    mistaken = (wrong + WEIGHT * (1 - expected)) / (right + wrong + WEIGHT)
    value = max(1 - STRANGE * mistaken, 0.05)
    if signals.checked < 0:
        value = min(value, CONTRADICTED)
    if signals.rivals:
        value = min(value, CONTESTED)
    return round(value * signals.letters, 4)
