"""openTRANS orders (Fraunhofer IAO, 1.0 and 2.1), whose elements are partly those of BMEcat."""

from clerkwork.intake.draft import DraftOrder
from clerkwork.intake.readers.xml.dialects import Dialect, Gathered, check_sum
from clerkwork.intake.readers.xml.opentrans_line import delivery_span, read_line
from clerkwork.intake.readers.xml.tree import Node
from clerkwork.intake.readers.xml.values import Place, Values, joined, notes, said

FORMAT = "opentrans"
OTHERS = {
    "ORDERCHANGE": ("order_change", "a change of an order"),
    "ORDERRESPONSE": ("other", "an answer to an order"),
    "RFQ": ("quotation_request", "a request for quotation"),
    "QUOTATION": ("other", "a quotation"),
    "DISPATCHNOTIFICATION": ("other", "a despatch advice"),
    "RECEIPTACKNOWLEDGEMENT": ("other", "a receipt of goods"),
    "INVOICE": ("invoice", "an invoice"),
    "INVOICELIST": ("invoice", "a list of invoices"),
    "REMITTANCEADVICE": ("other", "a remittance advice"),
    "CANCELREQUEST": ("order_cancellation", "a request to cancel an order"),
}
# Numbers that a party may have, best first: ours for the customer, then GLNs, then its own.
CODES = ("supplier_specific", "gln", "iln", "duns", "buyer_specific", "customer_specific", "")


def fits(node: Node) -> bool:
    return node.find(f"{node.name}_HEADER") is not None


def read(node: Node, gathered: Gathered) -> None:
    if node.name in OTHERS:
        gathered.aside(*OTHERS[node.name], node)
        return
    order, values = gathered.begin(node)
    info = node.find("ORDER_HEADER", "ORDER_INFO")
    if info is not None:
        read_info(info, order, values)
    for item in node.all("ORDER_ITEM_LIST", "ORDER_ITEM"):
        order.lines.append(read_line(item, values))
    read_summary(node, order, values)


def read_info(info: Node, order: DraftOrder, values: Values) -> None:
    order.po_number = values.text("po_number", info.find("ORDER_ID"))
    order.order_date = values.day("order_date", info.find("ORDER_DATE"))
    code = info.find("CURRENCY") or info.find("PRICE_CURRENCY")
    order.currency = values.currency("currency", code)
    order.requested_delivery = delivery_span(info, values)
    order.note = notes([*info.all("REMARKS"), *info.all("REMARK")])
    buyer = party(info, "buyer", "BUYER_PARTY")
    if buyer is not None:
        buyer = buyer.find("PARTY") or buyer
        order.buyer_name = values.text("buyer_name", buyer.find("ADDRESS", "NAME"))
        order.buyer_code = values.text("buyer_code", party_code(buyer))
        order.email = values.first(
            "email",
            buyer.find("ADDRESS", "EMAIL"),
            buyer.find("ADDRESS", "CONTACT_DETAILS", "EMAILS", "EMAIL"),
            buyer.find("ADDRESS", "EMAILS", "EMAIL"),
        )
    place = party(info, "delivery", "DELIVERY_PARTY") or named_delivery(info)
    if place is not None:
        order.ship_to = values.address("ship_to", place_parts(place))


def party(info: Node, role: str, old: str) -> Node | None:
    """The party of a role (2.1), or that of the element which names it (1.0)."""
    for each in info.all("PARTIES", "PARTY"):
        if role in [said(node) for node in each.all("PARTY_ROLE")]:
            return each
    parties = info.find("ORDER_PARTIES")
    return next((node for node in parties.walk() if node.name == old), None) if parties else None


def named_delivery(info: Node) -> Node | None:
    """The party whose number the order gives as the place of delivery."""
    number = said(
        info.find("ORDER_PARTIES_REFERENCE", "SHIPMENT_PARTIES_REFERENCE", "DELIVERY_IDREF")
    )
    for each in info.all("PARTIES", "PARTY") if number else ():
        roles = [said(node) for node in each.all("PARTY_ROLE")]
        if number in [said(node) for node in each.all("PARTY_ID")] and "supplier" not in roles:
            return each
    return None


def party_code(node: Node) -> Node | None:
    inner = node.find("PARTY") or node
    ids = inner.all("PARTY_ID")
    for kind in CODES:
        for each in ids:
            if each.attributes.get("type", "") == kind and said(each):
                return each
    return ids[0] if ids else None


def place_parts(node: Node) -> Place:
    inner = node.find("PARTY") or node
    address = inner.find("ADDRESS") or inner
    country = address.find("COUNTRY_CODED")
    more = [each for name in ("NAME2", "NAME3") for each in address.all(name) if said(each)]
    return {
        "name": address.find("NAME"),
        "street": address.find("STREET") or address.find("BOXNO"),
        "street2": joined(more),
        "city": address.find("CITY"),
        "region": address.find("STATE"),
        "postcode": address.find("ZIP"),
        "country": country if said(country) else address.find("COUNTRY"),
        "code": party_code(inner),
    }


def read_summary(node: Node, order: DraftOrder, values: Values) -> None:
    """The number of lines and their sum, which is the total."""
    summary = node.find("ORDER_SUMMARY")
    if summary is None:
        return
    count = values.into({}).number("count", summary.find("TOTAL_ITEM_NUM"))
    if count is not None and count != len(order.lines):
        where = f"{summary.path()}/TOTAL_ITEM_NUM"
        values.complain(where, f"found {count:f}, expected {len(order.lines)} lines")
    stated = summary.find("TOTAL_AMOUNT")
    order.total = values.number("total", stated)
    if stated is not None:
        check_sum(order, stated, values)


DIALECT = Dialect(FORMAT, frozenset(("ORDER", *OTHERS)), fits, read)
