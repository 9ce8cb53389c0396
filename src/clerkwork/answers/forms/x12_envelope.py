"""The envelope of an X12 answer: that of the interchange it answers, turned round.

ASC X12.5 (interchange control structures: ISA, IEA) and X12.6 (application control structure: GS,
ST, SE, GE). Delimiters, ids, version and test indicator are those of what came.
"""

from clerkwork.answers.forms.ascii import in_ascii
from clerkwork.answers.original import Stamp
from clerkwork.intake.readers.edi.envelope import Interchange, element

Segment = list[str]
WIDTHS = (2, 10, 2, 10, 2, 15, 2, 15, 6, 4, 1, 5, 9, 1, 1, 1)  # of ISA01 to ISA16
CENTURY = "004010"  # from this version on dates have eight digits


def can_answer(interchange: Interchange) -> bool:
    """Whether it says who sent it to whom: without, there is nothing to turn round."""
    head = interchange.segments[0]
    return head[0] == "ISA" and len(head) >= 16 and bool(interchange.component)


def envelope(
    interchange: Interchange, group: Segment, code: str, bodies: list[list[Segment]], stamp: Stamp
) -> str:
    """One interchange with one group; each of `bodies` stands between the ST and SE of a set.

    `code` is that of the set (element 143). The control number is the interchange's and the
    group's; it counts over all that we write, so that no partner ever sees one twice.
    """
    head, control = interchange.segments[0], f"{stamp.control:09d}"
    version = element(group, 8) or "004010"
    day = f"{stamp.at:%Y%m%d}" if version[:6] >= CENTURY else f"{stamp.at:%y%m%d}"
    group_code = {"855": "PR", "997": "FA"}[code]
    ids = element(group, 3) or head[8].strip(), element(group, 2) or head[6].strip()
    isa = ["00", "", "00", "", head[7], head[8], head[5], head[6], f"{stamp.at:%y%m%d}",
           f"{stamp.at:%H%M}", head[11], head[12], control, "0", element(head, 15) or "P",
           interchange.component or ">"]  # fmt: skip
    segments = [
        ["ISA", *(f"{value:<{width}}" for value, width in zip(isa, WIDTHS, strict=True))],
        ["GS", group_code, *ids, day, f"{stamp.at:%H%M}", str(stamp.control), "X", version],
        *(one for at, body in enumerate(bodies, start=1) for one in transaction(code, body, at)),
        ["GE", str(len(bodies)), str(stamp.control)],
        ["IEA", "1", control],
    ]
    return written(interchange, segments)


def transaction(code: str, body: list[Segment], at: int) -> list[Segment]:
    """One set, the `at`-th of its group."""
    number = f"{at:04d}"
    return [["ST", code, number], *body, ["SE", str(len(body) + 2), number]]


def written(interchange: Interchange, segments: list[Segment]) -> str:
    """The segments as text, without empty elements at their ends."""
    mark, end = interchange.element, interchange.terminator
    return "".join(f"{trimmed(segment, mark)}{end}" for segment in segments)


def trimmed(segment: Segment, mark: str) -> str:
    return mark.join(segment) if segment[0] == "ISA" else mark.join(segment).rstrip(mark)


def plain_text(text: str, interchange: Interchange, most: int) -> str:
    """Words of ours that no delimiter can be found in, of so many characters at the most."""
    marks = {interchange.element, interchange.component, interchange.terminator}
    repetition = element(interchange.segments[0], 11)
    marks |= {repetition} if not repetition.isalnum() else set()
    kept = "".join(" " if each in marks else each for each in in_ascii(text))
    return kept[:most].strip()
