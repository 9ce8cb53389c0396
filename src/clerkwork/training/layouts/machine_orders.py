"""The same order in machines' formats, to be attached to mails: UBL, X12, EDIFACT, CSV, Excel."""

import csv
import io
import re
import zipfile
from datetime import datetime
from decimal import Decimal
from xml.sax.saxutils import escape

from openpyxl import Workbook

from .expected import Shown
from .places import Place
from .truth import Line, Order

DATED = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*<")
ZIP_DAY = (2025, 1, 1, 0, 0, 0)
UBL = "urn:oasis:names:specification:ubl:schema:xsd"
COLUMNS = ("SKU", "Description", "Quantity", "Unit Price")


def shows(*, codes: bool = True) -> Shown:
    """What the messages of this module make known."""
    names = {"po_number", "order_date", "wanted", "currency", "buyer", "ship_to"}
    return Shown(names | {"position", "sku", "buyer_sku", "gtin", "description", "price"})


def plain(value: Decimal) -> str:
    return f"{value.normalize():f}"


def party(role: str, place: Place) -> str:
    return (
        f"<cac:{role}><cac:Party><cac:PartyName><cbc:Name>{escape(place.name)}</cbc:Name>"
        f"</cac:PartyName></cac:Party></cac:{role}>"
    )


def ubl_line(line: Line, order: Order) -> str:
    codes = "".join(
        f"<cac:{name}><cbc:ID>{escape(code)}</cbc:ID></cac:{name}>"
        for name, code in (
            ("BuyersItemIdentification", line.buyer_sku),
            ("SellersItemIdentification", line.sku),
            ("StandardItemIdentification", line.gtin),
        )
    )
    return (
        f"<cac:OrderLine><cac:LineItem><cbc:ID>{line.position}</cbc:ID>"
        f'<cbc:Quantity unitCode="C62">{plain(line.quantity)}</cbc:Quantity>'
        f'<cac:Price><cbc:PriceAmount currencyID="{order.currency}">{plain(line.price)}'
        f"</cbc:PriceAmount></cac:Price><cac:Item><cbc:Name>{escape(line.description)}</cbc:Name>"
        f"{codes}</cac:Item></cac:LineItem></cac:OrderLine>"
    )


def ubl(order: Order) -> bytes:
    """An OASIS UBL 2.1 Order."""
    place = order.ship_to
    lines = "\n".join(ubl_line(line, order) for line in order.lines)
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<Order xmlns="{UBL}:Order-2" xmlns:cac="{UBL}:CommonAggregateComponents-2"
  xmlns:cbc="{UBL}:CommonBasicComponents-2">
