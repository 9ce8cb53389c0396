"""All layouts, and writing their documents into a folder.

Run it: python -m clerkwork.training.layouts FOLDER --part tuning --format pdf
"""

import argparse
import sys
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path

from . import (
    exam_mail,
    exam_mail_more,
    exam_mail_none,
    exam_none,
    exam_none_more,
    exam_pdf_au,
    exam_pdf_de,
    exam_pdf_fr,
    exam_pdf_gb,
    exam_pdf_in,
    exam_pdf_nl_pt,
    exam_pdf_south,
    exam_pdf_us,
    exam_pdf_us_more,
    exam_scan,
    exam_text,
    exam_web,
    mail_layouts,
    pdf_crowded,
    pdf_flow,
    pdf_orders,
    pdf_others,
    pdf_special,
    pdf_templates,
    scan_layouts,
    tables,
    text_orders,
    web_print,
)
from .expected import dumped
from .kinds import Document, Layout
from .second.papers import SECOND

PARTS = ("tuning", "held_back", "all")
FIRST_EXAM = (  # written without a look at the readers, which were tuned on them since
    *(exam_pdf_us.PRINTED, exam_pdf_us_more.PRINTED, exam_pdf_gb.PRINTED, exam_pdf_in.PRINTED),
    *(exam_pdf_au.PRINTED, exam_pdf_de.PRINTED, exam_pdf_fr.PRINTED, exam_pdf_south.PRINTED),
    *(exam_pdf_nl_pt.PRINTED, exam_web.PRINTED, exam_none.PRINTED, exam_none_more.PRINTED),
    *(exam_text.WRITTEN, exam_mail.SENT, exam_mail_more.SENT, exam_mail_none.SENT, exam_scan),
)
HELD_BACK = SECOND  # written without a look at the readers, and never to be looked at to tune them


@cache
def all_layouts() -> tuple[Layout, ...]:
    """Every layout there is, in a fixed order."""
    makers = (
        pdf_orders,
        pdf_others,
        pdf_special,
        pdf_templates,
        pdf_flow,
        pdf_crowded,
        web_print,
        text_orders,
        mail_layouts,
        scan_layouts,
        tables,
        *FIRST_EXAM,
        *HELD_BACK,
    )
    return tuple(layout for maker in makers for layout in maker.layouts())


def chosen(part: str = "tuning", formats: Sequence[str] = ()) -> list[Layout]:
    """The layouts of a part; of these formats only, if any are named."""
    return [
        layout
        for layout in all_layouts()
        if part == "all" or layout.held_back == (part == "held_back")
        if layout.available and (not formats or layout.format in formats)
    ]


def documents(
    part: str = "tuning", *, per_layout: int = 1, seed: int = 0, formats: Sequence[str] = ()
) -> Iterator[tuple[Layout, str, Document]]:
    """(layout, id, document); the same for the same seed."""
    for layout in chosen(part, formats):
        for index in range(per_layout):
            yield layout, f"{layout.name}-{seed}-{index}", layout.make(seed, index)


def write(
    folder: Path,
    part: str = "tuning",
    *,
    per_layout: int = 1,
    seed: int = 0,
    formats: Sequence[str] = (),
) -> int:
    """Write documents to `<folder>/<format>/` and `<folder>/expected/<id>.json`; gives how many."""
    (folder / "expected").mkdir(parents=True, exist_ok=True)
    count = 0
    for layout, name, made in documents(part, per_layout=per_layout, seed=seed, formats=formats):
        (folder / layout.format).mkdir(exist_ok=True)
        file = f"{layout.format}/{name}.{made.suffix}"
        (folder / file).write_bytes(made.content)
        facts = made.expected | {"id": name, "format": layout.format, "file": file}
        text = dumped({"id": name, "format": layout.format, "file": file, **facts})
        (folder / "expected" / f"{name}.json").write_text(text, encoding="utf-8")
        count += 1
    return count


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description="Write documents and what is in them.")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--part", choices=PARTS, default="tuning")
    parser.add_argument("--format", action="append", default=[])
    parser.add_argument("--per-layout", type=int, default=1)
    parser.add_argument("--seed", type=int, default=0)
    asked = parser.parse_args(arguments)
    count = write(
        asked.folder,
        asked.part,
        per_layout=asked.per_layout,
        seed=asked.seed,
        formats=asked.format,
    )
    sys.stdout.write(f"{count} documents\n")
    return 0
