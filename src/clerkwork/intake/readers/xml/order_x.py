"""Order-X: UN/CEFACT Cross Industry Order, SCRDM CIO 100, profiles basic to extended."""

from decimal import Decimal

from clerkwork.intake.draft import Address, DraftOrder
from clerkwork.intake.readers.xml.dialects import Dialect, Gathered, agrees, lines_amount
from clerkwork.intake.readers.xml.order_x_line import read_line
from clerkwork.intake.readers.xml.order_x_values import event_day, party_place, stamp
from clerkwork.intake.readers.xml.tree import Node
from clerkwork.intake.readers.xml.values import Values, notes, said

FORMAT = "order-x"
DEPUTY = 0.95
# Document types (UNTDID 1001) that are no new order.
TYPES = {
    "230": ("order_change", "a change of an order (type 230)"),
    "231": ("other", "an answer to an order (type 231)"),
    "232": ("other", "an answer to an order change (type 232)"),
    "320": ("other", "an acknowledgement of an order (type 320)"),
    "210": ("other", "a proposal (type 210)"),
    "310": ("other", "an offer (type 310)"),
    "311": ("quotation_request", "a request for quotation (type 311)"),
    "380": ("invoice", "an invoice (type 380)"),
    "381": ("invoice", "a credit note (type 381)"),
}
# Purposes (UNTDID 1225) of a document that asks for no new goods.
PURPOSES = {
    "1": ("order_cancellation", "a cancellation (purpose 1)"),
    "3": ("order_cancellation", "a deletion (purpose 3)"),
    "4": ("order_change", "a change (purpose 4)"),
    "5": ("order_change", "a replacement (purpose 5)"),
}
REPEATS = {"7": "a duplicate", "31": "a copy", "35": "a retransmission"}
BLANKET = {"221": "a blanket order"}
ROOTS = frozenset(("SCRDMCCBDACIOMessageStructure", "CrossIndustryOrder"))
CHANGES = {
    "SCRDMCCBDACIOCMessageStructure": ("order_change", "a change of an order"),
    "SCRDMCCBDACIORMessageStructure": ("other", "an answer to an order"),
    "CrossIndustryOrderChange": ("order_change", "a change of an order"),
    "CrossIndustryOrderResponse": ("other", "an answer to an order"),
    "CrossIndustryQuotation": ("other", "a quotation"),
    "CrossIndustryDespatchAdvice": ("other", "a despatch advice"),
}
BILLS = frozenset(("CrossIndustryInvoice", "CrossIndustryDocument"))


def read(node: Node, gathered: Gathered) -> None:
    """Add the order, unless its type or purpose says that it is another document."""
    document = node.find("ExchangedDocument") or node.find("HeaderExchangedDocument")
    aside = CHANGES.get(node.name)
    code = said(document.find("TypeCode")) if document else None
    purpose = said(document.find("PurposeCode")) if document else None
    aside = aside or TYPES.get(code or "") or PURPOSES.get(purpose or "")
    if aside:
        gathered.aside(*aside, node)
        return
    order, values = gathered.begin(node)
    if document is not None:
        read_document(document, order, values)
    for found, table in ((code, BLANKET), (purpose, REPEATS)):
        if found in table:
            what = f"found {table[found or '']} (code {found}): goods may not be wanted by it"
            values.complain(node.path(), what)
    test = node.find("ExchangedDocumentContext", "TestIndicator", "Indicator")
    if test is not None and (said(test) or "").lower() == "true":
        values.complain(test.path(), "found a test, expected an order")
    trade = node.find("SupplyChainTradeTransaction")
    if trade is not None:
        read_trade(trade, order, values, gathered)


def read_document(document: Node, order: DraftOrder, values: Values) -> None:
    order.po_number = values.text("po_number", document.find("ID"))
    order.order_date = stamp("order_date", document.find("IssueDateTime"), values)
    order.note = notes(document.all("IncludedNote", "Content"))
    if (said(document.find("CopyIndicator", "Indicator")) or "").lower() == "true":
        what = "found a copy of an order: the goods may have been ordered before"
        values.complain(f"{document.path()}/CopyIndicator", what)


