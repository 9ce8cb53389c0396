"""Lines of a table to orders: grouped by order number, with what is the same for all of them."""

from decimal import Decimal

from clerkwork.intake.draft import Address, DraftOrder, Problem, Spot, Spots
from clerkwork.intake.readers.address_lines import read_address as address_of_lines
from clerkwork.intake.readers.table.blocks import (
    Block,
    Group,
    currency_place,
    find_habits,
    has_order_column,
)
from clerkwork.intake.readers.table.finish import Totals, finish
from clerkwork.intake.readers.table.lines import NO_AMOUNT, PLAIN, Table, read_address, read_line
from clerkwork.intake.readers.table.totals import total_label
from clerkwork.intake.readers.table.values import Row, number

BELOW = 15  # rows below the lines in which totals stand
AMOUNTS = ("quantity", "unit_price", "line_total")
NUMBERS = ("sku", "buyer_sku", "gtin")


def read_block(block: Block) -> tuple[list[DraftOrder], list[Problem]]:
    """The orders of one table and what is wrong in it; `order` counts within this table."""
    table = Table(block.columns, find_habits(block), block.sheet.name, hidden=block.sheet.hidden)
    table.currency = common_currency(block, table)
    groups, totals = collect(block, table)
    if not groups:
        return [], table.problems
    problems = list(table.problems)
    owners = {line.where: index for index, group in enumerate(groups) for line in group.order.lines}
    for problem in problems:
        place = problem.where.partition(", column")[0]
        problem.order = owners.get(place, problem.order)
    single = not has_order_column(block.columns)
    for index, group in enumerate(groups):
        table.problems = []
        finish(group, block, table, totals if single and len(groups) == 1 else Totals())
        for problem in table.problems:
            problem.order = index
        problems.extend(table.problems)
    orders = [group.order for group in groups]
    problems.extend(doubts(block, table, orders))
    return orders, problems


def common_currency(block: Block, table: Table) -> tuple[str, Spot] | None:
    """The currency that a heading, a label or a cell states for the whole table."""
    if block.columns.has("currency"):
        return None
    place = currency_place(block)
    if place is None:
        return None
    code, row, column = place
    return code, Spot(("cell", table.sheet, row + 1, column + 1), PLAIN)


def doubts(block: Block, table: Table, orders: list[DraftOrder]) -> list[Problem]:
    """What holds for the whole table and was decided without proof."""
    found = []
    if table.habits.day_sure < 0.9 and any(unsure_day(order, table) for order in orders):
        which = "day before month" if table.habits.day_first else "month before day"
        what = f"found dates of which day and month cannot be told apart; read as {which}"
        found.append(Problem("document", what))
    hidden = [index for index, _ in block.body() if index in block.sheet.hidden]
    if hidden:
        what = f"found {len(hidden)} hidden rows, the first here, among the lines; they were read"
        found.append(Problem(table.where(hidden[0]), what))
    return found


def unsure_day(order: DraftOrder, table: Table) -> bool:
    spots = [order.spots, *(line.spots for line in order.lines)]
    names = ("order_date", "requested_delivery")
    return any(
        name in each and each[name].sure <= table.habits.day_sure
        for each in spots
        for name in names
    )


def collect(block: Block, table: Table) -> tuple[list[Group], Totals]:
    """Groups of lines in order of their first row, and the amounts of the rows of totals."""
    totals = Totals()
    articles: list[tuple[int, Row]] = []
    for index, row in block.body():
        label = total_label(row, article=plain_article(table, row))
        if label:
            totals.take(label, last_number(row, index, table), articles=len(articles))
        elif is_line(table, row) and not ruled(row):
            articles.append((index, row))
    totals.lines = len(articles)
    for index in range(block.stop, min(block.end, block.stop + BELOW)):
        row = block.sheet.rows[index]
        label = total_label(row, article=False)
        if label:
            totals.take(label, last_number(row, index, table), articles=len(articles))
    groups: dict[str, Group] = {}
    key = ""
    for index, row in ordered_rows(articles, table):
        key = order_key(table, row) or key
        group = groups.setdefault(key, Group(DraftOrder(where=table.where(index))))
        add_line(group, table, index, row)
    return list(groups.values()), totals


def ruled(row: Row) -> bool:
    """Whether a row is only a line drawn with dashes, as under headings of a table in plain text."""
    filled = [cell for cell in row if cell != ""]
    return all(isinstance(cell, str) and not cell.strip("-=_:+ ") for cell in filled)


def plain_article(table: Table, row: Row) -> bool:
    """Whether the row has a number of an article and a quantity: then it is no total."""
    return table.cell(row, "quantity") != "" and any(
        any(c.isdigit() for c in str(table.cell(row, role))) for role in NUMBERS
    )


