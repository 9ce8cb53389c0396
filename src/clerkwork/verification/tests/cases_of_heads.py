"""The cases of the rules about an order's head: who, which number, when, where, how much."""

from clerkwork.verification.tests.cases import KNOWN, STREET, Case, day, lines

GERMAN = {"country": "DE"}


def new_place(place: dict[str, object], said: str, nearest: str = "GATE") -> Case:
    """A place that is none of ACME's, beside the one that is."""
    return Case(
        "SHIP_TO_NEW",
        {"ship_to": place},
        {"ship_to": {**KNOWN, **GERMAN}},
        said,
        "an address of ACME",
        f"We never delivered to “{said}” for this customer. Check it before the goods go there.",
        nearest,
    )


def near_place(place: dict[str, object], street: str, alike: int, nearest: str = "GATE") -> Case:
    """A place that is nearly one of ACME's, beside one that is far from all of them."""
    said = f"Acme, {place['street']}, 20457 Hamburg"
    known = f"{street}, 20457 Hamburg, DE (alike to {alike} %)"
    return Case(
        "SHIP_TO_CLOSE",
        {"ship_to": place},
        {"ship_to": {**STREET, **GERMAN}},
        said,
        known,
        f"“{said}” is nearly an address of this customer: {known}.",
        nearest,
    )


