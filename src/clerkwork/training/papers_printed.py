"""Purchase orders as people send them: a printed page, and a mail."""

import io
from decimal import Decimal
from email.message import EmailMessage

from reportlab.lib import colors
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.platypus import Flowable, Paragraph, SimpleDocTemplate, Spacer, Table

from clerkwork.training.papers import Paper, PaperLine

MARGIN = 54
WIDTHS = (32, 62, 196, 52, 40, 52, 60)
HEADINGS = ("Pos.", "Item no.", "Description", "Quantity", "Unit", "Price", "Amount")
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
    facts = [
        ("Order no.", paper.po_number),
        ("Order date", paper.day.isoformat()),
        ("Customer no.", paper.customer),
        ("Delivery date", paper.due.isoformat()),
        ("Currency", paper.currency),
    ]
    address = "<br/>".join(("<b>Deliver to:</b>", *address_of(paper)))
    rows = [row_of(at, line) for at, line in enumerate(paper.lines, start=1)]
    total = ["", "", "", "", "", "Total", f"{paper.amount():.2f}"]
    return [
        Paragraph(paper.name, styles["Heading2"]),
        Paragraph("Purchase order", styles["Title"]),
        Table(
            [[Paragraph(address, styles["Normal"]), Table(facts, style=PLAIN)]],
            colWidths=(sum(WIDTHS) / 2,) * 2,
            style=PLAIN,
        ),
        Spacer(1, 18),
        Table([HEADINGS, *rows], colWidths=WIDTHS, style=GRID, repeatRows=1),
        Table([total], colWidths=WIDTHS, style=GRID[3:]),
    ]


def as_mail(paper: Paper) -> bytes:
    """A mail whose text is the order."""
    mail = EmailMessage()
    mail["From"] = f"{paper.name} <purchasing@{domain_of(paper)}>"
    mail["To"] = "orders@brightwater.example"
    mail["Subject"] = f"Purchase order {paper.po_number}"
    mail["Message-ID"] = f"<{paper.po_number}@{domain_of(paper)}>"
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
                "",
                "Item | Description | Quantity | Unit | Price | Amount",
                *(" | ".join(cells(line)) for line in paper.lines),
                f"Total: {paper.amount():.2f}",
                "",
                "Deliver to:",
                *address_of(paper),
                "",
                "Kind regards",
                paper.name,
            )
        )
    )
    return mail.as_bytes()


def domain_of(paper: Paper) -> str:
    return f"{paper.customer.lower()}.example"


def address_of(paper: Paper) -> list[str]:
    place = paper.place
    town = " ".join(place[part] for part in ("city", "region", "postcode") if place[part])
    return [place["name"], place["street"], town, place["country"]]


def cells(line: PaperLine) -> tuple[str, ...]:
    amount = (line.quantity or Decimal(0)) * line.price
    return (
        line.sku,
        line.name,
        str(line.quantity),
        line.unit,
        f"{line.price:.2f}",
        f"{amount:.2f}",
    )


def row_of(at: int, line: PaperLine) -> list[str]:
    return [str(at), *cells(line)]
