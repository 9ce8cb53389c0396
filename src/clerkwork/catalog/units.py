"""Units as documents write them, to the short codes that our packs use."""

import unicodedata
from functools import lru_cache

from clerkwork.catalog.unit_words import UNITS

CODES = frozenset(UNITS)


def fold(written: str) -> str:
    """Lower case, without accents, full stops or blanks."""
    plain = unicodedata.normalize("NFKD", written.casefold().replace("³", "3").replace("²", "2"))
    return "".join(c for c in plain if not unicodedata.combining(c) and c not in ". \t\u00a0")


def meanings() -> dict[str, str]:
    """Short code by folded word. A word that two codes claim belongs to the first of them."""
    table: dict[str, str] = {}
    for code, words in UNITS.items():
        for word in words.split():
            table.setdefault(word, code)
    return table


MEANINGS = meanings()


@lru_cache(maxsize=1024)  # documents say the same few again and again
def normalise_unit(written: str | None) -> str | None:
    """Our short code of a unit as written: `Stk.`, `PCE`, `C62` and `each` are all EA.

    A unit that is not known comes back upper-cased as written, without blanks around it; None
    and blank are None.
    """
    if written is None or not written.strip():
        return None
    return MEANINGS.get(fold(written)) or written.strip().upper()


def is_unit(written: str) -> bool:
    """Whether this word is a unit we know."""
    return fold(written) in MEANINGS
