"""Styles of tables: what varies between the spreadsheets of one customer and the next.

A style is a number; the same number is always the same style. Every third is held back: never
looked at while a reader is tuned, and with wordings of its own.
"""

import random
from dataclasses import dataclass

from clerkwork.training.layouts.table_headings import wordings
from clerkwork.training.layouts.table_labels import labels

LANGUAGES = ("en", "de", "fr", "es", "it", "nl", "pt", "en", "de")
# What systems of many kinds write out: heading=field, or a heading that is none of ours.
EXPORTS = (
    (",", "%Y-%m-%d %H:%M:%S -0500", ("Name=po_number|Email=email|Financial Status|Paid at|"
     "Fulfillment Status|Currency=currency|Subtotal|Shipping|Taxes|Total=total|Discount Code|"
     "Created at=order_date|Lineitem quantity=quantity|Lineitem name=description|"
     "Lineitem price=unit_price|Lineitem compare at price|Lineitem sku=article|Billing Name|"
     "Shipping Name=ship_name|Shipping Street=ship_street|Shipping City=ship_city|"
     "Shipping Zip=ship_postcode|Shipping Country=ship_country|Notes|Id|Tags|Vendor")),
    (",", "%Y-%m-%d %H:%M", ("Order Number=po_number|Order Status|Order Date=order_date|"
     "Company (Billing)=buyer_name|First Name (Billing)|Email (Billing)=email|"
     "Company (Shipping)=ship_name|Address 1&2 (Shipping)=ship_street|City (Shipping)=ship_city|"
     "Postcode (Shipping)=ship_postcode|Country Code (Shipping)=ship_country|"
     "Payment Method Title|Order Shipping Amount|Order Total Amount=total|SKU=article|Item #|"
     "Item Name=description|Quantity (- Refund)=quantity|Item Cost=unit_price")),
    ("\t", "%Y-%m-%dT%H:%M:%S+00:00", ("order-id=po_number|order-item-id|purchase-date=order_date|"
     "payments-date|buyer-email=email|buyer-name=buyer_name|buyer-phone-number|sku=article|"
     "product-name=description|quantity-purchased=quantity|currency=currency|item-price=line_total|"
     "item-tax|shipping-price|ship-service-level|recipient-name=ship_name|"
     "ship-address-1=ship_street|ship-city=ship_city|ship-state|ship-postal-code=ship_postcode|"
     "ship-country=ship_country")),
    (";", "%d.%m.%Y", ("Einkaufsbeleg=po_number|Position=line|Belegart|Einkäufergruppe|"
     "Belegdatum=order_date|Material=article|Kurztext=description|Werk|Lagerort|"
     "Bestellmenge=quantity|Bestellmengeneinheit=uom|Nettopreis=unit_price|Währung=currency|"
     "Preiseinheit=price_base|Nettobestellwert=line_total|Noch zu liefern (Menge)|Löschkennzeichen")),
    (",", "%m/%d/%Y", ("Purchasing Document=po_number|Item=line|Document Date=order_date|"
     "Material=article|Short Text=description|Plant|Order Quantity=quantity|Order Unit=uom|"
     "Net Price=unit_price|Currency=currency|Price Unit=price_base|Net Order Value=line_total|"
     "Still to be delivered (qty)|Still to be invoiced (val.)")),
    (",", "%m/%d/%Y", ("Document Number=po_number|Date=order_date|Vendor|Item=article|"
     "Memo=description|Quantity=quantity|Units=uom|Item Rate=unit_price|Amount=line_total|"
     "Expected Receipt Date=requested_delivery|Quantity Fulfilled/Received|Location")),
    (";", "%d-%m-%Y", ("No.=line|Buy-from Vendor No.|Document No.=po_number|Order Date=order_date|"
     "Item Reference No.=article|Description=description|Quantity=quantity|"
     "Unit of Measure Code=uom|Direct Unit Cost Excl. VAT=unit_price|"
     "Line Amount Excl. VAT=line_total|Expected Receipt Date=requested_delivery|"
     "Outstanding Quantity")),
    (",", "%Y-%m-%d %H:%M:%S", ("Order Reference=po_number|Vendor|Order Deadline|"
     "Order Lines/Product|Order Lines/Internal Reference=article|"
     "Order Lines/Description=description|Order Lines/Quantity=quantity|"
     "Order Lines/Unit of Measure=uom|Order Lines/Unit Price=unit_price|"
     "Order Lines/Subtotal=line_total|Currency=currency")),
    (",", "%Y-%m-%d", ("po_number=po_number|line_no=line|order_date=order_date|"
     "customer_name=buyer_name|sku=article|item_description=description|qty_ordered=quantity|"
     "uom=uom|unit_cost=unit_price|ext_cost=line_total|currency_code=currency|"
     "need_by_date=requested_delivery")),
    (",", "%d/%m/%Y", ("PONumber=po_number|PODate=order_date|CustomerName=buyer_name|"
     "ShipToName=ship_name|ShipToAddress1=ship_street|ShipToCity=ship_city|"
     "ShipToPostalCode=ship_postcode|ShipToCountry=ship_country|ItemCode=article|"
     "ItemDescription=description|OrderQty=quantity|UnitPrice=unit_price|LineTotal=line_total")),
    ("|", "%Y%m%d", ("ORDNUM=po_number|ORDDAT=order_date|LINENR=line|ITEMNO=article|"
     "ITEMDESC=description|QTYORD=quantity|UOM=uom|UNITPRICE=unit_price|CURRENCY=currency")),
    (",", "%b %d, %Y", ("Sales Record Number=po_number|Buyer Name|Buyer Email=email|"
     "Ship To Name=ship_name|Ship To Address 1=ship_street|Ship To City=ship_city|"
     "Ship To Zip=ship_postcode|Ship To Country=ship_country|Item Number|Item Title=description|"
     "Custom Label=article|Quantity=quantity|Sold For=unit_price|Shipping And Handling|"
     "Sale Date=order_date|Tracking Number")),
)  # fmt: skip
DATES = {
    "en": ("%m/%d/%Y", "%d/%m/%Y", "%Y-%m-%d", "%d %B %Y", "%B %d, %Y", "%d-%b-%y", "%m/%d/%y"),
    "de": ("%d.%m.%Y", "%d.%m.%y", "%Y-%m-%d", "%Y%m%d"),
    "fr": ("%d/%m/%Y", "%d.%m.%Y", "%Y-%m-%d", "%d/%m/%y"), "es": ("%d/%m/%Y", "%d-%m-%Y"),
    "it": ("%d/%m/%Y", "%d.%m.%Y", "%d-%m-%y"), "nl": ("%d-%m-%Y", "%d/%m/%Y", "%d-%m-%y"),
    "pt": ("%d/%m/%Y", "%d-%m-%Y", "%Y/%m/%d"),
}  # fmt: skip
MARKS = {"en": ((".", ","), (".", "")), "de": ((",", "."), (",", ""), (".", "'"), (",", " "))}
OTHER_MARKS = ((",", "."), (",", ""), (",", " "), (".", ""))
ENCODINGS = ("utf-8", "utf-8-sig", "cp1252", "utf-16", "cp850", "mac_roman", "utf-8", "cp1252")
TRAITS = (
    "title", "letterhead", "two_rows", "blank_rows", "subtotals", "totals", "footer", "note",
    "unit_in_quantity", "indent", "rest_of_form", "line_notes", "quote_all", "sep", "crlf",
    "text_numbers", "serial_dates", "hidden_sheet", "hidden_column", "formulas", "per_hundred",
    "code_in_heading", "sign", "merged", "supplier_block", "capitals", "colon", "ranked_labels",
)  # fmt: skip
TOPS = ("none", "right", "same", "above", "right", "pairs", "gap")
GROUPINGS = ("single", "single", "single", "order_column", "single", "blocks", "sheets")
COUNT = 210


