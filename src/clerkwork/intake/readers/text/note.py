"""What a letter says besides the order: whole sentences that hold none of its values."""

import re

from clerkwork.intake.draft import DraftOrder
from clerkwork.intake.readers.text.parties import closing_line
from clerkwork.intake.readers.text.shape import Page

# At least three words that end like a sentence, in a line of their own; no label, no cells.
SENTENCE = re.compile(r"[^\W\d_][^:|\t]*\s[^:|\t]*\s[^:|\t]*[.!]\Z")
LONGEST = 1000


def set_note(order: DraftOrder, page: Page) -> None:
    """Keep the sentences before the letter closes as its note: they may ask for something.

    What does not close is no letter: its sentences are the small print of a form.
    """
    closing = closing_line(page)
    if closing is None:
        return
    spots = [*order.spots.values(), *(spot for line in order.lines for spot in line.spots.values())]
    used = {spot.at[1] for spot in spots if spot.at[0] == "text"}
    said = [
        line.text.strip()
        for line in page.lines[:closing]
        if line.line not in used | page.taken and SENTENCE.match(line.text.strip())
    ]
    order.note = "\n".join(said)[:LONGEST] or None
