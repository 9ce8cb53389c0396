"""What is wrong in the document in which an order came."""

from clerkwork.verification.rule import HOLD, WARN, Rule

DOCUMENT_RULES = (
    Rule(
        "DOCUMENT_FAULTY",
        HOLD,
        "document",
        "In the document, {found}. Look whether that changes the order.",
        "Look at that place in the document, and put right here what it changes.",
        """
        SELECT source.order_id, NULL::bigint,
               (problem ->> 'where') || ': ' || (problem ->> 'what'), '', NULL
          FROM (SELECT problem.value AS problem, document.id AS document_id
                  FROM intake_document AS document
                 CROSS JOIN LATERAL jsonb_array_elements(document.problems) AS problem
                 WHERE document.problems <> '[]'
                   AND document.id IN (SELECT document_id FROM intake_documentorder
                                        WHERE order_id = ANY(%(orders)s))) AS stated
          JOIN intake_documentorder AS source ON source.document_id = stated.document_id
           AND source.position = (problem ->> 'order')::int + 1
         WHERE source.order_id = ANY(%(orders)s)
           AND problem ->> 'field' IS DISTINCT FROM 'quantity'  -- that has a rule of its own
        """,
    ),
    Rule(
        "ENVELOPE_FAULTY",
        WARN,
        "document",
        "Around the order, {found}",
        "Look whether an order is missing beside this one.",
        """
        SELECT source.order_id, NULL::bigint,
               (problem ->> 'where') || ': ' || (problem ->> 'what'), '', NULL
          FROM intake_documentorder AS source
          JOIN intake_document AS document ON document.id = source.document_id
         CROSS JOIN LATERAL jsonb_array_elements(document.problems) AS problem
         WHERE source.order_id = ANY(%(orders)s) AND document.problems <> '[]'
           AND problem ->> 'order' IS NULL AND source.position = 1
        """,
    ),
)
