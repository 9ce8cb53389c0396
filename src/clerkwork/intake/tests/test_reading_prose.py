"""Orders told in sentences, in lists and in tables without headings, and letters that order nothing."""

from decimal import Decimal

import pytest

from clerkwork.intake.draft import DraftOrder, with_parts
from clerkwork.intake.readers import read_document

Told = tuple[str | None, str, str | None, str | None]  # sku, quantity, unit, price


def orders_of(text: str, *, subject: str | None = None) -> list[DraftOrder]:
    """The orders of a text, or of a mail with this subject."""
    head = f"From: a@b.example\nSubject: {subject}\nContent-Type: text/plain; charset=utf-8\n\n"
    raw = text if subject is None else head + text
    reading = read_document(raw.encode())
    return [order for _, each in with_parts(reading) for order in each.orders]


def the_order(text: str, *, subject: str | None = None) -> DraftOrder:
    (order,) = orders_of(text, subject=subject)
    return order


def told(order: DraftOrder) -> list[Told]:
    return [
        (
            line.sku,
            format(line.quantity or Decimal(0), "f"),
            line.uom,
            None if line.unit_price is None else format(line.unit_price, "f"),
        )
        for line in order.lines
    ]


SENTENCES: list[tuple[str, list[Told]]] = [
    (
        (
            "Please send us 20 boxes of A4 paper (item PX-1001) at £4.50 each and 12 packs of blue pens"
            " (item PN-220) at £2.10 per pack."
        ),
        [("PX-1001", "20", "boxes", "4.50"), ("PN-220", "12", "packs", "2.10")],
    ),
    (
        "Could you send us 4 kg of Ground coffee, dark roast (your BX983/88)?",
        [("BX983/88", "4", "kg", None)],
    ),
    (
        "Kindly supply two drums of solvent (part SOL-200) and twelve cartons of wipes (part WP-50).",
        [("SOL-200", "2", "drums", None), ("WP-50", "12", "cartons", None)],
    ),
    (
        "Can I get 50x M10x60 bolts (10-60-A2) and 100x M10 washers (10-W-A2)?",
        [("10-60-A2", "50", None, None), ("10-W-A2", "100", None, None)],
    ),
    (
        "Please go ahead with 30 of the 40mm castors (C40-R) at 5.20 and 15 of the others (C40-B).",
        [("C40-R", "30", None, "5.20"), ("C40-B", "15", None, None)],
    ),
    (
        (
            "Wir bestellen 320 Karton Handschuhe Gr. L (Art.-Nr. A-1992) Einzelpreis 11.58 CHF, 90 Set"
            " Verbandkasten DIN 13157 (Art.-Nr. A-5730) Einzelpreis 7.76 CHF."
        ),
        [("A-1992", "320", "Karton", "11.58"), ("A-5730", "90", "Set", "7.76")],
    ),
    (
        (
            "Les solicitamos 30 sacos de cemento (cód. CC25) a 6,40 €/saco y 12 cubos de pintura"
            " (cód. PP15) a 28,90 €/cubo."
        ),
        [("CC25", "30", "sacos", "6.40"), ("PP15", "12", "cubos", "28.90")],
    ),
]


@pytest.mark.parametrize(("text", "lines"), SENTENCES)
def test_articles_in_a_sentence_each_have_their_own_values(text: str, lines: list[Told]) -> None:
    order = the_order(f"Hello,\n\n{text}\n\nOur PO number is 77812.\n\nRegards\nAnna\n")
    assert told(order) == lines
    assert order.po_number == "77812"


