"""Brightwater Supply, the company to learn on: its goods, customers, prices, shelves and stock."""

from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from random import Random

from django.db import transaction
from django.utils import timezone
from django.utils.text import slugify
from stdnum import ean

from clerkwork.catalog.models import (
    CustomerItem,
    CustomerPriceList,
    Item,
    Pack,
    Price,
    PriceList,
    Restriction,
    StorageClass,
)
from clerkwork.core.models import Company
from clerkwork.inventory.models import Location
from clerkwork.inventory.opening import Opening, open_balances
from clerkwork.parties.models import (
    Address,
    Carrier,
    Contact,
    Customer,
    CustomerBlock,
    PartyIdentifier,
    Supplier,
)
from clerkwork.training.buyers import COMPANIES, FIRST_NAMES, LAST_NAMES
from clerkwork.training.codes import gtin13, gtin14
from clerkwork.training.goods import FAMILIES, SUPPLIERS, Family
from clerkwork.training.house import GS1_PREFIX, make_carriers, make_company, make_warehouse

SEED = 1955
ACTOR = "training"
AISLES = {
    "A": (10, StorageClass.AMBIENT),
    "B": (10, StorageClass.AMBIENT),
    "C": (10, StorageClass.AMBIENT),
    "D": (5, StorageClass.DRY),
    "E": (3, StorageClass.COOL),
    "F": (2, StorageClass.CHILLED),
}
RATES = {"EUR": Decimal(1), "USD": Decimal("1.10"), "GBP": Decimal("0.86")}
# Per unit: from how many on, at what share of the price of the single ones.
BREAKS = {
    "EA": [(1, Decimal(1)), (50, Decimal("0.95")), (200, Decimal("0.90"))],
    "CS": [(1, Decimal("0.92")), (10, Decimal("0.88"))],
    "PAL": [(1, Decimal("0.85"))],
}
KEY_DISCOUNT = Decimal("0.94")
CENT = Decimal("0.01")
BLOCKED = "C1006"
OUT_OF_STOCK = {"COF-04", "LED-05", "HLM-03", "TAP-05"}


@transaction.atomic
def make_brightwater() -> None:
    """Make the whole company in an empty database; the same one on every day."""
    random = Random(SEED)  # noqa: S311  play data
    Company.objects.filter(pk=1).delete()
    make_company("Brightwater Supply")
    places = make_warehouse(AISLES, levels=3)
    make_parties(random)
    items = make_goods(random)
    make_price_lists(items)
    make_part_numbers(items, random)
    Restriction.objects.create(country="KP", reason="nothing may be exported there")
    open_balances(list(openings(items, places, random)), by=ACTOR)


def make_parties(random: Random) -> None:
    """Carriers, suppliers and customers with all that belongs to them."""
    make_carriers()
    suppliers = Supplier.objects.bulk_create(
        Supplier(
            code=code,
            name=name,
            email=f"sales@{slugify(code)}.example",
            currency=currency,
            lead_time_days=days,
            street=street,
            city=city,
            postcode=postcode,
            country=country,
        )
        for code, name, street, city, postcode, country, currency, days in SUPPLIERS
    )
    customers = Customer.objects.bulk_create(customers_of(random))
    Address.objects.bulk_create(addresses_of(customers))
    PartyIdentifier.objects.bulk_create(identifiers_of(customers))
    contacts = [Contact(customer=each, **person(random, each.email)) for each in customers]
    contacts += [Contact(supplier=each, **person(random, each.email)) for each in suppliers]
    Contact.objects.bulk_create(contacts)
    CustomerBlock.objects.create(
        customer=Customer.objects.get(code=BLOCKED),
        reason="Invoices 20417 and 20588 are more than 60 days overdue",
    )


