"""What stands behind labels in words that nobody listed: by what the values themselves look like."""

import re
from collections.abc import Iterator

from clerkwork.intake.draft import DraftOrder
from clerkwork.intake.readers.address_lines import read_address
from clerkwork.intake.readers.table.values import Habits
from clerkwork.intake.readers.text.dates import find_dates
from clerkwork.intake.readers.text.items import BULLET
from clerkwork.intake.readers.text.labels import LABEL, PERSON, following
from clerkwork.intake.readers.text.parties import closing_line, set_ship_to
from clerkwork.intake.readers.text.roles import role_in_letter
from clerkwork.intake.readers.text.shape import Page, Piece, cells

SURE = 0.8
BLOCK_LINES = 8
# Labels of other parties and of other dates, which must not be taken for what is missing.
OTHERS = re.compile(
    r"vendor|supplier|seller|liefera(?:nt)|fournisseur|proveedor|fornitore|leverancier"
    r"|fornecedor|invoice|bill|rechnung"
    r"|factur|fattur|fatur|remit|bank|quot|angebot|devis|oferta|offert|valid|gültig|print"
    r"|druck|birth|contract|vertrag|attention|attn|exmo|from|absender",
    re.IGNORECASE,
)


def guess_place(order: DraftOrder, page: Page) -> None:
    """An address under a label of unknown words, of no other party, where no place was stated."""
    if order.ship_to is not None:
        return
    for index, line in enumerate(page.lines[:400]):
        block = block_under(page, index, line)
        address = read_address([each.text for each in block]) if block else None
        if address and address.street and (address.postcode or address.city):
            set_ship_to(order, block, SURE)
            return


def block_under(page: Page, index: int, line: Piece) -> list[Piece]:
    """The lines under a line that is only a label, or the parts behind one with commas."""
    match = LABEL.match(line.text)
    if (
        line.line in page.taken
        or match is None
        or BULLET.match(line.text)
        or OTHERS.search(match["label"])
    ):
        return []
    if role_in_letter(match["label"]) not in {None, "delivery", "plain_street", "plain_address"}:
        return []
    rest = line.part(*match.span("rest"))
    indented = indented_under(page, index) if rest.text else []
    if len(indented) > 1:
        return [rest, *indented]
    if rest.text:
        return [rest] if rest.text.count(",") >= 2 and re.search(r"\d", rest.text) else []
    block = following(page, index)
    return block if len(block) >= 2 else []


def indented_under(page: Page, index: int) -> list[Piece]:
    """The lines that go on under a label and the first line of its value, further to the right."""
    block: list[Piece] = []
    for each in page.lines[index + 1 : index + 1 + BLOCK_LINES]:
        if not each.text.startswith((" ", "\t")) or each.line in page.taken:
            break
        if not PERSON.match(each.text):
            block.append(each.part(0, len(each.text)))
    return block


def guess_named(order: DraftOrder, page: Page) -> None:
    """A block of the buyer's own name under a lone line, which no label that we know explains."""
    if order.ship_to is not None or not order.buyer_name:
        return
    for index, line in enumerate(page.lines[:400]):
        lone = line.text.strip()
        if line.line in page.taken or not 4 < len(lone) < 30 or re.search(r"[\d,.:]", lone):
            continue
        if index == 0 or page.lines[index - 1].text.strip() or OTHERS.search(lone):
            continue
        block = following(page, index)
        names = [each.text for each in block[:2]]
        address = read_address([each.text for each in block]) if len(block) > 2 else None
        if order.buyer_name in names and address and address.postcode and address.street:
            set_ship_to(order, block, SURE)
            return


def guess_buyer(order: DraftOrder, page: Page) -> None:
    """Whom the goods go to orders them, where nobody signs, or where that name heads the letter."""
    name = order.ship_to.name if order.ship_to else None
    if not name:
        return
    spot = order.spots.get("buyer_name")
    heads = [line for line in page.lines[:8] if line.text.strip() == name]
    closing = closing_line(page)
    signed = closing is not None and any(line.text.strip() for line in page.lines[closing + 1 :])
    if (order.buyer_name is None and not signed) or (heads and spot and spot.sure <= SIGNED):
        order.buyer_name = name
        place = order.spots.get("ship_to.name")
        if heads:
            order.spots["buyer_name"] = heads[0].part(0, len(heads[0].text)).spot(0.9)
        elif place:
            order.spots["buyer_name"] = place._replace(sure=SURE)


SIGNED = 0.85  # how sure a name is that only stands alone below


def guess_dates(order: DraftOrder, page: Page, habits: Habits) -> None:
    """Of dates behind unknown labels the earlier is the order's, a later one that of delivery."""
    if order.order_date and order.requested_delivery:
        return
    told = {order.order_date, order.requested_delivery}
    dated = [(value, piece) for value, piece in labelled_dates(page, habits) if value not in told]
    dated.sort(key=lambda pair: pair[0])
    if order.order_date is None and order.requested_delivery is None:
        take(order, "order_date", dated, 0)
        take(order, "requested_delivery", dated, 1)
    elif order.order_date is None:
        delivery = order.requested_delivery or ""
        take(order, "order_date", [each for each in dated if each[0] <= delivery], 0)
    else:
        take(
            order, "requested_delivery", [each for each in dated if each[0] >= order.order_date], 0
        )


def take(order: DraftOrder, name: str, dated: list[tuple[str, Piece]], index: int) -> None:
    if index < len(dated):
        setattr(order, name, dated[index][0])
        order.spots[name] = dated[index][1].spot(SURE)


def labelled_dates(page: Page, habits: Habits) -> Iterator[tuple[str, Piece]]:
    """Values that are a date and nothing else, behind labels whose words are not known."""
    for line in page.lines[:300]:
        if line.line in page.taken:
            continue
        for cell in cells(line):
            match = LABEL.match(cell.text)
            if match is None or role_in_letter(match["label"]) or OTHERS.search(match["label"]):
                continue
            value = cell.part(*match.span("rest"))
            date = next(find_dates(value, habits), None)
            if date and len(date.piece.text) + 2 >= len(value.text) and "/" not in date.value:
                yield date.value, date.piece