@dataclass(frozen=True, slots=True)
class Style:
    """One way to lay out orders as a table."""

    number: int
    language: str
    container: str  # csv, xlsx, ods
    delimiter: str
    encoding: str
    columns: tuple[tuple[str, str], ...]  # (field, heading)
    heads: tuple[tuple[str, str], ...]  # (field, label)
    top: str
    grouping: str
    decimal: str
    thousands: str
    dates: str
    traits: frozenset[str]

    @property
    def held_back(self) -> bool:
        return self.number % 3 == 0

    @property
    def name(self) -> str:
        return f"table-{self.number:03d}-{self.language}-{self.container}"

    def shows(self, field: str) -> bool:
        return any(field == each for each, _ in self.columns)


def style(number: int) -> Style:
    """The style of this number, from 0 to COUNT - 1."""
    random_ = random.Random(f"tables {number}")  # noqa: S311  made-up documents
    if number < len(EXPORTS):
        return export_style(number, random_)
    language = LANGUAGES[number % len(LANGUAGES)]
    container = ("csv", "xlsx", "csv", "xlsx", "ods", "csv", "csv")[number % 7]
    grouping = random_.choice(GROUPINGS)
    if grouping == "sheets" and container == "csv":
        grouping = "blocks"
    top = "none" if grouping == "order_column" else random_.choice(TOPS)
    if grouping in {"blocks", "sheets"} and top == "none":
        top = "right"
    decimal, thousands = random_.choice(MARKS.get(language, OTHER_MARKS))
    delimiter = random_.choice((",", ";", "\t", "|", ";", ","))
    kept = {trait for trait in TRAITS if random_.random() < 0.17}
    if grouping == "order_column":
        kept -= {"title", "letterhead", "subtotals", "totals", "footer", "note", "rest_of_form",
                 "blank_rows", "supplier_block", "line_notes"}  # fmt: skip
    columns = choose_columns(random_, language, grouping, kept, held_back=number % 3 == 0)
    return Style(
        number, language, container, delimiter, encoding_for(random_, language), columns,
        choose_heads(random_, language, top, held_back=number % 3 == 0), top, grouping, decimal,
        thousands, random_.choice(DATES[language]), frozenset(kept),
    )  # fmt: skip


