"""Put a right value in the place of a wrong one: one setter for each field of an order."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any, TypeVar

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db.models import Model, QuerySet

from clerkwork.catalog.models import Item
from clerkwork.core.refusal import Refusal
from clerkwork.orders.models import Line, Order
from clerkwork.parties.models import Address, Customer
from clerkwork.verification.learn import learn_number

Row = TypeVar("Row", bound=Model)

PLACE = ("name", "street", "street2", "city", "region", "postcode", "country")


def correct_head(order: Order, field: str, value: str) -> None:
    """Set one field of an order's head from what a person typed; `revise_order` saves it."""
    if field not in HEAD:
        raise Refusal("This cannot be corrected here; accept it or cancel the order.")
    HEAD[field](order, value)


def correct_line(order: Order, line: Line, field: str, value: str, *, by: int) -> None:
    """Set one field of a line from what a person typed, and save it.

    A corrected article is remembered as what this customer means, by the user with the id `by`.
    """
    if field == "item":
        set_item(order, line, value, by=by)
    elif field in LINE:
        LINE[field](line, value)
    else:
        raise Refusal("This cannot be corrected here; accept it or leave the line out.")
    line.save()


def set_customer(order: Order, code: str) -> None:
    order.customer = found(Customer.objects.filter(code__iexact=code), f"a customer {code}")


def set_ship_to(order: Order, code: str) -> None:
    """Send the order to the customer's address of this code; to where it says, without one."""
    if not code:
        order.ship_to = None
        return
    known = Address.objects.filter(customer=order.customer_id, code__iexact=code, active=True)
    address = found(known, f"an address {code} of this customer")
    order.ship_to = address
    for part in PLACE:
        setattr(order, f"ship_{part}", getattr(address, part))


def set_due_on(order: Order, value: str) -> None:
    """Ask for the order on this day, and for the lines that were asked for with it."""
    day = as_day(value)
    order.lines.filter(due_on=order.due_on).update(due_on=day)
    order.due_on = day


def set_order_date(order: Order, value: str) -> None:
    order.order_date = as_day(value)


def set_currency(order: Order, value: str) -> None:
    if len(value) != 3 or not value.isalpha():
        raise Refusal(f"Found “{value}”, expected a currency such as EUR.")
    order.currency = value.upper()


def set_total(order: Order, value: str) -> None:
    order.stated_total = as_number(value) if value else None


def set_email(order: Order, value: str) -> None:
    try:
        if value:
            validate_email(value)
    except ValidationError as error:
        raise Refusal(f"Found “{value}”, expected a mail address.") from error
    order.email = value


def set_country(order: Order, value: str) -> None:
    if value and (len(value) != 2 or not value.isalpha()):
        raise Refusal(f"Found “{value}”, expected a country of two letters, such as DE.")
    set_place("country")(order, value.upper())


def set_place(part: str) -> Callable[[Order, str], None]:
    """A setter for a part of the address, after which it is looked for among the known ones."""

    def set_part(order: Order, value: str) -> None:
        setattr(order, f"ship_{part}", fitting(order, f"ship_{part}", value))
        order.ship_to = None

    return set_part


def set_text(name: str) -> Callable[[Any, str], None]:
    """A setter of a text, of an order or of a line."""

    def set_it(row: Order | Line, value: str) -> None:
        setattr(row, name, fitting(row, name, value))

    return set_it


def set_item(order: Order, line: Line, value: str, *, by: int) -> None:
    item = found(Item.objects.filter(sku__iexact=value, active=True), f"an article {value}")
    learn_number(order, line, item, by=by)
    line.sku, line.gtin = item.sku, ""


def set_quantity(line: Line, value: str) -> None:
    line.quantity, line.stated_amount = as_number(value), None


def set_unit(line: Line, value: str) -> None:
    line.unit = fitting(line, "unit", value.upper())


def set_unit_price(line: Line, value: str) -> None:
    """The price of one unit; without one, that of the price list holds."""
    line.unit_price = as_number(value, decimals=6) if value else None
    line.stated_amount = None


def set_amount(line: Line, value: str) -> None:
    line.stated_amount = as_number(value) if value else None


def set_line_due_on(line: Line, value: str) -> None:
    line.due_on = as_day(value)


HEAD: dict[str, Callable[[Order, str], None]] = {
    "customer": set_customer,
    "buyer_name": set_text("buyer_name"),
    "po_number": set_text("po_number"),
    "order_date": set_order_date,
    "due_on": set_due_on,
    "currency": set_currency,
    "total": set_total,
    "email": set_email,
    "ship_to": set_ship_to,
    "ship_country": set_country,
    **{f"ship_{part}": set_place(part) for part in PLACE if part != "country"},
}
LINE: dict[str, Callable[[Line, str], None]] = {
    "buyer_sku": set_text("buyer_sku"),
    "gtin": set_text("gtin"),
    "description": set_text("description"),
    "quantity": set_quantity,
    "unit": set_unit,
    "unit_price": set_unit_price,
    "amount": set_amount,
    "due_on": set_line_due_on,
}


def found(rows: QuerySet[Row], what: str) -> Row:
    """The one row, or a refusal that says what there is not."""
    row = rows.first()
    if row is None:
        raise Refusal(f"There is no {what.removeprefix('a ').removeprefix('an ')}.")
    return row


def fitting(row: Model, name: str, value: str) -> str:
    """The text, or a refusal if its column has no room for it."""
    most: int | None = getattr(row._meta.get_field(name), "max_length", None)
    if most is not None and len(value) > most:
        raise Refusal(f"Found {len(value)} characters, expected at most {most}.")
    return value


def as_number(value: str, *, decimals: int = 4) -> Decimal:
    """The number that was typed, with a point or a comma; refused if its column has no room."""
    try:
        number = Decimal(value.replace(",", "."))
    except InvalidOperation as error:
        raise Refusal(f"Found “{value}”, expected a number such as 12.50.") from error
    if not number.is_finite() or not 0 <= number < 10**7 or number != round(number, decimals):
        raise Refusal(
            f"Found “{value}”, expected a number from 0 up to ten million, "
            f"with at most {decimals} decimals."
        )
    return number


def as_day(value: str) -> date | None:
    """The day that was typed; None for nothing."""
    try:
        return date.fromisoformat(value) if value else None
    except ValueError as error:
        raise Refusal(f"Found “{value}”, expected a date such as 2026-12-31.") from error
