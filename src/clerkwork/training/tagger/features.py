"""What the tagger is told of each word: its shape, its neighbours, its column, its arithmetic."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import combinations, pairwise

from clerkwork.catalog.units import is_unit
from clerkwork.training.tagger.words import Token

LETTERS = re.compile(r"[^\W\d_]+|[#%]")
AT_ONCE = 16  # numbers in neighbouring rows that are multiplied with each other
BASES = (1, 100, 1000)
CLASSES = ((re.compile(r"[A-ZÀ-Þ]"), "A"), (re.compile(r"[a-zà-ÿ]"), "a"), (re.compile(r"\d"), "9"))


def features(tokens: Sequence[Token]) -> list[list[str]]:
    """For each word the names of what is true of it."""
    sums = arithmetic(tokens)
    columns: dict[tuple[int, int], list[Token]] = defaultdict(list)
    rows: dict[int, list[int]] = defaultdict(list)
    for index, token in enumerate(tokens):
        if token.number is not None:
            columns[column_of(token)].append(token)
            rows[token.row].append(index)
    found = []
    for index, token in enumerate(tokens):
        names = [*of_word(token), *of_labels(token), *of_neighbours(tokens, index)]
        if token.number is not None:
            names += of_number(token, columns[column_of(token)], rows[token.row].index(index))
            names += sums[index]
        found.append(names)
    return found


def column_of(token: Token) -> tuple[int, int]:
    return token.page.number, round(200 * token.word.right / max(token.page.width, 1))


def shape(text: str) -> str:
    """`AB-100` as `A-9`: kinds of characters, runs of one kind as one."""
    for pattern, letter in CLASSES:
        text = pattern.sub(letter, text)
    return re.sub(r"(.)\1+", r"\1", text)[:12]


def of_word(token: Token) -> Iterator[str]:
    text = token.word.text
    yield f"shape={shape(text)}"
    yield f"length={min(len(text), 10)}"
    yield f"across={int(6 * token.word.left / max(token.page.width, 1))}"
    yield f"runs={min(token.runs, 7)}"
    yield f"place={min(token.place, 3)}"
    yield f"run={shape(token.run)}"
    if not any(c.isdigit() for c in text):
        yield f"word={text.lower()[:6]}"
    if is_unit(text):
        yield "unit"


def of_labels(token: Token) -> Iterator[str]:
    yield f"role={token.role}"
    yield f"left role={token.left_role}"
    yield f"role and shape={token.role} {shape(token.word.text)}"
    for name, text in (("left", token.left), ("heading", token.heading)):
        yield f"{name} ends={shape(text[-8:])}"
        for word in LETTERS.findall(text.lower())[-3:]:
            yield f"{name}={word[:5]}"


def of_neighbours(tokens: Sequence[Token], index: int) -> Iterator[str]:
    for step in (-2, -1, 1, 2):
        if not 0 <= index + step < len(tokens):
            continue
        other = tokens[index + step]
        if abs(other.row - tokens[index].row) <= 1:
            same = "same" if other.row == tokens[index].row else "next"
            yield f"{step} {same} shape={shape(other.word.text)}"
            if not any(c.isdigit() for c in other.word.text):
                yield f"{step} {same} word={other.word.text.lower()[:5]}"


def of_number(token: Token, column: Sequence[Token], place: int) -> Iterator[str]:
    yield f"decimals={min(token.decimals, 4)}"
    yield f"size={len(str(int(token.number or 0)))}"
    yield f"numbers before={min(place, 4)}"
    yield f"column={min(len(column), 4)}"
    yield f"whole={3 * sum(not each.decimals for each in column) // len(column)}"
    values = [each.number or 0 for each in column]
    if len(values) > 1 and all(after > before for before, after in pairwise(values)):
        yield "rising"


def arithmetic(tokens: Sequence[Token]) -> list[list[str]]:
    """For each number whether it is a factor or a product of numbers in its row or the next two."""
    rows: dict[int, list[int]] = defaultdict(list)
    for index, token in enumerate(tokens):
        if token.number:
            rows[token.row].append(index)
    found: list[list[str]] = [[] for _ in tokens]
    for row in list(rows):
        near = [index for below in range(3) for index in rows.get(row + below, ())][:AT_ONCE]
        for first, second in combinations(near, 2):
            for product in near:
                base = multiplied(tokens, first, second, product)
                if base:
                    found[first].append(f"factor {base}")
                    found[second].append(f"factor {base}")
                    found[product].append("product")
    return [sorted(set(each)) for each in found]


def multiplied(tokens: Sequence[Token], first: int, second: int, product: int) -> int | None:
    """Per how many the price is, if two numbers multiply to a third; None if they do not."""
    one, two, whole = (tokens[index].number or Decimal(0) for index in (first, second, product))
    if product in (first, second) or 1 in (one, two) or whole in (one, two):
        return None
    return next((base for base in BASES if abs(100 * one * two / base - 100 * whole) <= 1), None)
