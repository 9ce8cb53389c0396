"""The documents within a document: each stored and taken in as one of its own."""

import hashlib

from clerkwork.core.journal import Actor
from clerkwork.intake.draft import Part, Reading
from clerkwork.intake.models import Document
from clerkwork.intake.submit import submit_document


def store_parts(
    document: Document, reading: Reading, *, by: Actor
) -> list[tuple[Document, Reading]]:
    """Store the parts of a document, in its transaction; answers the new ones with their readings.

    Bytes that are known already are the same document: they arrived again, and are not taken in
    again. A part that names no sender of its own has that of the document around it.
    """
    known = stored_before(reading.parts)
    fresh: dict[str, tuple[Document, Reading]] = {}
    # By their digests, so that two mails with the same attachments wait for each other, and never
    # in a circle.
    for digest, part in sorted(((digest_of(each), each) for each in reading.parts), key=first):
        if not part.raw or digest in fresh:
            continue
        stored = submit_document(
            part.raw, name=part.name, channel="mail", by=by, read_now=True, within=document
        )
        part.reading.sender = part.reading.sender or reading.sender
        if digest not in known and stored.stage == Document.Stage.STORED:
            fresh[digest] = stored, part.reading
    return [fresh[digest] for each in reading.parts if (digest := digest_of(each)) in fresh]


def first(pair: tuple[str, Part]) -> str:
    return pair[0]


def digest_of(part: Part) -> str:
    return hashlib.sha256(part.raw).hexdigest()


def stored_before(parts: list[Part]) -> set[str]:
    digests = [digest_of(part) for part in parts]
    return set(Document.objects.filter(sha256__in=digests).values_list("sha256", flat=True))
