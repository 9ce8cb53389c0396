"""Who may do what: one table from role to permissions, and the verb that makes it so."""

from django.contrib.auth.models import Group, Permission
from django.db import transaction

SEE = (
    "catalog.view_item",
    "fulfilment.view_shipment",
    "intake.view_channel",
    "intake.view_document",
    "inventory.view_balance",
    "inventory.view_move",
    "orders.view_order",
    "parties.view_customer",
)

CLERK = (
    *SEE,
    "intake.submit_document",
    "changes.decide_change",
    "orders.cancel_order",
    "orders.correct_order",
    "verification.decide_finding",
)
# The floor picks, packs and hands over; and counts where a pick came up short.
PICKER = (
    "fulfilment.pick_shipment",
    "fulfilment.pack_shipment",
    "fulfilment.view_shipment",
    "inventory.adjust_stock",
    "inventory.view_balance",
    "shipping.ship_shipment",
)
# Goods that arrive are received by others than those who ordered them.
INSPECTOR = (
    "catalog.view_item",
    "inventory.adjust_stock",
    "inventory.view_balance",
    "inventory.view_move",
)
BUYER = (*SEE, "parties.view_supplier")
SUPERVISOR = (
    *CLERK,
    *PICKER,
    *BUYER,
    *INSPECTOR,
    "verification.override_finding",
    "verification.set_policy",
)
# Whoever everything ends with that nobody else has decided; without a limit of its own.
MANAGER = (*SUPERVISOR, "core.change_escalationstep")
# What the back office keeps, and what it only shows. Stock is never changed there.
MASTER_DATA = {
    "catalog": (
        "item",
        "pack",
        "customeritem",
        "pricelist",
        "customerpricelist",
        "price",
        "restriction",
    ),
    "inventory": ("warehouse", "location"),
    "verification": ("rolelimit", "twopersonrule"),
    "parties": ("carrier", "customer", "address", "contact", "partyidentifier", "supplier"),
}
OFFICE = (
    *(
        f"{room}.{verb}_{noun}"
        for room, nouns in MASTER_DATA.items()
        for noun in nouns
        for verb in ("view", "add", "change", "delete")
    ),
    "auth.view_group",
    "core.view_company",
    "core.view_journalentry",
    "core.view_task",
    "intake.add_mailbox",
    "intake.change_mailbox",
    "intake.view_mailbox",
    "inventory.view_lot",
    "orders.view_line",
    "parties.view_customerblock",
    "verification.view_proposal",
)
ADMINISTRATOR = (
    *MANAGER,
    *OFFICE,
    "auth.add_user",
    "auth.change_user",
    "auth.view_user",
    "core.change_company",
)

# Role → permissions, as "app.codename".
ROLES: dict[str, tuple[str, ...]] = {
    "clerk": CLERK,
    "picker": PICKER,
    "inspector": INSPECTOR,
    "buyer": BUYER,
    "supervisor": SUPERVISOR,
    "manager": MANAGER,
    "administrator": ADMINISTRATOR,
}


@transaction.atomic
def apply_roles() -> None:
    """Make the groups of the table, with exactly its permissions. May run any number of times.

    Raises LookupError naming every permission of the table that no model has.
    """
    known = {
        f"{permission.content_type.app_label}.{permission.codename}": permission
        for permission in Permission.objects.select_related("content_type")
    }
    unknown = {name for names in ROLES.values() for name in names} - known.keys()
    if unknown:
        raise LookupError(f"Roles name permissions that do not exist: {', '.join(sorted(unknown))}")
    for role, names in ROLES.items():
        group, _ = Group.objects.get_or_create(name=role)
        group.permissions.set({known[name] for name in names})
