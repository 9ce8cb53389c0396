"""Blocks of lines, such as addresses: what stands under a label, or by itself."""

import re
from collections.abc import Iterator, Sequence

from clerkwork.intake.draft import Address
from clerkwork.intake.readers.address_lines import PLACES, STREET, read_address
from clerkwork.intake.readers.countries import country_code, fold
from clerkwork.intake.readers.pages.label_words import PARTIES, label_of
from clerkwork.intake.readers.pages.labels import MARKS, UNKNOWN, Label, clean
from clerkwork.intake.readers.pages.labels_in_place import LEADING, flush
from clerkwork.intake.readers.pages.runs import Row, Run, overlap, run_of
from clerkwork.intake.readers.pages.strip import divided
from clerkwork.intake.readers.pages.words import Word

DEEPEST = 10  # lines of a block
PASSING = frozenset(("phone", "email", "web", "contact"))  # labels of lines within a block
WIDE = 2.0  # between the lines of a form, while the place has not been named
FIRST_LEADING = 2.4  # and between the label and the first
COMPANY = re.compile(
    r"(?<![\w])(?:S\.? ?Coop|Soc\.? ?Coop|S\.?a\.?s|GmbH|Ges\.m\.b\.H|mbH|AG|KG|KGaA|OHG|GbR|"
    r"e\.?\s?K\.?|UG|SE|Inc|LLC|L\.L\.C|Ltd|Limited|PLC|plc|LLP|Corp|Corporation|"
    r"Company|Co|Pty|S\.?A\.?S?|S\.?A\.?R\.?L|EURL|SASU|S\.?L\.?U?|S\.?p\.?A|S\.?r\.?l|"
    r"S\.?n\.?c|B\.?V\.?(?:B\.?A)?|N\.?V|"
    r"V\.?O\.?F|Lda|Unipessoal|S/A|Ltda|Group|Gruppe|Holding|Industries|Enterprises|Systems|"
    r"Solutions|Technologies|"
    r"Electronics|International|Services|Supplies|Trading|Manufacturing|University|Hospital|"
    r"Foods|Stores|Traders|Pvt|"
    r"Werke|Handel|Handels|Cie|Oy|AB|AS|ApS|A/S|Sp\. z o\.o|Kft|s\.r\.o)(?:\.|,|\b)(?!\w)"
)
PERSON = re.compile(
    r"\A(?:(?:Mr|Mrs|Ms|Dr|Herr|Frau|Herrn|M|Mme|Sr|Sra|Sig|Sig\.ra|Dhr|Mevr|Eng|Ing)\b\.?\s*)",
    re.IGNORECASE,
)
FOR_WHOM = re.compile(
    r"\A(?:attn?\b|attention\b|c/o\b|z\.?\s?hd\.?|zu h(?:ae|ä)nden|t\.?\s?a\.?\s?v\.?|a/c\b|"
    r"contact\b|kontakt\b|"
    r"ansprechpartner|à l.attention|a la att|att:|alla c\.?\s?a|ref\b|abt\b|abteilung\b|dept\b|"
    r"department\b|"
    r"at\.te|aos cuidados|p\.\s?a\.?\s)", re.IGNORECASE
)  # fmt: skip
REACH = re.compile(
    r"@|www\.|https?:|\A\W*(?:tel|phone|ph|fax|telefon|telefax|mobile?|cell|email|e-mail|mail|"
    r"web|t|f|m|tél|tlf|telf|gsm)\b\W|"
    r"\A\+?[\d\s()./-]{7,}\Z|\A(?:vat|ust|uid|tva|siret|siren|nif|cif|nipc|p\.?\s?iva|c\.?f\.?|"
    r"btw|kvk|iban|bic|abn|gstin?|ein|"
    r"steuer|tax|duns|gln|contribuinte|partita|cod\.?\s?fisc|reg\.?\s?no|company (?:no|reg))\b",
    re.IGNORECASE,
)  # fmt: skip


def block_under(rows: Sequence[Row], labels: Sequence[Label], label: Label) -> list[Run]:
    """The lines of the block that a label stands over or beside."""
    stops = stops_of(labels) & {(e.row, e.place) for e in labels if e.name not in PASSING}
    if label.rest is not None and clean(label.rest.text):
        first: Run | None = label.rest
        lefts = (label.rest.left, label.run.left, *indents(rows, label))
        return [label.rest, *lines_below(rows, label.row, label.rest, lefts, labels)]
    first = first_below(rows, label, stops)
    row = label.row
    if first is None:
        place = label.place + 1
        beside = rows[label.row].runs[place : place + 1]
        if not beside or (label.row, place) in stops:
            return []
        first = beside[0]
        if first.left - label.run.right > 0.35 * label.run.page.width:
            return []
    else:
        row = next(i for i in range(label.row, len(rows)) if any(r is first for r in rows[i].runs))
    return [first, *lines_below(rows, row, first, (first.left,), labels)]