def ordered_rows(articles: list[tuple[int, Row]], table: Table) -> list[tuple[int, Row]]:
    """The rows that order something. Of rows with an article and no quantity, few are mistakes,
    and stay; many are the rest of an order form."""
    if not table.columns.has("quantity"):
        return articles
    blank = [(index, row) for index, row in articles if no_quantity(table, row)]
    if not blank:
        return articles
    if order_form(articles, blank, table):
        if len(blank) < len(articles):
            what = f"found {len(blank)} rows without a quantity, which were left aside"
            # Of a form with all that is on offer it is no news; of an order it may be a slip.
            slip = 0 if 2 * len(blank) <= len(articles) else None
            table.problems.append(Problem(table.where(blank[0][0]), what, slip))
        left = {index for index, _ in blank}
        return [each for each in articles if each[0] not in left]
    for index, row in blank:
        table.complain(index, "quantity", table.cell(row, "quantity"), "a quantity")
    return articles


def order_form(articles: list[tuple[int, Row]], blank: list[tuple[int, Row]], table: Table) -> bool:
    """Whether the rows without a quantity are articles on offer: many, or without an amount or a
    number of the line that all others have."""
    if 4 * len(blank) >= len(articles):
        return len(blank) > 1 or len(articles) <= 3
    left = {index for index, _ in blank}
    ordered = [row for at, row in articles if at not in left]
    return any(
        all(table.cell(row, role) != "" for row in ordered)
        and not any(table.cell(row, role) != "" for _, row in blank)
        for role in ("line_total", "line")
    )


def no_quantity(table: Table, row: Row) -> bool:
    """An empty cell, a dash or a zero."""
    cell = table.cell(row, "quantity")
    return cell in NO_AMOUNT or number(cell, table.habits.decimal_mark) == 0


def add_line(group: Group, table: Table, index: int, row: Row) -> None:
    group.order.lines.append(read_line(table, row, index))
    group.rows.append((index, row))
    place = whole_cell(read_address(table, row, index, "ship")) or block_cell(table, row, index)
    plain = whole_cell(read_address(table, row, index, "plain"))
    group.places.append(completed(place, plain) if place and plain else place or plain)


def completed(place: tuple[Address, Spots], plain: tuple[Address, Spots]) -> tuple[Address, Spots]:
    """The ship-to with the parts that stand under headings which do not say whose they are."""
    address, spots = place
    if not (address.street and address.city):
        for name in ("street", "street2", "postcode", "city", "region", "country"):
            if getattr(address, name) is None and getattr(plain[0], name) is not None:
                setattr(address, name, getattr(plain[0], name))
                at, sure = plain[1][f"ship_to.{name}"]
                spots[f"ship_to.{name}"] = Spot(at, min(sure, 0.97))
    return place


def whole_cell(found: tuple[Address, Spots] | None) -> tuple[Address, Spots] | None:
    """The address, taken apart where its street cell holds all of it."""
    if found is None:
        return None
    place, spots = found
    if place.city or place.postcode or not place.street:
        return found
    if "," not in place.street and "\n" not in place.street:
        return found
    parts = address_of_lines(place.street.splitlines())
    if parts is None or not (parts.city or parts.postcode):
        return found
    parts.name, parts.code = place.name or parts.name, place.code
    parts.country = place.country or parts.country
    return parts, spread(parts, spots["ship_to.street"], spots)


def block_cell(table: Table, row: Row, index: int) -> tuple[Address, Spots] | None:
    """A whole address, or only a name, in one cell."""
    column = table.column(row, "ship_block")
    if column is None:
        return None
    parts = address_of_lines(str(row[column]).splitlines())
    if parts is None:
        return None
    spot = table.spot(index, column)
    if (
        parts.name is None
        and parts.city is None
        and parts.postcode is None
        and parts.street2 is None
    ):
        parts.name, parts.street = parts.street, None  # one line that is no street is a name
    return parts, spread(parts, spot, {})


def spread(parts: Address, whole: Spot, known: Spots) -> Spots:
    """The one cell as evidence of all parts that came out of it, which is a little less sure."""
    spots = dict(known)
    for name in ("name", "street", "street2", "city", "region", "postcode", "country"):
        if getattr(parts, name) is not None:
            spots.setdefault(f"ship_to.{name}", Spot(whole.at, round(whole.sure * 0.96, 3)))
    return spots


def is_line(table: Table, row: Row) -> bool:
    """Whether the row names an article, or has both a quantity and an amount."""
    if any(table.cell(row, role) != "" for role in (*NUMBERS, "desc")):
        named = any(table.cell(row, role) != "" for role in NUMBERS)
        return named or any(table.cell(row, role) != "" for role in AMOUNTS)
    described = any(table.columns.has(role) for role in (*NUMBERS, "desc"))
    return not described and table.cell(row, "quantity") != ""


def order_key(table: Table, row: Row) -> str | None:
    return table.text(row, "po_number") or table.text(row, "order_number")


def last_number(row: Row, index: int, table: Table) -> tuple[Decimal, Spot] | None:
    for column in range(len(row) - 1, -1, -1):
        value = number(row[column], table.habits.decimal_mark) if row[column] != "" else None
        if value is not None:
            return value, table.spot(index, column, table.mark_sure(row[column]))
    return None
