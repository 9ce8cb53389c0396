"""Who orders and where the goods go, in a letter."""

import re
from collections.abc import Sequence

from clerkwork.intake.draft import Address, DraftOrder
from clerkwork.intake.readers.address_lines import read_address as address_of_lines
from clerkwork.intake.readers.countries import country_code, fold
from clerkwork.intake.readers.text.labels import PERSON
from clerkwork.intake.readers.text.shape import Page, Piece, cells

FORMS = (
    r"Ltd|Limited|LLC|L\.L\.C|Inc|Incorporated|Corp|Corporation|Co|Company|PLC|LLP|LP|GmbH|mbH"
    r"|AG|KG|OHG|e\.K|eG|e\.V|UG"
    r"|GmbH & Co\. KG|SE|S\.?A\.?R\.?L|S\.?A\.?S|S\.?A|EURL|SCI|S\.?L\.?U?|S\.?r\.?l|S\.?p\.?A"
    r"|S\.?n\.?c|B\.?V|N\.?V|V\.?O\.?F"
    r"|Lda|Ltda|SRL|Ges\.?\s?m\.?\s?b\.?\s?H|S\.a\.s|S\.a\.r\.l|S\.c|Unipessoal Lda|BVBA|SPRL"
    r"|e\.U|Soc\. Coop|S\. Coop|SCRL|SNC|SA\/NV|C\.V|Pvt\. Ltd|Private Limited|LLP|K\.K|GbR|PartG"
    r"|ApS|A/S|AB|Oy|Pty|Group|Holding|Gesellschaft|Sp\. z o\.o"
)
CAPITALS = "LTD|LIMITED|INC|CORP|CORPORATION|COMPANY|GMBH|GROUP|HOLDING|PTY|LTDA|LDA"
LEGAL = re.compile(rf"(?:\A|[\s,.&])(?:{FORMS}|{CAPITALS})\.?(?=\Z|[\s,.)|])")
CLOSE = re.compile(
    r"\s*(?:with )?(?:kind(?:est)?|best|warm)?\s*(?:regards|wishes)\b|\s*(?:yours (?:sincerely"
    r"|faithfully|truly)|sincerely"
    r"|thanks|thank you|many thanks|cheers|best)\s*[,.!]?\s*\Z|\s*(?:mit )?(?:freundliche[nr]?"
    r"|beste[nr]?|viele|schöne"
    r"|herzliche) grü(?:ß|ss)en?|\s*(?:mfg|gruß|grüße|lg|vg)\b|\s*(?:bien |très )?cordialement"
    r"|\s*cordiales|\s*salutations"
    r"|\s*(?:un )?(?:cordial )?saludos?\b|\s*atentamente|\s*(?:cordiali|distinti) saluti"
    r"|\s*(?:met )?vriendelijke groet"
    r"|\s*(?:hartelijke|beste) groet|\s*(?:com os melhores |melhores )?cumprimentos"
    r"|\s*atenciosamente|\s*grazie\s*[,.!]?\Z"
    r"|\s*(?:merci|gracias|bedankt|obrigad[oa]|danke|vielen dank)\s*[,.!]?\s*\Z|\s*--\s*\Z"
    r"|\s*veuillez agréer|\s*mvg\b"
    r"|\s*authori[sz]ed (?:by|signature)|\s*signed|\s*approved by|\s*dank und gru|\s*bien à vous",
    re.IGNORECASE,
)
TITLES = re.compile(
    r"\b(?:manager|purchas|buyer|procurement|director|assistant|department|einkauf|einkäufer"
    r"|leiter|leitung|abteilung"
    r"|achats|acheteu|responsable|compras|jefe|acquisti|ufficio|inkoop|inkoper|head of|officer"
    r"|team|logistics|office|sales"
    r"|ceo|cfo|owner|inhaber|geschäftsführer|coordinator|clerk|chef|operations|warehouse"
    r"|comprador|supply chain|specialist)",
    re.IGNORECASE,
)
CONTACT = re.compile(
    r"@|\bwww\.|https?:|\b(?:tel|phone|fax|mob|mobile|cell)\b\.?\s*[:.+(\d]"
    r"|\b[tmfe]\b\.?:?\s*[+(]?\d{2}|\+\d|\biban\b|\bust\b|\bvat\b|\btva\b|\bhrb"
)
BEHALF = re.compile(
    r"(?:on behalf of|for and on behalf of|im (?:Namen|Auftrag) (?:von|der)|au nom de|en"
    r" nombre de|per conto di|namens|em nome d[ae])"
    r"\s+(?:the |der |la |le |die )?(?P<name>[^\n,;:]{2,70})",
    re.IGNORECASE,
)


# A part of an address in one line; the number of a house belongs to the street before it.
PART = re.compile(r"[^,]+(?:,\s*\d{1,3}[a-zA-Z]?\s*(?=,))?")