def indents(rows: Sequence[Row], label: Label) -> Iterator[float]:
    """Where the row below begins, if it is indented under a label that its value follows."""
    below = rows[label.row + 1] if label.row + 1 < len(rows) else None
    if below is not None and label.rest is not None and below.page is label.run.page:
        left = below.runs[0].left
        if label.run.left < left < label.rest.left and len(below.runs) == 1:
            yield left


def stops_of(labels: Sequence[Label]) -> set[tuple[int, int]]:
    """The runs, by row and place, at which a block ends."""
    return {(each.row, each.place) for each in labels if each.name in PARTIES or each.sharp}


def first_below(rows: Sequence[Row], label: Label, stops: set[tuple[int, int]]) -> Run | None:
    run = label.run
    for index in range(label.row + 1, min(label.row + 7, len(rows))):
        row = rows[index]
        if row.page is not run.page or row.top - run.bottom > FIRST_LEADING * row.height:
            return None
        for place, other in enumerate(row.runs):
            if aligned(other, (run.left,)) or overlap(run, other) > 0.5:
                return None if (index, place) in stops else other
    return None


def aligned(run: Run, lefts: Sequence[float]) -> bool:
    return any(abs(run.left - left) < 1.2 * run.height for left in lefts)


def lines_below(
    rows: Sequence[Row],
    row: int,
    first: Run,
    lefts: Sequence[float],
    labels: Sequence[Label],
) -> Iterator[Run]:
    """The lines that go on with a block, as long as they are near and aligned."""
    stops = stops_of(labels)
    last = first
    placed = place_like(clean(first.text))
    for index in range(row + 1, min(row + 3 * DEEPEST, len(rows))):
        here = rows[index]
        if here.page is not first.page:
            return
        hit = next(
            (
                (place, run)
                for place, run in enumerate(here.runs)
                if aligned(run, lefts) or flush(run, last)
            ),
            None,
        )
        gap = here.top - last.bottom
        if hit is None:
            if gap > (LEADING if placed else WIDE) * last.height:
                return
            continue
        place, run = hit
        open_still = not placed and abs(run.left - last.left) < 2
        if gap > (WIDE if open_still else LEADING) * min(last.height, run.height):
            return
        if (index, place) in stops and not passing(labels, index, place):
            return
        if divided(Row(first.page, [last], last.top, last.bottom),
                   Row(first.page, [run], run.top, run.bottom)):  # fmt: skip
            return
        yield run
        placed = placed or place_like(clean(run.text))
        last = run


def passing(labels: Sequence[Label], row: int, place: int) -> bool:
    """Whether a label within a block belongs to it: a telephone, a person."""
    mine = [each for each in labels if each.row == row and each.place == place]
    return bool(mine) and all(each.name in PASSING for each in mine)


def postal(lines: Sequence[Run]) -> list[Run]:
    """The lines without telephone, mail, tax numbers and persons to whom it may concern."""
    kept = []
    for run in lines:
        text = clean(run.text)
        if not text.strip(MARKS) or REACH.search(text) or FOR_WHOM.match(text):
            continue
        name = label_of(text.split(":")[0]) if ":" in text else None
        if name and name not in PARTIES and name != UNKNOWN:
            continue
        kept.append(run)
    return kept


def place_like(text: str) -> bool:
    return any(pattern.match(text.strip(" ,;")) for pattern in PLACES)


def street_like(text: str) -> bool:
    return bool(STREET.search(text)) and any(c.isdigit() for c in text)


def address_of(
    lines: Sequence[Run], buyer: str | None = None
) -> tuple[Address, dict[str, list[Run]]] | None:
    """The address in a block, and the lines that each part of it is from."""
    block = postal(pieces_of(lines))[:DEEPEST]
    if not block:
        return None
    texts = [clean(run.text) for run in block]
    ends = [i for i, text in enumerate(texts) if place_like(text) and i]
    end = next((i for i in ends if not street_like(texts[i])), ends[-1] if ends else None)
    if end is not None:
        keep = end + 1
        for ahead in (1, 2):  # a state may stand between
            if end + ahead < len(texts) and country_code(texts[end + ahead]) is not None:
                keep = end + 1 + ahead
                break
        block, texts = block[:keep], texts[:keep]
    region = take_region(texts)
    chosen = name_line(texts, buyer)
    rest = [text for index, text in enumerate(texts) if index > chosen]
    address = read_address([texts[chosen], *rest]) if len(texts) > 1 else read_address(texts)
    if address is None:
        return None
    if address.name is None and len(texts) == 1:
        address.name = texts[0]
        address.street = None if address.street == texts[0] else address.street
    if address.city and (match := PROVINCE.match(address.city)):
        address.city, region = match[1], region or match[2]
    address.region = address.region or region
    return address, origins(address, block)


