"""The tables that readers are tuned and measured on."""

from clerkwork.intake.readers import read_document
from clerkwork.training.accuracy.score import score
from clerkwork.training.layouts.layouts import documents
from clerkwork.training.layouts.table_files import to_bytes
from clerkwork.training.layouts.table_headings import HEADINGS, wordings
from clerkwork.training.layouts.table_sheets import lay_out
from clerkwork.training.layouts.table_styles import COUNT, style


def test_the_same_seed_lays_out_the_same_rows() -> None:
    for number in (1, 16, 100):
        first, again = (lay_out(style(number), seed=3) for _ in range(2))
        assert [page.rows for page in first[0]] == [page.rows for page in again[0]]
        assert first[1] == again[1]


def test_styles_differ_in_kind_and_a_third_is_held_back() -> None:
    styles = [style(number) for number in range(COUNT)]
    kinds = {
        (each.language, each.container, each.top, each.grouping, each.columns, each.traits)
        for each in styles
    }
    assert len(kinds) == COUNT
    assert sum(each.held_back for each in styles) * 3 == COUNT


def test_some_wordings_are_only_held_back() -> None:
    for language in HEADINGS:
        tuned = set(wordings(language, "quantity", held_back=False))
        assert tuned < set(wordings(language, "quantity", held_back=True))


def test_what_is_expected_stands_in_the_csv_file() -> None:
    for number in range(12, 60):
        drawn = style(number)
        pages, orders = lay_out(drawn)
        if drawn.container != "csv":
            continue
        raw = to_bytes(drawn, pages)
        for order in orders:
            for value in (order["po_number"], *(line["sku"] for line in order["lines"])):
                assert value is None or any(
                    value.encode(encoding) in raw
                    for encoding in (drawn.encoding, "utf-8", "utf-16-le")
                )


def test_tuned_styles_are_read_right_and_what_is_said_to_be_sure_is() -> None:
    scores = [
        score(read_document(made.content), {**made.expected, "id": name, "format": "table"})
        for _, name, made in documents("tuning", seed=5, formats=["table"])
    ]
    values = [value for each in scores for value in each.values if value.found is not None]
    sure = [value for value in values if value.sure >= 0.99]
    assert all(each.recognised for each in scores if not each.is_order)
    assert sum(value.right for value in values) >= 0.99 * len(values)
    assert sum(value.right for value in sure) >= 0.995 * len(sure) > 5000
