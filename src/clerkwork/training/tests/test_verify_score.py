"""The arithmetic of the benchmark of verification, on outcomes that are made up."""

import json
from decimal import Decimal
from pathlib import Path

import pytest

from clerkwork.training.bench.verify_key import keep_documents
from clerkwork.training.bench.verify_load import load_of
from clerkwork.training.bench.verify_outcome import Found, Outcome
from clerkwork.training.bench.verify_report import as_object, differences, page, report
from clerkwork.training.bench.verify_score import is_caught, is_named, score
from clerkwork.training.simulated.planted import BY_NAME
from clerkwork.training.simulated.stream import Meant, Planted, Sent

MEANT = Meant(
    customer="C2001",
    place="MAIN",
    label=("Weg 1", "20457", "Hamburg", "DE"),
    lines=(("PAP-01", Decimal(5), "EA", Decimal("3.20")),),
    due="2026-12-01",
    po_number="PO-1",
    currency="EUR",
)


def sent(kind: str = "", size: float | None = None, line: int | None = None) -> Sent:
    planted = Planted(BY_NAME[kind], size, line) if kind else None
    return Sent(1, "00001.json", "json", "api", b"{}", MEANT, planted)


def finding(field: str, *, line: int | None = None, severity: str = "hold") -> Found:
    return Found("SOME_CODE", field, line, severity, corrected=False)


CORRECTED = Found("SOME_CODE", "unit_price", 1, "note", corrected=True)
PRICE = ("price off", 0.5, 1)


@pytest.mark.parametrize(
    ("outcome", "caught", "named"),
    [
        (Outcome(sent(*PRICE), "held", (finding("unit_price", line=1),)), True, True),
        (Outcome(sent(*PRICE), "held", (finding("unit_price"),)), True, True),
        (Outcome(sent(*PRICE), "held", (finding("unit_price", line=2),)), True, False),
        (Outcome(sent(*PRICE), "held", (finding("due_on"),)), True, False),
        (
            Outcome(sent(*PRICE), "released", (finding("unit_price", severity="warn"),)),
            False,
            False,
        ),
        (Outcome(sent(*PRICE), "released"), False, False),
        (Outcome(sent(*PRICE), "refused"), True, False),
        (Outcome(sent(*PRICE), "released", (CORRECTED,)), True, True),
        (Outcome(sent(*PRICE), "released", (CORRECTED,), (), ("lines",)), False, False),
        (Outcome(sent("document cut off"), "set aside"), True, True),
        (Outcome(sent("same document twice"), "repeat"), True, True),
        (Outcome(sent("digit of our number", None, 1), "released"), True, False),
        (
            Outcome(sent("digit of our number", None, 1), "released", (), (), ("lines",)),
            False,
            False,
        ),
        (Outcome(sent(), "held"), True, False),
        (Outcome(sent(), "released"), False, False),
    ],
)
def test_what_is_caught_and_what_is_caught_by_its_field(
    outcome: Outcome, *, caught: bool, named: bool
) -> None:
    assert (is_caught(outcome), is_named(outcome)) == (caught, named)


OUTCOMES = [
    Outcome(sent(), "released"),
    Outcome(sent(), "released", (finding("item", severity="note"),)),
    Outcome(sent(), "released", (), ("document.faulty",)),
    Outcome(sent(), "released", (), ("document.repeated",)),
    Outcome(sent(), "released", (), (), ("lines",)),
    Outcome(sent(), "held", (finding("total"),)),
    Outcome(sent(), "set aside", (), ("document.unread",)),
    Outcome(sent(*PRICE), "held", (finding("unit_price", line=1),)),
    Outcome(sent(*PRICE), "released"),
    Outcome(sent("price off", 0.003, 1), "released"),
    Outcome(sent("price off", 0.003, 1), "held"),
]


def test_everything_adds_up() -> None:
    found = score(OUTCOMES)
    assert (found.orders, found.clean, found.touchless, found.clean_wrong) == (11, 7, 3, 1)
    assert (found.planted, found.caught, found.named) == (2, 1, 1), "tiny ones are not judged"
    assert found.false_releases == 2, "one planted and missed, one clean and misread"
    assert found.held_for == {"SOME_CODE": 1, "document.unread": 1, "document.faulty": 1}
    assert found.held_in == {"json": 3}
    points = found.curves["price off"]
    assert {size: (each.planted, each.caught, each.named) for size, each in points.items()} == {
        0.5: (2, 1, 1),
        0.003: (2, 1, 0),
    }


def test_the_report_shows_the_shares_and_the_curve() -> None:
    found = score(OUTCOMES)
    shown = page(found, None, orders=11, seed=1)
    for words in (
        "| clean orders touchless | 3 | 7 | 42.9 % |",
        "     0.5        2       1             1  ████████████\n",
        "| price off | 2 | 1 |",
    ):
        assert words in shown
    assert report(found, None) in shown
    assert as_object(found, None)["false_releases"] == 2


def test_the_differences_name_each_wrong_order_that_passed() -> None:
    assert differences(OUTCOMES) == [
        "00001.json (json): clean, but placed with other lines",
        "00001.json (json): price off 0.5, line 1; found: nothing",
    ]


def test_the_answer_key_is_kept_beside_the_documents(tmp_path: Path) -> None:
    keep_documents(tmp_path, OUTCOMES[:1] + OUTCOMES[7:8])
    assert (tmp_path / "00001.json").read_bytes() == b"{}"
    first, second = map(json.loads, (tmp_path / "key.jsonl").read_text().splitlines())
    assert (first["planted"], first["outcome"]) == (None, "released")
    assert (second["planted"]["kind"], second["planted"]["size"]) == ("price off", 0.5)


def test_times_under_load_are_of_those_that_were_decided() -> None:
    load = load_of([0.1, 0.2, 0.3, 0.4, 9.0], 6, 20.0, 1)
    assert (load.median, load.longest, load.undecided) == (0.3, 9.0, 1)
    shown = page(score(OUTCOMES), load, orders=11, seed=1)
    assert "6 documents, 20.0 a second, to 1 running worker: " in shown
    assert "0.30 s in the median" in shown
    assert load_of([], 2, 20.0, 1).undecided == 2
