"""A document as a person sees it: pages, table, segments, tree or text, with values marked."""

from collections.abc import Sequence
from dataclasses import replace

from clerkwork.intake.edi_words import MOST as MOST_SEGMENTS
from clerkwork.intake.edi_words import segments_shown
from clerkwork.intake.facsimile_shapes import Facsimile, Places, Wanted
from clerkwork.intake.facsimile_tables import chosen_sheet, of_table
from clerkwork.intake.facsimile_texts import of_segments, of_text, of_tree
from clerkwork.intake.models import Document
from clerkwork.intake.page_marks import marked_pages
from clerkwork.intake.page_pictures import MOST_PAGES, has_pages
from clerkwork.intake.readers.source import Source
from clerkwork.intake.readers.table.books import workbook_format
from clerkwork.intake.readers.table.cells import csv_sheet
from clerkwork.intake.showing import letter, page_sizes
from clerkwork.intake.shown_tree import shown_tree

MOST_BYTES = 2_000_000  # of a document that is opened to be looked at
MAILS = {"eml", "msg", "html"}
BEFORE = 20  # segments before the first that is marked


def facsimile(
    document: Document, wanted: Sequence[Wanted] = (), places: Places | None = None
) -> Facsimile:
    """The document to be looked at, cut down to what surrounds the first marked value.

    What `places` names is marked where it says; what is wanted beside that is looked for.
    """
    places = places or {}
    source = Source(bytes(document.raw), document.name)
    if has_pages(source.raw):
        pages = marked_pages(page_sizes(source.raw), places)
        return Facsimile(pages=pages, more=len(pages) == MOST_PAGES)
    if document.size > MOST_BYTES:
        return Facsimile(more=True)
    if document.format in MAILS and (text := letter(source.raw)) is not None:
        return of_text(text, wanted, places, first_line=0)  # which is the subject
    if workbook_format(source):
        return of_table(chosen_sheet(source, places), wanted, places)
    if source.binary:
        return Facsimile()
    return of_written(source, document.format, wanted, places)


def of_written(
    source: Source, format_name: str, wanted: Sequence[Wanted], places: Places
) -> Facsimile:
    """A document of characters, by what they are."""
    if format_name.startswith(("x12", "edifact")):
        numbers = [at[1] for at in places.values() if at[0] == "segment"]
        first = max(min(numbers, default=1) - BEFORE, 1)
        segments = segments_shown(source, first=first)
        if segments:
            more = first > 1 or len(segments) == MOST_SEGMENTS
            return replace(of_segments(segments, wanted, places), more=more)
    sheet = csv_sheet(source.text) if format_name == "csv" else None
    if sheet:
        return of_table(sheet, wanted, places)
    tree = shown_tree(source)
    return of_tree(tree, wanted, places) if tree else of_text(source.text, wanted, places)
