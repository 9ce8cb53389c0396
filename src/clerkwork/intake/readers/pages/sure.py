"""How sure a value is, from how it was found.

The table says of each field and way how often values found so were right and wrong on all
generated documents; `clerkwork.training.accuracy.fit` counts it anew. STRANGE was chosen so that of
kinds of layouts left out of the count, less than one in a thousand values is wrong and said to be
sure.
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
    "buyer_name block 0": (172, 2),
    "buyer_name letterhead 0": (257, 5),
    "currency below 0": (49, 0),
    "currency column 0": (37, 0),
    "currency column 1": (72, 0),
    "currency right 0": (95, 0),
    "currency within 0": (32, 0),
    "line.buyer_sku column 0": (0, 3),
    "line.buyer_sku column 1": (511, 0),
    "line.buyer_sku list 1": (6, 0),
    "line.buyer_sku within 0": (4, 0),
    "line.description column 0": (275, 20),
    "line.description column 1": (3238, 7),
    "line.description list 0": (277, 12),
    "line.gtin column 1": (448, 0),
    "line.gtin list 1": (50, 0),
    "line.gtin within 0": (268, 0),
    "line.line column 0": (1842, 0),
    "line.line list 0": (164, 11),
    "line.line_total column 0": (145, 0),
    "line.price_base_quantity column 0": (48, 0),
    "line.quantity column 0": (929, 11),
    "line.quantity column 1": (2609, 0),
    "line.quantity list 0": (159, 8),
    "line.quantity list 1": (124, 0),
    "line.requested_delivery column 0": (367, 0),
    "line.requested_delivery list 0": (32, 0),
    "line.requested_delivery within 0": (325, 0),
    "line.sku column 0": (0, 6),
    "line.sku column 1": (2896, 0),
    "line.sku list 0": (0, 1),
    "line.sku list 1": (272, 0),
    "line.sku within 0": (66, 0),
    "line.unit_price column 0": (521, 1),
    "line.unit_price column 1": (2609, 0),
    "line.unit_price list 0": (156, 0),
    "line.unit_price list 1": (124, 0),
    "line.uom column 0": (247, 2),
    "line.uom column 1": (2620, 0),
    "line.uom list 0": (22, 0),
    "line.uom list 1": (248, 7),
    "order_date below 0": (118, 0),
    "order_date below 1": (8, 0),
    "order_date loose 0": (15, 1),
    "order_date loose 1": (1, 0),
    "order_date right 0": (136, 0),
    "order_date right 1": (19, 0),
    "order_date within 0": (112, 0),
    "order_date within 1": (10, 0),
    "po_number below 0": (86, 4),
    "po_number below 1": (3, 0),
    "po_number right 0": (123, 0),
    "po_number right 1": (20, 0),
    "po_number within 0": (124, 0),
    "po_number within 1": (61, 0),
    "requested_delivery below 0": (67, 0),
    "requested_delivery right 0": (70, 0),
    "requested_delivery within 0": (46, 0),
    "ship_to.city block 0": (371, 4),
    "ship_to.country block 0": (208, 0),
    "ship_to.name block 0": (381, 1),
    "ship_to.postcode block 0": (374, 1),
    "ship_to.street block 0": (371, 5),
    "total sum 0": (25, 1),
    "total sum 1": (275, 1),
}  # fmt: skip
# What is expected of a way before anything was counted, and for how many counts that stands.
EXPECTED = {
    "hint": 0.98,
    "loose": 0.85,
    "letterhead": 0.92,
    "inferred": 0.85,
    "list": 0.93,
    "typed": 0.9,
}
USUAL, WEIGHT = 0.95, 20
# Documents of strangers are harder than those that were generated.
STRANGE = 4
CONTRADICTED, CONTESTED = 0.9, 0.85


def sure(signals: Signals) -> float:
    """The probability that the value is right."""
    seen = SEEN.get(f"{signals.field} {signals.way} {int(signals.checked)}", (0, 0))
    value = told(seen, signals.way, STRANGE)
    if signals.checked < 0:
        value = min(value, CONTRADICTED)
    if signals.rivals:
        value = min(value, CONTESTED)
    return round(value * signals.letters, 4)


def told(seen: tuple[int, int], way: str, margin: float) -> float:
    """How sure a way is that was right and wrong so often, mistakes counted `margin` times."""
    right, wrong = seen
    expected = EXPECTED.get(way, USUAL)
    mistaken = (wrong + WEIGHT * (1 - expected)) / (right + wrong + WEIGHT)
    return max(1 - margin * mistaken, 0.05)
