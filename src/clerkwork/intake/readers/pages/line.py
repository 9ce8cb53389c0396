"""The cells of one line of a printed order to its values."""

import re
from collections.abc import Sequence
from decimal import Decimal

from clerkwork.catalog.units import is_unit
from clerkwork.intake.draft import DraftLine, Problem, Spot
from clerkwork.intake.readers.headings.meaning import base_in
from clerkwork.intake.readers.pages.articles import Text, text_of
from clerkwork.intake.readers.pages.cells import GENERIC, Column
from clerkwork.intake.readers.pages.fields import CODE
from clerkwork.intake.readers.pages.habits import date_in, doubtful
from clerkwork.intake.readers.pages.plausible import known_unit, mixed, plausible, whole_gtin
from clerkwork.intake.readers.pages.runs import Run, box_of
from clerkwork.intake.readers.pages.strip import Entry
from clerkwork.intake.readers.pages.sure import Signals, sure
from clerkwork.intake.readers.table.values import Habits, number

PLAIN_UNIT = re.compile(r"[^\W\d_][\w./²³\"-]{0,14}\.?\Z")
LEADING = re.compile(r"([-+]?\d[\d.,'’\u00a0 ]*\d|\d)\s*(?:x\s*)?([^\W\d_].{0,19})?\Z")
PER = re.compile(
    r"(?:/|\bper\b|\bpro\b|\bpar\b|\bje\b|\bpor\b|\bp\.|\bcad\b|"
    r"\ble\b)\s*(10{1,4})?\s*([^\W\d_]{0,12}\.?)\Z",
    re.IGNORECASE,
)
HUNDREDS = {"%": 100, "‰": 1000, "C": 100, "M": 1000, "H": 100, "T": 1000}
CENT = Decimal("0.01")
UNIT_BASES = (Decimal(100), Decimal(1000), Decimal(10))


def amount_of(text: str, mark: str) -> tuple[Decimal, Decimal | None, str | None] | None:
    """(amount, for how many, unit) of a price as written: `12,50 / 100 Stk`, `€ 3.10/pc`."""
    plain = number(text, mark)
    if plain is not None:
        return plain, None, None
    match = PER.search(text)
    if match:
        value = number(text[: match.start()].strip(), mark)
        if value is not None:
            base = Decimal(match[1]) if match[1] else None
            return value, base, match[2] or None
    head, _, tail = text.strip().rpartition(" ")
    value = number(head, mark) if head else None
    if value is not None and (is_unit(tail) or tail in HUNDREDS):
        base = Decimal(HUNDREDS[tail]) if tail in HUNDREDS else None
        return value, base, tail
    return None


def quantity_of(text: str, mark: str) -> tuple[Decimal, str | None] | None:
    """(quantity, unit) of a cell: `12`, `12 pcs`, `1.000 Stück`."""
    match = LEADING.match(text.strip())
    if not match:
        plain = number(text.strip(" x×*"), mark)
        return None if plain is None else (plain, None)
    value = number(match[1], mark)
    return None if value is None else (value, (match[2] or "").strip(" ×*()") or None)


