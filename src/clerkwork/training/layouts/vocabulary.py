"""The wordings of labels, headings and sentences in each language."""

import json
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

FOLDER = Path(__file__).parent / "words"


@cache
def words_file(name: str) -> dict[str, Any]:
    """One of the lists of words beside this module."""
    found: dict[str, Any] = json.loads((FOLDER / name).read_text(encoding="utf-8"))
    return found


def dice(seed: str) -> Random:
    """A source of choices that are the same for the same seed, on every machine."""
    return Random(seed)  # noqa: S311 - nothing secret is drawn from it


HEADINGS = (  # no two columns of one table have the same heading
    *("pos", "sku", "sku_seller", "sku_buyer", "gtin", "description", "quantity", "uom"),
    *("price", "per", "discount", "delivery", "amount", "vat", "tariff"),
)


class Words:
    """The wording a layout uses for each meaning: chosen once, so that all its documents agree."""

    def __init__(self, language: str, name: str) -> None:
        self.language = language
        self.chosen: dict[str, str] = {}
        for meaning, choices in words_file(f"{language}.json").items():
            taken = {self.chosen.get(each) for each in HEADINGS} if meaning in HEADINGS else set()
            free = [each for each in choices if each not in taken]
            self.chosen[meaning] = dice(f"{name}/{meaning}").choice(free)

    def __getitem__(self, meaning: str) -> str:
        return self.chosen[meaning]
