"""IMD and FTX: words about an article, and words for people."""

from clerkwork.intake.draft import Spot
from clerkwork.intake.readers.edi.edifact_parties import joined
from clerkwork.intake.readers.edi.edifact_values import MessageValues

NOTE_LENGTH = 2000
MISPLACED = 0.9


def item_text(values: MessageValues, segment: list[str]) -> tuple[str, Spot] | None:
    """The words of an IMD: C273 components 4 and 5, or wherever else they were put."""
    parts = values.parts(segment, 3)
    words = [part for part in parts[3:5] if part]
    if words:
        return joined(words), values.spot(3, 4)
    coded = values.text(segment, 1) == "C"  # the first component is a code then
    for component in (3, 2) if coded else (3, 2, 1):
        text = parts[component - 1] if len(parts) >= component else ""
        if len(text) > 3 and not text.isdecimal():
            return text, values.spot(3, component, MISPLACED)
    text = values.text(segment, 4)
    return (text, values.spot(4, 1, MISPLACED)) if len(text) > 3 else None


def free_text(values: MessageValues, segment: list[str]) -> str:
    """The words of an FTX: C108, or C107 where a sender put them there."""
    return " ".join([part for part in values.parts(segment, 4) if part])
