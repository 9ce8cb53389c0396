"""JSON of no known shape as records, to be read by the words of its keys."""

from typing import Any

from clerkwork.intake.readers.records import Record, Value, as_cell

DEEPEST = 12


def record_of(value: Any, pointer: str, deep: int = DEEPEST, name: str = "") -> Record:
    """A JSON value with all that is in it; what is nested deeper than any order is left out."""
    record = Record(pointer, name)
    if type(value) is list:
        record.take("", members(value, pointer, deep), several=True)
    elif type(value) is dict and deep:
        for key, inner in value.items():
            place = f"{pointer}/{key}"
            if type(inner) is dict:
                record.take(key, [record_of(inner, place, deep - 1, key)])
            elif type(inner) is list:
                record.take(key, members(inner, place, deep, key), several=True)
            else:
                record.values.append(Value("", key, as_cell(inner), place))
    return record


def members(value: list[Any], pointer: str, deep: int, name: str = "") -> list[Record]:
    return [record_of(each, f"{pointer}/{at}", deep - 1, name) for at, each in enumerate(value)]
