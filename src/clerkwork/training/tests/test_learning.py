"""What one correction is worth, on a table whose heading for the PO number nobody knows."""

from clerkwork.training.accuracy.learning import Known, summary, teach_layout


def a_table(number: str) -> Known:
    raw = f"Vorgang;Artikel-Nr;Menge;Einzelpreis\n{number};A-1;2;3,50\n{number};B-2;4;1,25\n"
    lines = [{"sku": "A-1", "quantity": 2}, {"sku": "B-2", "quantity": 4}]
    want = {"po_number": number, "lines": lines}
    return raw.encode(), {
        "id": number,
        "format": "csv",
        "is_order": True,
        "order_count": 1,
        "expected": want,
    }


def test_what_was_put_right_once_is_read_right_from_then_on() -> None:
    lesson = teach_layout("a table", [a_table(number) for number in ("V-77", "V-78", "V-79")])
    assert lesson is not None
    assert (lesson.first, lesson.taught) == (1, 1)
    assert (lesson.without, lesson.after) == ([1, 1], [0, 0])
    assert summary([lesson]).splitlines()[2] == "| 1 | 1 | 1 | 0 | 1 | 0 |"


def test_nothing_is_learned_where_nothing_was_wrong() -> None:
    raw, expected = a_table("V-77")
    right = raw.replace(b"Vorgang", b"Bestellnummer"), expected
    assert teach_layout("a table", [right, right, right]) is None
