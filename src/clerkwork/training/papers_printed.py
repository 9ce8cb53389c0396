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
from clerkwork.training.papers_words import Words, money, words_of

MARGIN = 54
WIDTHS = (32, 76, 182, 52, 40, 52, 60)
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
    styles, words = getSampleStyleSheet(), words_of(paper.language)
    facts = facts_of(paper, words, words.number, words.customer)
    address = "<br/>".join((f"<b>{words.deliver_to}</b>", *address_of(paper)))
    rows = [columns(paper, row_of(at, line, words)) for at, line in enumerate(paper.lines, start=1)]
    totals = [["", "", "", "", "", *each] for each in sums(paper, words)]
    note = [Paragraph(f"{words.note}: {paper.note}", styles["Normal"])] if paper.note else []
    return [
        Paragraph(paper.name, styles["Heading2"]),
        Paragraph(words.title, styles["Title"]),
        Table(
            [[Paragraph(address, styles["Normal"]), Table(facts, style=PLAIN)]],
            colWidths=(sum(WIDTHS) / 2,) * 2,
            style=PLAIN,
        ),
        Spacer(1, 18),
        Table(
            [columns(paper, words.headings), *rows],
            colWidths=WIDTHS[: len(rows[0])],
            style=GRID if is_priced(paper) else GRID[:4] + GRID[5:],
            repeatRows=1,
        ),
        *([Table(totals, colWidths=WIDTHS, style=GRID[3:])] if totals else []),
        *note,
    ]


def facts_of(paper: Paper, words: Words, order: str, customer: str) -> list[tuple[str, str]]:
    """What stands at the top, by its labels."""
    terms = words.days.format(paper.terms) if paper.terms is not None else ""
    facts = [
        (order, paper.po_number),
        (words.ordered, words.day(paper.day)),
        (customer, paper.customer),
        (words.due, words.day(paper.due)),
        (words.currency, paper.currency),
        (words.contact, paper.person),
        (words.mail, paper.mail),
        (words.terms, terms),
    ]
    return [fact for fact in facts if fact[1]]


def sums(paper: Paper, words: Words) -> list[tuple[str, str]]:
    """The total, and what is added to the goods before it."""
    added = [(words.freight, paper.freight), (words.tax, paper.tax)]
    shown = [each for each in added if each[1]]
    goods = [(words.subtotal, paper.goods())] if shown else []
    total = [(words.total, paper.amount())] if paper.amount() else []
    return [(name, money(value, words)) for name, value in (*goods, *shown, *total)]


def as_mail(paper: Paper) -> bytes:
    """A mail whose text is the order."""
    mail, words = letter(paper), words_of(paper.language)
    facts = facts_of(paper, words, words.mail_number, words.mail_customer)
    headings = (words.item, *words.headings[2:])
    mail.set_content(
        "\n".join(
            (
                words.hello,
                "",
                words.please,
                "",
                *(f"{name}: {value}" for name, value in facts),
                "",
                " | ".join(columns(paper, headings)),
                *(" | ".join(columns(paper, cells(line, words))) for line in paper.lines),
                *(f"{name}: {value}" for name, value in sums(paper, words)),
                "",
                words.deliver_to,
                *address_of(paper),
                "",
                *([paper.note, ""] if paper.note else []),
                words.regards,
                *([paper.person] if paper.person else []),
                paper.name,
            )
        )
    )
    return mail.as_bytes()


def as_mail_with_pdf(paper: Paper) -> bytes:
    """A short mail with the order as a PDF."""
    mail, words = letter(paper), words_of(paper.language)
    attached = words.attached.format(paper.po_number)
    signed = paper.person or paper.name
    mail.set_content("\n\n".join((words.hello, attached, f"{words.regards}\n{signed}\n")))
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
    mail["Subject"] = f"{words_of(paper.language).title} {paper.po_number}"
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


def cells(line: PaperLine, words: Words) -> tuple[str, ...]:
    amount = line.comes_to() if line.amount is None else line.amount
    return (
        line.sku or line.buyer_sku or line.gtin,
        line.name,
        words.figure(number(line.quantity)),
        line.word or line.unit,
        "" if line.price is None else money(line.price, words),
        "" if line.price is None else money(amount, words),
    )


def row_of(at: int, line: PaperLine, words: Words) -> list[str]:
    return [str(at), *cells(line, words)]
