"""The cases of the rules about goods: which packs, for whom, with which carrier, to which place."""

from clerkwork.verification.tests.cases import KNOWN, Case, day, lines

BOLT = {"sku": "BOLT"}
SOMEWHERE = {"name": "Lab", "street": "Bahnhofstrasse 1", "city": "Zürich", "postcode": "8001"}


def below_minimum(quantity: str, unit: str, pieces: str, suggestion: str) -> Case:
    return Case(
        "QUANTITY_BELOW_MINIMUM",
        lines({**BOLT, "quantity": quantity, "uom": unit}),
        lines({**BOLT, "quantity": "8"}),
        f"{pieces} EA",
        "6 EA at least",
        f"{pieces} EA is less than is sold at once: 6 EA at least.",
        suggestion,
    )


def carried(code: str, sku: str, kind: str, buyer: str, text: str, carries: str) -> Case:
    return Case(
        code,
        {"buyer_code": buyer, **lines({"sku": sku})},
        {"buyer_code": "STEADY", **lines({"sku": sku})},
        f"{sku} ({kind})",
        f"Van carries {carries}",
        text,
    )


GOODS_CASES = (
    Case(
        "ITEM_REPLACED",
        lines({"sku": "AGED"}),
        lines({}),
        "AGED",
        "TEA",
        "AGED is being replaced by TEA.",
        "TEA",
    ),
    Case(
        "ITEM_TEXT_OTHER",
        lines({"description": "Porcelain mug white"}),
        lines({"description": "Tea, loose"}),
        "Porcelain mug white",
        "TEA Tea",
        "The number is that of TEA Tea, but the text says “Porcelain mug white”.",
        "MUG",
    ),
    Case(
        "ITEM_NOT_FOR_CUSTOMER",
        {"buyer_code": "LONDON", **lines({"sku": "MUG"})},
        {"buyer_code": "STEADY", **lines({"sku": "MUG"})},
        "MUG",
        "rival",
        "MUG is not sold to this customer: rival.",
    ),
    Case(
        "ITEM_NOT_FOR_COUNTRY",
        {"ship_to": {**SOMEWHERE, "country": "CH"}, **lines({"sku": "ACID"})},
        {"ship_to": {**SOMEWHERE, "country": "CH"}, **lines({"sku": "TEA"})},
        "ACID",
        "needs a licence",
        "ACID may not go to this country: needs a licence.",
    ),
    Case(
        "COUNTRY_BLOCKED",
        {"ship_to": {**SOMEWHERE, "country": "KP"}},
        {"ship_to": {**SOMEWHERE, "country": "KR"}},
        "KP",
        "embargo",
        "Nothing may be sent to KP: embargo.",
    ),
    Case(
        "PACK_SIZE_OTHER",
        lines({"uom": "CS", "unit_price": "120", "pack_size": "10"}),
        lines({"uom": "CS", "unit_price": "120", "pack_size": "12"}),
        "10 EA",
        "CS; we count 12",
        "The customer counts 10 EA to one CS; we count 12.",
    ),
    Case(
        "PACK_BROKEN",
        lines({"uom": "CS", "unit_price": "120", "quantity": "0.5"}),
        lines({"uom": "CS", "unit_price": "120", "quantity": "1"}),
        "0.5 CS",
        "that would be 6 EA",
        "0.5 CS opens a pack: that would be 6 EA.",
        "1",
    ),
    below_minimum("4", "EA", "4", "6"),
    Case(
        "QUANTITY_NOT_MULTIPLE",
        lines({**BOLT, "quantity": "9"}),
        lines({**BOLT, "quantity": "12"}),
        "9 EA",
        "it is sold in multiples of 4 EA",
        "9 EA cannot be packed: it is sold in multiples of 4 EA.",
        "12",
    ),
    Case(
        "LEAD_TIME_SHORT",
        {"requested_delivery": day(19), **lines({"sku": "SLOW"})},
        {"requested_delivery": day(20), **lines({"sku": "SLOW"})},
        "SLOW",
        "0 EA are free, and Far Ltd takes 20 days",
        "SLOW is asked for sooner than it can be here: 0 EA are free, and Far Ltd takes 20 days.",
    ),
    carried(
        "CARRIER_HAZARD",
        "ACID",
        "5.1",
        "VAN",
        "ACID (5.1) is hazardous, and Van carries 3 8.",
        "3 8",
    ),
    carried(
        "CARRIER_STORAGE",
        "ICE",
        "frozen",
        "VAN",
        "ICE (frozen) must be kept at its temperature, and Van carries dry.",
        "dry",
    ),
    Case(
        "PLACE_HAZARD",
        {"ship_to": {"code": "SCHOOL"}, **lines({"sku": "ACID"})},
        {"ship_to": {**KNOWN}, **lines({"sku": "ACID"})},
        "ACID (5.1)",
        "The school",
        "ACID (5.1) is hazardous, and The school takes no such goods in.",
    ),
    Case(
        "PRICE_OTHER_UNIT",
        lines({"unit_price": "120"}),
        lines({"unit_price": "119"}),
        "120 by EA",
        "CS; by EA it is 10",
        "The price 120 by EA is that of one CS; by EA it is 10.",
        "CS",
    ),
    Case(
        "PRICE_OFF",  # of a customer whose prices may differ by a tenth
        {"buyer_code": "EASY", **lines({"unit_price": "11.01"})},
        {"buyer_code": "EASY", **lines({"unit_price": "11"})},
        "11.01",
        "10",
        "The customer's price is 11.01, ours is 10.",
        "10",
    ),
)
