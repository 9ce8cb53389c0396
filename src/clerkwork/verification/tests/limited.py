"""People whose roles have limits, and orders above them."""

from django.contrib.auth.models import Group, User

from clerkwork.desk.roles import apply_roles
from clerkwork.orders.models import Order, Stage
from clerkwork.training.builders import a_user, an_item, an_order
from clerkwork.verification.models import Finding, RoleLimit

WHY = "agreed by telephone"


def set_limits() -> None:
    """A clerk decides up to a hundred, and up to ten of difference; a supervisor up to a thousand."""
    apply_roles()
    limit("clerk", order=100, override=10)
    limit("supervisor", order=1000)


def limit(role: str, order: int | None = None, override: int | None = None) -> None:
    values = {"order_limit": order, "override_limit": override}
    RoleLimit.objects.update_or_create(role=Group.objects.get(name=role), defaults=values)


def one(name: str, *roles: str) -> User:
    user = a_user(name)
    user.groups.set(Group.objects.filter(name__in=roles))
    return User.objects.get(pk=user.pk)


def clara() -> User:
    return one("clara", "clerk")


def sam() -> User:
    return one("sam", "supervisor")


def held(quantity: int = 20, price: str = "9") -> Order:
    """An order of so many for 9 each, which our list sells for 10."""
    an_item()
    stated = {"sku": "TEA", "quantity": str(quantity), "uom": "EA", "unit_price": price}
    order = an_order(lines=[stated])
    assert order.stage == Stage.HELD
    return order


def priced(order: Order) -> Finding:
    return order.findings.get(code="PRICE_OFF", decision=None)
