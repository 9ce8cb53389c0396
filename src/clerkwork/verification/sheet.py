"""The sheet of a review: an order's fields in the order of reading, with what is asked at each."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from django.contrib.auth.models import AbstractUser

from clerkwork.intake.evidence import beliefs_of
from clerkwork.intake.models import DocumentOrder
from clerkwork.intake.order_fields import WORDS
from clerkwork.orders.models import Line, Order
from clerkwork.parties.models import Address, Customer
from clerkwork.verification.addresses import INCOMPLETE
from clerkwork.verification.answering import ALONE, May, what_may
from clerkwork.verification.models import Finding
from clerkwork.verification.put_right import SETTLES, UNCERTAIN
from clerkwork.verification.values import (
    HEAD_FIELDS,
    LINE_FIELDS,
    all_values,
    head_value,
    line_value,
    version_of,
)

MOST_CHOICES = 500
MOST_LINES = 100  # on one page; those at which something is asked come first
SELDOM = (
    "buyer_sku",
    "gtin",
    "amount",
    "due_on",
)  # columns that are shown where they say something
NUMBERS = frozenset(("quantity", "unit_price", "amount", "total"))
DAYS = frozenset(("order_date", "due_on"))
NEEDED = (Finding.Severity.HOLD, Finding.Severity.STOP)


@dataclass(frozen=True, slots=True)
class Asked:
    """A finding that waits for this user: to be confirmed, accepted with a reason, or corrected."""

    finding: Finding
    key: str  # of the field at which it is answered
    sure: str = ""  # "71 %", of a value that was read with doubt
    may: May = ALONE
    confirmed: bool = False
    reason: str = ""
    error: str = ""

    @property
    def why_not(self) -> str:
        return self.may.why_not

    @property
    def for_supervisor(self) -> bool:
        return bool(self.why_not) and self.finding.severity != Finding.Severity.STOP

    @property
    def alone(self) -> bool:
        """Whether it is about no single field."""
        return self.key == "" or self.key.endswith(".")


@dataclass(frozen=True, slots=True)
class SheetField:
    """One value: where it is typed, what was read, and what is asked about it."""

    key: str  # `po_number`, `3.quantity`
    name: str
    value: str
    was: str
    asked: list[Asked]
    said: str = ""  # what a number stands for
    error: str = ""
    believed: str = ""  # "82 % sure, confirmed by the price list": why nobody is asked

    @property
    def label(self) -> str:
        words = WORDS[self.name]
        return words[0].upper() + words[1:]

    @property
    def kind(self) -> str:
        return "number" if self.name in NUMBERS else "day" if self.name in DAYS else "text"

    @property
    def sure_enough(self) -> str:
        """The percentage of what is believed; `because` is the rest of the sentence."""
        return self.believed.partition(" %")[0]

    @property
    def because(self) -> str:
        return self.believed.partition(" %")[2]

    @property
    def describedby(self) -> str:
        """The ids of what is said about it: at the field, and of findings elsewhere."""
        here = [f"d-{self.key}"] if self.doubtful or self.error or self.believed else []
        there = [f"t-{each.finding.pk}" for each in self.asked if not each.sure]
        return " ".join((*here, *there))

    @property
    def settled_by(self) -> str:
        """The field whose correction says this one too, if there is one."""
        line, point, _ = self.key.rpartition(".")
        owner = next((one for one, others in SETTLES.items() if self.name in others), "")
        return f"{line}{point}{owner}" if owner else ""

    @property
    def must(self) -> bool:
        """Whether it cannot stay as it is."""
        return any(each.finding.severity == Finding.Severity.STOP for each in self.asked)

    @property
    def doubtful(self) -> bool:
        return any(each.sure for each in self.asked)


@dataclass(frozen=True, slots=True)
class SheetLine:
    """One line as a row of the sheet, and what is asked about it as a whole."""

    line: Line
    fields: list[SheetField]
    asked: list[Asked]

    @property
    def all_asked(self) -> list[Asked]:
        return [*(one for each in self.fields for one in each.asked if not one.sure), *self.asked]


@dataclass(slots=True)
class Typed:
    """What was sent and could not be taken: shown again as it was typed, beside what is believed."""

    values: Mapping[str, str] = field(default_factory=dict)
    confirmed: frozenset[int] = frozenset()
    reasons: Mapping[int, str] = field(default_factory=dict)
    errors: Mapping[str, str] = field(default_factory=dict)
    believed: Mapping[str, str] = field(default_factory=dict)  # by field, why nobody is asked


@dataclass(slots=True)
class Sheet:
    """All of it."""

    order: Order
    version: str
    head: list[SheetField]
    lines: list[SheetLine]
    columns: list[str]
    asked: list[Asked]  # about the order as a whole
    lines_more: int

    @property
    def answerable(self) -> bool:
        """Whether this user can answer anything of what is left."""
        everything = [*self.head_asked, *(one for line in self.lines for one in line.all_asked)]
        return any(each.doubtful for each in self.fields) or any(
            not one.for_supervisor for one in everything
        )

    @property
    def head_asked(self) -> list[Asked]:
        """What is asked about the order and its head, but for doubts, which stand at their fields."""
        return [*self.asked, *(one for each in self.head for one in each.asked if not one.sure)]

    @property
    def customers(self) -> list[Customer]:
        """To choose from, where nobody knows yet who orders."""
        return [] if self.order.customer else list(Customer.objects.order_by("name")[:MOST_CHOICES])

    @property
    def addresses(self) -> list[Address]:
        """Those of the customer, to choose from."""
        known = Address.objects.filter(customer=self.order.customer_id, active=True)
        return list(known.order_by("code")[:MOST_CHOICES]) if self.order.customer_id else []

    @property
    def fields(self) -> Iterator[SheetField]:
        yield from self.head
        for line in self.lines:
            yield from line.fields


def sheet_of(order: Order, user: AbstractUser, typed: Typed | None = None) -> Sheet:
    """The sheet of an order, with what this user may answer."""
    typed = typed or Typed()
    findings = order.findings.filter(decision=None, severity__in=NEEDED).select_related("line")
    asked: dict[str, list[Asked]] = {}
    waiting = list(findings.order_by("id"))
    answers = what_may(waiting, order, user)
    for each in waiting:
        asked.setdefault(key_of(each), []).append(as_asked(each, answers[each.pk], typed))
    values = all_values(order)
    link = DocumentOrder.objects.filter(order=order).first()
    typed.believed = beliefs_of(link) if link else {}
    head = [
        as_field(name, head_value(order, name), said(order, name), asked, typed)
        for name in HEAD_FIELDS
    ]
    everything = order.lines.filter(rejected_at=None).select_related("item").order_by("position")
    lines = [as_line(line, asked, typed) for line in everything]
    columns = [name for name in LINE_FIELDS if name not in SELDOM or says(name, lines, order)]
    shown = sorted(lines, key=lambda each: not waits(each))[:MOST_LINES]
    shown.sort(key=lambda each: each.line.position)
    for row in shown:
        row.fields[:] = [one for one in row.fields if one.name in columns]
    return Sheet(
        order,
        version_of(values),
        head,
        shown,
        columns,
        asked.get("", []),
        len(lines) - len(shown),
    )


def key_of(finding: Finding) -> str:
    """The field at which a finding is answered; `3.` is line 3 as a whole, "" the order."""
    if finding.line:
        name = finding.field if finding.field in LINE_FIELDS else ""
        return f"{finding.line.position}.{name}"
    if finding.code == INCOMPLETE:
        part = f"ship_{finding.found.partition(' ')[0]}"  # as in "country is missing"
        return part if part in HEAD_FIELDS else finding.field
    return finding.field if finding.field in HEAD_FIELDS else ""


def as_asked(finding: Finding, may: May, typed: Typed) -> Asked:
    return Asked(
        finding,
        key_of(finding),
        sure=finding.expected.rpartition(", ")[2].removesuffix(" sure")
        if finding.code == UNCERTAIN
        else "",
        may=may,
        confirmed=finding.pk in typed.confirmed,
        reason=typed.reasons.get(finding.pk, ""),
        error=typed.errors.get(f"finding-{finding.pk}", ""),
    )


def as_field(
    key: str, value: str, said: str, asked: Mapping[str, list[Asked]], typed: Typed
) -> SheetField:
    """A field by its key, as it is or as it was typed."""
    name = key.rpartition(".")[2]
    shown, error = typed.values.get(key, value), typed.errors.get(key, "")
    waiting = asked.get(key, [])
    believed = "" if waiting else typed.believed.get(key, "")
    return SheetField(key, name, shown, value, waiting, said, error, believed)


def as_line(line: Line, asked: Mapping[str, list[Asked]], typed: Typed) -> SheetLine:
    behind = {"item": line.item.name} if line.item else {}
    fields = [
        as_field(
            f"{line.position}.{name}", line_value(line, name), behind.get(name, ""), asked, typed
        )
        for name in LINE_FIELDS
    ]
    return SheetLine(line, fields, asked.get(f"{line.position}.", []))


def waits(line: SheetLine) -> bool:
    return bool(line.asked) or any(each.asked or each.error for each in line.fields)


def says(name: str, lines: list[SheetLine], order: Order) -> bool:
    """Whether a column that is often empty has something to say here."""
    usual = head_value(order, "due_on") if name == "due_on" else ""
    return any(
        each.asked or each.error or each.value not in ("", usual)
        for line in lines
        for each in line.fields
        if each.name == name
    )


def said(order: Order, name: str) -> str:
    """The name behind a number of the head."""
    if name == "customer" and order.customer:
        return order.customer.name
    if name == "ship_to" and order.ship_to:
        return f"{order.ship_to.street}, {order.ship_to.city}"
    return ""
