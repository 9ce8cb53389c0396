"""One cXML OrderRequest to one draft order (cXML 1.2 Reference Guide, Purchase Orders)."""

from decimal import Decimal

from clerkwork.intake.draft import Address, DraftOrder
from clerkwork.intake.readers.xml.cxml_line import read_line
from clerkwork.intake.readers.xml.cxml_places import postal_address
from clerkwork.intake.readers.xml.dialects import Gathered, agrees, lines_amount
from clerkwork.intake.readers.xml.tree import Node
from clerkwork.intake.readers.xml.values import Values, notes, said

# Who writes for the buyer; the end user is a person somewhere in his house.
BUYERS = ("buyer", "buyerAccount", "buyerCorporate", "purchasingAgent", "purchaser", "soldTo")
PAYER = 0.95  # the name on the bill is nearly always the buyer's
BESIDE = ("Shipping", "Tax")  # what a Total leaves out, unless the sender adds it


def read_order(request: Node, document: Node, gathered: Gathered) -> None:
    """Add the order; what is wrong with it is a problem of its own."""
    order, values = gathered.begin(request)
    header = request.find("OrderRequestHeader")
    if header is None:
        return
    order.po_number = values.text("po_number", header, "orderID")
    order.order_date = values.day("order_date", header, "orderDate")
    order.requested_delivery = values.day("requested_delivery", header, "requestedDeliveryDate")
    read_buyer(header, document, order, values)
    order.ship_to = place(header, values)
    order.note = notes(header.all("Comments"))
    for item in request.all("ItemOut"):
        order.lines.append(read_line(item, values))
    read_purpose(header, document, values)
    read_total(request, header, order, values)
    read_terms(header, order, values)


def read_terms(header: Node, order: DraftOrder, values: Values) -> None:
    """The days of the PaymentTerm without a discount: that is the net one."""
    for term in header.all("PaymentTerm"):
        days = values.into({}).number("payment_days", term, "payInNumberOfDays")
        if term.find("Discount") is None and days is not None and 0 <= days < 1000:
            order.payment_days = int(days)
            values.note("payment_days", term, "payInNumberOfDays")


def place(node: Node, values: Values) -> Address | None:
    """The address that a header's or an item's ShipTo gives."""
    address = node.find("ShipTo", "Address")
    return postal_address(values, address) if address is not None else None


def read_buyer(header: Node, document: Node, order: DraftOrder, values: Values) -> None:
    """The buying organisation: sold-to partner or contact, else who gets the bill."""
    sold_to = next(
        (
            partner.find("Address") or partner
            for partner in header.all("BusinessPartner")
            if partner.attributes.get("role", "").lower() == "soldto"
        ),
        None,
    )
    contacts = [
        contact for contact in header.all("Contact") if contact.attributes.get("role") in BUYERS
    ]
    if sold_to is not None:
        order.buyer_name = values.text("buyer_name", sold_to.find("Name"))
    if order.buyer_name is None:
        bill_to = header.find("BillTo", "Address", "Name")
        order.buyer_name = values.text("buyer_name", bill_to, sure=PAYER)
    identity = document.find("Header", "From", "Credential", "Identity")
    order.buyer_code = values.text("buyer_code", identity)
    order.email = values.first(
        "email",
        *(contact.find("Email") for contact in contacts),
        header.find("BillTo", "Address", "Email"),
        header.find("ShipTo", "Address", "Email"),
        *header.all("Contact", "Email"),
    )


def read_purpose(header: Node, document: Node, values: Values) -> None:
    """A blanket order asks for no goods by itself, and a test for none at all: a person decides."""
    if header.attributes.get("orderType", "").lower() == "blanket":
        where = header.path("orderType")
        values.complain(where, "found a blanket order: goods are called off by later releases")
    for name in ("Request", "Message"):
        mode = document.find(name)
        if mode is not None and mode.attributes.get("deploymentMode", "").lower() == "test":
            values.complain(mode.path("deploymentMode"), "found a test, expected an order")


def read_total(request: Node, header: Node, order: DraftOrder, values: Values) -> None:
    """The total as stated, whose sum of the lines it should be, and what comes beside it."""
    money = header.find("Total", "Money")
    order.total = values.number("total", money)
    order.currency = read_currency(request, header, values)
    beside = [value for name in BESIDE if (value := money_of(header, name, values)) is not None]
    changes = modifications(header, values)
    lines = lines_amount(order)
    if order.total is None or lines is None:
        return
    more = sum(beside, Decimal(0))
    more_of_lines = sum(
        (
            money_of(item, name, values) or Decimal(0)
            for item in request.all("ItemOut")
            for name in BESIDE
        ),
        Decimal(0),
    )
    count = len(order.lines)
    if agrees(order.total, count, lines):
        return
    for candidate in (more, changes, more + changes, more_of_lines, more + more_of_lines):
        if candidate and agrees(order.total, count, lines + candidate):
            order.charges = order.total - lines
            values.note("charges", header.find("Total") or header)
            return
    where = money.path() if money is not None else header.path()
    values.complain(where, f"found {order.total:f}, expected {lines:f}: the sum of the lines")


def read_currency(request: Node, header: Node, values: Values) -> str | None:
    """The currency of the total, else that of the lines; two of them are a problem."""
    amounts: dict[str, Node] = {}
    total = header.find("Total", "Money")
    for money in (total, *request.all("ItemOut", "ItemDetail", "UnitPrice", "Money")):
        code = said(money, "currency")
        if money is not None and code:
            amounts.setdefault(code.upper(), money)
    if not amounts:
        return None
    [first, *others] = amounts
    for code in others:
        what = f"found an amount in {code[:10]}, expected {first[:10]}"
        values.complain(amounts[code].path("currency"), what)
    return values.currency("currency", amounts[first], "currency")


def money_of(node: Node, name: str, values: Values) -> Decimal | None:
    """An amount that is only compared: without a spot."""
    return values.into({}).number(name.lower(), node.find(name, "Money"))


def modifications(header: Node, values: Values) -> Decimal:
    """What Total/Modifications add (AdditionalCost) and take off (AdditionalDeduction)."""
    whole = Decimal(0)
    for each in header.all("Total", "Modifications", "Modification"):
        cost = each.find("AdditionalCost")
        off = each.find("AdditionalDeduction", "DeductionAmount") or each.find(
            "AdditionalDeduction"
        )
        if cost is not None:
            whole += money_of(each, "AdditionalCost", values) or 0
        elif off is not None:
            whole -= values.into({}).number("deduction", off.find("Money")) or 0
    return whole
