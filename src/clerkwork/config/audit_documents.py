"""Rules 5, 6, 8 and 9: documents, repeated orders, numbers used once, second persons."""

from clerkwork.config.audit_rule import Check

RELEASED = "('accepted', 'fulfilling', 'complete')"

# A GS1 check digit: from the right, digits count three and one by turns (see shipping/sscc.py).
WRONG_DIGIT = """
(SELECT SUM(substr(sscc, digit, 1)::int * CASE WHEN digit %% 2 = 1 THEN 3 ELSE 1 END)
   FROM generate_series(1, 18) AS digit) %% 10 <> 0
"""

DOCUMENT_CHECKS = (
    Check(
        5,
        "Each document is stored as it came, byte for byte",
        """
        SELECT format('DOC-%%s: its bytes are not those that came', lpad(id::text, 6, '0'))
          FROM intake_document
         WHERE encode(sha256(raw), 'hex') <> sha256 OR length(raw) <> size
        """,
    ),
    Check(
        5,
        "Each document has orders, changes, a task, or a recorded reason for neither",
        """
        SELECT format('DOC-%%s is %%s and made no order', lpad(id::text, 6, '0'), stage)
          FROM intake_document AS document
         WHERE stage = 'read'
           AND NOT EXISTS (SELECT FROM intake_documentorder WHERE document_id = document.id)
           AND NOT EXISTS (SELECT FROM intake_changereading WHERE document_id = document.id)
           AND NOT EXISTS (
               WITH RECURSIVE enclosed AS (
                   SELECT document_id AS id FROM intake_arrival WHERE parent_id = document.id
                   UNION
                   SELECT arrival.document_id FROM intake_arrival AS arrival
                     JOIN enclosed ON arrival.parent_id = enclosed.id)
               SELECT FROM enclosed JOIN intake_documentorder ON document_id = enclosed.id
               UNION ALL
               SELECT FROM enclosed JOIN intake_changereading ON document_id = enclosed.id)
        UNION ALL
        SELECT format('DOC-%%s was set aside, nobody says why', lpad(id::text, 6, '0'))
          FROM intake_document AS document
         WHERE stage = 'set_aside'
           AND NOT EXISTS (SELECT FROM core_journal
                            WHERE subject = 'document' AND subject_id = document.id
                              AND stage = 'set_aside' AND reason <> '')
           AND NOT EXISTS (SELECT FROM core_task
                            WHERE subject = 'document' AND subject_id = document.id)
        """,
    ),
    Check(
        5,
        "Each order comes from a document",
        """
        SELECT format('SO-%%s comes from nowhere', lpad(id::text, 6, '0')) FROM orders_order AS placed
         WHERE NOT EXISTS (SELECT FROM intake_documentorder WHERE order_id = placed.id)
        """,
    ),
    Check(
        5,
        "Each held order is on somebody's desk",
        """
        SELECT format('SO-%%s is held and nobody is asked', lpad(id::text, 6, '0'))
          FROM orders_order AS held
         WHERE stage = 'held'
           AND NOT EXISTS (SELECT FROM core_task
                            WHERE kind = 'order.held' AND subject = 'order'
                              AND subject_id = held.id AND done_at IS NULL)
        """,
    ),
    Check(
        6,
        "The same document is stored once",
        """
        SELECT format('%%s documents with the same bytes: %%s', count(*), string_agg(id::text, ', '))
          FROM intake_document GROUP BY sha256(raw) HAVING count(*) > 1
        """,
    ),
    Check(
        6,
        "A customer's PO number is released once, unless a person decided otherwise",
        f"""
        SELECT format('PO number %%s of customer %%s: orders %%s', po_number, customer_id,
                      string_agg(id::text, ', ' ORDER BY id))
          FROM orders_order AS released
         WHERE stage IN {RELEASED} AND po_number <> ''
           AND NOT EXISTS (SELECT FROM verification_finding AS finding
                            WHERE finding.order_id = released.id
                              AND finding.code = 'PO_NUMBER_REPEATED'
                              AND finding.decision = 'accepted'
                              AND finding.decided_by_id IS NOT NULL)
         GROUP BY customer_id, po_number HAVING count(*) > 1
        """,
    ),
    Check(
        6,
        "Each shipment left once, or has not left",
        """
        SELECT format('SH-%%s is %%s, with %%s dispatches', lpad(shipment.id::text, 6, '0'),
                      shipment.stage, count(dispatch.shipment_id))
          FROM fulfilment_shipment AS shipment
          LEFT JOIN shipping_dispatch AS dispatch ON dispatch.shipment_id = shipment.id
         GROUP BY shipment.id
        HAVING count(dispatch.shipment_id) <> CASE shipment.stage WHEN 'shipped' THEN 1 ELSE 0 END
        UNION ALL
        SELECT format('allocation %%s left the house %%s times', reference, count(*))
          FROM inventory_move WHERE kind = 'ship' GROUP BY reference HAVING count(*) > 1
        """,
    ),
    Check(
        8,
        "Each SSCC and each tracking number is used once, and is a right one",
        f"""
        SELECT format('SSCC %%s on %%s packages', sscc, count(*))
          FROM shipping_label GROUP BY sscc HAVING count(*) > 1
        UNION ALL
        SELECT format('SSCC %%s has a wrong check digit', sscc) FROM shipping_label
         WHERE CASE WHEN sscc ~ '^[0-9]{{18}}$' THEN {WRONG_DIGIT} ELSE true END
        UNION ALL
        SELECT format('tracking number %%s on %%s shipments', tracking_number, count(*))
          FROM shipping_dispatch WHERE tracking_number IS NOT NULL
         GROUP BY tracking_number HAVING count(*) > 1
        """,
    ),
    Check(
        8,
        "Each package that is labelled or shipped has its own SSCC",
        """
        SELECT format('package %%s of SH-%%s has %%s labels', package.id,
                      lpad(shipment.id::text, 6, '0'), count(label.id))
          FROM fulfilment_shipment AS shipment
          JOIN fulfilment_package AS package ON package.shipment_id = shipment.id
          LEFT JOIN shipping_label AS label
                 ON label.package_id = package.id AND label.shipment_id = shipment.id
         WHERE shipment.stage IN ('labelled', 'shipped')
         GROUP BY package.id, shipment.id HAVING count(label.id) <> 1
        """,
    ),
    Check(
        9,
        "What needs a second person was not accepted by who changed the order",
        """
        SELECT format('%%s on SO-%%s was accepted by user %%s', finding.code,
                      lpad(finding.order_id::text, 6, '0'),
                      COALESCE(finding.decided_by_id::text, 'nobody'))
          FROM verification_finding AS finding
         WHERE finding.policy = 'supervisor' AND finding.decision = 'accepted'
           AND (finding.decided_by_id IS NULL
                OR EXISTS (SELECT FROM core_journal AS told
                            WHERE told.subject = 'order' AND told.subject_id = finding.order_id
                              AND told.kind = 'order.corrected'
                              AND told.user_id = finding.decided_by_id
                              AND told.at < finding.decided_at))
        """,
    ),
    Check(
        9,
        "No released order has a finding that holds it and that nobody decided",
        f"""
        SELECT format('%%s on SO-%%s, which is %%s', finding.code,
                      lpad(finding.order_id::text, 6, '0'), released.stage)
          FROM verification_finding AS finding
          JOIN orders_order AS released ON released.id = finding.order_id
         WHERE released.stage IN {RELEASED} AND finding.decision IS NULL
           AND finding.severity IN ('hold', 'stop')
        """,
    ),
)
