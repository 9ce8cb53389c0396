"""Where no mail server is set, mail is a folder of files, one for each message."""

from email import message_from_bytes
from email.policy import default
from pathlib import Path
from typing import Any

import pytest
from django.core.mail import EmailMessage, get_connection

from clerkwork.messaging.folder import file_name


@pytest.fixture
def mails(settings: Any, tmp_path: Path) -> Path:
    settings.EMAIL_BACKEND = "clerkwork.messaging.folder.FolderBackend"
    settings.EMAIL_FILE_PATH = str(tmp_path / "mail")
    return tmp_path / "mail"


def mail(identity: str) -> EmailMessage:
    return EmailMessage(
        "Grüße", "Für Sie", "us@a.example", ["you@b.example"], headers={"Message-ID": identity}
    )


def test_a_mail_is_a_file_that_can_be_read_back(mails: Path) -> None:
    assert get_connection().send_messages([mail("<1@a.example>"), mail("<2@a.example>")]) == 2
    first, second = sorted(mails.iterdir())
    assert (first.name, second.name) == ("1@a.example.eml", "2@a.example.eml")
    read = message_from_bytes(first.read_bytes(), policy=default)
    assert (read["Subject"], read.get_content().strip()) == ("Grüße", "Für Sie")


def test_the_same_message_again_is_the_same_file(mails: Path) -> None:
    for _ in range(2):
        get_connection().send_messages([mail("<1@a.example>")])
    assert len(list(mails.iterdir())) == 1


@pytest.mark.parametrize("identity", ["<../../etc/passwd>", "<..>", "<.hidden>", "<a/b\0c>", "<>"])
def test_no_identity_leads_out_of_the_folder(identity: str) -> None:
    name = file_name(identity)
    assert name
    assert not name.startswith(".")
    assert "/" not in name
    assert "\0" not in name
