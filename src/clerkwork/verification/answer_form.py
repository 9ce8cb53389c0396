"""The page on which a customer answers: each point as a question with what they may choose."""

from collections.abc import Mapping
from dataclasses import dataclass

from clerkwork.catalog.models import Item
from clerkwork.orders.models import Line
from clerkwork.parties.models import Address
from clerkwork.verification.answer import Kind, Said
from clerkwork.verification.answer_words import asked_in_words, language_in
from clerkwork.verification.askable import STATED, yes_offered
from clerkwork.verification.models import Finding, Question, QuestionPoint

CONFIRM, TAKE, TYPE, PLACE, OTHER = "confirm", "take", "type", "place", "other"
PARTS = ("name", "street", "postcode", "city", "country")
MOST = 500  # characters that are looked at
KINDS = {"quantity": "decimal", "due_on": "date"}


@dataclass(frozen=True, slots=True)
class Point:
    """One question on the page."""

    pk: int
    text: str
    field: str
    confirm: bool
    take: str  # the value that is most likely meant, "" where none is known
    take_words: str
    choices: list[tuple[str, str]]  # what else there is: value and words
    typed: str  # how another value is typed: text, decimal or date; "" where none can be
    place: bool  # an address may be stated anew
    chosen: str = ""
    value: str = ""
    error: str = ""


def points_of(
    question: Question,
    sent: Mapping[str, str] | None = None,
    wrong: Mapping[int, str] | None = None,
) -> list[Point]:
    """The points of a question in its order; again with what was sent, if that was wrong."""
    language = language_in(question.language)
    points = question.points.select_related("line__item", "question__order").order_by("pk")
    return [point_of(each, language, sent or {}, wrong or {}) for each in points]


def point_of(
    point: QuestionPoint, language: str, sent: Mapping[str, str], wrong: Mapping[int, str]
) -> Point:
    choices = choices_of(point)
    taken = point.suggestion or ""
    stop = Finding.objects.filter(
        order=point.question.order_id, line=point.line_id, code=point.code, severity="stop"
    ).exists()
    free = point.field in STATED and not choices
    facts = {
        "found": point.found or "–",
        "expected": point.expected,
        "article": article_of(point.line),
    }
    return Point(
        point.pk,
        asked_in_words(language, point.code, point.field, facts),
        point.field,
        confirm=yes_offered(point.code, point.field, must_change=stop),
        take=taken,
        take_words=dict(choices).get(taken) or named(point.field, taken),
        choices=[each for each in choices if each[0] != taken],
        typed=KINDS.get(point.field, "text") if free else "",
        place=point.field == "ship_to",
        chosen=sent.get(f"answer-{point.pk}", ""),
        value=sent.get(f"value-{point.pk}", ""),
        error=wrong.get(point.pk, ""),
    )


def article_of(line: Line | None) -> str:
    """The article in the customer's words, else in ours."""
    if line is None:
        return ""
    name = line.description or (line.item.name if line.item else "")
    number = line.buyer_sku or line.sku
    return f"{name} ({number})" if name and number else name or number


def named(field: str, value: str) -> str:
    """An article by its name as well."""
    item = Item.objects.filter(sku=value).first() if field == "item" and value else None
    return f"{item.name} ({value})" if item else value


def choices_of(point: QuestionPoint) -> list[tuple[str, str]]:
    """Their own addresses, and the units in which an article is sold: nothing of anybody else."""
    if point.field == "ship_to":
        known = Address.objects.filter(customer=point.question.order.customer_id, active=True)
        return [
            (each.code, f"{each.name}, {each.street}, {each.postcode} {each.city}")
            for each in known.order_by("code")[:50]
        ]
    if point.field == "unit" and point.line and point.line.item:
        return [(each.unit, each.unit) for each in point.line.item.packs.order_by("factor")]
    return []


def answers_in(points: list[Point], sent: Mapping[str, str]) -> dict[int, Said]:
    """What was chosen, by the point; those at which nothing was chosen are missing."""
    answers = {}
    for point in points:
        said = said_in(point, sent)
        if said:
            answers[point.pk] = said
    return answers


def said_in(point: Point, sent: Mapping[str, str]) -> Said | None:
    chosen = sent.get(f"answer-{point.pk}", "")
    typed = sent.get(f"value-{point.pk}", "").strip()[:MOST]
    if chosen == CONFIRM and point.confirm:
        return Said(Kind.CONFIRMED)
    if chosen == TAKE and point.take:
        return Said(Kind.CORRECTED, point.take)
    if chosen == TYPE and point.typed and typed:
        return Said(Kind.CORRECTED, typed)
    if chosen == PLACE and point.place:
        parts = {part: sent.get(f"{part}-{point.pk}", "").strip()[:MOST] for part in PARTS}
        return Said(Kind.CORRECTED, place=parts) if parts["street"] and parts["city"] else None
    if chosen.startswith("choice:") and chosen[7:] in {point.take, *dict(point.choices)} - {""}:
        return Said(Kind.CORRECTED, chosen[7:])
    words = sent.get(f"words-{point.pk}", "").strip()[:MOST]
    return Said(Kind.OTHER, words) if chosen == OTHER and words else None
