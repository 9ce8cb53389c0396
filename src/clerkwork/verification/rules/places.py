"""Where the goods shall go, who says so, and who may carry them there."""

from clerkwork.verification.computed import said_by
from clerkwork.verification.rule import HOLD, STOP, Rule

STATED = """
concat_ws(', ', NULLIF(checked.ship_name, ''), NULLIF(checked.ship_street, ''),
          NULLIF(concat_ws(' ', NULLIF(checked.ship_postcode, ''),
                           NULLIF(checked.ship_city, '')), ''))
"""


def new_place(expected: str, condition: str) -> str:
    """The query for places that are none of the customer's, by how near the nearest one is."""
    return f"""
        SELECT checked.id, NULL::bigint, {STATED}, {expected}, near.code
          FROM checked
          JOIN parties_customer AS customer ON customer.id = checked.customer_id
          LEFT JOIN LATERAL (
               SELECT known.code, concat_ws(', ', known.street, known.postcode || ' ' || known.city,
                                            known.country) AS place,
                      similarity(known.street, checked.ship_street) AS alike,
                      known.postcode = checked.ship_postcode
                      OR similarity(known.city, checked.ship_city) >= 0.5 AS same_town
                 FROM parties_address AS known
                WHERE known.customer_id = checked.customer_id AND known.active
                ORDER BY similarity(known.street || ' ' || known.city,
                                    checked.ship_street || ' ' || checked.ship_city) DESC,
                         known.code
                LIMIT 1) AS near ON true
         WHERE checked.ship_to_id IS NULL
           AND (checked.ship_street <> '' OR checked.ship_city <> '')
           AND {condition} COALESCE(near.alike >= 0.5 AND near.same_town, false)
        """


def uncarried(kind: str, condition: str) -> str:
    """The lines that the customer's carrier does not take, by class of hazard or storage."""
    return f"""
        SELECT line.order_id, line.id, item.sku || ' (' || item.{kind}_class || ')',
               carrier.name || ' carries ' || COALESCE(NULLIF(carrier.{kind}_classes, ''), 'none'),
               NULL
          FROM checked_line AS line
          JOIN catalog_item AS item ON item.id = line.item_id AND {condition}
          JOIN parties_customer AS customer ON customer.id = line.customer_id
          JOIN parties_carrier AS carrier ON carrier.id = COALESCE(customer.carrier_id,
               (SELECT id FROM parties_carrier WHERE active ORDER BY code LIMIT 1))
         WHERE carrier.{kind}_classes <> '*'
           AND NOT ARRAY[item.{kind}_class, split_part(item.{kind}_class, '.', 1)]::text[]
                   && regexp_split_to_array(carrier.{kind}_classes, '[ ,;]+')
        """


