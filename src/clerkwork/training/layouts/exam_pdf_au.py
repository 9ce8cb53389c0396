"""Printed orders after Australian forms: wholesalers, mine sites, small producers."""

from reportlab.lib.colors import HexColor
from reportlab.platypus import Flowable, KeepTogether

from .exam import Catalogue, Paper
from .exam_press import Press, between, bold_heads, ruled, under_heads
from .exam_way import Way

PRINTED = Catalogue("pdf", "pdf")


@PRINTED.order("wholesaler", Way("AU", "d/MM/yyyy", lines=(1, 14), tax=True, discount=True))
def wholesaler(paper: Paper) -> bytes:
    """An Australian accounts program: ABN, item codes, discount and tax code, blue rules."""
    press = Press("a4", 40, size=8.5)

    def story() -> list[Flowable]:
        rows = [[*row, "GST"] for row in paper.rows("quantity sku text price uom discount amount")]
        heads = "QTY|YOUR ITEM NO.|DESCRIPTION|PRICE EX|UNIT|DISC%|EXTENDED|CODE"
        meta = press.p(
            [
                f"Purchase No.: {paper.number}",
                f"Date: {paper.ordered}",
                f"Required by: {paper.wanted}",
                "Page: 1",
            ],
            align="r",
        )
        sides = [press.p(paper.vendor, head="Supplier:"), press.p(paper.ship_to, head="Ship To:")]
        found = [
            ("Subtotal:", paper.subtotal),
            ("GST:", paper.tax),
            ("TOTAL INC GST:", paper.total),
        ]
        return [
            press.p(paper.buyer, bold=True, size=15, color="#1f4e79"),
            press.p([f"ABN {paper.company_number('AU')}", *paper.home]),
            press.grid([["", press.p("Purchase Order", bold=True, size=16, align="r")], ["", meta]], (1, 1)),
            press.grid([sides], (1, 1), ("LINEABOVE", (0, 0), (-1, 0), 1, HexColor("#1f4e79"))),
            press.gap(12),
            press.lines(heads, rows, (8, 15, 35, 11, 8, 7, 12, 7), "rllrlrrc", under_heads("#1f4e79"),
                        ("LINEBELOW", (0, -1), (-1, -1), 1, HexColor("#1f4e79"))),
            press.sums(found, 0.4),
        ]  # fmt: skip

    return press.build(story)


def mine_item(press: Press, row: list[str]) -> Flowable:
    """One item of a mine's order, in five lines."""
    pos, own, theirs, text, count, price, amount, due = row
    first = [press.p(each, bold=True) for each in (f"Item {pos}", text)]
    pairs = [
        [*first, press.p(amount, align="r", bold=True)],
        ["", f"Material {own}", ""],
        ["", f"Supplier material {theirs}", ""],
        ["", f"{count} at {price}", ""],
        ["", f"Delivery date: day {due}", ""],
    ]
    return KeepTogether([press.grid(pairs, (1, 4, 1.6)), press.gap(6)])


@PRINTED.order("mine-site", Way("AU", "dd.MM.yyyy", money="code after", lines=(1, 6), grouped=True))
def mine_site(paper: Paper) -> bytes:
    """A mine's order: every item a block of several lines without a table."""
    press = Press("a4", 50, font="helvetica", size=9)
    press.foot(f"Purchase order {paper.number}")
    press.foot("{page} / {pages}", "r")

    def story() -> list[Flowable]:
        left = [
            press.p(paper.vendor),
            press.gap(10),
            press.p(paper.ship_to, head="Deliver goods to:"),
        ]
        right = press.p(
            [
                f"PO number: {paper.number}",
                f"Date: {paper.ordered}",
                f"Vendor no.: {paper.digits(6)}",
                f"ABN: {paper.company_number('AU')}",
                "Delivery terms: DAP site",
            ]
        )
        rows = paper.rows("tens buyer_sku sku text measured price amount due")
        return [
            press.grid([[press.p(paper.home, head=paper.buyer),
                press.p("Purchase order", size=18, align="r")]], (1, 1)),
            press.gap(14),
            press.grid([[left, right]], (1.3, 1)),
            press.gap(14),
            *[mine_item(press, row) for row in rows],
            press.p(f"Total net value excl. tax  {paper.total}", bold=True, align="r"),
        ]  # fmt: skip

    return press.build(story)


@PRINTED.order(
    "winery",
    Way("AU", "d MMMM yyyy", money="sign before", units=1, lines=(2, 7), freight=True, tax=True),
)
def winery(paper: Paper) -> bytes:
    """A small winery's order: sums in the same table as the goods, centred cells."""
    press = Press("a4", 58, font="ubuntu", size=9.5)

    def story() -> list[Flowable]:
        heads = "No.|Goods|Code|How much|Price|Amount"
        rows = paper.rows("pos text item measured price amount")
        rows += [
            ["", "Freight to us", "", "", "", paper.freight],
            ["", "GST 10%", "", "", "", paper.tax],
            ["", "Total to pay", "", "", "", paper.total],
        ]
        middle = ("VALIGN", (0, 0), (-1, -1), "MIDDLE")
        facts = [
            ["Order no.", "Order date", "Needed by", "Raised by"],
            [paper.number, paper.ordered, paper.wanted, paper.order.buyer.person],
        ]
        return [
            press.p(paper.buyer, size=19, align="c", color="#7a1f2b"),
            press.p(" | ".join([*paper.home, f"ABN {paper.company_number('AU')}"]), align="c", size=8),
            press.gap(14),
            press.p("ORDER FORM", bold=True, align="c", size=12),
            press.gap(8),
            press.grid(facts, (1, 1, 1, 1), ruled("#caa9ad"), bold_heads(press)),
            press.gap(8),
            press.grid([[press.p(paper.vendor, head="Please supply"),
                press.p(paper.ship_to, head="Send to")]], (1, 1)),
            press.gap(8),
            press.lines(heads, rows, (6, 42, 16, 14, 12, 14), "clccrr", ruled("#caa9ad"), middle,
                between("#caa9ad")),
        ]  # fmt: skip

    return press.build(story)
