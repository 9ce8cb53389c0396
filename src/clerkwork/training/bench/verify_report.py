"""The figures of verification for people: tables, curves, the list of what passed, a page."""

from collections.abc import Iterable, Sequence
from dataclasses import asdict
from datetime import date
from typing import Any

from clerkwork import __version__
from clerkwork.training.bench.verify_load import Load
from clerkwork.training.bench.verify_outcome import Outcome
from clerkwork.training.bench.verify_score import Point, Row, Score, missed

TOUCHLESS, CAUGHT, FALSE_RELEASE = 0.97, 0.995, 0.001  # what is wanted
MEDIAN_SECONDS, MOST_SECONDS = 1.0, 60.0
BAR = 24

TOP = """# How well orders are verified

Measured on {day} with version {version}, by `clerkwork bench verify --orders {orders} --seed {seed}
--write docs/verification.md`. A simulated company receives purchase orders of customers with settled
habits, after a year of history, in every form that is read; in about three of ten a mistake is
planted, of {kinds} kinds. Whoever planted them knew neither the rules nor their thresholds. Every
document goes the whole way: handed in, read, placed, verified, allocated.

*Caught*: the order was held, refused, put right by the house itself, or the document set aside.
*By its field*: caught by a finding about just what was planted. *False release*: a wrong order that
nobody would have looked at, of all orders. *Touchless*: clean orders that passed as they were meant.
Mistakes so small that a careful clerk lets them pass count in the curves alone.

"""

BODY = """{totals}
## By kind of mistake

{by_kind}
## Clean orders by form

{by_form}
## Why clean orders were held

{held}
{curves}{load}"""


def share(part: int, whole: int, digits: int = 1) -> str:
    return f"{part / whole:.{digits}%}".replace("%", " %") if whole else "–"


def markdown(head: Sequence[str], lines: Iterable[Sequence[object]]) -> str:
    """A table; all columns but the first are figures."""
    rule = ["---", *["---:"] * (len(head) - 1)]
    shown = [head, rule, *([str(cell) for cell in line] for line in lines)]
    return "".join(f"| {' | '.join(line)} |\n" for line in shown)


def totals(score: Score) -> str:
    head = ("", "orders", "of", "share", "wanted")
    rows = [
        ("clean orders touchless", score.touchless, score.clean, f"≥ {TOUCHLESS:.0%}", 1),
        ("mistakes caught", score.caught, score.planted, f"≥ {CAUGHT:.1%}", 1),
        ("caught by its field", score.named, score.planted, "", 1),
        ("false releases", score.false_releases, score.orders, f"≤ {FALSE_RELEASE:.1%}", 2),
        ("of them clean ones misread", score.clean_wrong, score.orders, "", 2),
    ]
    return markdown(
        head,
        [
            (name, part, whole, share(part, whole, digits), wanted.replace("%", " %"))
            for name, part, whole, wanted, digits in rows
        ],
    )


def by_kind(score: Score) -> str:
    def line(row: Row) -> tuple[object, ...]:
        return row.name, row.planted, row.caught, row.missed, row.named

    rows = sorted(score.kinds.values(), key=lambda row: (-row.missed / row.planted, row.name))
    return markdown(("mistake", "planted", "caught", "missed", "by its field"), map(line, rows))


def by_form(score: Score) -> str:
    rows = [
        (form, count, held, share(count - held, count))
        for form, count in sorted(score.by_form.items())
        for held in (score.held_in[form],)
    ]
    return markdown(("form", "clean", "held", "passed"), rows)


def held(score: Score) -> str:
    """The codes that held clean orders; one order may have several."""
    return markdown(("reason", "clean orders"), score.held_for.most_common())


def curve(name: str, points: Iterable[Point]) -> str:
    """Caught against size, with bars for those caught by their field."""
    ordered = sorted(points, key=lambda each: each.size)
    lines = ["    size  planted  caught  by its field"]
    lines += [
        f"{each.size:>8g}  {each.planted:>7}  {each.caught:>6}  {each.named:>12}  "
        f"{'█' * round(each.share * BAR)}"
        for each in ordered
    ]
    return f"## {name.capitalize()}: caught against size\n\n```\n" + "\n".join(lines) + "\n```\n"


def curves(score: Score) -> str:
    return "\n".join(curve(name, found.values()) for name, found in sorted(score.curves.items()))


def load_in_words(load: Load | None) -> str:
    if load is None:
        return ""
    return (
        f"\n## Under load\n\n{load.documents} documents, {load.rate:.1f} a second, to "
        f"{load.workers} running worker{'s' if load.workers > 1 else ''}: from the document stored "
        f"to its decision {load.median:.2f} s in the median (wanted: < {MEDIAN_SECONDS:g} s), "
        f"95 of 100 within {load.p95:.2f} s, the longest {load.longest:.1f} s (wanted: ≤ "
        f"{MOST_SECONDS:g} s); not decided: {load.undecided}. The "
        f"machine has {load.cores} cores and was under a load of {load.machine_load:.1f}.\n"
    )


def report(score: Score, load: Load | None) -> str:
    """Everything, as Markdown, without the words at the top of the page."""
    return BODY.format(
        totals=totals(score),
        by_kind=by_kind(score),
        by_form=by_form(score),
        held=held(score),
        curves=curves(score),
        load=load_in_words(load),
    )


def page(score: Score, load: Load | None, *, orders: int, seed: int) -> str:
    """docs/verification.md."""
    top = TOP.format(
        day=date.today().isoformat(),  # noqa: DTZ011  the day where it is measured
        version=__version__,
        orders=orders,
        seed=seed,
        kinds=len(score.kinds),
    )
    return top + report(score, load)


def as_object(score: Score, load: Load | None) -> dict[str, Any]:
    """For --json: counts as they are, and the three shares."""
    return {
        "orders": score.orders,
        "clean": {
            "orders": score.clean,
            "touchless": score.touchless,
            "released_wrong": score.clean_wrong,
            "by_form": {
                form: {"orders": count, "held": score.held_in[form]}
                for form, count in sorted(score.by_form.items())
            },
            "held_for": dict(score.held_for.most_common()),
        },
        "planted": {"orders": score.planted, "caught": score.caught, "named": score.named},
        "false_releases": score.false_releases,
        "kinds": [asdict(row) | {"missed": row.missed} for row in score.kinds.values()],
        "curves": {
            name: [asdict(each) for each in sorted(found.values(), key=lambda each: each.size)]
            for name, found in score.curves.items()
        },
        "load": asdict(load) if load else None,
    }


def differences(outcomes: Sequence[Outcome]) -> list[str]:
    """One line for each wrong order that passed, with its document and what was wrong."""
    return [told(each) for each in missed(outcomes)]


def told(outcome: Outcome) -> str:
    planted, sent = outcome.sent.planted, outcome.sent
    if planted is None:
        return (
            f"{sent.name} ({sent.form}): clean, but placed with other {', '.join(outcome.differs)}"
        )
    size = f" {planted.size:g}" if planted.size is not None else ""
    line = f", line {planted.line}" if planted.line else ""
    said = ", ".join(sorted({each.code for each in outcome.found})) or "nothing"
    return f"{sent.name} ({sent.form}): {planted.kind.name}{size}{line}; found: {said}"