def customers_of(random: Random) -> Iterator[Customer]:
    """Customers C1001 and on, some with a credit limit, a carrier or a priority of their own."""
    carriers = {carrier.code: carrier for carrier in Carrier.objects.all()}
    for number, company in enumerate(COMPANIES, start=1001):
        far = company.country not in {"DE", "AT", "NL", "BE"}
        yield Customer(
            code=f"C{number}",
            name=company.name,
            email=f"purchasing@{domain(company.name)}",
            language=company.language,
            currency=company.currency,
            payment_days=random.choice([14, 30, 30, 30, 60]),
            credit_limit=random.choice([None, Decimal(25_000), Decimal(50_000), Decimal(100_000)]),
            priority=1 if "linik" in company.name else 0,
            carrier=carriers["POLAR" if far else "OWN"],
        )


def domain(name: str) -> str:
    """A mail domain that nobody can own (RFC 2606)."""
    return f"{'-'.join(slugify(name).split('-')[:2])}.example"


def addresses_of(customers: list[Customer]) -> Iterator[Address]:
    """The head office of each, and for every third a warehouse nearby."""
    for at, (customer, company) in enumerate(zip(customers, COMPANIES, strict=True)):
        place = {
            "customer": customer,
            "city": company.city,
            "region": company.region,
            "postcode": company.postcode,
            "country": company.country,
        }
        yield Address(code="MAIN", name=company.name, street=company.street, **place)
        if at % 3 == 0:
            name = f"{company.name}, goods in"
            yield Address(code="DOCK", name=name[:200], street=f"{company.street} (rear)", **place)


def identifiers_of(customers: list[Customer]) -> Iterator[PartyIdentifier]:
    """A GLN and a mail domain for each; an EDI id for those who send X12."""
    scheme = PartyIdentifier.Scheme
    for number, customer in enumerate(customers, start=1):
        body = f"4098765{number:05d}"
        gln = body + ean.calc_check_digit(body)
        yield PartyIdentifier(customer=customer, scheme=scheme.GLN, value=gln)
        yield PartyIdentifier(customer=customer, scheme=scheme.DOMAIN, value=domain(customer.name))
        if customer.currency in {"USD", "GBP"}:
            yield PartyIdentifier(customer=customer, scheme=scheme.EDI, value=edi_id(customer))


def edi_id(customer: Customer) -> str:
    """The interchange id by which a customer signs X12, such as BAYVIEWCO."""
    return "".join(letter for letter in customer.name.upper() if letter.isalpha())[:10]


def person(random: Random, email: str) -> dict[str, str]:
    """Somebody to call."""
    return {
        "name": f"{random.choice(FIRST_NAMES)} {random.choice(LAST_NAMES)}",
        "email": email,
        "phone": f"+49 40 5550{random.randint(1000, 9999)}",
        "duty": "purchasing",
    }


def make_goods(random: Random) -> list[Item]:
    """Every article with its packs: single, case and pallet, each with its GTIN."""
    suppliers = {supplier.code: supplier for supplier in Supplier.objects.all()}
    items: list[Item] = []
    packs: list[Pack] = []
    for family in FAMILIES:
        for at, variant in enumerate(family.variants.split("|")):
            item = article(family, at, variant, suppliers[family.supplier])
            items.append(item)
            packs += packs_of(item, family, len(items))
    Item.objects.bulk_create(items)
    Pack.objects.bulk_create(packs)
    old, new = items[4], items[1]
    Item.objects.filter(pk=old.pk).update(active=False, replaced_by=new)
    return items


def article(family: Family, at: int, variant: str, supplier: Supplier) -> Item:
    """One article of a family."""
    length, width, height = family.size_mm
    return Item(
        sku=f"{family.code}-{at + 1:02d}",
        name=f"{family.name} {variant}",
        tracking=family.tracking,
        weight_kg=round(family.weight_kg * rise(at), 3),
        length_mm=length,
        width_mm=width,
        height_mm=height,
        storage_class=family.storage,
        hazard_class=family.hazard,
        supplier=supplier,
    )


def rise(at: int) -> Decimal:
    """By how much the article at this place in its family is more than the first."""
    return 1 + at * Decimal("0.2")


