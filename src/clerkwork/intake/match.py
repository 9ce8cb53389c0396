"""Find in the master data what draft orders mean: by identifiers, in a few queries a batch."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from functools import lru_cache

from clerkwork.catalog.units import normalise_unit
from clerkwork.core.sql import Row, rows
from clerkwork.intake.alike import address_key, city_key, plain, street_key
from clerkwork.intake.draft import Address, DraftLine, DraftOrder
from clerkwork.intake.readers.gtin import likely_gtin

BUYERS = """
SELECT customer.id, customer.currency, customer.priority, customer.email,
       COALESCE(list.id, standard.id), COALESCE(list.currency, standard.currency, ''), found.key
  FROM (SELECT id, code AS key FROM parties_customer WHERE code = ANY(%(keys)s)
        UNION SELECT customer_id, value FROM parties_partyidentifier
               WHERE scheme <> 'name' AND value = ANY(%(keys)s)
        UNION SELECT id, lower(name) FROM parties_customer WHERE lower(name) = ANY(%(names)s)
        UNION SELECT customer_id, lower(value) FROM parties_partyidentifier
               WHERE scheme = 'name' AND lower(value) = ANY(%(names)s)) AS found
  JOIN parties_customer AS customer ON customer.id = found.id
  LEFT JOIN catalog_customerpricelist AS own ON own.customer_id = customer.id
  LEFT JOIN catalog_pricelist AS list ON list.id = own.price_list_id
  LEFT JOIN catalog_pricelist AS standard
         ON standard.standard AND standard.currency = customer.currency
"""

ADDRESSES = """
SELECT customer_id, id, code, name, street, street2, city, region, postcode, country
  FROM parties_address WHERE active AND customer_id = ANY(%(customers)s)
"""

ITEMS = """
SELECT found.kind, found.key, found.customer_id, item.id, item.base_unit, found.unit, item.active
  FROM (SELECT 'sku' AS kind, upper(sku) AS key, 0 AS customer_id, id, '' AS unit
          FROM catalog_item WHERE upper(sku) = ANY(%(skus)s)
        UNION ALL
        SELECT 'gtin', ltrim(gtin, '0'), 0, item_id, unit
          FROM catalog_pack WHERE ltrim(gtin, '0') = ANY(%(gtins)s)
        UNION ALL
        SELECT 'buyer', number, customer_id, item_id, unit
          FROM catalog_customeritem
         WHERE customer_id = ANY(%(customers)s) AND number = ANY(%(numbers)s)) AS found
  JOIN catalog_item AS item ON item.id = found.id
"""

PACKS = "SELECT item_id, unit, factor FROM catalog_pack WHERE item_id = ANY(%(items)s)"

PRICES = """
SELECT price_list_id, item_id, unit, min_quantity, price FROM catalog_price
 WHERE price_list_id = ANY(%(lists)s) AND item_id = ANY(%(items)s)
   AND (valid_from IS NULL OR valid_from <= %(day)s)
   AND (valid_to IS NULL OR valid_to >= %(day)s)
 ORDER BY min_quantity
