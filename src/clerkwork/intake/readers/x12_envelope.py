"""The envelope of an X12 interchange: which transactions it holds, and whether its counts agree.

ASC X12.6: SE01 counts segments from ST to SE, GE01 sets, IEA01 groups; each trailer repeats the
control number of its header. A disagreement is a problem and never a reason to stop.
"""

from dataclasses import dataclass

from clerkwork.intake.draft import Problem
from clerkwork.intake.readers.x12_segments import Interchange

HEADERS = {"SE": "ST", "GE": "GS", "IEA": "ISA"}


@dataclass(slots=True)
class Transaction:
    """One ST to SE; `segments` begins with ST, which has number `first` in the file."""

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

    def __init__(self, interchange: Interchange, problems: list[Problem]) -> None:
        self.segments = interchange.segments
        self.first = interchange.first
        self.problems = problems
        self.transactions: list[Transaction] = []
        self.open: dict[str, int] = {}  # header identifier -> its index, while not yet closed
        self.sets = self.groups = 0
        self.controls: set[str] = set()

    def walk(self) -> list[Transaction]:
        for index, segment in enumerate(self.segments):
            name = segment[0]
            if name == "ST":
                self.close_missing("SE", index)
                self.begin_set(index, segment)
            elif name == "SE":
                self.end_set(index, segment)
            elif name == "GS":
                self.close_missing("SE", index)
                self.close_missing("GE", index)
                self.open["GS"], self.sets, self.controls = index, 0, set()
                self.groups += 1
            elif name == "GE":
                self.close_missing("SE", index)
                self.check_count(index, "GE01", segment, self.sets, "transaction sets")
                self.check_control(index, segment, "GS", 6)
            elif name == "ISA":
                self.open["ISA"] = index
            elif name == "IEA":
                self.close_missing("SE", index)
                self.close_missing("GE", index)
                self.check_count(index, "IEA01", segment, self.groups, "groups")
                self.check_control(index, segment, "ISA", 13)
        for trailer in HEADERS:
            self.close_missing(trailer, len(self.segments))
        return self.transactions

    def begin_set(self, index: int, segment: list[str]) -> None:
        control = element(segment, 2)
        if control and control in self.controls:
            self.complain(index, f"ST02: control number {control} occurs twice in its group")
        self.controls.add(control)
        self.sets += 1
        self.open["ST"] = index
        self.transactions.append(Transaction(element(segment, 1), control, [], self.first + index))

    def end_set(self, index: int, segment: list[str]) -> None:
        begin = self.open.get("ST")
        if begin is None:
            self.complain(index, "found SE without an ST before it")
            return
        self.transactions[-1].segments = self.segments[begin : index + 1]
        self.check_count(index, "SE01", segment, index - begin + 1, "segments")
        self.check_control(index, segment, "ST", 2)

    def close_missing(self, trailer: str, index: int) -> None:
        """A header that has no trailer before `index` is closed there."""
        begin = self.open.pop(HEADERS[trailer], None)
        if begin is None:
            return
        if trailer == "SE":
            self.transactions[-1].segments = self.segments[begin:index]
        self.complain(begin, f"found no {trailer} segment that ends it")

    def check_count(
        self, index: int, name: str, segment: list[str], counted: int, what: str
    ) -> None:
        stated = element(segment, 1)
        if not stated.isdecimal() or int(stated[:12]) != counted:
            self.complain(index, f"{name}: found {stated or 'nothing'}, expected {counted} {what}")

    def check_control(self, index: int, segment: list[str], header: str, position: int) -> None:
        begin = self.open.pop(header, None)
        trailer = segment[0]
        if begin is None:
            if header == "GS" or self.segments[0][0] == "ISA":
                self.complain(index, f"found {trailer} without a {header} before it")
            return
        expected, found = element(self.segments[begin], position), element(segment, 2)
        if not same_control(expected, found):
            self.complain(
                index,
                f"{trailer}02: found control number {found or 'nothing'}, "
                f"expected {expected or 'nothing'} as in {header}{position:02d}",
            )

    def complain(self, index: int, what: str) -> None:
        where = f"segment {self.first + index} ({self.segments[index][0][:3]})"
        self.problems.append(Problem(where, what))
