"""What the columns under the headings of a letter hold, by their words and by what is in them."""

import re
from collections.abc import Callable
from decimal import Decimal
from itertools import permutations

from clerkwork.intake.readers.countries import fold
from clerkwork.intake.readers.headings.meaning import IGNORED
from clerkwork.intake.readers.pages.column_words import column_role
from clerkwork.intake.readers.table.columns import Columns, columns_of
from clerkwork.intake.readers.table.profile import counts_up
from clerkwork.intake.readers.table.values import Habits, iso_date, number
from clerkwork.intake.readers.text.words import unit_word

# Short headings that letters and their tables use, by what they mean.
SHORT = {
    "Unit": "eh|un|ud|uds|u m|um|u|einh|me|mge einh|unid|udm|ehd|unite|vpe|ve|per|je",
    "Quantity": "quantity ordered|qty ordered|order qty|menge|bestelaantal|cant pedida|quant|anz|"
    "qta|q ta|qte cdee|qtd|mge|stk|best menge|aantal besteld|quantita ordinata|qte commandee|pcs|"
    "no of units|how many|number of|units ordered|no required|no wanted|amt wanted|amt required|"
    "amount wanted|amt|bedarf|number required|pieces required|n pezzi|nb|nombre d unites",
    "Line": "ln|n o|n|pos|lfd|item no|riga|regel|lin|linea|ligne|nr|no|pos nr|lfd nr",
    "Unit price": "rate|preis einheit|p unit|pu|p u|e preis|ep|einzel|prix un|preco unit|prezzo un|"
    "prijs|preis eur|unit cost|cost|each|price each|price ea|net price|preco|tarifa|netto|pvp|"
    "p v p|coste|costo|kosten|tarief|tarif",
    "Line total": "ext price|extended|ext|line amount|valor liquido|positionswert|gesamt|gp|summe|"
    "total linea|regeltotaal|bedrag|subtotal|line value|net amount|importe neto|importo",
    "GTIN": "gencod|ean code|barcode|ean|ean nr|cod barras|codice ean|ean 13",
    "Item number": "code|stock code|ref|reference|cod|codigo|codice|art|artnr|art nr|item code|"
    "product code|sku|part|bestellnr|best nr|artikel nr|item",
    "Description": "details|text|product|produkt|produit|producto|prodotto|produto|artikel|article|"
    "goods|item description|bezeichnung|designation|libelle|denominacion|omschrijving|what",
    "Delivery date": "termin|date livr|date livraison|leverdatum|fecha entrega|data consegna|lt|"
    "delivery|due|need by|req date|required|wanted",
}
MEANT = {word: heading for heading, words in SHORT.items() for word in words.split("|")}
# Headings that mean what the longer table knows better where no other column says it.
PLAIN = frozenset(("item", "article", "product", "produkt", "produit", "artikel", "producto", "ref",
                   "prodotto", "produto", "code", "reference", "art", "part"))  # fmt: skip


# Roles of columns that a heading of printed pages may give.
NAMED = frozenset(
    ("line", "sku", "buyer_sku", "gtin", "desc", "quantity", "uom", "unit_price", "line_total",
     "delivery")
)  # fmt: skip


def heading_meant(text: str) -> str:
    """The heading in words that every table uses."""
    bare = text.strip("*_# ")
    folded = fold(bare)
    return bare if folded in PLAIN else MEANT.get(folded, bare)


def columns_in(
    headings: list[str], sample: list[list[str]], habits: Habits, taught: dict[str, str]
) -> Columns:
    """The roles of the columns; one without a word that is known has that of its contents.

    `taught` are roles by folded heading, which corrections gave.
    """
    fixed = {at: role for at, each in enumerate(headings) if (role := taught.get(fold(each)))}
    columns = columns_of([heading_meant(each) for each in headings], sample, 0, fixed)
    roles = list(columns.roles)
    for index, heading in enumerate(headings):
        known = column_role(heading) if roles[index] is None else None
        if known in NAMED and known not in roles:
            roles[index] = known
        values = [row[index] for row in sample if index < len(row) and row[index]]
        spaced = sum(1 for value in values if " " in value.strip()) * 2 > len(values)
        if roles[index] == "sku" and fold(heading) in PLAIN and spaced and "desc" not in roles:
            roles[index] = "desc"  # `Item` over names
    for index, role in enumerate(roles):
        values = [row[index] for row in sample if index < len(row) and row[index]]
        if role is None and values:
            roles[index] = role_of_values(values, roles, habits)
    resolve_lines(roles, sample)
    resolve_products(roles, sample, habits)
    resolve_names(roles, sample)
    roles = [
        fixed.get(at, None if role in fixed.values() else role) for at, role in enumerate(roles)
    ]
    return Columns(columns.row, columns.headings, roles, columns.sure)


