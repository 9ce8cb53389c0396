"""A known order and a style to the rows of a sheet, and what those rows really state."""

import random
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from clerkwork.intake.draft import Address, DraftLine
from clerkwork.training.layouts.table_labels import labels
from clerkwork.training.layouts.table_orders import Known, known_order
from clerkwork.training.layouts.table_shown import Expected, Shown, cell, expected, written
from clerkwork.training.layouts.table_styles import Style


@dataclass(slots=True)
class Page:
    """One sheet: its name, its rows, the formulas of cells, and what it states of each order."""

    name: str
    rows: list[list[Shown]] = field(default_factory=list)
    hidden: bool = False
    hidden_column: int | None = None
    merged: list[tuple[int, int, int]] = field(default_factory=list)  # row, first, last column
    formulas: dict[tuple[int, int], str] = field(default_factory=dict)


def lay_out(style: Style, seed: int = 0) -> tuple[list[Page], list[Expected]]:
    """The sheets and the expected orders of one document in this style."""
    random_ = random.Random(f"{style.number} {seed}")  # noqa: S311  made-up documents
    single = style.grouping == "single"
    most = 12 if seed % 3 else 40
    knowns = [
        known_order(random_, style.language, random_.randrange(2, most if single else 5), number)
        for number in range(1 if single else random_.randrange(2, 5))
    ]
    for known in knowns:
        settle(known, style)
    if style.grouping == "order_column":
        page = Page("Export")
        page.rows = list_rows(style, knowns, random_)
        pages = [page]
    elif style.grouping == "sheets":
        pages = [Page(f"PO {number}") for number in range(len(knowns))]
        for page, known in zip(pages, knowns, strict=True):
            add_order(page, style, known, random_)
    else:
        pages = [Page("Order")]
        for known in knowns:
            add_order(pages[0], style, known, random_)
            pages[0].rows.append([])
    if "hidden_sheet" in style.traits and style.container != "csv":
        pages.append(
            Page("Lists", [["SKU", "Description", "Qty"], ["X1", "old", Decimal(3)]], hidden=True)
        )
    return pages, [expected(known, style) for known in knowns]


def settle(known: Known, style: Style) -> None:
    """What the style changes about the order itself."""
    for line in known.order.lines:
        if "per_hundred" in style.traits and style.shows("price_base"):
            line.price_base_quantity = Decimal(100)
            amount = (line.quantity or Decimal(0)) * (line.unit_price or Decimal(0)) / 100
            line.line_total = amount.quantize(Decimal("0.01"))
    amounts = [line.line_total for line in known.order.lines if line.line_total is not None]
    known.order.total = sum(amounts, Decimal(0))


def list_rows(style: Style, knowns: list[Known], random_: random.Random) -> list[list[Shown]]:
    """One table of many orders, told apart by a column."""
    rows: list[list[Shown]] = [[heading for _, heading in style.columns]]
    for known in knowns:
        for place, line in enumerate(known.order.lines):
            row = [cell(style, known, line, each, random_) for each, _ in style.columns]
            if "first_row_only" in style.traits and place:
                kept = {"po_number", "email", "order_date"} | LINE_FIELDS
                row = [
                    value if each in kept else ""
                    for value, (each, _) in zip(row, style.columns, strict=True)
                ]
            rows.append(row)
    return rows


LINE_FIELDS = {"line", "article", "sku", "buyer_sku", "gtin", "description", "quantity", "uom",
               "unit_price", "price_base", "line_total", "requested_delivery"}  # fmt: skip


def add_order(page: Page, style: Style, known: Known, random_: random.Random) -> None:
    """Append one order: what stands above its table, the table, and what stands below."""
    indent: list[Shown] = [""] if "indent" in style.traits else []
    top: list[list[Shown]] = []
    if "letterhead" in style.traits:
        place = known.order.ship_to or Address()
        top += [[known.order.buyer_name], ["Lagerweg 99"], [f"{place.postcode} Musterort"], []]
    if "title" in style.traits:
        words = labels(style.language, "title", held_back=style.held_back)
        top += [[words[style.number % len(words)]], []]
        if "merged" in style.traits:
            page.merged.append((len(page.rows) + len(top) - 2, 0, 3))
    top += head_rows(style, known, random_)
    if top:
        top.append([])
    body = body_rows(style, known, random_)
    header_at = len(page.rows) + len(top)
    if "formulas" in style.traits and style.shows("line_total") and not indent:
        column = [each for each, _ in style.columns].index("line_total")
        for row in range(header_at + 1, header_at + len(body)):
            page.formulas[(row, column)] = f"=ROUND(B{row + 1}*C{row + 1},2)"
    if "hidden_column" in style.traits:
        page.hidden_column = len(style.columns) + len(indent)
        body[0].append("helper")
    page.rows += [[*indent, *row] for row in (*top, *body, *foot_rows(style, known))]


