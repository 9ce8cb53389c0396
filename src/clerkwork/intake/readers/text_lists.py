"""Articles that a letter orders without a table: labelled, as a list, or within sentences."""

import re
from collections.abc import Iterator

from clerkwork.intake.draft import DraftLine
from clerkwork.intake.readers.countries import fold
from clerkwork.intake.readers.table_values import Habits, iso_date, number, number_with_unit
from clerkwork.intake.readers.text_items import BULLET, Item, code_score, read_item
from clerkwork.intake.readers.text_kinds import ORDERS
from clerkwork.intake.readers.text_labels import ARTICLE_ROLES, Labelled, label_in
from clerkwork.intake.readers.text_shape import Page, Piece, cells, is_rule, joined
from clerkwork.intake.readers.text_words import NUM, NUMBER_WORDS, unit_word

FIELDS = {
    "sku": "sku", "item": "sku", "item_sku": "sku", "maker_sku": "sku", "po_number": "sku",
    "buyer_sku": "buyer_sku", "gtin": "gtin", "uom": "uom", "line": "line",
    "desc": "description", "article": "description",
}  # fmt: skip
STARTS = frozenset(("article", "item", "item_sku", "sku", "desc", "line", "gtin", "buyer_sku"))
SENTENCE_END = re.compile(
    r"(?<=[^\d\W][.!?])\s+(?=[A-ZÄÖÜÉÀ¿¡])|(?<=\d[.!?])\s+(?=[A-ZÄÖÜÉÀ¿¡][a-zäöü])|[!?]\s+"
)
BEGINS = re.compile(
    rf"(?<![\w.,/-])(?P<n>{NUM})\s?(?P<x>[x×])?\s*(?:(?P<of>of|von|de|di|van|d')\s+)?(?P<word>[^\s,;:]+)",
    re.IGNORECASE,
)
WORDED = re.compile(r"\b(?P<n>[^\W\d_]+)\s+(?P<unit>[^\W\d_]+)\b")
# What follows an article in a sentence and belongs to the sentence.
TAIL = re.compile(
    r"\s+(?:by|before|until|no later|for delivery|delivered|delivery|to be delivered|to (?:our|the|us|be)|asap|as soon|at your|from your|please|thanks|on (?:monday|tuesday|wednesday|thursday|friday)"
    r"|under (?:our|po|p\.o)|per our|on (?:our|po)|for (?:our|the|next)|with (?:delivery|our)|against|and (?:deliver|ship|send|confirm|invoice)|bis|zum|zur lieferung|spätestens|an unsere?|unter|für (?:unser|die|den)|mit lieferung|auf unsere|bestellen|liefern|senden|zu liefern"
    r"|pour (?:livraison|le|notre)|livr\w+|avant|à livrer|au plus tard|dès|para (?:entrega|el|nuestr)|antes|a entregar|con entrega|per (?:consegna|il)|entro|da consegnare|con consegna|voor (?:levering|onze)|uiterlijk|te leveren|op (?:maandag|dinsdag)|até|para (?:entregar|o)|com entrega)\b.*\Z",
    re.IGNORECASE | re.DOTALL,
)
CONNECT = re.compile(
    r"(?:[\s,;.]|\b(?:and|und|sowie|et|y|e|en|plus|also|as well as|auch|ainsi que|además|inoltre|ook|as)\b)+\Z",
    re.IGNORECASE,
)
ADDRESS_LINE = re.compile(
    r"\b(?:street|road|avenue|lane|drive|suite|straße|strasse|floor|postfach|rue|calle|via|laan|rua)\b",
    re.IGNORECASE,
)


def labelled_items(page: Page, values: list[Labelled], habits: Habits) -> list[Item]:
    """Articles of which each value stands behind a label: `Item: AB-100`, `Quantity: 10`."""
    groups: list[dict[str, Labelled]] = []
    group: dict[str, Labelled] = {}
    for each in values:
        if each.role not in ARTICLE_ROLES:
            continue
        again = each.role in group
        if (again or far(group, each)) and group:
            groups.append(group)
            group = {}
        group[each.role] = each
    groups.append(group)
    return [item for group in groups if (item := grouped(page, group, habits))]


