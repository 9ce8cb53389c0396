"""The watched folder: finished files are stored, then moved; nothing else is touched."""

import os
import time
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.utils import timezone

from clerkwork.core.models import Task
from clerkwork.intake import collect_files as folder_module
from clerkwork.intake.channels import PATIENCE
from clerkwork.intake.collect_files import collect_files
from clerkwork.intake.models import Arrival, Channel, Document
from clerkwork.intake.submit import submit_document

pytestmark = pytest.mark.django_db


@pytest.fixture
def inbox(tmp_path: Path, settings: Any, monkeypatch: pytest.MonkeyPatch) -> Path:
    settings.INBOX = tmp_path
    monkeypatch.setattr(folder_module, "SETTLED_SECONDS", 0.0)
    return tmp_path


def tree(folder: Path) -> list[str]:
    return sorted(str(p.relative_to(folder)) for p in folder.rglob("*") if not p.is_dir())


def test_a_file_is_stored_and_moved_to_done(inbox: Path) -> None:
    (inbox / "order.csv").write_bytes(b"SKU,Qty\nTEA,2\n")
    assert collect_files() == 1
    [document] = Document.objects.all()
    assert (bytes(document.raw), document.name) == (b"SKU,Qty\nTEA,2\n", "order.csv")
    assert document.arrivals.get().channel == "folder"
    assert tree(inbox) == ["done/order.csv"]
    channel = Channel.objects.get(name="folder")
    assert channel.last_success_at is not None


def test_two_files_of_one_name_are_both_kept(inbox: Path) -> None:
    for content in (b"a 1", b"a 2"):
        (inbox / "order.csv").write_bytes(content)
        collect_files()
    assert tree(inbox) == ["done/order-2.csv", "done/order.csv"]
    assert Document.objects.count() == 2


@pytest.mark.parametrize("name", [".hidden", "order.csv.part", "~$order.xlsx", "a.tmp", "a.TMP"])
def test_unfinished_files_are_left_alone(inbox: Path, name: str) -> None:
    (inbox / name).write_bytes(b"half")
    assert collect_files() == 0
    assert tree(inbox) == [name]


def test_a_file_that_was_written_a_moment_ago_waits(
    inbox: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(folder_module, "SETTLED_SECONDS", 60.0)
    (inbox / "order.csv").write_bytes(b"half")
    assert collect_files() == 0
    assert tree(inbox) == ["order.csv"]


def test_links_folders_and_pipes_are_not_followed(
    inbox: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    secret = tmp_path_factory.mktemp("other") / "secret"
    secret.write_bytes(b"not for you")
    (inbox / "link.csv").symlink_to(secret)
    (inbox / "folder").mkdir()
    os.mkfifo(inbox / "pipe")
    assert collect_files() == 0
    assert not Document.objects.exists()
    assert tree(inbox) == ["link.csv", "pipe"]


def test_what_cannot_be_stored_is_moved_aside_with_the_reason(inbox: Path, settings: Any) -> None:
    settings.MAX_DOCUMENT_BYTES = 1024 * 1024
    (inbox / "large.bin").write_bytes(b"x" * (1024 * 1024 + 1))
    (inbox / "empty.csv").write_bytes(b"")
    assert collect_files() == 0
    assert tree(inbox) == [
        "refused/empty.csv",
        "refused/empty.csv.txt",
        "refused/large.bin",
        "refused/large.bin.txt",
    ]
    assert (inbox / "refused/large.bin.txt").read_text() == "large.bin is larger than 1 MB.\n"


def test_a_file_that_was_stored_before_a_crash_is_only_moved(inbox: Path) -> None:
    (inbox / "order.csv").write_bytes(b"SKU,Qty\nTEA,2\n")
    time.sleep(0.05)
    submit_document(b"SKU,Qty\nTEA,2\n", name="order.csv", channel="folder", by="folder")
    Arrival.objects.update(at=timezone.now() + timedelta(seconds=5))
    collect_files()
    assert Arrival.objects.count() == 1
    assert not Task.objects.exists()
    assert tree(inbox) == ["done/order.csv"]


def test_a_folder_that_is_gone_is_one_task_and_its_return_closes_it(
    inbox: Path, settings: Any
) -> None:
    settings.INBOX = inbox / "gone"
    for _ in range(PATIENCE + 2):
        assert collect_files() == 0
    assert Task.objects.filter(kind="channel.failing", done_at=None).count() == 1
    (inbox / "gone").mkdir()
    collect_files()
    assert not Task.objects.filter(done_at=None).exists()


def test_no_folder_is_watched_unless_one_is_named(settings: Any) -> None:
    settings.INBOX = None
    assert collect_files() == 0
    assert not Channel.objects.exists()
