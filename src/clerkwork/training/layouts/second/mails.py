"""Orders in English mails: written by hand, pasted, or sent along as files."""

from textwrap import wrap

from clerkwork.training.layouts.exam import Paper
from clerkwork.training.layouts.table_files import xlsx_bytes
from clerkwork.training.layouts.table_sheets import Page
from clerkwork.training.layouts.table_shown import Shown

from .catalogue import Catalogue
from .customers import Customer
from .letters import File, divs, sent, signed, table
from .pdf_ca_au import PRINTED as CANADIAN

SENT = Catalogue("mail", "eml")
PRIVATE = (
    "CONFIDENTIALITY NOTICE: This message and any attachments are for the sole use of the intended"
    " recipient. If you are not the intended recipient please notify the sender and delete it."
)


@SENT.order(
    "phone",
    Customer(
        "US",
        "Desert Bloom Florist|Tallgrass Veterinary Clinic",
        "medical",
        "{n}",
        "MMMM d, yyyy",
        lines=(1, 5),
        own=False,
        units="each boxes lbs feet gallons rolls kits",
    ),
)
def phone(paper: Paper) -> bytes:
    """Typed on a telephone: a greeting, a list without order, a note where it was sent from."""
    items = [
        f"{count} {unit} {text} (item {code})"
        for count, unit, text, code in paper.rows("quantity uom text item")
    ]
    return sent(
        paper,
        f"order po {paper.number}",
        text=[f"Hi {paper.order.seller.person.split()[0]}, can we get", "", *items, "",
              f"Need it here by {paper.wanted} if you can. Thx", "",
              f"{paper.order.buyer.person}, {paper.buyer}", "Sent from my phone"],
    )  # fmt: skip


@SENT.order(
    "workbook",
    Customer(
        "US",
        "Granite Peak Contractors Inc.|Whitewater Lodge LLC",
        "site",
        "GP-{n:05d}",
        "MM/dd/yyyy",
        lines=(3, 12),
        units="EA BX LB FT GAL RL ST",
        codes="@@-#####|####",
    ),
)
def workbook(paper: Paper) -> bytes:
    """A short note, the order as a workbook with a head of labels above the columns."""
    rows: list[list[Shown]] = [
        ["Purchase Order", paper.number],
        ["Date", paper.ordered],
        ["Customer", paper.buyer],
        ["Need by", paper.wanted],
        ["Ship to", ", ".join(paper.ship_to)],
        [],
        ["Line", "Vendor Part", "Description", "Qty", "UOM", "Unit Price", "Extended"],
    ]
    for row, line in zip(
        paper.rows("pos sku text quantity uom price amount"), paper.order.lines, strict=True
    ):
        rows.append([*row[:3], line.quantity, row[4], line.price, line.amount])
    rows.append(["", "", "", "", "", "Total", paper.order.total])
    paper.shown.add("total")
    page = Page("PO", rows)
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    return sent(
        paper,
        "Material order",
        text=["All,", "", "Order attached, please confirm receipt and ship dates.", "",
              *signed(paper, "Project Coordinator"), "", *wrap(PRIVATE, 76)],
        files=[File("Order_Form.xlsx", xlsx_bytes([page]), kind)],
    )  # fmt: skip


@SENT.order(
    "grid",
    Customer(
        "GB",
        "Ludlow & Wye Dental Care|Stonebridge Primary Academy",
        "office",
        "SB/{n:04d}",
        "dd/MM/yyyy",
        lines=(2, 9),
        money="sign before",
        unit="Main Reception",
    ),
)
def grid(paper: Paper) -> bytes:
    """Markup of an office program: sentences, a table with borders, a signature, a disclaimer."""
    style = "border:solid windowtext 1.0pt;padding:0cm 5.4pt 0cm 5.4pt"
    rows = paper.rows("item text quantity price amount")
    place = ", ".join(paper.ship_to)
    html = (
        '<html xmlns:w="urn:schemas-microsoft-com:office:word"><body lang="EN-GB">'
        f"{divs(['Dear Sales Team,', '', f'Please see our order {paper.number} of {paper.ordered}.', ''])}"
        f"{table('Product code|Product|Qty|Price each|Total', rows, style)}"
        f"{divs(['', f'Order total {paper.total} excluding VAT.'])}"
        f"{divs([f'Please deliver to {place} by {paper.wanted}.'])}"
        f"{divs(['', 'Kind regards,', *signed(paper, 'Office Manager')])}"
        f'<p style="font-size:8pt;color:gray">{PRIVATE}</p></body></html>'
    )
    return sent(
        paper, f"Purchase order {paper.order.number}", html=html, program="Microsoft Outlook 16.0"
    )


