"""What was read with less than enough certainty to pass without a person."""

from clerkwork.intake.order_fields import WORDS
from clerkwork.verification.rule import EACH_ITS_OWN, HOLD, Rule

NAMED = " ".join(f"WHEN '{field}' THEN $word${words}$word$" for field, words in WORDS.items())

READING_RULES = (
    Rule(
        "VALUE_UNCERTAIN",
        HOLD,
        EACH_ITS_OWN,
        "“{found}” was read as {expected}.",
        "Compare it with the document; confirm it, or type what stands there.",
        # What other values or our own data prove (see intake/proof.py) is no question; and what
        # somebody has confirmed or corrected is certain, whatever happened to the line since.
        f"""
        SELECT source.order_id, line.id, doubt ->> 'found',
               'the ' || CASE doubt ->> 'field' {NAMED} ELSE doubt ->> 'field' END
                      || COALESCE(' of line ' || line.position, '')
                      || ', ' || floor((doubt ->> 'sure')::numeric * 100) || ' %% sure',
               NULL, doubt ->> 'field'
          FROM intake_documentorder AS source
         CROSS JOIN LATERAL jsonb_array_elements(source.doubts) AS doubt
          LEFT JOIN checked_line AS line ON line.order_id = source.order_id
           AND line.position = (doubt ->> 'line')::int
         WHERE source.order_id = ANY(%(orders)s) AND source.doubts <> '[]'
           AND doubt ->> 'proof' IS NULL
           AND (line.id IS NOT NULL OR doubt ->> 'line' IS NULL)
           AND NOT EXISTS (
               SELECT FROM verification_finding AS decided
                WHERE decided.order_id = source.order_id
                  AND decided.line_id IS NOT DISTINCT FROM line.id
                  AND decided.code = 'VALUE_UNCERTAIN' AND decided.field = doubt ->> 'field'
                  AND decided.decision IS NOT NULL)
        """,
    ),
)
