"""One ordered article out of a few words: a line of a list, or a part of a sentence."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from clerkwork.intake.draft import DraftLine
from clerkwork.intake.readers.countries import fold
from clerkwork.intake.readers.table.values import Habits
from clerkwork.intake.readers.text.amounts import (
    Amount,
    Prices,
    find_prices,
    find_product,
    find_quantity,
)
from clerkwork.intake.readers.text.dates import DATE, is_date
from clerkwork.intake.readers.text.shape import Piece
from clerkwork.intake.readers.text.words import GTIN, REPLACED, SIZE, SKU_LABEL, STANDARD

BULLET = re.compile(
    r"\s*(?:[-*•·–—>+o▪■●◦‣✓]\s+|[•▪●]\s*|\(?(?P<number>\d{1,3})[.)](?!\d)\s*"
    r"|#(?P<hash>\d{1,3})\b[:.]?\s*"
    r"|(?P<word>pos(?:ition|\.)?|item|line|zeile|ligne|línea|linea|riga|regel|linha|artikel"
    r"|article)"
    r"\s*(?P<place>\d{1,3})\s*[:.)–-]\s*)",
    re.IGNORECASE,
)
TOKEN = re.compile(r"[^\s,;:()\[\]\"“”„|=\x1a]+")
LEAD = re.compile(
    r"\A(?:[\s\-–—:;,.|/()\[\]\"“”„=+*#x×]|(?:of|von|vom|de|del|d'|des|di|van|da|do|the|our"
    r"|your|each|only|off"
    r"|ea|à|a|at|zu|je|units?|[Aa]rt(?:ikel)?|item|no|nr|code|ref|réf|as|per)\b\.?)+"
)
TRAIL = re.compile(
    r"(?:[\s\-–—:;,|/()\[\]\"“”„=+*#@×]|\b(?:of|von|de|di|van|at|à|zu|je|a|and|und|et|y|e|en|art|your|ihre?|votre|vos|su|uw|vostr[oa]|v"
    r"|item|no|nr|qty|menge|x|per|for|für|pour|por|price|preis|prix|code|ref|réf|ean|gtin|upc)\b\.?"
    r"|\b(?:Art|Qty|Item|Price|Preis|Menge|EAN|GTIN|UPC|Code|Ref)\b\.?)+\Z"
)
NO_CODES = frozenset("iso9001 b2b 24/7 a4 a3 a5 co2 h2o 4x4 2d 3d usb2 usb3 pt1000 po".split())  # noqa: SIM905


THREAD = re.compile(r"M\d{4,}")  # longer than any size of a screw


# A description of these words alone says nothing.
EMPTY = frozenset(
    "la le les l the der die das den des de del dela el los il lo gli i het o a os as art item"  # noqa: SIM905
    " article artikel "
    "ref code codigo codice no nr number each and und et y e en with your our ea x reference referenz".split()
)


@dataclass(slots=True)
class Item:
    """A line as read. `strength` says how much its words look like an order of an article."""

    line: DraftLine
    strength: int
    piece: Piece
    currency: str | None = None


@dataclass(frozen=True, slots=True)
class Code:
    """An article number and where it stands; `field` says whose it is."""

    text: str
    begin: int
    end: int
    field: str = "sku"
    score: int = 0
    whole: tuple[int, int] = (0, 0)  # with the label


def read_item(piece: Piece, habits: Habits) -> Item | None:
    """The article, quantity and prices in a piece of text; None where it orders nothing."""
    bullet = BULLET.match(piece.text)
    rest = piece.part(bullet.end(), len(piece.text)) if bullet else piece
    if not rest.text or len(rest.text) > 600:
        return None
    dates = [match.span("date") for match in DATE.finditer(rest.text) if is_date(match)]
    masked, codes = take_labelled(blank(rest.text, dates))
    product = find_product(masked, habits)
    prices = product[1] if product else find_prices(masked, habits)
    masked = blank(masked, spans_of(prices))
    quantity = product[0] if product else find_quantity(masked, habits)
    if quantity is None:
        return None
    masked = blank(masked, [(quantity.begin, quantity.end)])
    if not any(code.field == "sku" for code in codes):
        bare = counted_code(rest.text) or best_code(masked)
        if bare and not (bare.score < 2 and codes):
            codes.append(bare)
            masked = blank(masked, [bare.whole])
    line = DraftLine(quantity=quantity.value, uom=quantity.unit)
    settle_prices(line, prices, quantity.value)
    describe(line, rest, masked)
    if not (codes or line.description):
        return None
    strength = quantity.strength + 2 * bool(bullet) + 2 * bool(prices.price) + strength_of(codes)
    item = Item(line, strength, rest, prices.currency)
    mark(item, codes, quantity, prices)
    if bullet and (bullet["place"] or bullet["hash"]):
        line.line = bullet["place"] or bullet["hash"]
        begin = bullet.start("place" if bullet["place"] else "hash")
        line.spots["line"] = piece.part(begin, begin + len(line.line)).spot(0.9)
    return item


def counted_code(text: str) -> Code | None:
    """The number between how many and what: `12x 77-1: Handle`."""
    match = COUNTED_CODE.match(text)
    if match is None or re.search(r"\d[a-z]+\Z", match["code"]):
        return None
    return Code(match["code"], *match.span("code"), score=2, whole=match.span("code"))


COUNTED_CODE = re.compile(r"\d+ ?[x×] (?P<code>[A-Z\d]*-?\d[\w./-]*):\s+(?=[^\W\d])")


def strength_of(codes: list[Code]) -> int:
    return max((code.score for code in codes), default=0)


def spans_of(prices: Prices) -> list[tuple[int, int]]:
    return [(each.begin, each.end) for each in (prices.price, prices.total) if each]


def blank(text: str, spans: list[tuple[int, int]]) -> str:
    """The text with these parts replaced by a character that no pattern knows, in place."""
    for begin, end in spans:
        text = text[:begin] + "\x1a" * (end - begin) + text[end:]
    return text


def take_labelled(text: str) -> tuple[str, list[Code]]:
    """The numbers that say whose they are, and the text without them."""
    codes: list[Code] = []
    for match in GTIN.finditer(text):
        group = "labelled" if match["labelled"] else "bare"
        if not any(code.field == "gtin" for code in codes):
            codes.append(Code(match[group], *match.span(group), "gtin", 3, match.span()))
    text = blank(text, [code.whole for code in codes])
    for match in SKU_LABEL.finditer(text):
        field = "buyer_sku" if match["own"] else "sku"
        if any(code.field == field for code in codes) or "@" in match["code"]:
            continue
        if REPLACED.search(text[: match.start()]):
            continue
        if len(match["code"]) < 3 and not re.search(r"[.:#°º]", match[0]):
            continue  # `Wall paint mat 10 L`
        codes.append(Code(match["code"], *match.span("code"), field, 3, match.span()))
    return blank(text, [code.whole for code in codes]), codes


def best_code(text: str) -> Code | None:
    """The word that looks most like an article number; None if none does."""
    found: Code | None = None
    tokens = list(TOKEN.finditer(text))
    for index, match in enumerate(tokens):
        word = match[0].strip("#.-–—/'")
        begin = match.start() + match[0].index(word) if word else match.start()
        enclosed = ENCLOSED.search(text, 0, begin) is not None
        score = code_score(word, text[:begin], edge=enclosed or index in {0, len(tokens) - 1})
        small = SMALL.fullmatch(word) and not SIZE.match(word)
        if enclosed or (small and stands_apart(text, match)):
            score += 1 if score else bool(small or LETTERED.fullmatch(word))
        score = 4 if score and match[0].startswith("#") else score
        if not text[:begin].strip("\x1a x×=@\t") and score >= 2:
            return Code(word, begin, begin + len(word), score=3, whole=match.span())
        if score and (found is None or score > found.score):
            found = Code(word, begin, begin + len(word), score=score, whole=match.span())
    return found


def stands_apart(text: str, match: re.Match[str]) -> bool:
    """Whether a word is all there is between two marks: `Yoga mat - YM6 - 8.50`."""
    before, after = text[: match.start()].rstrip(), text[match.end() :].lstrip()
    return before[-1:] in MARKS and before != "" and (not after or after[0] in MARKS)


MARKS = "-–—,;|:\x1a"
LETTERED = re.compile(r"[A-Z]{1,6}(?:-[A-Z]{1,6})+")
SMALL = re.compile(r"[A-Z]{1,4}-?\d{1,3}")
# `(4711`, `(your 4711`, `[ref. 4711`
ENCLOSED = re.compile(r"[(\[](?:[^\W\d_]{1,12}[ ./:]+){0,3}\Z")


def code_score(word: str, before: str, *, edge: bool) -> int:
    """0 for a word that is no article number, up to 3 for one that can hardly be anything else."""
    digits = sum(letter.isdigit() for letter in word)
    if not digits or "\x1a" in word or word.casefold() in NO_CODES or STANDARD.search(before):
        return 0
    if REPLACED.search(before[-40:]):
        return 0
    if re.fullmatch(r"\d{2,}-\d{2,}(?:-\d+)*|\d{3}(?:\.\d{2,3}){2,}", word) and digits >= 5:
        return 3 if edge else 2
    if word.isdecimal():
        lead = re.search(r"(?:\bof|\bvon|\bde|\bdi|\bvan|#|[x×])\s*\Z", before, re.IGNORECASE)
        return (2 if lead or len(word) >= 5 else 1) if len(word) >= 3 and (edge or lead) else 0
    if (SIZE.match(word) and not THREAD.fullmatch(word)) or not re.fullmatch(r"#?[\w./+-]+", word):
        return 0
    letters = [letter for letter in word if letter.isalpha()]
    upper = all(letter.isupper() for letter in letters)
    if not letters:
        return 2 if "-" in word and digits >= 4 else 1 if "." in word and digits >= 5 else 0
    if upper and (digits >= 2 or len(word) >= 5 or (edge and "-" in word)):
        return 3 if "-" in word or (digits >= 3 and edge) else 2
    return 1 if digits >= 2 and ("-" in word or upper) else 0


def settle_prices(line: DraftLine, prices: Prices, quantity: Decimal) -> None:
    """Price and amount; one that is the other, by what quantity times price comes to, is moved."""
    price, total = prices.price, prices.total
    if price and total and total.value * quantity == price.value != total.value:
        prices.price, prices.total = total, price
    if prices.price:
        line.unit_price = prices.price.value
        line.price_base_quantity = prices.price.base
    if prices.total:
        line.line_total = prices.total.value


def describe(line: DraftLine, piece: Piece, masked: str) -> None:
    """The longest run of words that are none of the other values."""
    best: Piece | None = None
    for begin, end in runs(masked):
        lead = LEAD.match(masked[begin:end])
        trail = TRAIL.search(masked, begin + (lead.end() if lead else 0), end)
        part = balanced(piece, begin + (lead.end() if lead else 0), trail.start() if trail else end)
        letters = sum(letter.isalpha() for letter in part.text)
        words = [word for word in fold(part.text).split() if word not in EMPTY]
        if letters >= 2 and words and (best is None or len(part.text) > len(best.text)):
            best = part
    if best is not None:
        line.description = best.text
        line.spots["description"] = best.spot(0.97)


def balanced(piece: Piece, begin: int, end: int) -> Piece:
    """The part, with the bracket that closes one within it."""
    part = piece.text[begin:end]
    if part.count("(") == part.count(")") + 1 and piece.text[end : end + 1] == ")":
        end += 1
    return piece.part(begin, end)


def runs(masked: str) -> Iterator[tuple[int, int]]:
    """The parts between the values that were taken out; empty brackets part them too."""
    for match in re.finditer(r"[^\x1a]+", masked):
        yield match.span()


def mark(item: Item, codes: list[Code], quantity: Amount, prices: Prices) -> None:
    """Numbers of the article, and the place of every value, with how sure each is."""
    line, piece = item.line, item.piece
    sure = 0.97 if item.strength >= 5 else 0.95 if item.strength >= 3 else 0.85
    for code in codes:
        setattr(line, code.field, code.text)
        spot = piece.part(code.begin, code.end).spot(sure if code.score > 1 else 0.9)
        line.spots[code.field] = spot
    line.spots["quantity"] = piece.part(quantity.start, quantity.stop).spot(sure)
    if quantity.unit:
        line.spots["uom"] = piece.part(*quantity.unit_at).spot(sure)
    for name, money in (("unit_price", prices.price), ("line_total", prices.total)):
        if money:
            line.spots[name] = piece.part(money.start, money.stop).spot(sure)
    if prices.price and prices.price.base:
        line.spots["price_base_quantity"] = piece.part(prices.price.stop, prices.price.end).spot(
            sure
        )
    line.where = f"line {piece.line}"