<cbc:ID>{escape(order.number)}</cbc:ID><cbc:IssueDate>{order.ordered}</cbc:IssueDate>
<cbc:DocumentCurrencyCode>{order.currency}</cbc:DocumentCurrencyCode>
{party("BuyerCustomerParty", order.buyer)}
{party("SellerSupplierParty", order.seller)}
<cac:Delivery><cac:DeliveryAddress><cbc:StreetName>{escape(place.street)}</cbc:StreetName>
<cbc:CityName>{escape(place.city)}</cbc:CityName><cbc:PostalZone>{place.postcode}</cbc:PostalZone>
<cac:Country><cbc:IdentificationCode>{place.country}</cbc:IdentificationCode></cac:Country>
</cac:DeliveryAddress><cac:RequestedDeliveryPeriod><cbc:StartDate>{order.wanted}</cbc:StartDate>
<cbc:EndDate>{order.wanted}</cbc:EndDate></cac:RequestedDeliveryPeriod>
<cac:DeliveryParty><cac:PartyName><cbc:Name>{escape(place.name)}</cbc:Name></cac:PartyName>
</cac:DeliveryParty></cac:Delivery>
{lines}
</Order>
""".encode()


def x12(order: Order) -> bytes:
    """An X12 850, version 004010."""
    place, day = order.ship_to, f"{order.ordered:%Y%m%d}"

    def safe(text: str) -> str:
        return text.replace("*", "x").replace("~", "-").replace(">", " ")

    ends = ["ZZ", f"{'BUYER':15}", "ZZ", f"{'SELLER':15}"]
    interchange = [f"{order.ordered:%y%m%d}", "0800", "U", "00401", "000000001", "0", "P", ">"]
    segments = [
        "*".join(["ISA*00", " " * 10, "00", " " * 10, *ends, *interchange]),
        f"GS*PO*BUYER*SELLER*{day}*0800*1*X*004010",
        "ST*850*0001",
        f"BEG*00*SA*{order.number}**{day}",
        f"CUR*BY*{order.currency}",
        f"DTM*002*{order.wanted:%Y%m%d}",
        f"N1*BY*{safe(order.buyer.name)}",
        f"N1*ST*{safe(place.name)}",
        f"N3*{safe(place.street)}",
        f"N4*{safe(place.city)}*{place.region[:2].upper()}*{place.postcode}*{place.country}",
    ]
    for line in order.lines:
        codes = f"VN*{line.sku}*BP*{line.buyer_sku}*EN*{line.gtin}"
        segments.append(
            f"PO1*{line.position}*{plain(line.quantity)}*EA*{plain(line.price)}**{codes}"
        )
        segments.append(f"PID*F****{safe(line.description)}")
    segments += [f"CTT*{len(order.lines)}", f"SE*{len(segments)}*0001", "GE*1*1"]
    return "".join(f"{each}~\n" for each in [*segments, "IEA*1*000000001"]).encode()


def edifact(order: Order) -> bytes:
    """An EDIFACT ORDERS message, directory D.96A, in the characters of UNOC."""
    place = order.ship_to

    def safe(text: str) -> str:
        return "".join(f"?{each}" if each in "?+:'" else each for each in text)

    where = [place.postcode, place.country]
    segments = [
        "UNB+UNOC:3+BUYER+SELLER+250101:0800+1",
        "UNH+1+ORDERS:D:96A:UN",
        f"BGM+220+{safe(order.number)}+9",
        f"DTM+137:{order.ordered:%Y%m%d}:102",
        f"DTM+2:{order.wanted:%Y%m%d}:102",
        f"NAD+BY+++{safe(order.buyer.name)}",
        "+".join(["NAD+DP++", *map(safe, (place.name, place.street, place.city)), "", *where]),
        f"CUX+2:{order.currency}:9",
    ]
    for line in order.lines:
        segments += [
            f"LIN+{line.position}++{line.gtin}:EN",
            f"PIA+1+{safe(line.sku)}:SA+{safe(line.buyer_sku)}:BP",
            f"IMD+F++:::{safe(line.description[:35])}",
            f"QTY+21:{plain(line.quantity)}",
            f"PRI+AAA:{plain(line.price)}",
        ]
    segments += ["UNS+S", f"CNT+2:{len(order.lines)}", f"UNT+{len(segments) + 2}+1", "UNZ+1+1"]
    return "".join(f"{each}'\n" for each in segments).encode("latin-1", errors="replace")


def sheet_rows(order: Order) -> list[list[str | Decimal]]:
    top: list[list[str | Decimal]] = [
        ["PO Number", order.number],
        ["Order Date", order.ordered.isoformat()],
        ["Buyer", order.buyer.name],
        ["Currency", order.currency],
        [],
        list(COLUMNS),
    ]
    return top + [[line.sku, line.description, line.quantity, line.price] for line in order.lines]


def as_csv(order: Order) -> bytes:
    buffer = io.StringIO()
    writer = csv.writer(buffer, delimiter=";" if order.language != "en" else ",")
    for row in sheet_rows(order):
        writer.writerow([plain(each) if isinstance(each, Decimal) else each for each in row])
    return buffer.getvalue().encode()


def workbook(order: Order) -> bytes:
    book = Workbook()
    page = book.active
    assert page is not None  # noqa: S101 - a new workbook has a sheet
    for row in sheet_rows(order):
        page.append(row)
    book.properties.created = book.properties.modified = datetime(2025, 1, 1)  # noqa: DTZ001
    buffer = io.BytesIO()
    book.save(buffer)
    return same_every_time(buffer.getvalue())


def same_every_time(archive: bytes) -> bytes:
    """The ZIP archive with the days of its members settled, so that its bytes do not vary."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(archive)) as old, zipfile.ZipFile(buffer, "w") as new:
        for name in old.namelist():
            content = old.read(name)
            if name == "docProps/core.xml":
                content = settled(content)
            new.writestr(zipfile.ZipInfo(name, ZIP_DAY), content, zipfile.ZIP_DEFLATED)
    return buffer.getvalue()


def settled(properties: bytes) -> bytes:
    """The properties of a workbook, as if it had been made and saved on a fixed day."""
    return DATED.sub(rb"\g<1>2025-01-01T00:00:00Z<", properties)
