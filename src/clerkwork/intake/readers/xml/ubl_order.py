"""One UBL Order to one draft order (OASIS UBL 2.4, Order; Peppol BIS Ordering; OIOUBL Order)."""

from datetime import date
from decimal import Decimal

from clerkwork.intake.draft import DraftOrder
from clerkwork.intake.readers.terms import days_in
from clerkwork.intake.readers.xml.dialects import Gathered, agrees, lines_amount
from clerkwork.intake.readers.xml.tree import Node
from clerkwork.intake.readers.xml.ubl_line import doubt_if_gone, read_line
from clerkwork.intake.readers.xml.ubl_parties import (
    DEPUTY,
    delivery_date,
    delivery_place,
    party_code,
    party_name,
)
from clerkwork.intake.readers.xml.values import Values, notes, said

# Of UBL 1.0, where the parties and the order's number had other names.
OLD_NUMBER, OLD_BUYER = "BuyersID", "BuyerParty"


def read_order(node: Node, gathered: Gathered) -> None:
    """Add the order; what is wrong with it is a problem of its own."""
    order, values = gathered.begin(node)
    order.po_number = values.first("po_number", node.find("ID"), node.find(OLD_NUMBER))
    order.order_date = values.day("order_date", node.find("IssueDate"))
    read_buyer(node, order, values, gathered)
    read_delivery(node, order, values)
    order.note = notes(node.all("Note"))
    for line in node.all("OrderLine"):
        item = line.find("LineItem") or line
        order.lines.append(read_line(line, item, values))
        doubt_if_gone(order.lines[-1], item, values)
    read_currency(node, order, values)
    read_totals(node, order, values)
    read_terms(node, order, values)
    if (said(node.find("CopyIndicator")) or "").lower() in ("true", "1"):
        what = "found a copy of an order: the goods may have been ordered before"
        values.complain(f"{node.path()}/CopyIndicator", what)


def read_buyer(node: Node, order: DraftOrder, values: Values, gathered: Gathered) -> None:
    customer, sure = node.find("BuyerCustomerParty") or node.find(OLD_BUYER), 1.0
    if customer is None:
        customer, sure = node.find("AccountingCustomerParty"), DEPUTY
    if customer is None:
        return
    party = customer.find("Party") or customer
    order.buyer_name = values.text("buyer_name", party_name(party), sure=sure)
    ours = customer.find("SupplierAssignedAccountID")  # the number that we gave this customer
    code = ours if said(ours) else party_code(party)
    order.buyer_code = values.text("buyer_code", code, sure=sure)
    order.email = values.first(
        "email",
        party.find("Contact", "ElectronicMail"),
        customer.find("BuyerContact", "ElectronicMail"),
        customer.find("DeliveryContact", "ElectronicMail"),
    )
    gathered.sender = gathered.sender or said(party.find("EndpointID"))


def read_delivery(node: Node, order: DraftOrder, values: Values) -> None:
    """The first place and date of the header; another one there is a problem."""
    for delivery in node.all("Delivery"):
        apart = values.into({})
        place = delivery_place(apart, delivery)
        wanted = delivery_date(apart, delivery)
        if place and order.ship_to and place != order.ship_to:
            values.complain(delivery.path(), "found a second place of delivery, expected one")
        if wanted and order.requested_delivery and wanted != order.requested_delivery:
            values.complain(delivery.path(), f"found a second date {wanted}, expected one")
        order.ship_to = order.ship_to or place
        order.requested_delivery = order.requested_delivery or wanted
        for field, spot in apart.spots.items():
            values.spots.setdefault(field, spot)


def read_currency(node: Node, order: DraftOrder, values: Values) -> None:
    """The document's currency; without one, the only one that its amounts are in.

    Tax may be stated in another currency beside it (TaxCurrencyCode).
    """
    for name in ("DocumentCurrencyCode", "PricingCurrencyCode"):
        order.currency = order.currency or values.currency("currency", node.find(name))
    amounts = amounts_by_currency(node)
    if order.currency is None and len(amounts) == 1:
        [(amount, attribute)] = amounts.values()
        order.currency = values.currency("currency", amount, attribute)
    elif order.currency is None and amounts:
        found = ", ".join(sorted(amounts))
        values.complain(node.path(), f"found amounts in {found}, expected one currency", "currency")
    elif order.currency is not None:
        amounts.pop((said(node.find("TaxCurrencyCode")) or "").upper(), None)
        for code in amounts.keys() - {order.currency}:
            amount, attribute = amounts[code]
            what = f"found an amount in {code[:10]}, expected {order.currency}"
            values.complain(amount.path(attribute), what)


