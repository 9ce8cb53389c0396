import io

import pytest
from django.contrib import admin
from django.contrib.auth.models import Group, User
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from openpyxl import load_workbook

from clerkwork.catalog.models import Item
from clerkwork.core.models import JournalEntry
from clerkwork.core.office import ReadOnly
from clerkwork.core.tables import write_workbook
from clerkwork.desk.roles import apply_roles
from clerkwork.parties.models import CustomerBlock
from clerkwork.training.builders import a_customer, a_gone_shipment, a_lot, a_user

pytestmark = pytest.mark.django_db

OURS = [model for model in admin.site._registry if model.__module__.startswith("clerkwork.")]
FACTS = [model for model in OURS if isinstance(admin.site._registry[model], ReadOnly)]


def page(model: type, name: str, *arguments: int) -> str:
    return reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_{name}", args=arguments)


@pytest.fixture
def office(client: Client) -> Client:
    apply_roles()
    ada = User.objects.create_user("ada", is_staff=True)
    ada.groups.add(Group.objects.get(name="administrator"))
    client.force_login(ada)
    return client


def test_every_list_opens_for_the_administrator(office: Client) -> None:
    a_lot(on_hand=20)
    a_gone_shipment(TEA=4)
    assert len(OURS) > 20
    pages = [page(model, "changelist") for model in OURS]
    assert [url for url in pages if office.get(url).status_code != 200] == []


def test_every_row_opens_for_the_administrator(office: Client) -> None:
    a_lot(on_hand=20)
    a_gone_shipment(TEA=4)
    first = {model: model._default_manager.first() for model in OURS}
    pages = [page(model, "change", row.pk) for model, row in first.items() if row]
    assert len(pages) > 12
    assert [url for url in pages if office.get(url).status_code != 200] == []


@pytest.mark.parametrize("permissions", [[], ["catalog.change_item", "catalog.view_item"]])
def test_the_office_is_closed_to_a_picker(client: Client, permissions: list[str]) -> None:
    client.force_login(a_user("pete", *permissions))
    for model in OURS:
        answer = client.get(page(model, "changelist"))
        assert (answer.status_code, "login" in answer["Location"]) == (302, True)


def test_facts_are_not_added_changed_or_deleted(office: Client) -> None:
    a_lot(on_hand=20)
    a_gone_shipment(TEA=4)
    assert {"journalentry", "move", "balance", "lot", "order", "document"} <= {
        model._meta.model_name for model in FACTS
    }
    for model in FACTS:
        assert office.get(page(model, "add")).status_code == 403
        row = model._default_manager.first()
        if row:
            assert office.post(page(model, "change", row.pk), {"x": "1"}).status_code == 403
            assert office.post(page(model, "delete", row.pk), {"post": "yes"}).status_code == 403


def upload(office: Client, raw: bytes, name: str = "items.xlsx") -> str:
    """What the page says to a file, before anything is confirmed."""
    answer = office.post(
        page(Item, "import"),
        {"import_file": SimpleUploadedFile(name, raw), "format": "0", "resource": ""},
    )
    assert answer.status_code == 200
    office.confirmation = answer.context.get("confirm_form")  # type: ignore[attr-defined]
    return answer.content.decode()


def test_a_workbook_is_imported_after_a_look_at_it(office: Client) -> None:
    a_lot("TEA", on_hand=1)
    rows = [["TEA", "Green tea"], ["OIL", "Olive oil"]]
    told = upload(office, write_workbook([("items", ["sku", "name"], rows)]))
    assert "Olive oil" in told
    assert not Item.objects.filter(sku="OIL").exists()
    fields = office.confirmation.initial  # type: ignore[attr-defined]
    answer = office.post(reverse("admin:catalog_item_process_import"), fields)
    assert answer.status_code == 302
    assert list(Item.objects.order_by("sku").values_list("sku", "name")) == [
        ("OIL", "Olive oil"),
        ("TEA", "Green tea"),
    ]
    fact = JournalEntry.objects.get(kind="masterdata.imported")
    assert (fact.actor, fact.data["sheets"]) == ("ada", {"items": {"new": 1, "changed": 1}})


def test_a_bad_cell_is_shown_and_cannot_be_confirmed(office: Client) -> None:
    raw = write_workbook([("items", ["sku", "name", "active"], [["OIL", "Oil", "perhaps"]])])
    told = upload(office, raw)
    assert "found &#x27;perhaps&#x27;, expected yes or no" in told
    assert office.confirmation is None  # type: ignore[attr-defined]


def test_cells_beyond_the_header_are_refused(office: Client) -> None:
    raw = write_workbook([("items", ["sku", "name"], [["OIL", "Oil", "more"]])])
    assert "Row 2: found 3 cells, expected 2." in upload(office, raw)


def test_a_file_that_is_no_table_is_answered_in_words(office: Client) -> None:
    assert "is not an Excel workbook (.xlsx) that can be read" in upload(
        office, b"PK\x03\x04rubbish"
    )


def test_a_list_is_exported_as_a_workbook(office: Client) -> None:
    a_lot("TEA", on_hand=1)
    form = office.get(page(Item, "export")).context["form"]
    fields = {name: "on" for name in form.fields if name.startswith("sheet") or "itemsheet" in name}
    answer = office.post(page(Item, "export"), {"format": "0", "resource": "", **fields})
    book = load_workbook(io.BytesIO(answer.content))
    assert [cell.value for cell in book.worksheets[0]["A"]] == ["sku", "TEA"]


def test_a_customer_is_blocked_and_released_with_a_reason(office: Client) -> None:
    acme = a_customer("ACME")
    where = page(type(acme), "changelist")
    chosen = {"_selected_action": acme.pk}
    asked = office.post(where, {"action": "block", **chosen})
    assert (asked.status_code, "Reason" in asked.content.decode()) == (200, True)
    assert not CustomerBlock.objects.exists()
    office.post(where, {"action": "block", "reason": "does not pay", **chosen})
    block = CustomerBlock.objects.get(lifted_at=None)
    assert (block.reason, block.placed_by.username) == ("does not pay", "ada")
    office.post(where, {"action": "lift", "reason": "paid", **chosen})
    assert not CustomerBlock.objects.filter(lifted_at=None).exists()
    kinds = JournalEntry.objects.filter(subject="customer").values_list("kind", "reason")
    assert list(kinds) == [("customer.blocked", "does not pay"), ("customer.unblocked", "paid")]


def test_a_block_without_a_reason_is_refused(office: Client) -> None:
    acme = a_customer("ACME")
    where = page(type(acme), "changelist")
    fields = {"action": "block", "reason": " ", "_selected_action": acme.pk}
    answer = office.post(where, fields, follow=True)
    assert "Say why the customer is blocked." in answer.content.decode()
    assert not CustomerBlock.objects.exists()
