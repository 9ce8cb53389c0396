"""The answer as JSON: our own shape, which `say.py` describes."""

import json

from clerkwork.answers.original import Original, Stamp
from clerkwork.answers.say import Said


def write_json(says: Said, original: Original, position: int, stamp: Stamp) -> bytes:
    """The object as it is said, with the time at which it was made (ISO 8601)."""
    answer = {"answer": "order", "made_at": stamp.at.isoformat(timespec="seconds"), **says}
    return json.dumps(answer, ensure_ascii=False, indent=2).encode() + b"\n"
