"""The cases of the rules about terms, charges, dates and senders."""

from clerkwork.verification.tests.cases import STREET, Case, day, lines

ELSEWHERE = {**STREET, "country": "DE"}


def terms(note: str, days: int, beside: str) -> Case:
    return Case(
        "TERMS_OTHER",
        {"note": note},
        {"note": beside},
        f"{days} days",
        "30 days",
        f"The customer wants to pay in {days} days; agreed are 30 days.",
    )


def lookalike(domain: str, meant: str, beside: str) -> Case:
    return Case(
        "SENDER_LOOKALIKE",
        {"email": f"buyer@{domain}"},
        {"email": f"buyer@{beside}"},
        domain,
        meant,
        f"The order comes from {domain}, which looks like {meant} and is not.",
    )


WORD_CASES = (
    terms("Payment terms: net 45", 45, "Payment terms: net 30"),
    Case(
        "TERMS_OTHER",
        {"payment_days": 31},
        {"payment_days": "30"},
        "31 days",
        "30 days",
        "The customer wants to pay in 31 days; agreed are 30 days.",
    ),
    terms("Zahlbar innerhalb von 60 Tagen", 60, "Lieferung innerhalb von 60 Tagen"),
    Case(
        "CHARGES_STATED",
        {**lines({}), "charges": "5.00", "total": "25.00"},
        {**lines({}), "total": "20.00"},
        "5",
        "none, or as agreed",
        "The order counts on charges of 5 besides its lines.",
    ),
    Case(
        "ALLOWANCE_TAKEN",
        {**lines({}), "charges": "-5.00", "total": "15.00"},
        {**lines({}), "charges": "0", "total": "20.00"},
        "5",
        "no allowance",
        "The customer takes off 5.",
    ),
    Case(  # charges that explain nothing
        "ORDER_TOTAL_OFF",
        {**lines({}), "charges": "5.00", "total": "25.02"},
        {**lines({}), "charges": "5.00", "total": "25.01"},
        "25.02",
        "20, with charges 25",
        "The order states a total of 25.02; its lines come to 20, with charges 25.",
    ),
    Case(  # tax of nineteen in a hundred, on goods and freight
        "ORDER_TOTAL_OFF",
        {**lines({}), "charges": "5.00", "total": "29.80"},
        {**lines({}), "charges": "5.00", "total": "29.75"},
        "29.8",
        "20, with charges 25",
        "The order states a total of 29.8; its lines come to 20, with charges 25.",
    ),
    Case(
        "ORDER_TOTAL_OFF",
        {**lines({}), "total": "23.82"},
        {**lines({}), "total": "23.80"},
        "23.82",
        "20",
        "The order states a total of 23.82; its lines come to 20.",
    ),
    Case(
        "ORDER_OLD",
        {"order_date": day(-91)},
        {"order_date": day(-90)},
        day(-91),
        f"a date since {day(-90)}",
        f"The order is dated {day(-91)}; that is long ago.",
    ),
    Case(
        "CONTACT_MISSING",
        {"buyer_code": "MUTE"},
        {"buyer_code": "MUTE", "email": "me@mute.example"},
        "",
        "a mail address",
        "Neither the order nor our data have a mail address of the customer: nobody is answered.",
    ),
    lookalike("trusled.example", "trusted.example", "trusted.example"),
    lookalike("trustde.example", "trusted.example", "quite-other.example"),
    lookalike("rnany.example", "many.example", "manyother.example"),
    lookalike("settled.invalid", "settled.example", "set.invalid"),
    Case(
        "SENDER_NEW_PLACE",
        {"email": "who@else.example", "ship_to": ELSEWHERE},
        {"email": "buyer@acme.example", "ship_to": ELSEWHERE},
        "who@else.example",
        "a known contact or a known place",
        "Somebody new, who@else.example, orders to a place where nothing went before.",
    ),
)
