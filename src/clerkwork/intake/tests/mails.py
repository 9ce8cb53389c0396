"""Mails for tests, put together with the standard library."""

from email.message import EmailMessage

SENDER = "Anna Berg <anna@berg.example>"


def a_mail(
    text: str = "",
    *attached: tuple[str, bytes],
    subject: str = "Order",
    sender: str = SENDER,
    html: str = "",
) -> bytes:
    """A mail with this text, these files, and an HTML form of the text if given."""
    message = EmailMessage()
    message["From"], message["To"] = sender, "orders@seller.example"
    message["Subject"], message["Message-ID"] = subject, "<1@berg.example>"
    message.set_content(text)
    if html:
        message.add_alternative(html, subtype="html")
    for name, raw in attached:
        message.add_attachment(raw, maintype="application", subtype="octet-stream", filename=name)
    return message.as_bytes()


def csv_order(number: str = "9001") -> bytes:
    return f"PO Number;Item No;Qty;Unit\n{number};TEA;12;EA\n".encode()
