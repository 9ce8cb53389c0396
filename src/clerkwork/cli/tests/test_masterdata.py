import json
from contextlib import nullcontext
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from clerkwork.catalog.models import Item
from clerkwork.cli import masterdata
from clerkwork.training.builders import an_item

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def connected(monkeypatch: pytest.MonkeyPatch) -> None:
    """The database of the tests, instead of the one that the commands would start."""
    monkeypatch.setattr(masterdata, "connect", nullcontext)


def run_import(*arguments: str | Path) -> Result:
    return CliRunner().invoke(masterdata.import_, [str(each) for each in arguments])


def run_export(*arguments: str | Path) -> Result:
    return CliRunner().invoke(masterdata.export, [str(each) for each in arguments])


def test_an_import_says_what_it_did(tmp_path: Path) -> None:
    file = tmp_path / "items.csv"
    file.write_text("sku,name\nTEA,Tea\n")
    done = run_import(file)
    assert (done.exit_code, done.stdout) == (
        0,
        "items: 1 new, 0 changed, 0 unchanged, 0 bad cells\n",
    )
    again = run_import(file)
    assert again.stdout == "items: 0 new, 0 changed, 1 unchanged, 0 bad cells\n"


def test_a_bad_cell_stands_on_stderr_and_nothing_is_imported(tmp_path: Path) -> None:
    file = tmp_path / "items.csv"
    file.write_text("sku,name,active\nTEA,Tea,yes\nOIL,Oil,perhaps\n")
    done = run_import(file)
    assert done.exit_code == 1
    assert (
        done.stderr
        == "items.csv: items, row 3, column active: found 'perhaps', expected yes or no\n"
    )
    assert done.stdout.endswith("Nothing was imported.\n")
    assert not Item.objects.exists()


def test_the_report_is_one_json_object(tmp_path: Path) -> None:
    file = tmp_path / "items.csv"
    file.write_text("sku,name,active\nTEA,Tea,yes\nOIL,Oil,perhaps\n")
    done = run_import(file, "--json", "--keep-good")
    report = json.loads(done.stdout)
    assert (done.exit_code, report["saved"]) == (1, True)
    assert report["outcomes"][0]["errors"] == [
        {
            "sheet": "items",
            "row": 3,
            "column": "active",
            "found": "'perhaps'",
            "expected": "yes or no",
        }
    ]


@pytest.mark.parametrize(
    ("name", "content", "arguments", "told"),
    [
        ("a.pdf", "%PDF", [], "found a .pdf file, expected .xlsx or .csv"),
        ("stuff.csv", "a,b\n1,2\n", [], "found a table 'stuff', expected one of"),
        ("a.csv", "sku\nA\n", ["--sheet", "stuff"], "found 'stuff', expected one of"),
    ],
)
def test_what_cannot_be_read_ends_with_two(
    tmp_path: Path, name: str, content: str, arguments: list[str], told: str
) -> None:
    (tmp_path / name).write_text(content)
    done = run_import(tmp_path / name, *arguments)
    assert done.exit_code == 2
    assert told in " ".join(done.stderr.split())


def test_a_folder_of_csv_files_is_exported(tmp_path: Path) -> None:
    an_item("TEA")
    assert run_export(tmp_path / "out", "--csv", "--what", "items,packs").exit_code == 0
    assert sorted(file.name for file in (tmp_path / "out").iterdir()) == ["items.csv", "packs.csv"]
    assert run_import(tmp_path / "out" / "items.csv").exit_code == 0


def test_a_workbook_is_exported_and_read_again(tmp_path: Path) -> None:
    an_item("TEA")
    assert run_export(tmp_path / "all.xlsx").exit_code == 0
    done = run_import(tmp_path / "all.xlsx")
    assert done.exit_code == 0
    assert "items: 0 new, 0 changed, 1 unchanged, 0 bad cells" in done.stdout


def test_an_unknown_sheet_is_bad_usage(tmp_path: Path) -> None:
    done = run_export(tmp_path, "--what", "stuff")
    assert (done.exit_code, "found 'stuff'" in done.stderr) == (2, True)
