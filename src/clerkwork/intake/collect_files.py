"""Take the files of the watched folder: each stored first, then moved out of the way."""

import os
import stat
import time
from collections.abc import Iterator
from pathlib import Path

from django.conf import settings

from clerkwork.core.refusal import Refusal
from clerkwork.intake.channels import note_failure, note_success
from clerkwork.intake.models import Arrival
from clerkwork.intake.submit import submit_document

NAME = "folder"
SETTLED_SECONDS = 3.0  # since the last write: what changes more often is still being written
UNFINISHED = (".tmp", ".part", ".partial", ".crdownload", ".filepart", ".swp", ".lock", "~")
AT_MOST = 500  # in one go; the next round takes the rest


class Unsettled(Exception):  # noqa: N818  the file is not ready yet, which is no fault
    """Somebody writes the file at this moment."""


def collect_files(folder: Path | None = None) -> int:
    """Store every finished file of the folder, and move it to `done`, or `refused` with a reason.

    Returns how many were stored. Does nothing where no folder is watched. A file that was stored
    when this was interrupted is only moved the next time.
    """
    folder = folder or settings.INBOX
    if folder is None:
        return 0
    stored = 0
    try:
        for path in finished(folder):
            stored += take_file(folder, path)
    except OSError as error:
        what = f"{error.strerror or error}"
        note_failure(NAME, f"The folder {folder} cannot be worked on", what)
        return stored
    note_success(NAME)
    return stored


def finished(folder: Path) -> Iterator[Path]:
    """The files to take, in the order of their names: no links, no hidden or unfinished ones."""
    names = sorted(
        entry.name for entry in os.scandir(folder) if entry.is_file(follow_symlinks=False)
    )
    for name in names[:AT_MOST]:
        if not name.startswith((".", "~")) and not name.lower().endswith(UNFINISHED):
            yield folder / name


def take_file(folder: Path, path: Path) -> bool:
    """Store one file and move it; whether it was stored."""
    try:
        raw = read_whole(path)
    except (Unsettled, FileNotFoundError):
        return False
    except Refusal as refusal:
        refuse(folder, path, str(refusal))
        return False
    try:
        if not taken_already(path):
            submit_document(raw, name=path.name, channel="folder", by="folder")
    except Refusal as refusal:
        refuse(folder, path, str(refusal))
        return False
    move(path, folder / "done")
    return True


def read_whole(path: Path) -> bytes:
    """The bytes of a file that nobody writes any more. Raises Unsettled, Refusal or OSError."""
    descriptor = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
    with os.fdopen(descriptor, "rb") as file:
        before = os.fstat(descriptor)
        if not stat.S_ISREG(before.st_mode):
            raise Refusal(f"{path.name} is not an ordinary file.")
        if time.time() - max(before.st_mtime, before.st_ctime) < SETTLED_SECONDS:
            raise Unsettled
        if before.st_size > settings.MAX_DOCUMENT_BYTES:
            limit = settings.MAX_DOCUMENT_BYTES // 1024**2
            raise Refusal(f"{path.name} is larger than {limit} MB.")
        raw = file.read(settings.MAX_DOCUMENT_BYTES + 1)
        after = os.fstat(descriptor)
    if (after.st_size, after.st_mtime_ns) != (before.st_size, before.st_mtime_ns):
        raise Unsettled
    return raw


def taken_already(path: Path) -> bool:
    """Whether this very file was stored before, and only its move did not happen."""
    changed = path.stat().st_ctime
    last = Arrival.objects.filter(channel="folder", name=path.name).order_by("-id").first()
    return last is not None and last.at.timestamp() > changed


def move(path: Path, target: Path) -> Path:
    """Move a file into a folder under a name that is free there."""
    target.mkdir(exist_ok=True)
    for count in range(1, 100_000):
        free = target / (path.name if count == 1 else f"{path.stem}-{count}{path.suffix}")
        try:
            os.link(path, free, follow_symlinks=False)  # fails where the name is taken
        except FileExistsError:
            continue
        path.unlink()
        return free
    raise OSError(f"no free name for {path.name} in {target.name}")


def refuse(folder: Path, path: Path, reason: str) -> None:
    """Move a file aside, and say why in a text beside it."""
    moved = move(path, folder / "refused")
    moved.with_name(f"{moved.name}.txt").write_text(f"{reason}\n", encoding="utf-8")
