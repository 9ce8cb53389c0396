"""The order in which a picker walks through the house."""

import re
from collections.abc import Iterable
from typing import Protocol, TypeVar


class Placed(Protocol):
    """Something to be fetched from a place: the place's number in the walk, and its code."""

    @property
    def sequence(self) -> int: ...

    @property
    def place(self) -> str: ...


Stop = TypeVar("Stop", bound=Placed)


def walking_order(stops: Iterable[Stop]) -> list[Stop]:
    """The stops by their place's number in the walk, then by its code, A-2 before A-10."""
    return sorted(stops, key=lambda stop: (stop.sequence, _spoken(stop.place)))


def _spoken(code: str) -> list[tuple[int, int, str]]:
    """A code in parts that compare as people count: numbers first and by size, then letters."""
    parts = re.findall(r"[0-9]+|[^0-9]+", code)
    return [(0, int(part), "") if part.isdecimal() else (1, 0, part) for part in parts]
