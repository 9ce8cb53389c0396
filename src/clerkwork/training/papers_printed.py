"""Purchase orders as people send them: a printed page, and a mail."""

import io
from collections.abc import Sequence
from email.message import EmailMessage
from email.utils import formataddr

from reportlab.lib import colors
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.platypus import Flowable, Paragraph, SimpleDocTemplate, Spacer, Table

from clerkwork.training.papers import Paper, PaperLine, number

MARGIN = 54
WIDTHS = (32, 76, 182, 52, 40, 52, 60)
HEADINGS = ("Pos.", "Item no.", "Description", "Quantity", "Unit", "Price", "Amount")
MAIL_HEADINGS = ("Item", *HEADINGS[2:])
TOWN_FIRST = {"US", "CA", "GB", "IE", "AU"}
STATES = {"US", "CA", "AU"}  # where the region belongs to the line of the town
GRID = (
    ("LINEABOVE", (0, 0), (-1, 0), 0.8, colors.black),
    ("LINEBELOW", (0, 0), (-1, 0), 0.4, colors.black),
    ("LINEBELOW", (0, -1), (-1, -1), 0.4, colors.black),
    ("ALIGN", (3, 0), (3, -1), "RIGHT"),
    ("ALIGN", (5, 0), (-1, -1), "RIGHT"),
    ("FONTSIZE", (0, 0), (-1, -1), 9),
)
PLAIN = (("FONTSIZE", (0, 0), (-1, -1), 9), ("VALIGN", (0, 0), (-1, -1), "TOP"))


def as_pdf(paper: Paper) -> bytes:
    """One page: head, delivery address, a table of the lines, the total."""
    written = io.BytesIO()
    page = SimpleDocTemplate(
        written,
        pagesize=A4,
        invariant=True,
        leftMargin=MARGIN,
        rightMargin=MARGIN,
        topMargin=MARGIN,
    )
    page.build(flow(paper))
    return written.getvalue()


def flow(paper: Paper) -> list[Flowable]:
    styles = getSampleStyleSheet()
    facts = facts_of(paper)
    address = "<br/>".join(("<b>Deliver to:</b>", *address_of(paper)))
    rows = [columns(paper, row_of(at, line)) for at, line in enumerate(paper.lines, start=1)]
    totals = [["", "", "", "", "", *each] for each in sums(paper)]
    return [
        Paragraph(paper.name, styles["Heading2"]),
        Paragraph("Purchase order", styles["Title"]),
        Table(
            [[Paragraph(address, styles["Normal"]), Table(facts, style=PLAIN)]],
            colWidths=(sum(WIDTHS) / 2,) * 2,
            style=PLAIN,
        ),
        Spacer(1, 18),
        Table(
            [columns(paper, HEADINGS), *rows],
            colWidths=WIDTHS[: len(rows[0])],
            style=GRID if is_priced(paper) else GRID[:4] + GRID[5:],
            repeatRows=1,
        ),
        *([Table(totals, colWidths=WIDTHS, style=GRID[3:])] if totals else []),
        *[Paragraph(each, styles["Normal"]) for each in remarks(paper)],
    ]


def facts_of(paper: Paper) -> list[tuple[str, str]]:
    """What stands beside the address."""
    facts = [
        ("Order no.", paper.po_number),
        ("Order date", paper.day.isoformat()),
        ("Customer no.", paper.customer),
        ("Delivery date", paper.due.isoformat()),
        ("Currency", paper.currency),
        ("Contact", paper.person),
        ("E-mail", paper.mail),
        ("Payment terms", f"{paper.terms} days net" if paper.terms is not None else ""),
    ]
    return [fact for fact in facts if fact[1]]


