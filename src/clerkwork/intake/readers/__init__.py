"""Reading documents: bytes in, a Reading out, whatever the bytes are.

A format is one module with a READER in the table below. It is recognised by its content; the
name of a file is never asked.
"""

import logging
from collections.abc import Callable, Sequence
from dataclasses import asdict

from clerkwork.core.collector import paused
from clerkwork.intake.draft import Problem, Reading
from clerkwork.intake.hint import Hint
from clerkwork.intake.isolation import Apart, inside, too_large
from clerkwork.intake.readers import unread
from clerkwork.intake.readers.edi import edifact, x12
from clerkwork.intake.readers.json import orders as orders_json
from clerkwork.intake.readers.mail import archive, web
from clerkwork.intake.readers.mail import outlook as mail_outlook
from clerkwork.intake.readers.mail import reader as mail
from clerkwork.intake.readers.pdf import reader as pdf
from clerkwork.intake.readers.scan import reader as scan
from clerkwork.intake.readers.source import Correction, Reader, Source
from clerkwork.intake.readers.table import reader as table
from clerkwork.intake.readers.text import reader as text
from clerkwork.intake.readers.xml import orders as orders_xml

MAX_BYTES = 64 * 1024 * 1024
MAX_PROBLEMS = 500
MAX_DEPTH = 5  # of documents in documents
CERTAIN = 0.9  # by then nobody else need be asked
READERS: tuple[Reader, ...] = (
    x12.READER,
    edifact.READER,
    orders_json.READER,
    orders_xml.READER,
    mail.READER,
    mail_outlook.READER,
    web.READER,
    pdf.READER,
    scan.READER,
    archive.READER,
    *unread.READERS,
    *table.READERS,
    text.READER,
)

APART = Apart()

log = logging.getLogger(__name__)


def read_document(
    raw: bytes,
    *,
    name: str = "",
    hints: Sequence[Hint] = (),
    depth: int = 0,
    places: bool = True,
) -> Reading:
    """What the document says. Never raises: what cannot be read is a Reading with a problem.

    `name` is only for words; the format is found in the bytes. `hints` are what was learned about
    the layout of this document; `depth` counts the documents around this one. Binary formats are
    read in a separate process, and what is within them in that same one. Without `places` a reader
    may leave out where those values stand that are certain.
    """
    if not raw.strip(b" \t\r\n\0"):
        return refuse("text", "found nothing: the document is empty")
    if len(raw) > MAX_BYTES:
        return refuse("other", f"found {len(raw)} bytes, expected at most {MAX_BYTES}")
    reader: Reader | None = None
    try:
        source = Source(raw, name, tuple(hints), reads_nested(hints, depth), places)
        reader = choose(source)
        if reader.isolated and not inside():
            return shorten(APART.read(raw, format=reader.format, name=name, hints=source.hints))
        with paused():
            return shorten(reader.read(source))
    except MemoryError:
        return refuse(reader.format if reader else "other", too_large())
    except Exception as error:  # a document must never stop the ones behind it
        log.exception("reading a document failed", extra={"document": name})
        known = reader.format if reader else "other"
        return refuse(known, f"it could not be read: {type(error).__name__} in the reader")


def learn_from(
    raw: bytes, correction: Correction, *, name: str = "", hints: Sequence[Hint] = ()
) -> Hint | None:
    """What the document's reader learns from a correction; None if it cannot tell. Never raises.

    `hints` are what was learned about the layout before.
    """
    source = Source(raw, name, tuple(hints), reads_nested(hints, 0))
    try:
        reader = choose(source)
        if reader.teach is None:
            return None
        if reader.isolated and not inside():
            return APART.learn(raw, asdict(correction), name=name, hints=hints)
        return reader.teach(source, reader.read(source), correction)
    except Exception:  # what cannot be learned from must not stop what can
        log.exception("learning from a document failed", extra={"document": name})
        return None


def reads_nested(hints: Sequence[Hint], depth: int) -> Callable[[bytes, str], Reading] | None:
    """What reads the documents in this one; None where they are nested too deep."""
    if depth >= MAX_DEPTH:
        return None
    return lambda raw, name: read_document(raw, name=name, hints=hints, depth=depth + 1)


def choose(source: Source) -> Reader:
    """The reader that is surest; the first of the table that is nearly certain."""
    best, sure = unread.UNKNOWN, 0.0
    for reader in READERS:
        found = float(reader.sniff(source))
        if found >= CERTAIN:
            return reader
        if found > sure:
            best, sure = reader, found
    return best


def shorten(reading: Reading) -> Reading:
    """The same reading with no more problems than anybody reads, but one of each order's."""
    kept, rest = reading.problems[:MAX_PROBLEMS], reading.problems[MAX_PROBLEMS:]
    if not rest:
        return reading
    told = {each.order for each in kept if each.field != "quantity"}  # a rule finds that by itself
    for each in rest:
        if each.order is not None and each.order not in told and each.field != "quantity":
            told.add(each.order)
            kept.append(each)
    left = len(reading.problems) - len(kept)
    if left:
        kept.append(Problem("document", f"and {left} more problems"))
    reading.problems = kept
    return reading


def refuse(format_name: str, what: str) -> Reading:
    return Reading(format_name, "unreadable", problems=[Problem("document", what)])
