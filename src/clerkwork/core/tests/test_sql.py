import pytest
from django.db import DatabaseError

from clerkwork.core.sql import column, execute, row


@pytest.mark.django_db
@pytest.mark.parametrize("ids", [[1], [1, 2**40], [7, None], [None, -7]])
def test_a_list_of_keys_has_the_type_of_our_keys(ids: list[int | None]) -> None:
    assert row("SELECT pg_typeof(%(ids)s)::text, %(ids)s", ids=ids) == ("bigint[]", ids)


@pytest.mark.django_db
def test_a_list_in_which_a_text_stands_is_no_list_of_keys() -> None:
    with pytest.raises(DatabaseError):
        execute("SELECT %(ids)s::bigint[]", ids=[1, "2}'::bigint[]); SELECT ('{3"])


@pytest.mark.django_db
def test_a_statement_without_parameters_may_hold_a_percent_sign() -> None:
    assert column("SELECT '5%'") == ["5%"]
    assert execute("SELECT '5%'") == 1
