"""The cases of the rules about lines: which article, how much of it, in which unit, at what price."""

from clerkwork.verification.tests.cases import (
    CASE_GTIN,
    EACH_GTIN,
    MUG_GTIN,
    Case,
    day,
    lines,
)

BY_THE_CASE = {"uom": "CS", "unit_price": "120"}


def unknown(found: str, suggestion: str | None = None, **stated: str | None) -> Case:
    """A line of which the article is not known, beside one of which it is."""
    return Case(
        "ITEM_UNKNOWN",
        lines(stated),
        lines({"sku": "tea", "gtin": EACH_GTIN}),
        found,
        "an article number",
        f"“{found}” is not one of our articles, nor a part number known from this customer.",
        suggestion,
    )


def no_quantity(found: str, stated: str | None) -> Case:
    return Case(
        "QUANTITY_MISSING",
        lines({"quantity": stated}),
        lines({"quantity": "1"}),
        found,
        "a quantity above zero",
        f"The line asks for {found}; that cannot be delivered.",
    )


def price_off(wrong: str, right: str, **stated: str) -> Case:
    return Case(
        "PRICE_OFF",
        lines({"unit_price": wrong, **stated}),
        lines({"unit_price": right}),
        wrong,
        "10",
        f"The customer's price is {wrong}, ours is 10.",
        "10",
    )


LINE_CASES = (
    unknown("XYZ", sku="XYZ"),
    unknown("XYZ", "MUG", sku="XYZ", description="Porcelain mug white"),
    unknown(f"TEA / {MUG_GTIN}", sku="TEA", gtin=MUG_GTIN),  # two numbers, two articles
    unknown("Porcelain mug", "MUG", sku=None, description="Porcelain mug"),
    Case(
        "ITEM_INACTIVE",
        lines({"sku": "OLD"}),
        lines({}),
        "OLD",
        "an active article",
        "OLD is no longer sold.",
        "TEA",
    ),
    Case(
        "ITEM_INACTIVE",
        lines({"sku": "OLDEST"}),
        lines({}),
        "OLDEST",
        "an active article",
        "OLDEST is no longer sold.",
    ),
    no_quantity("no quantity", None),
    no_quantity("0", "0"),
    no_quantity("-3", "-3"),
    Case(
        "UNIT_UNKNOWN",
        lines({"uom": "HANDFUL"}),
        lines({"uom": "Karton", "unit_price": "120"}),
        "HANDFUL",
        "EA, CS",
        "The article is not sold by “HANDFUL”, but by EA, CS.",
        "EA",
    ),
    Case(  # sold by the piece and by the case: which?
        "UNIT_UNKNOWN",
        lines({"uom": None}),
        lines({"uom": None, "sku": None, "gtin": EACH_GTIN}),
        "no unit",
        "EA, CS",
        "The article is not sold by “no unit”, but by EA, CS.",
        "EA",
    ),
    Case(
        "UNIT_CONTRADICTED",
        lines({"gtin": CASE_GTIN}),
        lines({"gtin": CASE_GTIN, **BY_THE_CASE}),
        "2 EA",
        "CS",
        "The line asks for 2 EA, but the GTIN it states is that of one CS.",
        "CS",
    ),
    Case(
        "UNIT_CONTRADICTED",
        lines({"gtin": "0" + CASE_GTIN}),
        lines({"gtin": EACH_GTIN, **BY_THE_CASE}),  # the piece's GTIN, by the case: common
        "2 EA",
        "CS",
        "The line asks for 2 EA, but the GTIN it states is that of one CS.",
        "CS",
    ),
    Case(
        "QUANTITY_BROKEN",
        lines({"quantity": "2.5"}),
        lines({"quantity": "2.5", **BY_THE_CASE}),
        "2.5 EA",
        "a whole number",
        "2.5 EA cannot be delivered: pieces are not divided.",
        "3",
    ),
    Case(
        "LINE_REPEATED",
        lines({}, {}),
        lines({}, {"quantity": "3"}),
        "TEA",
        "one line",
        "TEA is on this order more than once.",
    ),
    Case(
        "LINE_DATE_OTHER",
        lines({}, {"sku": "MUG", "requested_delivery": day(8)}),
        lines({}, {"sku": "MUG", "requested_delivery": day(7)}),
        day(8),
        day(7),
        f"Lines are asked for {day(8)}, the order for {day(7)}; all would go together.",
    ),
    Case(
        "LINE_DATE_OTHER",
        {
            "requested_delivery": None,
            **lines({}, {"sku": "MUG", "requested_delivery": day(8)}),
        },
        {"requested_delivery": None, **lines({}, {"sku": "MUG"})},
        day(8),
        "no date",
        f"Lines are asked for {day(8)}, the order for no date; all would go together.",
    ),
    Case(
        "PRICE_MISSING",
        lines({"sku": "FREE", "unit_price": None}),
        lines({"unit_price": None}),
        "",
        "a price",
        "The order states no price and our list has none for this article and unit.",
    ),
    *(
        Case(
            "PRICE_ZERO",
            lines({"unit_price": wrong}),
            lines({"unit_price": "0.01"}),
            wrong,
            "10",
            f"The price is {wrong}. Our list says 10.",
            "10",
        )
        for wrong in ("0", "-10")
    ),
    price_off("10.0501", "10.05"),
    price_off("9.9499", "9.95"),
    price_off("8", "10", quantity="99"),  # the price from a hundred on
    Case(
        "PRICE_NOT_LISTED",
        lines({"sku": "FREE"}),
        lines({"quantity": "100", "unit_price": "8"}),
        "10",
        "a list price of FREE by EA",
        "Our price list has no price against which 10 could be checked.",
    ),
    Case(  # our prices in euros say nothing about dollars
        "PRICE_NOT_LISTED",
        {"currency": "USD", **lines({})},
        {"currency": "EUR", **lines({})},
        "10",
        "a list price of TEA by EA",
        "Our price list has no price against which 10 could be checked.",
    ),
    *(
        Case(
            "LINE_AMOUNT_OFF",
            lines({"line_total": wrong}),
            lines({"line_total": right}),
            wrong,
            "20",
            f"The line states {wrong}, but quantity times price is 20.",
        )
        for wrong, right in (("20.02", "20.01"), ("19.9899", "19.99"))
    ),
)
