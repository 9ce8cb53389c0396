"""UBL OrderResponse (OASIS UBL 2.1, OrderResponse-2; Peppol BIS Ordering 3, transaction T76)."""

from collections.abc import Iterator
from typing import Any

from lxml import etree
from lxml.builder import ElementMaker

from clerkwork.answers.original import Original, Stamp
from clerkwork.answers.say import ACCEPTED, REJECTED, Said

UBL = "urn:oasis:names:specification:ubl:schema:xsd:"
ROOT, CAC, CBC = (
    f"{UBL}{name}-2"
    for name in ("OrderResponse", "CommonAggregateComponents", "CommonBasicComponents")
)
NAMES = {"cac": CAC, "cbc": CBC}
SPACES: dict[str | None, str] = {None: ROOT, "cac": CAC, "cbc": CBC}
RESPONSE = ElementMaker(namespace=ROOT, nsmap=SPACES)
cac, cbc = ElementMaker(namespace=CAC), ElementMaker(namespace=CBC)

PEPPOL_ORDER = "urn:fdc:peppol.eu:poacc:trns:order:3"
PEPPOL_RESPONSE = "urn:fdc:peppol.eu:poacc:trns:order_response:3"
# UNCL 4343 and 1229, as far as Peppol allows: accepted, with changes, rejected.
RESPONSES = {"accepted": "AP", "changed": "CA", "rejected": "RE"}
STATUSES, CHANGED = {ACCEPTED: "5", REJECTED: "7"}, "3"
# Of a party, what the answer repeats, in the order of the schema.
PARTY = ("cbc:EndpointID", "cac:PartyIdentification", "cac:PartyName", "cac:PartyLegalEntity")
PARTY_NAMES = ("cac:PartyLegalEntity/cbc:RegistrationName", "cac:PartyName/cbc:Name")
ITEM_NUMBERS = (
    "BuyersItemIdentification",
    "SellersItemIdentification",
    "StandardItemIdentification",
)
STANDARD = ITEM_NUMBERS[-1]
PARSER = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)

Element = etree._Element


def write_order_response(
    says: Said, original: Original, position: int, stamp: Stamp
) -> bytes | None:
    """The answer to the Order at this position; parties, line ids and units as they came.

    None where the order names no buyer, whom the schema asks for, or is of another version of UBL.
    """
    order = order_at(original, position)
    if order is None:
        return None
    roles = ("SellerSupplierParty", "BuyerCustomerParty")
    strict = text_at(order, "cbc:CustomizationID").startswith(PEPPOL_ORDER) and all(
        find(order, f"cac:{role}/cac:Party/cbc:EndpointID[@schemeID]") is not None for role in roles
    )
    seller, buyer = (party(order, role, strict=strict) for role in roles)
    if buyer is None:
        return None
    if seller is None:
        named = cac("PartyName", cbc("Name", stamp.company))
        seller = cac("SellerSupplierParty", cac("Party", named))
    made = RESPONSE(
        "OrderResponse",
        *heading(says, order, stamp, strict=strict),
        seller,
        buyer,
        *lines(says, order),
    )
    etree.cleanup_namespaces(made, top_nsmap=SPACES)
    written: bytes = etree.tostring(made, xml_declaration=True, encoding="UTF-8", pretty_print=True)
    return written


def order_at(original: Original, position: int) -> Element | None:
    """The Order element; None if it cannot be told, or is of a version before 2.0."""
    try:
        root = etree.fromstring(original.raw, PARSER)
    except etree.XMLSyntaxError:
        return None
    found = list(root.iter(f"{{{UBL}Order-2}}Order"))
    return found[position - 1] if position <= len(found) else None


def find(node: Element, path: str) -> Element | None:
    found: Element | None = node.find(path, NAMES)
    return found


def text_at(node: Element, path: str) -> str:
    return (node.findtext(path, "", NAMES) or "").strip()


def heading(says: Said, order: Element, stamp: Stamp, *, strict: bool) -> Iterator[Element]:
    """From the identifiers of the specification to the reference to the order."""
    if strict:
        yield cbc("CustomizationID", PEPPOL_RESPONSE)
        profile = text_at(order, "cbc:ProfileID") or "urn:fdc:peppol.eu:poacc:bis:ordering:3"
        yield cbc("ProfileID", profile)
    else:
        yield cbc("UBLVersionID", "2.1")
    yield cbc("ID", f"{says['order']}-{says['revision']}")
    yield cbc("SalesOrderID", says["order"])
    yield cbc("IssueDate", f"{stamp.at:%Y-%m-%d}")
    yield cbc("IssueTime", f"{stamp.at:%H:%M:%S}")
    yield cbc("OrderResponseCode", RESPONSES[says["outcome"]])
    if says["currency"]:
        yield cbc("DocumentCurrencyCode", says["currency"])
    reference = find(order, "cbc:CustomerReference")
    if reference is not None and (reference.text or "").strip():
        yield cbc("CustomerReference", reference.text or "")
    yield cac("OrderReference", cbc("ID", text_at(order, "cbc:ID")))


