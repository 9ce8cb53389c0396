"""Messages as Outlook saves them (.msg): read like mails."""

import contextlib
from collections.abc import Callable

from oxmsg import Message

from clerkwork.intake.draft import Problem, Reading
from clerkwork.intake.hint import Hint
from clerkwork.intake.readers.mail.letter import MAX_ATTACHMENTS, Attachment, Letter
from clerkwork.intake.readers.mail.quotes import address_in
from clerkwork.intake.readers.mail.reading import read_letter, teach_letter
from clerkwork.intake.readers.source import Correction, Reader, Source

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
# The names of the streams that every message has, as the compound file writes them.
MARK = "__properties_version1.0".encode("utf-16-le")


def sniff(source: Source) -> float:
    return 0.95 if source.raw.startswith(OLE) and MARK in source.raw else 0


def read(source: Source) -> Reading:
    """The message's own orders, and its attachments as parts."""
    try:
        message = Message.load(source.raw)
        letter = letter_of(message)
    except Exception as error:  # the library trusts the file, and fails in many ways
        what = f"this Outlook message cannot be opened: {type(error).__name__}"
        return Reading("msg", "unreadable", problems=[Problem("document", what)])
    return read_letter(letter, "msg", source)


def teach(source: Source, reading: Reading, correction: Correction) -> Hint | None:
    """Where messages laid out like this one state the value that was corrected."""
    return teach_letter(letter_of(Message.load(source.raw)), reading, correction)


def letter_of(message: Message) -> Letter:
    letter = Letter(subject=" ".join(message.subject.split())[:1000])
    letter.sender = address_in(taken(lambda: message.sender) or "")
    letter.plain = (taken(lambda: message.body) or "").replace("\r\n", "\n")
    letter.html = taken(lambda: message.html_body) or ""
    for each in message.attachments[:MAX_ATTACHMENTS]:
        raw = taken_bytes(each.file_bytes)
        media = each.mime_type or ""
        if raw and not media.startswith("image/gif"):
            letter.attachments.append(
                Attachment((each.file_name or "attachment").strip()[:255], raw, media)
            )
    return letter


def taken(get: Callable[[], str | None]) -> str | None:
    """A text of the message; None where the file has it broken."""
    with contextlib.suppress(LookupError, UnicodeError, ValueError, TypeError):
        return get()
    return None


def taken_bytes(raw: bytes | None) -> bytes:
    return bytes(raw or b"")


READER = Reader("msg", sniff, read, isolated=True, teach=teach)
