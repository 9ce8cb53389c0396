import json
from pathlib import Path

from click.testing import CliRunner

from clerkwork.cli.read import read

ORDER = (
    '{"po_number": "P-1", "currency": "EUR", "lines": '
    '[{"sku": "A", "quantity": "2", "uom": "EA", "unit_price": "1.50"}]}'
)


def test_an_order_is_printed_for_people(tmp_path: Path) -> None:
    file = tmp_path / "order"
    file.write_text(ORDER)
    result = CliRunner().invoke(read, [str(file)])
    assert result.exit_code == 0
    assert "Order P-1" in result.output
    assert "2 EA at 1.5" in result.output


def test_an_order_is_printed_as_one_json_object(tmp_path: Path) -> None:
    file = tmp_path / "order"
    file.write_text(ORDER)
    result = CliRunner().invoke(read, [str(file), "--json"])
    assert result.exit_code == 0
    printed = json.loads(result.stdout)
    assert printed["document"] == {"format": "json", "kind": "order"}
    assert printed["orders"][0]["lines"][0]["quantity"] == "2"
    assert printed["orders"][0]["total"] is None
    assert printed["problems"] == []


def test_a_finding_ends_with_one_and_names_its_place_on_stderr(tmp_path: Path) -> None:
    file = tmp_path / "order"
    file.write_text(ORDER.replace('"2"', '"two"'))
    result = CliRunner().invoke(read, [str(file), "--json"])
    assert result.exit_code == 1
    assert 'line 1: lines[0].quantity: found "two", expected a number' in result.stderr
    assert json.loads(result.stdout)["problems"][0]["where"] == "line 1"


def test_what_is_no_order_ends_with_one(tmp_path: Path) -> None:
    file = tmp_path / "note.txt"
    file.write_text("See you tomorrow.")
    assert CliRunner().invoke(read, [str(file)]).exit_code == 1


def test_a_missing_file_and_unreadable_bytes_end_with_two(tmp_path: Path) -> None:
    file = tmp_path / "noise"
    file.write_bytes(bytes(range(14)) * 50)
    missing = CliRunner().invoke(read, [str(tmp_path / "nowhere.csv")])
    assert missing.exit_code == 2
    assert "nowhere.csv: No such file" in missing.stderr
    assert CliRunner().invoke(read, [str(file)]).exit_code == 2


def test_the_worst_of_several_files_decides(tmp_path: Path) -> None:
    good, bad = tmp_path / "good", tmp_path / "bad"
    good.write_text(ORDER)
    bad.write_text("")
    result = CliRunner().invoke(read, [str(good), str(bad)])
    assert result.exit_code == 2
    assert "Order P-1" in result.output


def test_standard_input_is_read_as_a_dash() -> None:
    assert CliRunner().invoke(read, ["-"], input=ORDER).exit_code == 0
