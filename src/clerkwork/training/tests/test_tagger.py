"""The reader that learns from examples: its examples are right, and it learns from them."""

from pathlib import Path

import pycrfsuite

from clerkwork.training.layouts.layouts import chosen
from clerkwork.training.tagger.__main__ import SETTINGS, compared
from clerkwork.training.tagger.features import features
from clerkwork.training.tagger.labels import labels_of, order_of
from clerkwork.training.tagger.words import tokens_of

EXAMPLES = [
    (tokens_of(made.content), made.expected["expected"])
    for layout in chosen("tuning", ["pdf"])[:160:20]
    if (made := layout.make(0, 0)).expected["order_count"] == 1
]


def share_right(order_by_order: list[tuple[list[str], int]]) -> float:
    """The share of values that these tags of the examples give right."""
    values = [
        value
        for tags, index in order_by_order
        for value in compared([order_of(EXAMPLES[index][0], tags)], EXAMPLES[index][1])
    ]
    return sum(value.right for value in values) / len(values)


def test_what_is_marked_as_known_gives_the_order_back() -> None:
    marked = [(labels_of(tokens, want), at) for at, (tokens, want) in enumerate(EXAMPLES)]
    assert len(marked) > 5
    assert share_right(marked) > 0.9


def test_it_learns_its_examples(tmp_path: Path) -> None:
    trainer = pycrfsuite.Trainer(verbose=False)
    for tokens, want in EXAMPLES:
        trainer.append(features(tokens), labels_of(tokens, want))
    trainer.set_params(SETTINGS)
    trainer.train(str(tmp_path / "tagger"))
    tagger = pycrfsuite.Tagger()
    tagger.open(str(tmp_path / "tagger"))
    tagged = [(tagger.tag(features(tokens)), at) for at, (tokens, _) in enumerate(EXAMPLES)]
    assert share_right(tagged) > 0.85
