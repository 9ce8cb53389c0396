"""Printed papers about accounts and contracts, in which goods and order numbers are named."""

from clerkwork.training.layouts.exam import Paper

from .catalogue import Prints
from .columns import Look, sums, table
from .customers import Customer
from .nothing import head
from .pen import Pen, Setup

PRINTED = Prints()


@PRINTED.sheet(
    "pro-forma",
    Customer(
        "IN",
        "Kaveri Auto Components Pvt Ltd|Godavari Engineering College",
        "works",
        "PO/{yy}/{n:05d}",
        "dd-MM-yyyy",
        tax=True,
    ),
    Setup("a4", "helvetica", 9, 44),
    "proforma",
)
def pro_forma(paper: Paper, pen: Pen) -> None:
    """A pro forma invoice, to be paid before the goods are sent."""
    facts = [
        ("P.I. No.", f"PI/{paper.digits(4)}"),
        ("Date", paper.ordered),
        ("Your P.O.", paper.number),
    ]
    head(paper, pen, "PROFORMA INVOICE", facts)
    spec = "Sl.:6c|Particulars:40|HSN:10c|Qty:14r|Rate:13r|Amount:15r"
    table(
        pen, spec, paper.rows("pos text hsn measured price amount"), Look("heads rows frame poles")
    )
    found = [("Basic", paper.subtotal), ("IGST 18%", paper.tax), ("Total Rs.", paper.total)]
    sums(pen, found, pen.right - 160)
    pen.say(
        "Kindly remit 100% advance by RTGS. Goods will be dispatched within 7 days of payment.",
        size=8,
    )


@PRINTED.sheet(
    "statement",
    Customer(
        "ZA",
        "Jacaranda Farm Stall CC|Sasolwedge Chemicals Ltd",
        "farm",
        "PO{n:06d}",
        "dd/MM/yyyy",
        lines=(4, 9),
        money="sign before",
    ),
    Setup("a4", "noto", 9, 50),
    "statement",
)
def statement(paper: Paper, pen: Pen) -> None:
    """A statement of account: invoices and order numbers with what is open, by age."""
    head(paper, pen, "STATEMENT", [("Date", paper.ordered), ("Account", f"JAC{paper.digits(3)}")])
    rows = [
        [paper.ordered, f"IN{paper.digits(6)}", f"Order {filled}", amount, amount]
        for filled, amount in ((f"PO{paper.digits(6)}", each) for (each,) in paper.rows("amount"))
    ]
    table(
        pen, "Date:14|Reference:18|Description:36|Debit:16r|Balance:16r", rows, Look("heads rows")
    )
    sums(pen, [("Total due", paper.total)], pen.right - 170)
    ages = [("Current", paper.total), ("30 days", "0.00"), ("60 days", "0.00"), ("90 days", "0.00")]
    pen.y += 10
    pen.strip(ages, (1, 1, 1, 1))


@PRINTED.sheet(
    "credit",
    Customer(
        "AU",
        "Redgum Secondary College|Mulga Downs Pastoral Co",
        "office",
        "P{yy}-{n:04d}",
        "d MMM yyyy",
        lines=(1, 3),
        tax=True,
        money="sign before",
    ),
    Setup("a4", "ubuntu", 9, 50),
    "credit_note",
)
def credit(paper: Paper, pen: Pen) -> None:
    """A credit for goods returned, with the number of the order they came from."""
    facts = [("Credit note", f"CN{paper.digits(5)}"), ("Date", paper.ordered), ("Your order", paper.number),
             ("Against invoice", paper.digits(6))]  # fmt: skip
    head(paper, pen, "ADJUSTMENT NOTE", facts)
    spec = "Code:14|Description:42|Qty returned:14r|Price:14r|Credit:16r"
    table(
        pen, spec, paper.rows("item text quantity price amount"), Look("heads rows", fill="#f3dddd")
    )
    sums(pen, [("GST", paper.tax), ("Total credit", paper.total)], pen.right - 160)
    pen.say("Reason: damaged in transit. The amount has been credited to your account.")


@PRINTED.sheet(
    "framework",
    Customer(
        "GB",
        "Severn Vale NHS Foundation Trust|Ballard Borough Council",
        "medical",
        "FA/{y}/{n:03d}",
        "d MMMM yyyy",
        lines=(4, 8),
        money="sign before",
    ),
    Setup("a4", "times", 10.5, 64),
    "contract",
)
def framework(paper: Paper, pen: Pen) -> None:
    """A framework agreement with a schedule of prices and estimated yearly quantities."""
    pen.text(pen.middle, "FRAMEWORK AGREEMENT", size=15, bold=True, side="c")
    pen.y += 26
    pen.text(pen.middle, f"Reference {paper.number}", side="c")
    pen.y += 26
    pen.say(f"This agreement is made on {paper.ordered} between {paper.buyer} of {', '.join(paper.home)} (the"
            f" Authority) and {', '.join(paper.vendor)} (the Supplier).")  # fmt: skip
    clauses = (
        "1. The Authority may place call-off orders. It is not obliged to order any quantity.",
        f"2. The term begins on {paper.wanted} and ends after twenty-four months.",
        "3. The prices in the schedule are fixed for the first twelve months.",
        "4. Each call-off order will bear its own number and delivery address.",
    )
    for clause in clauses:
        pen.y += 7
        pen.say(clause)
    pen.y += 14
    pen.text(pen.left, "Schedule 1: goods, estimated yearly quantities and prices", bold=True)
    pen.y += 18
    rows = paper.rows("item text quantity uom price")
    spec = "Product:16|Description:42|Est. quantity:14r|Unit:10|Price:14r"
    table(pen, spec, rows, Look("heads rows frame poles"))
    pen.y += 30
    pen.text(pen.left, "For the Authority ________________")
    pen.text(pen.right, "For the Supplier ________________", side="r")
