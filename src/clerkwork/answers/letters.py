"""What a customer reads in answer to an order, as a mail."""

from django.utils.timezone import localdate

from clerkwork.answers.confirmation_pdf import Confirmation, confirmation_pdf
from clerkwork.answers.forms import SUFFIXES
from clerkwork.answers.models import Answer, Form
from clerkwork.answers.say import REJECTED
from clerkwork.answers.words import headline, line_in_words, total
from clerkwork.core.models import Company
from clerkwork.core.party import Party
from clerkwork.messaging.letter import Attachment, Letter, day, language_of, write_letter
from clerkwork.messaging.models import Message
from clerkwork.orders.models import Order

PDF = "application/pdf"
KINDS = {
    Form.X12: "application/edi-x12",  # RFC 1767
    Form.EDIFACT: "application/edifact",
    Form.UBL: "application/xml",
    Form.JSON: "application/json",
}


def acknowledgement(message: Message) -> Letter:
    """What the answer says, with a PDF; or with the answer itself, where that has another form."""
    language = language_of(message)
    answers = Answer.objects.select_related("reply__order__customer")
    answer = answers.get(pk=message.subject_id)
    order, says = answer.reply.order, answer.says
    told = [line_in_words(line, says["currency"], language) for line in says["lines"]]
    facts = {
        "company": Company.objects.get(),
        "order": order,
        "headline": headline(says, language),
        "rejected": says["outcome"] == REJECTED,
        "lines": told,
        "as_ordered": all(line["as_ordered"] for line in told),
        "total": total(says, language),
        "due": day(order.due_on, language),
        "ship_to": ship_to(order),
    }
    file = attachment(answer, language)
    return write_letter("answers/letters/acknowledgement", language, facts, (file,))


def attachment(answer: Answer, language: str) -> Attachment:
    """The answer as a file: as it is, or as a PDF where it is for people."""
    name = f"{answer.number}.{SUFFIXES[answer.form]}"
    if answer.form == Form.MAIL:
        return Attachment(name, PDF, pdf_of(answer, language))
    return Attachment(name, KINDS[Form(answer.form)], bytes(answer.raw))


def pdf_of(answer: Answer, language: str) -> bytes:
    """The answer on paper, the same bytes whenever it is asked for."""
    order, says = answer.reply.order, answer.says
    return confirmation_pdf(
        Confirmation(
            number=answer.number,
            language=language,
            company=ourselves(),
            customer=order.customer.name if order.customer else order.buyer_name,
            ship_to=place_of(order),
            po_number=says["po_number"],
            headline=headline(says, language),
            refused=says["outcome"] == REJECTED,
            made_on=localdate(answer.made_at),
            due_on=order.due_on,
            lines=[line_in_words(line, says["currency"], language) for line in says["lines"]],
            total=total(says, language),
        )
    )


def ourselves() -> Party:
    ours = Company.objects.get()
    place = f"{ours.postcode} {ours.city} {ours.region}".strip()
    lines = tuple(part for part in (ours.street, place) if part)
    return Party(ours.name, lines, ours.postcode, ours.country)


def place_of(order: Order) -> Party:
    """Where the goods go."""
    parts = (order.ship_street, order.ship_street2, town(order), order.ship_region)
    lines = tuple(part for part in parts if part)
    return Party(order.ship_name, lines, order.ship_postcode, order.ship_country)


def town(order: Order) -> str:
    return f"{order.ship_postcode} {order.ship_city}".strip()


def ship_to(order: Order) -> list[str]:
    """The lines of the address to which the goods go."""
    place = place_of(order)
    return [part for part in (place.name, *place.lines, place.country) if part]
