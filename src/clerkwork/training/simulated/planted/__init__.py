"""The mistakes that are planted in orders, by what they are about."""

from clerkwork.training.simulated.planted import (
    articles,
    customers,
    dates,
    letters,
    places,
    prices,
    quantities,
    repeats,
)
from clerkwork.training.simulated.planted.kind import Kind

KINDS: tuple[Kind, ...] = (
    *articles.KINDS,
    *quantities.KINDS,
    *prices.KINDS,
    *repeats.KINDS,
    *places.KINDS,
    *dates.KINDS,
    *customers.KINDS,
    *letters.KINDS,
)
BY_NAME = {kind.name: kind for kind in KINDS}
