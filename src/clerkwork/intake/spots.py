"""Where in a document a value stands: one form for each way of looking at a document.

("page", number, left, top, right, bottom)   a box on a page counted from 1, as parts of its size
("cell", sheet, row, column)                 a cell, both counted from 1; sheet is "" in CSV
("text", line, column, length)               characters, line and column counted from 1; line 0
                                             is the subject of a mail
("segment", number, element, component)      EDI: the segment in the file, its element from 1; 0 of
                                             an element is the whole segment, of a component all
("path", xpath)                              XML; JSON as /orders/0/lines/2/sku
("part", number, at)                         within the attachment of that number, counted from 1
("mail", at)                                 in the mail with which the document came
"""

from collections.abc import Callable
from typing import Any


def in_words(at: tuple[Any, ...]) -> str:
    """The place as a person would say it."""
    kind, *rest = at
    return WORDS[kind](*rest)


def of_page(number: int, left: float, top: float, right: float, bottom: float) -> str:
    return f"page {number}, {top:.0%} down and {left:.0%} from the left"


def of_cell(sheet: str, row: int, column: int) -> str:
    place = f"row {row}, column {column_letters(column)}"
    return f"sheet {sheet}, {place}" if sheet else place


def of_text(line: int, column: int, length: int) -> str:
    return f"line {line}, column {column}" if line else "the subject"


def of_segment(number: int, element: int = 0, component: int = 0) -> str:
    place = f"segment {number}"
    if element:
        place += f", element {element}"
    return f"{place}, component {component}" if component else place


def of_path(xpath: str) -> str:
    return xpath


def of_part(number: int, at: tuple[Any, ...]) -> str:
    return f"attachment {number}, {in_words(at)}"


def of_mail(at: tuple[Any, ...]) -> str:
    return f"the mail, {in_words(at)}"


def column_letters(column: int) -> str:
    """The letters over a column of a sheet: A for 1, AA for 27."""
    letters = ""
    while column > 0:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


WORDS: dict[str, Callable[..., str]] = {
    "page": of_page,
    "cell": of_cell,
    "text": of_text,
    "segment": of_segment,
    "path": of_path,
    "part": of_part,
    "mail": of_mail,
}
