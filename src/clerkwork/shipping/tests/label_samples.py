"""Labels as they come: short and long, at home and abroad, with and without content."""

import random
import string
from datetime import date, timedelta
from decimal import Decimal

from stdnum import ean

from clerkwork.core.party import Party
from clerkwork.shipping.label import Content, LogisticLabel
from clerkwork.shipping.sscc import sscc

HAMBURG = Party("Nordlicht Handel GmbH", ("Speicherstraße 14", "20457 Hamburg"), "20457", "DE")
WARSAW = Party(
    "Zakłady Spożywcze „Źdźbło” Sp. z o.o.",
    ("ul. Świętokrzyska 31/33a", "Magazyn 7, Rampa C", "00-049 Warszawa"),
    "00-049",
    "PL",
)
PLACES = [
    HAMBURG,
    WARSAW,
    Party("Λαχανικά Αθηνών Α.Ε.", ("Οδός Ερμού 5", "105 63 Αθήνα"), "105 63", "GR"),
    Party("Smith & Sons <Ltd>", ("Unit 4", "1 Quay Street", "Leeds", "LS1 4AB"), "LS1 4AB", "GB"),
    Party("Žluťoučký kůň s.r.o.", ("Dlouhá 1" * 12, "110 00 Praha 1"), "110 00", "CZ"),
    Party("No postcode", (), "", "IE"),
    Party("Nowhere", ("a\nb\tc",), "12345678901234567890X", "??"),
    Party("東京商事株式会社", ("千代田区丸の内 1-1",), "100-0005", "JP"),
]


def a_label(**given: object) -> LogisticLabel:
    """A label with nothing that may be left out, but for what is given."""
    plain: dict[str, object] = {
        "sscc": sscc("4012345", 987654321),
        "ship_from": HAMBURG,
        "ship_to": WARSAW,
        "carrier": "DHL Freight",
        "shipment": "SH-000123",
    }
    return LogisticLabel(**(plain | given))  # type: ignore[arg-type]


def random_label(dice: random.Random) -> LogisticLabel:
    """Any label: the same dice throw the same one."""
    return a_label(
        sscc=sscc("4012345", dice.randrange(10**10)),
        ship_from=dice.choice(PLACES),
        ship_to=dice.choice(PLACES),
        carrier=dice.choice(["UPS", "DB Schenker Europäische Spedition und Logistik"]),
        service=dice.choice(["", "Express 12:00"]),
        tracking=dice.choice(["", "1Z999AA10123456784", "9" * 40]),
        order_numbers=("OR-000001", "OR-000002")[: dice.randrange(3)],
        po_numbers=dice.choice([(), ("4500012345",), ("PO " + "7" * 60, "2")]),
        package=dice.randrange(1, 4),
        packages=dice.choice([3, 120]),
        gross_weight=dice.choice([None, Decimal("12.340"), Decimal("0.5")]),
        shipped_on=dice.choice([None, date(2026, 11, 23)]),
        content=dice.choice([None, random_content(dice), random_content(dice)]),
        ginc=dice.choice(["", "", "4012345ABC99"]),
        gsin=dice.choice(["", "", "4012345" + "0" * 9 + ean.calc_check_digit("4012345" + "0" * 9)]),
    )


def random_content(dice: random.Random) -> Content:
    body = "".join(dice.choices(string.digits, k=dice.choice([7, 11, 12, 13])))
    day = date(2026, 1, 1) + timedelta(days=dice.randrange(1000))
    return Content(
        gtin=dice.choice([body + ean.calc_check_digit(body), "4006381333930", "no GTIN"]),
        count=dice.choice([1, 48, 12345678, None]),
        lot=dice.choice(["", "L2026", "A/7>2", "Charge 7", "x" * 20, "1" * 21]),
        best_before=dice.choice([None, day]),
        expiry=dice.choice([None, day]),
        description="Bunte Stifte",
    )
