"""What the document says besides the order: what is wrong in it, and what its note asks for."""

from clerkwork.verification.rule import HOLD, WARN, Rule

URGENT = (
    r"\m(urgent|urgently|asap|as soon as possible|rush|eilig|eilt|dringend|schnellstm(ö|oe)glich"
    r"|urgente|spoed)\M"
)
NOT_URGENT = r"\m(not|no|nicht|pas|non|niet)\s+(so\s+|too\s+|very\s+)?(urgent|eilig|dringend|spoed)"
WHOLE = (
    r"\m(no|not|without)\s+(any\s+)?(partial|split)\s+(deliver|shipment|shipping|order)"
    r"|\mpartial\s+(deliver|shipment|shipping)\w*\s+(is\s+|are\s+)?(not|un)"
    r"|\m(ship|deliver|send)\s+complete\M|\mcomplete\s+(deliver|shipment)\w*\s+only"
    r"|\monly\s+complete\s+(deliver|shipment)|\mkeine\s+teil-?liefer"
    r"|\mteil-?lieferung(en)?\s+(ist\s+|sind\s+)?(nicht|un)|\mnur\s+komplett"
    r"|\mpas\s+de\s+livraisons?\s+partiel|\mlivraisons?\s+partielles?\s+(non|interdit|refus)"
    r"|\mgeen\s+deellever|\mniet\s+in\s+delen|\mniente\s+consegne\s+parzial"
    r"|\mno\s+(se\s+admiten\s+)?entregas\s+parcial"
)
LATER = (
    r"\mnot\s+(to\s+be\s+)?(ship|deliver|dispatch|send|sent)\w*\s+(it\s+|them\s+)?(before|until)"
    r"|\mnot\s+before\M|\mno\s+(deliver\w*|shipment)\s+before|\mhold\s+until|\mnicht\s+vor\M"
    r"|\mfr(ü|ue)hestens\M|\mpas\s+avant\M|\mniet\s+voor\M|\mnon\s+prima\M|\mno\s+antes\s+de"
)


def note(pattern: str, expected: str, *, but: str = "") -> str:
    """The query for notes that match; `found` is the sentence in which they do."""
    unless = f"AND note !~* '{but}'" if but else ""
    return f"""
        SELECT id, NULL::bigint,
               btrim(COALESCE((SELECT sentence FROM regexp_split_to_table(note, '[.!;\\n]+')
                                                AS sentence
                                WHERE sentence ~* '{pattern}' LIMIT 1), left(note, 200))),
               '{expected}', NULL
          FROM checked WHERE note <> '' AND note ~* '{pattern}' {unless}
        """


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
    Rule(
        "NOTE_URGENT",
        HOLD,
        "note",
        "The customer is in a hurry: “{found}”.",
        "Agree on when it can be there, and let the warehouse know.",
        note(URGENT, "no hurry", but=NOT_URGENT),
    ),
    Rule(
        "NOTE_WHOLE",
        HOLD,
        "note",
        "The customer wants everything at once: “{found}”.",
        "Look whether all of it is in stock; else agree on a later date or on parts.",
        note(WHOLE, "parts may go ahead"),
    ),
    Rule(
        "NOTE_LATER",
        HOLD,
        "note",
        "The customer wants nothing too early: “{found}”.",
        "Enter the date from which it may go, or keep the order until then.",
        note(LATER, "as soon as it is ready"),
    ),
    Rule(
        "NOTE_STATED",
        WARN,
        "note",
        "The order has a note: “{found}”.",
        "Read it: it may ask for something that no field says.",
        f"""
        SELECT id, NULL::bigint, left(btrim(note), 200), '', NULL
          FROM checked
         WHERE btrim(note) <> '' AND note !~* '{WHOLE}|{LATER}'
           AND (note !~* '{URGENT}' OR note ~* '{NOT_URGENT}')
        """,
    ),
)
