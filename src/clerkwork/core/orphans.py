"""No process outlives the one that it works for."""

import ctypes
import os
import signal

PARENT = "CLERKWORK_PARENT"  # process number of whoever a process must not outlive
PR_SET_PDEATHSIG = 1  # prctl(2)


def die_with_parent(parent: int | None = None, number: int = signal.SIGKILL) -> None:
    """Have the kernel send this process a signal when its parent dies, however that dies.

    The parent is the one named, else the one that said so in CLERKWORK_PARENT; a process that was
    started by hand has neither, and lives on its own. What the kernel watches is the thread that
    started this process: it must live as long as the parent.
    """
    expected = parent or int(os.environ.get(PARENT, "0"))
    if not expected:
        return
    ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, number)
    if os.getppid() != expected:  # it died before we asked
        os.kill(os.getpid(), number)
