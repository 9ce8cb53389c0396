"""The parts of a change: what is asked of one line, or of the head; decided as a whole."""

from collections.abc import Collection
from dataclasses import dataclass, field
from decimal import Decimal

from clerkwork.catalog.models import Pack
from clerkwork.changes.models import Ask, Change
from clerkwork.orders.models import Line
from clerkwork.verification.correct import as_number

Action = Ask.Action


@dataclass(slots=True)
class Part:
    """One part: `wanted` is by field what is to hold from now on, as a person would type it."""

    number: int
    action: str
    line: Line | None
    stated_line: str
    problem: str
    sure: bool = True
    wanted: dict[str, str] = field(default_factory=dict)

    @property
    def resizes(self) -> bool:
        """Whether it says how much of a line is wanted."""
        return self.action == Action.CHANGE and bool(self.wanted.keys() & {"quantity", "unit"})


def parts_of(change: Change, numbers: Collection[int] | None = None) -> list[Part]:
    """The parts of a change in order, those with these numbers or all, with their lines as now."""
    found: dict[int, Part] = {}
    for ask in (
        Ask.objects.filter(change=change).select_related("line__item").order_by("part", "id")
    ):
        part = found.setdefault(
            ask.part, Part(ask.part, ask.action, ask.line, ask.stated_line, ask.problem)
        )
        part.sure = part.sure and ask.sure
        if ask.field:
            part.wanted[ask.field] = ask.after
    return [each for each in found.values() if numbers is None or each.number in numbers]


def size_of(part: Part) -> Decimal | None:
    """How much a changed line is to be, in base units; None where its unit is not known."""
    line = part.line
    if line is None or line.quantity is None:
        return None
    stated, factor = part.wanted.get("quantity"), factor_of(part, line)
    quantity = as_number(stated) if stated is not None else line.quantity
    return quantity * factor if factor is not None else None


def factor_of(part: Part, line: Line) -> Decimal | None:
    """How many base units one unit of a changed line is: what it was, unless the unit is another."""
    unit = part.wanted.get("unit", line.unit)
    if unit == line.unit:
        return None if line.factor is None else Decimal(line.factor)
    pack = Pack.objects.filter(item=line.item_id, unit=unit).first()
    return Decimal(pack.factor) if pack else None