def amounts_by_currency(node: Node) -> dict[str, tuple[Node, str]]:
    """The first amount of each currency in the order, with the attribute that says so."""
    amounts: dict[str, tuple[Node, str]] = {}
    for amount in node.walk():
        for attribute in ("currencyID", "amountCurrencyID") if amount.attributes else ():
            code = amount.attributes.get(attribute)
            if code:
                amounts.setdefault(code.strip().upper(), (amount, attribute))
    return amounts


def read_totals(node: Node, order: DraftOrder, values: Values) -> None:
    """The amount to pay, what it has beside the lines, and whether it all adds up."""
    charges, taxes = read_charges(node, order, values)
    totals = node.find("AnticipatedMonetaryTotal") or node.find("LegalMonetaryTotal")
    if totals is None:
        return
    order.total = values.number("total", totals.find("PayableAmount"))
    if order.total is None:
        order.total = values.number("total", totals.find("TaxInclusiveAmount"), sure=DEPUTY)
    lines = lines_amount(order)
    net = amount(totals, "LineExtensionAmount", values)
    if lines is not None and net is not None and not agrees(net, len(order.lines), lines):
        where = f"{totals.path()}/LineExtensionAmount"
        values.complain(where, f"found {net:f}, expected {lines:f}: the sum of the lines")
    base = net if net is not None else lines
    if order.total is None or base is None:
        return
    base += amount(totals, "PayableRoundingAmount", values) or 0
    base -= amount(totals, "PrepaidAmount", values) or 0
    # Orders state their total with or without tax, and some count charges in neither.
    candidates = (base + charges + taxes, base + charges, base + taxes, base)
    if not agrees(order.total, len(order.lines), *candidates):
        where = f"{totals.path()}/PayableAmount"
        values.complain(where, f"found {order.total:f}, expected {candidates[0]:f}")


def read_terms(node: Node, order: DraftOrder, values: Values) -> None:
    """Within how many days it is paid: by a period, by a date, or in the words of a note."""
    place: Node | None
    days: Decimal | int | None
    for terms in node.all("PaymentTerms"):
        measure = terms.find("SettlementPeriod", "DurationMeasure")
        due = terms.find("PaymentDueDate")
        if said(measure, "unitCode") == "DAY":
            place, days = measure, values.into({}).number("payment_days", measure)
        elif due is not None:
            place, days = due, days_between(order.order_date, values.into({}).day("due", due))
        else:
            place = terms.find("Note")
            days = days_in(said(place) or "")
        if place is not None and days is not None and 0 <= days < 1000:
            order.payment_days = int(days)
            values.note("payment_days", place)


def days_between(begin: str | None, end: str | None) -> int | None:
    if begin is None or end is None:
        return None
    return (date.fromisoformat(end) - date.fromisoformat(begin)).days


def read_charges(node: Node, order: DraftOrder, values: Values) -> tuple[Decimal, Decimal]:
    """What is charged less what is allowed for the whole order, and its tax."""
    charges = taxes = Decimal(0)
    stated = [*node.all("AllowanceCharge"), *node.all("TaxTotal")]
    for each in stated:
        if each.name == "TaxTotal" and in_another(each.find("TaxAmount"), order.currency):
            continue
        if each.name == "TaxTotal":
            taxes += (
                amount(each, "TaxAmount", values) or amount(each, "TotalTaxAmount", values) or 0
            )
            continue
        value = amount(each, "Amount", values) or Decimal(0)
        adds = (said(each.find("ChargeIndicator")) or "").lower() in ("true", "1")
        charges += value if adds else -value
    if stated:
        order.charges = charges + taxes
        values.note("charges", stated[0])
    return charges, taxes


def in_another(stated: Node | None, currency: str | None) -> bool:
    """Whether an amount is stated in another currency than that of the order."""
    code = said(stated, "currencyID")
    return bool(code and currency and code.upper() != currency)


def amount(node: Node, name: str, values: Values) -> Decimal | None:
    """A number that is only compared: without a spot."""
    return values.into({}).number(name, node.find(name))
