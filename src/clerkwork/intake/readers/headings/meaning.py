"""What a column heading or a label means: its role in an order, whatever the language.

A heading is folded to a set of ideas ("Bestell-Nr.", "N° de commande" and "order number" are all
order + no), and the set is looked up; a few rules stand for sets with words that add nothing.
"""

import re
from functools import lru_cache

from clerkwork.intake.readers.countries import fold
from clerkwork.intake.readers.headings.roles import ADDRESS_PARTS, MEANINGS
from clerkwork.intake.readers.headings.words import COMPOUNDS, FILLERS, IDEAS

WORDS: dict[str, frozenset[str]] = {
    **{word: frozenset((idea,)) for idea, words in IDEAS.items() for word in words.split()},
    **{word: frozenset(ideas.split()) for word, ideas in COMPOUNDS.items()},
}
# German and Dutch glue the number to its noun: Bestellnummer, Artikelnr.
GLUED = re.compile(r"(.{3,}?)s?(nummern|nummer|nr|number|num)\Z")
CAMEL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])|(?<=[A-Za-z]{3})(?=[0-9])")


def shortened() -> dict[str, str]:
    """Beginnings of three letters or more that only words of one idea have: `liefert.`."""
    owners: dict[str, set[str]] = {}
    for word, ideas in WORDS.items():
        for length in range(3, len(word)):
            owners.setdefault(word[:length], set()).update(ideas if len(ideas) == 1 else {"", "-"})
    return {
        start: next(iter(ideas))
        for start, ideas in owners.items()
        if len(ideas) == 1 and start not in WORDS
    }


SHORTENED = {**shortened(), "best": "order"}
# P.O., U/M, Q.tà: letters of one abbreviation.
DOTTED = re.compile(r"\b(\w)[./](?:(\w{1,2})\b\.?)")
ASIDE = re.compile(r"[(\[{].*?[)\]}]")
SHIP, BILL = frozenset(("ship", "deliver")), frozenset(("bill",))
PARTS = {frozenset(key.split()): part for key, part in ADDRESS_PARTS.items()}
ROLES: dict[frozenset[str], str] = {}
for _role, _sets in MEANINGS.items():
    for _set in _sets.split("|"):
        ROLES.setdefault(frozenset(_set.split()), _role)
# Whole headings whose words would mislead.
PLAIN = {
    **dict.fromkeys(("termin", "eta", "due"), "delivery"),
    **dict.fromkeys(
        ("bestellt am", "commande le", "ordered on", "besteld op", "vom"), "order_date"
    ),
    **dict.fromkeys(
        ("ordinato il", "pedido el", "encomendado em", "emesso il", "del"), "order_date"
    ),
    **dict.fromkeys(("ship via", "via", "shipping method", "versandart"), "ignored"),
    **dict.fromkeys(("ordered by", "bestellt von", "commande par", "besteld door"), "ignored"),
    "sales record number": "order_number",
    "sold for": "unit_price",
    **dict.fromkeys(("total products", "total items", "total units", "total articles"), "ignored"),
    "customer reference": "buyer_sku",
    "custom label": "item_sku",
    "custom label sku": "item_sku",
    "increment id": "order_number",
    "oun": "uom",
    "crcy": "currency",
}
LONE = {"#": "line", **dict.fromkeys(("per", "je", "par", "por", "pro"), "price_base")}
FREIGHT = frozenset(("shipping", "versand", "envio", "spedizione", "expedition", "verzending"))
# A quantity or an amount of another kind than the ordered one.
OTHER_KINDS = frozenset(
    ("class", "received", "stock", "open", "weight", "list", "tax", "discount", "quote", "payment")
)
IGNORED = "ignored"


