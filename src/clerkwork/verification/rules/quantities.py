"""How much of it, in which unit, in which packs."""

from clerkwork.verification.rule import HOLD, STOP, Rule

IN_PIECES = "('EA', 'PR', 'SET', 'CS', 'BX')"

QUANTITY_RULES = (
    Rule(
        "QUANTITY_MISSING",
        STOP,
        "quantity",
        "The line asks for {found}; that cannot be delivered.",
        "Enter how much the customer wants, or leave the line out.",
        """
        SELECT order_id, id, COALESCE(trim_scale(quantity)::text, 'no quantity'),
               'a quantity above zero', NULL
          FROM checked_line WHERE quantity IS NULL OR quantity <= 0
        """,
    ),
    Rule(
        "UNIT_UNKNOWN",
        STOP,
        "unit",
        "The article is not sold by “{found}”, but by {expected}.",
        "Choose the unit that is meant; add a pack to the article if there is a new one.",
        """
        SELECT line.order_id, line.id, COALESCE(NULLIF(line.unit, ''), 'no unit'),
               (SELECT string_agg(unit, ', ' ORDER BY factor) FROM catalog_pack AS pack
                 WHERE pack.item_id = line.item_id), item.base_unit
          FROM checked_line AS line JOIN catalog_item AS item ON item.id = line.item_id
         WHERE line.factor IS NULL
        """,
    ),
    Rule(
        "UNIT_CONTRADICTED",
        HOLD,
        "unit",
        "The line asks for {found}, but the GTIN it states is that of one {expected}.",
        "Ask the customer whether pieces or packs are meant.",
        """
        SELECT line.order_id, line.id, trim_scale(line.quantity) || ' ' || line.unit,
               pack.unit, pack.unit
          FROM checked_line AS line JOIN catalog_pack AS pack ON pack.item_id = line.item_id
         WHERE line.gtin <> ''
           AND ltrim(pack.gtin, '0') = ltrim(line.gtin, '0')
           AND pack.factor > line.factor  -- the piece's GTIN in an order by the case is common
        """,
    ),
    Rule(
        "PACK_SIZE_OTHER",
        HOLD,
        "unit",
        "The customer counts {found} to one {expected}.",
        "Ask the customer how many pieces they want, and enter these.",
        """
        SELECT line.order_id, line.id, trim_scale(line.pack_size) || ' ' || item.base_unit,
               line.unit || '; we count ' || trim_scale(line.factor), NULL
          FROM checked_line AS line JOIN catalog_item AS item ON item.id = line.item_id
         WHERE line.pack_size > 1 AND line.factor > 1 AND line.pack_size <> line.factor
        """,
    ),
    Rule(
        "QUANTITY_BROKEN",
        HOLD,
        "quantity",
        "{found} cannot be delivered: pieces are not divided.",
        "Agree with the customer on whole pieces.",
        f"""
        SELECT line.order_id, line.id,
               trim_scale(line.ordered) || ' ' || item.base_unit, 'a whole number',
               trim_scale(ceil(line.quantity))::text
          FROM checked_line AS line JOIN catalog_item AS item ON item.id = line.item_id
         WHERE line.ordered <> trunc(line.ordered) AND item.base_unit IN {IN_PIECES}
        """,
    ),
    Rule(
        "PACK_BROKEN",
        HOLD,
        "quantity",
        "{found} opens a pack: {expected}.",
        "Agree with the customer on whole packs, or enter the pieces.",
        f"""
        SELECT line.order_id, line.id, trim_scale(line.quantity) || ' ' || line.unit,
               'that would be ' || trim_scale(line.ordered) || ' ' || item.base_unit,
               trim_scale(ceil(line.quantity))::text
          FROM checked_line AS line JOIN catalog_item AS item ON item.id = line.item_id
         WHERE line.factor > 1 AND line.quantity <> trunc(line.quantity)
           AND line.ordered = trunc(line.ordered) AND item.base_unit IN {IN_PIECES}
        """,
    ),
    Rule(
        "QUANTITY_BELOW_MINIMUM",
        HOLD,
        "quantity",
        "{found} is less than is sold at once: {expected}.",
        "Tell the customer the minimum; deliver less only as an exception.",
        """
        SELECT line.order_id, line.id, trim_scale(line.ordered) || ' ' || item.base_unit,
               trim_scale(item.minimum) || ' ' || item.base_unit || ' at least',
               trim_scale(ceil(item.minimum / line.factor))::text
          FROM checked_line AS line JOIN catalog_item AS item ON item.id = line.item_id
         WHERE line.ordered > 0 AND line.ordered < item.minimum
        """,
    ),
    Rule(
        "QUANTITY_NOT_MULTIPLE",
        HOLD,
        "quantity",
        "{found} cannot be packed: {expected}.",
        "Agree with the customer on the next multiple.",
        """
        SELECT line.order_id, line.id, trim_scale(line.ordered) || ' ' || item.base_unit,
               'it is sold in multiples of ' || trim_scale(item.multiple) || ' '
               || item.base_unit,
               CASE WHEN whole.quantity = trunc(whole.quantity)
                    THEN trim_scale(whole.quantity)::text END
          FROM checked_line AS line JOIN catalog_item AS item ON item.id = line.item_id
         CROSS JOIN LATERAL (
               SELECT ceil(line.ordered / item.multiple) * item.multiple / line.factor
                      AS quantity) AS whole
         WHERE line.ordered > 0 AND mod(line.ordered, item.multiple) <> 0
        """,
    ),
)
