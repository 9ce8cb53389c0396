"""What Brightwater Supply sells: a hundred and fifty articles in thirty families."""

from dataclasses import dataclass
from decimal import Decimal

from clerkwork.catalog.models import Item, StorageClass

NONE, LOT, EXPIRY = Item.Tracking.NONE, Item.Tracking.LOT, Item.Tracking.EXPIRY
AMBIENT, DRY = StorageClass.AMBIENT, StorageClass.DRY
COOL, CHILLED = StorageClass.COOL, StorageClass.CHILLED


@dataclass(frozen=True, slots=True)
class Family:
    """Articles that differ in size or colour; price and weight rise by a fifth from one to the
    next."""

    code: str
    name: str
    variants: str  # with | between
    price: Decimal  # EUR, of the first
    weight_kg: Decimal
    size_mm: tuple[int, int, int]
    case: int
    cases_on_pallet: int
    supplier: str
    tracking: Item.Tracking = NONE
    storage: StorageClass = AMBIENT
    hazard: str = ""


def family(  # noqa: PLR0917  a line of a table
    code: str, name: str, variants: str, price: str, weight: str, size: str, packs: str, more: str
) -> Family:
    """A family from one line of the table below."""
    length, width, height = (int(each) for each in size.split("x"))
    case, pallet = (int(each) for each in packs.split("/"))
    supplier, *rest = more.split()
    tracking = {"lot": LOT, "exp": EXPIRY}.get(rest[0] if rest else "", NONE)
    storage = StorageClass(rest[1]) if len(rest) > 1 else AMBIENT
    return Family(
        code,
        name,
        variants,
        Decimal(price),
        Decimal(weight),
        (length, width, height),
        case,
        pallet,
        supplier,
        tracking,
        storage,
        rest[2] if len(rest) > 2 else "",
    )


