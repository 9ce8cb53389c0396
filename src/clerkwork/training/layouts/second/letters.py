"""Mails of the second exam: their heads, their parts, and what mail programs put around a text."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, time
from email import policy
from email.message import EmailMessage
from email.utils import format_datetime, formataddr
from html import escape

from clerkwork.training.layouts.exam import Paper


@dataclass(frozen=True, slots=True)
class File:
    """A file sent along."""

    name: str
    content: bytes
    mime: str = "application/pdf"


def sent(
    paper: Paper,
    subject: str,
    *,
    text: Sequence[str] = (),
    html: str = "",
    files: Sequence[File] = (),
    sender: tuple[str, str] | None = None,
    charset: str = "utf-8",
    program: str = "",
) -> bytes:
    """A mail of the buyer, or of `sender` (name, address); with text and markup both say the same."""
    buyer = paper.order.buyer
    name, address = sender or (buyer.person, buyer.mail)
    mail = EmailMessage(policy=policy.SMTP)
    mail["From"] = formataddr((name, address))
    mail["To"] = f"orders@{paper.order.seller.mail.partition('@')[2]}"
    mail["Subject"] = subject
    mail["Date"] = format_datetime(datetime.combine(paper.order.ordered, time(10, 22, 41), UTC))
    mail["Message-ID"] = f"<{paper.random.getrandbits(64):016x}@{address.partition('@')[2]}>"
    if program:
        mail["X-Mailer"] = program
    if text:
        mail.set_content("\n".join([*text, ""]), charset=charset, cte="quoted-printable")
    if html and text:
        mail.add_alternative(html, subtype="html", charset=charset, cte="base64")
    elif html:
        mail.set_content(html, subtype="html", charset=charset, cte="quoted-printable")
    for each in files:
        main, _, kind = each.mime.partition("/")
        mail.add_attachment(each.content, main, kind, filename=each.name)
    for number, part in enumerate(mail.walk()):
        if part.get_content_maintype() == "multipart":
            part.set_boundary(f"----_NextPart_{number:03d}_01DB3C5A")
    return mail.as_bytes()


def signed(paper: Paper, role: str) -> list[str]:
    """A signature: person, role, company, address, telephone."""
    buyer = paper.order.buyer
    return [buyer.person, role, paper.buyer, ", ".join(paper.home), buyer.phone]


def divs(lines: Sequence[str]) -> str:
    """Lines as a mail program on the web writes them."""
    return "".join(f"<div>{escape(each) if each else '<br>'}</div>" for each in lines)


def table(heads: str, rows: Sequence[Sequence[str]], style: str, attributes: str = "") -> str:
    """A table in markup; heads parted by |, all cells in one style."""
    cells = [f"<tr>{cell_row(heads.split('|'), 'th', style)}</tr>"] if heads else []
    cells += [f"<tr>{cell_row(row, 'td', style)}</tr>" for row in rows]
    return f"<table {attributes}><tbody>{''.join(cells)}</tbody></table>"


def cell_row(row: Sequence[str], tag: str, style: str) -> str:
    return "".join(f'<{tag} style="{style}">{escape(each)}</{tag}>' for each in row)
