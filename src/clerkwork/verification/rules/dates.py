"""When the order was written, and for when."""

from clerkwork.verification.computed import said_by
from clerkwork.verification.rule import HOLD, WARN, Rule

OLD_DAYS = 90

DATE_RULES = (
    Rule(
        "DATE_PAST",
        HOLD,
        "due_on",
        "Delivery is asked for {found}, which is over. Agree on a date.",
        "Agree on a date with the customer, and enter it.",
        """
        SELECT id, NULL::bigint, due_on::text, 'today or later', %(today)s::date::text
          FROM checked WHERE due_on < %(today)s::date
        """,
    ),
    Rule(
        "DATE_FAR",
        HOLD,
        "due_on",
        "Delivery is asked for {found}, more than a year away. Is the year right?",
        "Look at the date in the document; ask the customer if it stands there like that.",
        """
        SELECT id, NULL::bigint, due_on::text, 'within a year', NULL
          FROM checked WHERE due_on > %(today)s::date + 366
        """,
    ),
    Rule(
        "DATE_CLOSED",
        HOLD,
        "due_on",
        "Delivery is asked for {found}; the next day on which it can arrive is {expected}.",
        "Enter the next working day; the answer to the customer says so.",
        said_by("DATE_CLOSED"),
        corrects=True,
    ),
    Rule(
        "DATE_TOO_SOON",
        HOLD,
        "due_on",
        "Delivery is asked for {found}; even from stock it is there on {expected} at the earliest.",
        "Agree on that day with the customer, or send it with a faster carrier.",
        said_by("DATE_TOO_SOON"),
    ),
    Rule(
        "LEAD_TIME_SHORT",
        WARN,
        "due_on",
        "{found} is asked for sooner than it can be here: {expected}.",
        "Tell the customer when it comes, or buy it from somebody faster.",
        """
        SELECT line.order_id, line.id, item.sku,
               trim_scale(COALESCE(stock.free, 0)) || ' ' || item.base_unit || ' are free, and '
               || supplier.name || ' takes ' || supplier.lead_time_days || ' days', NULL
          FROM checked_line AS line
          JOIN catalog_item AS item ON item.id = line.item_id
          JOIN parties_supplier AS supplier ON supplier.id = item.supplier_id
           AND COALESCE(line.due_on, line.order_due_on)
               BETWEEN %(today)s::date AND %(today)s::date + supplier.lead_time_days - 1
         CROSS JOIN LATERAL (
               SELECT SUM(balance.on_hand - balance.allocated) AS free
                 FROM inventory_lot AS lot JOIN inventory_balance AS balance
                   ON balance.lot_id = lot.id
                WHERE lot.item_id = line.item_id) AS stock
         WHERE line.ordered > COALESCE(stock.free, 0)
        """,
    ),
    Rule(
        "ORDER_DATE_FUTURE",
        HOLD,
        "order_date",
        "The order is dated {found}, which is still to come.",
        "Look at the document: is day or month misread, or was the order meant for later?",
        """
        SELECT id, NULL::bigint, order_date::text, 'until ' || %(today)s::date, NULL
          FROM checked WHERE order_date > %(today)s::date + 1
        """,
    ),
    Rule(
        "ORDER_OLD",
        HOLD,
        "order_date",
        "The order is dated {found}; that is long ago.",
        "Ask the customer whether they still want it: it may have been sent by mistake.",
        f"""
        SELECT id, NULL::bigint, order_date::text,
               'a date since ' || %(today)s::date - {OLD_DAYS}, NULL
          FROM checked WHERE order_date < %(today)s::date - {OLD_DAYS}
        """,
    ),
    Rule(
        "ORDER_OLDER",
        HOLD,
        "order_date",
        "The order is dated {found}, before {expected}, which it repeats.",
        "Keep what is newer: it is likely that this one came late, and is replaced already.",
        """
        SELECT checked.id, NULL::bigint, checked.order_date::text,
               'SO-' || lpad(first.id::text, 6, '0') || ' of ' || first.order_date, NULL
          FROM checked JOIN orders_order AS first ON first.id = checked.repeats_id
         WHERE checked.order_date < first.order_date
        """,
    ),
    Rule(
        "LINE_DATE_OTHER",
        HOLD,
        "lines",
        "Lines are asked for {found}, the order for {expected}; all would go together.",
        "Accept that all goes together, or part the order with the customer.",
        """
        SELECT line.order_id, NULL::bigint,
               string_agg(DISTINCT line.due_on::text, ', ' ORDER BY line.due_on::text),
               COALESCE(line.order_due_on::text, 'no date'), NULL
          FROM checked_line AS line
         WHERE line.due_on IS NOT NULL AND line.due_on IS DISTINCT FROM line.order_due_on
         GROUP BY line.order_id, line.order_due_on
        """,
    ),
)
