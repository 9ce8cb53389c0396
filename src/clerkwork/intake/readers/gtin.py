"""Global Trade Item Numbers by their form (GS1 General Specifications, section 7.9)."""

LENGTHS = (8, 12, 13, 14)


def likely_gtin(written: str) -> bool:
    """Whether a number that nobody calls a GTIN has the length and the check digit of one."""
    if len(written) not in LENGTHS or not (written.isascii() and written.isdecimal()):
        return False
    digits = [int(digit) for digit in reversed(written)]
    return (sum(digits[0::2]) + 3 * sum(digits[1::2])) % 10 == 0
