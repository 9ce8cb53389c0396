"""Rule 11: what is known of an order is told, or is about to be."""

from clerkwork.config.audit_rule import Check

ANSWER_CHECKS = (
    Check(
        11,
        "Each order that was reserved is answered, or waits to be",
        """
        SELECT format('order %%s is %%s, and nobody was told', about.id, about.stage)
          FROM orders_order AS about
          JOIN parties_customer AS customer ON customer.id = about.customer_id
          LEFT JOIN answers_reply AS reply ON reply.id = about.id
         WHERE about.stage IN ('fulfilling', 'complete')
           AND (reply.id IS NULL
                OR reply.told = reply.asked AND customer.answer_form <> 'none'
                   AND NOT EXISTS (SELECT FROM answers_answer WHERE reply_id = about.id))
        """,
    ),
    Check(
        11,
        "The answers to an order count from one, without a gap",
        """
        SELECT format('order %%s has %%s answers, the last is %%s', reply_id, count(*), max(revision))
          FROM answers_answer GROUP BY reply_id HAVING count(*) <> max(revision)
        """,
    ),
)