def sums(paper: Paper) -> list[tuple[str, str]]:
    """The total, and what is added to the goods before it."""
    added = [("Freight", paper.freight), ("Tax", paper.tax)]
    shown = [(name, f"{value:.2f}") for name, value in added if value]
    goods = [("Subtotal", f"{paper.goods():.2f}")] if shown else []
    total = [("Total", f"{paper.amount():.2f}")] if paper.amount() else []
    return [*goods, *shown, *total]


def remarks(paper: Paper) -> list[str]:
    return [f"Note: {paper.note}"] if paper.note else []


def as_mail(paper: Paper) -> bytes:
    """A mail whose text is the order."""
    mail = letter(paper)
    mail.set_content(
        "\n".join(
            (
                "Hello,",
                "",
                "please send us:",
                "",
                f"PO number: {paper.po_number}",
                f"Order date: {paper.day.isoformat()}",
                f"Customer number: {paper.customer}",
                f"Currency: {paper.currency}",
                f"Delivery date: {paper.due.isoformat()}",
                *([f"Payment terms: {paper.terms} days net"] if paper.terms is not None else []),
                "",
                " | ".join(columns(paper, MAIL_HEADINGS)),
                *(" | ".join(columns(paper, cells(line))) for line in paper.lines),
                *(f"{name}: {value}" for name, value in sums(paper)),
                "",
                "Deliver to:",
                *address_of(paper),
                "",
                *([paper.note, ""] if paper.note else []),
                "Kind regards",
                *([paper.person] if paper.person else []),
                paper.name,
            )
        )
    )
    return mail.as_bytes()


def as_mail_with_pdf(paper: Paper) -> bytes:
    """A short mail with the order as a PDF."""
    mail = letter(paper)
    mail.set_content(
        f"Hello,\n\nplease find our order {paper.po_number} attached.\n\nKind regards\n"
        f"{paper.person or paper.name}\n"
    )
    mail.add_attachment(
        as_pdf(paper), maintype="application", subtype="pdf", filename=f"{paper.edi_id}.pdf"
    )
    mail.set_boundary(f"===={sum(map(ord, paper.po_number))}====")  # the same at every time
    return mail.as_bytes()


def letter(paper: Paper) -> EmailMessage:
    """The head of a mail from the one who orders."""
    sender = paper.mail or f"purchasing@{domain_of(paper)}"
    mail = EmailMessage()
    mail["From"] = formataddr((paper.person or paper.name, sender))
    mail["To"] = "orders@brightwater.example"
    mail["Subject"] = f"Purchase order {paper.po_number}"
    mail["Message-ID"] = f"<{paper.po_number.replace(' ', '-')}@{sender.partition('@')[2]}>"
    return mail


def domain_of(paper: Paper) -> str:
    return f"{paper.customer.lower()}.example"


def address_of(paper: Paper) -> list[str]:
    """The lines of the address, town and postcode in the order of the country."""
    place = paper.place
    if place["country"] in TOWN_FIRST:
        region = place["region"] if place["country"] in STATES else ""
        before = ", ".join(filter(None, (place["city"], region)))
        town = f"{before} {place['postcode']}"
    else:
        town = " ".join(filter(None, (place["postcode"], place["city"], place["region"])))
    lines = (place["name"], place["street"], town.strip(), place["country"])
    return [line for line in lines if line]


def is_priced(paper: Paper) -> bool:
    return any(line.price is not None for line in paper.lines)


def columns(paper: Paper, cells: Sequence[str]) -> tuple[str, ...]:
    """Without price and amount where the customer states none."""
    return tuple(cells if is_priced(paper) else cells[:-2])


def cells(line: PaperLine) -> tuple[str, ...]:
    amount = line.comes_to() if line.amount is None else line.amount
    return (
        line.sku or line.buyer_sku or line.gtin,
        line.name,
        number(line.quantity),
        line.word or line.unit,
        "" if line.price is None else f"{line.price:.2f}",
        f"{amount:.2f}" if line.price is not None else "",
    )


def row_of(at: int, line: PaperLine) -> list[str]:
    return [str(at), *cells(line)]