def head_rows(style: Style, known: Known, random_: random.Random) -> list[list[Shown]]:
    """The labelled values above the table, in the way of the style."""
    rows: list[list[Shown]] = []
    colon = ":" if "colon" in style.traits else ""
    pairs = [
        (each, f"{label}{colon}", head_value(style, known, each)) for each, label in style.heads
    ]
    if style.top == "above":
        flat = [each for each in pairs if each[0] != "ship_to"]
        rows = [[label for _, label, _ in flat], [value for _, _, value in flat]]
        rows += [[]] if len(pairs) > len(flat) else []
        pairs = [each for each in pairs if each[0] == "ship_to"]
    if style.top == "pairs":
        short = [each for each in pairs if each[0] != "ship_to"]
        for left, right in zip(short[::2], [*short[1::2], None], strict=False):
            row: list[Shown] = [left[1], left[2], ""]
            rows.append(row + ([right[1], right[2]] if right else []))
        pairs = [each for each in pairs if each[0] == "ship_to"]
    for each, label, value in pairs:
        if each == "ship_to":
            rows += ship_rows(style, known, label)
        elif style.top == "same":
            rows.append([f"{label.rstrip(':')}: {written(style, value)}"])
        else:
            rows.append([label, *([""] if style.top == "gap" else []), value])
    return rows


def ship_rows(style: Style, known: Known, label: str) -> list[list[Shown]]:
    """The ship-to address: in one cell, in lines to the right, or below its label."""
    place = known.order.ship_to or Address()
    city = f"{place.postcode} {place.city}"
    if style.language == "en":
        city = f"{place.city}, {'OR ' if place.country == 'US' else ''}{place.postcode}"
    lines: list[Shown] = [str(place.name), str(place.street), city]
    way = style.number % 4
    if way == 0:
        return [[label], *[[each] for each in lines], []]
    if way == 1:
        return [[label, lines[0]], *[["", each] for each in lines[1:]], []]
    if way == 2:
        return [[label, "\n".join(map(str, lines))]]
    return [[label, ", ".join(map(str, lines))]]


def head_value(style: Style, known: Known, each: str) -> Shown:
    order = known.order
    if each in {"order_date", "requested_delivery"}:
        stated = getattr(order, each)
        return date.fromisoformat(stated)
    if each == "supplier":
        return known.seller
    if each == "useless":
        return "30 days net"
    return str(getattr(order, each)) if each != "ship_to" else None


def body_rows(style: Style, known: Known, random_: random.Random) -> list[list[Shown]]:
    """The headings and the lines, with whatever is strewn between them."""
    rows: list[list[Shown]] = [header(style, known)]
    if "two_rows" in style.traits:
        rows = two_rows(rows[0])
    running = Decimal(0)
    for place, line in enumerate(known.order.lines):
        rows.append([cell(style, known, line, each, random_) for each, _ in style.columns])
        running += line.line_total or Decimal(0)
        if "line_notes" in style.traits and place % 3 == 1 and style.shows("description"):
            rows.append(beside(style, "description", "  (RAL 9010, see drawing)"))
        if "blank_rows" in style.traits and place % 2:
            rows.append([])
        if "rest_of_form" in style.traits and article_like(style):
            other = cell_fields(style, known, line, random_, ("quantity", "line_total", "line"))
            rows.append(other)
        more = place + 1 < len(known.order.lines)
        if more and "subtotals" in style.traits and place % 4 == 3 and style.shows("line_total"):
            words = labels(style.language, "subtotal", held_back=style.held_back)
            rows.append(total_row(style, words[0], running))
    return rows


def article_like(style: Style) -> bool:
    return any(style.shows(each) for each in ("article", "sku", "buyer_sku", "gtin", "description"))


def cell_fields(
    style: Style, known: Known, line: DraftLine, random_: random.Random, without: tuple[str, ...]
) -> list[Shown]:
    return ["" if each in without else cell(style, known, line, each, random_)
            for each, _ in style.columns]  # fmt: skip


def header(style: Style, known: Known) -> list[Shown]:
    code = f" ({known.order.currency})" if "code_in_heading" in style.traits else ""
    return [
        f"{heading}{code}" if each in {"unit_price", "line_total"} else heading
        for each, heading in style.columns
    ]


def two_rows(headings: list[Shown]) -> list[list[Shown]]:
    """Headings of two words over two rows."""
    upper: list[Shown] = []
    lower: list[Shown] = []
    for heading in headings:
        first, _, rest = str(heading).partition(" ")
        upper.append(first if rest else "")
        lower.append(rest or first)
    return [upper, lower] if any(upper) else [headings]


def beside(style: Style, each: str, value: Shown) -> list[Shown]:
    return [value if name == each else "" for name, _ in style.columns]


def total_row(style: Style, word: str, amount: Decimal) -> list[Shown]:
    row = beside(style, "line_total", amount)
    free = next((at for at, value in enumerate(row) if value == ""), None)
    if free is not None:
        row[free] = word
    return row


def foot_rows(style: Style, known: Known) -> list[list[Shown]]:
    rows: list[list[Shown]] = []
    if "totals" in style.traits and style.shows("line_total"):
        words = labels(style.language, "total", held_back=style.held_back)
        rows.append(
            total_row(style, words[style.number % len(words)], known.order.total or Decimal(0))
        )
    if "footer" in style.traits:
        words = labels(style.language, "footer", held_back=style.held_back)
        rows += [[], [words[style.number % len(words)]], ["IBAN DE89 3704 0044 0532 0130 00"]]
    return rows
