"""The text of a mail as it is shown: what the places of its values count lines and columns in."""

from oxmsg import Message

from clerkwork.intake.readers.mail import outlook as mail_outlook
from clerkwork.intake.readers.mail import reader as mail
from clerkwork.intake.readers.mail import web
from clerkwork.intake.readers.mail.html import html_text
from clerkwork.intake.readers.mail.letter import Letter
from clerkwork.intake.readers.mail.reading import text_shown
from clerkwork.intake.readers.source import Source


def mail_shown(source: Source) -> str | None:
    """The subject, and below it the text; None where the document is no mail, or a broken one.

    A web page has no subject.
    """
    letter: Letter | None = None
    if mail.sniff(source):
        parsed = mail.parse(source.raw)
        letter = parsed if isinstance(parsed, Letter) else None
    elif mail_outlook.sniff(source):
        letter = mail_outlook.letter_of(Message.load(source.raw))
    elif web.sniff(source):
        return f"\n{html_text(source.text)}"
    return f"{letter.subject}\n{text_shown(letter)}" if letter else None
