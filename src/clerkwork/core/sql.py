"""Plain SQL for the hot verbs: one way to send it, one way to get rows back."""

from collections.abc import Sequence
from typing import Any

from django.db import connection

Row = tuple[Any, ...]


def execute(statement: str, **params: Any) -> int:
    """Run one statement; returns the number of rows it touched."""
    with connection.cursor() as cursor:
        cursor.execute(statement, params or None)
        return int(cursor.rowcount)


def rows(statement: str, **params: Any) -> list[Row]:
    """Run one statement; returns all its rows."""
    with connection.cursor() as cursor:
        cursor.execute(statement, params or None)
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
        cursor.execute(statement, params or None)
        names = [each.name for each in cursor.description or ()]
        return [dict(zip(names, each, strict=True)) for each in cursor.fetchall()]


def transposed(records: Sequence[Sequence[Any]], width: int) -> list[list[Any]]:
    """Rows to columns, as `unnest` wants them; `width` empty columns when there are no rows."""
    if not records:
        return [[] for _ in range(width)]
    return [list(each) for each in zip(*records, strict=True)]
