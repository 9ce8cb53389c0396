"""Mails as they come from a mailbox: the order in the text, in attachments, or forwarded."""

import email
import re
from email import policy

from clerkwork.intake.draft import Problem, Reading
from clerkwork.intake.hint import Hint
from clerkwork.intake.readers.mail.letter import Letter, letter_of
from clerkwork.intake.readers.mail.reading import read_letter, teach_letter
from clerkwork.intake.readers.source import Correction, Reader, Source
from clerkwork.intake.readers.unread import recognise

MAX_HEADERS = 400_000  # bytes before the first empty line
MAX_BOUNDARIES = 20_000
MULTIPART = re.compile(rb"^content-type:\s*(?:multipart|message)/", re.IGNORECASE | re.MULTILINE)


def sniff(source: Source) -> float:
    return 0.9 if recognise(source) == "eml" else 0


def read(source: Source) -> Reading:
    """The mail's own orders, and its attachments as parts."""
    letter = parse(source.raw)
    if isinstance(letter, Reading):
        return letter
    return read_letter(letter, "eml", source)


def teach(source: Source, reading: Reading, correction: Correction) -> Hint | None:
    """Where mails laid out like this one state the value that was corrected."""
    letter = parse(source.raw)
    return None if isinstance(letter, Reading) else teach_letter(letter, reading, correction)


def parse(raw: bytes) -> Letter | Reading:
    """The letter, or why these bytes are not taken apart."""
    begin = raw.find(b"\n\n"), raw.find(b"\r\n\r\n")
    heads = min((place for place in begin if place >= 0), default=len(raw))
    if heads > MAX_HEADERS:
        return refuse(f"found {heads} bytes of headers, expected at most {MAX_HEADERS}")
    nested = len(MULTIPART.findall(raw))
    if nested > MAX_BOUNDARIES:
        return refuse(f"found {nested} parts with parts, expected at most {MAX_BOUNDARIES}")
    try:
        return letter_of(email.message_from_bytes(raw.lstrip(), policy=policy.default))
    except RecursionError:
        return refuse("found parts nested deeper than any mail")


def refuse(what: str) -> Reading:
    return Reading("eml", "unreadable", problems=[Problem("document", what)])


READER = Reader("eml", sniff, read, isolated=True, teach=teach)