@SENT.order(
    "chain",
    Customer(
        "GB",
        "Thistledown Crafts Ltd|Marchmont Café Bar",
        "food",
        "{yy}-{n:04d}",
        "d MMM yyyy",
        lines=(1, 6),
        own=False,
        units="each cases kg m litres rolls sets",
    ),
)
def chain(paper: Paper) -> bytes:
    """An answer with two older mails quoted below it, in which other goods and days are named."""
    items = [
        f"  {count} {unit} - {text} - {code}"
        for count, unit, text, code in paper.rows("quantity uom text item")
    ]
    seller, buyer = paper.order.seller, paper.order.buyer
    return sent(
        paper,
        f"RE: Your usual delivery - order {paper.number}",
        text=["Morning,", "", "Yes please, for this week's order:", "", *items, "",
              f"Delivery {paper.wanted} is fine.", "", "Thanks", *signed(paper, "Manager"), "",
              f"From: {seller.person} <{seller.mail}>", f"To: {buyer.mail}",
              "Subject: Your usual delivery", "",
              "Hello, will you be wanting your usual delivery? Last week you had 3 cases of tinned",
              "peaches and 12 litres of long life milk. Our van is with you on Thursday.", "",
              seller.person, "",
              "> Could you quote for 40 napkins, code NP-40?"],
    )  # fmt: skip


@SENT.order(
    "web",
    Customer(
        "IE",
        "Inis Mór Bike Hire|Tullamore Tool & Plant Ltd",
        "works",
        "TTP{n:05d}",
        "dd MMM yyyy",
        lines=(1, 7),
        nation="name",
    ),
)
def web(paper: Paper) -> bytes:
    """Written in a mail program on the web: a list with dots, both as text and as markup."""
    goods = [
        f"{count} {unit} of {text}, part {code}, at {price} euro"
        for count, unit, text, code, price in paper.rows("quantity uom text item price")
    ]
    first = ["Hi folks,", "", f"New order, our number is {paper.number} ({paper.ordered}):", ""]
    last = ["", "Send it to:", *paper.ship_to, "", f"We need it on {paper.wanted} at the latest.", "",
            "Cheers",
            *signed(paper, "Workshop")]  # fmt: skip
    bullets = "".join(f"<li>{each.replace('&', '&amp;')}</li>" for each in goods)
    paper.shown.add("unclear_currency")
    return sent(
        paper,
        "New order",
        text=[*first, *[f"   - {each}" for each in goods], *last],
        html=f'<div dir="ltr">{divs(first)}<ul>{bullets}</ul>{divs(last)}</div>',
    )


@SENT.order(
    "enclosed",
    Customer(
        "CA",
        "Copper Cliff Welding Ltd.|Keewatin Marine & Sports",
        "works",
        "PO{n:010d}",
        "MMM d, yyyy",
        lines=(1, 9),
        tax=True,
        freight=True,
        places=2,
    ),
)
def enclosed(paper: Paper) -> bytes:
    """The accounts program's PDF with its standard text, which names nothing."""
    content = CANADIAN.drawn["second-pdf-accounting-ca"][1](paper)
    return sent(
        paper,
        f"Purchase Order from {paper.order.buyer.name}",
        text=["Good day,", "", "Attached please find our purchase order.",
              "Please send your acknowledgement to this address.", "",
              "This message was generated automatically."],
        sender=("Accounts", f"noreply@{paper.order.buyer.mail.partition('@')[2]}"),
        files=[File("Document_1.pdf", content)],
    )  # fmt: skip


@SENT.order(
    "again",
    Customer(
        "AU",
        "Barossa Vine Services Pty Ltd|Coorong Fisheries Co-op",
        "farm",
        "{n:05d}",
        "d/MM/yyyy",
        lines=(1, 5),
        own=True,
        units="ea bags kg m L rolls sets",
    ),
)
def again(paper: Paper) -> bytes:
    """Forwarded by the seller's own salesman, with the heads of the first mail above the order."""
    order = paper.order
    items = [
        f"{count} {unit} {text} [{code}] ${price}"
        for count, unit, text, code, price in paper.rows("quantity uom text item price")
    ]
    paper.shown.add("unclear_currency")
    return sent(
        paper,
        "Fwd: stuff for the long paddock",
        text=["Can you process, ta. Customer is waiting.", "", "Begin forwarded message:", "",
              f"From: {order.buyer.person} <{order.buyer.mail}>", f"Date: {paper.ordered}",
              "Subject: stuff for the long paddock", f"To: {order.seller.person}", "",
              f"G'day {order.seller.person.split()[0]},", "",
              f"PO {paper.number}, need by {paper.wanted}:", "",
              *items, "", "Drop at:", *paper.ship_to, "", order.buyer.person, paper.buyer],
        sender=(order.seller.person, order.seller.mail.replace("purchasing@", "rep@")),
    )  # fmt: skip