FAMILIES = [
    family("PAP", "Copy paper", "A4 75 g|A4 80 g|A4 90 g|A3 80 g|A4 recycled", "3.20", "2.4",
           "297x210x52", "5/40", "NORDPAP none dry"),
    family("ENV", "Envelopes, 100", "C6|C5|C5 window|C4|B4 padded", "4.10", "0.6",
           "230x165x60", "10/60", "NORDPAP none dry"),
    family("FLD", "Lever arch file", "blue|red|black|green|grey", "1.85", "0.35",
           "320x285x80", "20/24", "NORDPAP"),
    family("PEN", "Ballpoint pens, 50", "blue|black|red|green|assorted", "9.40", "0.4",
           "160x120x70", "12/80", "SCRIBA"),
    family("MRK", "Board markers, 10", "black|blue|red|green|assorted", "7.20", "0.18",
           "140x110x25", "24/80", "SCRIBA"),
    family("BOX", "Shipping carton", "S 200×150|M 300×200|L 400×300|XL 600×400|pallet",
           "0.42", "0.12", "300x200x20", "25/40", "KARTONA none dry"),
    family("TAP", "Packing tape", "brown|clear|white|fragile|paper", "1.15", "0.15",
           "110x110x50", "36/48", "KARTONA"),
    family("FIL", "Stretch film", "17 µm|20 µm|23 µm|black 23 µm|machine", "6.90", "2.2",
           "500x90x90", "6/30", "KARTONA"),
    family("BUB", "Bubble wrap, 50 m", "30 cm|50 cm|75 cm|100 cm|120 cm", "11.50", "1.4",
           "500x400x400", "2/8", "KARTONA"),
    family("LBL", "Thermal labels, 500", "50×25|100×50|100×150|100×210|jewellery", "8.30", "0.9",
           "110x110x110", "12/60", "KARTONA none dry"),
    family("GLV", "Nitrile gloves, 100", "XS|S|M|L|XL", "6.60", "0.55",
           "240x120x70", "10/70", "SAFEHAND lot"),
    family("HLM", "Safety helmet", "white|yellow|blue|red|orange", "14.90", "0.42",
           "280x220x160", "10/12", "SAFEHAND"),
    family("GOG", "Safety goggles", "clear|tinted|over-glasses|welding|anti-fog", "7.80", "0.12",
           "180x90x80", "20/40", "SAFEHAND"),
    family("VST", "High-visibility vest", "S|M|L|XL|XXL", "5.20", "0.2",
           "300x250x20", "50/20", "SAFEHAND"),
    family("MSK", "Respirator mask FFP2", "10|20|50|100|valved 10", "6.40", "0.1",
           "180x120x100", "20/40", "SAFEHAND exp"),
    family("CLN", "All-purpose cleaner", "500 ml|1 l|2 l|5 l|10 l", "2.10", "0.55",
           "90x60x220", "12/50", "KLARAQUA exp ambient"),
    family("DIS", "Surface disinfectant", "500 ml|1 l|2 l|5 l|10 l", "4.60", "0.5",
           "90x60x230", "12/50", "KLARAQUA exp ambient 3"),
    family("DRN", "Drain cleaner", "500 ml|1 l|2 l|5 l|gel 1 l", "5.30", "0.7",
           "90x70x230", "8/48", "KLARAQUA exp ambient 8"),
    family("SOP", "Hand soap", "300 ml|500 ml|1 l|5 l|foam 1 l", "1.95", "0.35",
           "70x70x180", "12/70", "KLARAQUA exp ambient"),
    family("TWL", "Paper towels", "C-fold|Z-fold|roll|jumbo roll|kitchen", "2.75", "0.8",
           "250x230x120", "12/24", "NORDPAP none dry"),
    family("COF", "Coffee beans, 1 kg", "crema|espresso|decaf|organic|house", "13.40", "1.02",
           "300x130x90", "8/40", "ROSTHAUS exp dry"),
    family("TEA", "Tea, 100 bags", "black|green|mint|camomile|fruit", "5.90", "0.28",
           "190x140x90", "12/60", "ROSTHAUS exp dry"),
    family("CHO", "Chocolate, 10 × 100 g", "milk|dark|white|nut|vegan", "11.20", "1.1",
           "180x90x100", "6/80", "ROSTHAUS exp cool"),
    family("MLK", "Fresh milk, 1 l", "1.5 %|3.5 %|lactose-free|organic|barista", "1.25", "1.05",
           "70x70x200", "12/60", "ALPENMOL exp chilled"),
    family("BUT", "Butter portions, 100", "salted|unsalted|organic|half fat|garlic", "9.80", "1.1",
           "250x200x60", "8/70", "ALPENMOL exp chilled"),
    family("WAT", "Mineral water, 6 × 1 l", "still|medium|classic|lemon|glass", "3.60", "6.3",
           "240x160x310", "1/84", "ALPENMOL exp ambient"),
    family("LED", "LED lamp E27", "5 W|7 W|9 W|11 W|15 W", "3.10", "0.06",
           "110x62x62", "40/48", "VOLTARA"),
    family("CBL", "Extension lead", "1.5 m|3 m|5 m|10 m|25 m drum", "6.20", "0.3",
           "240x160x60", "10/40", "VOLTARA"),
    family("BAT", "Alkaline batteries, 24", "AAA|AA|C|D|9 V", "10.50", "0.56",
           "160x110x50", "12/60", "VOLTARA exp ambient"),
    family("SCR", "Wood screws, 500", "3×30|4×40|4×50|5×60|6×80", "8.70", "1.2",
           "150x110x80", "8/60", "FERROFIX lot"),
]  # fmt: skip

# code, name, street, city, postcode, country, currency, lead time in days
SUPPLIERS = [
    ("NORDPAP", "Nordpapir A/S", "Industrivej 8", "Vejle", "7100", "DK", "EUR", 10),
    ("SCRIBA", "Scriba Schreibgeräte GmbH", "Federweg 3", "Nürnberg", "90402", "DE", "EUR", 14),
    ("KARTONA", "Kartona Sp. z o.o.", "Fabryczna 21", "Łódź", "90-344", "PL", "EUR", 12),
    ("SAFEHAND", "Safehand Ltd", "4 Foundry Road", "Sheffield", "S3 8AB", "GB", "GBP", 21),
    ("KLARAQUA", "Klaraqua Chemie AG", "Rheinstraße 77", "Basel", "4056", "CH", "EUR", 9),
    ("ROSTHAUS", "Rösthaus am Markt GmbH", "Speicherstadt 5", "Bremen", "28195", "DE", "EUR", 5),
    ("ALPENMOL", "Alpenmolkerei eGen", "Talweg 1", "Innsbruck", "6020", "AT", "EUR", 2),
    ("VOLTARA", "Voltara BV", "Lichtlaan 40", "Eindhoven", "5611 BA", "NL", "EUR", 18),
    ("FERROFIX", "Ferrofix S.r.l.", "Via delle Viti 9", "Brescia", "25121", "IT", "EUR", 16),
]
