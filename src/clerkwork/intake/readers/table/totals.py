"""Rows of totals: what their words say that the amount is."""

from collections.abc import Sequence

from clerkwork.intake.readers.countries import fold
from clerkwork.intake.readers.headings.meaning import ideas_of
from clerkwork.intake.readers.table.heads import WITH_TAX, WITHOUT_TAX
from clerkwork.intake.readers.table.values import Cell

# Of what ideas the words of such a row are; one of the first kind is among them.
MARKS = frozenset(("total", "sub", "grand", "tax", "freight", "discount", "fee"))
BESIDE = MARKS | frozenset(
    """net gross order purchase ship deliver item qty unit currency price no percent invoice line
    weight pack po payment supplier base your our""".split()  # noqa: SIM905
)
FREIGHT = """freight fracht frachtkosten porto port portes frete transport transporte trasporto
    versand versandkosten shipping shipment handling verzendkosten envio spedizione delivery
    lieferung livraison gastos spese frais"""
FEE = """fee fees surcharge zuschlag aufschlag charge charges mindermengenzuschlag toeslag supplement
    recargo eco"""
FILLING = """incl inkl excl exkl zzgl plus due amount to pay zu zahlen carried forward ubertrag report
    a reporter and y e et und of in eur usd gbp chf ii"""
MORE = {
    **dict.fromkeys(FREIGHT.split(), "freight"),
    **dict.fromkeys(FEE.split(), "fee"),
    **dict.fromkeys(FILLING.split(), ""),
}
GRAND, PLAIN, NET = "grand", "plain", "net"
LONGEST = 60


def total_label(row: Sequence[Cell], *, article: bool) -> str | None:
    """What the amount of this row is: grand, plain, net, sub, tax, freight, discount or fee; None for a
    row that is no total. A row with an article's number and a quantity is none."""
    texts = [cell for cell in row if isinstance(cell, str) and any(c.isalpha() for c in cell)]
    if article or not texts:
        return None
    for text in texts[:3]:
        kind = kind_of(text) if len(text) <= LONGEST else None
        if kind:
            return kind
    return None


def kind_of(text: str) -> str | None:
    words = [word for word in fold(text).split() if not any(c.isdigit() for c in word)]
    ideas: set[str] = set()
    for word in words:
        if word in MORE:
            ideas.add(MORE[word])
        else:
            ideas |= ideas_of(word)
    ideas.discard("")
    if not ideas & MARKS or not ideas <= BESIDE:
        return None
    return ranked(ideas, set(words))


def ranked(ideas: set[str], words: set[str]) -> str:
    """Which amount it is. `Total` is plain: the grand one if no other says to be that."""
    if "total" in ideas or "grand" in ideas or "sub" in ideas:
        if "sub" in ideas and not words & WITHOUT_TAX:
            return "sub"
        if words & WITHOUT_TAX or "net" in ideas:
            return NET
        if "grand" in ideas or "gross" in ideas or "payment" in ideas or words & WITH_TAX:
            return GRAND
        if ideas & {"qty", "weight", "pack", "line", "unit"}:
            return "count"
        for other in ("tax", "freight", "discount", "fee"):
            if other in ideas:
                return other
        return GRAND if ideas & {"order", "invoice", "purchase", "po"} else PLAIN
    return next(each for each in ("tax", "freight", "discount", "fee") if each in ideas)
