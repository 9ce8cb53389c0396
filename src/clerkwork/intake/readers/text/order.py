"""The header of an order in a letter: number, dates, place, total, who orders."""

import re
from decimal import Decimal

from clerkwork.intake.draft import DraftOrder
from clerkwork.intake.readers.countries import country_code, fold
from clerkwork.intake.readers.table.values import Habits, number
from clerkwork.intake.readers.terms import LONGEST_TERM, payment_days
from clerkwork.intake.readers.text.labels import Labelled, Labels
from clerkwork.intake.readers.text.parties import (
    closing_line,
    letterhead,
    named_below,
    named_in_sentence,
    on_behalf,
    signed_by,
)
from clerkwork.intake.readers.text.shape import Page, Piece
from clerkwork.intake.readers.text.told import paragraphs
from clerkwork.intake.readers.text.words import CODES, NUM

NOUN = (
    r"(?:purchase[ -]order|p\.?\s?o\.?|order|bestellung|best\.-?\s?nr|bestell(?:nummer|-?nr)|auftrag|bon de"
    r" commande|commande|orden de compra|pedido(?: de compra)?"
    r"|ordine(?: d'acquisto| di acquisto)?|ordre d'achat|bestellauftrag|einkaufsbestellung"
    r"|aankooporder|bon d'achat|ordem de compra"
    r"|inkooporder|bestelling|bestelnummer|nota de"
    r" encomenda|encomenda|bestelbon)"
)
NUMBER = re.compile(
    rf"\b{NOUN}\.?(?:[ -]?(?:no|nr|num(?:ber|mer|ero)?|núm|número|numéro|id|ref(?:erence|erenz)?"
    rf"|réf(?:érence)?|n|code)\b\.?|\s*[#№]|\s*n\.?[°º]\.?)*"
    r"\s*(?:is|ist|lautet|est|es|è|é|:|#|=|-"
    r"|–)?\s*[#\"'“(]?(?P<number>(?=[\w./-]*\d)[A-Za-z0-9][\w./-]*[A-Za-z0-9]|\d"
    r"|(?-i:(?!PO|NO|NR|FOR|TO|OF|VOM|DU|DEL|FROM|BY|DATE)[A-Z]{2,4} \d{4,}))(?![\w%])",
    re.IGNORECASE,
)
VALUE = re.compile(r"[#\s\"'“(]*(?P<number>[A-Za-z0-9][\w./-]*(?: ?[-/] ?[\w./-]+)*(?<![./-]))")
# `BC P829736.`: a short word before the number.
NUMBERED = re.compile(r"[^\W\d]{1,4}\.?\s+(?P<number>(?=[\w./-]*\d)[A-Za-z0-9][\w./-]*\w)")
MONEY = re.compile(rf"(?P<before>{CODES}|[€£$])?\s?(?P<value>{NUM})\s?(?P<after>{CODES}|[€£$])?")
TOLD_TOTAL = re.compile(
    rf"(?:total|gesamt\w*|summe|totale|totaal\w*|importe"
    rf"|montant)[^.\d\n]{{0,40}}?(?P<money>(?:{CODES}|[€£$])?\s?(?:{NUM})\s?(?:{CODES}|[€£$])?)",
    re.IGNORECASE,
)
# A subject names its order more freely: `Commande d'achat E-62/25`.
IN_SUBJECT = re.compile(
    rf"\b{NOUN}\b(?:[ '’-]+[^\W\d_]+){{0,3}}?[ :#]+"
    r"(?P<number>(?=[\w./-]*\d{2})[A-Za-z0-9][\w./-]*\w)(?!\S)",
    re.IGNORECASE,
)
SIGNS = {"€": "EUR", "£": "GBP", "EURO": "EUR", "EUROS": "EUR"}
PRICED_SIGN = re.compile(r"(?P<sign>[€£])\s?\d|\d\s?(?P<behind>[€£])")
WEAK_LABELS = frozenset(("ref", "our ref", "our reference", "reference", "referenz", "order"))
GRAND = (
    "grand",
    "incl",
    "ttc",
    "brutto",
    "general",
    "geral",
    "gesamt",
    "due",
    "order total",
    "inc ",
    "inkl",
    "toutes taxes",
    "comprises",
    "complessivo",
    "payer",
    "zahlen",
    "betalen",
    "pagar",
    "payable",
)


