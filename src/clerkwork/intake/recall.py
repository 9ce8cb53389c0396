"""Read a document with what was learned about its layout."""

from collections.abc import Iterable

from clerkwork.intake.draft import Reading, with_parts
from clerkwork.intake.hint import Hint
from clerkwork.intake.models import LayoutHint
from clerkwork.intake.readers import read_document


def read_with_hints(raw: bytes, *, name: str, places: bool = True) -> Reading:
    """What the document says, read a second time where something was learned about its layout."""
    reading = read_document(raw, name=name, places=places)
    hints = hints_for(layouts_of(reading))
    return read_document(raw, name=name, hints=hints) if hints else reading


def layouts_of(reading: Reading) -> set[str]:
    """The layouts of a document and of those in it."""
    return {each.layout for _, each in with_parts(reading) if each.layout}


def hints_for(layouts: Iterable[str]) -> list[Hint]:
    """What was learned about these layouts and not withdrawn, in the order of learning."""
    wanted = list(layouts)
    if not wanted:
        return []
    kept = LayoutHint.objects.filter(layout__in=wanted, withdrawn_at=None).order_by("id")
    return [Hint(each.layout, each.field, each.kind, each.anchor, each.how) for each in kept]
