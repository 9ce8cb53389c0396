"""The table of roles, made true."""

import pytest
from django.contrib.auth.models import Group, Permission

from clerkwork.desk import roles

pytestmark = pytest.mark.django_db


def granted() -> dict[str, set[str]]:
    """What each group may do, as the table writes it."""
    return {
        group.name: {
            f"{app}.{codename}"
            for app, codename in group.permissions.values_list(
                "content_type__app_label", "codename"
            )
        }
        for group in Group.objects.all()
    }


def test_every_role_gets_the_permissions_of_the_table() -> None:
    roles.apply_roles()
    assert granted() == {role: set(names) for role, names in roles.ROLES.items()}


def test_applying_the_table_again_undoes_what_was_changed_by_hand() -> None:
    roles.apply_roles()
    picker = Group.objects.get(name="picker")
    picker.permissions.set(Permission.objects.filter(codename="delete_user"))
    roles.apply_roles()
    assert granted()["picker"] == set(roles.PICKER)


def test_a_permission_that_does_not_exist_is_named_and_nothing_is_done(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(roles.ROLES, "picker", ("fulfilment.juggle_shipment",))
    with pytest.raises(LookupError, match=r"fulfilment\.juggle_shipment"):
        roles.apply_roles()
    assert not Group.objects.exists()
