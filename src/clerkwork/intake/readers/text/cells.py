"""A line of a table without headings: cells far apart, of which each says by itself what it is."""

from decimal import Decimal

from clerkwork.intake.draft import DraftLine
from clerkwork.intake.readers.table.values import Habits, number, number_with_unit
from clerkwork.intake.readers.text.items import Item, code_score
from clerkwork.intake.readers.text.rows import PER
from clerkwork.intake.readers.text.shape import Piece, cells
from clerkwork.intake.readers.text.words import unit_word

SURE = 0.97


def item_of_cells(line: Piece, habits: Habits) -> Item | None:
    """The article in at least three cells: a number or a name of it, a quantity with its unit, or
    one that times the price is the amount; None where that is not so."""
    row = [cell for cell in cells(line) if cell.text]
    if len(row) < 3:
        return None
    found = DraftLine(where=f"line {line.line}")
    rest = take_quantity(found, row, habits)
    if rest is None:
        return None
    take_amounts(found, rest, habits)
    take_names(found, rest)
    if found.sku is None and found.description is None:
        return None
    if found.uom is None and found.line_total is None:
        return None
    return Item(found, 8, line)


def take_quantity(found: DraftLine, row: list[Piece], habits: Habits) -> list[Piece] | None:
    """The other cells, once quantity and unit are taken; None where there is no quantity."""
    for index, cell in enumerate(row):
        together = number_with_unit(cell.text, habits.decimal_mark)
        if together:
            keep(found, "quantity", together[0], cell)
            keep(found, "uom", together[1], cell)
            return row[:index] + row[index + 1 :]
        value = number(cell.text, habits.decimal_mark)
        follows = index + 1 < len(row) and unit_word(row[index + 1].text)
        if value is not None and follows:
            keep(found, "quantity", value, cell)
            keep(found, "uom", row[index + 1].text, row[index + 1])
            return row[:index] + row[index + 2 :]
    return by_product(found, row, habits)


def by_product(found: DraftLine, row: list[Piece], habits: Habits) -> list[Piece] | None:
    """Three numbers in a row, of which the last is the product of the others."""
    values = [number(cell.text, habits.decimal_mark) for cell in row]
    for index in range(len(row) - 2):
        one, two, three = values[index : index + 3]
        if one and two and three and abs(one * two - three) < Decimal("0.01") and one != three:
            keep(found, "quantity", one, row[index])
            return row[:index] + row[index + 1 :]
    return None


def take_amounts(found: DraftLine, rest: list[Piece], habits: Habits) -> None:
    """Behind the quantity: the price, and the amount where it is the product."""
    begin = found.spots["quantity"].at[2]
    priced = [
        (value, cell)
        for cell in rest
        if cell.column > begin and (value := price_in(cell, habits)) is not None
    ]
    if priced:
        keep(found, "unit_price", *priced[0])
        rest.remove(priced[0][1])
    if len(priced) > 1:
        keep(found, "line_total", *priced[-1])
        rest.remove(priced[-1][1])


def price_in(cell: Piece, habits: Habits) -> Decimal | None:
    """The number in `@ 6.75 per m`."""
    text = PER.sub("", cell.text.lstrip("@ "))
    return number(text, habits.decimal_mark)


def take_names(found: DraftLine, rest: list[Piece]) -> None:
    """Of the cells left the longest of words is the name, one that looks like a code the number."""
    worded = [cell for cell in rest if sum(map(str.isalpha, cell.text)) > 2]
    codes = [cell for cell in rest if code_score(cell.text, "", edge=True) >= 1]
    for cell in rest[:1]:
        if cell.text.strip(".").isdecimal() and len(cell.text) <= 3 and len(rest) > 2:
            keep(found, "line", cell.text.strip("."), cell)
            codes = [code for code in codes if code is not cell]
    if codes:
        keep(found, "sku", codes[0].text, codes[0])
    named = [cell for cell in worded if not codes or cell is not codes[0]]
    if named:
        longest = max(named, key=lambda cell: len(cell.text))
        keep(found, "description", longest.text, longest)


def keep(found: DraftLine, name: str, value: object, cell: Piece) -> None:
    setattr(found, name, value)
    found.spots[name] = cell.spot(SURE)