def set_number(order: DraftOrder, page: Page, labels: Labels, subject: Piece | None) -> None:
    """The buyer's number: labelled, else named in a sentence, else in the subject of the mail."""
    for weak in (False, True):
        for each in labels.all("po_number"):
            match = VALUE.match(each.value.text)
            if match and not re.search(r"\d", match["number"]):
                match = NUMBERED.match(each.value.text)
            if of_article(order, each.value):
                continue
            if match and (fold(each.label.text) in WEAK_LABELS) == weak:
                keep_number(order, each.value.part(*match.span("number")), 0.95 if weak else 0.985)
                return
        if not weak and told_number(order, page):
            return
    match = NUMBER.search(subject.text) if subject else None
    named = IN_SUBJECT.search(subject.text) if subject and not match else None
    articles = {text for line in order.lines for text in (line.sku, line.buyer_sku) if text}
    if match and subject and match["number"] not in articles:
        keep_number(order, subject.part(*whole_number(match)), 0.95)
    elif subject and named and named["number"] not in articles:
        keep_number(order, subject.part(*named.span("number")), 0.9)


def told_number(order: DraftOrder, page: Page) -> bool:
    for line in (*page.lines[:400], *paragraphs(page, 400)):
        for match in NUMBER.finditer(line.text[: 2000 if line.breaks else 400]):
            if not_ours(line.text[: match.start()]) or quantity_behind(line.text, match):
                continue
            number = line.part(*whole_number(match))
            if of_article(order, number):
                continue
            keep_number(order, number, 0.97)
            return True
    return False


def of_article(order: DraftOrder, number: Piece) -> bool:
    """Whether this is the number of an ordered article: `(Best.-Nr. 6167-471)`."""
    spots = [spot for line in order.lines for spot in line.spots.values()]
    return any(spot.at[1:3] == (number.line, number.column) for spot in spots)


def whole_number(match: re.Match[str]) -> tuple[int, int]:
    """Where the number stands: `PO-2023-7` is all of it, `PO 2023-7` and `PO: 7` are not."""
    between = match.string[match.start() : match.start("number")]
    begin = match.start("number") if re.search(r"[\s:#=\"'(°º]", between) else match.start()
    return begin, match.end("number")


def quantity_behind(text: str, match: re.Match[str]) -> bool:
    """Whether what follows the word order is a quantity or a year: `order 20 boxes`."""
    found = match["number"]
    following = text[match.end() :].lstrip()[:14]
    plain = re.search(r"(?:no|nr|#|number|nummer|:|n[°º])", match[0], re.IGNORECASE)
    if re.match(r"\d+\s*[x×]?\Z", found) and not plain and len(found) < 4:
        return True
    return not plain and bool(
        re.match(
            r"(?:x\b|×|of\b|pcs|pieces|units|boxes|cases|stück|\w+ of )", following, re.IGNORECASE
        )
    )


def not_ours(before: str) -> bool:
    return (
        re.search(
            r"(?:your|ihre[rn]?|votre|su|vostro|uw|previous|last|similar to|letzten?)\s*\Z",
            before,
            re.IGNORECASE,
        )
        is not None
    )


def keep_number(order: DraftOrder, piece: Piece, sure: float) -> None:
    order.po_number = piece.text
    order.spots["po_number"] = piece.spot(sure)


def set_total(order: DraftOrder, page: Page, labels: Labels, habits: Habits) -> str | None:
    """The grand total; answers the currency that stands with it."""
    best: tuple[int, Labelled, Decimal, re.Match[str]] | None = None
    for each in labels.values:
        if each.role not in {"total", "line_total"}:
            continue
        match = next((m for m in MONEY.finditer(each.value.text) if m["value"]), None)
        value = number(match["value"], habits.decimal_mark) if match else None
        folded = fold(each.label.text)
        rank = sum(word in folded for word in GRAND)
        if match and value is not None and (best is None or rank >= best[0]):
            best = (rank, each, value, match)
    if best:
        _, each, order.total, match = best
        order.spots["total"] = each.value.part(*match.span("value")).spot(0.98)
        return match["before"] or match["after"]
    return told_total(order, page, habits)


