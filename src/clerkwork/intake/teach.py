"""Learn from corrections: what a person put right becomes a hint for documents laid out alike."""

from collections.abc import Iterable, Sequence
from dataclasses import asdict

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction
from django.utils import timezone

from clerkwork.core import journal
from clerkwork.core.journal import Actor
from clerkwork.core.refusal import Refusal
from clerkwork.core.stages import advance
from clerkwork.core.stations import Station
from clerkwork.intake.confirm import distrust
from clerkwork.intake.hint import Hint
from clerkwork.intake.models import Document, DocumentOrder, LayoutHint, Lesson
from clerkwork.intake.order_fields import readers_name
from clerkwork.intake.readers import learn_from, read_document
from clerkwork.intake.readers.source import Correction
from clerkwork.intake.recall import hints_for, layouts_of
from clerkwork.orders.models import Order

KEYED_IN = "keyed in by hand"  # the place of an order that no reader found

Corrected = tuple[int | None, str, str]  # line counted from 1 or None, the order's field, value


def teach_from(order: Order, corrections: Iterable[Corrected], *, by: AbstractBaseUser) -> None:
    """Keep what was put right on this order, to be learned from in a job of its own.

    The document is read again for that, which may take seconds; nobody waits for it.
    """
    source = DocumentOrder.objects.filter(order=order).first()
    if source is None or source.place == KEYED_IN:
        return
    corrections = list(corrections)
    distrust(order, {name for _, name, _ in corrections})
    lessons = Lesson.objects.bulk_create(
        Lesson(
            document_id=source.document_id,
            order=source.position - 1,
            line=None if line is None else line - 1,
            field=readers_name(name, of_line=line is not None),
            value=value,
            by_id=by.pk,
        )
        for line, name, value in corrections
        if value
    )
    journal.record_many("lesson.given", "lesson", [each.pk for each in lessons], by=by)


def learn_lessons(lesson_ids: Sequence[int], *, by: Actor) -> None:
    """Have the readers learn from these lessons, in the caller's transaction.

    What a reader cannot place in the document teaches nothing.
    """
    lessons = list(Lesson.objects.filter(pk__in=list(lesson_ids)).select_related("document"))
    learned = [each.pk for each in lessons if learn_one(each)]
    nothing = [each.pk for each in lessons if each.pk not in learned]
    advance(Lesson, learned, Lesson.Stage.LEARNED, kind="lesson.learned", by=by)
    advance(Lesson, nothing, Lesson.Stage.NOTHING, kind="lesson.taught_nothing", by=by)


def learn_one(lesson: Lesson) -> LayoutHint | None:
    """The hint that a lesson gives; None where the reader cannot tell."""
    document, raw = lesson.document, bytes(lesson.document.raw)
    known = hints_for(layouts_of(read_document(raw, name=document.name)))
    correction = Correction(lesson.order, lesson.line, lesson.field, lesson.value)
    hint = learn_from(raw, correction, name=document.name, hints=known)
    return keep_hint(hint, document, lesson) if hint else None


def keep_hint(hint: Hint, document: Document, lesson: Lesson) -> LayoutHint:
    """Store a hint; the one of the same kind that it replaces is withdrawn."""
    same = LayoutHint.objects.filter(
        layout=hint.layout, field=hint.field, kind=hint.kind, withdrawn_at=None
    )
    known = same.filter(anchor=hint.anchor, how=hint.how).first()
    if known:
        return known
    same.update(withdrawn_at=timezone.now())
    kept = LayoutHint.objects.create(**asdict(hint), document=document, taught_by=lesson.by)
    journal.record(
        "hint.learned",
        kept,
        by=lesson.by,
        data={"field": hint.field, "by": hint.kind, "at": hint.anchor[:200]},
    )
    return kept


@transaction.atomic
def withdraw_hint(hint_id: int, *, by: Actor) -> LayoutHint:
    """Forget a hint: documents of its layout are read as before. Refuses one that is forgotten."""
    hint = LayoutHint.objects.select_for_update().get(pk=hint_id)
    if hint.withdrawn_at:
        raise Refusal("Somebody has withdrawn this already.")
    hint.withdrawn_at = timezone.now()
    hint.save(update_fields=["withdrawn_at"])
    journal.record("hint.withdrawn", hint, by=by)
    return hint


LEARNING = Station(
    name="learn",
    model=Lesson,
    stage=Lesson.Stage.GIVEN,
    verb=lambda ids: learn_lessons(ids, by="learn"),
    order="id",
    batch=1,  # each reads a document again
)
