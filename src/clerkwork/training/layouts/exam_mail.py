"""Orders in mails: written into the body by hand or by a program, or as a file sent along."""

from html import escape

from .exam import Catalogue, Paper
from .exam_pdf_au import wholesaler
from .exam_pdf_us import cloud_erp
from .exam_post import Enclosed, paragraphs, post, rows_of, signature
from .exam_way import Way

SENT = Catalogue("mail", "eml")
BORDER = "border:1px solid #000;padding:2px 6px"


@SENT.order("office-table", Way("US", "M/d/yyyy", money="sign before", lines=(1, 8)))
def office_table(paper: Paper) -> bytes:
    """A table pasted from a sheet, in the markup of an office program, below two sentences."""
    heads = [["Part #", "Description", "Qty", "Price", "Ext"]]
    rows = paper.rows("item text measured price amount")
    top = [
        f"Hi {paper.order.seller.person.split()[0]},",
        f"Please process PO {paper.number} below. We need everything by {paper.wanted}.",
        "",
    ]
    place = [f"Ship to: {', '.join(paper.ship_to)}", f"Total {paper.total}", "Thanks,"]
    html = (
        "<html xmlns:o='urn:schemas-microsoft-com:office:office'><body lang='EN-US'>"
        f"<div class='WordSection1'>{paragraphs(top)}<table class='MsoNormalTable' border='0' "
        f"style='border-collapse:collapse'>{rows_of(heads, 'td', BORDER + ';background:#D9E2F3')}"
        f"{rows_of(rows, 'td', BORDER)}</table>{paragraphs([*place, *signature(paper)])}</div></body></html>"
    )
    return post(paper, f"New PO {paper.order.number}", html=html, charset="windows-1252")


@SENT.order("quick", Way("US", "MMMM d", units=2, lines=(1, 3), own=False))
def quick(paper: Paper) -> bytes:
    """Goods named in a running sentence, the number in the subject only."""
    goods = [f"{row[0]} of {row[1]} (your {row[2]})" for row in paper.rows("measured text sku")]
    text = " and ".join([", ".join(goods[:-1]), goods[-1]] if len(goods) > 1 else goods)
    return post(
        paper,
        f"PO {paper.number}",
        plain=["Hey there,", "", f"could you send us {text}? Same place as always.",
               "Freight collect on our account is fine.", "", *signature(paper)],
    )  # fmt: skip


@SENT.order("robot", Way("US", "yyyy-MM-dd", money="code before", lines=(1, 6), freight=True))
def robot(paper: Paper) -> bytes:
    """A purchasing system's notice: labels in bold, lines as lists, both as text and as markup."""
    facts = {
        "Order": paper.number,
        "Issued": paper.ordered,
        "Customer": paper.buyer,
        "Deliver by": paper.wanted,
    }
    lines = [
        {"Item": row[0], "SKU": row[1], "Quantity": row[2], "Unit price": row[3]}
        for row in paper.rows("text sku measured price")
    ]
    plain = [f"{key}: {value}" for key, value in facts.items()]
    plain += ["Ship to:", *[f"  {each}" for each in paper.ship_to], ""]
    html = "".join(f"<b>{key}</b>: {escape(value)}<br>" for key, value in facts.items())
    html += f"<p><b>Ship to</b><br>{'<br>'.join(map(escape, paper.ship_to))}</p>"
    for number, line in enumerate(lines, 1):
        plain += [f"#{number}", *[f"  {key}: {value}" for key, value in line.items()], ""]
        items = "".join(f"<li><b>{key}</b>: {escape(value)}</li>" for key, value in line.items())
        html += f"<h4>#{number}</h4><ul>{items}</ul>"
    sums = [f"Shipping: {paper.freight}", f"Order total: {paper.total}"]
    head = "You have received a purchase order. Do not reply to this automatic message."
    return post(
        paper,
        f"Purchase order {paper.order.number} was issued to you",
        plain=[head, "", *plain, *sums],
        html=f"<html><body><p>{head}</p>{html}<p>{'<br>'.join(sums)}</p></body></html>",
        sender=f"Procurement <no-reply@{paper.order.buyer.mail.partition('@')[2]}>",
    )


@SENT.order(
    "file", Way("US", "M/d/yyyy", money="sign before", lines=(2, 12), tax=True, freight=True)
)
def file(paper: Paper) -> bytes:
    """A cloud program's cover note, the order as a PDF."""
    content = cloud_erp(paper)
    return post(
        paper,
        f"{paper.order.buyer.name}: Purchase Order #{paper.order.number}",
        plain=["Please open the attached file to view your Purchase Order.", "",
               "To view the attachment, you first need a PDF reader installed."],
        enclosed=[Enclosed(f"PurchaseOrder_{paper.order.number.replace('/', '_')}.pdf", content)],
    )  # fmt: skip


