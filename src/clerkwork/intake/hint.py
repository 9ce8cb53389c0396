"""What a person once showed a reader about a layout."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Hint:
    """Where documents of one layout state a field, or what they mean by it.

    `kind` says how the place is found in the next document of this layout:

    label     the value stands beside or below the words `anchor`
    column    the values of lines stand under the heading `anchor`
    region    the value stands in the box `anchor` of the page, as four parts of its size
    constant  the document does not state it; it is always `anchor`

    `how` is the reader's own, such as the side of the label on which the value stands.
    """

    layout: str
    field: str  # of DraftOrder, of DraftLine, or `ship_to.city` and the like
    kind: str
    anchor: str
    how: str = ""
