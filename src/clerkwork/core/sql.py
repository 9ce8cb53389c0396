"""Plain SQL for the hot verbs: one way to send it, one way to get rows back."""

import re
import zlib
from collections.abc import Sequence
from typing import Any
from weakref import WeakKeyDictionary

from django.db import connection
from psycopg import adapters
from psycopg.adapt import Dumper

Row = tuple[Any, ...]

PARAMETER = re.compile(r"%\((\w+)\)s")
# What is prepared on each connection to the server; see `execute_kept`.
prepared: WeakKeyDictionary[Any, set[str]] = WeakKeyDictionary()

KEY_TYPES = {int, type(None)}


def bound(params: dict[str, Any]) -> dict[str, Any] | None:
    """The parameters, every list of integers as bigint[], which is what our keys are.

    Left alone, small numbers would go as smallint[]: another type than the column's, which
    PostgreSQL looks through from end to end for every row instead of hashing it.
    """
    return {name: as_keys(value) for name, value in params.items()} or None


def as_keys(value: Any) -> Any:
    """A list of nothing but integers and NULLs as Keys; anything else as it is."""
    if isinstance(value, list) and int in (kinds := set(map(type, value))) and kinds <= KEY_TYPES:
        return Keys(value)
    return value


class Keys(list[int | None]):
    """A list of integers that goes to the server as bigint[]."""


class KeysDumper(Dumper):
    """Writes Keys as PostgreSQL's array literal: far cheaper than element by element."""

    oid = adapters.types["int8"].array_oid

    def dump(self, obj: Keys) -> bytes:
        return "".join(
            ("{", ",".join("NULL" if key is None else str(key) for key in obj), "}")
        ).encode()

    def quote(self, obj: Keys) -> bytes:
        return b"'" + self.dump(obj) + b"'::bigint[]"


adapters.register_dumper(Keys, KeysDumper)


def execute(statement: str, **params: Any) -> int:
    """Run one statement; returns the number of rows it touched."""
    with connection.cursor() as cursor:
        cursor.execute(statement, bound(params))
        return int(cursor.rowcount)


def execute_kept(statement: str, **params: Any) -> int:
    """Run one large statement on few rows; the server keeps its plan for the connection.

    The plan is made once for any values, so it must suit all of them: planning a statement of many
    parts takes longer than a few rows do. Needs a transaction. Returns the rows it touched.
    """
    names = list(dict.fromkeys(PARAMETER.findall(statement)))
    kept = f"kept_{zlib.crc32(statement.encode()):08x}"
    connection.ensure_connection()
    known = prepared.setdefault(connection.connection, set())
    with connection.cursor() as cursor:
        if kept not in known:
            # Prepared outside any transaction's fate: what is rolled back leaves it in place.
            numbered = PARAMETER.sub(lambda found: f"${names.index(found[1]) + 1}", statement)
            cursor.execute(f"PREPARE {kept} AS {numbered}".replace("%%", "%"))
            known.add(kept)
        cursor.execute("SET LOCAL plan_cache_mode = force_generic_plan")
        values = ", ".join(f"%({name})s" for name in names)
        cursor.execute(f"EXECUTE {kept} ({values})", bound(params))
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
