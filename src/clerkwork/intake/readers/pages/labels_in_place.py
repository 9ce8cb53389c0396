"""Which words that may be labels are none where they stand: a country, a department in an address."""

from collections.abc import Sequence

from clerkwork.intake.readers.address_lines import PLACES
from clerkwork.intake.readers.countries import country_code, fold
from clerkwork.intake.readers.pages.runs import Row, Run

LEADING = 1.25  # heights: the widest gap between two lines of a block
# Labels of a place of delivery that are as often the department in the address itself.
DEPARTMENTS = frozenset(
    """
    warenannahme|wareneingang|goods inwards|goods inward|goods in|goods receiving|goods reception|
    receiving dept|receiving department|receiving|recepcion de mercancias|reception marchandises|
    reception des marchandises|ricevimento merci|ricezione merci|goederenontvangst|
    rececao de mercadorias|recepcao de mercadorias|warehouse|magazzino|magazijn|almacen
    """.replace("\n", "").replace("    ", "").split("|")
)  # fmt: skip


def belongs_above(rows: Sequence[Row], index: int, run: Run) -> bool:
    """Whether a run is a line of the block above it and no label of its own."""
    if run.text.rstrip().endswith(":"):
        return False
    country = len(run.text) == 2 and run.text.isupper() and country_code(run.text) is not None
    department = fold(run.text) in DEPARTMENTS
    if not country and not department:
        return False
    above = line_above(rows, index, run)
    if above is None or above.text.rstrip().endswith(":"):
        return False
    return department or any(
        pattern.match(part.strip(" ,;"))
        for part in (above.text, above.text.rpartition("  ")[2])
        for pattern in PLACES
    )


def line_above(rows: Sequence[Row], index: int, run: Run) -> Run | None:
    """The line right above in the same block: near, and aligned on either side."""
    for row in reversed(rows[max(0, index - 3) : index]):
        if row.page is not run.page or run.top - row.bottom > LEADING * run.height:
            return None
        for other in row.runs:
            if run.top > other.bottom - 0.3 * run.height and flush(other, run):
                return other
    return None


def flush(first: Run, second: Run) -> bool:
    """Whether two lines are aligned left, right or in the middle."""
    slack = 0.5 * max(first.height, second.height)
    return (
        abs(first.left - second.left) < slack
        or abs(first.right - second.right) < slack
        or abs(first.middle - second.middle) < slack
    )
