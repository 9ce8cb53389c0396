"""Words as read, with letters put right that cannot be what was read."""

import re

# An amount in which letters look like digits; with a point and decimals it can be nothing else.
AMOUNT = re.compile(r"[$€£]?[\dOoIlSB]{1,3}(?:[.,'’][\dOoIlSB]{3})*[.,][\dOoIlSB]{2,4}")
DIGITS = str.maketrans("OoIlSB", "001158")
# A digit within a word of small letters, or before or after them.
ONE = re.compile(r"(?<=[^\W\d_][a-zß-öø-ÿ])1(?=[a-zß-öø-ÿ.:])")
LAST_ONE = re.compile(r"(?<=[^\W\d_][a-zß-öø-ÿ])1$")
NOUGHT = re.compile(r"(?:\b0(?=[a-zß-öø-ÿ]{2}))|(?<=[a-zß-öø-ÿ])0(?=[a-zß-öø-ÿ])")
CURRENCIES = str.maketrans("ÉÈÊËÚÙÛÜ", "EEEEUUUU")
DOUBTFUL = 0.98
MENDED = 0.9  # at most so sure is a word that was put right


def mended(text: str, sure: float) -> tuple[str, float]:
    """The word and how sure it is: less, where it is not what was read."""
    right = right_of(text)
    if sure < DOUBTFUL:  # else it may be the number of a type
        right = LAST_ONE.sub("l", right)
    return (text, sure) if right == text else (right, min(sure, MENDED))


def right_of(text: str) -> str:
    if AMOUNT.fullmatch(text) and any(letter.isdigit() for letter in text):
        return text.translate(DIGITS)
    if text.translate(CURRENCIES) == "EUR":
        return "EUR"
    if text == "N.o":
        return "N.º"
    if "1" in text or "0" in text:
        return NOUGHT.sub(small_or_large, ONE.sub("l", text))
    return text


def small_or_large(found: re.Match[str]) -> str:
    return "o" if found.start() else "O"
