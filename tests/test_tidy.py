"""The house rules that a program can check: sizes, imports, guarded fields, stages, clean text."""

import ast
import re
import subprocess
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from django.apps import apps
from django.db import models

ROOT = Path(__file__).parent.parent
ROOMS = ROOT / "src" / "clerkwork"
FILE_LINES, FUNCTION_LINES = 300, 40
LONGER_FILES = {"models.py": 400}
SHORTER_FILES = {"queries.py": 200}

# A guarded field changes only in its home, which takes the locks and writes the journal.
HOMES = {
    "stage": {"core/stages.py"},
    "on_hand": {"inventory/move.py"},
    "allocated": {  # of an order's line, and of a balance
        "fulfilment/allocate.py",
        "inventory/move.py",
        "inventory/reserve.py",
        "shipping/ship.py",
    },
    "shipped": {"shipping/ship.py"},
}

# Imports inside a function: only what a command or an app loads late, and only these.
LATE_IMPORTS = {
    "cli/bench.py": "Django is set up after the server of the benchmark has started",
    "cli/masterdata.py": "Django is set up after the server has started",
    "cli/up.py": "Django is set up after the server has started",
    "cli/work.py": "Django is set up after the server has started",
    "cli/web.py": "gunicorn loads the application itself",
    "config/apps.py": "reactions need every room's models loaded",
    "intake/readers/countries.py": "babel is large, and most documents state country codes",
    "intake/readers/scan/reader.py": "the libraries that read scans are large, and optional",
    "intake/readers/source.py": "charset-normalizer is large, and most documents are UTF-8",
    "intake/readers/table/values.py": "babel is large, and most dates are in digits",
}

HOSTS = ["pypi" + ".org", "python" + "hosted.org", "npm" + "js.org", "npm" + "js.com"]
MACHINE = ["/wo" + "rk/", "/ro" + "ot/", "/opt/" + "pypi", "/opt/" + "wheels"]


@cache
def tracked() -> list[Path]:
    """Every file that git keeps, or would keep."""
    # safe.directory: root may test a clone that belongs to somebody else.
    asked = ["git", "-c", "safe.directory=*", "ls-files", "-z", "--cached", "--others"]
    listed = subprocess.check_output([*asked, "--exclude-standard"], cwd=ROOT, text=True)
    return [path for name in listed.split("\0") if name and (path := ROOT / name).is_file()]


def sources() -> list[Path]:
    """The Python files of the repository, without generated migrations."""
    return [path for path in tracked() if path.suffix == ".py" and path.parent.name != "migrations"]


def name(path: Path) -> str:
    return str(path.relative_to(ROOMS if path.is_relative_to(ROOMS) else ROOT))


def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(), filename=str(path))


def is_test(path: Path) -> bool:
    return "tests" in path.parts or path.name == "conftest.py"


def product() -> list[Path]:
    return [path for path in sources() if path.is_relative_to(ROOMS) and not is_test(path)]


def functions(path: Path) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def test_there_is_something_to_check() -> None:
    assert len(product()) > 20
    assert ROOMS / "core" / "server.py" in product()


def test_no_file_is_longer_than_its_kind_may_be() -> None:
    long = {}
    for path in sources():
        limit = LONGER_FILES.get(path.name) or SHORTER_FILES.get(path.name) or FILE_LINES
        if (lines := len(path.read_text().splitlines())) > limit:
            long[name(path)] = f"{lines} lines, at most {limit}"
    assert long == {}


def test_no_function_is_longer_than_a_screen() -> None:
    long = {}
    for path in sources():
        for node in functions(path):
            assert node.end_lineno is not None
            lines = node.end_lineno - node.lineno + 1
            if lines > FUNCTION_LINES:
                long[f"{name(path)}: {node.name}"] = f"{lines} lines, at most {FUNCTION_LINES}"
    assert long == {}


def test_imports_stand_at_the_top() -> None:
    late = set()
    for path in product():
        for function in functions(path):
            if any(isinstance(node, ast.Import | ast.ImportFrom) for node in ast.walk(function)):
                late.add(name(path))
    assert late - LATE_IMPORTS.keys() == set()
    assert LATE_IMPORTS.keys() - late == set(), "listed, and no longer needed"


