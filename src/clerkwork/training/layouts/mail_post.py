"""Putting a mail together: encodings, parts, attachments, as mail programs of all kinds do it.

The bytes are the same for the same choices: boundaries, dates and ids are settled.
"""

from dataclasses import dataclass, field
from datetime import UTC, datetime, time
from email import policy
from email.headerregistry import Address
from email.message import EmailMessage
from email.utils import format_datetime
from random import Random
from typing import Any

from .truth import Order

ENCODINGS = (
    *(("utf-8", "quoted-printable"), ("utf-8", "base64"), ("utf-8", "8bit")),
    *(("iso-8859-1", "quoted-printable"), ("windows-1252", "quoted-printable")),
    *(("iso-8859-1", "8bit"), ("utf-8", "quoted-printable")),
)
PROGRAMS = ("Microsoft Outlook 16.0", "Apple Mail (2.3774)", "Mozilla Thunderbird", "SAP NetWeaver")


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file in a mail; without a name it is attached nameless."""

    name: str
    content: bytes
    mime: str
    inline: bool = False


@dataclass(slots=True)
class Mail:
    """What a mail says; `plain` or `html` or both are its body."""

    subject: str
    sender: str
    sender_mail: str
    receiver_mail: str
    day: datetime
    plain: str = ""
    html: str = ""
    attachments: list[Attachment] = field(default_factory=list)
    inner: EmailMessage | None = None  # a whole mail, forwarded as an attachment


def a_mail(order: Order, subject: str, random: Random) -> Mail:
    buyer = order.buyer
    who = random.choice([buyer.person, f"{buyer.person}, {buyer.name}", buyer.name, ""])
    day = datetime.combine(order.ordered, time(9, 41, 7), UTC)
    return Mail(subject, who, buyer.mail, f"sales@{order.seller.mail.partition('@')[2]}", day)


def message(mail: Mail, random: Random) -> EmailMessage:
    """The mail as a message, in an encoding its text fits into."""
    charset, transfer = random.choice(ENCODINGS)
    text = mail.plain + mail.html
    try:
        text.encode(charset)
    except UnicodeEncodeError:
        charset, transfer = "utf-8", "quoted-printable"
    made = EmailMessage(policy=policy.SMTP)
    made["From"] = Address(mail.sender, *mail.sender_mail.split("@"))
    made["To"] = Address("", *mail.receiver_mail.split("@"))
    made["Subject"] = mail.subject
    made["Date"] = format_datetime(mail.day)
    made["Message-ID"] = f"<{random.getrandbits(48):012x}@{mail.sender_mail.partition('@')[2]}>"
    made["X-Mailer"] = random.choice(PROGRAMS)
    how: dict[str, Any] = {"charset": charset, "cte": transfer}
    if mail.plain:
        made.set_content(mail.plain, **how)
    if mail.html and mail.plain:
        made.add_alternative(mail.html, subtype="html", **how)
    elif mail.html:
        made.set_content(mail.html, subtype="html", **how)
    attach(made, mail)
    return made


def attach(made: EmailMessage, mail: Mail) -> None:
    """Pictures go beside the HTML that shows them, all else to the end."""
    markup = made.get_body(("html",))
    for each in sorted(mail.attachments, key=lambda one: not one.inline):
        main, _, sub = each.mime.partition("/")
        name = each.name or None
        if each.inline and isinstance(markup, EmailMessage):
            markup.add_related(each.content, main, sub, cid="<logo@mail>", filename=name)
        else:
            how = "inline" if each.inline else "attachment"
            made.add_attachment(each.content, main, sub, filename=name, disposition=how)
    if mail.inner is not None:
        made.add_attachment(mail.inner)


def posted(made: EmailMessage) -> bytes:
    """The bytes of the message, with the same boundaries every time."""
    for number, part in enumerate(made.walk()):
        if part.get_content_maintype() == "multipart":
            part.set_boundary(f"----=_Part_{number}_20250101")
    return made.as_bytes()


def quoted(lines: list[str], mark: str = "> ") -> list[str]:
    return [f"{mark}{line}".rstrip() for line in lines]
