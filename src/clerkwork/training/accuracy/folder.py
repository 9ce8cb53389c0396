"""A folder of documents with their expected files, read one after the other."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from clerkwork.intake.readers import read_document
from clerkwork.training.accuracy.score import Score, score

Tell = Callable[[str, int, int], None]


def expectations(folder: Path) -> Iterator[tuple[Path, dict[str, Any]]]:
    """(document, expected) for every expected file of a folder of documents."""
    for path in sorted((folder / "expected").glob("*.json")):
        expected = json.loads(path.read_text(encoding="utf-8"))
        yield folder / expected["file"], expected


def read_folder(
    folder: Path, tell: Tell = lambda *_: None, *, only: str = "", name: str = ""
) -> list[Score]:
    """The scores of all documents of the folder; with `only`, of one format."""
    doing = f"reading {name or folder.name}"
    known = [pair for pair in expectations(folder) if only in ("", pair[1]["format"])]
    scores = []
    for done, (document, expected) in enumerate(known):
        tell(doing, done, len(known))
        scores.append(score(read_document(document.read_bytes(), name=document.name), expected))
    tell(doing, len(known), len(known))
    return scores
