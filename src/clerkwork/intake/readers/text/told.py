"""Articles within the sentences of a letter."""

import re
from collections.abc import Iterator

from clerkwork.intake.readers.countries import fold
from clerkwork.intake.readers.table.values import Habits, months
from clerkwork.intake.readers.text.dates import DATE
from clerkwork.intake.readers.text.items import Item, code_score, read_item
from clerkwork.intake.readers.text.kinds import ORDERS
from clerkwork.intake.readers.text.shape import Page, Piece, is_rule, joined
from clerkwork.intake.readers.text.words import (
    BRACKETED,
    NUM,
    NUMBER_WORDS,
    SIGN,
    SKU_LABEL,
    is_measure,
    unit_word,
)

SENTENCE_END = re.compile(
    r"(?<=[^\d\W][.!?])\s+(?=[A-ZÄÖÜÉÀ¿¡])|(?<=\)[.!?])\s+(?=[A-ZÄÖÜÉÀ¿¡])|(?<=\d[.!?])\s+(?=[A-ZÄÖÜÉÀ¿¡][a-zäöü])|[!?]\s+"
)
BEGINS = re.compile(
    rf"(?<![\w.,/-])(?P<n>{NUM})(?!\d|\s?[x×]\d|[-/]\w)\s?(?P<x>[x×])?\s*(?:(?P<of>of|von|de|di|van"
    rf"|d')\s+)?(?P<word>[^\s,;:]+)",
    re.IGNORECASE,
)
WORDED = re.compile(r"\b(?P<n>[^\W\d_]+)(?=\s+(?P<unit>[^\W\d_]+)\b)")
# What follows an article in a sentence and belongs to the sentence.
TAIL = re.compile(
    r"\s(?:by|before|until|no later|for delivery|delivered|delivery|to be delivered|to (?:our"
    r"|the|us|be)|asap|as soon|at your|from your|please|thanks|on (?:monday|tuesday|wednesday"
    r"|thursday|friday)"
    r"|under (?:our|po|p\.o)|per our|on (?:our|po)|for (?:our|the|next)|with (?:delivery|our)"
    r"|against|and (?:deliver|ship|send|confirm|invoice)|bis|zum(?! (?:\w+)?preis)|zur lieferung"
    r"|spätestens|an unsere?|unter|für (?:unser|die|den)|mit lieferung|auf unsere|bestellen|liefern|senden"
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
    ordering, orders = False, any(ORDERS.search(line.text) for line in page.lines[:stop])
    for paragraph in paragraphs(page, stop):
        for sentence in sentences(paragraph):
            ordering = ordering or ORDERS.search(sentence.text) is not None
            if orders:  # before anybody says so only what can hardly be anything else
                least = 2 if ordering else 5
                items = list(clause_items(sentence, habits))
                if ordering and items and items[0].strength >= 2:
                    least = 0  # `12 bags of X, 20 Y packs and 10 Z`
                found.extend(item for item in items if item.strength >= least)
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
    r"\b(?:\w*nr|réf|ref|art|no|nr|núm|num|n|st|stk|pos|ca|inc|ltd|co|mr|mrs|ms|dr|hr|fr|approx|bzw"
    r"|inkl|pcs|pc|qty|p\.o|str|cod|[^\W\d_aeiouyäöüéèàáíóú]{1,4}"
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
        if item:
            lower(item)
            yield item


def each_coded(text: str, starts: list[tuple[int, bool]]) -> list[int]:
    """Where every article has its number behind it, only starts between two such numbers."""
    starts = sorted(starts)
    codes = [match.start() for by in (SKU_LABEL, BRACKETED) for match in by.finditer(text)]
    kept: list[int] = []
    for start, firm in starts:
        coded = not kept or any(kept[-1] < code < start for code in codes)
        if not codes or coded or (firm and len(codes) < 2):
            kept.append(start)
    return kept


def quantities(text: str) -> Iterator[tuple[int, bool]]:
    """Where the quantities begin, a number before a unit, an x, or an article number; and whether
    it can hardly be anything else."""
    for match in BEGINS.finditer(text):
        word = match["word"].strip(".()")
        before = text[: match.start()].rstrip()[-12:].casefold()
        begun = before.endswith("order") or OF_THAT.search(text[: match.start()][-40:])
        ordered = begun and unit_word(word)  # `we order 4 boxes`, `the supply of 4 boxes`
        article = match["of"] and fold(word) in CONNECTORS  # `30 of the castors`
        if (NO_QUANTITY.search(before) and not ordered) or (
            fold(word) in CONNECTORS and not article
        ):
            continue
        if not_counted(text, match, word):
            continue
        sized = before[-1:].isalpha() and before.split()[-1] not in CONNECTORS | ASKING
        if is_measure(word) and sized and not OF.match(text, match.end()):
            continue  # `Paint matt 10 L` is a size, `send us 4 kg of flour` is none
        known = bool(unit_word(word) or match["x"] or match["of"])
        if known or code_score(word, "", edge=True) >= 2 or match["word"][:1].isalpha():
            yield match.start(), known
    for match in WORDED.finditer(text):
        if fold(match["n"]) in NUMBER_WORDS and unit_word(match["unit"]):
            yield match.start(), True


def not_counted(text: str, match: re.Match[str], word: str) -> bool:
    """Whether the number is that of a day, a time, or a price."""
    clock = re.match(r"\s*[.:]\d", text[match.end("n") :])
    glued = match.end("n") == match.start("word") and fold(word) in SIZES
    named = fold(word) in MONTHISH or (fold(word) in months() and not unit_word(word))
    dated = DATE.match(text, match.start())
    return bool(glued or clock or named or dated or MONEY.match(word))


SIZES = frozenset("mm cm in inch v w a hz mah".split())  # noqa: SIM905
MONEY = re.compile(rf"{SIGN}(?![^\W\d_])", re.IGNORECASE)
NO_QUANTITY = re.compile(
    r"(?:@|\bat|à|\bje|\bzu|=|[€$£]|#|\bno\.|\bnr\.|\bpo|\border|\busd|\beur|\bgbp|\bitem"
    r"|\bart\.|preis|price|prix|precio|prezzo|prijs|preço|\bof|\bvon|\bde|\bdi|\bvan|\bréf\.|\bref\.)\s*\Z"
)
OF_THAT = re.compile(
    r"\b(?:supply|delivery|order|lieferung|livraison|fourniture|commande|env[ií]o|suministro|entrega"
    r"|pedido|fornitura|consegna|ordine|levering|bestelling|fornecimento|encomenda|and|und|et|y|e|en)"
    r"\s+(?:of|von|de|di|van)\s*\Z",
    re.IGNORECASE,
)
CONNECTORS = frozenset(
    "and und sowie et y e en plus also by for to at on in the is bis pour avant je a".split()  # noqa: SIM905
)
# Who asks, or how, before the first quantity.
ASKING = frozenset(
    "us me need order require want take send supply uns mir bitte bestellen brauchen benötigen nous moi"  # noqa: SIM905
    " commander voulons désirons nos me necesitamos queremos pedimos ci mi ordiniamo vorremmo ons mij "
    "bestellen wij willen graag precisamos encomendamos queremos".split()
)
OF = re.compile(r"\s+(?:of|de|di|von|van|d'|d’)", re.IGNORECASE)
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
