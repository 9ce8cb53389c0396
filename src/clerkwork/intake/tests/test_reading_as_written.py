"""Mails and texts as people and their programs write them: names, days, prices, places in sentences."""

import pytest

from clerkwork.intake.draft import DraftOrder, with_parts
from clerkwork.intake.readers import read_document
from clerkwork.intake.readers.mail.quotes import written
from clerkwork.intake.readers.text.unlikely import is_no_name

TUESDAY = "Tue, 03 Mar 2026 10:00:00 +0000"


def orders_of(text: str, *, subject: str = "Order", sent: str = TUESDAY) -> list[DraftOrder]:
    head = f"From: a@b.example\nSubject: {subject}\nDate: {sent}\n"
    raw = f"{head}Content-Type: text/plain; charset=utf-8\n\n{text}"
    reading = read_document(raw.encode())
    return [order for _, each in with_parts(reading) for order in each.orders]


def the_order(text: str, *, subject: str = "Order", sent: str = TUESDAY) -> DraftOrder:
    (order,) = orders_of(text, subject=subject, sent=sent)
    return order


@pytest.mark.parametrize(
    ("said", "value"),
    [
        ("Delivery by Thursday would be ideal.", "2026-03-05"),
        ("Please deliver by Tuesday.", "2026-03-10"),
        ("Bitte bis Freitag liefern.", "2026-03-06"),
        ("Livraison avant le 15 juin.", "2026-06-15"),
        ("Entrega antes del 10 de marzo.", "2026-03-10"),
        ("Delivery before January 9.", "2027-01-09"),
        ("Liefertermin: KW 13", "2026-03-23/2026-03-29"),
        ("Liefertermin: KW 2", "2027-01-11/2027-01-17"),
        ("Lieferung bis 14.03.", "2026-03-14"),
        ("We deliver to our sites every Friday.", None),
        ("Goods received Monday to Friday.", None),
        ("Delivery by 30 February.", None),
    ],
)
def test_a_day_without_a_year_is_the_next_one_and_never_sure(said: str, value: str | None) -> None:
    order = the_order(f"Please send us 20 boxes of pens (PN-220).\n\n{said}\n")
    assert order.requested_delivery == value
    if value:
        assert order.spots["requested_delivery"].sure <= 0.9


def test_a_day_without_a_year_needs_the_day_of_the_mail() -> None:
    text = "Please send us 20 boxes of pens (PN-220).\n\nDelivery by Thursday.\n"
    assert the_order(text, sent="never").requested_delivery is None


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("Hi, please process the following order for ABC Medical Inc.", "ABC Medical Inc."),
        ("Please process an order for Innovate LLC. It is urgent.", "Innovate LLC"),
        ("We are Norvale Engineering Inc. and would like to order:", "Norvale Engineering Inc."),
        ("Hola, le escribe Tienda de Barrio. Queremos pedir:", "Tienda de Barrio"),
        ("Order from: Green Valley Bistro", "Green Valley Bistro"),
        ("This is Kim from Garrow Yachts Ltd, please send:", "Garrow Yachts Ltd"),
        ("Hiermit bestellen wir für die Zimmerei Lang OHG:", "Zimmerei Lang OHG"),
        ("Ici le restaurant Le Bon Coin SARL. Merci de nous livrer:", "Le Bon Coin SARL"),
        ("This is urgent, please send:", None),
        ("Please process this order for Project Alpha:", None),
        ("Hier ist Ihre Liste, wir bestellen:", None),
    ],
)
def test_a_sentence_names_who_orders(said: str, name: str | None) -> None:
    assert the_order(f"{said}\n\nMED-1001 Gloves x10\nMED-2040 Syringe x4\n").buyer_name == name


def test_who_signs_is_an_organisation_where_the_letter_names_it_too() -> None:
    text = "Please send 3 boxes of AB-100 with P&A Forma branding.\n\nRegards\nP&A Forma\n"
    assert the_order(text).buyer_name == "P&A Forma"
    assert the_order(text.replace(" with P&A Forma branding", "")).buyer_name is None


@pytest.mark.parametrize(
    "text",
    [
        "Your order PO-45821 from Acme is on track.\nItems: 500x Widget A, 200x Widget B",
        "Estimado cliente: su pedido 771 va retrasado; 8 cajas de CB-33 llegan el lunes.",
        "We received the shipment for order 245.\n1. Quantity delivered: 85 units (of 100)",
        "10 units of AB-200 from order 7781 arrived broken.",
    ],
)
def test_what_a_seller_tells_and_a_complaint_order_nothing(text: str) -> None:
    assert orders_of(text, subject="PO 45821") == []


def test_the_number_of_a_house_orders_nothing() -> None:
    order = the_order(
        "Please process an order. We need 150 of the Blue Widgets (WID-BL-01)."
        " We also need 25 of the large wood panels.\n\nPlease ship to our main warehouse at:"
        " 123 Innovation Drive, Techville, CA 90210.\n"
    )
    assert [(line.sku, str(line.quantity)) for line in order.lines] == [
        ("WID-BL-01", "150"),
        (None, "25"),
    ]
    assert order.ship_to is not None
    assert order.ship_to.street == "123 Innovation Drive"


