"""UBL documents (OASIS UBL 1.0 to 2.4, Peppol BIS, OIOUBL and their like): which is what."""

import re

from clerkwork.intake.readers.xml.dialects import Dialect, Gathered
from clerkwork.intake.readers.xml.tree import Node
from clerkwork.intake.readers.xml.ubl_change import NAMES as CHANGES
from clerkwork.intake.readers.xml.ubl_change import read_change
from clerkwork.intake.readers.xml.ubl_order import read_order

FORMAT = "ubl-order"
SPACE = re.compile(r"urn:oasis:names:(?:specification|tc):ubl:(?:schema:xsd:)?(\w+)[-:]")
# Kind and name of those that a clerk meets; any other UBL document is "other", by its own name.
OTHERS = {
    "OrderChange": ("order_change", "a change of an order"),
    "OrderCancellation": ("order_cancellation", "a cancellation of an order"),
    "OrderResponse": ("other", "an answer to an order"),
    "OrderResponseSimple": ("other", "an answer to an order"),
    "RequestForQuotation": ("quotation_request", "a request for quotation"),
    "Quotation": ("other", "a quotation"),
    "Invoice": ("invoice", "an invoice"),
    "CreditNote": ("invoice", "a credit note"),
    "DebitNote": ("invoice", "a debit note"),
    "FreightInvoice": ("invoice", "an invoice for freight"),
    "SelfBilledInvoice": ("invoice", "an invoice"),
    "SelfBilledCreditNote": ("invoice", "a credit note"),
    "Reminder": ("other", "a reminder"),
    "DespatchAdvice": ("other", "a despatch advice"),
    "ReceiptAdvice": ("other", "a receipt advice"),
    "ApplicationResponse": ("other", "an answer to a document"),
    "Catalogue": ("other", "a catalogue"),
    "CatalogueRequest": ("other", "a request for a catalogue"),
    "Statement": ("other", "a statement of account"),
    "InventoryReport": ("other", "an inventory report"),
    "AttachedDocument": ("other", "a document with another one attached"),
}
REVOKING = {
    "cancelled": ("order_cancellation", "a cancellation of an order"),
    "revoked": ("order_cancellation", "a revocation of an order"),
    "revised": ("order_change", "a replacement of an order"),
}
MORE = """BillOfLading CallForTenders CatalogueDeletion CatalogueItemSpecificationUpdate
    CataloguePricingUpdate CertificateOfOrigin ContractAwardNotice ContractNotice DigitalAgreement
    DocumentStatus DocumentStatusRequest Enquiry EnquiryResponse ExceptionCriteria Forecast
    ForecastRevision ForwardingInstructions FulfilmentCancellation GoodsItemItinerary
    InstructionForReturns ItemInformationRequest PackingList PriorInformationNotice
    PurchaseReceipt RemittanceAdvice RetailEvent StockAvailabilityReport Tender TenderReceipt
    TradeItemLocationProfile TransportationStatus TransportExecutionPlan UtilityStatement
    Waybill WeightStatement""".split()  # noqa: SIM905
NAMES = frozenset(("Order", *OTHERS, *MORE))


def fits(node: Node) -> bool:
    """In UBL's namespace for this document; an order without one, if it has UBL's parts."""
    if node.space:
        match = SPACE.match(node.space)
        return bool(match) and match is not None and match[1] == node.name
    return node.name == "Order" and (
        node.find("BuyerCustomerParty") is not None
        or node.find("OrderLine", "LineItem") is not None
    )


def read(node: Node, gathered: Gathered) -> None:
    """Add an order, or a change of one; of any other document only the kind.

    So too of an order that revokes one.
    """
    revoked = revokes(node)
    if revoked:
        gathered.aside(*revoked, node)
        return
    if node.name == "Order":
        read_order(node, gathered)
        return
    kind, what = OTHERS.get(node.name, ("other", f"a UBL document {node.name}"))
    gathered.formats[-1] = "ubl"
    if node.name in CHANGES and read_change(node, gathered):
        gathered.kinds.append(kind)
        return
    gathered.aside(kind, what, node)


def revokes(node: Node) -> tuple[str, str] | None:
    """What an Italian order (NSO) does to the one that it refers to, as number#date#office#what."""
    for reference in node.all("OrderDocumentReference", "ID"):
        what = reference.text.strip().rpartition("#")[2].lower()
        if "#" in reference.text and what in REVOKING:
            return REVOKING[what]
    return None


DIALECT = Dialect(FORMAT, NAMES, fits, read)
