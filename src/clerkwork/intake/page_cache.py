"""Pictures of pages, drawn once and kept on disk."""

import contextlib
import os
import threading
from pathlib import Path

from django.conf import settings

from clerkwork.intake.models import Document
from clerkwork.intake.showing import render_page


def page_picture(document: Document, number: int) -> bytes:
    """The page of that number, from 1, as PNG. Refuses one that is not there or cannot be drawn."""
    kept = folder() / f"{document.sha256}-{number}.png"
    with contextlib.suppress(FileNotFoundError):
        return kept.read_bytes()
    drawn = render_page(bytes(document.raw), number)
    fresh = kept.with_name(f"{kept.name}.{os.getpid()}-{threading.get_ident()}")
    fresh.write_bytes(drawn)
    fresh.replace(kept)  # whole or not at all, whoever else draws it
    return drawn


def folder() -> Path:
    """Where drawn pages are kept: they may be thrown away at any time."""
    made = Path(settings.DATA) / "pages"
    made.mkdir(mode=0o700, exist_ok=True, parents=True)
    return made
