"""Orders saved or sent as a web page: read as the text that it shows. Nothing is loaded or run."""

from clerkwork.intake.draft import Reading
from clerkwork.intake.readers.mail.html import html_text
from clerkwork.intake.readers.source import Reader, Source
from clerkwork.intake.readers.text.reader import read_text
from clerkwork.intake.readers.unread import recognise


def sniff(source: Source) -> float:
    return 0.8 if recognise(source) == "html" else 0


def read(source: Source) -> Reading:
    """The orders of the page; places are lines and columns of its text."""
    return read_text(html_text(source.text), format_name="html", letter=True)


READER = Reader("html", sniff, read, isolated=True)
