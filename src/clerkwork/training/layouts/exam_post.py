"""Mails put together: their heads, their parts, and the same bytes for the same mail."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, time
from email import policy
from email.message import EmailMessage
from email.utils import format_datetime
from html import escape

from .exam import Paper


@dataclass(frozen=True, slots=True)
class Enclosed:
    """A file that is sent along."""

    name: str
    content: bytes
    mime: str = "application/pdf"


def post(
    paper: Paper,
    subject: str,
    *,
    plain: Sequence[str] = (),
    html: str = "",
    enclosed: Sequence[Enclosed] = (),
    sender: str = "",
    charset: str = "utf-8",
) -> bytes:
    """A mail from the buyer to the seller, or from `sender`, an address as it stands in a head."""
    buyer, seller = paper.order.buyer, paper.order.seller
    mail = EmailMessage(policy=policy.SMTP)
    mail["From"] = sender or f"{buyer.person} <{buyer.mail}>"
    mail["To"] = seller.mail.replace("orders@", "sales@")
    mail["Subject"] = subject
    mail["Date"] = format_datetime(datetime.combine(paper.order.ordered, time(14, 8, 33), UTC))
    mail["Message-ID"] = f"<{paper.random.getrandbits(60):015x}@{buyer.mail.partition('@')[2]}>"
    if plain:
        mail.set_content("\n".join([*plain, ""]), charset=charset, cte="quoted-printable")
    if html and plain:
        mail.add_alternative(html, subtype="html", charset=charset, cte="quoted-printable")
    elif html:
        mail.set_content(html, subtype="html", charset=charset, cte="base64")
    for each in enclosed:
        main, _, sub = each.mime.partition("/")
        mail.add_attachment(each.content, main, sub, filename=each.name)
    for number, part in enumerate(mail.walk()):
        if part.get_content_maintype() == "multipart":
            part.set_boundary(f"=_part{number}_7f3a")
    return mail.as_bytes()


def signature(paper: Paper) -> list[str]:
    buyer = paper.order.buyer
    paper.shown.add("buyer")
    return ["--", buyer.person, buyer.name, *paper.home, buyer.phone]


def paragraphs(texts: Sequence[str]) -> str:
    return "".join(f'<p class="MsoNormal">{escape(each) or "&nbsp;"}</p>' for each in texts)


def rows_of(rows: Sequence[Sequence[str]], cell: str = "td", style: str = "") -> str:
    return "".join(
        "<tr>"
        + "".join(f"<{cell} style='{style}'>{escape(each)}</{cell}>" for each in row)
        + "</tr>"
        for row in rows
    )
