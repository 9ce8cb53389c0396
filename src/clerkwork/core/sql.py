"""Plain SQL for the hot verbs: one way to send it, one way to get rows back."""

from collections.abc import Sequence
from typing import Any

from django.db import connection
from psycopg.types.numeric import Int8

Row = tuple[Any, ...]


def bound(params: dict[str, Any]) -> dict[str, Any] | None:
    """The parameters, every list of integers as bigint[], which is what our keys are.

    Left alone, small numbers would go as smallint[]: another type than the column's, which
    PostgreSQL looks through from end to end for every row instead of hashing it.
    """
    return {name: as_keys(value) for name, value in params.items()} or None


def as_keys(value: Any) -> Any:
    if isinstance(value, list) and value and type(value[0]) is int:
        return [Int8(each) if type(each) is int else each for each in value]
    return value


def execute(statement: str, **params: Any) -> int:
    """Run one statement; returns the number of rows it touched."""
    with connection.cursor() as cursor:
        cursor.execute(statement, bound(params))
        return int(cursor.rowcount)


def rows(statement: str, **params: Any) -> list[Row]:
    """Run one statement; returns all its rows."""
    with connection.cursor() as cursor:
        cursor.execute(statement, bound(params))
        return list(cursor.fetchall())


def row(statement: str, **params: Any) -> Row:
    """Run one statement that gives exactly one row."""
    (only,) = rows(statement, **params)
    return only


def column(statement: str, **params: Any) -> list[Any]:
    """Run one statement; returns its first column."""
    return [each[0] for each in rows(statement, **params)]


def dicts(statement: str, **params: Any) -> list[dict[str, Any]]:
    """Run one statement; returns its rows as dicts by column name."""
    with connection.cursor() as cursor:
        cursor.execute(statement, bound(params))
        names = [each.name for each in cursor.description or ()]
        return [dict(zip(names, each, strict=True)) for each in cursor.fetchall()]


def transposed(records: Sequence[Sequence[Any]], width: int) -> list[list[Any]]:
    """Rows to columns, as `unnest` wants them; `width` empty columns when there are no rows."""
    if not records:
        return [[] for _ in range(width)]
    return [list(each) for each in zip(*records, strict=True)]
