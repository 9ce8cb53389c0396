"""Each form in which customers order, and what writes it."""

from collections.abc import Callable
from typing import NamedTuple

from clerkwork.training.layouts.machine_orders import same_every_time
from clerkwork.training.papers import Paper, as_csv, as_json, as_x12, as_xlsx
from clerkwork.training.papers_cxml import as_cxml
from clerkwork.training.papers_edifact import as_edifact
from clerkwork.training.papers_printed import as_mail, as_mail_with_pdf, as_pdf
from clerkwork.training.papers_ubl import as_ubl


class Form(NamedTuple):
    """How a paper becomes bytes, how the file ends, and by which way it comes."""

    write: Callable[[Paper], bytes]
    suffix: str
    channel: str


def as_workbook(paper: Paper) -> bytes:
    """Excel, without the time of writing."""
    return same_every_time(as_xlsx(paper))


WRITERS = {
    "x12": Form(as_x12, "edi", "folder"),
    "edifact": Form(as_edifact, "edi", "folder"),
    "ubl": Form(as_ubl, "xml", "folder"),
    "cxml": Form(as_cxml, "xml", "folder"),
    "json": Form(as_json, "json", "api"),
    "csv": Form(as_csv, "csv", "folder"),
    "xlsx": Form(as_workbook, "xlsx", "folder"),
    "mail": Form(as_mail, "eml", "mail"),
    "pdf": Form(as_pdf, "pdf", "page"),
    "mail_pdf": Form(as_mail_with_pdf, "eml", "mail"),
}
