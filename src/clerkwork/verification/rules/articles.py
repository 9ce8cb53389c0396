"""What is ordered, how much of it, in which unit."""

from clerkwork.verification.rule import HOLD, STOP, Rule

ARTICLE_RULES = (
    Rule(
        "ITEM_UNKNOWN",
        STOP,
        "item",
        "“{found}” is not one of our articles, nor a part number known from this customer.",
        """
        SELECT order_id, id,
               COALESCE(NULLIF(concat_ws(' / ', NULLIF(sku, ''), NULLIF(buyer_sku, ''),
                                         NULLIF(gtin, '')), ''),
                        NULLIF(description, ''), 'no number'),
               'an article number',
               (SELECT item.sku FROM catalog_item AS item
                 WHERE item.active AND line.description <> '' AND item.name %% line.description
                 ORDER BY similarity(item.name, line.description) DESC, item.sku LIMIT 1)
          FROM checked_line AS line
         WHERE order_id = ANY(%(orders)s) AND item_id IS NULL
        """,
    ),
    Rule(
        "ITEM_INACTIVE",
        STOP,
        "item",
        "{found} is no longer sold.",
        """
        SELECT line.order_id, line.id, item.sku, 'an active article', successor.sku
          FROM checked_line AS line
          JOIN catalog_item AS item ON item.id = line.item_id AND NOT item.active
          LEFT JOIN catalog_item AS successor ON successor.id = item.replaced_by_id
         WHERE line.order_id = ANY(%(orders)s) AND line.cancelled < line.ordered
        """,
    ),
    Rule(
        "QUANTITY_MISSING",
        STOP,
        "quantity",
        "The line asks for {found}; that cannot be delivered.",
        """
        SELECT order_id, id, COALESCE(trim_scale(quantity)::text, 'no quantity'),
               'a quantity above zero', NULL
          FROM checked_line
         WHERE order_id = ANY(%(orders)s) AND (quantity IS NULL OR quantity <= 0)
        """,
    ),
    Rule(
        "UNIT_UNKNOWN",
        STOP,
        "unit",
        "The article is not sold by “{found}”, but by {expected}.",
        """
        SELECT line.order_id, line.id, COALESCE(NULLIF(line.unit, ''), 'no unit'),
               (SELECT string_agg(unit, ', ' ORDER BY factor) FROM catalog_pack AS pack
                 WHERE pack.item_id = line.item_id), item.base_unit
          FROM checked_line AS line JOIN catalog_item AS item ON item.id = line.item_id
         WHERE line.order_id = ANY(%(orders)s) AND line.factor IS NULL
        """,
    ),
    Rule(
        "UNIT_CONTRADICTED",
        HOLD,
        "unit",
        "The line asks for {found}, but the GTIN it states is that of one {expected}.",
        """
        SELECT line.order_id, line.id, trim_scale(line.quantity) || ' ' || line.unit,
               pack.unit, pack.unit
          FROM checked_line AS line JOIN catalog_pack AS pack ON pack.item_id = line.item_id
         WHERE line.order_id = ANY(%(orders)s) AND line.gtin <> ''
           AND ltrim(pack.gtin, '0') = ltrim(line.gtin, '0')
           AND pack.factor > line.factor  -- the piece's GTIN in an order by the case is common
        """,
    ),
    Rule(
        "QUANTITY_BROKEN",
        HOLD,
        "quantity",
        "{found} cannot be delivered: pieces are not divided.",
        """
        SELECT line.order_id, line.id,
               trim_scale(line.ordered) || ' ' || item.base_unit, 'a whole number',
               trim_scale(ceil(line.quantity))::text
          FROM checked_line AS line JOIN catalog_item AS item ON item.id = line.item_id
         WHERE line.order_id = ANY(%(orders)s) AND line.ordered <> trunc(line.ordered)
           AND item.base_unit IN ('EA', 'PR', 'SET', 'CS', 'BX')
        """,
    ),
    Rule(
        "LINE_REPEATED",
        HOLD,
        "line",
        "{found} is on this order more than once.",
        """
        SELECT line.order_id, max(line.id), item.sku, 'one line', NULL
          FROM checked_line AS line JOIN catalog_item AS item ON item.id = line.item_id
         WHERE line.order_id = ANY(%(orders)s)
         GROUP BY line.order_id, item.sku, line.unit, line.quantity, line.due_on HAVING count(*) > 1
        """,
    ),
    Rule(
        "LINE_DATE_OTHER",
        HOLD,
        "line",
        "The line is asked for {found}, the order for {expected}; both would go together.",
        """
        SELECT line.order_id, line.id, line.due_on::text,
               COALESCE(asking.due_on::text, 'no date'), NULL
          FROM checked_line AS line JOIN orders_order AS asking ON asking.id = line.order_id
         WHERE line.order_id = ANY(%(orders)s) AND line.due_on IS NOT NULL
           AND line.due_on IS DISTINCT FROM asking.due_on
        """,
    ),
)