def role_of_values(values: list[str], roles: list[str | None], habits: Habits) -> str | None:
    """What values that look like one kind of thing are; None where they do not."""
    for role, fits in KINDS:
        if (
            role not in roles
            and sum(1 for value in values if fits(value, habits)) * 5 >= len(values) * 4
        ):
            return role
    if "line" not in roles and counts_up(values):
        return "line"
    return None


def resolve_lines(roles: list[str | None], sample: list[list[str]]) -> None:
    """Numbers that count up from the first row on are those of the lines, not of articles."""
    for index, role in enumerate(roles):
        values = [row[index] for row in sample if index < len(row) and row[index]]
        if role != "quantity" and index == 0 and len(values) > 1 and counts_up(values):
            roles[index] = "line"
            return
        if role == "line" and values and not counts_up(values) and "sku" not in roles:
            roles[index] = "sku" if not any(" " in value for value in values) else IGNORED


def resolve_products(roles: list[str | None], sample: list[list[str]], habits: Habits) -> None:
    """Columns of numbers without a role: those that multiply are quantity, price and amount; the
    first one alone is the quantity where no heading says which is."""
    free = [i for i, role in enumerate(roles) if role is None and is_numeric(i, sample, habits)]
    known = {role: i for i, role in enumerate(roles) if role in PRODUCT}
    wanted = [role for role in PRODUCT if role not in known]
    for order in permutations(free, len(wanted)) if 0 < len(wanted) <= 2 else ():
        trial = known | dict(zip(wanted, order, strict=True))
        if multiplies([trial[role] for role in PRODUCT], sample, habits):
            for role in wanted:
                roles[trial[role]] = role
            return
    if "quantity" not in roles and "uom" not in roles and free:
        roles[free[0]] = "quantity"


PRODUCT = ("quantity", "unit_price", "line_total")


def is_numeric(index: int, sample: list[list[str]], habits: Habits) -> bool:
    values = [row[index] for row in sample if index < len(row) and row[index]]
    return bool(values) and all(number(v, habits.decimal_mark) is not None for v in values)


def multiplies(places: list[int], sample: list[list[str]], habits: Habits) -> bool:
    """Whether the product of the first two columns is the third in nearly every row."""
    right = tried = 0
    for row in sample:
        values = [number(row[at], habits.decimal_mark) if at < len(row) else None for at in places]
        if None not in values:
            one, two, three = (Decimal(each or 0) for each in values)
            tried += 1
            right += abs(one * two - three) <= Decimal("0.02") and one != three
    return tried > 0 and right * 5 >= tried * 4


def resolve_names(roles: list[str | None], sample: list[list[str]]) -> None:
    """Where no heading says description, the column without a role that holds words is it."""
    if "desc" in roles:
        return
    best, longest = -1, 0
    for index, role in enumerate(roles):
        values = [row[index] for row in sample if index < len(row) and row[index]]
        length = sum(sum(map(str.isalpha, value)) for value in values)
        if role is None and values and length > max(longest, 5 * len(values)):
            best, longest = index, length
    if best >= 0:
        roles[best] = "desc"


def is_unit_cell(value: str, habits: Habits) -> bool:
    return unit_word(value) and len(value) <= 12


def is_date_cell(value: str, habits: Habits) -> bool:
    return len(value) >= 6 and iso_date(value, habits) is not None


def is_gtin_cell(value: str, habits: Habits) -> bool:
    return re.fullmatch(r"\d{12,14}", value) is not None


KINDS: tuple[tuple[str, Callable[[str, Habits], bool]], ...] = (
    ("gtin", is_gtin_cell),
    ("uom", is_unit_cell),
    ("delivery", is_date_cell),
)


def count_as_quantity(columns: Columns, sample: list[list[str]], habits: Habits) -> None:
    """A column headed `Pcs` or `Stück` that holds numbers is that of the quantity."""
    if columns.has("quantity") or not columns.has("uom"):
        return
    place = columns.places["uom"][0]
    values = [row[place] for row in sample[:10] if row[place]]
    if values and number(values[0], habits.decimal_mark) is not None:
        columns.places["quantity"] = [place]
        columns.roles[place] = "quantity"
        del columns.places["uom"]
