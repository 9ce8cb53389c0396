"""EDIFACT interchanges for tests, with counts and references that agree."""

from clerkwork.intake.draft import DraftLine, DraftOrder, Reading
from clerkwork.intake.readers import read_document
from clerkwork.intake.tests.x12_sets import told

UNB = "UNB+UNOC:3+BUYER:14+SELLER:14+260301:0930+7'"
LINE = "LIN+1++A1:SA'QTY+21:5'PRI+AAA:2'"
END = "UNS+S'"


def interchange(*messages: str, head: str = UNB) -> str:
    return f"{head}{''.join(messages)}UNZ+{len(messages)}+7'"


def message(
    *segments: str, number: str = "1", kind: str = "ORDERS", beginning: str = "BGM+220+P1+9'"
) -> str:
    body = f"{beginning}{''.join(segments)}"
    count = body.replace("??", "").replace("?'", "").count("'") + 2
    return f"UNH+{number}+{kind}:D:96A:UN'{body}UNT+{count}+{number}'"


def read(*segments: str) -> tuple[DraftOrder, list[str]]:
    reading = document(*segments)
    return reading.orders[0], told(reading)


def document(*segments: str) -> Reading:
    reading = read_document(interchange(message(*segments)).encode())
    assert (reading.format, reading.kind) == ("edifact-orders", "order")
    return reading


def one_line(*segments: str) -> tuple[DraftLine, list[str]]:
    """The line of an order of one, and what is wrong."""
    order, problems = read(*segments, END)
    assert len(order.lines) == 1
    return order.lines[0], problems
