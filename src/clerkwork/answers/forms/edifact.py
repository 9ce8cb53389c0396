"""ORDRSP, Purchase order response message (UN/EDIFACT directories D.93A to D.01B, and EANCOM)."""

from collections.abc import Iterator

from clerkwork.answers.forms.edifact_envelope import (
    Segment,
    can_answer,
    composite,
    envelope,
    mirrored,
    said,
)
from clerkwork.answers.original import EdifactMessage, Original, Stamp
from clerkwork.answers.say import ACCEPTED, REJECTED, Said
from clerkwork.intake.readers.edi.edifact_segments import Marks
from clerkwork.intake.readers.edi.envelope import element

RESPONSE = "231"  # 1001: purchase order response
# Message function (1225) and response type (4343): accepted without amendment, changed, refused.
FUNCTIONS = {"accepted": ("29", "AP"), "changed": ("4", "AC"), "rejected": ("27", "RE")}
# Action on the line (1229): accepted without amendment, not accepted; else with amendment.
ACTIONS, AMENDED = {ACCEPTED: "5", REJECTED: "7"}, "6"
# Association assigned codes (0057) of EANCOM: that of ORDERS, and of ORDRSP in the same release.
EANCOM = {"EAN008": "EAN005", "EAN010": "EAN009"}
HEAD_MIRRORED = frozenset(("NAD", "CUX"))
LINE_MIRRORED = ("PIA", "IMD")
LINE_ENDS = frozenset(("UNS", "UNT"))
TEXT = 70  # length of element 4440 in the older directories


def write_ordrsp(says: Said, original: Original, position: int, stamp: Stamp) -> bytes | None:
    """The answer to the ORDERS at this position; its lines, parties and numbers as they came.

    None where the interchange had no UNB that says whom to answer.
    """
    messages = original.edifact_messages
    if position > len(messages) or not can_answer(messages[position - 1].interchange):
        return None
    of = messages[position - 1]
    lines = list(items(says, of))
    body = [*head(says, of, stamp), *(one for line in lines for one in line)]
    body += [["UNS", "S"], ["CNT", composite(of.interchange.marks, "2", str(len(lines)))]]
    return original.encoded(envelope(of.interchange, identifier(of), body, stamp))


def identifier(of: EdifactMessage) -> str:
    """S009 as it came, of the response: `ORDRSP:D:96A:UN`."""
    marks = of.interchange.marks
    parts = mirrored(element(of.transaction.segments[0], 2), marks).split(marks.component)
    kept = ["ORDRSP", *parts[1:4]]
    association = EANCOM.get(parts[4]) if len(parts) > 4 else None
    return composite(marks, *kept, *([association] if association else []))


def head(says: Said, of: EdifactMessage, stamp: Stamp) -> Iterator[Segment]:
    """BGM, date, the numbers of both sides, then parties and currency as they came."""
    marks, segments = of.interchange.marks, of.transaction.segments
    number = said(f"{says['order']}-{says['revision']}", marks)
    yield ["BGM", RESPONSE, number, *FUNCTIONS[says["outcome"]]]
    yield ["DTM", composite(marks, "137", f"{stamp.at:%Y%m%d}", "102")]
    yield ["RFF", composite(marks, "ON", order_number(says, of))]
    yield ["RFF", composite(marks, "VN", said(says["order"], marks))]
    for segment in segments:
        if segment[0] == "LIN":
            return
        if segment[0] in HEAD_MIRRORED:
            yield [mirrored(each, marks) for each in segment]


def order_number(says: Said, of: EdifactMessage) -> str:
    """The order's number as BGM states it; as we read it, where it stands elsewhere."""
    marks = of.interchange.marks
    begin = next((each for each in of.transaction.segments if each[0] == "BGM"), ["BGM"])
    written = element(begin, 2).split(marks.component)[0]
    return mirrored(written, marks) if len(written) > 1 else said(says["po_number"], marks, 80)


def items(says: Said, of: EdifactMessage) -> Iterator[list[Segment]]:
    """The segments of each line that the order had; one that we added is not the customer's."""
    lines = {line["position"]: line for line in says["lines"]}
    for at, group in enumerate(groups(of), start=1):
        if at in lines:
            yield list(item(lines[at], group, of.interchange.marks))


def groups(of: EdifactMessage) -> list[list[Segment]]:
    """Each LIN with what belongs to it; without sub-lines, which are no lines of the order."""
    found: list[list[Segment]] = []
    within = False
    for segment in of.transaction.segments:
        if segment[0] == "LIN":
            within = not sub_line(segment, of.interchange.marks)
            if within:
                found.append([])
        within = within and segment[0] not in LINE_ENDS
        if within:
            found[-1].append(segment)
    return found


def sub_line(segment: Segment, marks: Marks) -> bool:
    parts = element(segment, 4).split(marks.component)
    return parts[0] == "1" and len(parts) > 1 and bool(parts[1])


def item(line: Said, group: list[Segment], marks: Marks) -> Iterator[Segment]:
    """LIN to PRI of one line: what comes (113) on a date, what waits (83), and why not."""
    first = group[0]
    action = ACTIONS.get(line["outcome"], AMENDED)
    yield ["LIN", mirrored(element(first, 1), marks), action, mirrored(element(first, 3), marks)]
    for name in LINE_MIRRORED:
        for segment in group:
            if segment[0] == name:
                yield [mirrored(each, marks) for each in segment]
    yield from quantities(line, group, marks)
    yield from texts(line, marks)
    if line["price"]:
        price = line["price"].replace(".", marks.decimal)
        yield ["PRI", composite(marks, "AAA", price)]


def quantities(line: Said, group: list[Segment], marks: Marks) -> Iterator[Segment]:
    """QTY and DTM. 21: ordered; 113: to be delivered; 83: backordered. 69: promised; 17: estimated."""
    stated, changes = unit_of(group, marks), line["changes"]
    ours = said(line["unit"], marks) if "unit" in changes else stated
    ordered = changes.get("quantity", line["quantity"])
    if ordered:
        yield ["QTY", composite(marks, "21", ordered.replace(".", marks.decimal), stated)]
    for code, name in (("113", "accepted"), ("83", "backordered")):
        if line[name] != "0":
            yield ["QTY", composite(marks, code, line[name].replace(".", marks.decimal), ours)]
    for code, name in (("69", "date"), ("17", "follows")):
        if line[name]:
            yield ["DTM", composite(marks, code, line[name].replace("-", ""), "102")]


def unit_of(group: list[Segment], marks: Marks) -> str:
    """The unit of the ordered quantity, as it came."""
    for segment in group:
        parts = element(segment, 1).split(marks.component)
        if segment[0] == "QTY" and parts[0] in ("21", "1") and len(parts) > 2:
            return mirrored(parts[2], marks)
    return ""


def texts(line: Said, marks: Marks) -> Iterator[Segment]:
    """FTX: why something does not come, or that its date follows."""
    if line["reason"]:
        text = line["reason"]["text"] or line["reason"]["code"].replace("_", " ")
        yield ["FTX", "AAO", "", "", said(text, marks, TEXT)]
    if line["backordered"] != "0" and not line["follows"]:
        yield ["FTX", "AAI", "", "", said("Date follows", marks, TEXT)]