HEAD_CASES = (
    Case(
        "CUSTOMER_UNKNOWN",
        {"buyer_code": None, "buyer_name": "Who"},
        {"buyer_code": None, "buyer_name": " acme gmbh "},
        "Who",
        "",
        "The buyer “Who” is not among our customers. Choose the customer.",
    ),
    Case(  # a letter too few
        "CUSTOMER_UNKNOWN",
        {"buyer_code": None, "buyer_name": "Stedy GmbH"},
        {"buyer_code": None, "buyer_name": "Steady GmbH"},
        "Stedy GmbH",
        "",
        "The buyer “Stedy GmbH” is not among our customers. Choose the customer.",
        "STEADY",
    ),
    Case(  # the number is one customer's, the name another's
        "CUSTOMER_AMBIGUOUS",
        {"buyer_name": "Poor GmbH"},
        {"buyer_name": "Acme, Purchasing"},
        "Poor GmbH",
        "POOR",
        "The buyer “Poor GmbH” has the name of POOR, but number or sender say otherwise.",
    ),
    Case(
        "CUSTOMER_BLOCKED",
        {"buyer_code": "BAD"},
        {},
        "does not pay",
        "no block of BAD",
        "This customer is blocked: does not pay.",
    ),
    Case(
        "PO_NUMBER_MISSING",
        {"po_number": " "},
        {"po_number": "0"},
        "",
        "a PO number",
        "The order has no purchase order number; the customer will look for one on our papers.",
    ),
    Case(
        "PO_NUMBER_REPEATED",
        {"po_number": "FIRST", "TEA": 9},
        {"po_number": "FIRST", "release": "2"},
        "FIRST",
        "SO-FIRST of TODAY",
        "This customer sent PO number FIRST before: SO-FIRST of TODAY. "
        "Shipping both may ship twice.",
    ),
    Case(
        "LINES_MISSING",
        {"lines": []},
        lines({}),
        "",
        "at least one line",
        "The order has no lines.",
    ),
    Case(
        "DATE_PAST",
        {"requested_delivery": day(-1)},
        {"requested_delivery": day(0)},
        day(-1),
        "today or later",
        f"Delivery is asked for {day(-1)}, which is over. Agree on a date.",
        day(0),
    ),
    Case(  # a date that only the lines state
        "DATE_PAST",
        {"requested_delivery": None, **lines({"requested_delivery": day(-2)})},
        {"requested_delivery": None, **lines({"requested_delivery": day(0)})},
        day(-2),
        "today or later",
        f"Delivery is asked for {day(-2)}, which is over. Agree on a date.",
        day(0),
    ),
    Case(
        "DATE_FAR",
        {"requested_delivery": day(367)},
        {"requested_delivery": day(366)},
        day(367),
        "within a year",
        f"Delivery is asked for {day(367)}, more than a year away. Is the year right?",
    ),
    Case(
        "ORDER_DATE_FUTURE",
        {"order_date": day(2)},
        {"order_date": day(1)},
        day(2),
        f"until {day(0)}",
        f"The order is dated {day(2)}, which is still to come.",
    ),
    Case(
        "DOCUMENT_FAULTY",
        lines({"unit_price": "ten"}),
        lines({"unit_price": "10"}),
        'line 1: lines[0].unit_price: found "ten", expected a number',
        "",
        'In the document, line 1: lines[0].unit_price: found "ten", expected a number. '
        "Look whether that changes the order.",
    ),
    Case(  # a line with a place of its own
        "DOCUMENT_FAULTY",
        {"ship_to": {**KNOWN, **GERMAN}, **lines({"ship_to": {**STREET, **GERMAN}})},
        {"ship_to": {**KNOWN, **GERMAN}, **lines({"ship_to": {**KNOWN, **GERMAN}})},
        "line 1, lines[0]: line 1 goes to Acme, Elbchaussee 9, 22765, Hamburg, DE, "
        "expected the place of the order",
        "",
        "In the document, line 1, lines[0]: line 1 goes to Acme, Elbchaussee 9, 22765, Hamburg, "
        "DE, expected the place of the order. Look whether that changes the order.",
    ),
    Case(  # charges that are in no total
        "DOCUMENT_FAULTY",
        {**lines({}), "charges": "-5.00"},
        {**lines({}), "charges": "0"},
        "line 1: charges of -5.00 are stated, which the order does not include",
        "",
        "In the document, line 1: charges of -5.00 are stated, which the order does not include. "
        "Look whether that changes the order.",
    ),
    Case(
        "SHIP_TO_MISSING",
        {"buyer_code": "MANY"},
        {"buyer_code": "MANY", "ship_to": {"code": "MAIN"}},
        "2 addresses",
        "one address",
        "The order does not say where the goods shall go, and the customer has 2 addresses.",
    ),
    new_place({**STREET, **GERMAN}, "Acme, Elbchaussee 9, 22765 Hamburg"),
    new_place(  # the number of an address on file, and another street
        {"code": "MAIN", **KNOWN, "street": "Elbchaussee 9"}, "Acme, Elbchaussee 9, 20457 Hamburg"
    ),
    new_place({"code": "MAIN", "city": "Bremen"}, "Bremen"),
    near_place({**KNOWN, "country": "AT"}, "Marktplatz 1", 100, "MAIN"),
    near_place({**KNOWN, "street": "Hafenring 1/1"}, "Hafenring 11", 79),
    Case(
        "SHIP_TO_INCOMPLETE",
        {"ship_to": {**STREET, **GERMAN, "postcode": None}},
        {"ship_to": {**STREET, **GERMAN}},
        "postcode is missing",
        "a complete address",
        "The goods cannot be sent there: postcode is missing.",
    ),
    Case(
        "SHIP_TO_INCOMPLETE",
        {"ship_to": {**STREET, **GERMAN, "postcode": "2276"}},
        {"ship_to": {**STREET, **GERMAN}},
        "postcode is not one of this country",
        "a complete address",
        "The goods cannot be sent there: postcode is not one of this country.",
    ),
    Case(
        "CURRENCY_UNEXPECTED",
        {"currency": "USD"},
        {"currency": None},
        "USD",
        "EUR",
        "The order is in USD; we sell to this customer in EUR.",
        "EUR",
    ),
    *(
        Case(
            "ORDER_TOTAL_OFF",
            {**lines({}), "total": wrong},
            {**lines({}), "total": right},
            wrong,
            "20",
            f"The order states a total of {wrong}; its lines come to 20.",
        )
        for wrong, right in (("19.98", "19.99"), ("20.0101", "20.01"))
    ),
    Case(
        "CREDIT_LIMIT",
        {"buyer_code": "POOR", **lines({"quantity": "5", "unit_price": "10.01"})},
        {"buyer_code": "POOR", "TEA": 5},
        "50.05",
        "50",
        "With this order the customer would owe 50.05; the limit is 50.",
    ),
)
