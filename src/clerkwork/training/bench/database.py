"""Throw-away databases on the server of this installation: as many equal ones as are wanted."""

from typing import Any

import psycopg
from django.db import connection, connections
from psycopg import sql

COUNTED = """
SELECT relname FROM pg_class
 WHERE relkind = 'r' AND relnamespace = current_schema()::regnamespace ORDER BY relname
"""


def connect_to(name: str) -> "psycopg.Connection[tuple[Any, ...]]":
    """A connection of its own to the database of this name on Django's server."""
    given = connection.settings_dict
    return psycopg.connect(
        dbname=name,
        user=given["USER"],
        password=given["PASSWORD"],
        host=given["HOST"],
        port=given["PORT"] or None,
    )


def url_of(name: str) -> str:
    """The database of this name as DATABASE_URL states it, on Django's embedded server."""
    given = connection.settings_dict
    return f"postgresql://{given['USER']}@/{name}?host={given['HOST']}"


def make_copy(name: str) -> None:
    """Make the database `name` anew: the same tables and rows as Django's own has now.

    The server checkpoints before and after, so that all copies begin in the same state.
    """
    pattern = str(connection.settings_dict["NAME"])
    connections.close_all()  # nobody may be connected to what is copied
    with connect_to("postgres") as other:
        other.autocommit = True
        wanted, source = sql.Identifier(name), sql.Identifier(pattern)
        other.execute(sql.SQL("DROP DATABASE IF EXISTS {}").format(wanted))
        other.execute(
            sql.SQL("CREATE DATABASE {} TEMPLATE {} STRATEGY file_copy").format(wanted, source)
        )


def count_rows(name: str) -> dict[str, int]:
    """How many rows each table of a database holds."""
    with connect_to(name) as other:
        tables = [table for (table,) in other.execute(COUNTED).fetchall()]
        return {table: count_of(other, table) for table in tables}


def count_of(other: "psycopg.Connection[tuple[Any, ...]]", table: str) -> int:
    found = other.execute(sql.SQL("SELECT count(*) FROM {}").format(sql.Identifier(table)))
    ((count,),) = found.fetchall()
    return int(count)
