"""Scans of some prints of the second exam, by the scanners and telephones of scan_damage."""

from dataclasses import replace
from functools import partial

from clerkwork.training.layouts.kinds import Document, Layout
from clerkwork.training.layouts.scan_layouts import (
    ONE_PAGE,
    Recipe,
    damaged,
    kept,
    page_count,
    pages_of,
    recipe,
)

from . import (
    pdf_ca_au,
    pdf_de,
    pdf_es_it,
    pdf_fr,
    pdf_gb,
    pdf_nl_pt,
    pdf_us,
    pdf_us_more,
    pdf_za_sg_in,
)

PRINTS = (
    *(pdf_us.PRINTED, pdf_us_more.PRINTED, pdf_gb.PRINTED, pdf_ca_au.PRINTED, pdf_za_sg_in.PRINTED),
    *(pdf_de.PRINTED, pdf_fr.PRINTED, pdf_es_it.PRINTED, pdf_nl_pt.PRINTED),
)
SCANS = {  # which print, and how it is scanned: dots per inch, damages, file
    "ledger-us": "200|slight skew|pdf",
    "template-us": "200|photo|jpg",
    "hotel-gb": "300||png",
    "parish-gb": "200|folds, slight skew|pdf",
    "station-au": "200|fax|tif",
    "trading-sg": "200|pen marks, skew|jpg",
    "bestellschein-de": "200|stamped, punch holes, slight skew|pdf",
    "kaufmann-de": "220|photo, jpeg|jpg",
    "commune-fr": "200|grey paper, slight skew|jpg",
    "municipio-it": "200|specks, slight skew|png",
    "basisschool-nl": "200|shadow, slight skew|jpg",
    "prefeitura-br": "200|toner low|pdf",
}


def scanned(name: str, how: Recipe, seed: int, index: int) -> Document:
    """The print as pictures; with fewer lines where it does not fit the file's pages."""
    key = f"second-pdf-{name}"
    catalogue = next(each for each in PRINTS if key in each.drawn)
    pages = 1 if how.suffix in ONE_PAGE else 3
    for most in (12, 8, 6, 4, 3, 2, 1):
        printed = catalogue.make(key, seed, index, most)
        if page_count(printed.content) <= pages:
            break
    seen = [
        damaged(page, how, f"second-scan-{name}/{seed}/{index}/{at}")
        for at, page in enumerate(pages_of(printed.content, how.dpi))
    ]
    notes = f"{name}: {how.dpi} dpi, {', '.join(how.damages) or 'clean'}"
    facts = printed.expected | {"notes": notes}
    return replace(printed, content=kept(seen, how), suffix=how.suffix, expected=facts)


def layouts() -> list[Layout]:
    return [
        Layout(
            f"second-scan-{name}",
            "scan",
            "order",
            partial(scanned, name, recipe(text)),
            held_back=True,
        )
        for name, text in SCANS.items()
    ]
