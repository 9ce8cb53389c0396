"""Believe what was read with doubt where our own data prove it: fewer questions, none too few."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from django.conf import settings

from clerkwork.core.sql import rows, transposed
from clerkwork.intake.alike import city_key, plain, street_key
from clerkwork.intake.confirm import SURE, trusted_in
from clerkwork.intake.draft import DraftLine, DraftOrder
from clerkwork.intake.match import Buyer, Matches, unit_of
from clerkwork.intake.proof import (
    KnownHead,
    KnownLine,
    Likeness,
    fits_total,
    proof_of_head,
    proof_of_line,
)

Doubts = list[dict[str, Any]]
KEYS: dict[str, Callable[[str], str]] = {"street": street_key, "city": city_key}
PLACE = ("name", "street", "street2", "city", "region", "postcode", "country")
OF_ARTICLE = frozenset(("item", "buyer_sku", "gtin", "unit", "unit_price"))
ALIKE_NUMBERS = 0.25  # trigram similarity from which one number may be misread as another

# For each line: how our name of its article, and the most similar name of another one, compare
# with the description; and whether an article with a similar number has the same price.
LIKENESS = """
SELECT line.key, similarity(own.name, line.description),
       COALESCE((SELECT max(similarity(other.name, line.description))
                   FROM catalog_item AS other
                  WHERE other.active AND other.id <> own.id
                    AND other.name %% line.description), 0),
       EXISTS (SELECT FROM catalog_price AS price JOIN catalog_item AS other
                   ON other.id = price.item_id AND other.active AND other.id <> own.id
                WHERE price.price_list_id = line.list AND price.unit = line.unit
                  AND round(price.price, 2) = round(line.price, 2)
                  AND similarity(other.sku, line.number) >= %(alike)s)
  FROM unnest(%(keys)s::int[], %(items)s::bigint[], %(descriptions)s::text[], %(lists)s::bigint[],
              %(units)s::text[], %(prices)s::numeric[], %(numbers)s::text[])
       AS line (key, item, description, list, unit, price, number)
  JOIN catalog_item AS own ON own.id = line.item
"""


@dataclass(frozen=True, slots=True)
class Doubtful:
    """An order with what was read in doubt, and what it was matched to."""

    draft: DraftOrder
    buyer: Buyer | None
    ship_to: int | None
    doubts: Doubts


def believe(
    orders: Sequence[Doubtful], matches: Matches, sender: str | None, layout: str = ""
) -> None:
    """Write into each doubt that our data settle what its `proof` is.

    One query where an article's number, unit or price is in doubt, and one about the layout.
    """
    doubtful = [each for each in orders if each.doubts]
    trusted = trusted_in(layout) if doubtful and layout else {}
    likenesses = find_likenesses(doubtful, matches)
    for at, each in enumerate(doubtful):
        priced = each.buyer and each.buyer.priced_in(each.draft.currency)
        lines = [
            known_line(line, priced, matches, likenesses.get((at, position), Likeness()))
            for position, line in enumerate(each.draft.lines, start=1)
        ]
        head = known_head(each, matches, sender)
        summed = fits_total(lines, each.draft.total, each.draft.charges)
        for doubt in each.doubts:
            if doubt["line"] is None:
                proof = proof_of_head(doubt["field"], doubt["sure"], head)
            else:
                proof = proof_of_line(doubt["field"], lines[doubt["line"] - 1], summed=summed)
            times = trusted.get(doubt["field"])
            if not proof and times and doubt["sure"] >= SURE:
                proof = f"{times} documents of this layout before"
            if proof:
                doubt["proof"] = proof


def find_likenesses(
    orders: Sequence[Doubtful], matches: Matches
) -> dict[tuple[int, int], Likeness]:
    """How the articles of doubtful lines compare with others, by order and position."""
    keys: list[tuple[int, int]] = []
    asked: list[tuple[Any, ...]] = []
    for at, each in enumerate(orders):
        priced = each.buyer and each.buyer.priced_in(each.draft.currency)
        wanted = {one["line"] for one in each.doubts if one["line"] and one["field"] in OF_ARTICLE}
        for position in sorted(wanted):
            line = each.draft.lines[position - 1]
            article = matches.article(each.buyer, line)
            if article is None:
                continue
            unit = unit_of(line, article, matches.packs.get(article.id, 0))
            list_id = priced.price_list_id if priced else None
            number = line.sku or line.buyer_sku or line.gtin or ""
            price = line.unit_price
            keys.append((at, position))
            asked.append((article.id, line.description or "", list_id, unit, price, number))
    if not asked:
        return {}
    names = ("items", "descriptions", "lists", "units", "prices", "numbers")
    columns = dict(zip(names, transposed(asked, len(names)), strict=True))
    found = rows(LIKENESS, keys=list(range(len(asked))), alike=ALIKE_NUMBERS, **columns)
    return {keys[key]: Likeness(own, other, same) for key, own, other, same in found}


def known_line(
    line: DraftLine, buyer: Buyer | None, matches: Matches, likeness: Likeness
) -> KnownLine:
    """A line with what is known of the article that its numbers name."""
    least = settings.RELEASE_SURENESS
    article = matches.article(buyer, line)
    if article is None:
        return KnownLine(line, least)
    units = [unit for item, unit in matches.factors if item == article.id]
    quantity = line.quantity
    return KnownLine(
        line,
        least,
        frozenset(name for name, each in matches.namings(buyer, line) if each == article.id),
        article.active,
        unit_of(line, article, matches.packs.get(article.id, 0)),
        {unit: matches.list_price(buyer, article, unit, quantity) for unit in units},
        likeness,
    )


def known_head(order: Doubtful, matches: Matches, sender: str | None) -> KnownHead:
    """The head with what is known of the customer."""
    buyer = order.buyer
    if buyer is None:
        return KnownHead()
    known = matches.addresses.get(buyer.id, [])
    draft = order.draft
    row = next((each for each in known if each[1] == order.ship_to), None)
    stated = draft.ship_to
    place = {}
    if row is not None and stated is not None:
        filed = dict(zip(PLACE, row[3:10], strict=True))
        place = {
            f"ship_{part}": agrees(getattr(stated, part), filed[part], KEYS.get(part, plain))
            for part in PLACE
        }
        place["ship_to"] = stated.code == row[2] and place["ship_street"]
    return KnownHead(
        known_by=frozenset(matches.known_by(draft, sender, buyer))
        | ({"place"} if row is not None and stated is not None and stated.street else set()),
        currency=draft.currency == buyer.currency,
        places=len(known),
        place=place,
    )


def agrees(stated: str | None, filed: str, key: Callable[[str], str]) -> bool:
    return bool(stated) and key(stated or "") == key(filed)