LISTS: list[tuple[str, list[Told]]] = [
    ("6 NR x 6,87 = 41,22 AB-100 Pittura bianca", [("AB-100", "6", "NR", "6.87")]),
    (
        (
            "  1  Toner TN-2420 schwarz\n     Art.-Nr. BX781/38        30 Stk   x   40,15 =  1.204,50\n"
            "  2  Mehl Type 550\n     Art.-Nr. BX963/56        15 kg    x   25,35 =    380,25"
        ),
        [("BX781/38", "30", "Stk", "40.15"), ("BX963/56", "15", "kg", "25.35")],
    ),
    (
        (
            'Pos. 1: 15 Stk Bürostuhl "Komfort 300", schwarz\n'
            "        Ihre Art.-Nr. M-4321_A, Preis 31,71 EUR"
        ),
        [("M-4321_A", "15", "Stk", "31.71")],
    ),
    ("* 106131: Etichette 100x150 - 370 RT a € 4,20", [("106131", "370", "RT", "4.20")]),
    ("- 350 ST Muurverf wit mat 10 L (A-83247)", [("A-83247", "350", "ST", None)]),
    (
        '1 m Hose 1/2" 2SN = #986.214.57\n22,600 ea. Cartridge FX-200 = #252.516.89',
        [("986.214.57", "1", "m", None), ("252.516.89", "22600", "ea.", None)],
    ),
    (
        "12, SKU-0091, Garden hose, 14.99\n4, SKU-0107, Sprinkler, 22.50",
        [("SKU-0091", "12", None, "14.99"), ("SKU-0107", "4", None, "22.50")],
    ),
    (
        "Widget left (WB-L) (qty 40) $2.25\nWidget right (WB-R) (qty 20) $2.75",
        [("WB-L", "40", None, "2.25"), ("WB-R", "20", None, "2.75")],
    ),
]


@pytest.mark.parametrize(("text", "lines"), LISTS)
def test_a_line_of_a_list_is_one_article(text: str, lines: list[Told]) -> None:
    assert told(the_order(f"Order no. 5512-7\n\n{text}\n")) == lines


def test_sums_under_a_table_are_no_lines_and_the_grand_one_is_the_total() -> None:
    order = the_order(
        "Bestellnummer: 5512-7\n\nArtikel-Nr.\tText\tMenge\tPreis\tGesamtpreis\n"
        "179224\tWandfarbe\t10\t34,11 EUR\t341,10 EUR\n182210\tKaffee\t2\t9,00 EUR\t18,00 EUR\n\n"
        "Zwischensumme: 359,10 EUR\nMwSt. 19%: 68,23 EUR\nGesamtsumme inkl. MwSt.: 427,33 EUR\n"
    )
    assert told(order) == [("179224", "10", None, "34.11"), ("182210", "2", None, "9.00")]
    assert order.total == Decimal("427.33")


def test_an_address_below_a_table_is_no_part_of_it() -> None:
    order = the_order(
        "Morning, please supply:\n\n  Qty  Item      Goods\n  380  3326-279  LED panel\n"
        "   80  3191-592  Toner\n\nto the following address:\nFarm Ltd\n51 Kingsway\nEdinburgh\n"
        "EH3 9DR\n\nRegards\nFarm Ltd\n",
        subject="Order 2025-14",
    )
    assert [line.sku for line in order.lines] == ["3326-279", "3191-592"]
    assert order.ship_to is not None
    assert (order.ship_to.street, order.ship_to.postcode) == ("51 Kingsway", "EH3 9DR")


PLACES = [
    "Consegna entro il 10/04/2024 presso:\nAlpi S.n.c.\nCorso Garibaldi 190\n20121 Milano (MI)\n",
    "Consegna entro il 10.04.2024 a Alpi S.n.c., Corso Garibaldi 190, 20121 Milano (MI):\n",
]


@pytest.mark.parametrize("place", PLACES)
def test_a_sentence_says_when_and_where_to(place: str) -> None:
    order = the_order(
        f"Ordine n. 88-12 del 09/03/2024\n\n- 4 NR Colla (AB-100) a € 4,46\n\n{place}"
    )
    assert order.ship_to is not None
    assert (order.ship_to.street, order.ship_to.city) == ("Corso Garibaldi 190", "Milano")
    assert (order.order_date, order.requested_delivery) == ("2024-03-09", "2024-04-10")


def test_a_date_without_a_year_is_not_guessed() -> None:
    order = the_order("PO 3001, delivery by Friday 5 June.\n\n5 x Green tea GT100\n")
    assert (order.po_number, order.requested_delivery) == ("3001", None)


def test_the_subject_names_the_order_and_its_date() -> None:
    order = the_order("- 5 EA of GT-1001\n", subject="Commande d'achat E-62/25 du 03/02/2026")
    assert (order.po_number, order.order_date) == ("E-62/25", "2026-02-03")


