"""Mail into a folder: what is sent where no mail server is set."""

import os
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.mail.backends.base import BaseEmailBackend
from django.core.mail.message import EmailMessage

UNSAFE = re.compile(r"[^A-Za-z0-9@._-]+")


class FolderBackend(BaseEmailBackend):
    """Writes each mail to `<Message-ID>.eml` in settings.EMAIL_FILE_PATH.

    A file appears whole or not at all, and the same message again is the same file.
    """

    def __init__(self, *, fail_silently: bool = False, **_: Any) -> None:
        super().__init__(fail_silently=fail_silently)
        self.folder = Path(str(settings.EMAIL_FILE_PATH))  # type: ignore[misc]  # ours, see core.site

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        """Write them; returns how many. Raises OSError where the folder cannot be written."""
        self.folder.mkdir(parents=True, exist_ok=True)
        for each in email_messages:
            self.write(each)
        return len(email_messages)

    def write(self, mail: EmailMessage) -> None:
        message = mail.message()
        path = self.folder / f"{file_name(str(message['Message-ID']))}.eml"
        unfinished = path.with_name(f".{path.name}.{os.getpid()}")
        unfinished.write_bytes(message.as_bytes(linesep="\r\n"))  # type: ignore[call-arg]  # Django's
        unfinished.replace(path)


def file_name(message_id: str) -> str:
    """The Message-ID as a name that cannot lead out of the folder or hide in it."""
    return UNSAFE.sub("_", message_id.strip("<>")).lstrip(".")[:150] or "message"
