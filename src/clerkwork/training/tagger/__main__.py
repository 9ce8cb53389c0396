"""Train on the layouts tuned on, read those held back, and print both readers side by side."""

import sys
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pycrfsuite

from clerkwork.intake.draft import DraftOrder
from clerkwork.intake.readers import read_document
from clerkwork.training.accuracy.values import Value, values_of
from clerkwork.training.layouts.layouts import documents
from clerkwork.training.tagger.features import features
from clerkwork.training.tagger.labels import FIELDS, HEAD, labels_of, order_of
from clerkwork.training.tagger.words import tokens_of

SETTINGS = {"c1": 0.3, "c2": 0.05, "max_iterations": 80, "feature.possible_transitions": True}


def orders(part: str) -> Iterator[tuple[bytes, dict[str, Any]]]:
    """(PDF, what it holds) of the layouts of a part that print one order."""
    for layout, _, made in documents(part, formats=["pdf"]):
        if layout.kind == "order" and made.expected["order_count"] == 1:
            yield made.content, made.expected["expected"]


def train(model: Path) -> int:
    """Train on the tuning part; returns on how many documents."""
    trainer = pycrfsuite.Trainer(verbose=False)
    count = 0
    for raw, want in orders("tuning"):
        tokens = tokens_of(raw)
        trainer.append(features(tokens), labels_of(tokens, want))
        count += 1
    trainer.set_params(SETTINGS)
    trainer.train(str(model))
    return count


def compared(read: Sequence[DraftOrder], want: dict[str, Any]) -> list[Value]:
    """The fields that the tagger knows, and no others."""
    cut = {name: want[name] for name in HEAD if name in want}
    cut["lines"] = [{k: v for k, v in line.items() if k in FIELDS} for line in want["lines"]]
    return [each for each in values_of(read, [cut]) if each.counts]


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        model = Path(folder) / "tagger.crfsuite"
        trained = train(model)
        tagger = pycrfsuite.Tagger()
        tagger.open(str(model))
        seen, tagged, ruled = Counter[str](), Counter[str](), Counter[str]()
        for raw, want in orders("held_back"):
            tokens = tokens_of(raw)
            by_tags = compared([order_of(tokens, tagger.tag(features(tokens)))], want)
            by_rules = compared(read_document(raw).orders, want)
            seen.update(each.field for each in by_tags if each.want is not None)
            tagged.update(each.field for each in by_tags if each.want is not None and each.right)
            ruled.update(each.field for each in by_rules if each.want is not None and each.right)
    sys.stdout.write(f"trained on {trained} documents\n")
    for field in (*FIELDS, "all"):
        whole, tags, rules = (
            each.total() if field == "all" else each[field] for each in (seen, tagged, ruled)
        )
        if whole:
            sys.stdout.write(
                f"| {field} | {whole} | {100 * tags / whole:.1f} % | {100 * rules / whole:.1f} % |\n"
            )


if __name__ == "__main__":
    main()