def read_trade(trade: Node, order: DraftOrder, values: Values, gathered: Gathered) -> None:
    agreement = trade.find("ApplicableHeaderTradeAgreement")
    delivery = trade.find("ApplicableHeaderTradeDelivery")
    settlement = trade.find("ApplicableHeaderTradeSettlement")
    if agreement is not None:
        read_buyer(agreement, order, values, gathered)
    if delivery is not None:
        order.ship_to = place_of(delivery, values)
        order.requested_delivery = event_day(delivery, values)
    for item in trade.all("IncludedSupplyChainTradeLineItem"):
        order.lines.append(read_line(item, values))
    if settlement is not None:
        code = settlement.find("OrderCurrencyCode") or settlement.find("InvoiceCurrencyCode")
        order.currency = values.currency("currency", code)
        read_totals(settlement, order, values)


def place_of(delivery: Node, values: Values) -> Address | None:
    party = delivery.find("ShipToTradeParty")
    return party_place(party, values) if party is not None else None


def read_buyer(agreement: Node, order: DraftOrder, values: Values, gathered: Gathered) -> None:
    buyer = agreement.find("BuyerTradeParty")
    if buyer is None:
        return
    order.buyer_name = values.first(
        "buyer_name",
        buyer.find("Name"),
        buyer.find("SpecifiedLegalOrganization", "TradingBusinessName"),
    )
    order.buyer_code = values.first("buyer_code", buyer.find("GlobalID"), buyer.find("ID"))
    order.email = values.first(
        "email",
        buyer.find("DefinedTradeContact", "EmailURIUniversalCommunication", "URIID"),
        buyer.find("URIUniversalCommunication", "URIID"),
    )
    gathered.sender = gathered.sender or said(buyer.find("GlobalID")) or said(buyer.find("ID"))


def read_totals(settlement: Node, order: DraftOrder, values: Values) -> None:
    """The grand total, what it has beside the lines, and whether it all adds up."""
    sums = settlement.find("SpecifiedTradeSettlementHeaderMonetarySummation")
    if sums is None:
        return
    apart = values.into({})
    net, charge, allowance, tax, rounding = (
        apart.number(name, sums.find(name))
        for name in (
            *("LineTotalAmount", "ChargeTotalAmount", "AllowanceTotalAmount"),
            *("TaxTotalAmount", "RoundingAmount"),
        )
    )
    order.total = values.number("total", sums.find("GrandTotalAmount"))
    if order.total is None:
        order.total = values.number("total", sums.find("DuePayableAmount"), sure=DEPUTY)
    if charge is not None or allowance is not None or tax is not None:
        order.charges = (charge or Decimal(0)) - (allowance or 0) + (tax or 0)
        values.note("charges", sums)
    lines, count = lines_amount(order), len(order.lines)
    if lines is not None and net is not None and not agrees(net, count, lines):
        what = f"found {net:f}, expected {lines:f}: the sum of the lines"
        values.complain(f"{sums.path()}/LineTotalAmount", what)
    base = net if net is not None else lines
    if order.total is None or base is None:
        return
    untaxed = base + (charge or 0) - (allowance or 0) + (rounding or 0)
    if not agrees(order.total, count, untaxed + (tax or 0), untaxed):
        what = f"found {order.total:f}, expected {untaxed + (tax or 0):f}"
        values.complain(f"{sums.path()}/GrandTotalAmount", what)


def read_invoice(node: Node, gathered: Gathered) -> None:
    """Factur-X, ZUGFeRD: the same words, for an invoice."""
    gathered.aside("invoice", "an invoice (Cross Industry Invoice)", node)


DIALECT = Dialect(FORMAT, ROOTS | CHANGES.keys(), lambda node: True, read)
INVOICES = Dialect("factur-x", BILLS, lambda node: True, read_invoice)
