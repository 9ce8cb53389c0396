"""Mails: what counts of their text, what came with them, and what somebody made to do harm."""

import io
import time
import zipfile
from email import message_from_bytes, policy
from email.message import EmailMessage

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from clerkwork.intake.draft import Reading, with_parts
from clerkwork.intake.readers import read_document
from clerkwork.intake.readers.mail.html import html_text
from clerkwork.intake.readers.mail.quotes import written
from clerkwork.intake.tests.mails import a_mail, csv_order
from clerkwork.intake.tests.outlook import a_message

HEADS = b"From: a@b.example\nSubject: Order\nMIME-Version: 1.0\n"
MIXED = HEADS + b'Content-Type: multipart/mixed; boundary="b"\n\n'
HTML = HEADS + b"Content-Type: text/html; charset=utf-8\n\n"


def skus(reading: Reading) -> list[str | None]:
    return [
        line.sku for _, each in with_parts(reading) for order in each.orders for line in order.lines
    ]


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("Please send 2.\n\nOn Mon, 2 Mar 2026, Bob <b@x.example> wrote:\n> old", "Please send 2."),
        ("Bitte 2.\n\nAm 02.03.2026 um 10:00 schrieb Bob:\n> alt", "Bitte 2."),
        ("Merci.\n\nLe 2 mars 2026 à 10:00, Bob a écrit :\n> vieux", "Merci."),
        ("Two.\n\nVon: Bob\nGesendet: gestern\nAn: Anna\nBetreff: alt\n\nalt", "Two."),
        ("Two.\n\n-----Original Message-----\nFrom: Bob\nTo: Anna\nSubject: old\n\nold", "Two."),
        ("Two.\nThis e-mail is confidential and for the addressee only.\nmore", "Two."),
        ("> quoted\nTwo.", "Two."),
        ("From: here on nothing changes.\nTwo.", "From: here on nothing changes.\nTwo."),
    ],
)
def test_only_what_the_sender_wrote_now_counts(text: str, kept: str) -> None:
    assert written(text, "Order").text.strip() == kept


@pytest.mark.parametrize("marks", ["", "> "])
def test_a_forwarded_order_is_that_of_its_author(marks: str) -> None:
    lines = ["From: Anna <anna@berg.example>", "Subject: Order 77", "To: sam@seller.example"]
    body = ["", "Please send 5 pcs AB-100", ""]
    forwarded = "\n".join(["---------- Forwarded message ----------", *lines])
    quoted = "\n".join(f"{marks}{line}" for line in body)
    reading = read_document(
        a_mail(
            f"see below\n\n{forwarded}\n{quoted}\n",
            subject="Fwd: Order 77",
            sender="sam@seller.example",
        )
    )
    assert (reading.sender, skus(reading)) == ("anna@berg.example", ["AB-100"])
    assert reading.orders[0].po_number == "77"


def test_a_mail_attached_to_a_mail_is_that_of_its_author() -> None:
    outer = EmailMessage()
    outer["From"], outer["Subject"] = "sam@seller.example", "FW: order"
    outer.set_content("fyi")
    inner = a_mail("Please send 5 pcs AB-100", sender="anna@berg.example")
    outer.add_attachment(message_from_bytes(inner, policy=policy.default))
    reading = read_document(outer.as_bytes())
    assert (reading.sender, skus(reading)) == ("anna@berg.example", ["AB-100"])


def test_the_same_order_in_text_and_attachment_counts_once_where_it_is_most_exact() -> None:
    raw = a_mail("Please send our order PO 9001:\n\n12 EA TEA-1 of it", ("o.csv", csv_order()))
    reading = read_document(raw)
    assert (reading.orders, skus(reading)) == ([], ["TEA"])
    assert [part.reading.kind for part in reading.parts] == ["order"]


def test_different_orders_in_two_attachments_both_count() -> None:
    reading = read_document(
        a_mail("Two orders.", ("1.csv", csv_order("9001")), ("2.csv", csv_order("9002")))
    )
    assert [part.reading.orders[0].po_number for part in reading.parts] == ["9001", "9002"]


def test_what_the_attachment_does_not_say_the_mail_does() -> None:
    raw = b"Item No;Qty\nTEA;12\n"
    mail = a_mail("Please deliver by 2026-03-20.", ("o.csv", raw), subject="Order 77")
    [order] = read_document(mail).parts[0].reading.orders
    assert (order.po_number, order.requested_delivery) == ("77", "2026-03-20")
    assert order.spots["po_number"].at == ("mail", ("text", 0, 7, 2))
    assert order.spots["po_number"].sure < 0.98


def test_a_mail_that_cancels_makes_no_order_of_what_is_attached() -> None:
    mail = a_mail("Please cancel the attached order 9001.", ("o.csv", csv_order()))
    reading = read_document(mail)
    assert reading.kind == "order_cancellation"
    assert skus(reading) == []