def far(group: dict[str, Labelled], each: Labelled) -> bool:
    """Whether a value stands lines away from the rest of its article."""
    last = max((other.value.line for other in group.values()), default=each.value.line)
    return each.value.line - last > 3 or (
        each.role in STARTS and "quantity" in group and each.value.line > last + 1
    )


def grouped(page: Page, group: dict[str, Labelled], habits: Habits) -> Item | None:
    """One article of labelled values; None without a quantity or without an article."""
    line = DraftLine()
    quantity = group.get("quantity")
    if quantity is None:
        return None
    text = quantity.value.text.rstrip(" x×,;")
    together = number_with_unit(text, habits.decimal_mark)
    line.quantity = together[0] if together else number(text, habits.decimal_mark)
    line.uom = together[1] if together else None
    if line.quantity is None:
        return None
    for role, each in group.items():
        value = each.value.text.strip(" ,;*")
        if role in FIELDS and getattr(line, FIELDS[role]) is None:
            name = FIELDS[role]
            if role in {"article", "item"}:
                name = (
                    "sku"
                    if code_score(value, "", edge=True) and "sku" not in group
                    else "description"
                )
            setattr(line, name, value)
            line.spots[name] = each.value.spot(0.97)
        elif role in {"unit_price", "line_total"}:
            amount = number(value.split(" per ")[0].split("/")[0].strip(), habits.decimal_mark)
            setattr(line, role, amount)
            line.spots[role] = each.value.spot(0.97)
        elif role == "delivery":
            line.requested_delivery = None
    heading(page, line, min(each.label.line for each in group.values()))
    if not (line.sku or line.description or line.gtin or line.buyer_sku):
        return None
    line.spots["quantity"] = quantity.value.spot(0.98)
    if together:
        line.spots["uom"] = quantity.value.spot(0.97)
    line.where = f"line {quantity.value.line}"
    return Item(line, 8, quantity.value)


def heading(page: Page, line: DraftLine, first: int) -> None:
    """The name of the article in the line above its labels."""
    if line.description or first < 2:
        return
    above = page.lines[first - 2]
    bullet = BULLET.match(above.text)
    if not above.text.strip() or label_in(above) or not (bullet or line.sku is None):
        return
    name = above.part(bullet.end() if bullet else 0, len(above.text))
    if 2 < len(name.text) < 90 and not name.text.endswith((",", ".", ":")):
        line.description = name.text
        line.spots["description"] = name.spot(0.95)


def listed_items(page: Page, stop: int, habits: Habits) -> list[Item]:
    """Articles of which each stands in a line of its own."""
    found: list[Item] = []
    for line in page.lines[:stop]:
        if line.line in page.taken or not line.text.strip() or is_rule(line.text):
            continue
        item = None if sentence_like(line.text) else read_item(line, habits)
        if item is not None:
            found.append(item)
    return [
        item for item in found if item.strength >= 3 or (item.strength >= 2 and in_run(item, found))
    ]


def in_run(item: Item, found: list[Item]) -> bool:
    """Whether another article stands in a line next to this one."""
    return any(
        other is not item and abs(other.piece.line - item.piece.line) <= 2 for other in found
    )