PLACE_RULES = (
    Rule(
        "SHIP_TO_MISSING",
        STOP,
        "ship_to",
        "The order does not say where the goods shall go, and the customer has {found}.",
        "Ask the customer where the goods shall go.",
        """
        SELECT checked.id, NULL::bigint,
               (SELECT count(*) FROM parties_address AS known
                 WHERE known.customer_id = checked.customer_id AND known.active)
               || ' addresses', 'one address', NULL
          FROM checked WHERE ship_to_id IS NULL AND ship_street = '' AND ship_city = ''
        """,
    ),
    Rule(
        "SHIP_TO_NEW",
        HOLD,
        "ship_to",
        "We never delivered to “{found}” for this customer. Check it before the goods go there.",
        "Call the customer on a number that you know; then add the address to their list.",
        new_place("'an address of ' || customer.code", "NOT"),
    ),
    Rule(
        "SHIP_TO_CLOSE",
        HOLD,
        "ship_to",
        "“{found}” is nearly an address of this customer: {expected}.",
        "Take the known address if it is the same place; else check the new one.",
        new_place("near.place || ' (alike to ' || round(near.alike::numeric * 100) || ' %%)'", ""),
    ),
    Rule(
        "SHIP_TO_INCOMPLETE",
        HOLD,
        "ship_to",
        "The goods cannot be sent there: {found}.",
        "Complete the address, or ask the customer for it.",
        said_by("SHIP_TO_INCOMPLETE"),
    ),
    Rule(
        "COUNTRY_BLOCKED",
        HOLD,
        "ship_to",
        "Nothing may be sent to {found}: {expected}.",
        "Have a supervisor look at the licence; without one, cancel the order.",
        """
        SELECT DISTINCT ON (checked.id) checked.id, NULL::bigint,
               COALESCE(NULLIF(ban.country, ''), customer.code), ban.reason, NULL
          FROM checked
          LEFT JOIN parties_customer AS customer ON customer.id = checked.customer_id
          LEFT JOIN parties_address AS known ON known.id = checked.ship_to_id
          JOIN catalog_restriction AS ban
               ON ban.item_id IS NULL AND ban.storage_class = '' AND ban.hazard_class = ''
              AND (ban.customer_id IS NULL OR ban.customer_id = checked.customer_id)
              AND ban.country IN ('', COALESCE(known.country, checked.ship_country))
         ORDER BY checked.id, ban.id
        """,
        supervisor=True,
    ),
    Rule(
        "SENDER_LOOKALIKE",
        HOLD,
        "email",
        "The order comes from {found}, which looks like {expected} and is not.",
        "Call the customer on a number that you know. Do not answer the mail.",
        said_by("SENDER_LOOKALIKE"),
        supervisor=True,
    ),
    Rule(
        "SENDER_NEW_PLACE",
        HOLD,
        "email",
        "Somebody new, {found}, orders to a place where nothing went before.",
        "Call the customer on a number that you know, and ask whether the order is theirs.",
        """
        SELECT checked.id, NULL::bigint, who.email, 'a known contact or a known place', NULL
          FROM checked
          JOIN parties_customer AS customer ON customer.id = checked.customer_id
          LEFT JOIN intake_documentorder AS source ON source.order_id = checked.id
          LEFT JOIN intake_document AS document ON document.id = source.document_id
           AND document.sender LIKE '%%@%%'
         CROSS JOIN LATERAL (
               SELECT lower(COALESCE(NULLIF(checked.email, ''), document.sender)) AS email) AS who
         WHERE EXISTS (SELECT FROM orders_order AS earlier
                        WHERE earlier.customer_id = customer.id AND earlier.id < checked.id)
           AND checked.ship_to_id IS NULL AND checked.ship_street <> ''
           AND who.email <> '' AND who.email <> lower(customer.email)
           AND NOT EXISTS (SELECT FROM parties_contact AS contact
                            WHERE contact.customer_id = customer.id
                              AND lower(contact.email) = who.email)
           AND NOT EXISTS (SELECT FROM orders_order AS earlier
                            WHERE earlier.customer_id = customer.id
                              AND lower(earlier.email) = who.email AND earlier.id < checked.id)
        """,
        supervisor=True,
    ),
    Rule(
        "CARRIER_HAZARD",
        HOLD,
        "line",
        "{found} is hazardous, and {expected}.",
        "Choose a carrier for the customer that takes this class.",
        uncarried("hazard", "item.hazard_class <> ''"),
    ),
    Rule(
        "CARRIER_STORAGE",
        HOLD,
        "line",
        "{found} must be kept at its temperature, and {expected}.",
        "Choose a carrier for the customer that keeps it so.",
        uncarried("storage", "item.storage_class IN ('cool', 'chilled', 'frozen')"),
    ),
    Rule(
        "PLACE_HAZARD",
        HOLD,
        "line",
        "{found} is hazardous, and {expected} takes no such goods in.",
        "Ask the customer where else it may go.",
        """
        SELECT line.order_id, line.id, item.sku || ' (' || item.hazard_class || ')', known.name, NULL
          FROM checked_line AS line
          JOIN parties_address AS known ON known.id = line.ship_to_id AND NOT known.hazard_allowed
          JOIN catalog_item AS item ON item.id = line.item_id AND item.hazard_class <> ''
        """,
    ),
)
