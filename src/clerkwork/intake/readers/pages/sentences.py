"""What the sentences of an order say that no label does: when, and where to deliver."""

import re
from collections.abc import Iterator, Sequence

from clerkwork.intake.readers.countries import fold
from clerkwork.intake.readers.headings.meaning import means_two
from clerkwork.intake.readers.pages.choice import Found, Scored, choose
from clerkwork.intake.readers.pages.habits import date_in
from clerkwork.intake.readers.pages.labels import UNKNOWN, Label
from clerkwork.intake.readers.pages.runs import Row
from clerkwork.intake.readers.table.values import Habits

DELIVERS = re.compile(
    r"\b(?:deliver\w*|(?:an|aus|zu)?liefer\w*|(?:an)?geliefert|livr\w*|receptionn\w*|entreg\w*|"
    r"consegn\w*|(?:ge)?lever\w*|arriv\w*|need\w*|requir\w*|wanted|benotig\w*|erwart\w*|recib\w*|"
    r"receb\w*|ricev\w*|supply|ship\w*|be here|send|bezorg\w*|attend\w*|expect\w*|aviser\w*)\b"
)
# Sentences that name a date of another kind.
OTHERWISE = re.compile(
    r"\b(?:angebot\w*|quot\w*|offer\w*|invoic\w*|rechnung\w*|factur\w*|fattur\w*|fatur\w*|devis|"
    r"presupuesto|preventivo|oferta|offerta|confirm\w*|bestatig\w*|valid\w*|gultig\w*|ordered|"
    r"dated|vom|penalt\w*|strafe|boete)\b"
)
NEAR = 70  # letters between the verb and the date
WEIGHT = 0.6


def delivery_told(rows: Sequence[Row], skip: set[int], habits: Habits) -> Found | None:
    """The date of delivery that a sentence names, outside the lines of the order."""
    return choose("requested_delivery", told(rows, skip, habits))


def told(rows: Sequence[Row], skip: set[int], habits: Habits) -> Iterator[Scored]:
    before = ""
    for index, row in enumerate(rows):
        for run in row.runs if index not in skip else ():
            hit = date_in(run.text, habits) if len(run.words) > 2 else None
            if hit is not None:
                written = run.text.partition(hit[1])[0]
                lead = fold(f"{before if run is row.runs[0] else ''} {written}")[-NEAR:]
                of_two = means_two(written.rstrip(" :"))  # `Order date / Liefertermin`
                if DELIVERS.search(lead) and not OTHERWISE.search(lead) and not of_two:
                    yield Scored(WEIGHT, hit[0], run, "loose")
        before = row.text if len(row.runs) == 1 else ""


def asked_places(rows: Sequence[Row], labels: Sequence[Label]) -> Iterator[Label]:
    """Sentences that end with a colon and say that goods go where it follows, as labels."""
    ends = {(each.row, each.place): each for each in labels if each.name == UNKNOWN}
    for index, row in enumerate(rows):
        for place, run in enumerate(row.runs):
            at = next((i for i, word in enumerate(run.words) if word.text.endswith(":")), None)
            if at is None or (at + 1 < len(run.words) and at < 2):
                continue
            known = ends.get((index, place))
            if known is None and any((e.row, e.place) == (index, place) for e in labels):
                continue
            before = rows[index - 1].text if index and at < 3 else ""
            if goes_there(fold(f"{before} {run.part(0, at + 1).text}")):
                rest = run.part(at + 1) if at + 1 < len(run.words) else None
                yield Label("ship", run.part(0, at + 1), rest, index, place, True)


def goes_there(text: str) -> bool:
    words = text.split()
    return (
        len(words) > 1
        and DELIVERS.search(text) is not None
        and (words[-1] in TO or any(word.startswith(ADDRESSES) for word in words[-4:]))
    )


TO = frozenset(("to", "at", "an", "a", "aan", "naar", "nach", "en", "em", "presso", "chez", "bei"))
ADDRESSES = (
    "adress", "address", "anschrift", "direccion", "indirizzo", "adres", "morada", "endereco",
    "baustelle", "site", "jobsite", "chantier", "cantiere", "obra", "lager", "warehouse", "depot",
    "almacen", "magazzino", "magazijn", "armazem", "entrepot",
)  # fmt: skip