def sentence_like(text: str) -> bool:
    """Whether a line is part of a sentence, or of an address, rather than of a list."""
    bare = text.strip()
    if ADDRESS_LINE.search(bare) and not BULLET.match(text):
        return True
    if BULLET.match(text) or re.match(r"\s*\d", text):
        return False
    return (
        bool(ORDERS.search(bare))
        or len(bare) > 160
        or (bare.endswith((".", ",")) and bare.count(" ") > 9)
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
        yield paragraph.part(begin, match.start())
        begin = match.end()
    yield paragraph.part(begin, len(paragraph.text))


SHORTENED = re.compile(
    r"\b(?:réf|ref|art|no|nr|núm|num|n|st|stk|pos|ca|inc|ltd|co|mr|mrs|ms|dr|hr|fr|approx|bzw|inkl|pcs|pc|qty|p\.o|str|cod"
    r"|cód|cant|uds|ud|pz|tel|best|a\.s\.a\.p|sr|sra|m|mme|dhr|mevr)\.\Z",
    re.IGNORECASE,
)


def clause_items(sentence: Piece, habits: Habits) -> Iterator[Item]:
    """The articles of one sentence, cut where a quantity begins."""
    starts = list(quantities(sentence.text))
    for index, begin in enumerate(starts):
        end = starts[index + 1] if index + 1 < len(starts) else len(sentence.text)
        tail = TAIL.search(sentence.text, begin, end)
        clause = sentence.part(begin, tail.start() if tail else end)
        trail = CONNECT.search(clause.text)
        item = read_item(clause.part(0, trail.start() if trail else len(clause.text)), habits)
        if item and item.strength >= 2:
            lower(item)
            yield item


def quantities(text: str) -> Iterator[int]:
    """Where the quantities begin: a number before a unit, an x, or an article number."""
    for match in BEGINS.finditer(text):
        word = match["word"].strip(".()")
        before = text[: match.start()].rstrip()[-12:].casefold()
        if NO_QUANTITY.search(before) or fold(word) in CONNECTORS:
            continue
        known = unit_word(word) or match["x"] or match["of"]
        if known or code_score(word, "", edge=True) >= 2 or word[:1].isalpha():
            if fold(word) not in MONTHISH and not re.match(r"\s*[.:]\d", text[match.end("n") :]):
                yield match.start()
    for match in WORDED.finditer(text):
        if fold(match["n"]) in NUMBER_WORDS and unit_word(match["unit"]):
            yield match.start()


NO_QUANTITY = re.compile(
    r"(?:@|\bat|à|\bje|\bzu|=|[€$£]|#|\bno\.|\bnr\.|\bpo|\border|\busd|\beur|\bgbp|\bitem|\bart\.|\bof|\bvon|\bde|\bdi|\bvan|\bréf\.|\bref\.)\s*\Z"
)
CONNECTORS = frozenset(
    "and und sowie et y e en plus also by for to at on in the is bis pour avant je a".split()
)
MONTHISH = frozenset(
    "january february march april may june july august september october november december januar februar marz mai juni "
    "juli oktober dezember janvier fevrier mars avril juin juillet aout septembre octobre novembre decembre enero febrero "
    "marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre gennaio febbraio aprile maggio giugno luglio "
    "settembre ottobre novembre dicembre januari februari maart mei augustus janeiro fevereiro marco maio junho julho "
    "setembro outubro novembro dezembro jan feb mar apr jun jul aug sep oct nov dec days day tage weeks working business am pm".split()
)


def lower(item: Item) -> None:
    """What a sentence says is less sure than what a list says."""
    for name, spot in item.line.spots.items():
        item.line.spots[name] = spot._replace(sure=min(spot.sure, 0.95))


def cell_pairs(line: Piece) -> list[Labelled]:
    """The labelled values of one line: `Item: AB-100, Qty: 10, Price: 3.50`."""
    parts = [part for cell in cells(line) for part in split_pairs(cell)]
    pairs = [label_in(part) for part in parts]
    return [pair for pair in pairs if pair and pair.value.text]


def split_pairs(cell: Piece) -> Iterator[Piece]:
    begin = 0
    for match in re.finditer(r"\s*[,;|]\s+(?=[^\W\d_][^:,;]{1,28}:)", cell.text):
        yield cell.part(begin, match.start())
        begin = match.end()
    yield cell.part(begin, len(cell.text))
