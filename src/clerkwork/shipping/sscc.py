"""Serial shipping container codes: one number for one package, never used again.

GS1 General Specifications, section 3.2 (AI 00) and 7.9 (check digit): an extension digit, the GS1
company prefix and a serial reference make 17 digits, a mod-10 check digit is the eighteenth.
"""

from clerkwork.core.refusal import Refusal

# The same as sscc() below, for a column `serial`: a number too large gives more than 18 digits,
# which the table refuses.
SSCC_SQL = """
(SELECT body || ((10 - (SELECT SUM(substr(body, digit, 1)::int
                                   * CASE WHEN digit %% 2 = 1 THEN 3 ELSE 1 END)
                          FROM generate_series(1, 17) AS digit) %% 10) %% 10)::text
   FROM (SELECT (serial / (10::numeric ^ size)::bigint)::text || %(prefix)s::text
                || lpad((serial %% (10::numeric ^ size)::bigint)::text, size, '0') AS body
           FROM (SELECT 16 - length(%(prefix)s::text) AS size) AS room) AS numbered)
"""


def sscc(prefix: str, serial: int) -> str:
    """The 18 digits for this GS1 company prefix and serial number.

    What does not fit into the reference goes into the extension digit. Refuses a prefix that is
    not 4 to 12 digits, and a serial number for which the prefix has no room.
    """
    if not (prefix.isascii() and prefix.isdigit() and 4 <= len(prefix) <= 12):
        raise Refusal(f"The GS1 prefix is {prefix!r}; it has to be 4 to 12 digits.")
    size = 16 - len(prefix)
    extension, reference = divmod(serial, 10**size)
    if not 0 <= serial or extension > 9:
        raise Refusal(f"GS1 prefix {prefix} has no room for serial number {serial}.")
    body = f"{extension}{prefix}{reference:0{size}d}"
    return body + check_digit(body)


def check_digit(body: str) -> str:
    """The mod-10 check digit: from the right, digits count three and one times by turns."""
    total = sum(int(digit) * (3, 1)[place % 2] for place, digit in enumerate(reversed(body)))
    return str(-total % 10)


def is_sscc(text: str) -> bool:
    """Whether this is 18 digits with the right check digit."""
    return len(text) == 18 and text.isascii() and text.isdigit() and check_digit(text[:17]) == text[17]
