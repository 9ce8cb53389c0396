"""SSCCs: the digits, the limits, and the same digits from PostgreSQL."""

import random

import pytest
from django.db import connection

from clerkwork.core.refusal import Refusal
from clerkwork.shipping.sscc import SSCC_SQL, is_sscc, sscc


@pytest.mark.parametrize(
    ("prefix", "serial", "expected"),
    [
        ("0614141", 1234567890, "106141412345678908"),  # the example of GS1's own guideline
        ("4012345", 1, "040123450000000016"),
        ("4012345", 10**9, "140123450000000006"),  # the count has run over into the first digit
        ("9521", 10**13 - 1, "995219999999999998"),
        ("952123456789", 0, "095212345678900009"),
    ],
)
def test_digits(prefix: str, serial: int, expected: str) -> None:
    assert sscc(prefix, serial) == expected
    assert is_sscc(expected)


@pytest.mark.parametrize("prefix", ["", "123", "1234567890123", "40123x5", "٤٠١٢٣٤٥"])
def test_a_prefix_that_is_not_four_to_twelve_digits_is_refused(prefix: str) -> None:
    with pytest.raises(Refusal, match="4 to 12 digits"):
        sscc(prefix, 1)


@pytest.mark.parametrize(("prefix", "serial"), [("4012345", 10**10), ("123456789012", 10**5)])
def test_a_number_beyond_the_prefix_is_refused(prefix: str, serial: int) -> None:
    assert is_sscc(sscc(prefix, serial - 1))
    with pytest.raises(Refusal, match=f"up to {serial - 1}"):
        sscc(prefix, serial)
    with pytest.raises(Refusal):
        sscc(prefix, -1)


@pytest.mark.parametrize(
    "text", ["106141412345678909", "10614141234567890", "10614141234567890x", "1" * 19, ""]
)
def test_what_is_not_an_sscc_is_seen(text: str) -> None:
    assert not is_sscc(text)


def serials_of(prefix: str, dice: random.Random) -> list[int]:
    size = 10 ** (17 - len(prefix))
    return [0, 1, size // 10 - 1, size // 10, size - 1, *(dice.randrange(size) for _ in range(40))]


@pytest.mark.django_db
@pytest.mark.parametrize("places", range(4, 13))
def test_postgresql_makes_the_same_digits(places: int) -> None:
    dice = random.Random(places)
    prefix = f"{dice.randrange(10**places):0{places}d}"
    serials = serials_of(prefix, dice)
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT {SSCC_SQL} FROM unnest(%(serials)s::bigint[]) WITH ORDINALITY"
            " AS given (serial, place) ORDER BY place",
            {"prefix": prefix, "serials": serials},
        )
        made = [row[0] for row in cursor.fetchall()]
    assert made == [sscc(prefix, serial) for serial in serials]


@pytest.mark.django_db
@pytest.mark.parametrize("serial", [-1, 10**10])
def test_postgresql_makes_nothing_of_a_number_beyond_the_prefix(serial: int) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT {SSCC_SQL} FROM (SELECT %(serial)s::bigint AS serial) AS given",
            {"prefix": "4012345", "serial": serial},
        )
        assert cursor.fetchone() == (None,)
