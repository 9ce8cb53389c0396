"""Orders saved or sent as a web page: read as the text that it shows. Nothing is loaded or run."""

from clerkwork.intake.draft import Reading
from clerkwork.intake.hint import Hint
from clerkwork.intake.readers.mail.html import html_text
from clerkwork.intake.readers.source import Correction, Reader, Source
from clerkwork.intake.readers.text.reader import read_text
from clerkwork.intake.readers.text.teach import teach_text
from clerkwork.intake.readers.unread import recognise


def sniff(source: Source) -> float:
    return 0.8 if recognise(source) == "html" else 0


def read(source: Source) -> Reading:
    """The orders of the page; places are lines and columns of its text."""
    text = html_text(source.text)
    return read_text(text, format_name="html", letter=True, hints=source.hints)


def teach(source: Source, reading: Reading, correction: Correction) -> Hint | None:
    """Where pages laid out like this one state the value that was corrected."""
    return teach_text(html_text(source.text), reading, correction)


READER = Reader("html", sniff, read, isolated=True, teach=teach)
