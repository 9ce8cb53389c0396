"""What a letter orders, in its text and in what came with it, each order once."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from clerkwork.intake.draft import Part, Problem, Reading, with_parts
from clerkwork.intake.hint import Hint
from clerkwork.intake.readers.mail.html import html_text
from clerkwork.intake.readers.mail.letter import Letter
from clerkwork.intake.readers.mail.once import complete, keep_once
from clerkwork.intake.readers.mail.quotes import Written, written
from clerkwork.intake.readers.source import Correction, Source
from clerkwork.intake.readers.text.kinds import Verdict, kind_of
from clerkwork.intake.readers.text.reader import read_text
from clerkwork.intake.readers.text.shape import Piece
from clerkwork.intake.readers.text.teach import teach_text

Nested = Callable[[bytes, str], Reading]
# A letter of these kinds says what its attachments are for: they order nothing by themselves.
OVERRULES = frozenset(
    ("order_cancellation", "order_change", "quotation_request", "invoice", "other")
)
EXACT = frozenset(
    ("x12-850", "x12", "edifact-orders", "ubl-order", "cxml-order", "order-x", "json")
)
COMMANDS = frozenset(("order_cancellation", "order_change"))


@dataclass(frozen=True, slots=True)
class Shown:
    """The text of a letter as it is shown, and what of it counts, at the same places."""

    text: str
    counts: Written


def body_of(letter: Letter, format_name: str, hints: Sequence[Hint] = ()) -> tuple[Shown, Reading]:
    """The body that says most, of plain text and HTML, and what it says."""
    texts = [letter.plain] if letter.plain.strip() or not letter.html.strip() else []
    if letter.html.strip():
        texts.append(html_text(letter.html))
    bodies = [Shown(text, written(text, letter.subject)) for text in texts]
    read = [(body, read_body(body, letter, format_name, hints)) for body in bodies]
    return max(read, key=lambda pair: worth(pair[1]))  # the first of equals


def read_body(body: Shown, letter: Letter, format_name: str, hints: Sequence[Hint]) -> Reading:
    return read_text(
        body.counts.text,
        format_name=format_name,
        subject=subject_of(letter, body.counts),
        who=body.counts.sender or letter.sender or "",
        sent=None if body.counts.forwarded else letter.sent,
        hints=hints,
    )


def teach_letter(letter: Letter, reading: Reading, correction: Correction) -> Hint | None:
    """Where letters laid out like this one state the value that was corrected."""
    body, _ = body_of(letter, reading.format)
    return teach_text(body.counts.text, reading, correction)


def worth(reading: Reading) -> int:
    """How many values were read."""
    return sum(
        len(order.spots) + sum(len(line.spots) for line in order.lines) for order in reading.orders
    )


def subject_of(letter: Letter, counts: Written) -> Piece:
    """The subject of the letter that counts, as line 0 of the text."""
    return Piece(counts.subject or letter.subject, 0, 1)


def read_letter(letter: Letter, format_name: str, source: Source) -> Reading:
    """The letter's own orders and its attachments as parts; the same order counts once."""
    body, reading = body_of(letter, format_name, source.hints)
    subject = subject_of(letter, body.counts)
    reading.sender = body.counts.sender or letter.sender
    reading.problems.extend(Problem("mail", what) for what in letter.problems)
    for attachment in letter.attachments:
        reading.parts.append(
            Part(
                attachment.name,
                attachment.raw,
                read_part(attachment.raw, attachment.name, source.nested),
            )
        )
    settle(reading, kind_of(subject.text, body.counts.text))
    set_sender(reading, forwarded=body.counts.forwarded)
    complete(reading, body.counts.text, subject)
    keep_once(reading)
    forgive(reading)
    return reading


def read_part(raw: bytes, name: str, nested: Nested | None) -> Reading:
    if nested is None:
        what = "found a document nested too deep, which was not read"
        return Reading("other", "unreadable", problems=[Problem("document", what)])
    return nested(raw, name)


def settle(reading: Reading, verdict: Verdict) -> None:
    """Let a letter that is clearly no order say so for its attachments too."""
    if not (verdict.certain and verdict.kind in OVERRULES):
        return
    for part in reading.parts:
        for _, each in with_parts(part.reading):
            exact = each.format in EXACT and verdict.kind not in COMMANDS
            if each.orders and not exact:
                each.orders, each.kind = [], verdict.kind
                each.problems = [
                    Problem("document", f"no order, since the mail is none: {verdict.why}")
                ]


def set_sender(reading: Reading, *, forwarded: bool) -> None:
    """Of a letter that only passes another one on, the author of that one is the sender."""
    letters = [part.reading for part in reading.parts if part.reading.format in {"eml", "msg"}]
    inner = [
        each.sender
        for each in letters
        if each.sender and any(r.orders for _, r in with_parts(each))
    ]
    if inner and not reading.orders and not forwarded:
        reading.sender = inner[0]
    for order in reading.orders:
        order.email = order.email or reading.sender


def forgive(reading: Reading) -> None:
    """A letter without an order of its own is no fault where its attachments hold the orders."""
    if any(
        each.orders or each.changes
        for part in reading.parts
        for _, each in with_parts(part.reading)
    ):
        reading.problems = [
            each for each in reading.problems if each.where == "mail" or reading.orders
        ]


def text_shown(letter: Letter) -> str:
    """The text that the places of a letter's values count lines and columns in."""
    return body_of(letter, "eml")[0].text
