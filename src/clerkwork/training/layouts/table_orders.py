"""Known orders for tables: made up from a seed, each value once and exact."""

import random
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from clerkwork.intake.draft import Address, DraftLine, DraftOrder

# (buyer, street, postcode, city, country), (goods), units, currency; by language
PLACES = {
    "en": (
        ("Harbor Supply Inc.", "1420 Front Street", "97201", "Portland", "US"),
        ("Miller & Sons Ltd", "12 High Street", "LS1 4AP", "Leeds", "GB"),
        ("Northgate Catering LLC", "88 Elm Ave", "60614", "Chicago", "US"),
        ("Brightwater Clinics", "5 Mill Lane", "BS8 1TH", "Bristol", "GB"),
    ),
    "de": (
        ("Müller Haustechnik GmbH", "Gartenstraße 14", "70173", "Stuttgart", "DE"),
        ("Süßwaren Köhler OHG", "Am Markt 3", "04109", "Leipzig", "DE"),
        ("Huber Installationen GmbH", "Ringstraße 8", "5020", "Salzburg", "AT"),
        ("Bäckerei Brügger AG", "Bahnhofstrasse 21", "3011", "Bern", "CH"),
    ),
    "fr": (
        ("Établissements Lefèvre SARL", "18 rue des Lilas", "69003", "Lyon", "FR"),
        ("Pharmacie du Théâtre", "2 place du Marché", "44000", "Nantes", "FR"),
        ("Boulangerie Dupré SAS", "7 avenue Foch", "33000", "Bordeaux", "FR"),
    ),
    "es": (
        ("Suministros Ibáñez S.L.", "Calle Mayor 45", "28013", "Madrid", "ES"),
        ("Talleres Peña S.A.", "Avenida del Puerto 9", "46021", "Valencia", "ES"),
        ("Cafés Muñoz", "Plaza Nueva 1", "41001", "Sevilla", "ES"),
    ),
    "it": (
        ("Ferramenta Rossi S.r.l.", "Via Garibaldi 22", "20121", "Milano", "IT"),
        ("Caffè Città S.p.A.", "Corso Umberto 5", "80138", "Napoli", "IT"),
        ("Officine Bianchi", "Via Roma 101", "10121", "Torino", "IT"),
    ),
    "nl": (
        ("Jansen Groothandel B.V.", "Keizersgracht 44", "1015 CR", "Amsterdam", "NL"),
        ("De Vries Techniek", "Stationsweg 12", "3511 ED", "Utrecht", "NL"),
        ("Bakkerij Peeters NV", "Kerkstraat 8", "2000", "Antwerpen", "BE"),
    ),
    "pt": (
        ("Conceição & Filhos Lda.", "Rua Augusta 101", "1100-048", "Lisboa", "PT"),
        ("Construções Simões S.A.", "Rua do Almada 12", "4050-032", "Porto", "PT"),
        ("Comércio São João Lda.", "Avenida Central 7", "4710-229", "Braga", "PT"),
    ),
}
GOODS = {
    "en": "Hex bolt M8 x 40 zinc plated|Blue nitrile gloves, size L|A4 copy paper 80 g|Green tea, "
    "loose|LED panel 60x60 4000K|Steel washer 8.4 mm|Garden hose 25 m|Total care shampoo 500 ml",
    "de": "Sechskantschraube M8x40 verzinkt|Nitrilhandschuhe blau Größe L|Kopierpapier A4 80 g|"
    "Grüner Tee, lose|LED-Panel 60x60 4000 K|Unterlegscheibe 8,4 mm|Gartenschlauch 25 m",
    "fr": "Vis à tête hexagonale M8x40|Gants nitrile bleus taille L|Papier A4 80 g|Thé vert en vrac|"
    "Dalle LED 60x60|Rondelle acier 8,4 mm|Tuyau d'arrosage 25 m",
    "es": "Tornillo hexagonal M8x40|Guantes de nitrilo azul talla L|Papel A4 80 g|Té verde a granel|"
    "Panel LED 60x60|Arandela de acero 8,4 mm|Manguera de jardín 25 m",
    "it": "Vite esagonale M8x40|Guanti in nitrile blu tg. L|Carta A4 80 g|Tè verde sfuso|"
    "Pannello LED 60x60|Rondella in acciaio 8,4 mm|Tubo da giardino 25 m",
    "nl": "Zeskantbout M8x40 verzinkt|Nitril handschoenen blauw maat L|Kopieerpapier A4 80 g|"
    "Groene thee, los|Ledpaneel 60x60|Sluitring 8,4 mm|Tuinslang 25 m",
    "pt": "Parafuso sextavado M8x40|Luvas de nitrilo azuis tamanho L|Papel A4 80 g|Chá verde a granel|"
    "Painel LED 60x60|Anilha de aço 8,4 mm|Mangueira de jardim 25 m",
}
UNITS = {
    "en": "EA|pcs|box|case|kg|each|CS", "de": "Stk|Stück|ST|Karton|kg|Pkg|Rolle",
    "fr": "pièce|pce|boîte|carton|kg|U", "es": "ud|unidad|caja|kg|uds", "it": "pz|cf|kg|NR|scatola",
    "nl": "st|stuks|doos|kg|rol", "pt": "un|cx|kg|unid|caixa",
}  # fmt: skip
ARTICLES = ("{:06d}", "AB-{:04d}", "{:03d}.{:03d}", "TX{:05d}-B", "{:08d}", "K{:04d}/7", "0{:05d}")
NUMBERS = (
    "PO-{:05d}",
    "45000{:05d}",
    "{:06d}",
    "B2026-{:04d}",
    "EK/{:04d}/26",
    "{:04d}",
    "00{:05d}",
)


