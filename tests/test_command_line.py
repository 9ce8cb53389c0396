"""The command line's frame: what it loads, what it prints where, and how it ends."""

import subprocess
import sys
from collections.abc import Iterator

import click
import pytest
from click.testing import CliRunner

from clerkwork.cli import main as cli
from clerkwork.cli.main import COMMANDS, Unreadable, main
from clerkwork.core.refusal import Refusal
from clerkwork.core.server_home import ServerTrouble


@pytest.fixture
def failing(monkeypatch: pytest.MonkeyPatch) -> Iterator[dict[str, Exception]]:
    """A command `fail` that raises what the test puts into the dictionary."""
    raised: dict[str, Exception] = {}

    @click.command()
    def fail() -> None:
        raise raised["error"]

    monkeypatch.setitem(COMMANDS, "fail", f"{__name__}:fail")
    monkeypatch.setattr(cli, "import_module", lambda name: type("Module", (), {"fail": fail}))
    yield raised


@pytest.mark.parametrize("name", sorted(COMMANDS))
def test_every_command_in_the_table_says_what_it_does(name: str) -> None:
    command = main.get_command(click.Context(main), name)
    assert command is not None
    assert command.get_short_help_str()


@pytest.mark.parametrize(
    ("error", "code"),
    [(Refusal("Not now."), 1), (ServerTrouble("No room."), 2), (Unreadable("a.csv, row 3"), 2)],
)
def test_what_goes_wrong_is_one_line_on_stderr(
    failing: dict[str, Exception], error: Exception, code: int
) -> None:
    failing["error"] = error
    result = CliRunner().invoke(main, ["fail"])
    assert (result.exit_code, result.stdout) == (code, "")
    assert result.stderr.strip().endswith(str(error).removeprefix("Error: "))
    assert result.stderr.count("\n") == 1


def test_an_unknown_command_is_bad_usage() -> None:
    result = CliRunner().invoke(main, ["nonsense"])
    assert result.exit_code == 2
    assert "nonsense" in result.stderr


def test_the_command_line_itself_loads_neither_django_nor_a_driver() -> None:
    code = "import sys, clerkwork.cli.main; print({'django', 'psycopg'} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "set()"
