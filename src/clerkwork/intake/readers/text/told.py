"""Articles within the sentences of a letter."""

import re
from collections.abc import Iterator

from clerkwork.intake.readers.countries import fold
from clerkwork.intake.readers.table.values import Habits, months
from clerkwork.intake.readers.text.items import Item, code_score, read_item
from clerkwork.intake.readers.text.kinds import ORDERS
from clerkwork.intake.readers.text.shape import Page, Piece, is_rule, joined
from clerkwork.intake.readers.text.words import NUM, NUMBER_WORDS, SKU_LABEL, is_measure, unit_word

SENTENCE_END = re.compile(
    r"(?<=[^\d\W][.!?])\s+(?=[A-ZÄÖÜÉÀ¿¡])|(?<=\d[.!?])\s+(?=[A-ZÄÖÜÉÀ¿¡][a-zäöü])|[!?]\s+"
)
BEGINS = re.compile(
    rf"(?<![\w.,/-])(?P<n>{NUM})\s?(?P<x>[x×])?\s*(?:(?P<of>of|von|de|di|van"
    rf"|d')\s+)?(?P<word>[^\s,;:]+)",
    re.IGNORECASE,
)
WORDED = re.compile(r"\b(?P<n>[^\W\d_]+)\s+(?P<unit>[^\W\d_]+)\b")
# What follows an article in a sentence and belongs to the sentence.
TAIL = re.compile(
    r"\s(?:by|before|until|no later|for delivery|delivered|delivery|to be delivered|to (?:our"
    r"|the|us|be)|asap|as soon|at your|from your|please|thanks|on (?:monday|tuesday|wednesday"
    r"|thursday|friday)"
    r"|under (?:our|po|p\.o)|per our|on (?:our|po)|for (?:our|the|next)|with (?:delivery|our)"
    r"|against|and (?:deliver|ship|send|confirm|invoice)|bis|zum|zur lieferung|spätestens|an"
    r" unsere?|unter|für (?:unser|die|den)|mit lieferung|auf unsere|bestellen|liefern|senden"
    r"|zu liefern"
    r"|pour (?:livraison|le|notre)|livr\w+|avant|à livrer|au plus tard|dès|para (?:entrega|el"
    r"|nuestr)|antes|a entregar|con entrega|per (?:consegna|il)|entro|da consegnare|con"
    r" consegna|voor (?:levering|onze)|uiterlijk|te leveren|op (?:maandag|dinsdag)|até|para"
    r" (?:entregar|o)|com entrega)\b.*\Z",
    re.IGNORECASE | re.DOTALL,
)
CONNECT = re.compile(
    r"(?:[\s,;.]|\b(?:and|und|sowie|et|y|e|en|plus|also|as well as|auch|ainsi que|además"
    r"|inoltre|ook|as)\b)+\Z",
    re.IGNORECASE,
)


def told_items(page: Page, stop: int, habits: Habits) -> list[Item]:
    """Articles within sentences: `please send us 20 boxes of 4711 and 5 of 4712`."""
    found: list[Item] = []
    ordering = False
    for paragraph in paragraphs(page, stop):
        for sentence in sentences(paragraph):
            ordering = ordering or ORDERS.search(sentence.text) is not None
            if ordering:
                found.extend(clause_items(sentence, habits))
    return found


def paragraphs(page: Page, stop: int) -> Iterator[Piece]:
    """Lines that stand together, as one piece each."""
    lines: list[Piece] = []
    for line in page.lines[:stop]:
        if line.text.strip() and line.line not in page.taken and not is_rule(line.text):
            lines.append(line)
        elif lines:
            yield joined(lines[:40])
            lines = []
    if lines:
        yield joined(lines[:40])


def sentences(paragraph: Piece) -> Iterator[Piece]:
    begin = 0
    for match in SENTENCE_END.finditer(paragraph.text):
        if SHORTENED.search(paragraph.text, begin, match.start()):
            continue
        counted = COUNTED.search(paragraph.text, max(begin, match.start() - 30), match.start())
        if counted and unit_word(counted[1]):
            continue  # `5 ex. Paint`: a unit that is cut short
        yield paragraph.part(begin, match.start())
        begin = match.end()
    yield paragraph.part(begin, len(paragraph.text))