"""


@dataclass(frozen=True, slots=True)
class Buyer:
    """A customer as far as placing an order needs to know them."""

    id: int
    currency: str
    priority: int
    email: str
    price_list_id: int | None
    list_currency: str

    def priced_in(self, currency: str | None) -> "Buyer":
        """The buyer of an order in this currency: prices of another one are none for it."""
        if (currency or self.currency) == self.list_currency:
            return self
        return replace(self, price_list_id=None)


@dataclass(frozen=True, slots=True)
class Article:
    """An item that a line may mean, and the unit that its number implies."""

    id: int
    base_unit: str
    unit: str
    active: bool = True


@dataclass(slots=True)
class Matches:
    """Everything the drafts of one batch refer to, by the keys they use."""

    buyers: dict[str, list[Buyer]] = field(default_factory=dict)
    addresses: dict[int, list[Row]] = field(default_factory=dict)
    by_sku: dict[str, Article] = field(default_factory=dict)
    by_gtin: dict[str, Article] = field(default_factory=dict)
    by_number: dict[tuple[int, str], Article] = field(default_factory=dict)
    factors: dict[tuple[int, str], Decimal] = field(default_factory=dict)
    packs: dict[int, int] = field(default_factory=dict)
    prices: dict[tuple[int, int, str], list[tuple[Decimal, Decimal]]] = field(default_factory=dict)

    def buyer(self, order: DraftOrder, sender: str | None) -> Buyer | None:
        """The one customer that the order's buyer number, sender or name says; else None.

        None too if the name is that of other customers: then somebody has to say who it is.
        """
        named = self.buyers.get(lowered(order.buyer_name), [])
        for key in (order.buyer_code, sender, domain(order.email), domain(sender)):
            known = self.buyers.get(key or "", [])
            if len(known) == 1:
                return known[0] if not named or known[0] in named else None
        return named[0] if len(named) == 1 else None

    def address(self, buyer: Buyer, wanted: Address | None) -> int | None:
        """The customer's address that is meant: by its code, by its text, or the only one."""
        known = self.addresses.get(buyer.id, [])
        if wanted is None:
            return known[0][1] if len(known) == 1 else None
        for each in known:
            if wanted.code and each[2] == wanted.code:
                return each[1] if agrees(each, wanted) else None
        key = address_key(wanted.street, wanted.postcode, wanted.city)
        same = [
            each
            for each in known
            if address_key(each[4], each[8], each[6]) == key
            and wanted.country in (None, "", each[9])
        ]
        return same[0][1] if wanted.street and same else None

    def article(self, buyer: Buyer | None, line: DraftLine) -> Article | None:
        """The item that the line's numbers name; None if none does, or if they contradict."""
        named = (
            self.by_sku.get(line.sku.strip().upper()) if line.sku else None,
            self.by_gtin.get(line.gtin.lstrip("0")) if line.gtin else self.by_gtin_for(line),
            self.by_number.get((buyer.id, line.buyer_sku)) if buyer and line.buyer_sku else None,
            # A customer may write their own number where ours belongs; only if they said which.
            self.by_number.get((buyer.id, line.sku)) if buyer and line.sku else None,
        )
        known = [each for each in named[:3] if each] or [each for each in named[3:] if each]
        return known[0] if len({each.id for each in known}) == 1 else None

    def by_gtin_for(self, line: DraftLine) -> Article | None:
        """The item whose GTIN stands where its number belongs."""
        found = (self.by_gtin.get(number.lstrip("0")) for number in gtins_among(line))
        return next((each for each in found if each), None)

    def namings(self, buyer: Buyer | None, line: DraftLine) -> list[tuple[str, int]]:
        """Which of the line's numbers name which article, each for itself."""
        each_alone = (
            ("sku", DraftLine(sku=line.sku)),
            ("buyer_sku", DraftLine(buyer_sku=line.buyer_sku)),
            ("gtin", DraftLine(gtin=line.gtin)),
        )
        found = [(name, self.article(buyer, alone)) for name, alone in each_alone]
        return [(name, article.id) for name, article in found if article]

    def known_by(self, order: DraftOrder, sender: str | None, buyer: Buyer) -> Iterator[str]:
        """What names this buyer and nobody else: number, name, sender."""
        keys = (
            ("number", order.buyer_code),
            ("name", lowered(order.buyer_name)),
            ("sender", sender),
            ("sender", domain(sender)),
            ("sender", domain(order.email)),
        )
        yield from (kind for kind, key in keys if key and self.buyers.get(key) == [buyer])

    def list_price(
        self, buyer: Buyer | None, article: Article | None, unit: str, quantity: Decimal | None
    ) -> Decimal | None:
        """The price for one `unit` at this quantity on the customer's list; None if unlisted."""
        if not buyer or not article or buyer.price_list_id is None:
            return None
        price = None
        for least, each in self.prices.get((buyer.price_list_id, article.id, unit), ()):
            if price is None or (quantity is not None and quantity >= least):
                price = each if quantity is None or quantity >= least else price
        return price


