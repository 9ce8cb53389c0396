"""Article numbers with right check digits."""

from stdnum import ean


def gtin13(prefix: str, reference: int) -> str:
    """The GTIN-13 of article `reference` under a GS1 company prefix.

    Raises ValueError when the reference has more digits than the prefix leaves for it
    (GS1 General Specifications, section 1.3: prefix and reference make twelve digits).
    """
    body = f"{prefix}{reference:0{12 - len(prefix)}d}"
    if len(body) != 12:
        raise ValueError(f"reference {reference} does not fit prefix {prefix}: expected 12 digits")
    return body + ean.calc_check_digit(body)


def gtin14(indicator: int, base: str) -> str:
    """The GTIN-14 of a pack (indicator 1 to 8) of the article with this GTIN-13."""
    body = f"{indicator}{base[:12]}"
    return body + ean.calc_check_digit(body)
