"""Who writes what: the one table from message kind to the function that makes the letter."""

from clerkwork.answers.letters import acknowledgement
from clerkwork.messaging import letter
from clerkwork.shipping.letters import shipment_notice
from clerkwork.verification.letters import question_letter

LETTERS: dict[str, letter.Writer] = {
    "order.acknowledgement": acknowledgement,
    "order.question": question_letter,
    "order.question_reminder": question_letter,
    "shipment.notice": shipment_notice,
}


def connect() -> None:
    """Give the outbox its writers; called once, when Django starts."""
    letter.writers.clear()
    letter.writers.update(LETTERS)
