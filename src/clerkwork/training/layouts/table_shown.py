"""What stands in the cells of a table, and what they state: the values a reader should find."""

import random
from datetime import date
from decimal import Decimal
from typing import Any

from clerkwork.intake.draft import DraftLine
from clerkwork.training.layouts.table_orders import Known
from clerkwork.training.layouts.table_styles import EXPORTS, Style

Shown = str | Decimal | date | None
Expected = dict[str, Any]
PLACE = ("name", "street", "city", "postcode", "country")


def cell(style: Style, known: Known, line: DraftLine, each: str, random_: random.Random) -> Shown:
    """What stands in the column of a field."""
    order = known.order
    if each == "useless":
        drawn = random_.choice(("", "A1", "19", "0", "x"))
        return "" if style.number < len(EXPORTS) else drawn
    if each.startswith("ship_"):
        return str(getattr(order.ship_to, each.removeprefix("ship_")))
    if each in {"po_number", "buyer_name", "currency", "email", "total"}:
        value: Shown = getattr(order, each)
        return value
    if each == "order_date":
        return date.fromisoformat(order.order_date or "")
    if each == "requested_delivery":
        return date.fromisoformat(line.requested_delivery or "")
    if each == "price_base":
        return line.price_base_quantity or Decimal(1)
    if each == "quantity" and "unit_in_quantity" in style.traits:
        return f"{written(style, line.quantity)} {line.uom}"
    if each == "article":
        return line.buyer_sku if style.shows("sku") else line.sku
    shown: Shown = getattr(line, each)
    return shown


def written(style: Style, value: Shown) -> str:
    """A value as text in the style's way of numbers and dates; money has two decimals."""
    if isinstance(value, Decimal):
        whole, _, fraction = f"{value:f}".partition(".")
        grouped = f"{int(whole):,}".replace(",", style.thousands) if style.thousands else whole
        if not fraction:
            return grouped
        amount = f"{grouped}{style.decimal}{fraction}"
        if "sign" not in style.traits:
            return amount
        return f"${amount}" if style.language == "en" else f"{amount} €"
    if isinstance(value, date):
        return value.strftime(style.dates)
    return value or ""


def expected(known: Known, style: Style) -> Expected:
    """What a reader should find: what is shown, and null for the rest."""
    order = known.order
    heads = {each for each, _ in style.heads}
    stated = heads | {each for each, _ in style.columns}
    coded = "code_in_heading" in style.traits and style.grouping != "order_column"
    if coded and stated & {"unit_price", "line_total"}:
        stated.add("currency")
    if "letterhead" in style.traits and style.grouping != "order_column":
        stated.add("buyer_name")
    total = style.shows("total") or (
        "totals" in style.traits and style.shows("line_total") and style.grouping != "order_column"
    )
    place = order.ship_to
    wanted: Expected = {
        each: getattr(order, each) if each in stated else None
        for each in ("po_number", "order_date", "currency", "buyer_name")
    }
    wanted["total"] = order.total if total else None
    wanted["requested_delivery"] = (
        order.requested_delivery if "requested_delivery" in heads else None
    )
    if style.shows("ship_name") and place:
        wanted["ship_to"] = {
            p: getattr(place, p) for p in PLACE if p != "country" or style.shows("ship_country")
        }
    elif "ship_to" in heads and place:
        wanted["ship_to"] = {p: getattr(place, p) for p in PLACE if p != "country"}
    elif not any(each.startswith("ship_") for each in stated):
        wanted["ship_to"] = None
    wanted["lines"] = [expected_line(style, line) for line in order.lines]
    return wanted


def expected_line(style: Style, line: DraftLine) -> Expected:
    shown = {each for each, _ in style.columns}
    if "unit_in_quantity" in style.traits:
        shown.add("uom")
    wanted: Expected = {
        each: getattr(line, each) if each in shown else None
        for each in ("line", "buyer_sku", "gtin", "description", "quantity", "uom", "unit_price",
                     "line_total", "requested_delivery")
    }  # fmt: skip
    wanted["sku"] = line.sku if shown & {"sku", "article"} else None
    if {"sku", "article"} <= shown:
        wanted["buyer_sku"] = line.buyer_sku
    if "unit_price" in shown:
        wanted["price_base_quantity"] = line.price_base_quantity
    return wanted
