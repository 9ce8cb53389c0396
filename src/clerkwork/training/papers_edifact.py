"""Purchase orders as EDIFACT ORDERS (UN/EDIFACT D.96A) messages."""

from collections.abc import Iterator

from clerkwork.core.tables import plain
from clerkwork.training.papers import Paper, number

UNITS = {"EA": "PCE", "CS": "CS", "PAL": "PF"}  # code list 6411
RESERVED = str.maketrans({mark: f"?{mark}" for mark in "?+:'"})


def as_edifact(paper: Paper) -> bytes:
    """An interchange with one ORDERS message."""
    control = f"{sum(map(ord, paper.po_number)) % 10**9}"
    body = [*heading(paper), *articles(paper)]
    segments = [
        f"UNB+UNOC:3+{said(paper.edi_id)}:14+BRIGHTWATER:14+{paper.day:%y%m%d}:0900+{control}",
        "UNH+1+ORDERS:D:96A:UN",
        *body,
        f"UNT+{len(body) + 2}+1",
        f"UNZ+1+{control}",
    ]
    return "".join(f"{segment}'\n" for segment in segments).encode("latin-1", "replace")


def heading(paper: Paper) -> Iterator[str]:
    place = {name: said(value) for name, value in paper.place.items()}
    yield f"BGM+220+{said(paper.po_number)}+9"
    yield f"DTM+137:{paper.day:%Y%m%d}:102"
    yield f"DTM+2:{paper.due:%Y%m%d}:102"
    if paper.note:
        yield f"FTX+AAI+++{said(paper.note)}"
    yield f"NAD+BY+{said(paper.customer)}::92++{said(paper.name)}"
    if paper.mail:
        yield f"CTA+PD+:{said(paper.person)}"
        yield f"COM+{said(paper.mail)}:EM"
    yield (
        f"NAD+DP+++{place['name']}+{place['street']}+{place['city']}+{place['region']}"
        f"+{place['postcode']}+{place['country']}"
    )
    yield f"CUX+2:{paper.currency}:9"
    if paper.terms is not None:
        yield f"PAT+1++5:3:D:{paper.terms}"


def articles(paper: Paper) -> Iterator[str]:
    """Lines and totals."""
    for position, line in enumerate(paper.lines, start=1):
        yield f"LIN+{position}" + (f"++{line.gtin}:EN" if line.gtin else "")
        own = f"+{said(line.buyer_sku)}:BP" if line.buyer_sku else ""
        seller = f"+{said(line.sku)}:SA" if line.sku else ""
        if own or seller:
            yield f"PIA+5{seller}{own}"
        yield f"IMD+F++:::{said(line.name[:35])}"
        if line.quantity is not None:
            yield f"QTY+21:{number(line.quantity)}:{UNITS.get(line.unit, line.unit)}"
        if line.amount is not None:
            yield f"MOA+203:{plain(line.amount)}"
        if line.price is not None:
            yield f"PRI+AAA:{plain(line.price)}"
    yield "UNS+S"
    if paper.amount():
        yield f"MOA+86:{plain(paper.amount())}"
    yield f"CNT+2:{len(paper.lines)}"


def said(text: str) -> str:
    """The text with its reserved characters released (ISO 9735, 5.1)."""
    return text.translate(RESERVED)
