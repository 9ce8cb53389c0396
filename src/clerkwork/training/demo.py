"""The demo: a company that works, and a morning's purchase orders on its desk."""

from collections.abc import Callable
from datetime import timedelta
from decimal import Decimal
from random import Random

from django.contrib.auth.models import Group, User
from django.db import transaction
from django.utils import timezone
from django.utils.module_loading import import_string

from clerkwork.catalog.models import Item, Price
from clerkwork.intake.submit import submit_document
from clerkwork.orders.models import Order
from clerkwork.parties.models import Customer
from clerkwork.training.company import (
    ACTOR,
    BLOCKED,
    OUT_OF_STOCK,
    SEED,
    edi_id,
    make_brightwater,
)
from clerkwork.training.papers import Paper, PaperLine, as_csv, as_json, as_x12, as_xlsx
from clerkwork.training.papers_printed import as_mail, as_pdf
from clerkwork.training.workdays import workday

WRITERS: dict[str, Callable[[Paper], bytes]] = {
    "edi": as_x12,
    "csv": as_csv,
    "xlsx": as_xlsx,
    "json": as_json,
    "pdf": as_pdf,
    "eml": as_mail,
}
# Who orders in which form. X12 comes from those who sign with an EDI id.
SENDERS = {
    "edi": ["C1031", "C1032", "C1033", "C1036", "C1037", "C1038", "C1039"],
    "csv": ["C1001", "C1003", "C1008", "C1014", "C1018", "C1027"],
    "xlsx": ["C1002", "C1005", "C1010", "C1016", "C1022", "C1025"],
    "json": ["C1004", BLOCKED, "C1011", "C1019", "C1029", "C1012"],
    "pdf": ["C1007", "C1013"],
    "eml": ["C1009"],
}
# user name: first name, role
USERS = {
    "ada": ("Ada", "administrator"),
    "sam": ("Sam", "supervisor"),
    "clara": ("Clara", "clerk"),
    "pete": ("Pete", "picker"),
    "ines": ("Ines", "inspector"),
    "ben": ("Ben", "buyer"),
}


def is_empty() -> bool:
    """Whether nothing has been entered yet: no items, customers or orders."""
    return not any(model._default_manager.exists() for model in (Item, Customer, Order))


def load_demo() -> None:
    """Make Brightwater Supply in an empty database, with its users and this morning's orders."""
    with transaction.atomic():
        make_brightwater()
        make_users()
        for name, raw in demo_documents():
            submit_document(raw, name=name, channel="folder", by=ACTOR)


def make_users() -> None:
    """One user of each role. They have no password: the first logs in by link, and sets them."""
    import_string("clerkwork.desk.roles.apply_roles")()  # the desk is to our right
    for username, (first, role) in USERS.items():
        boss = role == "administrator"
        user, new = User.objects.get_or_create(
            username=username,
            defaults={
                "first_name": first,
                "email": f"{username}@brightwater.example",
                "is_staff": boss,
            },
        )
        if new:
            user.set_unusable_password()
            user.save(update_fields=["password"])
        user.groups.add(Group.objects.get(name=role))


def demo_documents() -> list[tuple[str, bytes]]:
    """Twenty-nine purchase orders by name, made from the company's data, some with mistakes."""
    random = Random(SEED)  # noqa: S311  play data
    numbers = iter(range(4711, 9999, 13))
    papers: list[tuple[str, Paper]] = []
    for suffix, codes in SENDERS.items():
        for code in codes:
            customer = Customer.objects.get(code=code)
            papers.append((suffix, paper_of(customer, f"PO-{next(numbers)}", random)))
    by_customer = {paper.customer: paper for _, paper in papers}
    plant(by_customer)
    papers.append(("csv", by_customer["C1005"]))  # the same order again, in another form
    return [
        (f"{at:02d}-{paper.po_number}.{suffix}", WRITERS[suffix](paper))
        for at, (suffix, paper) in enumerate(papers, start=1)
    ]


def plant(papers: dict[str, Paper]) -> None:
    """The mistakes, one paper each; besides, customer C1006 is blocked, and C1005 orders twice."""
    papers["C1031"].lines[0].sku = "PAP-77"  # no such article
    papers["C1039"].place = papers["C1039"].place | {"street": "1 New Road", "postcode": ""}
    cheap = papers["C1003"].lines[0]
    cheap.price = (cheap.price or Decimal(0)) * Decimal("0.8")  # not what the price list says
    papers["C1011"].total = papers["C1011"].amount() + 100  # not what the lines come to
    papers["C1010"].lines[0].quantity = None
    papers["C1013"].lines[0].sku = "4711-83"  # their number for it, which nobody knows yet
    papers["C1019"].due = papers["C1019"].day - timedelta(days=20)
    papers["C1029"].lines[0].sku = "PAP-05"  # replaced by PAP-02


def paper_of(customer: Customer, po_number: str, random: Random) -> Paper:
    """A clean order of this customer: known articles at list prices, to an address on file."""
    address = customer.addresses.get(code="MAIN")
    fields = ("name", "street", "city", "region", "postcode", "country")
    today = timezone.localdate()
    return Paper(
        po_number=po_number,
        customer=customer.code,
        name=customer.name,
        edi_id=edi_id(customer),
        place={field: getattr(address, field) for field in fields},
        day=today,
        due=workday(random.randint(5, 14), address.country, region=address.region),
        currency=customer.currency,
        lines=lines_for(customer, random),
    )


def lines_for(customer: Customer, random: Random) -> list[PaperLine]:
    """Two to five articles in stock, at this customer's price of today."""
    own = getattr(customer, "price_list", None)
    wanted = {"price_list": own.price_list} if own else {"price_list__standard": True}
    today = timezone.localdate()
    singles = Price.objects.filter(
        price_list__currency=customer.currency,
        item__active=True,
        min_quantity=1,
        unit__in=["EA", "CS"],
        valid_from__lte=today,
        valid_to__gte=today,
        **wanted,
    ).exclude(item__sku__in=OUT_OF_STOCK)
    if customer.carrier and customer.carrier.hazard_classes != "*":
        kept = customer.carrier.storage_classes.split()
        singles = singles.filter(item__hazard_class="", item__storage_class__in=kept)
    offers = list(singles.select_related("item").order_by("item__sku", "unit"))
    chosen = {offer.item_id: offer for offer in random.sample(offers, 5)}
    return [
        PaperLine(
            sku=offer.item.sku,
            name=offer.item.name.replace("*", "x"),
            quantity=random.randint(2, 40 if offer.unit == "EA" else 8),
            unit=offer.unit,
            price=offer.price.quantize(Decimal("0.01")),
        )
        for offer in list(chosen.values())[: random.randint(2, 5)]
    ]
