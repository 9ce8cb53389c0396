"""Articles of a list that are spread over several lines: each as one piece."""

import re
from collections.abc import Iterator

from clerkwork.intake.readers.text.items import BULLET
from clerkwork.intake.readers.text.labels import label_in
from clerkwork.intake.readers.text.shape import Page, Piece, is_rule, joined
from clerkwork.intake.readers.text.words import NUM, SKU_LABEL


def logical_lines(page: Page, stop: int) -> Iterator[Piece]:
    """The free lines; those over which one article is spread as one piece."""
    index = 0
    while index < stop:
        line = page.lines[index]
        index += 1
        if line.line in page.taken or not line.text.strip() or is_rule(line.text):
            continue
        details = details_under(page, line, page.lines[index : min(index + DETAILS, stop)])
        if details:
            index += len(details)
            yield told_below(page, line, details)
            continue
        parts = [line]
        while index < stop and goes_on(page, parts[-1], page.lines[index]):
            parts.append(page.lines[index])
            index += 1
        yield joined(parts) if len(parts) > 1 else line


DETAILS = 4  # lines under the name of an article that may say more about it
# `240 BX x 27.01 = 6482.40`, under the line with the article.
AMOUNTS = (
    rf"(?<![\w.,/-])(?:{NUM})\s?[^\W\d_]{{0,12}}\.?\s*"
    rf"(?:[x×@à]|\b(?:a|zu|je|at)\b)\s*\S{{0,4}}\s?(?:{NUM})"
)
AMOUNTS_ONLY, AMOUNTS_IN = re.compile(rf"\s+{AMOUNTS}"), re.compile(AMOUNTS)
PLACE = re.compile(r"\s*\d{1,3}[.)]?\s+(?=\S)")


def details_under(page: Page, line: Piece, following: list[Piece]) -> list[Piece]:
    """The lines, further to the right, that say number, quantity or price of the article above."""
    found: list[Piece] = []
    if AMOUNTS_ONLY.match(line.text) or (label_in(line) and not BULLET.match(line.text)):
        return found
    for each in following:
        free = each.text.strip() and each.line not in page.taken and not is_rule(each.text)
        if not free or indent(each) <= indent(line) or BULLET.match(each.text):
            break
        found.append(each)
    told = any(AMOUNTS_IN.search(each.text) or SKU_LABEL.search(each.text) for each in found)
    return found if told else []


def indent(line: Piece) -> int:
    return len(line.text) - len(line.text.lstrip())


def told_below(page: Page, line: Piece, details: list[Piece]) -> Piece:
    """An article of several lines as one piece, which begins with its quantity."""
    if not any(AMOUNTS_IN.search(each.text) for each in details):
        return joined([line, *details])
    place = PLACE.match(line.text) or BULLET.match(line.text)
    name = line.part(place.end() if place else 0, len(line.text))
    page.places[details[0].line] = line.part(0, place.end()) if place else name
    return joined([*details, name])


def goes_on(page: Page, line: Piece, following: Piece) -> bool:
    """Whether a long line of a list goes on in the next, as programs for mails break them."""
    if not following.text.strip() or following.line in page.taken:
        return False
    if BULLET.match(following.text) or label_in(following):
        return False
    if BULLET.match(line.text):
        return len(line.text) >= 55
    begun = re.match(r"\s*\d", line.text) and not ANEW.match(following.text)
    return bool(begun) and len(line.text) >= 55 and broken(page, line, following)


ANEW = re.compile(rf"\s*(?:{NUM})\s*[^\W_]")
MAX_LOOKED = 200
WIDEST = 80  # letters of a line that a program breaks


def broken(page: Page, line: Piece, following: Piece) -> bool:
    """Whether the first word of the next line had no room in this one."""
    width = max(len(each.text) for each in page.lines[:MAX_LOOKED] if len(each.text) <= WIDEST)
    wanted = len(line.text) + 1 + len(following.text.split()[0])
    return len(line.text) <= WIDEST and wanted > width