def party(order: Element, role: str, *, strict: bool) -> Element | None:
    """The party in this role with its ids and names, copied; None where it has none of them.

    `strict`: only what the data model of Peppol has, which is the endpoint, one id and one name.
    """
    came = find(order, f"cac:{role}/cac:Party")
    if came is None:
        return None
    parts: list[Element] = []
    for name in PARTY[:2] if strict else PARTY:
        parts += [copied(each) for each in came.findall(name, NAMES)[: 1 if strict else None]]
    if strict:
        name = next(filter(None, (text_at(came, path) for path in PARTY_NAMES)), "")
        parts.append(cac("PartyLegalEntity", cbc("RegistrationName", name or parts[0].text or "")))
    return cac(role, cac("Party", *parts)) if parts else None


def copied(node: Element) -> Element:
    """The element with all below it, without comments and empty parts."""
    made = ElementMaker(namespace=etree.QName(node).namespace)(etree.QName(node).localname)
    for name, value in node.attrib.items():
        made.set(name, value)
    below = [copied(each) for each in node if isinstance(each.tag, str)]
    made.extend([each for each in below if len(each) or (each.text or "").strip()])
    if not below:
        made.text = (node.text or "").strip()
    return made


def lines(says: Said, order: Element) -> Iterator[Element]:
    """An OrderLine for each that the order had; one that we added is not the customer's."""
    told = {line["position"]: line for line in says["lines"]}
    for at, came in enumerate(order.findall("cac:OrderLine", NAMES), start=1):
        item = find(came, "cac:LineItem")
        if at in told and item is not None:
            yield order_line(told[at], item, says)


def order_line(line: Said, came: Element, says: Said) -> Element:
    ident = text_at(came, "cbc:ID") or line["line"] or str(line["position"])
    unit: dict[str, Any] = {}
    quantity = find(came, "cbc:Quantity")
    if "unit" in line["changes"]:
        unit = {"unitCode": line["unit"]}
    elif quantity is not None and quantity.get("unitCode"):
        unit = {"unitCode": quantity.get("unitCode")}
    parts = [cbc("ID", ident)]
    parts += [cbc("Note", note) for note in notes(line)]
    parts.append(cbc("LineStatusCode", STATUSES.get(line["outcome"], CHANGED)))
    parts.append(cbc("Quantity", line["accepted"], unit))
    if line["backordered"] != "0":
        parts.append(cbc("MaximumBackorderQuantity", line["backordered"], unit))
    promised = line["date"] or line["follows"]
    if promised:
        parts.append(cac("Delivery", cac("PromisedDeliveryPeriod", cbc("EndDate", promised))))
    if line["price"] and says["currency"]:
        amount = cbc("PriceAmount", line["price"], {"currencyID": says["currency"]})
        parts.append(cac("Price", amount))
    parts.append(article(line, came))
    return cac(
        "OrderLine", cac("LineItem", *parts), cac("OrderLineReference", cbc("LineID", ident))
    )


def notes(line: Said) -> list[str]:
    """At most one, as Peppol allows: why something does not come, or when the rest does."""
    said = []
    if line["backordered"] != "0":
        when = f"expected on {line['follows']}" if line["follows"] else "date follows"
        said.append(f"{line['backordered']} backordered, {when}")
    if line["reason"]:
        why = line["reason"]["text"] or line["reason"]["code"].replace("_", " ")
        said.append(f"{line['rejected']} rejected: {why}")
    return ["; ".join(said)] if said else []


def article(line: Said, came: Element) -> Element:
    """Name and numbers of the article as they came."""
    item = find(came, "cac:Item")
    name = text_at(item, "cbc:Name") if item is not None else ""
    parts = [cbc("Name", name or line["name"])] if name or line["name"] else []
    for kind in ITEM_NUMBERS if item is not None else ():
        number = find(item, f"cac:{kind}/cbc:ID")  # type: ignore[arg-type]
        if number is None or not (number.text or "").strip():
            continue
        if kind != STANDARD or number.get("schemeID"):  # whose number it is must be said
            parts.append(cac(kind, copied(number)))
    return cac("Item", *parts)