def test_evidence_points_at_the_words_in_the_text_that_is_shown() -> None:
    text = "Hello,\n\nplease send 20 boxes of 4711.\n"
    [order] = read_document(a_mail(text)).orders
    shown = text.split("\n")
    for name, value in (("quantity", "20"), ("uom", "boxes"), ("sku", "4711")):
        _, line, column, length = order.lines[0].spots[name].at
        assert shown[line - 1][column - 1 : column - 1 + length] == value


def test_an_archive_gives_its_documents() -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("../../etc/order.csv", csv_order())
    assert skus(read_document(a_mail("see", ("orders.zip", packed.getvalue())))) == ["TEA"]


def test_a_message_saved_by_outlook_is_read_like_a_mail() -> None:
    body = "Please send 5 pcs AB-100\r\n\r\nKind regards\r\nBerg Ltd"
    reading = read_document(
        a_message("Order 77", "anna@berg.example", body, ("o.csv", csv_order()))
    )
    assert (reading.format, reading.kind, reading.sender) == ("msg", "order", "anna@berg.example")
    assert skus(reading) == ["AB-100", "TEA"]
    assert reading.orders[0].po_number == "77"


def test_a_message_of_outlook_that_is_broken_is_said_to_be() -> None:
    raw = a_message("Order 77", "anna@berg.example", "Please send 5 pcs AB-100")
    reading = read_document(raw[:512] + b"\xff" * 512 + raw[1024:])
    assert (reading.format, reading.kind) == ("msg", "unreadable")
    assert "cannot be opened" in reading.problems[0].what


def test_scripts_styles_and_what_is_hidden_are_not_text() -> None:
    page = "<style>a</style><script>b</script><p style='display:none'>c</p><p>d<br>e</p><!-- f -->"
    assert html_text(page) == "d\ne"


def test_rows_of_a_table_stay_rows_and_columns_of_addresses_become_lines() -> None:
    page = "<table><tr><td>a</td><td></td><td>b|c</td></tr></table>"
    assert html_text(page) == "a |  | b/c"
    page = "<table><tr><td>One<br>Two<br>Three</td><td>Four<br>Five<br>Six</td></tr></table>"
    assert html_text(page).split() == ["One", "Two", "Three", "Four", "Five", "Six"]


def nested(depth: int) -> bytes:
    opened = b"".join(
        b'Content-Type: multipart/mixed; boundary="b%d"\n\n--b%d\n' % (n, n) for n in range(depth)
    )
    return HEADS + opened + b"Content-Type: text/plain\n\nplease send 10 x AB-100\n"


def bomb() -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("x.csv", b"0" * (65 * 1024 * 1024))
    return packed.getvalue()


@pytest.mark.parametrize(
    ("raw", "said"),
    [
        (nested(1000), "nested deeper"),
        (HEADS + (HEADS + b"Content-Type: message/rfc822\n\n") * 1000, "nested deeper"),
        (MIXED + b"--b\nContent-Type: text/plain\n\nhi\n" * 10_000, "more than 2000 parts"),
        (MIXED + b"--b\nContent-Type: a/b; name=a.txt\n\nx y\n" * 200, "more than 60 attachments"),
        (b"Subject: x\nFrom: a@b.c\nReceived: " + b"y" * 500_000 + b"\n\nhi", "bytes of headers"),
        (HTML + b"<table><tr><td>" * 3000 + b"10 x AB-1", "no order"),
        (HTML + b"<td colspan=999999999>a</td>", "no order"),
        (HEADS + b"Content-Type: text/plain; charset=x-unknown\n\n\xff\xfe\xe4", "no order"),
        (HEADS + b"Content-Type: text/plain; charset*=utf-8''a%00b\n\nhi", "no order"),
        (HEADS + b"Content-Transfer-Encoding: base64\n\n%%%not base64", "no order"),
        (HEADS + b"\n" + b"Item  Qty  Price\n" * 20_000, "no order"),
        (HEADS + b"\nplease order " + b"1 " * 200_000, "no order"),
        (b"a b c" + b"\n" * 8000, "no order"),
        (bomb(), "bytes unpacked"),
    ],
)
def test_what_was_made_to_harm_is_named_and_soon_done_with(raw: bytes, said: str) -> None:
    begun = time.process_time()
    reading = read_document(raw)
    assert time.process_time() - begun < 10
    whats = [problem.what for _, each in with_parts(reading) for problem in each.problems]
    assert any(said in what for what in whats), whats


@settings(max_examples=40, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [
                "10 x AB-1 @ 3.50",
                "Item  Qty  Price",
                "| a | b |",
                "> 5 pcs",
                "Ship to:",
                "Total: 1,2",
                "From: a@b.c",
                "Sent: x",
                "To: y",
                "PO 77",
                "31.02.2026",
                "-- ",
                "",
                "<td>",
                "(" * 40,
            ]
        ),
        max_size=40,
    ),
    st.booleans(),
)
def test_any_lines_are_read_without_trouble(lines: list[str], as_html: bool) -> None:
    text = "\n".join(lines)
    raw = HTML + text.encode() if as_html else a_mail(text)
    reading = read_document(raw)
    assert "in the reader" not in str(reading.problems)
