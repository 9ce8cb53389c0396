"""Formats that are known by name but not read yet, and documents of no known format."""

import re
from collections.abc import Callable

from clerkwork.intake.draft import Problem, Reading
from clerkwork.intake.readers.source import Reader, Source

MAIL = re.compile(
    r"(?:From \S+ .*\r?\n)?(?:(?:[A-Z][A-Za-z-]+):[^\n]*\n(?:[ \t][^\n]*\n)*){2,}", re.MULTILINE
)
MAIL_HEADERS = re.compile(
    r"^(?:Return-Path|Received|MIME-Version|Message-ID|Subject):", re.MULTILINE | re.IGNORECASE
)
HTML = re.compile(
    r"\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--.{0,2000}?-->\s*)?<(?:!DOCTYPE\s+)?html\b",
    re.IGNORECASE | re.DOTALL,
)
MAGIC = (
    ("pdf", "a PDF", (b"%PDF-",)),
    ("zip", "a ZIP archive", (b"PK\x03\x04", b"PK\x05\x06")),
    ("ole", "an old Office file or Outlook message", (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",)),
    ("rtf", "rich text", (b"{\\rtf",)),
    ("gzip", "a gzip archive", (b"\x1f\x8b",)),
)
# Those of these formats that have no reader elsewhere, in words.
NAMES = {name: words for name, words, _ in MAGIC if name not in {"pdf", "zip"}}


def recognise(source: Source) -> str | None:
    """The format by name, from the first bytes."""
    start = source.raw[:1024].lstrip(b"\xef\xbb\xbf \t\r\n")
    for name, _, marks in MAGIC:
        if start.startswith(marks):
            return name
    if source.binary:
        return None
    if HTML.match(source.head):
        return "html"
    if MAIL.match(source.head) and MAIL_HEADERS.search(source.head):
        return "eml"
    return None


def reader_of(name: str) -> Reader:
    """A reader that recognises one format and says that it is not read yet."""
    return Reader(name, sniffer(name), not_yet(name))


def sniffer(name: str) -> Callable[[Source], float]:
    # Below a real reader of the same content (a workbook is a ZIP archive too).
    return lambda source: 0.7 if recognise(source) == name else 0


def not_yet(name: str) -> Callable[[Source], Reading]:
    def read(source: Source) -> Reading:
        what = f"found {NAMES[name]}: this format is not read yet"
        return Reading(name, "other", problems=[Problem("document", what)])

    return read


def read_unknown(source: Source) -> Reading:
    """Neither a known format nor a table: say what was seen."""
    if source.binary:
        seen = " ".join(f"{byte:02X}" for byte in source.raw[:8])
        what = f"found binary data beginning {seen}, which is no known format"
        return Reading("other", "unreadable", problems=[Problem("document", what)])
    line = next((line.strip() for line in source.head.splitlines() if line.strip()), "")
    what = f"found text beginning {line[:60]!r}, in which no order was recognised"
    return Reading("text", "other", problems=[Problem("document", what)])


READERS = tuple(reader_of(name) for name in NAMES)
UNKNOWN = Reader("text", lambda source: 0, read_unknown)
