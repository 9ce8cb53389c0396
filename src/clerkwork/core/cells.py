"""What a cell of a master data sheet may hold, one class for each kind of database field.

Each reads text (`clean`), raising BadCell with what it found and what it expected, and gives the
value back for export (`render`).
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any, cast

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import models
from import_export import widgets

from clerkwork.core.tables import BadCell, quoted

YES = {"yes", "true", "1", "y", "x"}
NO = {"no", "false", "0", "n"}


class Cell(widgets.Widget):
    """A cell whose value may be missing where its field says so."""

    def __init__(self, source: models.Field[Any, Any]) -> None:
        super().__init__()
        self.source = source

    def clean(self, value: str | None, row: Any = None, **kwargs: Any) -> Any:
        """The value in the cell; the field's default, or none, where it is empty."""
        text = "" if value is None else str(value).strip()
        if text:
            return self.read(text)
        if self.source.has_default():
            return self.source.get_default()
        if self.source.null:
            return None
        if self.source.blank:
            return ""
        raise BadCell("nothing", self.expected())

    def read(self, text: str) -> Any:
        """The value that this text, which is not empty, stands for."""
        raise NotImplementedError

    def expected(self) -> str:
        """In words, what the cell should hold."""
        raise NotImplementedError

    def render(self, value: Any, obj: Any = None, **kwargs: Any) -> Any:
        """The value for export; numbers and dates stay such."""
        return value

    def bad(self, text: str) -> BadCell:
        """The error that this text is not what was expected."""
        return BadCell(quoted(text), self.expected())


class Text(Cell):
    """Words, up to the length of the field."""

    def read(self, text: str) -> str:
        if len(text) > (self.source.max_length or len(text)):
            raise BadCell(f"{len(text)} letters", f"at most {self.source.max_length}")
        if any(ord(letter) < 32 and letter not in "\n\t" for letter in text):
            raise BadCell("a control character", self.expected())
        return text

    def expected(self) -> str:
        return "text"


class Checked(Text):
    """Text of a certain form: `check` tells what it expected where the form is wrong."""

    def __init__(self, source: models.Field[Any, Any], check: Callable[[str], str | None]) -> None:
        super().__init__(source)
        self.check = check

    def read(self, text: str) -> str:
        expected = self.check(text)
        if expected:
            raise BadCell(quoted(text), expected)
        return super().read(text)


class Choice(Cell):
    """One of a few words."""

    def read(self, text: str) -> str:
        if text.lower() not in self.words():
            raise self.bad(text)
        return text.lower()

    def words(self) -> list[str]:
        """The words allowed."""
        return [str(value) for value, _ in self.source.flatchoices]

    def expected(self) -> str:
        return "one of " + ", ".join(word for word in self.words() if word)


class Mail(Text):
    """A mail address."""

    def read(self, text: str) -> str:
        try:
            validate_email(super().read(text))
        except ValidationError as error:
            raise self.bad(text) from error
        return text

    def expected(self) -> str:
        return "a mail address"


class Number(Cell):
    """An exact decimal, not negative; above zero where `positive`."""

    def __init__(self, source: models.DecimalField[Any, Any], positive: bool = False) -> None:
        super().__init__(source)
        self.positive = positive

    def read(self, text: str) -> Decimal:
        try:
            number = Decimal(text)
        except InvalidOperation as error:
            raise self.bad(text) from error
        if not number.is_finite() or number < 0 or (self.positive and not number):
            raise self.bad(text)
        source = cast("models.DecimalField[Any, Any]", self.source)
        places, digits = source.decimal_places or 0, source.max_digits or 0
        if number != round(number, places):
            raise BadCell(quoted(text), f"at most {places} decimals")
        if number >= 10 ** (digits - places):
            raise BadCell(quoted(text), f"a number below 1{'0' * (digits - places)}")
        return round(number, places)

    def expected(self) -> str:
        return "a number above zero" if self.positive else "a number not below zero"


class Whole(Cell):
    """A whole number within the limits of its field."""

    LIMITS = {
        models.PositiveSmallIntegerField: (0, 32_767),
        models.PositiveIntegerField: (0, 2_147_483_647),
        models.SmallIntegerField: (-32_768, 32_767),
    }

    def read(self, text: str) -> int:
        low, high = self.limits()
        digits = text.removeprefix("-")
        number = int(text) if digits.isascii() and digits.isdigit() and len(digits) < 12 else None
        if number is None or not low <= number <= high:
            raise self.bad(text)
        return number

    def limits(self) -> tuple[int, int]:
        """The least and the greatest that the column holds."""
        return self.LIMITS[type(self.source)]  # type: ignore[index]

    def expected(self) -> str:
        low, high = self.limits()
        return f"a whole number from {low} to {high}"


class YesNo(Cell):
    """Yes or no."""

    def read(self, text: str) -> bool:
        word = text.lower()
        if word not in YES | NO:
            raise self.bad(text)
        return word in YES

    def expected(self) -> str:
        return "yes or no"

    def render(self, value: Any, obj: Any = None, **kwargs: Any) -> Any:
        return "yes" if value else "no"


class Day(Cell):
    """A date: a date cell in Excel, ISO 8601 in text."""

    def read(self, text: str) -> date:
        try:
            return date.fromisoformat(text)
        except ValueError as error:
            raise self.bad(text) from error

    def expected(self) -> str:
        return "a date such as 2026-01-31"


def code_of(model: type[models.Model]) -> str:
    """The field by which people name a row of this model."""
    return "sku" if any(field.name == "sku" for field in model._meta.fields) else "code"


class Reference(Cell):
    """The code of a row of another sheet. Its value is that row's id."""

    def __init__(self, source: models.Field[Any, Any], to: type[models.Model]) -> None:
        super().__init__(source)
        self.to = to
        self.key = code_of(to)
        # Filled on first use. Every import and export works on its own copy of the fields.
        self.loaded = False
        self.ids: dict[str, int] = {}
        self.codes: dict[int, str] = {}

    def load(self) -> None:
        """Read all codes, once."""
        if not self.loaded:
            self.loaded = True
            self.codes = dict(self.to._default_manager.values_list("pk", self.key))
            self.ids = {code: pk for pk, code in self.codes.items()}

    def read(self, text: str) -> int:
        self.load()
        if text not in self.ids:
            raise self.bad(text)
        return self.ids[text]

    def expected(self) -> str:
        return f"the {self.key} of a known {self.to._meta.verbose_name}"

    def render(self, value: Any, obj: Any = None, **kwargs: Any) -> Any:
        self.load()
        return self.codes.get(value)


KINDS: list[tuple[type[models.Field[Any, Any]], type[Cell]]] = [
    (models.EmailField, Mail),
    (models.CharField, Text),
    (models.BooleanField, YesNo),
    (models.DateField, Day),
    (models.DecimalField, Number),
    (models.IntegerField, Whole),
]


def cell_for(source: Any, *, positive: bool, check: Callable[[str], str | None] | None) -> Cell:
    """The kind of cell that a database field wants."""
    if source.is_relation:
        return Reference(source, source.related_model)
    if source.choices:
        return Choice(source)
    if check:
        return Checked(source, check)
    if isinstance(source, models.DecimalField):
        return Number(source, positive)
    return next(cell for kind, cell in KINDS if isinstance(source, kind))(source)