class LineReader:
    """Reads the lines of one table, all by the same habits.

    `roles` says for each column what its values were found to be, which headings alone do not
    tell (an `Item` may be a number, a text, or count the lines).
    """

    def __init__(self, habits: Habits, roles: dict[int, str], bases: dict[int, Decimal]) -> None:
        self.habits, self.mark = habits, habits.decimal_mark
        self.roles, self.bases = roles, bases
        self.problems: list[Problem] = []

    def read(self, entry: Entry) -> DraftLine:
        """The line; what cannot be read is a problem, and None."""
        row = entry.row
        line = DraftLine(
            where=f"page {row.page.number}, {row.top / max(row.page.height, 1):.0%} down"
        )
        cells: dict[str, list[tuple[Column, Run]]] = {}
        for column, run in entry.cells:
            cells.setdefault(self.roles.get(id(column), "unknown"), []).append((column, run))
        text = self.texts(entry, cells)
        self.take_numbers(line, cells, text, entry)
        self.take_description(line, text)
        self.take_quantity(line, cells)
        self.take_price(line, cells)
        self.take_date(line, cells, text)
        self.check(line, cells)
        return line

    def texts(self, entry: Entry, cells: dict[str, list[tuple[Column, Run]]]) -> Text:
        own = [run for _, run in cells.get("desc", [])]
        return text_of([*entry.before, *own, *entry.after], self.habits)

    def put(self, line: DraftLine, field: str, value: object, run: Run, *, way: str = "column",
            checked: int = 0, rivals: int = 0) -> None:  # fmt: skip
        if value is None:
            return
        setattr(line, field, value)
        told = sure(Signals(f"line.{field}", way, checked, rivals, run.sure))
        line.spots[field] = Spot(box_of([run]), told)

    def take_numbers(
        self,
        line: DraftLine,
        cells: dict[str, list[tuple[Column, Run]]],
        text: Text,
        entry: Entry,
    ) -> None:
        for role in ("line", "sku", "buyer_sku", "gtin"):
            for _, run in cells.get(role, [])[:1]:
                value = run.text.strip(" .):#(") if role == "line" else run.text.strip(" ,;:*")
                value = re.sub(r"\s*([-/.])\s*", r"\1", value) if role != "line" else value
                if role == "gtin":
                    value = whole_gtin(value, [*entry.before, *entry.after], run)
                told = plausible(role, value)
                self.put(line, role, value or None, run, checked=told)
        seller, columns = text.stated.get("sku"), cells.get("sku", [])
        if seller and columns and columns[0][0].role in GENERIC and line.buyer_sku is None:
            # Whose number the column holds it does not say; the one in the text is the seller's.
            self.put(line, "buyer_sku", line.sku, columns[0][1], way="within")
            self.put(line, "sku", *seller, way="within")
        for role, (value, run) in text.stated.items():
            field = "sku" if role == "item" else role
            if field in {"sku", "buyer_sku", "gtin"} and getattr(line, field) is None:
                self.put(line, field, value, run, way="within")
        maker = text.stated.get("maker")
        makers = cells.get("maker", [])
        if line.sku is None and makers:
            self.put(line, "sku", makers[0][1].text, makers[0][1])
        elif line.sku is None and maker:
            self.put(line, "sku", maker[0], maker[1], way="within")

    def take_description(self, line: DraftLine, text: Text) -> None:
        if text.words:
            joined = " ".join(run.text for run in text.words).strip(" ,;|-–")
            line.description = joined or None
            if joined:
                plain = len({run.top for run in text.words}) == 1 and len(text.words) == 1
                numbered = line.sku or line.buyer_sku or line.gtin
                seen = int(plain and numbered is not None and not mixed(joined))
                told = sure(Signals("line.description", "column", seen, 0, text.words[0].sure))
                line.spots["description"] = Spot(box_of(text.words), told)

    def take_quantity(self, line: DraftLine, cells: dict[str, list[tuple[Column, Run]]]) -> None:
        unit_cells = [run for _, run in cells.get("uom", [])]
        for _, run in cells.get("quantity", [])[:1]:
            found = quantity_of(run.text, self.mark)
            if found is None:
                self.complain(line, "quantity", run)
                continue
            self.put(line, "quantity", found[0], run)
            if found[1] and not unit_cells:
                self.put_unit(line, found[1], run)
        for run in unit_cells[:1]:
            both = quantity_of(run.text, self.mark)
            if both and both[1] and line.quantity is None:
                self.put(line, "quantity", both[0], run)
                self.put_unit(line, both[1], run)
            elif not both or both[1]:
                self.put_unit(line, run.text.strip(" ()"), run)

    def put_unit(self, line: DraftLine, unit: str, run: Run) -> None:
        """The unit; a currency in its column is none, and one that is not known is less sure."""
        if not CODE.fullmatch(unit.strip()):
            self.put(line, "uom", unit, run, checked=known_unit(unit))

    def take_price(self, line: DraftLine, cells: dict[str, list[tuple[Column, Run]]]) -> None:
        for column, run in cells.get("unit_price", [])[:1]:
            found = amount_of(run.text, self.mark)
            if found is None:
                if any(c.isdigit() for c in run.text):
                    self.complain(line, "unit_price", run)
                continue
            value, base, _ = found
            self.put(line, "unit_price", value, run)
            base = base or self.bases.get(id(column)) or base_of_heading(column)
            if base and base != 1:
                self.put(line, "price_base_quantity", base, run)
        for _, run in cells.get("price_base", [])[:1]:
            found_base = quantity_of(run.text, self.mark)
            if found_base and found_base[0] > 0 and found_base[0] != 1:
                self.put(line, "price_base_quantity", found_base[0], run)
        for _, run in cells.get("line_total", [])[:1]:
            found = amount_of(run.text, self.mark)
            if found:
                self.put(line, "line_total", found[0], run)

    def take_date(
        self, line: DraftLine, cells: dict[str, list[tuple[Column, Run]]], text: Text
    ) -> None:
        for _, run in cells.get("delivery", [])[:1]:
            hit = date_in(run.text, self.habits)
            if hit:
                odd = -1 if doubtful(hit[1], self.habits) else 0
                self.put(line, "requested_delivery", hit[0], run, checked=odd)
        stated = text.stated.get("delivery")
        if stated and line.requested_delivery is None:
            self.put(line, "requested_delivery", stated[0], stated[1], way="within")

    def check(self, line: DraftLine, cells: dict[str, list[tuple[Column, Run]]]) -> None:
        """Hold quantity, price and amount against each other."""
        agrees = agreement(line, discount_of(cells, self.mark))
        if agrees is None:
            return
        if not agrees and line.price_base_quantity is None:
            base = hidden_base(line)
            if base:
                run = cells["unit_price"][0][1]
                self.put(line, "price_base_quantity", base, run, way="inferred")
                agrees = True
        for field, role in (
            ("quantity", "quantity"),
            ("unit_price", "unit_price"),
            ("line_total", "line_total"),
        ):
            runs = cells.get(role)
            if runs and field in line.spots:
                signals = Signals(
                    f"line.{field}", "column", 1 if agrees else -1, 0, runs[0][1].sure
                )
                line.spots[field] = Spot(line.spots[field].at, sure(signals))

    def complain(self, line: DraftLine, field: str, run: Run) -> None:
        what = f"found {run.text[:40]!r} as {field.replace('_', ' ')}, expected a number"
        self.problems.append(Problem(line.where or "page", what, field=field))


