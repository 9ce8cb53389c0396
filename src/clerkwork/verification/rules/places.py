"""Where the goods shall go."""

from clerkwork.verification.rule import HOLD, STOP, Rule

PLACE_RULES = (
    Rule(
        "SHIP_TO_MISSING",
        STOP,
        "ship_to",
        "The order does not say where the goods shall go, and the customer has {found}.",
        """
        SELECT checked.id, NULL::bigint,
               (SELECT count(*) FROM parties_address AS known
                 WHERE known.customer_id = checked.customer_id AND known.active)
               || ' addresses', 'one address', NULL
          FROM orders_order AS checked
         WHERE id = ANY(%(orders)s) AND ship_to_id IS NULL AND ship_street = '' AND ship_city = ''
        """,
    ),
    Rule(
        "SHIP_TO_NEW",
        HOLD,
        "ship_to",
        "We never delivered to “{found}” for this customer. Check it before the goods go there.",
        """
        SELECT checked.id, NULL::bigint,
               concat_ws(', ', NULLIF(ship_name, ''), NULLIF(ship_street, ''),
                         NULLIF(concat_ws(' ', NULLIF(ship_postcode, ''),
                                          NULLIF(ship_city, '')), '')),
               'an address of ' || (SELECT code FROM parties_customer WHERE id = customer_id),
               (SELECT known.code FROM parties_address AS known
                 WHERE known.customer_id = checked.customer_id AND known.active
                 ORDER BY similarity(known.street || ' ' || known.city,
                                     checked.ship_street || ' ' || checked.ship_city) DESC,
                          known.code
                 LIMIT 1)
          FROM orders_order AS checked
         WHERE id = ANY(%(orders)s) AND ship_to_id IS NULL AND customer_id IS NOT NULL
           AND (ship_street <> '' OR ship_city <> '')
        """,
    ),
)
