"""A mail taken apart: who wrote what about it, and the documents that came with it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from email.header import decode_header, make_header
from email.message import EmailMessage, Message
from email.utils import parseaddr, parsedate_to_datetime

from clerkwork.intake.readers.source import decode

MAX_PARTS, MAX_ATTACHMENTS, MAX_NESTED = 2_000, 60, 40
# A picture that is part of the text, and small ones as they stand in signatures.
PICTURE_BYTES = 60_000


@dataclass(frozen=True, slots=True)
class Attachment:
    name: str
    raw: bytes
    media: str = ""


@dataclass(slots=True)
class Letter:
    """`plain` and `html` are the bodies as text; `problems` say what could not be taken out."""

    subject: str = ""
    sender: str | None = None
    plain: str = ""
    html: str = ""
    attachments: list[Attachment] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)
    sent: date | None = None


def letter_of(message: Message) -> Letter:
    """The letter in a parsed message. Never raises for what is wrong in it."""
    letter = Letter(subject=header(message, "Subject"), sender=sender_of(message))
    letter.sent = sent_on(message)
    referred = set(re.findall(r"cid:([^\"'\s>)]+)", html_source(message)))
    for count, part in enumerate(leaves(message)):
        if count >= MAX_PARTS:
            letter.problems.append(f"found more than {MAX_PARTS} parts, the rest was left aside")
            break
        try:
            take(letter, part, referred)
        except (LookupError, ValueError, TypeError, AttributeError):
            letter.problems.append(f"part {count + 1} is broken and was left aside")
    return letter


def sent_on(message: Message) -> date | None:
    """The day of the header Date, where it can be read."""
    try:
        return parsedate_to_datetime(str(message.get("Date", ""))).date()
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def leaves(message: Message) -> Iterator[Message]:
    """The parts that hold something, in order; mails within the mail as wholes."""
    waiting = [message]
    while waiting:
        part = waiting.pop()
        if part.get_content_type() == "message/rfc822" and part is not message:
            yield part
        elif part.is_multipart():
            inner = part.get_payload()
            waiting.extend(reversed([each for each in inner if isinstance(each, Message)]))
        else:
            yield part


def take(letter: Letter, part: Message, referred: set[str]) -> None:
    media = part.get_content_type()
    name = file_name(part)
    attached = part.get_content_disposition() == "attachment" or bool(name)
    if media == "text/plain" and not attached:
        letter.plain += ("\n" if letter.plain else "") + text_of(part)
    elif media == "text/html" and not attached:
        letter.html += text_of(part)
    elif len(letter.attachments) >= MAX_ATTACHMENTS:
        what = f"found more than {MAX_ATTACHMENTS} attachments, the rest was left aside"
        if what not in letter.problems:
            letter.problems.append(what)
    else:
        raw = bytes_of(part)
        if raw.strip() and not decorates(part, media, raw, referred):
            letter.attachments.append(Attachment(name or default_name(media), raw, media))


def decorates(part: Message, media: str, raw: bytes, referred: set[str]) -> bool:
    """Whether a part is no document: a logo, a signature, a calendar, a card."""
    if media.startswith("image/"):
        shown = (part.get("Content-ID") or "").strip("<> ") in referred
        inline = part.get_content_disposition() == "inline"
        return (
            shown
            or inline
            or len(raw) < PICTURE_BYTES // 10
            or media in {"image/gif", "image/svg+xml"}
        )
    return media in {
        "application/pgp-signature",
        "application/pkcs7-signature",
        "application/x-pkcs7-signature",
        "text/calendar",
        "text/vcard",
        "text/x-vcard",
        "message/delivery-status",
        "message/disposition-notification",
        "text/rfc822-headers",
    }


def bytes_of(part: Message) -> bytes:
    """The content of a part, its transfer encoding undone."""
    if part.get_content_type() == "message/rfc822":
        inner = part.get_payload()
        first = inner[0] if isinstance(inner, list) and inner else None
        try:
            return first.as_bytes() if isinstance(first, Message) else b""
        except (LookupError, UnicodeError, ValueError, RecursionError):
            return b""
    payload = part.get_payload(decode=True)
    return payload if isinstance(payload, bytes) else b""


def text_of(part: Message) -> str:
    """The text of a part: in the charset it names where that fits, else in the likeliest."""
    raw = bytes_of(part)
    charset = part.get_content_charset() or ""
    try:
        text = raw.decode(charset or "utf-8")
    except (LookupError, ValueError):  # a name no charset has, or bytes that it does not
        text = decode(raw)
    if part.get_param("format", "") == "flowed":
        text = unflowed(text)
    return text.replace("\0", "").replace("\r\n", "\n")


def unflowed(text: str) -> str:
    """Lines that end in a blank go on in the next one (RFC 3676)."""
    lines: list[str] = []
    for line in text.replace("\r\n", "\n").split("\n"):
        if lines and lines[-1].endswith(" ") and lines[-1] != "-- " and line.strip():
            lines[-1] += line.lstrip(" ")
        else:
            lines.append(line)
    return "\n".join(lines)


def html_source(message: Message) -> str:
    """Enough of the HTML bodies to know which pictures they show."""
    found = [
        text_of(part)[:500_000]
        for part in leaves(message)
        if part.get_content_type() == "text/html"
    ]
    return "".join(found[:5])


def header(message: Message, name: str) -> str:
    """A header as text, whatever is wrong with its encoding."""
    try:
        value = message.get(name)
        text = str(value or "")
        if "=?" in text and not isinstance(message, EmailMessage):
            text = str(make_header(decode_header(text)))
    except (LookupError, UnicodeError, ValueError, TypeError, IndexError, AttributeError):
        return ""
    return " ".join(text.replace("\0", "").split())[:1000]


def sender_of(message: Message) -> str | None:
    """The address of the author, in lower case."""
    for name in ("From", "Reply-To", "Sender", "Return-Path"):
        address = parseaddr(header(message, name))[1].strip().lower()
        if re.fullmatch(r"[^@\s<>]+@[^@\s<>]+", address):
            return address
    return None


def file_name(part: Message) -> str:
    try:
        return (part.get_filename() or "").replace("\0", "")[:255]
    except (LookupError, UnicodeError, ValueError, TypeError, AttributeError):
        return ""


def default_name(media: str) -> str:
    return (
        "mail.eml" if media == "message/rfc822" else f"attachment.{media.rpartition('/')[2][:10]}"
    )