@pytest.mark.parametrize(
    ("text", "buyer"),
    [
        ("ORDER from Northgate Medical Co.\npo 0002216\n\n", "Northgate Medical Co."),
        ("Sur, S.L. - PEDIDO BE-1035\n\n", "Sur, S.L."),
        ("Order no. 5512\nOrdered by: Office (UK) Ltd\n\n", "Office (UK) Ltd"),
        ("Order no. 5512\nAccount: 8841 - Peak Ltd\n\n", "Peak Ltd"),
    ],
)
def test_the_buyer_is_named_without_what_stands_around_the_name(text: str, buyer: str) -> None:
    assert the_order(f"{text}3 EA of GT-1001\n").buyer_name == buyer


def test_a_label_of_two_meanings_is_neither() -> None:
    order = the_order(
        "Order no: 5512\nOrder date / Liefertermin: 12.06.2026\n\n3 EA of GT-1001 Green tea\n"
    )
    assert order.requested_delivery is None
    order = the_order(
        "Order no: 5512\nOrder date / Liefertermin: 12.06.2026 / 19.06.2026\n\n3 EA of GT-1001 Tea\n"
    )
    assert (order.order_date, order.requested_delivery) == ("2026-06-12", "2026-06-19")


def test_a_date_of_a_line_is_not_that_of_the_order() -> None:
    line = (
        "Line ........ {}\nYour code ... AB-{}\nQuantity .... 5 EACH\nPrice ....... 2.50\n"
        "Deliver on ... 0{}/03/2026\n\n"
    )
    order = the_order("Order number .... L5561\n\n" + line.format(1, 1, 4) + line.format(2, 2, 9))
    assert order.requested_delivery is None
    assert [line.requested_delivery for line in order.lines] == ["2026-03-04", "2026-03-09"]


NO_ORDERS = [
    ("Commande AB/46 : retard ?", "Nous attendons toujours 30 Bte Huile (AB-100) de la commande."),
    ("Order 88123", "Of the 20 boxes of 7781-A you delivered yesterday, 3 boxes were damaged."),
    ("Order 7712", "We placed order 7712 last week (12 pcs 55-100). Has it been shipped already?"),
    ("Shipment", "Your items are on their way: 50 x 10-60-A2 bolts, tracking no 1Z999. PO-4471-2"),
    ("Quotation OF254", "Our quotation OF254:\n\n100 - Cable ties AB-100 at £14.20"),
]


@pytest.mark.parametrize(("subject", "text"), NO_ORDERS)
def test_a_letter_about_an_order_is_none(subject: str, text: str) -> None:
    assert orders_of(f"Hello,\n\n{text}\n", subject=subject) == []


def test_an_answer_that_accepts_a_quotation_is_an_order() -> None:
    text = "Thanks, please go ahead on our order 16920:\n\n240 EA - BX846/26 - Tape at £71.82\n"
    order = the_order(text, subject="Re: Quotation OF254")
    assert (order.po_number, told(order)) == ("16920", [("BX846/26", "240", "EA", "71.82")])


def test_a_goods_in_department_in_an_address_makes_no_delivery_note() -> None:
    order = the_order(
        "AUFTRAG\n\nBestellnummer: 0009266\n\nLieferadresse:\nMurtal GmbH\nWareneingang\n"
        "Wiener Straße 106\n8010 Graz\n\n3 Stk AB-100 Toner\n"
    )
    assert order.ship_to is not None
    assert order.ship_to.street == "Wiener Straße 106"


def test_of_a_forward_of_a_forward_the_first_letter_counts() -> None:
    heads = "From: {0} <{0}@c.example>\nSent: Monday, 4 May 2026\nTo: x@d.example\nSubject: {1}\n\n"
    text = (
        "Please book.\n\n" + heads.format("karen", "FW: New order") + "Please see below.\n\n"
        + heads.format("ian", "New order") + "PO SB-2204\n- 40 EA of CLS-42\n"
    )  # fmt: skip
    order = the_order(text, subject="FW: New order")
    assert (order.po_number, order.email) == ("SB-2204", "ian@c.example")
