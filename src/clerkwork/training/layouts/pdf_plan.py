"""The traits a printed layout is put together from, and which of them go together.

Names of traits stand for functions in pdf_head, pdf_meta, pdf_parties, pdf_table, pdf_items,
pdf_totals and pdf_tail.
"""

from dataclasses import dataclass, field
from random import Random

from .expected import Shown
from .places import countries
from .vocabulary import Words, dice, words_file
from .writing import Hand, date_patterns

Columns = tuple[str, ...]

COUNTRIES = ("US", "GB", "DE", "FR", "ES", "IT", "NL", "PT", "DE", "US", "AT", "CH", "BE")
HEADS = [
    *("name left, title right", "logo left, title centred", "all centred", "window letter"),
    *("coloured band", "logo only", "title first", "two columns", "boxed name", "right side"),
    *("title upright", "name below", "split band"),
]
METAS = [
    *("pairs right", "boxes right", "row of boxes", "stacked boxes", "reference line", "in title"),
    *("two columns", "labels above", "dotted", "slash", "pairs left", "one line"),
    *("value first", "sentence", "grid of four"),
]
PARTIES = [
    *("bars", "stacked", "three abreast", "inline", "boxes", "window", "below table", "rows"),
    *("vendor only", "two abreast", "label left", "label right", "under totals", "nested"),
]
TABLES = ["columns"] * 8 + ["two rows", "sap", "blocks", "sentences", "ledger", "cards"]
RULES = [
    *("grid", "horizontal", "zebra", "none", "head only", "vertical", "dotted", "blank rows"),
    *("coloured head", "double", "tinted columns"),
]
TOTALS = [
    *("right block", "in table", "left block", "total only", "boxed", "none", "net only"),
    *("sentence", "spread", "row of totals", "before table"),
]
CELLS = [
    *("plain", "plain", "detail", "codes under", "detail under", "codes before", "codes inside"),
    *("note under", "delivery under", "codes after dash", "capitals"),
]
COLUMNS: list[str] = [
    "sku description quantity price amount",
    "pos sku description quantity uom price amount",
    "pos quantity uom sku description price amount",
    "quantity uom sku description price amount",
    "pos description quantity_uom price amount",
    "sku gtin description quantity price",
    "pos sku_seller sku_buyer description delivery quantity uom price amount",
    "description quantity price amount",
    "pos sku description quantity uom price discount amount",
    "sku_buyer description sku_seller quantity uom price per amount",
    "quantity description price amount",
    "pos sku description quantity",
    "sku quantity uom description",
    "pos sku description delivery quantity_uom price_per amount",
    "pos gtin description quantity uom price vat amount",
    "pos sku_buyer description quantity uom price amount",
    "sku description uom quantity price amount",
    "pos quantity sku description price discount amount",
    "description sku quantity uom amount",
    "pos sku_seller description quantity_uom price_per amount",
    "sku_seller description quantity uom price",
    "gtin sku description quantity uom price per amount",
    "pos sku_buyer sku_seller gtin description quantity uom price amount",
    "amount price uom quantity description sku pos",
    "pos delivery quantity uom sku_seller description price amount",
    "price quantity amount description sku",
    "quantity_uom sku price_per amount description",
    "sku_seller quantity price uom description gtin",
]
EXTRAS = [
    *("logo", "note", "signature", "bank foot", "terms page", "stamp", "watermark", "handwriting"),
    *("margin text", "page numbers", "barcode", "intro", "in currency", "count of lines", "groups"),
    *("vertical stamp", "two notes"),
]
FACES = [
    *("helvetica", "helvetica", "times", "courier", "noto", "ubuntu", "fira", "space mono"),
    *("cascadia", "ubuntu mono"),
]
EMITS = ["lines", "lines", "lines", "words", "characters", "struck twice"]
MONEY = ["bare", "bare", "bare", "sign before", "sign after", "code after", "code before"]


@dataclass(slots=True)
class Plan:
    """One layout: its traits, its wording, its hand, and what it shows."""

    name: str
    country: str
    words: Words
    hand: Hand
    paper: str
    margin: float
    face: str
    size: float
    emit: str
    head: str
    meta: str
    parties: str
    table: str
    columns: Columns
    rules: str
    cell: str
    totals: str
    extras: frozenset[str]
    tint: str
    details: tuple[str, ...]  # what stands among the numbers at the top, besides number and date
    repeat_heads: bool = True
    carry: bool = False
    tens: bool = False
    own_place: bool = False
    sideways: bool = False
    between: str = ""  # what stands between the rows: remarks, or sums of groups
    seed: str = ""
    shown: Shown = field(default_factory=Shown)

    def random(self, purpose: str) -> Random:
        return dice(f"{self.name}/{purpose}")


def a_hand(country: str, name: str) -> Hand:
    """A way of writing, settled by the layout's name."""
    facts, random = countries()[country], dice(f"{name}/hand")
    ways = words_file("goods.json")[facts.language]["units"]
    units = {letter: random.choice(words) for letter, words in ways.items()}
    return Hand(
        country=country,
        language=facts.language,
        currency=facts.currency,
        units=units,
        day=random.choice(date_patterns(country, facts.language)),
        money=random.choice(MONEY),
        grouped=random.random() < 0.8,
        quantity_places=random.choice([0, 0, 0, 0, 2, 3]),
        nation=random.choice(["", "", "name", "capitals", "code"]),
    )
