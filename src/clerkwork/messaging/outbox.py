"""Messages begin as rows, in the transaction of the verb that has something to say."""

from typing import Any

from clerkwork.core.journal import react
from clerkwork.core.sql import rows

QUEUE = """
INSERT INTO messaging_message
       (kind, subject, subject_id, recipient, language, stage, headline, text)
SELECT %(kind)s, %(about)s, wanted.id, wanted.recipient, wanted.language, 'queued', '', ''
  FROM ({select}) AS wanted (id, recipient, language)
 WHERE wanted.recipient <> ''
    ON CONFLICT (subject, subject_id, kind) DO NOTHING
RETURNING 1
"""


def queue_messages(kind: str, about: str, select: str, **params: Any) -> int:
    """Queue one message of this kind for each row of a SELECT of (id, recipient, language).

    `about` names the noun whose ids these are. What was said about a row is not said again, and
    where no address is known nothing is queued. One statement for any number of messages.
    Returns how many were queued.
    """
    queued = len(rows(QUEUE.format(select=select), kind=kind, about=about, **params))
    if queued:
        react("message.queued")
    return queued
