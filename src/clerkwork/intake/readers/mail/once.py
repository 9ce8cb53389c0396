"""The same order in several parts of a mail counts once: where it is stated most exactly."""

from collections import Counter
from dataclasses import fields
from decimal import Decimal

from clerkwork.intake.draft import DraftLine, DraftOrder, Reading, Spot, with_parts
from clerkwork.intake.readers.text.reader import header_of
from clerkwork.intake.readers.text.second import LINE, TORN, agreed, worth
from clerkwork.intake.readers.text.second import same as alike
from clerkwork.intake.readers.text.shape import Piece

# How exactly a format says what it means; letters come last.
RANKS = {
    "csv": 4,
    "xlsx": 4,
    "xls": 4,
    "ods": 4,
    "pdf": 3,
    "image": 2,
    "scan": 2,
    "text": 1,
    "eml": 1,
    "msg": 1,
}
MACHINE = 5
TOLD = frozenset(("po_number", "order_date", "total", "quantity", "unit_price", "sku"))
HEADER = ("po_number", "order_date", "requested_delivery", "currency", "buyer_name")


def rank(reading: Reading) -> int:
    return RANKS.get(reading.format, MACHINE)


def keep_once(reading: Reading) -> None:
    """Take away each order that stands in another part more exactly, or as exactly and before."""
    held = [(each, order) for _, each in with_parts(reading) for order in each.orders]
    held.sort(key=lambda pair: exactness(*pair), reverse=True)  # stable: the first among equals
    kept: list[tuple[Reading, DraftOrder]] = []
    for owner, order in held:
        twin = next((pair for pair in kept if pair[0] is not owner and same(order, pair[1])), None)
        if twin is None:
            kept.append((owner, order))
            continue
        compare(twin[1], order)
        take_away(owner, order)


def exactness(owner: Reading, order: DraftOrder) -> tuple[int, int, int]:
    """What is for machines comes first; of what is for people that which says more."""
    exact = rank(owner)
    if exact > RANKS["pdf"]:
        return exact, 0, 0
    return 0, worth(order) + len(order.spots), exact


def compare(kept: DraftOrder, other: DraftOrder) -> None:
    """What another part of the mail says too is surer; what it says differently is doubted."""
    weigh(kept, other, HEADER)
    if len(kept.lines) == len(other.lines):
        for line, twin in zip(kept.lines, other.lines, strict=True):
            weigh(line, twin, LINE)


def weigh(
    kept: DraftOrder | DraftLine, other: DraftOrder | DraftLine, names: tuple[str, ...]
) -> None:
    for name in names:
        left, right, spot = getattr(kept, name), getattr(other, name), kept.spots.get(name)
        if spot is None or left is None or right is None or spot.sure == 1.0:
            continue
        if alike(left, right):
            agreed(kept, name, other.spots.get(name))
        elif name in TOLD:
            kept.spots[name] = spot._replace(sure=min(spot.sure, TORN))


def take_away(owner: Reading, order: DraftOrder) -> None:
    """Leave an order out of a reading, and its problems; the rest keep their numbers."""
    index = next(i for i, each in enumerate(owner.orders) if each is order)
    owner.orders.pop(index)
    owner.problems = [each for each in owner.problems if each.order != index]
    for each in owner.problems:
        if each.order is not None and each.order > index:
            each.order -= 1
    if not owner.orders and owner.kind == "order":
        owner.kind = "other"  # the same order as another part: filed beside it


def same(left: DraftOrder, right: DraftOrder) -> bool:
    """Whether two parts state one order: the same number, or without numbers the same goods."""
    if left.po_number and right.po_number:
        return plain(left.po_number) == plain(right.po_number)
    if len(left.lines) == 0 or len(right.lines) == 0:
        return True
    return amounts(left) <= amounts(right) or amounts(right) <= amounts(left)


def plain(number: str) -> str:
    return "".join(letter for letter in number.casefold() if letter.isalnum()).lstrip("0")


def amounts(order: DraftOrder) -> Counter[Decimal | None]:
    return Counter(line.quantity for line in order.lines)


def complete(reading: Reading, text: str, subject: Piece) -> None:
    """Give the only order of the attachments what it does not state and the letter does."""
    orders = [
        order
        for part in reading.parts
        for _, each in with_parts(part.reading)
        for order in each.orders
    ]
    if len({plain(order.po_number or "") for order in orders}) != 1:
        return
    told = reading.orders[0] if len(reading.orders) == 1 else header_of(text, subject)
    for order in orders:
        if order.po_number and told.po_number and plain(order.po_number) != plain(told.po_number):
            continue
        fill(order, told)


def fill(order: DraftOrder, told: DraftOrder) -> None:
    """Set what is None in the order to what the letter says, less sure, with its place there."""
    for name in HEADER:
        if getattr(order, name) is None and getattr(told, name) is not None:
            setattr(order, name, getattr(told, name))
            lend(order, told, name)
    if order.ship_to is None and told.ship_to is not None:
        order.ship_to = told.ship_to
        for part in fields(told.ship_to):
            lend(order, told, f"ship_to.{part.name}")


def lend(order: DraftOrder, told: DraftOrder, name: str) -> None:
    spot = told.spots.get(name)
    if spot:
        order.spots[name] = Spot(("mail", spot.at), min(spot.sure, 0.95))
