"""The embedded PostgreSQL server: start it, share it, stop it.

Any number of processes may use the server of one data folder. Each calls `start`, which finds the
running server or launches it; the last one to call `stop` shuts it down. Locks of the kernel keep
count, so whoever is killed counts no longer, and a server left behind is simply used by the next.
"""

import contextlib
import fcntl
import os
import signal
import subprocess
import time
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from clerkwork.core import site
from clerkwork.core.server_home import Home, ServerTrouble, last_lines, prepare

RECOVERY_SECONDS = 600  # replaying 2 GB of log after a crash, on a slow disk
FAST_STOP_SECONDS = 60  # the last checkpoint

SETTINGS = """\
listen_addresses = ''
unix_socket_directories = '{sockets}'
unix_socket_permissions = 0700
cluster_name = '{name}'
max_connections = 60
shared_buffers = 256MB
effective_cache_size = {cache}MB
work_mem = 16MB
maintenance_work_mem = 128MB
random_page_cost = 1.1
jit = off
max_wal_size = 2GB
checkpoint_timeout = 15min
wal_compression = {compression}
fsync = {durable}
synchronous_commit = on
full_page_writes = {durable}
autovacuum_naptime = 20s
autovacuum_analyze_scale_factor = 0.02
autovacuum_vacuum_insert_scale_factor = 0.1
timezone = 'UTC'
log_timezone = 'UTC'
logging_collector = on
log_directory = '{log}'
log_filename = 'postgres-%a.log'
log_rotation_age = 1d
log_truncate_on_rotation = on
log_line_prefix = '%m [%p] %q%a '
log_min_duration_statement = 5s
log_lock_waits = on
"""


def silently(step: str) -> None:
    """Tell nobody about a slow step."""