def encoding_for(random_: random.Random, language: str) -> str:
    return "utf-8" if language == "en" and random_.random() < 0.5 else random_.choice(ENCODINGS)


def export_style(number: int, random_: random.Random) -> Style:
    delimiter, dates, headings = EXPORTS[number]
    columns = []
    for each in headings.split("|"):
        heading, _, field = each.partition("=")
        columns.append((field or "useless", heading))
    traits = frozenset(("first_row_only",) if number == 0 else ())
    decimal = "," if delimiter == ";" else "."
    return Style(number, "de" if number == 3 else "en", "csv", delimiter, "utf-8", tuple(columns),
                 (), "none", "order_column", decimal, "", dates, traits)  # fmt: skip


NUMBERED = ("article", "article", "sku buyer_sku", "article gtin", "article sku", "gtin", "", "sku",
            "buyer_sku sku gtin")  # fmt: skip


def choose_columns(
    random_: random.Random, language: str, grouping: str, traits: set[str], *, held_back: bool
) -> tuple[tuple[str, str], ...]:
    """Some fields in some order, each under one of its wordings."""
    fields = ["quantity"]
    numbers = random_.choice(NUMBERED).split()
    fields += [*numbers, *(["description"] if not numbers or random_.random() < 0.85 else [])]
    fields += [each for each, share in (("line", 0.5), ("uom", 0.5), ("unit_price", 0.8),
                                        ("line_total", 0.5), ("requested_delivery", 0.25))
               if random_.random() < share]  # fmt: skip
    if "per_hundred" in traits and "unit_price" in fields:
        fields.append("price_base")
    if "unit_in_quantity" in traits and "uom" in fields:
        fields.remove("uom")
    if grouping == "order_column":
        fields += ["po_number"]
        fields += [each for each, share in (("order_date", 0.7), ("buyer_name", 0.5), ("currency", 0.4))
                   if random_.random() < share]  # fmt: skip
        if random_.random() < 0.4:
            fields += ["ship_name", "ship_street", "ship_postcode", "ship_city", "ship_country"]
    fields += ["useless"] * random_.choice((0, 0, 1, 2, 4))
    order = arranged(random_, fields)
    seen: set[str] = set()
    columns = []
    for field in order:
        left = [each for each in wordings(language, field, held_back=held_back) if each not in seen]
        if not left:
            continue
        heading = random_.choice(left)
        seen.add(heading)
        columns.append((field, heading.upper() if "capitals" in traits else heading))
    return tuple(columns)


USUAL = ("po_number", "order_date", "buyer_name", "line", "article", "sku", "buyer_sku", "gtin",
         "description", "quantity", "uom", "unit_price", "price_base", "line_total", "currency",
         "requested_delivery")  # fmt: skip


def arranged(random_: random.Random, fields: list[str]) -> list[str]:
    """Mostly in the usual order, sometimes shuffled."""
    if random_.random() < 0.3:
        random_.shuffle(fields)
        return fields
    rank = {field: place for place, field in enumerate(USUAL)}
    return sorted(fields, key=lambda field: rank.get(field, random_.randrange(20)))


def choose_heads(
    random_: random.Random, language: str, top: str, *, held_back: bool
) -> tuple[tuple[str, str], ...]:
    if top == "none":
        return ()
    fields = ["po_number"] + [
        each
        for each, share in (
            ("order_date", 0.85), ("buyer_name", 0.5), ("buyer_code", 0.3), ("currency", 0.4),
            ("requested_delivery", 0.4), ("ship_to", 0.5), ("supplier", 0.5), ("email", 0.2),
            ("useless", 0.5), ("useless", 0.3),
        )
        if random_.random() < share
    ]  # fmt: skip
    random_.shuffle(fields)
    seen: set[str] = set()
    heads = []
    for field in fields:
        left = [e for e in labels(language, field, held_back=held_back) if e not in seen]
        if left:
            heads.append((field, random_.choice(left)))
            seen.add(heads[-1][1])
    return tuple(heads)
