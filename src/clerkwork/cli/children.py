"""Child processes of `clerkwork up`: started, watched, restarted, stopped, and never orphaned."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from clerkwork.core.orphans import PARENT

LONGEST_PAUSE = 30.0
STEADY_SECONDS = 60.0  # after this long, the next death counts as the first


@dataclass
class Child:
    """One `clerkwork` command kept running."""

    name: str
    words: Sequence[str]
    say: Callable[[str], None]
    descriptors: Sequence[int] = ()
    deaths: int = 0
    _process: "subprocess.Popen[bytes] | None" = None
    _since: float = 0.0
    _not_before: float = field(default=0.0)

    def start(self) -> None:
        """Start the process. Only from the main thread: the kernel watches the thread that does."""
        self._since = time.monotonic()
        self._process = subprocess.Popen(  # noqa: S603  our own command
            [sys.executable, "-m", "clerkwork", *self.words],
            stdin=subprocess.DEVNULL,
            stdout=sys.stderr,  # standard output is for the one line with the link
            pass_fds=self.descriptors,
            env={**os.environ, PARENT: str(os.getpid())},
            start_new_session=True,  # Ctrl-C reaches us alone, who stop things in order
        )

    def watch(self) -> None:
        """Start the process again if it has died, waiting longer after each death in a row."""
        now = time.monotonic()
        if self._process is None:
            if now >= self._not_before:
                self.start()
            return
        code = self._process.poll()
        if code is None:
            return
        self._kill_group()
        self.deaths = 1 if now - self._since > STEADY_SECONDS else self.deaths + 1
        pause = min(LONGEST_PAUSE, 2.0 ** (self.deaths - 1))
        self.say(f"The {self.name} stopped ({_ending(code)}); starting it again in {pause:.0f} s.")
        self._process, self._not_before = None, now + pause

    def terminate(self) -> None:
        """Ask the process to stop."""
        if self._process is not None and self._process.poll() is None:
            self._process.terminate()

    def finish(self, limit: float) -> None:
        """Wait until the process has stopped; past the limit (of time.monotonic) kill it."""
        if self._process is None:
            return
        try:
            self._process.wait(max(0.0, limit - time.monotonic()))
        except subprocess.TimeoutExpired:
            self.say(f"The {self.name} does not stop; killing it.")
        self._kill_group()
        self._process.wait()
        self._process = None

    def _kill_group(self) -> None:
        """Kill what the process has left of its own children."""
        if self._process is None:
            return
        try:
            os.killpg(self._process.pid, signal.SIGKILL)
        except ProcessLookupError:
            return


def _ending(code: int) -> str:
    return f"signal {-code}" if code < 0 else f"exit code {code}"
