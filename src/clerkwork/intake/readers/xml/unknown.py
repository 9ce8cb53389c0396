"""XML of no known dialect as records, to be read by the words of its elements."""

from clerkwork.intake.readers.records import Record, Value, as_cell
from clerkwork.intake.readers.xml.tree import Node

DEEPEST = 40


def record_of(node: Node, deep: int = DEEPEST) -> Record:
    """An element with all that is in it; elements deeper than any order has are left out."""
    record = Record(node.path(), node.name)
    for key, value in node.attributes.items():
        record.values.append(Value("", key, as_cell(value), node.path(key)))
    groups: dict[str, list[Node]] = {}
    for child in node.children if deep else ():
        if child.children or child.attributes:
            groups.setdefault(own_name(child), []).append(child)
        if child.text.strip():
            record.values.append(Value("", child.name, as_cell(child.text), child.path()))
    for name, members in groups.items():
        record.take(name, [record_of(each, deep - 1) for each in members])
    return record


def own_name(node: Node) -> str:
    """The element's name, with which of its kind it says it is: `Address Type="Shipping"`."""
    kinds = (value for key, value in node.attributes.items() if key.lower() in ("type", "role"))
    kind = next(kinds, "")
    return f"{kind[:40]} {node.name}" if kind else node.name
