"""The table of accuracy, for people and for docs/accuracy.md."""

from collections.abc import Sequence
from itertools import pairwise

from clerkwork.training.accuracy.score import BINS, Score, Tally, reliability, tallies

HEADINGS = (
    *("format", "documents", "orders found", "lines right", "header fields right"),
    *("values right", "wholly right", "false release", "passed wrong", "no orders"),
)
NOTES = """
*Lines right*: article number, quantity, unit and price all right. *Wholly right*: no value of the
document differs. *False release*: wrong values given with a sureness above the threshold of
release, of all values. *Passed wrong*: documents with something wrong that no person would look
at. *No orders*: invoices and the like from which no order was made.
"""


def table(scores: Sequence[Score]) -> str:
    """A Markdown table, one row a format."""
    rows = [HEADINGS, tuple("---" for _ in HEADINGS)]
    rows += [row(name, tally) for name, tally in tallies(scores).items()]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in rows) + "\n"


def row(name: str, tally: Tally) -> tuple[str, ...]:
    return (
        name,
        str(tally.documents + tally.others),
        f"{tally.orders_found} of {tally.orders_wanted}",
        share(tally.lines_right, tally.lines),
        share(tally.heads_right, tally.heads),
        share(tally.values_right, tally.values),
        f"{tally.whole} of {tally.documents}",
        f"{tally.false_releases} ({share(tally.false_releases, tally.values, 2)})",
        str(tally.passed_wrong),
        f"{tally.others_recognised} of {tally.others}" if tally.others else "–",
    )


def share(part: int, whole: int, decimals: int = 1) -> str:
    return f"{100 * part / whole:.{decimals}f} %" if whole else "–"


def curve(scores: Sequence[Score]) -> str:
    """The reliability curve as a Markdown table: said to be sure, and right in fact."""
    lines = ["| said to be sure | values | right |", "| --- | --- | --- |"]
    uppers = dict(pairwise(BINS))
    for bound, said, right in reliability(scores):
        name = "exactly 1" if bound == 1 else f"{bound:.3g} to {uppers[bound]:.3g}"
        lines.append(f"| {name} | {said} | {share(right, said, 2)} |")
    return "\n".join(lines) + "\n"


def differences(scores: Sequence[Score]) -> str:
    """Every value that differs, a line each."""
    lines = []
    for each in scores:
        if not each.recognised:
            found, wanted = each.orders_found, each.orders_wanted
            lines.append(f"{each.name}: found {found} orders, expected {wanted}")
        for value in each.wrong:
            said = f" (sure {value.sure:.3g})" if value.found is not None else ""
            lines.append(f"{each.name}: {value}{said}")
    return "\n".join(lines)