def set_ship_to(order: DraftOrder, block: Sequence[Piece], sure: float) -> None:
    """The address of a block of lines, with the place of each part."""
    if len(block) == 1 and block[0].text.count(",") >= 2:
        block = [block[0].part(*match.span()) for match in PART.finditer(block[0].text)]
    lines = [piece for piece in block if not CONTACT.search(piece.text.casefold())]
    lines = [piece for piece in lines if not PERSON.match(piece.text)]
    address = address_of_lines([piece.text.rstrip(".") for piece in lines])
    if address is None or not (address.city or address.postcode or address.street):
        return
    repair(address)
    if len(block) > 2 and block[0].line == block[-1].line:
        whole_street(address, [piece.text for piece in lines])
    order.ship_to = address
    for part in ("name", "street", "street2", "city", "region", "postcode", "country"):
        value = getattr(address, part)
        piece = place_of(value, lines, country=part == "country") if value else None
        if piece:
            order.spots[f"ship_to.{part}"] = piece.spot(sure)


def repair(address: Address) -> None:
    """A street whose place stands behind a comma in the same line."""
    if address.city or not address.street or "," not in address.street:
        return
    again = address_of_lines([address.name or "x", *address.street.split(",")])
    if again and again.city:
        address.street, address.city = again.street, again.city
        address.postcode, address.region = again.postcode, again.region
        address.country = address.country or again.country


def whole_street(address: Address, parts: Sequence[str]) -> None:
    """What stands behind the street in one line belongs to it: `Drive 182, Suite 200`."""
    if not address.street or not address.street2 or address.street not in parts:
        return
    begin = parts.index(address.street) + 1
    town = address.city or address.postcode or ""
    end = next((at for at in range(begin, len(parts)) if town and town in parts[at]), begin)
    behind = [part for part in address.street2.split(", ") if part in parts[begin:end]]
    rest = [part for part in address.street2.split(", ") if part not in behind]
    address.street = ", ".join([address.street, *behind])
    address.street2 = ", ".join(rest) or None


def place_of(value: str, lines: Sequence[Piece], *, country: bool) -> Piece | None:
    """Where a value stands; of a country, whose code was made, the last line that names it."""
    for line in reversed(lines) if country else lines:
        if not country and value in line.text:
            begin = line.text.index(value)
            return line.part(begin, begin + len(value))
        if country:
            for match in re.finditer(r"[^,]+", line.text):
                if country_code(match[0].strip()) == value:
                    return line.part(*match.span())
    return lines[-1] if lines and country else None


def closing_line(page: Page) -> int | None:
    """The index of the line that closes the letter: what follows signs it."""
    for index, line in enumerate(page.lines):
        if index and len(line.text) < 70 and CLOSE.match(line.text):
            return index
    return None


def signed_by(page: Page, begin: int) -> tuple[Piece, float] | None:
    """The organisation in a signature: one with its legal form, else what is no person."""
    lines = [
        line.part(0, len(line.text))
        for line in page.lines[begin + 1 : begin + 12]
        if line.text.strip()
    ]
    parts = [part for line in lines[:8] for part in divided(line)]
    for part in parts:
        if (
            LEGAL.search(part.text)
            and len(part.text) < 70
            and not CONTACT.search(part.text.casefold())
        ):
            return part, 0.95
    if not parts:
        return None
    if named_elsewhere(page, parts[0], begin):
        return parts[0], 0.85
    for part in parts[1:5]:
        named = part.text[:1].isupper() and not re.search(r"\d", part.text)
        if named and not TITLES.search(part.text) and not CONTACT.search(part.text.casefold()):
            return part, 0.85
    return None


def named_elsewhere(page: Page, part: Piece, begin: int) -> bool:
    """Whether the first line of a signature is named above too, as organisations are, in more
    words than one: `Order details: B&L Motorcycles branding`."""
    name = fold(part.text)
    if len(name.split()) < 2 or re.search(r"\d", part.text) or CONTACT.search(name):
        return False
    return any(name in fold(line.text) for line in page.lines[:begin][:200])


def divided(line: Piece) -> list[Piece]:
    """The parts of a line of a signature: `Anna Berg | Acme GmbH`, `Purchasing, Acme Ltd`."""
    for by in (
        r"\s*[|•·]\s*",
        r"\s+[–—-]\s+",
        rf",\s+(?!(?:{FORMS})\.?(?:\W|\Z))",
    ):
        pieces = [m.span() for m in re.finditer(rf"(?:(?!{by}).)+", line.text)]
        if len(pieces) > 1 and (by[3:4] == "[" or LEGAL.search(line.text)):
            return [part for span in pieces if (part := line.part(*span)).text.strip(",| ")]
    return [line]