@dataclass
class Server:
    """A running embedded server, in use by this process until `stop`."""

    home: Home
    pid: int
    durable: bool
    _use: int  # descriptor that holds the shared lock
    _process: "subprocess.Popen[bytes] | None" = None

    def alive(self) -> bool:
        """Whether the server still runs. It may be in recovery."""
        if self._process is not None:
            self._process.poll()  # otherwise a dead child stays as a zombie
        return _is_postmaster(self.pid, self.home)

    def revive(self) -> None:
        """Launch the server again after it died, unless somebody else has done so already."""
        with _turn(self.home.data):
            again = _find_or_launch(self.home.data, self._use, durable=self.durable)
        self.pid, self._process = again.pid, again._process

    def stop(self) -> bool:
        """Use the server no longer. Returns True when nobody else did, so that it was shut down."""
        with _turn(self.home.data):
            try:
                fcntl.flock(self._use, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                return False
            else:
                _shut_down(self.home)
                if self._process is not None:
                    self._process.wait()
                return True
            finally:
                os.close(self._use)


def start(data: Path, *, durable: bool = True, tell: Callable[[str], None] = silently) -> Server:
    """Find or launch the server of this data folder, and wait until it takes connections.

    On first use this makes the folder, the cluster, the role and the database. `durable=False`
    gives up fsync, for tests: what a killed process had committed is still kept, though not
    through a power cut. `tell` hears of each slow step. Raises ServerTrouble.
    """
    try:
        site.make_data_folder(data)
        with _turn(data):
            use = _lock_file(data / "use.lock", fcntl.LOCK_SH)
            try:
                return _find_or_launch(data, use, tell, durable=durable)
            except BaseException:
                os.close(use)
                raise
    except PermissionError as error:
        raise ServerTrouble(f"{error.filename} cannot be used: {error.strerror}") from error


def stop(server: Server) -> bool:
    """Use the server no longer; see Server.stop."""
    return server.stop()


@contextlib.contextmanager
def running(data: Path, *, durable: bool = True) -> Iterator[Server]:
    """The server of this data folder, for as long as the block lasts."""
    server = start(data, durable=durable)
    try:
        yield server
    finally:
        server.stop()


def _find_or_launch(
    data: Path, use: int, tell: Callable[[str], None] = silently, *, durable: bool
) -> Server:
    home = prepare(data, tell, durable=durable)
    limit = time.monotonic() + RECOVERY_SECONDS
    if _status(home) == "stopping":
        _wait_until_gone(home, limit)
    process = None if _postmaster(home) else _launch(home, durable=durable)
    try:
        pid = _wait_until_ready(home, process, limit)
    except BaseException:
        if process is not None:
            process.send_signal(signal.SIGINT)  # not by its file, which it may not have written yet
            process.wait()
        raise
    return Server(home, pid, durable, use, process)


def _launch(home: Home, *, durable: bool) -> "subprocess.Popen[bytes]":
    _sweep(home)
    with_lz4 = "--with-lz4" in home.run("pg_config", "--configure")
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") // 2**20
    settings = SETTINGS.format(
        sockets=home.sockets,
        log=home.log,
        name=_cluster_name(home),
        cache=max(512, memory // 2),
        compression="lz4" if with_lz4 else "pglz",
        durable="on" if durable else "off",
    )
    part = home.cluster / "clerkwork.conf.part"
    part.write_text(settings)
    part.chmod(
        0o644
    )  # root writes it, the server's user reads it, and the folder lets nobody else in
    part.rename(home.cluster / "clerkwork.conf")
    (home.data / "start.log").touch(mode=0o600)
    with (home.data / "start.log").open("wb") as log:
        return subprocess.Popen(  # noqa: S603  our own program, no shell
            [str(home.programs / "postgres"), "-D", str(home.cluster)],
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=subprocess.STDOUT,
            start_new_session=True,  # Ctrl-C is for us, who stop it in order
            **home.options(),
        )


def _wait_until_ready(home: Home, process: "subprocess.Popen[bytes] | None", limit: float) -> int:
    while time.monotonic() < limit:
        ended = process is not None and process.poll() is not None
        pid = _postmaster(home)
        if pid and _status(home) == "ready":
            return pid
        if ended or (process is None and pid is None):
            said = last_lines((home.data / "start.log").read_text(errors="replace"))
            raise ServerTrouble(f"PostgreSQL stopped: {said} (more in {home.log})")
        time.sleep(0.02)
    raise ServerTrouble(f"PostgreSQL was not ready in {RECOVERY_SECONDS} s; see {home.log}")


def _shut_down(home: Home) -> None:
    """Stop in the fast way, with a checkpoint; when that takes too long, as in a crash."""
    for number, seconds in ((signal.SIGINT, FAST_STOP_SECONDS), (signal.SIGQUIT, 10)):
        pid = _postmaster(home)
        if pid is None:
            return
        with contextlib.suppress(ProcessLookupError):
            os.kill(pid, number)
        if _wait_until_gone(home, time.monotonic() + seconds):
            return
    raise ServerTrouble(f"PostgreSQL does not stop; see {home.log}")


def _wait_until_gone(home: Home, limit: float) -> bool:
    while _postmaster(home):
        if time.monotonic() > limit:
            return False
        time.sleep(0.02)
    return True


def _postmaster(home: Home) -> int | None:
    """The process that runs this cluster, or None. A reused process number does not deceive it."""
    try:
        pid = int((home.cluster / "postmaster.pid").read_text().split("\n", 1)[0])
    except (FileNotFoundError, ValueError):
        return None
    return pid if _is_postmaster(pid, home) else None


def _is_postmaster(pid: int, home: Home) -> bool:
    words = _command(pid).split(b"\0")
    return words[0].endswith(b"/postgres") and words[1:3] == [b"-D", os.fsencode(home.cluster)]


def _status(home: Home) -> str:
    """What the postmaster says of itself in the eighth line: starting, ready or stopping."""
    try:
        lines = (home.cluster / "postmaster.pid").read_text().splitlines()
    except FileNotFoundError:
        return "absent"
    return lines[7].strip() if len(lines) > 7 else "starting"


def _sweep(home: Home) -> None:
    """Clear away what a killed server left: its other processes, its sockets, its process file.

    The processes of a dead postmaster can do no useful work, and would keep a new one from
    starting. PostgreSQL itself clears stale files unless their process number has been reused.
    """
    mark = f"postgres: {_cluster_name(home)}:".encode()
    limit = time.monotonic() + 10
    while orphans := [pid for pid in _processes() if _command(pid).startswith(mark)]:
        if time.monotonic() > limit:
            raise ServerTrouble(f"processes of a dead server do not end: {orphans}")
        for pid in orphans:
            with contextlib.suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
        time.sleep(0.02)
    for stale in [home.cluster / "postmaster.pid", *home.sockets.glob(".s.PGSQL.*")]:
        stale.unlink(missing_ok=True)


def _processes() -> list[int]:
    return [int(entry.name) for entry in Path("/proc").iterdir() if entry.name.isdigit()]


def _command(pid: int) -> bytes:
    """The command line of a process; empty when it is gone or a zombie."""
    try:
        return Path(f"/proc/{pid}/cmdline").read_bytes()
    except OSError:
        return b""


def _cluster_name(home: Home) -> str:
    """What the server's processes are called, so that they can be told from other servers'."""
    return f"clerkwork-{zlib.crc32(os.fsencode(home.cluster)):08x}"


@contextlib.contextmanager
def _turn(data: Path) -> Iterator[None]:
    """One process at a time starts or stops the server."""
    descriptor = _lock_file(data / "start.lock", fcntl.LOCK_EX)
    try:
        yield
    finally:
        os.close(descriptor)


def _lock_file(path: Path, kind: int) -> int:
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    fcntl.flock(descriptor, kind)
    return descriptor
