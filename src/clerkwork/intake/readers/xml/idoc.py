"""SAP IDoc ORDERS01 to ORDERS05 as XML (the segments E1EDK01 to E1EDS01)."""

from clerkwork.intake.draft import DraftLine, DraftOrder
from clerkwork.intake.readers.xml.dialects import Dialect, Gathered, check_line, check_sum
from clerkwork.intake.readers.xml.tree import Node
from clerkwork.intake.readers.xml.values import Values, notes, said

FORMAT = "idoc-orders"
OTHERS = {
    "ORDCHG": ("order_change", "a change of an order (ORDCHG)"),
    "ORDRSP": ("other", "an answer to an order (ORDRSP)"),
    "INVOIC": ("invoice", "an invoice (INVOIC)"),
    "REQOTE": ("quotation_request", "a request for quotation (REQOTE)"),
    "QUOTES": ("other", "a quotation (QUOTES)"),
    "DESADV": ("other", "a despatch advice (DESADV)"),
}
DAY_OF_ORDER, DAY_OF_DELIVERY = "012", "002"  # E1EDK03-IDDAT
TOTAL = "002"  # E1EDS01-SUMID
GONE = {"002": "changed", "003": "deleted"}  # E1EDP01-ACTION


def fits(node: Node) -> bool:
    return node.find("EDI_DC40") is not None or node.find("E1EDK01") is not None


def read(node: Node, gathered: Gathered) -> None:
    message = said(node.find("EDI_DC40", "MESTYP")) or "ORDERS"
    if message != "ORDERS":
        kind = OTHERS.get(message, ("other", f"a message {message[:20]}"))
        gathered.aside(*kind, node)
        return
    gathered.sender = gathered.sender or said(node.find("EDI_DC40", "SNDPRN"))
    order, values = gathered.begin(node)
    head = node.find("E1EDK01")
    if head is not None:
        order.currency = values.currency("currency", head.find("CURCY"))
    number = qualified(node, "E1EDK02", "QUALF", "001") or head
    order.po_number = values.text("po_number", number.find("BELNR") if number else None)
    for field, code in (("order_date", DAY_OF_ORDER), ("requested_delivery", DAY_OF_DELIVERY)):
        day = qualified(node, "E1EDK03", "IDDAT", code)
        setattr(order, field, values.day(field, day.find("DATUM") if day else None))
    if order.order_date is None and number is not None:
        order.order_date = values.day("order_date", number.find("DATUM"))
    order.note = notes(node.all("E1EDKT1", "E1EDKT2", "TDLINE"))
    read_parties(node, order, values)
    for item in node.all("E1EDP01"):
        order.lines.append(read_line(item, values))
    read_total(node, order, values)


def qualified(node: Node, segment: str, name: str, code: str) -> Node | None:
    """The first segment of that name whose qualifier has this code."""
    for each in node.all(segment):
        if said(each.find(name)) == code:
            return each
    return None


def read_parties(node: Node, order: DraftOrder, values: Values) -> None:
    """AG, who orders, and WE, where the goods go."""
    buyer = qualified(node, "E1EDKA1", "PARVW", "AG")
    if buyer is not None:
        order.buyer_name = values.text("buyer_name", buyer.find("NAME1"))
        order.buyer_code = values.first(
            "buyer_code", buyer.find("LIFNR"), buyer.find("ILNNR"), buyer.find("PARTN")
        )
    place = qualified(node, "E1EDKA1", "PARVW", "WE")
    if place is not None:
        order.ship_to = values.address("ship_to", place_parts(place))


def place_parts(place: Node) -> dict[str, Node | None]:
    code = next((n for n in map(place.find, ("LIFNR", "ILNNR", "PARTN")) if said(n)), None)
    return {
        "name": place.find("NAME1"),
        "street": place.find("STRAS"),
        "street2": place.find("STRS2"),
        "city": place.find("ORT01"),
        "region": place.find("REGIO"),
        "postcode": place.find("PSTLZ"),
        "country": place.find("LAND1"),
        "code": code,
    }


def read_line(item: Node, order_values: Values) -> DraftLine:
    line = DraftLine(where=item.path())
    values = order_values.into(line.spots)
    line.line = values.text("line", item.find("POSEX"))
    line.quantity = values.number("quantity", item.find("MENGE"))
    line.uom = values.text("uom", item.find("MENEE"))
    line.unit_price = values.number("unit_price", item.find("VPREI"))
    line.price_base_quantity = values.number("price_base_quantity", item.find("PEINH"))
    if line.price_base_quantity in (None, 0, 1):
        line.price_base_quantity = None
        values.spots.pop("price_base_quantity", None)
    line.line_total = values.number("line_total", item.find("NETWR"))
    for field, code in (("buyer_sku", "001"), ("sku", "002"), ("gtin", "003")):
        number = qualified(item, "E1EDP19", "QUALF", code)
        if number is None:
            continue
        setattr(line, field, values.text(field, number.find("IDTNR")))
        if line.description is None:
            line.description = values.text("description", number.find("KTEXT"))
    dates = {said(part.find("EDATU")): part for part in item.all("E1EDP20")}
    if len(dates) == 1:
        [part] = dates.values()
        line.requested_delivery = values.day("requested_delivery", part.find("EDATU"))
    place = qualified(item, "E1EDPA1", "PARVW", "WE")
    if place is not None:
        line.ship_to = values.address("ship_to", place_parts(place))
    action = said(item.find("ACTION"))
    if action in GONE:
        values.complain(line.where or "", f"found a line that is {GONE[action]} ({action})")
    if len(dates) > 1:
        values.complain(line.where or "", f"found {len(dates)} dates of delivery, expected one")
    check_line(line, values)
    return line


def read_total(node: Node, order: DraftOrder, values: Values) -> None:
    sums = qualified(node, "E1EDS01", "SUMID", TOTAL)
    stated = sums.find("SUMME") if sums else None
    order.total = values.number("total", stated)
    if stated is not None:
        check_sum(order, stated, values)


DIALECT = Dialect(FORMAT, frozenset(("IDOC",)), fits, read)
