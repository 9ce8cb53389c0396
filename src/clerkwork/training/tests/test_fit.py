"""The fit of how sure values on pages are."""

import pytest

from clerkwork.training.accuracy.fit import Numbered, Seen, counted, judged, kind_of

GOOD = [Seen("pdf-word", "line.sku column 1", True)] * 2000
BAD = [Seen("pdf-typed", "line.sku column 1", False)] * 100


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("pdf-web-erp-07-es-0-0", "pdf-web-erp"),
        ("pdf-typed-01-gb-0-0", "pdf-typed"),
        ("pdf-013-us-0-0", "pdf 3"),
    ],
)
def test_the_kind_of_a_layout_is_in_its_name(name: str, kind: str) -> None:
    assert kind_of(name) == kind


def test_a_kind_is_judged_by_a_table_that_does_not_know_it() -> None:
    assert counted([*GOOD, *BAD]) == {"line.sku column 1": (2000, 100)}
    assert judged([*GOOD, *BAD], margin=1.0) == (100, 100)
    assert judged(GOOD, margin=1.0) == (0, 0)


def test_each_way_says_a_sureness_of_its_own() -> None:
    table = Numbered()
    pairs = [table.get("a"), table.get("b"), table.get("a")]
    assert pairs[0] == pairs[2] != pairs[1]
    assert [table.key(1 - 0.0001), table.key(1 - 0.0002), table.key(0.5)] == ["a", "b", None]
