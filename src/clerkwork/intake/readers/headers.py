"""What a column heading or a label means: its role in an order, whatever the language.

A heading is folded to a set of ideas ("Bestell-Nr.", "N° de commande" and "order number" are all
order + no), and the set is looked up; a few rules stand for sets with words that add nothing.
"""

import re
from functools import lru_cache

from clerkwork.intake.readers.countries import fold
from clerkwork.intake.readers.header_words import COMPOUNDS, FILLERS, IDEAS

WORDS: dict[str, frozenset[str]] = {
    **{word: frozenset((idea,)) for idea, words in IDEAS.items() for word in words.split()},
    **{word: frozenset(ideas.split()) for word, ideas in COMPOUNDS.items()},
}
# German and Dutch glue the number to its noun: Bestellnummer, Artikelnr.
GLUED = re.compile(r"(.{3,}?)s?(nummern|nummer|nr|number|num)\Z")
CAMEL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])|(?<=[A-Za-z]{3})(?=[0-9])")
# P.O., U/M, Q.tà: letters of one abbreviation.
DOTTED = re.compile(r"\b(\w)[./](?:(\w{1,2})\b\.?)")
ASIDE = re.compile(r"[(\[{].*?[)\]}]")
SHIP, BILL = frozenset(("ship", "deliver")), frozenset(("bill",))
ADDRESS_PARTS = {
    "name": "name",
    "first name": "first_name",
    "first": "first_name",
    "last name": "last_name",
    "last": "last_name",
    "company": "company",
    "company name": "company",
    "contact": "contact",
    "contact name": "contact",
    "street": "street",
    "address": "street",
    "street address": "street",
    "address line": "street",
    "street name": "street",
    "address 1": "street",
    "street 1": "street",
    "street address 1": "street",
    "address line 1": "street",
    "address 1 2": "street",
    "address 2": "street2",
    "street 2": "street2",
    "street address 2": "street2",
    "address line 2": "street2",
    "address 3": "street3",
    "address line 3": "street3",
    "house no": "house",
    "city": "city",
    "address city": "city",
    "region": "region",
    "region no": "region_code",
    "region name": "region",
    "address region": "region",
    "zip": "postcode",
    "zip no": "postcode",
    "zip city": "zip_city",
    "address zip": "postcode",
    "address zip no": "postcode",
    "country": "country",
    "country no": "country_code",
    "country name": "country",
    "address country": "country",
    "address name": "name",
    "address company": "company",
    "no": "code",
    "store": "code",
    "store no": "code",
    "phone": "phone",
    "phone no": "phone",
    "email": "mail",
    "email address": "mail",
}
PARTS = {frozenset(key.split()): part for key, part in ADDRESS_PARTS.items()}
MEANINGS = {
    "subtotal": "order sub total",
    "po_number": "po|po no|purchase order|purchase order no|buyer order no|buyer po|buyer po no|"
    "our order no|po purchase order|po order no|buyer purchase order no|your order no|order po no|"
    "po po no|purchase order po no",
    "order_number": "order no|order|order name|order no no",
    "line": "line|line no|po line|po line no|order line|order line no|line item no|#|item line no|"
    "item line|purchase order line no",
    "order_date": "order date|date|po date|purchase date|purchase order date|order no date|"
    "date created|date order created|order created|created date|order created date",
    "delivery": "deliver date|required date|required deliver date|required|deliver|"
    "required deliver|deliver date line|item deliver date|order deliver date|order required date",
    "ship_date": "ship date|required ship date|order ship date",
    "item": "item|item no|line item|stock no",
    "maker_sku": "model|model no|maker no|maker item|maker",
    "desc": "desc|item desc|item name|item name desc|line desc|item title|short desc|item desc no|"
    "line item name|item desc name|item text",
    "quantity": "qty|order qty|item qty|line qty|line item qty|qty unit|total qty|purchase qty|"
    "qty purchase|qty purchased",
    "uom": "unit|unit measure|qty unit measure|order unit|item unit|sales unit|measure|measure unit|"
    "unit no|unit type|pack unit",
    "unit_price": "unit price|price|item price|net price|net unit price|line item price|"
    "item unit price|purchase price|purchase unit price|unit net price|item unit price net|"
    "unit net|unit order price|order price",
    "price_base": "price base|base|price unit base|price base qty|base qty|base unit price qty",
    "line_total": "total|line total|total price|net total|item total|total net|price total|"
    "total line|line net total|total item|total line price|total net price|item sub total|sub total|"
    "line sub total|total order line",
    "total": "order total|grand total|order total total|order grand total|total gross|order|"
    "total order value|purchase order total|po total|total payable|gross total",
    "currency": "currency|currency no|order currency|price currency",
    "pack_size": "pack size|pack|pack qty|unit pack|qty pack|size pack|pack unit qty|unit pack qty",
    "buyer_name": "buyer|buyer name|company|company name|buyer company|buyer company name",
    "buyer_code": "buyer no|account|account no|buyer account|buyer account no",
    "email": "email|buyer email|contact email|email address|buyer email address|order buyer email",
    "note": "note|order note|line note|buyer note|item note|deliver note|ship note",
    "status": "status|order status|fulfillment status",
    "invoice_number": "invoice no|invoice|bill no",
    "invoice_date": "invoice date|bill date",
    "quote_number": "quote no|quote|quote date|no quote",
    "release": "release|release no",
    "tax": "tax|total tax|order tax|sales tax|tax total|order total tax",
    "discount": "discount|discount total|total discount|order discount",
    "freight": "ship total|ship price|deliver price|order ship total|ship order total|deliver total|"
    "ship order price",
    "supplier": "supplier|supplier name|supplier no|supplier address|maker name",
    "ship_block": "ship address|deliver address|ship deliver address|ship",
    "bill_block": "bill|bill address|invoice address",
}
ROLES: dict[frozenset[str], str] = {}
for _role, _sets in MEANINGS.items():
    for _set in _sets.split("|"):
        ROLES.setdefault(frozenset(_set.split()), _role)