@SENT.order("answer", Way("GB", "dd/MM/yyyy", money="sign before", lines=(1, 4), units=1))
def answer(paper: Paper) -> bytes:
    """An order in answer to an offer, which is quoted below with prices and a number of its own."""
    rows = paper.rows("measured sku text price")
    items = [f"{count} - {code} - {text} at {price}" for count, code, text, price in rows]
    other = paper.random.choice(["Cable ties 200 mm", "Heat shrink 12 mm", "Gaffer tape 50 mm"])
    offer = [
        f"> Dear {paper.order.buyer.person.split()[0]},",
        f"> thank you for your enquiry. Our quotation {paper.order.references['quote_ref']}:",
        f"> 100 - {other} at £14.20",
        f"> Kind regards, {paper.order.seller.person}, {paper.order.seller.name}",
    ]
    return post(
        paper,
        f"Re: Quotation {paper.order.references['quote_ref']}",
        plain=[f"Thanks, please go ahead on our order {paper.number}, but with these goods:", "", *items, "",
               f"Delivery to {', '.join(paper.ship_to)} by {paper.wanted} please.", "", *signature(paper), "",
               f"On {paper.hand.date(paper.order.ordered)} {paper.order.seller.person} wrote:", *offer],
    )  # fmt: skip


@SENT.order("passed-on", Way("GB", "d MMMM yyyy", lines=(1, 6), own=True))
def passed_on(paper: Paper) -> bytes:
    """An order that a colleague of the seller passes on, its head above it."""
    rows = [f"  {row[0]:>8}  {row[1]:<14}{row[2]}" for row in paper.rows("quantity item text")]
    seller = paper.order.seller
    inner = [
        "---------- Forwarded message ---------",
        f"From: {paper.order.buyer.person} <{paper.order.buyer.mail}>",
        f"Date: {paper.hand.date(paper.order.ordered)}",
        f"Subject: Order {paper.number}",
        f"To: {seller.mail}",
        "",
        "Morning, please supply:",
        "",
        f"  {'Qty':>8}  {'Item':<14}Goods",
        *rows,
        "",
        "to the following address:",
        *paper.ship_to,
        "",
        *signature(paper),
    ]
    return post(
        paper,
        f"FW: Order {paper.order.number}",
        plain=["Can you put this through please?", "", *inner],
        sender=f"{seller.person} <{seller.mail}>",
    )


@SENT.order("kind-attention", Way("IN", "dd-MM-yyyy", lines=(1, 7), tax=True))
def kind_attention(paper: Paper) -> bytes:
    """An Indian order in a ruled table with HSN codes, and terms in bold below."""
    heads = [["S.No", "Item Description", "HSN", "Qty", "Rate (INR)", "Amount (INR)"]]
    rows = paper.rows("pos full hsn measured price amount")
    rows += [
        ["", f"IGST {paper.rate}%", "", "", "", paper.tax],
        ["", "Grand Total", "", "", "", paper.total],
    ]
    terms = [
        f"Delivery: {paper.wanted}",
        f"Ship to: {', '.join(paper.ship_to)}",
        "Payment: 45 days",
    ]
    paper.shown.add("currency")
    html = (
        f"<body>{paragraphs([f'Kind Attn: {paper.order.seller.person}', 'Dear Sir,'])}"
        f"{paragraphs([f'We are pleased to release our PO No. {paper.number} dated {paper.ordered}.'])}"
        f"<table border='1' cellspacing='0'>{rows_of(heads, 'th')}{rows_of(rows)}</table>"
        f"<b>{paragraphs(terms)}</b>{paragraphs(signature(paper))}</body>"
    )
    return post(paper, f"Purchase Order {paper.order.number} - {paper.buyer}", html=html)


@SENT.order("pasted", Way("AU", "d/MM/yyyy", lines=(1, 7), units=1, own=False))
def pasted(paper: Paper) -> bytes:
    """Cells pasted as text, tabs between them."""
    rows = ["\t".join(row) for row in paper.rows("item text quantity uom")]
    return post(
        paper,
        "Order please",
        plain=["G'day,", "", f"Order number {paper.number}, wanted {paper.wanted}:", "",
               "Code\tProduct\tQty\tUnit", *rows, "", "Cheers", *signature(paper)],
    )  # fmt: skip


@SENT.order("file-and-terms", Way("AU", "d/MM/yyyy", lines=(1, 9), tax=True, discount=True))
def file_and_terms(paper: Paper) -> bytes:
    """A PDF under a name that says nothing, and a calendar entry beside it."""
    entry = (
        b"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nSUMMARY:Delivery\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
    )
    return post(
        paper,
        "Document from scanner",
        plain=["Hi, order attached. Please confirm the ETA.", "", paper.order.buyer.person],
        enclosed=[
            Enclosed("invite.ics", entry, "text/calendar"),
            Enclosed("Doc0001.pdf", wholesaler(paper)),
        ],
    )
