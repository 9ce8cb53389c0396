"""The form by which a clerk changes an order: each value as it is, to be typed over."""

from dataclasses import dataclass

from django.contrib.auth.models import AbstractUser

from clerkwork.changes.models import Change
from clerkwork.changes.own import HEAD_TYPED
from clerkwork.intake.facsimile import facsimile
from clerkwork.intake.facsimile_shapes import Facsimile
from clerkwork.intake.models import Document
from clerkwork.intake.order_fields import WORDS
from clerkwork.orders.models import Line, Order
from clerkwork.parties.models import Address
from clerkwork.verification.values import head_value, line_value

NEW_LINES = 3


@dataclass(frozen=True, slots=True)
class FormField:
    key: str
    label: str
    value: str


@dataclass(frozen=True, slots=True)
class FormLine:
    """A line with the values that can be changed; `whole` says whether any of it still can be."""

    line: Line
    quantity: str
    unit_price: str
    due_on: str

    @property
    def whole(self) -> bool:
        return bool(self.line.shipped + self.line.cancelled < self.line.ordered)


@dataclass(frozen=True, slots=True)
class OwnForm:
    """All of it; with the document that somebody reads beside it, where there is one."""

    head: list[FormField]
    lines: list[FormLine]
    new: list[int]
    addresses: list[Address]
    change: Change | None = None
    document: Document | None = None
    shown: Facsimile | None = None


def form_of(order: Order, about: int | None, user: AbstractUser) -> OwnForm:
    """The form of an order, beside the document of the change with the id `about`."""
    change = Change.objects.filter(pk=about, order=order).first() if about else None
    document = None
    if change and change.document_id and user.has_perm("intake.view_document"):
        document = Document.objects.get(pk=change.document_id)
    lines = order.lines.filter(rejected_at=None).select_related("item").order_by("position")
    known = Address.objects.filter(customer=order.customer_id, active=True).order_by("code")
    return OwnForm(
        [FormField(name, label(name), head_value(order, name)) for name in HEAD_TYPED],
        [
            FormLine(
                line, *(line_value(line, name) for name in ("quantity", "unit_price", "due_on"))
            )
            for line in lines
        ],
        list(range(1, NEW_LINES + 1)),
        list(known[:500]),
        change,
        document,
        facsimile(document) if document else None,
    )


def label(name: str) -> str:
    words = WORDS[name]
    return words[0].upper() + words[1:]
