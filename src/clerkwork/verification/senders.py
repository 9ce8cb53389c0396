"""Senders that look like a customer and are none: one letter off, or letters that look alike."""

from collections.abc import Iterable, Sequence
from functools import lru_cache

from clerkwork.core.sql import column, rows
from clerkwork.verification.computed import Computed

LOOKALIKE = "SENDER_LOOKALIKE"
SHORTEST = 5  # letters of a name from which one letter more or less may be meant to deceive

KNOWN = """
SELECT lower(value) FROM parties_partyidentifier WHERE scheme = 'domain'
 UNION SELECT lower(split_part(email, '@', 2)) FROM parties_customer WHERE email <> ''
 UNION SELECT lower(split_part(email, '@', 2)) FROM parties_contact
        WHERE email <> '' AND customer_id IS NOT NULL
"""
UNKNOWN = f"""
SELECT DISTINCT sent.order_id, sent.domain
  FROM (SELECT id AS order_id, lower(split_part(email, '@', 2)) AS domain FROM orders_order
         WHERE id = ANY(%(orders)s) AND email <> ''
         UNION SELECT source.order_id, lower(split_part(document.sender, '@', 2))
                 FROM intake_documentorder AS source
                 JOIN intake_document AS document ON document.id = source.document_id
                WHERE source.order_id = ANY(%(orders)s)
                  AND document.sender LIKE '%%@%%') AS sent
 WHERE sent.domain <> '' AND sent.domain NOT IN ({KNOWN})
 ORDER BY sent.order_id, sent.domain
"""

# Letters that are taken for others at a glance (Unicode Technical Standard 39, confusables, as far
# as host names use them); first the pairs.
PAIRS = (("rn", "m"), ("vv", "w"), ("cl", "d"), ("nn", "m"))
ALIKE = str.maketrans(
    "01358|ıіїíìоóòöаáàâäеéèêëсçруúùüхѕјԁһгѵ",
    "olesbliiiiiooooaaaaaeeeeeccpyuuuxsjdhrv",
)


def lookalikes(order_ids: Sequence[int]) -> list[Computed]:
    """The orders whose sender's domain is not known but could be taken for one that is."""
    unknown = rows(UNKNOWN, orders=list(order_ids))
    known = column(KNOWN) if unknown else []
    found = {}
    for pk, domain in unknown:
        if meant := meant_by(domain, known):
            found[pk] = Computed(LOOKALIKE, pk, domain, meant)
    return list(found.values())


def meant_by(domain: str, known: Iterable[str]) -> str | None:
    """The known domain for which this one could be taken."""
    return next((each for each in sorted(known) if each and is_alike(domain, each)), None)


def is_alike(domain: str, known: str) -> bool:
    """Whether two different domains look the same, are a letter apart, or end otherwise."""
    if skeleton(domain) == skeleton(known):
        return True
    name, _, ending = decoded(domain).rpartition(".")
    known_name, _, known_ending = decoded(known).rpartition(".")
    if min(len(name), len(known_name)) < SHORTEST:
        return False
    if name == known_name:
        return ending != known_ending
    return ending == known_ending and one_apart(name, known_name)


@lru_cache(maxsize=65536)
def skeleton(domain: str) -> str:
    """The domain as it looks: letters that are taken for each other are one."""
    seen = decoded(domain).translate(ALIKE).replace("-", "")
    for pair, letter in PAIRS:
        seen = seen.replace(pair, letter)
    return seen


def decoded(domain: str) -> str:
    """The domain with the letters that it stands for (RFC 3492)."""
    try:
        return domain.encode("ascii").decode("idna")
    except UnicodeError:
        return domain


def one_apart(first: str, second: str) -> bool:
    """Whether one letter more, less, other, or two swapped make the one name the other."""
    if abs(len(first) - len(second)) > 1 or first == second:
        return False
    at = next((i for i, (a, b) in enumerate(zip(first, second, strict=False)) if a != b), None)
    if at is None:
        return True
    rest = (first[at:], second[at:])
    swapped = (
        first[at : at + 2] == second[at : at + 2][::-1] and first[at + 2 :] == second[at + 2 :]
    )
    return swapped or rest[0][1:] == rest[1][1:] or rest[0][1:] == rest[1] or rest[0] == rest[1][1:]