def packs_of(item: Item, family: Family, reference: int) -> Iterator[Pack]:
    """Single, case (indicator 1) and pallet (indicator 2)."""
    single = gtin13(GS1_PREFIX, reference)
    weight = item.weight_kg or Decimal(0)
    yield Pack(item=item, unit="EA", factor=1, gtin=single, weight_kg=weight)
    if family.case > 1:
        in_case = family.case
        gross = weight * in_case + Decimal("0.4")
        yield Pack(item=item, unit="CS", factor=in_case, gtin=gtin14(1, single), weight_kg=gross)
    on_pallet = family.case * family.cases_on_pallet
    gross = weight * on_pallet + 25
    yield Pack(item=item, unit="PAL", factor=on_pallet, gtin=gtin14(2, single), weight_kg=gross)


def make_price_lists(items: list[Item]) -> None:
    """A standard list per currency for this year and the next, and one for key accounts."""
    prices: list[Price] = []
    for currency in RATES:
        standard = PriceList.objects.create(
            code=f"STANDARD-{currency}", currency=currency, standard=True
        )
        prices += prices_of(standard, items, Decimal(1))
    key = PriceList.objects.create(code="KEY-EUR", currency="EUR")
    prices += prices_of(key, items, KEY_DISCOUNT)
    Price.objects.bulk_create(prices, batch_size=2_000)
    for code in ("C1001", "C1010", "C1015", "C1023"):
        CustomerPriceList.objects.create(customer=Customer.objects.get(code=code), price_list=key)


def prices_of(prices: PriceList, items: list[Item], share: Decimal) -> Iterator[Price]:
    """This year's prices until its end, and next year's, three percent higher, from then on."""
    base = {family.code: family.price for family in FAMILIES}
    year = timezone.localdate().year
    years = [
        (date(year, 1, 1), date(year, 12, 31), Decimal(1)),
        (date(year + 1, 1, 1), None, Decimal("1.03")),
    ]
    factors = {(pack.item_id, pack.unit): pack.factor for pack in Pack.objects.all()}
    for item in items:
        code, number = item.sku.split("-")
        single = base[code] * rise(int(number) - 1) * RATES[prices.currency] * share
        for unit, steps in BREAKS.items():
            factor = factors.get((item.pk, unit))
            for least, discount in steps if factor else ():
                for since, until, more in years:
                    yield Price(
                        price_list=prices,
                        item=item,
                        unit=unit,
                        min_quantity=least,
                        price=(single * (factor or 1) * discount * more).quantize(CENT),
                        valid_from=since,
                        valid_to=until,
                    )


def make_part_numbers(items: list[Item], random: Random) -> None:
    """Every third customer has numbers of their own for a dozen articles."""
    CustomerItem.objects.bulk_create(
        CustomerItem(customer=customer, number=f"{customer.code[1:]}-{item.sku[::-1]}", item=item)
        for customer in Customer.objects.all()[::3]
        for item in random.sample(items, 12)
    )


def openings(items: list[Item], places: list[Location], random: Random) -> Iterator[Opening]:
    """What lay on the shelves on the first day: each article where it may lie, lots by expiry."""
    today = timezone.localdate()
    factors = dict(Pack.objects.filter(unit="PAL").values_list("item_id", "factor"))
    for item in items:
        if item.sku in OUT_OF_STOCK:
            continue
        fitting = [place for place in places if place.storage_class == item.storage_class]
        for at in (0, 1):
            expires = today + timedelta(days=random.randint(40, 90) + at * 150)
            yield Opening(
                item_id=item.pk,
                lot="" if item.tracking == Item.Tracking.NONE else f"B{item.pk:04d}{at + 1}",
                expires_on=expires if item.tracking == Item.Tracking.EXPIRY else None,
                location_id=random.choice(fitting[at::2]).pk,
                on_hand=factors[item.pk] * random.randint(1, 2),
            )