def test_the_articles_of_one_sentence_follow_each_other_without_units() -> None:
    order = the_order("Could we get 12 bags of kibble, 20 salmon treat packs, and 10 dental tins?")
    assert [str(line.quantity) for line in order.lines] == ["12", "20", "10"]


def test_the_number_of_an_article_in_the_subject_is_not_that_of_the_order() -> None:
    text = "Nous souhaitons commander 50 unités de la référence 4521-B."
    assert the_order(text, subject="Commande ref 4521-B urgente").po_number is None


def test_an_order_of_one_line_takes_what_stands_apart_from_it() -> None:
    order = the_order(
        "Please find our purchase order #2260 for 500 lbs of Ground Beef.\nPrice: $3.45/lb FOB\n"
    )
    assert str(order.lines[0].unit_price) == "3.45"
    labelled = "Please order\nOrder ID: PO-48\nItem: Gloves\nQuantity: 40\nDelivery: 2026-08-01\n"
    order = the_order(labelled)
    assert (order.po_number, order.lines[0].sku) == ("PO-48", None)
    assert order.requested_delivery == "2026-08-01"


def test_a_total_below_an_article_is_that_of_the_article_if_it_is_the_product() -> None:
    text = "Please order\nTotal Amount: £64.97\n\nSKU: RC2\nQuantity: 2\nUnit Price: £7.49\n"
    order = the_order(f"{text}Total: £14.98\n\nSKU: RC3\nQuantity: 1\nUnit Price: £49.99\n")
    assert (str(order.total), str(order.lines[0].line_total)) == ("64.97", "14.98")


def test_a_street_and_a_town_in_a_sentence_are_a_place() -> None:
    order = the_order(
        "Graag bestellen we 100 stuks M8 bout (art. MB-8-40)."
        " Leveren op vrijdag aan de Havenstraat 5, 3011 AB Rotterdam.\n"
    )
    assert order.ship_to is not None
    place = order.ship_to
    assert (place.street, place.postcode, place.city) == (
        *("Havenstraat 5", "3011 AB"),
        "Rotterdam",
    )


def test_a_number_between_how_many_and_what_is_that_of_the_article() -> None:
    order = the_order("Wir bestellen\n\n3x KB-4410: Unterschrank\n12x 77-1: Griff\n2x 500ml: Öl\n")
    assert [line.sku for line in order.lines] == ["KB-4410", "77-1", None]


def test_a_sentence_may_begin_the_list_below_it() -> None:
    order = the_order("Please send 6 only Hammer drill (HD-18)\n4 only Chisel set (CS-4)\n")
    assert [(line.sku, line.description, str(line.quantity)) for line in order.lines] == [
        ("HD-18", "Hammer drill", "6"),
        ("CS-4", "Chisel set", "4"),
    ]


def test_a_price_behind_the_name_in_a_table_is_a_doubt() -> None:
    order = the_order(
        "We order:\n\nQuantity | Supplier code | Item\n4 each | HWD-2210 | Base unit 600 - £312.40"
        "\n2 | N/A | Sink strainer\n"
    )
    first, second = order.lines
    assert (first.description, str(first.unit_price)) == ("Base unit 600", "312.40")
    assert first.spots["unit_price"].sure < 0.7
    assert (second.sku, second.description) == (None, "Sink strainer")


def test_thanks_below_an_order_do_not_make_a_letter_of_thanks() -> None:
    text = "Hi,\n\nPlease send 6 boxes of gloves (GL-18)\n\nThanks\n"
    assert read_document(text.encode()).kind == "order"


def test_a_date_of_delivery_behind_the_number_of_the_order_is_no_order_date() -> None:
    order = the_order(
        "Wir bestellen:\n3 Stück Filter AB-100\n\nBestellnr.: 4711-A, Lieferung bitte am 12.03.2026\n"
    )
    assert (order.requested_delivery, order.order_date) == ("2026-03-12", None)


@pytest.mark.parametrize(("blanks", "forwarded"), [(3, True), (2_000, False)])
def test_a_line_of_very_many_blanks_opens_no_earlier_message(blanks: int, forwarded: bool) -> None:
    opening = "---------- Forwarded message ---------"
    text = f"See below\n{' ' * blanks}{opening}\nFrom: x@y.example\nSubject: Order\n\nAll\n"
    assert written(text, "Fwd: Order").forwarded is forwarded


def test_a_labelled_place_may_end_with_the_day_of_delivery() -> None:
    order = the_order(
        "We order\n\n20 boxes pens (PN-220)\n\nDeliver to: 77 Mill Road, Bristol BS1 4QA by 20 March 2026.\n"
    )
    assert order.requested_delivery == "2026-03-20"
    assert order.ship_to is not None
    assert (order.ship_to.street, order.ship_to.postcode) == ("77 Mill Road", "BS1 4QA")


@pytest.mark.parametrize(
    ("name", "no_name"),
    [
        ("A la atención de Maite Urrutia (Comercial Tartessos, S.A.)", True),
        ("- 10 Stück Schokoriegel Nuss", True),
        ("Item: Nitrile gloves size L", True),
        ("Lager Dresden", True),
        ("Lagerhaus Nord GmbH", False),
        ("MS Tools Ltd", False),
        ("Tienda de Barrio", False),
    ],
)
def test_what_is_no_name_of_a_party(name: str, no_name: bool) -> None:
    assert is_no_name(name) is no_name
