"""Processor time: what work costs, whatever else the machine does meanwhile."""

import os
import time
from pathlib import Path

TICKS = os.sysconf("SC_CLK_TCK")


def processor_seconds(backend: int) -> float:
    """Processor time used so far by this process and by the server process of its connection.

    The server runs on this machine; `backend` is its pg_backend_pid(). Times as in proc(5), stat.
    """
    # The name, in parentheses, may hold blanks; user and system time are the 12th and 13th after.
    fields = Path(f"/proc/{backend}/stat").read_text().rpartition(")")[2].split()
    return time.process_time() + (int(fields[11]) + int(fields[12])) / TICKS
