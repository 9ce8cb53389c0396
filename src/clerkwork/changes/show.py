"""A change as its page shows it: before and after, part by part, with what it does."""

from dataclasses import dataclass, field
from typing import Any

from django.contrib.auth.models import AbstractUser

from clerkwork.changes.accept import TASK
from clerkwork.changes.effects import Effects, PartEffect, effects_of
from clerkwork.changes.models import Ask, Change, Purpose, Stage
from clerkwork.core.models import Task
from clerkwork.core.refusal import Refusal
from clerkwork.core.tasks import open_ones
from clerkwork.intake.draft import DraftChange
from clerkwork.intake.facsimile import facsimile
from clerkwork.intake.facsimile_shapes import Facsimile
from clerkwork.intake.models import ChangeReading, Document
from clerkwork.intake.order_fields import OF_HEAD, OF_LINE, WORDS
from clerkwork.intake.wire import made
from clerkwork.orders.models import Order
from clerkwork.verification.models import Finding
from clerkwork.verification.values import all_values, head_value, line_value, version_of

Action = Ask.Action


@dataclass(frozen=True, slots=True)
class Diff:
    """One value: what it is called, what it is, what it is to be."""

    label: str
    before: str
    after: str
    sure: bool


@dataclass(frozen=True, slots=True)
class Row:
    """A part of a change: of what, which values, and what it does."""

    number: int
    action: str
    what: str
    article: str
    diffs: list[Diff]
    problem: str
    taken: bool | None
    effect: PartEffect | None = None

    @property
    def blocked(self) -> str:
        return self.effect.blocked if self.effect else self.problem


@dataclass(slots=True)
class ChangeSheet:
    """All of it."""

    change: Change
    rows: list[Row]
    version: str = ""
    effects: Effects | None = None
    busy: str = ""  # why its effects cannot be told just now
    chosen: frozenset[int] = frozenset()
    document: Document | None = None
    shown: Facsimile | None = None
    problems: list[dict[str, Any]] = field(default_factory=list)

    @property
    def to_hand_over(self) -> Task | None:
        """The task to give to a supervisor, where only one of them may accept what the rules say."""
        asked = self.effects.asked if self.effects else []
        stops = Finding.Severity.STOP
        if not any(each.why_not and each.finding.severity != stops for each in asked):
            return None
        waiting = open_ones(kind=TASK, subject="change", subject_id=self.change.pk)
        return waiting.exclude(role="supervisor").first()

    @property
    def first_refusal(self) -> str:
        """The words by which it would most likely be refused."""
        return next((row.blocked for row in self.rows if row.blocked), "")


def sheet_of(
    change: Change, user: AbstractUser, numbers: frozenset[int] | None = None
) -> ChangeSheet:
    """The sheet of a change for this user; while it is open, with the effects of these parts."""
    order = change.order
    effects, busy = None, ""
    is_open = change.stage == Stage.PROPOSED
    if order and is_open and change.purpose != Purpose.UNREAD:
        try:
            effects = effects_of(change, order, by=user, numbers=numbers)
        except Refusal as refusal:
            busy = str(refusal)
    rows = rows_of(change, order, effects)
    possible = {row.number for row in rows if not row.blocked}
    sheet = ChangeSheet(
        change,
        rows,
        version_of(all_values(order)) if order else "",
        effects,
        busy or (effects.refused if effects else ""),
        frozenset(possible if numbers is None else possible & numbers),
    )
    if change.document_id and user.has_perm("intake.view_document"):
        document = Document.objects.get(pk=change.document_id)
        sheet.document, sheet.problems = document, document.problems
        sheet.shown = facsimile(document, (), places_of(change))
    return sheet


def rows_of(change: Change, order: Order | None, effects: Effects | None) -> list[Row]:
    by_part: dict[int, list[Ask]] = {}
    for ask in change.asks.select_related("line__item").order_by("part", "id"):
        by_part.setdefault(ask.part, []).append(ask)
    done = {each.part.number: each for each in effects.parts} if effects else {}
    decided = change.stage != Stage.PROPOSED
    return [row_of(asks, order, done.get(part), decided) for part, asks in by_part.items()]


def row_of(asks: list[Ask], order: Order | None, effect: PartEffect | None, decided: bool) -> Row:
    first = asks[0]
    line = first.line
    article = line.item.sku if line and line.item else ""
    if first.action == Action.ADD:
        article = next((ask.after for ask in asks if ask.field in {"item", "buyer_sku"}), "")
    diffs = [diff_of(ask, order, decided) for ask in asks if ask.field in WORDS]
    return Row(
        first.part,
        first.action,
        what_of(first),
        article,
        [each for each in diffs if each.label != "Article"],
        first.problem,
        first.taken,
        effect,
    )


def what_of(ask: Ask) -> str:
    if ask.action == Action.CANCEL or ask.part == 0:
        return "The whole order"
    if ask.action == Action.ADD:
        return f"New line {ask.stated_line}".strip()
    return f"Line {ask.line.position}" if ask.line else f"Line {ask.stated_line or 'unknown'}"


def diff_of(ask: Ask, order: Order | None, decided: bool) -> Diff:
    """The value as it is now, unless the change is decided: then as it was."""
    before = ask.before
    if not decided and ask.action == Action.CHANGE and order:
        before = line_value(ask.line, ask.field) if ask.line else head_value(order, ask.field)
    words = WORDS[ask.field]
    return Diff(words[0].upper() + words[1:], before, ask.after, ask.sure)


def places_of(change: Change) -> dict[str, tuple[Any, ...]]:
    """Where what is asked stands in the document, by part and field: `3.quantity`."""
    reading = ChangeReading.objects.filter(document=change.document_id).first()
    if reading is None or change.position > len(reading.drafts):
        return {}
    asked = made(DraftChange, reading.drafts[change.position - 1]).asked
    places = {OF_HEAD[name]: spot.at for name, spot in asked.spots.items() if name in OF_HEAD}
    for part, line in enumerate(asked.lines, start=1):
        found = {OF_LINE[name]: spot.at for name, spot in line.spots.items() if name in OF_LINE}
        places |= {f"{part}.{name}": at for name, at in found.items()}
    return places
