"""Rule 10: changes of orders, their decisions, and the versions that they leave behind."""

from clerkwork.config.audit_rule import Check

CHANGE_CHECKS = (
    Check(
        10,
        "Each accepted change has its version, and an order's versions follow one another",
        """
        SELECT format('CH-%%s was accepted and left no version', lpad(id::text, 6, '0'))
          FROM changes_change AS change
         WHERE stage = 'accepted'
           AND NOT EXISTS (SELECT FROM changes_orderversion AS kept
                            WHERE kept.change_id = change.id AND kept.order_id = change.order_id)
        UNION ALL
        SELECT format('CH-%%s is %%s and left a version', lpad(change.id::text, 6, '0'), change.stage)
          FROM changes_orderversion JOIN changes_change AS change ON change.id = change_id
         WHERE change.stage <> 'accepted'
        UNION ALL
        SELECT format('SO-%%s has %%s versions, the last is number %%s', lpad(order_id::text, 6, '0'),
                      count(*), max(number))
          FROM changes_orderversion GROUP BY order_id HAVING count(*) <> max(number) OR count(*) < 2
        """,
    ),
    Check(
        10,
        "Each change is on somebody's desk, or was decided by somebody who said why",
        """
        SELECT format('CH-%%s waits and nobody is asked', lpad(id::text, 6, '0'))
          FROM changes_change AS change
         WHERE stage = 'proposed'
           AND NOT EXISTS (SELECT FROM core_task
                            WHERE kind = 'change.to_decide' AND subject = 'change'
                              AND subject_id = change.id AND done_at IS NULL)
        UNION ALL
        SELECT format('CH-%%s is %%s, the journal says %%s', lpad(change.id::text, 6, '0'),
                      change.stage, COALESCE(told.stage, 'nothing'))
          FROM changes_change AS change
          LEFT JOIN LATERAL (SELECT stage FROM core_journal
                              WHERE subject = 'change' AND subject_id = change.id
                                AND stage IS NOT NULL
                              ORDER BY id DESC LIMIT 1) AS told ON true
         WHERE change.stage <> COALESCE(told.stage, 'proposed')
        """,
    ),
)