def letterhead(page: Page) -> tuple[Piece, float] | None:
    """The organisation that a text begins with, above any label or salutation."""
    for line in [each for each in page.lines if each.text.strip()][:4]:
        text = line.text.strip()
        if ":" in text or text.endswith(",") or len(text) > 60:
            return None
        if LEGAL.search(text) and line.line not in page.taken:
            return bare_name(cells(line)[0]), 0.9
    return None


# What a title says around the name of who orders: `ORDER from Acme Ltd`, `Acme Ltd - ORDER 4711`.
TITLED = re.compile(
    r"\A(?:(?:purchase )?order|bestellung|(?:bon de )?commande|(?:orden de )?pedido|ordine"
    r"|(?:inkoop)?order|bestelling|encomenda)\s+(?:from|by|of|for|von|der|de|du|di|da|van)\s+",
    re.IGNORECASE,
)
BEHIND = re.compile(
    r"\s+[-–—|:]\s+(?:(?:purchase |inkoop)?order|p\.?o\.?|bestell|auftrag|(?:bon de )?commande"
    r"|pedido|orden|ordine|encomenda)\b",
    re.IGNORECASE,
)


def bare_name(piece: Piece) -> Piece:
    """The name without what a title says around it."""
    before, behind = TITLED.match(piece.text), BEHIND.search(piece.text)
    begin = before.end() if before else 0
    return piece.part(begin, behind.start() if behind else len(piece.text))


def named_below(page: Page, taken: set[int]) -> tuple[Piece, float] | None:
    """The last organisation with its legal form that stands alone in a line: who signs at the end."""
    for line in reversed(page.lines[-40:]):
        text = line.text.strip()
        if line.line in taken or not text or len(text) > 60 or ":" in text or "@" in text:
            continue
        if LEGAL.search(text) and not CONTACT.search(text.casefold()):
            return line.part(0, len(line.text)), 0.85
    return None


def on_behalf(page: Page) -> tuple[Piece, float] | None:
    for line in page.lines[:60]:
        match = BEHALF.search(line.text)
        if match and match["name"][:1].isupper():
            name = line.part(*match.span("name"))
            return name.part(0, len(name.text.rstrip(". "))), 0.95
    return None


# A sentence that says who writes: `We are Acme Ltd`, `Please process the order for Acme Inc.`
SAYS_WHO = re.compile(
    r"\b(?:(?P<ours>(?:we are|we're|this is|wir sind|hier ist|hier schreibt|nous sommes|ici|somos"
    r"|le escribe|les escribe|siamo|scrive|wij zijn|dit is|aqui é|somos [ao])"
    r"(?: (?:the|die|der|das|la|le|les|el|los|il|lo|de|het|a|o))?)"
    r"|(?:order|bestellung|bestellen wir|commande|pedido|ordine|bestelling|encomenda)"
    r" (?:for|from|von|für|pour|de|para|per|voor)(?: (?:the|die|der|das|la|le|el|il|de|a|o))?)"
    r"\s+(?:(?-i:[A-Z])[^\W\d_]+ (?:from|von) |(?-i:[a-zà-ü])[^\W\d_]+ )?"
    r"(?P<name>(?-i:[A-ZÄÖÜÉ])[^\n,;:!?()]{1,60}?)"
    r"(?=\.(?:\s|\Z)|[,;:!?(]|\s(?:and|und|et|y|e|en|would|möchten?|will|need|with|on)\s|\s*\Z)",
    re.IGNORECASE,
)
KINDS_OF_PLACE = re.compile(r"(?:restaurant|café|hotel|hôtel|praxis|zimmerei)\s+", re.IGNORECASE)


def named_in_sentence(page: Page) -> tuple[Piece, float] | None:
    """Whom a sentence names as who orders; without a legal form only where it says `we are`."""
    for line in page.lines[:60]:
        for match in SAYS_WHO.finditer(line.text[:400]):
            begin, end = match.span("name")
            legal = LEGAL.search(match["name"]) is not None
            words = match["name"].split()
            fitting = len(words) <= 6 and fold(words[0]) not in ADDRESSED
            if legal or (match["ours"] and fitting and len(words) > 1):
                dot = line.text[end : end + 1] == "." and bool(
                    re.search(r"\b(?:Inc|Co|Ltd|Corp|V|L|A)\Z", match["name"])
                )
                return line.part(begin, end + dot), 0.95 if legal else 0.85
    return None


ADDRESSED = frozenset(
    [
        "ihnen",
        "ihre",
        "ihren",
        "sie",
        "ihr",
        "u",
        "usted",
        "ustedes",
        "lei",
        "voi",
        "vous",
        "no",
        "not",
        "order",
        "bestellung",
    ]
)


def same_name(left: str, right: str) -> bool:
    return fold(left) == fold(right)
