"""What a document asks for that an order cannot hold: said, so that somebody looks at it."""

from collections.abc import Iterator, Sequence

from clerkwork.intake.draft import Address, DraftLine, DraftOrder, Problem, lines_of

PARTS = ("code", "name", "street", "postcode", "city", "country")


def unkept(orders: Sequence[DraftOrder]) -> list[Problem]:
    """A problem for each thing that would be lost: places and dates of parts, charges.

    An order goes to one place, on one date, for the sum of its lines.
    """
    lost = []
    for index, position, line in lines_of(orders):
        if not (line.ship_to or line.deliveries):
            continue
        order = orders[index]
        for what in (*other_places(line, order), *other_dates(line)):
            where = line.where or order.where or "document"
            lost.append(Problem(where, f"line {position} {what}", index))
    for index, order in enumerate(orders):
        if order.charges and order.total is None:
            what = f"charges of {order.charges:f} are stated, which the order does not include"
            lost.append(Problem(order.where or "document", what, index))
    return lost


def other_places(line: DraftLine, order: DraftOrder) -> Iterator[str]:
    """The places of a line to which the order as a whole does not go."""
    stated = [line.ship_to] if line.ship_to else []
    stated += [part.ship_to for part in line.deliveries if part.ship_to]
    for place in stated:
        if differs(place, order.ship_to):
            yield f"goes to {in_words(place)}, expected the place of the order"


def other_dates(line: DraftLine) -> Iterator[str]:
    """The dates over which a line is split."""
    dates = {part.requested_delivery for part in line.deliveries if part.requested_delivery}
    if len(dates) > 1:
        yield f"is split over {', '.join(sorted(dates))}, expected one date"


def differs(place: Address, usual: Address | None) -> bool:
    """Whether a line's place says anything that the order's place does not."""
    stated = {part: getattr(place, part) for part in PARTS if getattr(place, part)}
    return any(value != getattr(usual, part, None) for part, value in stated.items())


def in_words(place: Address) -> str:
    """The place in one line."""
    return ", ".join(value for part in PARTS if (value := getattr(place, part)))
