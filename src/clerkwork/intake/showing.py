"""What is opened to be looked at: in the separate process, like what is opened to be read.

`intake/isolated.py` answers these questions, the functions here ask them.
"""

import base64
from collections.abc import Callable
from typing import Any

from clerkwork.core.refusal import Refusal
from clerkwork.intake import page_pictures
from clerkwork.intake.isolation import Stopped
from clerkwork.intake.readers import APART
from clerkwork.intake.readers.mail.shown import mail_shown
from clerkwork.intake.readers.source import Source

Size = page_pictures.Size
PNG = b"\x89PNG\r\n\x1a\n"


def page_sizes(raw: bytes) -> list[Size]:
    """Width and height of the first pages as they are drawn; none if the document is broken."""
    try:
        return APART.ask({"show": "sizes"}, raw, as_sizes)
    except (Stopped, OSError):
        return []


def render_page(raw: bytes, number: int) -> bytes:
    """One page, counted from 1, as PNG. Refuses one that is not there or cannot be drawn."""
    try:
        return APART.ask({"show": "page", "number": number}, raw, as_png)
    except (Stopped, OSError) as error:
        raise Refusal(f"Page {number} cannot be shown. Save the document to open it.") from error


def letter(raw: bytes) -> str | None:
    """The subject and the text of a mail; None of what is none."""
    try:
        return APART.ask({"show": "letter"}, raw, as_text)
    except (Stopped, OSError):
        return None


def show(raw: bytes, question: dict[str, Any]) -> Any:
    """The answer to one of these questions, as JSON values; None where there is none."""
    try:
        return SHOWN[question["show"]](raw, question)
    except Exception:  # libraries that open hostile files fail in many ways
        return None


SHOWN: dict[str, Callable[[bytes, dict[str, Any]], Any]] = {
    "sizes": lambda raw, question: page_pictures.page_sizes(raw),
    "page": lambda raw, question: base64.b64encode(
        page_pictures.render_page(raw, question["number"])
    ).decode(),
    "letter": lambda raw, question: mail_shown(Source(raw)),
}


def as_sizes(answer: Any) -> list[Size]:
    """Checked, since the process that answers is not trusted. Raises ValueError."""
    sizes = answer if isinstance(answer, list) else []
    if any(
        not isinstance(each, list) or [type(side) for side in each] != [int, int] for each in sizes
    ):
        raise ValueError("expected pairs of numbers")
    return [(width, height) for width, height in sizes[: page_pictures.MOST_PAGES]]


def as_png(answer: Any) -> bytes:
    drawn = base64.b64decode(answer or "")
    if not drawn.startswith(PNG):
        raise ValueError("expected a picture")
    return drawn


def as_text(answer: Any) -> str | None:
    return answer.replace("\0", "") if isinstance(answer, str) else None
