"""A company of any size, and clean orders for it: what speed is measured on."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal
from random import Random
from typing import Any

from django.db import transaction
from django.utils import timezone

from clerkwork.catalog.models import Item, Pack, Price, PriceList, StorageClass
from clerkwork.inventory.models import Location, Lot, Move
from clerkwork.inventory.move import NewMove, move_rows
from clerkwork.parties.models import Address, Carrier, Customer
from clerkwork.training.codes import gtin13, gtin14
from clerkwork.training.house import GS1_PREFIX, make_company, make_warehouse
from clerkwork.verification.closed_days import next_open

BATCH = 5_000
STOCK = Decimal(1_000_000)
CASE = Decimal(12)
CITIES = [
    ("Hamburg", "20457", "DE"),
    ("Leipzig", "04109", "DE"),
    ("Lyon", "69002", "FR"),
    ("Rotterdam", "3011 AA", "NL"),
    ("Wien", "1010", "AT"),
    ("Antwerpen", "2000", "BE"),
    ("Kraków", "30-001", "PL"),
    ("Milano", "20121", "IT"),
]


@dataclass(frozen=True, slots=True)
class Buyer:
    """A customer with one of their addresses."""

    code: str
    name: str
    ship_to: dict[str, str]


@dataclass(frozen=True, slots=True)
class Offer:
    """What one unit of an item costs."""

    sku: str
    unit: str
    price: Decimal


@transaction.atomic
def fill_company(items: int, customers: int, *, seed: int) -> None:
    """Make a company with this many items and customers in an empty database.

    Each item has EA and CS packs (a case is twelve), a price for both in the standard EUR
    list, and a million in stock: every other item in one lot on two shelves, the rest in two
    lots that expire. Each customer has two addresses. The same seed makes the same company.
    """
    random = Random(seed)  # noqa: S311  play data
    make_company(f"Benchmark Supply {seed}")
    aisles = dict.fromkeys("ABCDEFGHIJ", (20, StorageClass.AMBIENT))
    places = make_warehouse(aisles, levels=3)
    Carrier.objects.create(code="OWN", name="Own delivery")
    make_customers(customers, random)
    made = make_items(items, random)
    make_prices(made, random)
    stock_up(made, places)


def make_customers(count: int, random: Random) -> None:
    """Customers C00001 and on, each with a main and a second address."""
    people = Customer.objects.bulk_create(
        (
            Customer(
                code=f"C{n:05d}",
                name=f"Customer {n:05d} GmbH",
                email=f"c{n:05d}@customers.example",
                currency="EUR",
            )
            for n in range(1, count + 1)
        ),
        batch_size=BATCH,
    )
    Address.objects.bulk_create(
        (address_of(customer, code, random) for customer in people for code in ("MAIN", "SECOND")),
        batch_size=BATCH,
    )


def address_of(customer: Customer, code: str, random: Random) -> Address:
    """A complete address in one of the cities."""
    city, postcode, country = random.choice(CITIES)
    return Address(
        customer=customer,
        code=code,
        name=customer.name,
        street=f"Marktplatz {random.randint(1, 200)}",
        city=city,
        postcode=postcode,
        country=country,
    )


def make_items(count: int, random: Random) -> list[Item]:
    """Items I000001 and on with their packs; every other one is tracked by expiry date."""
    made = Item.objects.bulk_create(
        (
            Item(
                sku=f"I{n:06d}",
                name=f"Article {n:06d}",
                tracking=Item.Tracking.NONE if n % 2 else Item.Tracking.EXPIRY,
                weight_kg=Decimal(random.randint(50, 5_000)) / 1000,
                length_mm=random.randint(40, 400),
                width_mm=random.randint(40, 300),
                height_mm=random.randint(20, 200),
            )
            for n in range(1, count + 1)
        ),
        batch_size=BATCH,
    )
    Pack.objects.bulk_create(
        (pack for n, item in enumerate(made) for pack in packs_of(n, item)), batch_size=BATCH
    )
    return made


def packs_of(n: int, item: Item) -> Iterator[Pack]:
    """One and twelve, with GTINs as far as the company prefix has numbers."""
    fits = n < 10 ** (12 - len(GS1_PREFIX))
    single = gtin13(GS1_PREFIX, n) if fits else None
    yield Pack(item=item, unit="EA", factor=1, gtin=single, weight_kg=item.weight_kg)
    case = gtin14(1, single) if single else None
    yield Pack(item=item, unit="CS", factor=CASE, gtin=case)


def make_prices(items: list[Item], random: Random) -> None:
    """The standard list in EUR: a case costs a tenth less than twelve single ones."""
    prices = PriceList.objects.create(code="STANDARD-EUR", currency="EUR", standard=True)
    rows = []
    for item in items:
        each = Decimal(random.randint(50, 20_000)) / 100
        case = (each * CASE * Decimal("0.9")).quantize(Decimal("0.01"))
        rows.append(Price(price_list=prices, item=item, unit="EA", price=each))
        rows.append(Price(price_list=prices, item=item, unit="CS", price=case))
    Price.objects.bulk_create(rows, batch_size=BATCH)


def stock_up(items: list[Item], places: list[Location]) -> None:
    """A million of each item, in halves on two shelves, through the ledger."""
    today = timezone.localdate()
    lots = []
    for item in items:
        if item.tracking == Item.Tracking.NONE:
            lots.append(Lot(item=item, code=""))
        else:
            lots += [
                Lot(item=item, code=f"L{days}", expires_on=today + timedelta(days=days))
                for days in (400, 800)
            ]
    Lot.objects.bulk_create(lots, batch_size=BATCH)
    source = Location.objects.get(code="FOUND").pk
    moves = [
        NewMove(lot.pk, source, place.pk, STOCK / 2)
        for at, lot in enumerate(lots)
        for place in places_of(lot, at, places)
    ]
    for start in range(0, len(moves), BATCH):
        move_rows(moves[start : start + BATCH], kind=Move.Kind.OPENING)


def places_of(lot: Lot, at: int, places: list[Location]) -> list[Location]:
    """Two shelves for the only lot of an item, one for each of two."""
    first = places[at % len(places)]
    return [first] if lot.code else [first, places[(at + len(places) // 2) % len(places)]]


def orders_ndjson(count: int, lines: int, *, seed: int, first: int = 1) -> Iterator[bytes]:
    """Yield `count` clean orders as lines of NDJSON in the API's shape, each ending in a newline.

    They are made of the customers, items and standard prices in the database. Order n is the
    same whatever `first` is, so that ranges can be made one after the other or side by side.
    """
    buyers, offers = all_buyers(), all_offers()
    today = timezone.localdate()
    for n in range(first, first + count):
        random = Random(f"{seed}:{n}")  # noqa: S311  play data
        buyer = buyer_of(random.choice(buyers))
        country = buyer["ship_to"].get("country", "")
        after = today + timedelta(days=random.randint(2, 29))
        order = {
            "po_number": f"PO-{seed}-{n:08d}",
            "order_date": today.isoformat(),
            "currency": "EUR",
            **buyer,
            "requested_delivery": next_open(after, "DE", country, "").isoformat(),
            **lines_of(random, offers, lines),
        }
        yield json.dumps(order, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"


def buyer_of(buyer: Buyer) -> dict[str, Any]:
    """Who orders, and where the goods go."""
    return {"buyer_code": buyer.code, "buyer_name": buyer.name, "ship_to": buyer.ship_to}


def lines_of(random: Random, offers: list[list[Offer]], count: int) -> dict[str, Any]:
    """So many lines of different items, and what they come to."""
    total = Decimal(0)
    lines = []
    for position, units in enumerate(random.sample(offers, min(count, len(offers))), start=1):
        offer = random.choice(units)
        quantity = random.randint(1, 20 if offer.unit == "EA" else 4)
        total += round(quantity * offer.price, 2)
        lines.append(
            {
                "line": str(position),
                "sku": offer.sku,
                "quantity": str(quantity),
                "uom": offer.unit,
                "unit_price": format(offer.price, "f"),
            }
        )
    return {"lines": lines, "total": format(total, "f")}


def all_buyers() -> list[Buyer]:
    """Every customer with each of their addresses."""
    found = Address.objects.filter(active=True).order_by("customer__code", "code")
    fields = ("code", "name", "street", "city", "postcode", "country")
    return [
        Buyer(
            address.customer.code,
            address.customer.name,
            {field: getattr(address, field) for field in fields},
        )
        for address in found.select_related("customer")
    ]


def all_offers() -> list[list[Offer]]:
    """For every item, its units in the standard price list with the price of one."""
    found = Price.objects.filter(price_list__standard=True, min_quantity=1)
    columns = found.order_by("item__sku", "unit").values_list("item__sku", "unit", "price")
    by_item: dict[str, list[Offer]] = {}
    for sku, unit, price in columns:
        offer = Offer(sku, unit, price.quantize(Decimal("0.01")))
        by_item.setdefault(sku, []).append(offer)
    return list(by_item.values())
