"""Serial Shipping Container Codes: the number that names one package, once, for ever.

GS1 General Specifications, sections 2.2.1 (the SSCC, AI 00) and 7.9 (check digit). The company
prefix is ours and what follows it is ours to count. The extension digit in front has no meaning
of its own, so the count runs over into it: a prefix of seven digits names 10,000,000,000 packages.
"""

from stdnum import ean

from clerkwork.core.refusal import Refusal

LENGTH = 18


def sscc(prefix: str, serial: int) -> str:
    """The 18 digits of the package with this serial number under a GS1 company prefix.

    Extension digit, prefix, serial reference, check digit. Raises Refusal when the prefix is
    not 4 to 12 digits, or when it has no such serial number.
    """
    if not (4 <= len(prefix) <= 12 and prefix.isascii() and prefix.isdecimal()):
        raise Refusal(f"The GS1 company prefix must be 4 to 12 digits, but it is “{prefix}”.")
    places = LENGTH - 2 - len(prefix)
    extension, reference = divmod(serial, 10**places)
    if not 0 <= extension <= 9:
        raise Refusal(
            f"The GS1 company prefix {prefix} has package numbers up to {10 ** (places + 1) - 1},"
            f" but the next one would be {serial}. A further prefix is needed."
        )
    digits = f"{extension}{prefix}{reference:0{places}d}"
    return digits + ean.calc_check_digit(digits)


def is_sscc(text: str) -> bool:
    """Whether text is 18 plain digits of which the last one is the right check digit."""
    return (
        len(text) == LENGTH
        and text.isascii()
        and text.isdecimal()
        and ean.calc_check_digit(text[:-1]) == text[-1]
    )


def _every_other_digit(first: int) -> str:
    """SQL: the sum of every other digit of body.digits, counted from the right."""
    return " + ".join(f"mod(body.digits / {10**place}, 10)" for place in range(first, 17, 2))


# The subqueries end in OFFSET 0 so that PostgreSQL works each of them out once a row.
SSCC_SQL = f"""(
SELECT CASE WHEN serial >= 0 AND body.digits < 100000000000000000 THEN
    lpad(body.digits::text, 17, '0')
    || mod(10 - mod(3 * ({_every_other_digit(0)}) + {_every_other_digit(1)}, 10), 10)
    END
FROM (SELECT serial / ref.size * 10000000000000000
        + %(prefix)s::text::bigint * ref.size + mod(serial, ref.size) AS digits
    FROM (SELECT (10 ^ (16 - length(%(prefix)s::text)))::bigint AS size OFFSET 0) AS ref
    OFFSET 0) AS body)"""
"""sscc() as one SQL expression, over a bigint column `serial` and the parameter %(prefix)s.

NULL where the prefix has no such serial number, so that a NOT NULL column refuses the row. The
prefix itself is checked by whoever keeps it, as sscc() does.
"""