def base_of_heading(column: Column) -> Decimal | None:
    base = base_in(column.text)
    return Decimal(base) if base else None


def discount_of(cells: dict[str, list[tuple[Column, Run]]], mark: str) -> Decimal | None:
    """The discount of the line in percent, where a column states one."""
    for _, run in cells.get("discount", [])[:1]:
        value = number(run.text.replace("%", " ").strip(), mark)
        if value is not None:
            return abs(value)
    return None


def agreement(line: DraftLine, discount: Decimal | None = None) -> bool | None:
    """Whether quantity and price make the amount; None where one of them is not stated."""
    if line.quantity is None or line.unit_price is None or line.line_total is None:
        return None
    product = line.quantity * line.unit_price / (line.price_base_quantity or 1)
    candidates = [product]
    if discount:
        candidates += [product * (100 - discount) / 100, product - discount]
    return any(abs(each - line.line_total) <= slack(line) for each in candidates)


def slack(line: DraftLine) -> Decimal:
    """How much rounding may make: half a cent of the sum, or of each price."""
    amount = line.line_total or Decimal(0)
    return max(CENT, abs(amount) * Decimal("0.00005"))


def hidden_base(line: DraftLine) -> Decimal | None:
    """For how many the price must be, where only that explains the amount."""
    if not (line.quantity and line.unit_price and line.line_total):
        return None
    for base in UNIT_BASES:
        if abs(line.quantity * line.unit_price / base - line.line_total) <= slack(line):
            return base
    return None


def plain_units(runs: Sequence[Run]) -> bool:
    return bool(runs) and all(PLAIN_UNIT.match(run.text.strip()) for run in runs)