SHORTENED = re.compile(
    r"\b(?:réf|ref|art|no|nr|núm|num|n|st|stk|pos|ca|inc|ltd|co|mr|mrs|ms|dr|hr|fr|approx|bzw"
    r"|inkl|pcs|pc|qty|p\.o|str|cod"
    r"|cód|cant|uds|ud|pz|tel|best|a\.s\.a\.p|sr|sra|m|mme|dhr|mevr)\.\Z",
    re.IGNORECASE,
)


COUNTED = re.compile(r"\d\s?([^\W\d_]{1,8})\.\Z")


def clause_items(sentence: Piece, habits: Habits) -> Iterator[Item]:
    """The articles of one sentence, cut where a quantity begins."""
    starts = each_coded(sentence.text, list(quantities(sentence.text)))
    for index, begin in enumerate(starts):
        end = starts[index + 1] if index + 1 < len(starts) else len(sentence.text)
        tail = TAIL.search(sentence.text, begin, end)
        clause = sentence.part(begin, tail.start() if tail else end)
        trail = CONNECT.search(clause.text, max(0, len(clause.text) - 60))
        item = read_item(clause.part(0, trail.start() if trail else len(clause.text)), habits)
        if item and item.strength >= 2:
            lower(item)
            yield item


def each_coded(text: str, starts: list[int]) -> list[int]:
    """Where every article has its number behind it, only starts between two such numbers."""
    codes = [match.start() for match in SKU_LABEL.finditer(text)]
    if len(codes) < 2:
        return starts
    kept: list[int] = []
    for start in starts:
        if not kept or any(kept[-1] < code < start for code in codes):
            kept.append(start)
    return kept


def quantities(text: str) -> Iterator[int]:
    """Where the quantities begin: a number before a unit, an x, or an article number."""
    for match in BEGINS.finditer(text):
        word = match["word"].strip(".()")
        before = text[: match.start()].rstrip()[-12:].casefold()
        ordered = before.endswith("order") and unit_word(word)  # `we order 4 boxes`
        if (NO_QUANTITY.search(before) and not ordered) or fold(word) in CONNECTORS:
            continue
        if (
            fold(word) in MONTHISH
            or fold(word) in months()
            or re.match(r"\s*[.:]\d", text[match.end("n") :])
        ):
            continue
        if is_measure(word) and before[-1:].isalpha() and before.split()[-1] not in CONNECTORS:
            continue  # `Paint matt 10 L` is a size
        known = unit_word(word) or match["x"] or match["of"]
        if known or code_score(word, "", edge=True) >= 2 or word[:1].isalpha():
            yield match.start()
    for match in WORDED.finditer(text):
        if fold(match["n"]) in NUMBER_WORDS and unit_word(match["unit"]):
            yield match.start()


NO_QUANTITY = re.compile(
    r"(?:@|\bat|à|\bje|\bzu|=|[€$£]|#|\bno\.|\bnr\.|\bpo|\border|\busd|\beur|\bgbp|\bitem"
    r"|\bart\.|preis|price|prix|precio|prezzo|prijs|preço|\bof|\bvon|\bde|\bdi|\bvan|\bréf\.|\bref\.)\s*\Z"
)
CONNECTORS = frozenset(
    "and und sowie et y e en plus also by for to at on in the is bis pour avant je a".split()  # noqa: SIM905
)
# What follows a number that is a day, a time or a span of time.
MONTHISH = frozenset(
    """
    working business am pm days tage weeks jan feb mar apr jun jul aug sep oct nov dec
    """.split()  # noqa: SIM905
)


def lower(item: Item) -> None:
    """What a sentence says is less sure than what a list says."""
    for name, spot in item.line.spots.items():
        item.line.spots[name] = spot._replace(sure=min(spot.sure, 0.95))
