"""The forms in which an answer goes out: each a function from what it says to bytes."""

from collections.abc import Callable

from clerkwork.answers.forms.edifact import write_ordrsp
from clerkwork.answers.forms.json import write_json
from clerkwork.answers.forms.ubl import write_order_response
from clerkwork.answers.forms.x12 import write_855
from clerkwork.answers.models import Form
from clerkwork.answers.original import Original, Stamp
from clerkwork.answers.say import Said

# Given what is said, the document and the order's position in it: the bytes, None where the
# document lacks what this form has to mirror, such as its envelope.
Writer = Callable[[Said, Original, int, Stamp], bytes | None]

WRITERS: dict[str, Writer] = {
    Form.X12: write_855,
    Form.EDIFACT: write_ordrsp,
    Form.UBL: write_order_response,
    Form.JSON: write_json,
}
# What an order is answered in that came in this format.
FORMS: dict[str, str] = {
    "x12-850": Form.X12,
    "edifact-orders": Form.EDIFACT,
    "ubl-order": Form.UBL,
}
SUFFIXES: dict[str, str] = {
    Form.X12: "x12",
    Form.EDIFACT: "edi",
    Form.UBL: "xml",
    Form.JSON: "json",
    Form.MAIL: "pdf",
}


def form_of(format_name: str | None, channel: str | None, preference: str) -> str:
    """The form of the answer to an order: as the customer wants it, else as it came.

    JSON is fetched over the API, so only who sent it there gets it without having asked for it.
    """
    if preference in (Form.MAIL, Form.JSON):
        return preference
    if format_name in FORMS:
        return FORMS[format_name]
    return Form.JSON if format_name == "json" and channel == "api" else Form.MAIL
