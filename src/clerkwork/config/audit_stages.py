"""Rules 4 and 7: stages and their journal, and that the past cannot be changed."""

from typing import Any

from clerkwork.config.audit_rule import Check
from clerkwork.fulfilment.models import Shipment
from clerkwork.intake.models import Document
from clerkwork.orders.models import Order

STAGED: tuple[Any, ...] = (Document, Order, Shipment)
FIRST = {
    "document": ("document.stored",),
    "order": ("order.received",),
    "shipment": ("shipment.opened",),
}

# A document's first row says that it is stored; it tells no stage, since it came from nowhere.
STEPS = """
step AS (
  SELECT id, subject, subject_id, stage, kind,
         lag(stage) OVER past AS before, row_number() OVER past AS place,
         row_number() OVER (PARTITION BY subject, subject_id ORDER BY id DESC) AS from_last
    FROM (SELECT id, subject, subject_id, kind,
                 CASE WHEN kind = 'document.stored' THEN 'stored' ELSE stage END AS stage
            FROM core_journal WHERE subject = %(subject)s) AS told
   WHERE stage IS NOT NULL
  WINDOW past AS (PARTITION BY subject, subject_id ORDER BY id))
"""


def stage_is_told(model: Any) -> Check:
    """The stage of each row is the last one that its journal tells."""
    name = model._meta.model_name
    return Check(
        4,
        f"The stage of each {name} is the last one that its journal tells",
        f"""
        WITH {STEPS}
        SELECT format('%%s %%s is %%s, the journal says %%s', %(subject)s, here.id, here.stage,
                      COALESCE(step.stage, 'nothing'))
          FROM {model._meta.db_table} AS here
          LEFT JOIN step ON step.subject_id = here.id AND step.from_last = 1
         WHERE here.stage IS DISTINCT FROM step.stage
        """,
        {"subject": name},
    )


def steps_are_allowed(model: Any) -> Check:
    """Each row went only by steps that its model allows, from the first stage on."""
    name = model._meta.model_name
    allowed = [f"{here}>{there}" for here, after in model.NEXT.items() for there in after]
    return Check(
        4,
        f"Each {name} went from stage to stage only as is allowed",
        f"""
        WITH {STEPS}
        SELECT format('%%s %%s went from %%s to %%s (journal row %%s)', subject, subject_id,
                      COALESCE(before, 'nothing'), stage, id)
          FROM step
         WHERE CASE WHEN place = 1 THEN kind <> ALL(%(first)s)
                    ELSE before || '>' || stage <> ALL(%(allowed)s) END
        """,
        {"subject": name, "allowed": allowed, "first": list(FIRST[name])},
    )


GUARDED = {
    "core_journal": ("core_journal_append_only", "core_journal_not_truncated"),
    "inventory_move": ("inventory_move_append_only", "inventory_move_not_truncated"),
    "changes_orderversion": (
        "changes_orderversion_append_only",
        "changes_orderversion_not_truncated",
    ),
    "shipping_label": ("shipping_label_append_only",),
    "answers_answer": ("answers_answer_append_only", "answers_answer_not_truncated"),
}

STAGE_CHECKS = (
    *(stage_is_told(model) for model in STAGED),
    *(steps_are_allowed(model) for model in STAGED),
    Check(
        4,
        "Each journal row names its actor",
        """
        SELECT format('journal row %%s (%%s) names nobody', id, kind)
          FROM core_journal WHERE actor = ''
        """,
    ),
    Check(
        7,
        "The database refuses changes to moves, journal, labels and answers",
        """
        SELECT format('%%s is not guarded by %%s', wanted.guarded, wanted.guard)
          FROM unnest(%(tables)s::text[], %(guards)s::text[]) AS wanted (guarded, guard)
         WHERE NOT EXISTS (
               SELECT FROM pg_trigger WHERE tgname = wanted.guard AND tgenabled IN ('O', 'A')
                  AND tgrelid = to_regclass(quote_ident(wanted.guarded)))
        """,
        {
            "tables": [table for table, guards in GUARDED.items() for _ in guards],
            "guards": [guard for guards in GUARDED.values() for guard in guards],
        },
    ),
    Check(
        7,
        "Journal rows tell of things that are there",
        " UNION ALL ".join(
            f"SELECT format('journal row %%s tells of {model._meta.model_name} %%s', told.id, subject_id)"
            f"  FROM core_journal AS told WHERE subject = '{model._meta.model_name}' AND NOT EXISTS"
            f" (SELECT FROM {model._meta.db_table} AS here WHERE here.id = told.subject_id)"
            for model in STAGED
        ),
    ),
)