def told_total(order: DraftOrder, page: Page, habits: Habits) -> str | None:
    for line in page.lines[:600]:
        if line.line in page.taken or (
            "total" not in line.text.casefold() and "gesamt" not in line.text.casefold()
        ):
            continue
        match = TOLD_TOTAL.search(line.text)
        money = MONEY.search(match["money"]) if match else None
        if (
            match
            and money
            and (money["before"] or money["after"] or re.search(r"[.,]\d\d\Z", money["value"]))
        ):
            order.total = number(money["value"], habits.decimal_mark)
            begin = match.start("money")
            order.spots["total"] = line.part(
                begin + money.start("value"), begin + money.end("value")
            ).spot(0.95)
            return money["before"] or money["after"]
    return None


def set_currency(order: DraftOrder, page: Page, labels: Labels, seen: list[str | None]) -> None:
    """The code that a label, a price or the total states; a mere $ states none."""
    for each in labels.all("currency"):
        match = re.search(rf"\b(?:{CODES})\b", each.value.text.upper())
        if match:
            order.currency = match[0]
            order.spots["currency"] = each.value.spot(0.99)
            return
    for sign in seen:
        code = SIGNS.get((sign or "").upper(), (sign or "").upper())
        if len(code) == 3 and code.isalpha():
            order.currency = code
            place = next((line for line in page.lines if sign and sign in line.text), None)
            if place and sign:
                begin = place.text.index(sign)
                order.spots["currency"] = place.part(begin, begin + len(sign)).spot(0.97)
            return
    for line in page.lines[:600]:
        match = PRICED_SIGN.search(line.text)
        if match:
            order.currency = SIGNS[match["sign"] or match["behind"]]
            group = "sign" if match["sign"] else "behind"
            order.spots["currency"] = line.part(*match.span(group)).spot(0.95)
            return
    stated = re.compile(
        rf"(?<!pallet )(?<!palette )\b(?:{CODES})\b(?!.?[Pp]al)"
    )  # not `EUR pallets`
    for line in page.lines[:600]:
        match = stated.search(line.text)
        if match and re.search(
            r"\d|currency|prices?|preise|prix|precios", line.text, re.IGNORECASE
        ):
            order.currency = match[0]
            order.spots["currency"] = line.part(*match.span()).spot(0.95)
            return


def set_terms(order: DraftOrder, page: Page) -> None:
    """The days to pay, where a line speaks of them."""
    for line in page.lines[:600]:
        days = None if line.line in page.taken else payment_days(line.text)
        if days is not None and days <= LONGEST_TERM:
            order.payment_days, order.spots["payment_days"] = days, line.spot(0.95)
            return


def set_buyer(order: DraftOrder, page: Page, labels: Labels, *, letter: bool) -> None:
    """The ordering organisation: labelled, billed, at the head of the letter, or who signs it."""
    for each in labels.all("buyer_name"):
        if not re.search(r"@", each.value.text) and sum(map(str.isalpha, each.value.text)) > 1:
            account = re.match(r"[\d/.-]+\s+[-–]\s+", each.value.text)  # `8841 - Acme Ltd`
            value = each.value.part(account.end() if account else 0, len(each.value.text))
            end = len(re.split(r",\s|\s\((?=[^)]*[\d@:])|\s<|;", value.text)[0])
            return keep_buyer(order, value.part(0, end), 0.95)
    if "bill_block" in labels.blocks:
        first = labels.blocks["bill_block"][0]
        return keep_buyer(order, first.part(0, len(first.text.split(",")[0])), 0.95)
    closing = closing_line(page)
    for found in (
        on_behalf(page),
        named_in_sentence(page),
        letterhead(page),
        signed_by(page, closing) if closing is not None else None,
        named_below(page, page.taken),
    ):
        if found and not country_code(found[0].text):
            return keep_buyer(order, *found)
    return None


def keep_buyer(order: DraftOrder, piece: Piece, sure: float) -> None:
    order.buyer_name = piece.text.strip(" *")
    order.spots["buyer_name"] = piece.spot(sure)
