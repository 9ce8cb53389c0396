"""How sure a value is, from how it was found.

The table says of each field and way how often values found so were right and wrong on the
generated documents (the tuning part) that the engine was fitted on.
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
    "buyer_name block 0": (97, 1),
    "buyer_name letterhead 0": (170, 1),
    "currency below 0": (32, 0),
    "currency column 0": (22, 0),
    "currency column 1": (49, 0),
    "currency right 0": (61, 0),
    "currency within 0": (18, 0),
    "line.buyer_sku column 1": (548, 0),
    "line.buyer_sku list 0": (60, 0),
    "line.description column 0": (244, 0),
    "line.description column 1": (2501, 45),
    "line.description list 0": (290, 2),
    "line.gtin column 1": (116, 0),
    "line.gtin list 0": (124, 0),
    "line.gtin within 0": (172, 0),
    "line.line column 0": (1694, 1),
    "line.line list 0": (104, 61),
    "line.line_total column 0": (111, 0),
    "line.price_base_quantity column 0": (30, 0),
    "line.price_base_quantity inferred 0": (4, 0),
    "line.quantity column -1": (3, 1),
    "line.quantity column 0": (483, 1),
    "line.quantity column 1": (2302, 0),
    "line.quantity list 0": (105, 2),
    "line.quantity list 1": (185, 0),
    "line.requested_delivery column 0": (198, 0),
    "line.requested_delivery list 0": (32, 0),
    "line.requested_delivery within 0": (516, 0),
    "line.sku column 0": (0, 15),
    "line.sku column 1": (2085, 6),
    "line.sku list 0": (233, 0),
    "line.sku within 0": (56, 0),
    "line.unit_price column -1": (4, 0),
    "line.unit_price column 0": (240, 0),
    "line.unit_price column 1": (2302, 0),
    "line.unit_price list 0": (92, 0),
    "line.unit_price list 1": (185, 0),
    "line.uom column 0": (2275, 6),
    "line.uom list 0": (182, 0),
    "order_date below -1": (1, 0),
    "order_date below 0": (85, 0),
    "order_date below 1": (4, 0),
    "order_date loose 0": (7, 0),
    "order_date right -1": (3, 0),
    "order_date right 0": (80, 0),
    "order_date right 1": (19, 4),
    "order_date within 0": (63, 0),
    "order_date within 1": (2, 0),
    "po_number below 0": (63, 0),
    "po_number below 1": (2, 0),
    "po_number right 0": (80, 0),
    "po_number right 1": (11, 0),
    "po_number within 0": (65, 0),
    "po_number within 1": (47, 0),
    "requested_delivery below 0": (49, 0),
    "requested_delivery right 0": (38, 0),
    "requested_delivery within 0": (22, 0),
    "ship_to.city block 0": (229, 2),
    "ship_to.country block 0": (129, 0),
    "ship_to.name block 0": (232, 0),
    "ship_to.postcode block 0": (231, 0),
    "ship_to.street block 0": (228, 3),
    "total sum -1": (0, 1),
    "total sum 0": (9, 6),
    "total sum 1": (179, 1),
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
STRANGE = 2
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
