"""`clerkwork web`: the web server, on a socket that `up` has opened or on an address of its own."""

from pathlib import Path
from typing import Any

import click
from gunicorn.app.base import BaseApplication

from clerkwork.cli.database import set_up_django
from clerkwork.core.orphans import die_with_parent

MEMORY = Path("/dev/shm")  # noqa: S108  the heartbeats of gunicorn belong in memory


class Web(BaseApplication):  # type: ignore[misc]  # gunicorn carries no types
    """Gunicorn with settings from here alone: no files, no variables, no control socket."""

    def __init__(self, settings: dict[str, Any]) -> None:
        self.settings = settings
        super().__init__()

    def load_config(self) -> None:
        for name, value in self.settings.items():
            self.cfg.set(name, value)

    def load(self) -> Any:
        set_up_django()
        from clerkwork.config.wsgi import application

        return application


@click.command()
@click.option("--bind", default="127.0.0.1:8000", show_default=True, help="host:port or fd://N")
@click.option("--workers", default=2, show_default=True, help="processes")
@click.option("--threads", default=8, show_default=True, help="threads of each process")
def web(bind: str, workers: int, threads: int) -> None:
    """Serve the pages and the API. `up` runs this; more of it runs on further machines."""
    die_with_parent()
    settings = {
        "bind": bind,
        "workers": workers,
        "threads": threads,
        "worker_class": "gthread",
        "preload_app": True,  # loaded once, and shared in memory by all workers
        "timeout": 60,
        "graceful_timeout": 5,
        "loglevel": "warning",
        "control_socket_disable": True,
        "post_fork": _after_fork,
    }
    if MEMORY.is_dir():
        settings["worker_tmp_dir"] = str(MEMORY)
    Web(settings).run()


def _after_fork(arbiter: Any, worker: Any) -> None:
    die_with_parent(arbiter.pid)
