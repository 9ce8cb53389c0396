"""Whose number of an article a column holds, and which column names it."""

from clerkwork.intake.readers.headings.meaning import IGNORED, ideas_of
from clerkwork.intake.readers.table.kinds import WORN, Draft
from clerkwork.intake.readers.table.profile import Profile, counts_up, restarts

ARTICLE = frozenset(
    ("item", "article", "item_sku", "sku", "buyer_sku", "maker_sku", "gtin", "desc")
)
INFERRED = 0.85  # how sure a role is that only the contents speak for


def line_numbers(draft: Draft) -> None:
    """`Item` or `No.` over 1, 2, 3 counts lines; over anything else it is an article's number."""
    for index, role in enumerate(draft.roles):
        values = draft.profiles[index].cells
        if role in {"article", "item"} and "line" not in draft.stated():
            others = draft.stated() & (ARTICLE - {"article", "item"}) or draft.roles.count(role) > 1
            if others and (counts_up(values) or (len(values) > 2 and restarts(values))):
                draft.set(index, "line", 0.99)
        if role == "line" and values and not whole_numbers(draft.profiles[index]):
            stated = draft.stated() & (ARTICLE - {"desc", "gtin"})
            draft.set(index, IGNORED if stated else "item", WORN)


def whole_numbers(profile: Profile) -> bool:
    """Whether these can be the numbers of lines: 1, 0010, 1.2."""
    texts = [str(cell).strip(". ") for cell in profile.cells]
    right = [t for t in texts if len(t) <= 6 and t.replace(".", "").replace("-", "").isdecimal()]
    return len(right) * 10 >= len(texts) * 8


def parties_to_articles(draft: Draft) -> None:
    """A supplier's or a customer's number that changes from line to line is an article's."""
    for role, meaning in (("supplier", "sku"), ("buyer_code", "buyer_sku")):
        for index, each in enumerate(draft.roles):
            profile = draft.profiles[index]
            many = len(profile.cells) > 1 and profile.distinct * 10 > len(profile.cells) * 6
            number = "no" in ideas_of(draft.headings[index])
            wanted = each == role and many and number and meaning not in draft.stated()
            if wanted and not profile.named and not order_numbers(draft, profile):
                draft.set(index, meaning, WORN)


def order_numbers(draft: Draft, profile: Profile) -> bool:
    """Whether there are as many orders as there are different values: then they name parties."""
    for index, role in enumerate(draft.roles):
        if role in {"po_number", "order_number"}:
            return draft.profiles[index].distinct >= profile.distinct
    return False


def articles(draft: Draft) -> None:
    """A column headed only `Item` or `Product` holds names, or where there are none, numbers."""
    stated = draft.stated()
    numbered = stated & {"item", "item_sku", "sku", "buyer_sku"}
    for index, role in enumerate(draft.roles):
        if role != "article":
            continue
        words = draft.profiles[index].named or not draft.profiles[index].cells
        if "desc" in stated:
            draft.roles[index] = None if numbered or words else "item"
        else:
            draft.roles[index] = "desc" if words else "item"


def owners(draft: Draft) -> None:
    """Settle whose number a plain article number is.

    Without a word about its owner it is the number by which one orders, the seller's. Beside a
    number that says to be the seller's it is the buyer's own.
    """
    stated = draft.stated()
    generic = "buyer_sku" if "sku" in stated and "buyer_sku" not in stated else "sku"
    if "sku" in stated and "buyer_sku" in stated:
        generic = IGNORED
    order = [role for role in ("item_sku", "item", "maker_sku") if role in stated]
    for position, role in enumerate(order):
        if position == 0:
            meaning: str | None = "sku" if role == "maker_sku" and "sku" not in stated else generic
        else:
            meaning = IGNORED
        for index, each in enumerate(draft.roles):
            if each == role:
                draft.roles[index] = meaning


def totals(draft: Draft) -> None:
    """Of an item's subtotal and total the first is the line's, the second includes its tax."""
    amounts = [index for index, role in enumerate(draft.roles) if role == "line_total"]
    partial = [index for index in amounts if "sub" in ideas_of(draft.headings[index])]
    if partial and len(partial) < len(amounts):
        for index in amounts:
            if index not in partial:
                draft.roles[index] = "gross_total"


def names(draft: Draft) -> None:
    """A plain `Name` beside article numbers is the article's, unless an address needs it."""
    stated = draft.stated()
    address = stated & {"plain_street", "plain_city", "plain_postcode"}
    if "desc" not in stated and "plain_name" in stated and ARTICLE & stated and not address:
        draft.roles[draft.roles.index("plain_name")] = "desc"


def left_over_names(draft: Draft) -> None:
    """Words under a heading not understood, where no other column describes the article."""
    if "desc" in draft.stated() or not draft.stated() & {"quantity"}:
        return
    free = [
        at for at, role in enumerate(draft.roles)
        if role is None and draft.profiles[at].named and draft.profiles[at].distinct > 1
    ]  # fmt: skip
    notes = [at for at, role in enumerate(draft.roles)
             if role == "note" and draft.profiles[at].named and draft.profiles[at].distinct > 1]  # fmt: skip
    if notes:
        draft.set(notes[0], "desc", WORN)
    elif len(free) == 1:
        draft.set(free[0], "desc", INFERRED)


def left_over_numbers(draft: Draft) -> None:
    """Codes under a heading not understood, where no other column numbers the article."""
    stated = draft.stated()
    if stated & {"sku", "buyer_sku", "gtin"} or "quantity" not in stated:
        return
    free = [
        at for at, role in enumerate(draft.roles)
        if role is None and coded(draft.profiles[at])
    ]  # fmt: skip
    if len(free) == 1:
        draft.set(free[0], "sku", INFERRED)


def coded(profile: Profile) -> bool:
    """Whether these are codes, nearly all different, that are no amounts and no dates."""
    if len(profile.cells) < 2 or profile.dated or profile.named or profile.unit_words:
        return False
    texts = [str(cell) for cell in profile.cells]
    right = [t for t in texts if 3 <= len(t) <= 20 and any(c.isdigit() for c in t) and "," not in t]
    return len(right) == len(texts) and profile.distinct * 10 >= len(texts) * 8
