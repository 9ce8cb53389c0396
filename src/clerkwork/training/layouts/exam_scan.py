"""Scans of the prints of the first exam, by the scanners, fax machines and telephones of scan_damage."""

from dataclasses import replace
from functools import partial

from . import (
    exam_pdf_au,
    exam_pdf_de,
    exam_pdf_fr,
    exam_pdf_gb,
    exam_pdf_in,
    exam_pdf_nl_pt,
    exam_pdf_south,
    exam_pdf_us,
    exam_pdf_us_more,
)
from .exam import Catalogue, made
from .kinds import Document, Layout
from .scan_layouts import ONE_PAGE, Recipe, damaged, kept, page_count, pages_of, recipe

PRINTS = (
    *(exam_pdf_us, exam_pdf_us_more, exam_pdf_gb, exam_pdf_in, exam_pdf_au),
    *(exam_pdf_de, exam_pdf_fr, exam_pdf_south, exam_pdf_nl_pt),
)
SCANS = {  # which print, and how it is scanned: dots per inch, damages, file
    "schools-us": "200|slight skew|pdf",
    "machine-shop-us": "300||tif",
    "bookkeeper-us": "200|skew, noise|jpg",
    "cloud-erp-us": "200|photo|jpg",
    "typed-us": "200|slight skew, fax|tif",
    "job-site-us": "200|grey paper, punch holes|pdf",
    "oracle-like-us": "300|slight skew, specks|png",
    "accounts-gb": "200|low contrast, slight skew|png",
    "council-gb": "200|stamped, slight skew|pdf",
    "garage-gb": "200|shadow, skew|jpg",
    "upside-down-gb": "200|turned over|pdf",
    "voucher-in": "200|recycled paper, slight skew|jpg",
    "wholesaler-au": "200|black edges, slight skew|pdf",
    "din-brief-de": "200|pen marks, slight skew|jpg",
    "handwerk-de": "220|photo, warm light|jpg",
    "praezision-ch": "200|folds, slight skew|pdf",
    "bon-fr": "200|jpeg, slight skew|jpg",
    "brasserie-be": "200|coffee, skew|jpg",
    "pedido-es": "200|fax|tif",
    "ordine-it": "200|toner low|pdf",
    "inkoop-nl": "200|show through, slight skew|png",
    "encomenda-pt": "150||png",
}


def catalogue_of(name: str) -> tuple[str, Catalogue]:
    key = f"exam-pdf-{name}"
    return key, next(each.PRINTED for each in PRINTS if key in each.PRINTED.ways)


def scanned(name: str, how: Recipe, seed: int, index: int) -> Document:
    """The print as pictures; with fewer lines where it does not fit the file's pages."""
    key, catalogue = catalogue_of(name)
    pages = 1 if how.suffix in ONE_PAGE else 3
    for most in (12, 8, 6, 4, 3, 2, 1):
        printed = made(key, *catalogue.ways[key], seed=seed, index=index, most=most)
        if page_count(printed.content) <= pages:
            break
    seen = [
        damaged(page, how, f"exam-scan-{name}/{seed}/{index}/{at}")
        for at, page in enumerate(pages_of(printed.content, how.dpi))
    ]
    notes = f"{name}: {how.dpi} dpi, {', '.join(how.damages) or 'clean'}"
    return replace(
        printed,
        content=kept(seen, how),
        suffix=how.suffix,
        expected=printed.expected | {"notes": notes},
    )


def layouts() -> list[Layout]:
    return [
        Layout(
            f"exam-scan-{name}",
            "scan",
            "order",
            partial(scanned, name, recipe(text)),
        )
        for name, text in SCANS.items()
    ]