@lru_cache(maxsize=8192)
def ideas_of(heading: str) -> frozenset[str]:
    """The ideas in a heading; a word that is not known stands for itself."""
    joined = DOTTED.sub(r"\1\2", heading.replace("#", " no ").replace("%", " percent "))
    spaced = CAMEL.sub(" ", joined)
    whole = fold(heading).replace(" ", "")
    if whole in COMPOUNDS and "/" not in heading:
        return WORDS[whole]
    found: set[str] = set()
    for word in fold(spaced).split():
        if word in WORDS:
            found |= WORDS[word]
            continue
        if word in FILLERS:
            continue
        if f"{word}." in fold_dots(joined) and word in SHORTENED:
            found.add(SHORTENED[word])
            continue
        glued = GLUED.match(word)
        if glued and (glued[1] in WORDS or f"{glued[1]}s" in WORDS):
            found |= WORDS.get(glued[1]) or WORDS[f"{glued[1]}s"]
            found.add("no")
        else:
            found |= squashed(word) or {word}
    return frozenset(found)


def fold_dots(heading: str) -> str:
    """The heading in lower case without accents, its full stops kept."""
    return ".".join(fold(part) for part in heading.split("."))


def squashed(word: str) -> frozenset[str] | None:
    """The ideas of a word that is known words written together: QUANTITYORDERED, PRICEEACH."""
    if not 6 <= len(word) <= 40:
        return None
    reached: list[frozenset[str] | None] = [frozenset(), *[None] * len(word)]
    for end in range(2, len(word) + 1):
        for begin in range(end - 1):
            before, piece = reached[begin], word[begin:end]
            if before is None or (len(piece) < 3 and piece not in {"no", "id", "po"}):
                continue
            if piece in WORDS or piece in FILLERS:
                reached[end] = before | WORDS.get(piece, frozenset())
                break
    return reached[-1]


@lru_cache(maxsize=8192)
def role_of(heading: str) -> str | None:
    """The role of a column, such as quantity, unit_price or ship_city; None if not understood.

    `ignored` is a heading that is understood and holds nothing of an order.
    """
    return meaning_of(heading)[0]


EXACT, NEAR, GUESSED = 1.0, 0.97, 0.9


@lru_cache(maxsize=8192)
def meaning_of(heading: str) -> tuple[str | None, float]:
    """The role, and how sure the words alone make it: all of them known as that, or only some."""
    heading = heading.strip()
    if not heading or len(heading) > 80 or means_two(heading):
        return None, 0.0
    if fold(heading) in PLAIN:
        return PLAIN[fold(heading)], EXACT
    whole = ideas_of(heading)
    if not whole:
        return LONE.get(heading.lower().strip(".: ")), GUESSED
    if whole == {"no"}:
        return lone_number(heading), GUESSED
    if "percent" in whole:
        return IGNORED, EXACT
    if whole == {"ship"} and fold(heading) in FREIGHT:
        return "freight", EXACT
    if whole == {"supplier", "no"} and "ref" in fold(heading):
        return "sku", EXACT  # the supplier's reference; a supplier's code would be whom, not what
    bare = ideas_of(ASIDE.sub(" ", heading)) if ASIDE.search(heading) else whole
    role = known_role(whole) or known_role(bare)
    if role:
        return role, EXACT
    role = likely_role(bare)
    if role:
        return role, NEAR
    known = bare & KNOWN_IDEAS
    role = known_role(known) if len(known) * 2 > len(bare) else None
    return role, GUESSED


def sides_of(heading: str) -> list[str]:
    """The two sides of `Order date / Liefertermin`; empty where there are not two."""
    sides = [side.strip() for side in heading.strip(" :").split("/")]
    return sides if len(sides) == 2 and all(len(side) > 3 for side in sides) else []


def means_two(heading: str) -> bool:
    """Whether the sides of a heading say two different things: neither is what all of it means."""
    sides = sides_of(heading)
    roles = {meaning_of(side)[0] for side in sides}
    return len(roles & TOLD_APART) == 2


TOLD_APART = frozenset(("order_date", "delivery", "ship_date", "po_number", "order_number"))


def lone_number(heading: str) -> str | None:
    """A heading that says number and not of what: N° counts lines, a reference is an article's."""
    word = fold(heading)
    if heading.strip() == "#" or word in {"no", "nr", "n", "num", "number", "nummer", "numero"}:
        return "line"
    return None if word in {"id", "", "identifier"} else "item"


