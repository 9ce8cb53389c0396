"""Which article is meant, and whether it may go to this customer."""

from clerkwork.verification.rule import HOLD, STOP, WARN, Rule


def restricted(condition: str) -> str:
    """The lines that a restriction on goods forbids, where it also meets this condition."""
    return f"""
        SELECT DISTINCT ON (line.id) line.order_id, line.id, item.sku, ban.reason, NULL
          FROM catalog_restriction AS ban
          JOIN catalog_item AS item
               ON (ban.item_id IS NULL OR ban.item_id = item.id)
              AND ban.storage_class IN ('', item.storage_class)
              AND ban.hazard_class IN ('', item.hazard_class, split_part(item.hazard_class, '.', 1))
          JOIN checked_line AS line ON line.item_id = item.id
          LEFT JOIN parties_address AS known ON known.id = line.ship_to_id
         WHERE (ban.item_id IS NOT NULL OR ban.storage_class <> '' OR ban.hazard_class <> '')
           AND (ban.customer_id IS NULL OR ban.customer_id = line.customer_id)
           AND ban.country IN ('', COALESCE(known.country, line.ship_country))
           AND {condition}
         ORDER BY line.id, ban.id
        """


ARTICLE_RULES = (
    Rule(
        "ITEM_UNKNOWN",
        STOP,
        "item",
        "“{found}” is not one of our articles, nor a part number known from this customer.",
        "Enter our number for it; it is remembered for this customer.",
        """
        SELECT order_id, id,
               COALESCE(NULLIF(concat_ws(' / ', NULLIF(sku, ''), NULLIF(buyer_sku, ''),
                                         NULLIF(gtin, '')), ''),
                        NULLIF(description, ''), 'no number'),
               'an article number',
               (SELECT item.sku FROM catalog_item AS item
                 WHERE item.active AND line.description <> '' AND item.name %% line.description
                 ORDER BY similarity(item.name, line.description) DESC, item.sku LIMIT 1)
          FROM checked_line AS line WHERE item_id IS NULL
        """,
    ),
    Rule(
        "ITEM_INACTIVE",
        STOP,
        "item",
        "{found} is no longer sold.",
        "Agree with the customer on what replaces it, or leave the line out.",
        """
        SELECT line.order_id, line.id, item.sku, 'an active article', successor.sku
          FROM checked_line AS line
          JOIN catalog_item AS item ON item.id = line.item_id AND NOT item.active
          LEFT JOIN catalog_item AS successor ON successor.id = item.replaced_by_id
         WHERE line.cancelled < line.ordered
        """,
    ),
    Rule(
        "ITEM_REPLACED",
        WARN,
        "item",
        "{found} is being replaced by {expected}.",
        "Tell the customer which number to order next time.",
        """
        SELECT line.order_id, line.id, item.sku, successor.sku, successor.sku
          FROM checked_line AS line
          JOIN catalog_item AS item ON item.id = line.item_id AND item.active
          JOIN catalog_item AS successor ON successor.id = item.replaced_by_id
        """,
    ),
    Rule(
        "ITEM_TEXT_OTHER",
        HOLD,
        "item",
        "The number is that of {expected}, but the text says “{found}”.",
        "Ask the customer which of the two is meant, unless the document shows it.",
        # Only where our name for it is quite another: then the most similar one is looked for. What
        # was accepted of this customer before is how they call it.
        """
        SELECT line.order_id, line.id, line.description, own.sku || ' ' || own.name, other.sku
          FROM checked_line AS line
          JOIN catalog_item AS own ON own.id = line.item_id AND own.active
           AND similarity(own.name, line.description) < 0.3
         CROSS JOIN LATERAL (
               SELECT item.sku, similarity(item.name, line.description) AS alike
                 FROM catalog_item AS item
                WHERE item.active AND item.id <> own.id AND item.name %% line.description
                ORDER BY alike DESC, item.sku LIMIT 1) AS other
         WHERE line.description <> '' AND line.gtin = ''
           AND other.alike >= 0.5
           AND other.alike >= similarity(own.name, line.description) + 0.3
           AND NOT EXISTS (
               SELECT FROM verification_finding AS earlier
                 JOIN orders_order ON orders_order.id = earlier.order_id
                WHERE orders_order.customer_id = line.customer_id
                  AND earlier.code = 'ITEM_TEXT_OTHER' AND earlier.decision = 'accepted'
                  AND earlier.found = left(line.description, 300)
                  AND earlier.expected = left(own.sku || ' ' || own.name, 300))
        """,
    ),
    Rule(
        "ITEM_NOT_FOR_CUSTOMER",
        HOLD,
        "item",
        "{found} is not sold to this customer: {expected}.",
        "Leave the line out and tell the customer why, unless a supervisor allows it.",
        restricted("ban.customer_id IS NOT NULL"),
        supervisor=True,
    ),
    Rule(
        "ITEM_NOT_FOR_COUNTRY",
        HOLD,
        "item",
        "{found} may not go to this country: {expected}.",
        "Leave the line out and tell the customer why, unless there is a licence for it.",
        restricted("ban.customer_id IS NULL"),
        supervisor=True,
    ),
    Rule(
        "LINE_REPEATED",
        HOLD,
        "line",
        "{found} is on this order more than once.",
        "Leave one of the lines out, unless the customer wants both.",
        """
        SELECT line.order_id, max(line.id), item.sku, 'one line', NULL
          FROM checked_line AS line JOIN catalog_item AS item ON item.id = line.item_id
         GROUP BY line.order_id, item.sku, line.unit, line.quantity, line.due_on HAVING count(*) > 1
        """,
    ),
)