FREIGHT = frozenset(("shipping", "versand", "envio", "spedizione", "expedition", "verzending"))
# A quantity or an amount of another kind than the ordered one.
OTHER_KINDS = frozenset(
    ("received", "stock", "open", "weight", "list", "tax", "discount", "quote", "payment")
)
IGNORED = "ignored"


@lru_cache(maxsize=8192)
def ideas_of(heading: str) -> frozenset[str]:
    """The ideas in a heading; a word that is not known stands for itself."""
    joined = DOTTED.sub(r"\1\2", heading.replace("#", " no ").replace("%", " percent "))
    spaced = CAMEL.sub(" ", joined)
    whole = fold(heading).replace(" ", "")
    if whole in COMPOUNDS:
        return WORDS[whole]
    found: set[str] = set()
    for word in fold(spaced).split():
        if word in WORDS:
            found |= WORDS[word]
            continue
        if word in FILLERS:
            continue
        glued = GLUED.match(word)
        if glued and (glued[1] in WORDS or f"{glued[1]}s" in WORDS):
            found |= WORDS.get(glued[1]) or WORDS[f"{glued[1]}s"]
            found.add("no")
        else:
            found |= squashed(word) or {word}
    return frozenset(found)


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
    heading = heading.strip()
    if not heading or len(heading) > 80:
        return None
    whole = ideas_of(heading)
    if not whole:
        return "line" if heading == "#" else None
    if whole == {"no"}:
        return lone_number(heading)
    if whole == {"ship"} and fold(heading) in FREIGHT:
        return "freight"
    if whole == {"supplier", "no"} and "ref" in fold(heading):
        return "sku"  # the supplier's reference; a supplier's code would be whom, not what
    bare = ideas_of(ASIDE.sub(" ", heading)) if ASIDE.search(heading) else whole
    return known_role(whole) or known_role(bare) or likely_role(bare)


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
    article = "sku" in ideas or ideas >= {"item", "no"}
    if not article or ideas & {"qty", "price", "total", "date", "line", "tax", "status"}:
        return None
    if ideas & {"supplier", "your"}:
        return "sku"
    if ideas & {"buyer", "our"}:
        return "buyer_sku"
    if "maker" in ideas:
        return "maker_sku"
    return "item_sku" if "sku" in ideas else "item" if ideas <= ITEM_WORDS else None


ITEM_WORDS = frozenset(("item", "no", "model", "store"))


def address_role(ideas: frozenset[str]) -> str | None:
    """A part of an address with whose it is: ship_city, bill_name, plain_street."""
    if ideas & SHIP and not ideas & {"date", "total", "price", "method", "note", "qty"}:
        part = PARTS.get(ideas - SHIP - {"buyer"})
        return f"ship_{part}" if part else None
    if ideas & BILL:
        part = PARTS.get(ideas - BILL - {"buyer"})
        return f"bill_{part}" if part and part != "code" else None
    rest = ideas - {"buyer"} if len(ideas) > 1 and ideas != {"buyer", "name"} else ideas
    part = PARTS.get(rest)
    if part in {None, "code", "mail"} or ideas <= {"company", "name", "buyer"} - {"x"}:
        return "plain_name" if ideas == {"name"} else None
    return f"plain_{part}"


def likely_role(ideas: frozenset[str]) -> str | None:
    """The role of a heading that has words beside the known ones."""
    if ideas & OTHER_KINDS:
        return IGNORED
    if ideas & {"ship", "received"} and "qty" in ideas:
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
