"""The envelope of an EDI interchange: which transactions it holds, and whether its counts agree.

ASC X12.6 and ISO 9735 nest alike: interchange, group, transaction. A trailer counts what its header
opened and repeats the header's control number. A disagreement is a problem, never a reason to stop.
"""

import re
from bisect import bisect_right
from collections.abc import Callable
from dataclasses import dataclass, field

from clerkwork.intake.draft import Problem

SEGMENT = re.compile(r"segment ([0-9]+)")
MOST_TOLD = 1000  # problems of one interchange; a mangled one has as many as segments


@dataclass(frozen=True, slots=True)
class Level:
    """One level of nesting: its header and trailer, and where the header has its control number."""

    header: str
    trailer: str
    control: int
    counted: str


@dataclass(frozen=True, slots=True)
class Syntax:
    """The levels of one EDI syntax, outermost first, and how a header tells what it opens."""

    interchange: Level
    group: Level
    transaction: Level
    set_id: Callable[[list[str]], str]
    set_control: int
    # ISO 9735: without groups the interchange counts its messages. X12 always has groups.
    groups_optional: bool = False

    @property
    def inner_first(self) -> tuple[Level, Level, Level]:
        return self.transaction, self.group, self.interchange


@dataclass(slots=True)
class Interchange:
    """The segments of one interchange, each a list of elements; the first has number `first`.

    `element` separates elements and `component` their components; None where the file does not
    say. `terminator` ends segments.
    """

    segments: list[list[str]]
    first: int
    element: str
    component: str | None
    terminator: str = field(default="\n", kw_only=True)


@dataclass(slots=True)
class Transaction:
    """One ST to SE, or UNH to UNT; `segments` begins with its header, number `first` in the file."""

    set_id: str
    control: str
    segments: list[list[str]]
    first: int


def element(segment: list[str], position: int) -> str:
    """The element at that position; empty where there is none."""
    return segment[position] if len(segment) > position else ""


def same_control(left: str, right: str) -> bool:
    """Control numbers compare as numbers where they are numbers."""
    if left.isdecimal() and right.isdecimal():
        return left.lstrip("0") == right.lstrip("0")
    return left == right


class Envelope:
    """Walks one interchange once, gathering its transactions and what is wrong around them."""

    def __init__(self, interchange: Interchange, syntax: Syntax, problems: list[Problem]) -> None:
        self.segments = interchange.segments
        self.first = interchange.first
        self.syntax = syntax
        self.problems = problems
        self.transactions: list[Transaction] = []
        self.open: dict[str, int] = {}  # header identifier -> its index, while not yet closed
        self.sets = self.sets_of_group = self.groups = 0
        self.controls: set[str] = set()
        self.told = 0

    def walk(self) -> list[Transaction]:
        inner, group, outer = self.syntax.inner_first
        known = {inner.header, inner.trailer, group.header, group.trailer, outer.header}
        known.add(outer.trailer)
        for index, segment in enumerate(self.segments):
            name = segment[0]
            if name not in known:
                continue
            if name == inner.header:
                self.close_missing(inner, index)
                self.begin_set(index, segment)
            elif name == inner.trailer:
                self.end_set(index, segment)
            elif name == group.header:
                self.begin_group(index)
            elif name == outer.header:
                self.open[name] = index
            else:
                self.end_outer(index, segment)
        for level in self.syntax.inner_first:
            self.close_missing(level, len(self.segments))
        return self.transactions

    def begin_set(self, index: int, segment: list[str]) -> None:
        inner = self.syntax.transaction
        control = element(segment, self.syntax.set_control)
        if control and control in self.controls:
            name = f"{inner.header}{self.syntax.set_control:02d}"
            self.complain(index, f"{name}: control number {control} occurs twice in its group")
        self.controls.add(control)
        self.sets += 1
        self.sets_of_group += 1
        self.open[inner.header] = index
        set_id = self.syntax.set_id(segment)
        self.transactions.append(Transaction(set_id, control, [], self.first + index))

    def end_set(self, index: int, segment: list[str]) -> None:
        inner = self.syntax.transaction
        begin = self.open.get(inner.header)
        if begin is None:
            self.complain(index, f"found {inner.trailer} without an {inner.header} before it")
            return
        self.transactions[-1].segments = self.segments[begin : index + 1]
        self.check_count(index, segment, index - begin + 1, inner.counted)
        self.check_control(index, segment, inner)

    def begin_group(self, index: int) -> None:
        self.close_missing(self.syntax.transaction, index)
        self.close_missing(self.syntax.group, index)
        self.open[self.syntax.group.header] = index
        self.sets_of_group, self.controls = 0, set()
        self.groups += 1

    def end_outer(self, index: int, segment: list[str]) -> None:
        """The trailer of a group or of the interchange."""
        inner, group, outer = self.syntax.inner_first
        self.close_missing(inner, index)
        if segment[0] == group.trailer:
            self.check_count(index, segment, self.sets_of_group, group.counted)
            self.check_control(index, segment, group)
            return
        self.close_missing(group, index)
        if self.groups or not self.syntax.groups_optional:
            self.check_count(index, segment, self.groups, outer.counted)
        else:
            self.check_count(index, segment, self.sets, group.counted)
        self.check_control(index, segment, outer)

    def close_missing(self, level: Level, index: int) -> None:
        """A header that has no trailer before `index` is closed there."""
        begin = self.open.pop(level.header, None)
        if begin is None:
            return
        if level is self.syntax.transaction:
            self.transactions[-1].segments = self.segments[begin:index]
        self.complain(begin, f"found no {level.trailer} segment that ends it")

    def check_count(self, index: int, segment: list[str], counted: int, what: str) -> None:
        stated = element(segment, 1)
        if not stated.isdecimal() or int(stated[:12]) != counted:
            found = stated[:40] or "nothing"
            self.complain(index, f"{segment[0]}01: found {found}, expected {counted} {what}")

    def check_control(self, index: int, segment: list[str], level: Level) -> None:
        begin = self.open.pop(level.header, None)
        outer = self.syntax.interchange.header
        if begin is None:
            if level is self.syntax.group or self.segments[0][0] == outer:
                self.complain(index, f"found {level.trailer} without a {level.header} before it")
            return
        expected, found = element(self.segments[begin], level.control), element(segment, 2)
        if not same_control(expected, found):
            self.complain(
                index,
                f"{level.trailer}02: found control number {found[:40] or 'nothing'}, "
                f"expected {expected[:40] or 'nothing'} as in {level.header}{level.control:02d}",
            )

    def complain(self, index: int, what: str) -> None:
        self.told += 1
        if self.told > MOST_TOLD:
            return
        where = f"segment {self.first + index} ({self.segments[index][0][:3]})"
        self.problems.append(Problem(where, what))


def give_to_orders(orders: list[tuple[int, int]], problems: list[Problem]) -> None:
    """Give each order what the envelope found wrong within it, such as segments that are lost.

    `orders` holds the first segment of each, and the one after its last.
    """
    begins = [begin for begin, _ in orders]
    for problem in problems:
        found = SEGMENT.match(problem.where) if problem.order is None else None
        index = bisect_right(begins, int(found[1])) - 1 if found else -1
        if found and index >= 0 and int(found[1]) < orders[index][1]:
            problem.order = index