@dataclass(slots=True)
class Known:
    """An order, and what stands beside it on paper and is no value of it."""

    order: DraftOrder
    seller: str
    language: str
    day: date


def known_order(random_: random.Random, language: str, lines: int, number: int = 0) -> Known:
    """One order; the same for the same state of the random source."""
    pick = random_.choice
    day = date(2026, 1, 1) + timedelta(days=random_.randrange(300))
    name, _, _, _, country = pick(PLACES[language])
    other = pick(PLACES[language])
    order = DraftOrder(
        po_number=pick(NUMBERS).format(random_.randrange(100, 9999) + number),
        order_date=day.isoformat(),
        currency={"US": "USD", "GB": "GBP", "CH": "CHF"}.get(country, "EUR"),
        buyer_name=name,
        buyer_code=str(random_.randrange(10_000, 99_999)),
        email=f"einkauf{random_.randrange(9)}@kunde.example",
        ship_to=Address(*other[:2], None, other[3], None, other[2], other[4]),
        requested_delivery=(day + timedelta(days=random_.randrange(3, 40))).isoformat(),
        note=None,
    )
    shape = pick(ARTICLES)
    order.lines = [line_of(random_, language, place, shape, day) for place in range(1, lines + 1)]
    amounts = [line.line_total for line in order.lines if line.line_total is not None]
    order.total = sum(amounts, Decimal(0))
    seller = pick(("Orbis Handel", "Global Parts", "Delta Distribution"))
    return Known(order, seller, language, day)


def line_of(random_: random.Random, language: str, place: int, shape: str, day: date) -> DraftLine:
    quantity = Decimal(random_.choice((1, 2, 5, 10, 12, 24, 50, 100, 250, 1200, 3)))
    price = Decimal(random_.randrange(15, 40_000)).scaleb(-2)
    return DraftLine(
        line=str(place),
        sku=shape.format(random_.randrange(100, 999), random_.randrange(100, 999)),
        buyer_sku=f"{random_.randrange(10**5, 10**6)}",
        gtin=gtin(random_.randrange(10**11, 10**12)),
        description=random_.choice(GOODS[language].split("|")),
        quantity=quantity,
        uom=random_.choice(UNITS[language].split("|")),
        unit_price=price,
        line_total=(quantity * price).quantize(Decimal("0.01")),
        requested_delivery=(day + timedelta(days=random_.randrange(3, 40))).isoformat(),
    )


def gtin(body: int) -> str:
    """Twelve digits with the check digit of GS1."""
    digits = f"{body:012d}"
    odd, even = (sum(map(int, digits[start::2])) for start in (0, 1))
    return digits + str(-(odd + 3 * even) % 10)
