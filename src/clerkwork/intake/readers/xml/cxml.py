"""cXML documents (cxml.org, 1.0 to 1.2): order requests, and what else comes in this form."""

from clerkwork.intake.readers.xml.cxml_order import read_order
from clerkwork.intake.readers.xml.dialects import Dialect, Gathered
from clerkwork.intake.readers.xml.tree import Node
from clerkwork.intake.readers.xml.values import said

FORMAT = "cxml-order"
OTHERS = {
    "PunchOutSetupRequest": ("other", "a request to open a shop"),
    "PunchOutOrderMessage": ("other", "a basket brought back from a shop"),
    "ConfirmationRequest": ("other", "a confirmation of an order"),
    "ShipNoticeRequest": ("other", "a ship notice"),
    "InvoiceDetailRequest": ("invoice", "an invoice"),
    "InvoiceRequest": ("invoice", "an invoice"),
    "QuoteRequest": ("quotation_request", "a request for quotation"),
    "QuoteMessage": ("other", "a quotation"),
    "OrderStatusRequest": ("other", "a question about an order"),
    "StatusUpdateRequest": ("other", "a change of status"),
    "ReceiptRequest": ("other", "a receipt of goods"),
    "ProfileRequest": ("other", "a question for what can be sent"),
    "MasterAgreementRequest": ("other", "a master agreement"),
    "PaymentRemittanceRequest": ("other", "a remittance advice"),
    "CatalogUploadRequest": ("other", "a catalogue"),
}
# How an order request that is no new order says so (OrderRequestHeader/@type).
TYPES = {
    "update": ("order_change", "a change of an order (type update)"),
    "delete": ("order_cancellation", "a cancellation of an order (type delete)"),
}


def fits(node: Node) -> bool:
    return node.name == "cXML" or node.find("OrderRequestHeader") is not None


def read(node: Node, gathered: Gathered) -> None:
    """Every order request of the document; other requests and messages give the kind."""
    gathered.sender = gathered.sender or sender(node)
    found = False
    for each in node.walk():
        if each.name == "OrderRequest" and each.find("OrderRequestHeader") is not None:
            found = True
            order_request(each, node, gathered)
        elif each.name in OTHERS:
            found = True
            gathered.formats[-1] = "cxml"
            gathered.aside(*OTHERS[each.name], each)
    if not found:
        gathered.aside("other", "a cXML document without an order request", node)


def order_request(request: Node, document: Node, gathered: Gathered) -> None:
    header = request.find("OrderRequestHeader")
    kind = (header.attributes.get("type", "") if header else "").strip().lower()
    if kind in TYPES:
        gathered.aside(*TYPES[kind], request)
    else:
        read_order(request, document, gathered)


def sender(node: Node) -> str | None:
    """Who the document is from: the first identity of Header/From."""
    return said(node.find("Header", "From", "Credential", "Identity"))


DIALECT = Dialect(FORMAT, frozenset(("cXML", "OrderRequest")), fits, read)
