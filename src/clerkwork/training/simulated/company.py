"""The simulated company in the database: Brightwater's goods, and customers with habits."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal
from random import Random

from django.db import transaction
from django.utils import timezone

from clerkwork.catalog.models import CustomerItem, CustomerPriceList, Item, Price, PriceList
from clerkwork.inventory.models import Location
from clerkwork.inventory.opening import Opening, open_balances
from clerkwork.parties.models import (
    Address,
    Carrier,
    Contact,
    Customer,
    CustomerBlock,
    PartyIdentifier,
)
from clerkwork.training.company import ACTOR, make_brightwater, prices_of
from clerkwork.training.simulated.buyers import SHARES, Buyer, invent_buyers
from clerkwork.training.simulated.goods import Good, load_goods, make_more_goods

STOCK = Decimal(1_000_000)
Scheme = PartyIdentifier.Scheme


@dataclass(slots=True)
class World:
    """All that whoever invents orders may look at: the goods, and the customers' habits."""

    goods: dict[str, Good]
    buyers: list[Buyer]
    seed: int


@transaction.atomic
def make_simulated(customers: int, *, seed: int) -> World:
    """Make the company in an empty database, with a million of everything in stock."""
    make_brightwater()
    make_more_goods()
    make_contracts()
    stock_up(Random(seed))  # noqa: S311  play data
    goods = load_goods()
    buyers = invent_buyers(customers, goods, seed)
    write_buyers(buyers)
    return World(goods, buyers, seed)


def make_contracts() -> None:
    """Price lists for some customers, each at a share of the standard prices."""
    items = listed()
    for code, share in SHARES.items():
        prices = PriceList.objects.create(code=code, currency=code.rpartition("-")[2])
        Price.objects.bulk_create(prices_of(prices, items, share), batch_size=2_000)


def listed() -> list[Item]:
    """Every article that has a price at all."""
    found = Price.objects.values_list("item_id", flat=True)
    return list(Item.objects.filter(pk__in=found).order_by("pk"))


def stock_up(random: Random) -> None:
    """A lot of a million of each article, on a shelf that fits."""
    places: dict[str, list[int]] = {}
    for pk, kept in Location.objects.filter(kind=Location.Kind.STORAGE).values_list(
        "id", "storage_class"
    ):
        places.setdefault(kept, []).append(pk)
    expires = timezone.localdate() + timedelta(days=900)
    open_balances(
        [
            Opening(
                item_id=item.pk,
                lot="" if item.tracking == Item.Tracking.NONE else f"S{item.pk:05d}",
                expires_on=expires if item.tracking == Item.Tracking.EXPIRY else None,
                location_id=random.choice(places[item.storage_class]),
                on_hand=STOCK,
            )
            for item in Item.objects.order_by("pk")
        ],
        by=ACTOR,
    )


def write_buyers(buyers: Sequence[Buyer]) -> None:
    """The customers with all that is on file about them."""
    carriers = {carrier.code: carrier for carrier in Carrier.objects.all()}
    made = Customer.objects.bulk_create(
        Customer(
            code=buyer.code,
            name=buyer.name,
            email=buyer.people[0][1],
            language=buyer.language,
            currency=buyer.currency,
            payment_days=buyer.payment_days,
            credit_limit=buyer.credit,
            carrier=carriers["POLAR" if buyer.far else "OWN"],
        )
        for buyer in buyers
    )
    both = list(zip(made, buyers, strict=True))
    Address.objects.bulk_create(
        Address(customer=customer, **place) for customer, buyer in both for place in buyer.places
    )
    PartyIdentifier.objects.bulk_create(
        each for customer, buyer in both for each in identifiers_of(customer, buyer)
    )
    Contact.objects.bulk_create(
        Contact(customer=customer, name=name, email=mail, duty="purchasing")
        for customer, buyer in both
        for name, mail in dict(buyer.people).items()
    )
    CustomerBlock.objects.bulk_create(
        CustomerBlock(customer=customer, reason="Invoices are overdue")
        for customer, buyer in both
        if buyer.blocked
    )
    write_terms(both)


def write_terms(both: Sequence[tuple[Customer, Buyer]]) -> None:
    """Price lists and part numbers that are the customer's own."""
    lists = {each.code: each for each in PriceList.objects.all()}
    CustomerPriceList.objects.bulk_create(
        CustomerPriceList(customer=customer, price_list=lists[buyer.listed])
        for customer, buyer in both
        if not lists[buyer.listed].standard
    )
    items = {item.sku: item for item in Item.objects.all()}
    CustomerItem.objects.bulk_create(
        CustomerItem(customer=customer, number=each.own, item=items[each.sku])
        for customer, buyer in both
        for each in buyer.range
        if each.own
    )


def identifiers_of(customer: Customer, buyer: Buyer) -> Iterator[PartyIdentifier]:
    yield PartyIdentifier(customer=customer, scheme=Scheme.DOMAIN, value=buyer.domain)
    yield PartyIdentifier(customer=customer, scheme=Scheme.EDI, value=buyer.edi_id[:15])
