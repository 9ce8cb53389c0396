"""The answer key beside its documents, for whoever wants to look at what passed and what was held."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from clerkwork.training.bench.verify_outcome import Outcome
from clerkwork.training.bench.verify_score import reasons


def keep_documents(folder: Path, outcomes: Sequence[Outcome]) -> None:
    """Write the documents, and `key.jsonl` with what was planted in each and what came of it."""
    folder.mkdir(parents=True, exist_ok=True)
    for each in outcomes:
        (folder / each.sent.name).write_bytes(each.sent.raw)
    entries = (json.dumps(key_entry(each), ensure_ascii=False) for each in outcomes)
    (folder / "key.jsonl").write_text("".join(f"{each}\n" for each in entries), encoding="utf-8")


def key_entry(outcome: Outcome) -> dict[str, Any]:
    """A document's entry in the answer key, with what came of it."""
    planted = outcome.sent.planted
    return {
        "document": outcome.sent.name,
        "form": outcome.sent.form,
        "planted": planted.entry() if planted else None,
        "outcome": outcome.state,
        "reasons": sorted(reasons(outcome)) if not outcome.released else [],
        "found": [each._asdict() for each in outcome.found],
        "differs": list(outcome.differs),
    }
