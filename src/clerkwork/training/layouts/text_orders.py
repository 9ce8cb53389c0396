"""Text files of orders, and of what is none."""

from functools import partial

from .expected import envelope, expected_order
from .kinds import Document, Identity, Layout
from .letters import letter
from .pdf_others import FROM_SELLER, READ_AS, dressed, turned_round
from .pdf_plan import COUNTRIES
from .text_items import DRAW
from .text_layout import a_text_plan, body, text_order
from .vocabulary import dice

ENCODINGS = ("utf-8", "utf-8-sig", "cp1252", "utf-8", "latin-1")
NOT_ORDERS = (
    "invoice",
    "quotation_request",
    "confirmation",
    "transport",
    "question",
    "cancellation",
)
HOW_MANY = 32


def encoded(lines: list[str], name: str) -> bytes:
    """The text's bytes, in the encoding and with the line ends of this layout."""
    random = dice(f"{name}/encoding")
    end = random.choice(["\n", "\r\n"])
    text, encoding = end.join([*lines, ""]), random.choice(ENCODINGS)
    try:
        return text.encode(encoding)
    except UnicodeEncodeError:
        return text.encode("utf-8")


def make_order(identity: Identity, items: str, seed: int, index: int) -> Document:
    how = a_text_plan(identity, items)
    order = text_order(how, seed, index)
    content = encoded(body(how, order), identity.name)
    found = expected_order(order, how.plan.shown, how.plan.hand)
    notes = f"{how.items}; {how.head}; {how.place}; {how.sender}"
    return Document(content, "txt", envelope("", "order", [found], notes))


def make_other(identity: Identity, kind: str, items: str, seed: int, index: int) -> Document:
    how = a_text_plan(identity, items)
    order = text_order(how, seed, index)
    if kind in ("transport", "question"):
        lines = [each for part in letter(kind, order, how.plan.hand) for each in (part, "")]
    else:
        dressed(how.plan, kind)
        how.plan.columns = tuple(DRAW[items][0].split())
        how.polite, how.head, how.sender = True, "labels", "top"
        lines = body(how, turned_round(order) if kind in FROM_SELLER else order)
    whole = envelope("", READ_AS.get(kind, "other"), [], kind)
    return Document(encoded(lines, identity.name), "txt", whole)


def items_for(identity: Identity, index: int) -> str:
    names = list(DRAW)
    return names[index % len(names)]


def layouts() -> list[Layout]:
    found = []
    for index in range(HOW_MANY):
        country = COUNTRIES[(index * 4 + 2) % len(COUNTRIES)]
        identity = Identity(f"text-{index:02d}-{country.lower()}", country)
        make = partial(make_order, identity, items_for(identity, index))
        found.append(Layout(identity.name, "text", "order", make))
    for index, kind in enumerate(NOT_ORDERS * 2):
        country = COUNTRIES[(index * 4) % len(COUNTRIES)]
        name = f"text-no-order-{index:02d}-{kind.replace('_', '-')}-{country.lower()}"
        identity = Identity(name, country)
        other = partial(make_other, identity, kind, items_for(identity, index))
        found.append(Layout(identity.name, "text", kind, other))
    return found