PROVINCE = re.compile(r"(.+?)\s*\(([A-Z]{2})\)\Z")
COUNTY = re.compile(
    r"(?:[A-Z][a-z]+ )?[A-Z][a-z]+shire\Z|(?:East|West|North|South|Greater|Co\.|"
    r"County) (?:Sussex|Yorkshire|Midlands|London|"
    r"Manchester|Glamorgan|Lothian|[A-Z][a-z]+)\Z|(?:Devon|Kent|Essex|Surrey|Norfolk|Suffolk|"
    r"Cornwall|Dorset|Somerset|Cumbria|"
    r"Merseyside|Tyne and Wear|Durham|Rutland|Fife|Middlesex|Gwynedd|Dyfed|Powys|Antrim|"
    r"Highland|Avon|Cleveland|Humberside)\Z"
)
UK_CODE = re.compile(r"[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}\Z")


def pieces_of(lines: Sequence[Run]) -> list[Run]:
    """The lines of a block; one that holds an address with commas is taken apart."""
    if not lines or max(lines[0].text.count(mark) for mark in ",;") < 2:
        return list(lines)
    ends = ";" if lines[0].text.count(";") > 1 else ","
    pieces: list[Run] = []
    whole = [lines[0]]
    for line in lines[1:3]:
        parts = whole[-1].text.strip(".").split(ends)
        if not whole[-1].text.endswith(ends) and any(place_like(part) for part in parts[-2:]):
            break
        whole.append(line)
    words = [word for line in whole for word in line.words]
    begin = 0
    for index, word in enumerate(words, start=1):
        rest = words[index:]
        unit = NUMBERED_UNIT.match(" ".join(each.text for each in words[begin:index]))
        if index == len(words) or (word.text.endswith(ends) and not leans(rest) and not unit):
            pieces.append(run_of(words[begin:index], lines[0].page))
            begin = index
    return pieces


UNIT_PART = re.compile(
    r"(?:suite|ste|apt|dock|floor|fl|unit|room|rm|bldg|building|\d+[ºª°]|esc|piso|bis|bus|bte|"
    r"scala|int|top|stiege|tür)\b|#",
    re.IGNORECASE,
)


NUMBERED_UNIT = re.compile(r"(?:gala|shed|plot|shop|unit|lot)(?: no\.?)? \d+,\Z", re.IGNORECASE)


def leans(words: Sequence[Word]) -> bool:
    """Whether what follows a comma belongs to what stands before it: `Inc.`, `Suite 200`."""
    stop = next((i for i, word in enumerate(words, start=1) if word.text.endswith(",")), len(words))
    text = " ".join(word.text for word in words[:stop]).strip(" ,")
    if len(text.split()) <= 2 and COMPANY.match(text) and len(text) < 12:
        return True
    return UNIT_PART.match(text) is not None and len(text) < 14


def take_region(texts: list[str]) -> str | None:
    """Take a British county out of the lines between the town and the postcode."""
    for index in range(2, len(texts)):
        if UK_CODE.match(texts[index].strip(" ,;")) and COUNTY.match(texts[index - 1].strip(" ,;")):
            return texts.pop(index - 1)
    return None


def name_line(texts: Sequence[str], buyer: str | None) -> int:
    """Which line is the name of the organisation, where a person stands above or below it."""
    head = []
    for index, text in enumerate(texts):
        if index and (street_like(text) or place_like(text)):
            break
        head.append(index)
    for index in head:
        if buyer and fold(buyer) and fold(buyer) in fold(texts[index]):
            return index
    for index in head:
        if COMPANY.search(texts[index]):
            return index
    return 1 if len(head) > 1 and PERSON.match(texts[0]) else 0


def origins(address: Address, block: Sequence[Run]) -> dict[str, list[Run]]:
    """The lines of the block in which each part of the address stands."""
    found: dict[str, list[Run]] = {}
    for part in ("name", "street", "street2", "city", "region", "postcode"):
        value = getattr(address, part)
        if value:
            hits = [run for run in block if fold(value) in fold(run.text)]
            found[part] = hits[:1] or list(block)
    if address.country:
        hits = [run for run in block if country_code(clean(run.text)) == address.country]
        found["country"] = hits[:1] or found.get("city") or list(block)
    return found
