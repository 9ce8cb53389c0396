"""docs/accuracy.md: what was measured, on which documents, when, with which version."""

import tempfile
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from clerkwork import __version__
from clerkwork.training.accuracy.folder import Tell, read_folder
from clerkwork.training.accuracy.learning import Lesson, summary, teach_layout
from clerkwork.training.accuracy.report import NOTES, curve, table
from clerkwork.training.accuracy.score import RELEASE, Score
from clerkwork.training.layouts.layouts import chosen, write

TAUGHT = 24  # layouts on which it is measured what a correction is worth
FIRST_SEED = 1  # the seed on which readers are tuned is 0

PAGE = """# How well documents are read

Measured on {day} with version {version}, by `make accuracy ARGS="--write docs/accuracy.md \\
../shared/samples"`. Every value that a reader finds is compared with what the document is known to
hold. A value said to be less than {release:.0%} sure holds its order until a person has looked at
it.
{notes}
## Real documents

Purchase orders, and documents that are none, from public repositories. The values they hold were
written down by people who did not write the readers. They lay open while the readers were made.

{samples}
## Layouts that the readers were never tuned on

Known orders, laid out as documents by programs whose authors had not seen the readers, after
forms and papers that companies really send. No reader was tuned on one of them; a layout on which
one was tuned after all goes to the part below.

{held_back}
How far a sureness can be trusted, on the same documents:

{curve}
## Layouts that the readers were tuned on

The same articles and companies in other layouts, with other values than those tuned on.

{tuning}
## What one correction is worth

Wrong values on the first document of a layout, and on the next two, read untaught and read after
each wrong field of the first was put right once. PDFs with text, {layouts} layouts in which
something was read wrong.

{learning}"""


def page(folders: Sequence[Path], tell: Tell) -> str:
    """The whole page; reads everything there is, which takes a quarter of an hour."""
    samples = [each for folder in folders for each in read_folder(folder, tell)]
    held_back, tuning = (read_generated(part, tell) for part in ("held_back", "tuning"))
    lessons = taught(tell)
    return PAGE.format(
        day=date.today().isoformat(),  # noqa: DTZ011  the day where it is measured
        version=__version__,
        release=RELEASE,
        notes=NOTES,
        samples=table(samples),
        held_back=table(held_back),
        curve=curve(held_back),
        tuning=table(tuning),
        layouts=len(lessons),
        learning=summary(lessons),
    )


def read_generated(part: str, tell: Tell) -> list[Score]:
    """Read one document of each layout of a part."""
    with tempfile.TemporaryDirectory(prefix="clerkwork-accuracy-") as folder:
        tell(f"writing {part}", 0, 1)
        write(Path(folder), part, seed=FIRST_SEED)
        return read_folder(Path(folder), tell, name=part.replace("_", " "))


def taught(tell: Tell) -> list[Lesson]:
    """Teach on the first of three documents of PDF layouts until enough had something wrong."""
    lessons: list[Lesson] = []
    # By the ends of their names: one family of layouts after the other would be all of a kind.
    for layout in sorted(chosen("all", ["pdf"]), key=lambda each: each.name[::-1]):
        if layout.kind != "order":
            continue
        made = [layout.make(FIRST_SEED, index) for index in range(3)]
        known = [(each.content, each.expected | {"id": "", "format": "pdf"}) for each in made]
        tell("teaching", len(lessons), TAUGHT)
        lesson = teach_layout(layout.name, known)
        if lesson is not None:
            lessons.append(lesson)
        if len(lessons) == TAUGHT:
            break
    return lessons
