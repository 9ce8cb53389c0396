"""The cases of the rules that look at what came before from the same customer."""

from typing import Any

from clerkwork.verification.tests.cases import Case, day, lines

TEN_TO_FOURTEEN = tuple(
    {"buyer_code": "STEADY", **lines({"quantity": count})}
    for count in ("10", "14", "12", "11", "12", "13", "10", "12", "14", "11")
)
ALWAYS_TEA = tuple({"buyer_code": "SETTLED", "TEA": 2 + at % 2} for at in range(26))
TO_MAIN = tuple({"buyer_code": "TWOFOLD", "TEA": 1 + at % 3} for at in range(10))
CUPS = tuple(
    {"buyer_code": code, **lines({"sku": "CUP", "quantity": "10"})}
    for code in ("STEADY", "SETTLED", "TWOFOLD", "TRUSTED", "EASY") * 4
)
FRUGAL = tuple(
    {"buyer_code": "FRUGAL", **lines({"quantity": count})}
    for count in ("10", "14", "12", "11", "12", "13", "10", "12", "14", "11")
)
BASKET = lines({"quantity": "7"}, {"sku": "MUG", "quantity": "3"})


def steady(quantity: str, **stated: str) -> dict[str, Any]:
    return {"buyer_code": "STEADY", **lines({"quantity": quantity, **stated})}


def unusual(
    quantity: str, beside: str, given: tuple[dict[str, Any], ...] = TEN_TO_FOURTEEN
) -> Case:
    usual = f"the last {len(given)} orders were for 10 to 14 EA"
    return Case(
        "QUANTITY_UNUSUAL",
        steady(quantity),
        steady(beside),
        f"{quantity} EA",
        usual,
        f"The customer orders {quantity} EA; {usual}.",
        given=given,
    )


def alike(number: str, before: str, beside: str) -> Case:
    return Case(
        "PO_NUMBER_ALIKE",
        {"buyer_code": "TRUSTED", "po_number": number, "TEA": 8},
        {"buyer_code": "TRUSTED", "po_number": beside, "TEA": 9},
        number,
        f"{before}, SO-LAST of {day(0)}",
        f"PO number {number} may be one that came before, spelt differently: "
        f"{before}, SO-LAST of {day(0)}.",
        given=({"buyer_code": "TRUSTED", "po_number": before, "TEA": 3},),
    )


HISTORY_CASES = (
    unusual("120", "36"),
    unusual("37", "30"),
    unusual("3", "4"),
    unusual("50", "36", given=TEN_TO_FOURTEEN[:5]),
    Case(
        "QUANTITY_ABOVE_ALL",
        {"buyer_code": "LONDON", **lines({"sku": "CUP", "quantity": "31"})},
        {"buyer_code": "MUTE", **lines({"sku": "CUP", "quantity": "30"})},
        "31 EA",
        "all customers take about 10 EA",
        "31 EA is more than this customer ever took, and far from what is ordered: all customers "
        "take about 10 EA.",
        given=CUPS,
    ),
    Case(
        "AMOUNT_UNUSUAL",
        {"buyer_code": "FRUGAL", **lines({"sku": "MUG", "quantity": "37"})},
        {"buyer_code": "FRUGAL", **lines({"sku": "MUG", "quantity": "35"})},
        "370.00",
        "no line of the last 10 came to more than 140.00",
        "The line comes to 370.00; no line of the last 10 came to more than 140.00.",
        given=FRUGAL,
    ),
    Case(
        "PRICE_UNUSUAL",
        steady("12", unit_price="15.01"),
        steady("12", unit_price="15"),
        "15.01",
        "about 10.00 by EA",
        "The price is 15.01; the customer usually paid about 10.00 by EA.",
        given=TEN_TO_FOURTEEN,
    ),
    Case(
        "ITEM_NEVER_BOUGHT",
        {"buyer_code": "SETTLED", **lines({"sku": "MUG"})},
        {"buyer_code": "SETTLED", **lines({"sku": "MUG"})},  # once bought, it is no news
        "MUG",
        "their last 25 orders brought nothing new",
        "The customer never bought MUG, and their last 25 orders brought nothing new.",
        given=ALWAYS_TEA,
    ),
    Case(
        "SHIP_TO_UNUSUAL",
        {"buyer_code": "TWOFOLD", "ship_to": {"code": "SECOND"}},
        {"buyer_code": "TWOFOLD", "ship_to": {"code": "MAIN"}},
        "Twofold GmbH, Hamburg",
        "the last 10 orders",
        "Nothing went to “Twofold GmbH, Hamburg” before; the last 10 orders went elsewhere.",
        given=TO_MAIN,
    ),
    alike("PO 7701", "po-007701", "PO 7702"),
    alike("2026-11-2", "2026/11/02", "2026-1-12"),
    alike("a 17", "A-0017", "A-170"),
    Case(
        "ORDER_DUPLICATE",
        {"buyer_code": "TRUSTED", "po_number": "B-2", **BASKET},
        {"buyer_code": "TRUSTED", "po_number": "B-3", "TEA": 7, "MUG": 2},
        "B-2",
        f"PO B-1, SO-LAST of {day(0)}",
        f"The same goods came under another number: PO B-1, SO-LAST of {day(0)}.",
        given=({"buyer_code": "TRUSTED", "po_number": "B-1", **BASKET},),
    ),
    Case(  # of one line only, and for the same day
        "ORDER_DUPLICATE",
        {"buyer_code": "STEADY", "po_number": "C-2", "TEA": 15},
        {"buyer_code": "STEADY", "po_number": "C-3", "TEA": 15, "requested_delivery": day(8)},
        "C-2",
        f"PO C-1, SO-LAST of {day(0)}",
        f"The same goods came under another number: PO C-1, SO-LAST of {day(0)}.",
        given=(*TEN_TO_FOURTEEN, {"buyer_code": "STEADY", "po_number": "C-1", "TEA": 15}),
    ),
    Case(
        "ORDER_OLDER",
        {"po_number": "X-1", "order_date": day(-2)},
        {"po_number": "X-1", "order_date": day(-1)},
        day(-2),
        f"SO-LAST of {day(-1)}",
        f"The order is dated {day(-2)}, before SO-LAST of {day(-1)}, which it repeats.",
        given=({"po_number": "X-1", "order_date": day(-1)},),
    ),
)
