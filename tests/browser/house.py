"""A running Clerkwork with the demo company, for browsers: started, filled, and stopped."""

import json
import os
import re
import select
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, BrowserContext, Playwright

ROOT = Path(__file__).parent.parent.parent
START_SECONDS = 120
FLAGS = [
    *("--no-sandbox", "--headless", "--disable-gpu", "--disable-background-networking"),
    "--disable-dev-shm-usage",  # in a container it may be 64 MB, and a page that needs more kills it
]
DESK = {"width": 1440, "height": 900}
PHONE = {"width": 390, "height": 844}


@dataclass(frozen=True)
class House:
    """Where it is, the link that was printed, and what `fill.py` left in it."""

    link: str
    data: Path
    left: dict[str, Any]

    @property
    def url(self) -> str:
        return self.link.partition("/welcome/")[0]

    def context(self, browser: Browser, user: str, **options: Any) -> BrowserContext:
        """A browser window in which this user of the demo is logged in."""
        context = browser.new_context(**{"viewport": DESK, "reduced_motion": "reduce", **options})
        session = self.left["sessions"][user]
        context.add_cookies([{"name": "sessionid", "value": session, "url": self.url}])
        return context


@contextmanager
def house() -> Iterator[House]:
    """`clerkwork up` on an empty folder, as a newcomer starts it."""
    folder = Path(tempfile.mkdtemp(prefix="clerkwork-browser-"))
    if os.geteuid() == 0:
        folder.chmod(0o711)
    surroundings = {**os.environ, "CLERKWORK_DATA": str(folder / "data")}
    surroundings.pop("DATABASE_URL", None)
    process = subprocess.Popen(
        [sys.executable, "-m", "clerkwork", "up"],
        stdout=subprocess.PIPE,
        env=surroundings,
        start_new_session=True,
    )
    try:
        link = printed_link(process)
        filled = subprocess.run(
            [sys.executable, str(Path(__file__).with_name("fill.py"))],
            env=surroundings,
            cwd=ROOT,
            stdout=subprocess.PIPE,
            check=True,
        )
        yield House(link, folder / "data", json.loads(filled.stdout))
    finally:
        process.send_signal(signal.SIGINT)
        process.communicate(timeout=30)
        shutil.rmtree(folder)


def printed_link(process: subprocess.Popen[bytes]) -> str:
    """The link in the one line on standard output."""
    assert process.stdout is not None
    ready, _, _ = select.select([process.stdout], [], [], START_SECONDS)
    line = process.stdout.readline().decode() if ready else ""
    found = re.fullmatch(r"Clerkwork is ready: (http://\S+)\n", line)
    assert found, f"clerkwork up printed {line!r}"
    return found[1]


def chromium(playwright: Playwright) -> Browser:
    path = shutil.which("chromium") or shutil.which("chromium-browser")
    return playwright.chromium.launch(executable_path=path, args=FLAGS)