def known_role(ideas: frozenset[str]) -> str | None:
    """The role of exactly these ideas."""
    if not ideas:
        return None
    number = number_role(ideas)
    if number:
        return number
    part = address_role(ideas)
    if part:
        return part
    return ROLES.get(ideas)


def number_role(ideas: frozenset[str]) -> str | None:
    """Whose number of the article it is: sku the seller's, buyer_sku the buyer's, gtin, item."""
    if "gtin" in ideas and not ideas & OTHER_KINDS:
        return "gtin"
    if ideas in ({"your", "no"}, {"our", "no"}):
        return "sku" if "your" in ideas else "buyer_sku"
    owned = ideas in ({"supplier", "item"}, {"buyer", "item"}, {"your", "item"}, {"our", "item"})
    article = "sku" in ideas or ideas >= {"item", "no"} or owned
    if not article or ideas & {"qty", "price", "total", "date", "line", "tax", "status"}:
        return None
    for owner, role in OWNERS:
        if ideas & owner:
            return role
    return "item_sku" if "sku" in ideas else "item" if ideas <= ITEM_WORDS else None


OWNERS = (
    (frozenset(("supplier", "your")), "sku"),
    (frozenset(("buyer", "our")), "buyer_sku"),
    (frozenset(("maker",)), "maker_sku"),
)
KNOWN_IDEAS = frozenset(IDEAS) | frozenset(
    idea for ideas in COMPOUNDS.values() for idea in ideas.split()
)
ITEM_WORDS = frozenset(("item", "no", "model", "store"))


def address_role(ideas: frozenset[str]) -> str | None:
    """A part of an address with whose it is: ship_city, bill_name, plain_street."""
    if ideas & SHIP and not ideas & {"date", "total", "price", "method", "note", "qty"}:
        part = PARTS.get(ideas - SHIP - {"buyer"})
        return f"ship_{part}" if part else None
    if ideas & BILL:
        part = PARTS.get(ideas - BILL - {"buyer"})
        return f"bill_{part}" if part and part != "code" else None
    if ideas <= {"company", "name", "buyer"}:
        return "plain_name" if ideas == {"name"} else None  # the buyer's, not an address
    part = PARTS.get(ideas - {"buyer"})
    return None if part in {None, "code", "mail"} else f"plain_{part}"


def likely_role(ideas: frozenset[str]) -> str | None:
    """The role of a heading that has words beside the known ones."""
    if ideas & OTHER_KINDS:
        return IGNORED
    if ideas & {"ship", "received", "bill"} and "qty" in ideas:
        return IGNORED
    for wanted, role in LIKELY:
        if wanted <= ideas:
            return role
    return None


LIKELY = tuple(
    (frozenset(ideas.split()), role)
    for ideas, role in (
        ("purchase order no", "po_number"),
        ("po no", "po_number"),
        ("invoice no", "invoice_number"),
        ("required deliver date", "delivery"),
        ("deliver date", "delivery"),
        ("required date", "delivery"),
        ("ship date", "ship_date"),
        ("order date", "order_date"),
        ("unit price", "unit_price"),
        ("line total", "line_total"),
        ("order qty", "quantity"),
        ("qty", "quantity"),
        ("item desc", "desc"),
        ("item name", "desc"),
        ("desc", "desc"),
        ("price", "unit_price"),
    )
)
CURRENCY = re.compile(r"\b(EUR|USD|GBP|CHF|CAD|AUD|SEK|NOK|DKK|PLN|CZK|HUF|JPY|CNY|INR|BRL|MXN)\b")
PER = re.compile(
    r"(?:/|\bper\b|\bpro\b|\bpar\b|\bje\b|\bpor\b)\s*(10{1,4})\b|%\s*(?:o)?\s*pcs", re.I
)


def currency_in(heading: str) -> str | None:
    """A currency code within a heading: `Price (EUR)`."""
    match = CURRENCY.search(heading)
    return match[1] if match else None


def base_in(heading: str) -> int | None:
    """For how many a price column is: `Price per 100`, `Preis/1000`."""
    match = PER.search(heading)
    return int(match[1]) if match and match[1] and match[1] != "1" else None