def find_matches(orders: Sequence[DraftOrder], sender: str | None, day: date) -> Matches:
    """Look up all that these drafts refer to, in five queries for any number of orders."""
    found = Matches()
    find_buyers(found, orders, sender)
    buyers = {buyer.id: buyer for known in found.buyers.values() for buyer in known}
    for row in rows(ADDRESSES, customers=list(buyers)):
        found.addresses.setdefault(row[0], []).append(row)
    find_items(found, [line for order in orders for line in order.lines], list(buyers))
    articles = (*found.by_sku.values(), *found.by_gtin.values(), *found.by_number.values())
    items = list({each.id for each in articles})
    for item, unit, factor in rows(PACKS, items=items):
        found.factors[item, unit] = factor
        found.packs[item] = found.packs.get(item, 0) + 1
    lists = list({each.price_list_id for each in buyers.values() if each.price_list_id})
    for listed, item, unit, least, price in rows(PRICES, lists=lists, items=items, day=day):
        found.prices.setdefault((listed, item, unit), []).append((least, price))
    return found


def find_buyers(found: Matches, orders: Sequence[DraftOrder], sender: str | None) -> None:
    keys = {key for order in orders for key in (order.buyer_code, domain(order.email)) if key}
    names = {name for order in orders if (name := lowered(order.buyer_name))}
    keys |= {sender or "", domain(sender)}
    wanted = rows(BUYERS, keys=list(keys), names=list(names))
    for *known, key in wanted:
        buyer = Buyer(*known)
        found.buyers.setdefault(key, []).append(buyer)


def find_items(found: Matches, lines: Sequence[DraftLine], customers: list[int]) -> None:
    wanted = rows(
        ITEMS,
        skus=list({line.sku.strip().upper() for line in lines if line.sku}),
        gtins=list(
            {gtin.lstrip("0") for line in lines for gtin in (line.gtin, *gtins_among(line)) if gtin}
        ),
        numbers=list({number for line in lines for number in (line.buyer_sku, line.sku) if number}),
        customers=customers,
    )
    for kind, key, customer, *described in wanted:
        article = Article(*described)
        if kind == "sku":
            found.by_sku[key] = article
        elif kind == "gtin":
            found.by_gtin[key] = article
        else:
            found.by_number[customer, key] = article


def gtins_among(line: DraftLine) -> list[str]:
    """Those of the line's other numbers that have the form of a GTIN."""
    return [each for each in (line.sku, line.buyer_sku) if each and likely_gtin(each)]


def unit_of(line: DraftLine, article: Article | None, packs: int) -> str:
    """The unit that is meant: as stated, as the number implies, or the only one there is."""
    if line.uom:
        return normalise_unit(line.uom) or line.uom[:20]
    if article is None:
        return ""
    return article.unit or (article.base_unit if packs <= 1 else "")


def agrees(known: Row, wanted: Address) -> bool:
    """Whether an address known by its code is where the document says it is, as far as it says."""
    stated = (
        (plain(wanted.postcode), plain(known[8])),
        (street_key(wanted.street), street_key(known[4])),
        (city_key(wanted.city), city_key(known[6])),
        (plain(wanted.country), plain(known[9])),
    )
    return all(said in ("", filed) for said, filed in stated)


def lowered(name: str | None) -> str:
    return (name or "").strip().lower()


def domain(email: str | None) -> str:
    """What stands behind the @ of a mail address; nothing for what is none, such as an EDI id."""
    _, at, host = (email or "").rpartition("@")
    return host.lower() if at else ""


@lru_cache(maxsize=1024)
def iso_date(stated: str | None) -> date | None:
    """The date that an ISO date or from/to window ends on; None when it states none."""
    try:
        return date.fromisoformat((stated or "").split("/")[-1])
    except ValueError:
        return None