def test_nothing_is_named_utils() -> None:
    vague = {"util", "utils", "helpers", "misc", "common"}
    assert [name(path) for path in sources() if vague & {path.stem, path.parent.name}] == []


def test_floats_touch_neither_money_nor_quantities() -> None:
    fields = [
        f"{model._meta.label}.{field.name}"
        for model in apps.get_models()
        if model.__module__.startswith("clerkwork.")
        for field in model._meta.get_fields()
        if isinstance(field, models.FloatField)
    ]
    assert fields == []


def writes(path: Path, guarded: str) -> Iterator[int]:
    """The lines that assign the field, pass it to update(), or set it in SQL."""
    in_sql = re.compile(rf"\bSET\b[^;]*?\b{guarded} = ")
    for node in ast.walk(tree(path)):
        match node:
            case ast.Assign(targets=targets):
                found = any(
                    isinstance(one, ast.Attribute) and one.attr == guarded for one in targets
                )
            case ast.AugAssign(target=ast.Attribute(attr=attribute)):
                found = attribute == guarded
            case ast.Call(func=ast.Attribute(attr="update"), keywords=keywords):
                found = guarded in {word.arg for word in keywords}
            case ast.Constant(value=str(text)):
                found = in_sql.search(text) is not None
            case _:
                continue
        if found:
            yield node.lineno


def test_the_search_for_writes_finds_each_way_of_writing(tmp_path: Path) -> None:
    ways = [
        "row.stage = 1",
        "row.stage += 1",
        "rows.update(stage=1)",
        "'UPDATE t SET a = 1, stage = 2'",
    ]
    others = ["row.stage == 1", "rows.filter(stage=1)", "'SELECT 1 WHERE stage = 2'"]
    code = tmp_path / "code.py"
    code.write_text("\n".join([*ways, *others]))
    assert sorted(writes(code, "stage")) == [1, 2, 3, 4]


@pytest.mark.parametrize("guarded", HOMES)
def test_a_guarded_field_changes_only_at_home(guarded: str) -> None:
    strays = [
        f"{name(path)}:{line}"
        for path in product()
        if name(path) not in HOMES[guarded]
        for line in writes(path, guarded)
    ]
    assert strays == []


def staged() -> list[type[models.Model]]:
    return [model for model in apps.get_models() if hasattr(model, "NEXT")]


def test_every_next_table_knows_all_its_stages_and_reaches_them() -> None:
    assert staged(), "no model has stages"
    for model in staged():
        table = model.NEXT  # type: ignore[attr-defined]
        stages = set(model.Stage)  # type: ignore[attr-defined]
        assert set(table) == stages, f"{model.__name__}: NEXT lists exactly the stages"
        following = set().union(*table.values())
        assert following <= stages, f"{model.__name__}: NEXT leads to unknown stages"
        first = model._meta.get_field("stage").get_default()
        reached, fresh = {first}, {first}
        while fresh:
            fresh = set().union(*(table[stage] for stage in fresh)) - reached
            reached |= fresh
        assert reached == stages, f"{model.__name__}: unreachable from {first}"


def test_tracked_files_name_no_registry_no_machine_and_no_loose_ends() -> None:
    loose = re.compile(r"\b(TO" r"DO|FIX" r"ME|X" r"XX)\b")
    found = []
    for path in tracked():
        try:
            text = path.read_text()
        except UnicodeDecodeError:
            continue  # a picture or a font
        for number, line in enumerate(text.splitlines(), 1):
            bad = [word for word in [*HOSTS, *MACHINE] if word in line]
            if bad or loose.search(line):
                found.append(f"{name(path)}:{number}: {line.strip()[:80]}")
    assert found == []


def test_no_test_is_skipped() -> None:
    skipping = re.compile(r"\b(pytest\.skip|mark\.skip|mark\.skipif|mark\.xfail|importorskip)\b")
    mine = Path(__file__)
    assert [
        name(path) for path in sources() if path != mine and skipping.search(path.read_text())
    ] == []
