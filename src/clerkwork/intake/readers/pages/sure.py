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
    "buyer_name block 0": (424, 7),
    "buyer_name letterhead 0": (640, 5),
    "currency below 0": (89, 0),
    "currency column 0": (83, 0),
    "currency column 1": (213, 0),
    "currency right 0": (177, 0),
    "currency within 0": (90, 0),
    "line.buyer_sku column 0": (0, 3),
    "line.buyer_sku column 1": (1471, 0),
    "line.buyer_sku list 1": (73, 0),
    "line.buyer_sku within 0": (11, 0),
    "line.description column 0": (974, 9),
    "line.description column 1": (7649, 27),
    "line.description list 0": (861, 7),
    "line.gtin column 1": (952, 0),
    "line.gtin list 1": (199, 0),
    "line.gtin within 0": (487, 0),
    "line.line column 0": (4622, 0),
    "line.line list 0": (517, 24),
    "line.line_total column 0": (312, 0),
    "line.price_base_quantity column 0": (87, 0),
    "line.price_base_quantity inferred 0": (5, 0),
    "line.price_base_quantity list 0": (7, 0),
    "line.quantity column 0": (2152, 1),
    "line.quantity column 1": (6501, 0),
    "line.quantity list 0": (519, 1),
    "line.quantity list 1": (336, 0),
    "line.requested_delivery column 0": (951, 0),
    "line.requested_delivery list 0": (106, 0),
    "line.requested_delivery within 0": (1104, 0),
    "line.sku column 0": (0, 16),
    "line.sku column 1": (6909, 0),
    "line.sku list 1": (856, 0),
    "line.sku within 0": (238, 0),
    "line.unit_price column 0": (1400, 0),
    "line.unit_price column 1": (6501, 0),
    "line.unit_price list 0": (500, 1),
    "line.unit_price list 1": (336, 0),
    "line.uom column 0": (675, 5),
    "line.uom column 1": (6701, 0),
    "line.uom list 0": (95, 0),
    "line.uom list 1": (713, 1),
    "order_date below 0": (301, 0),
    "order_date below 1": (16, 0),
    "order_date loose 0": (39, 3),
    "order_date right 0": (344, 0),
    "order_date right 1": (49, 0),
    "order_date within 0": (293, 0),
    "order_date within 1": (24, 0),
    "po_number below 0": (240, 0),
    "po_number below 1": (4, 0),
    "po_number loose 0": (20, 2),
    "po_number right 0": (296, 1),
    "po_number right 1": (65, 0),
    "po_number within 0": (315, 0),
    "po_number within 1": (149, 0),
    "requested_delivery below 0": (158, 0),
    "requested_delivery loose 0": (14, 0),
    "requested_delivery right 0": (193, 0),
    "requested_delivery within 0": (152, 4),
    "ship_to.city block 0": (951, 1),
    "ship_to.country block 0": (524, 0),
    "ship_to.name block 0": (958, 3),
    "ship_to.postcode block 0": (951, 1),
    "ship_to.street block 0": (946, 5),
    "total sum 0": (62, 4),
    "total sum 1": (688, 4),
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
