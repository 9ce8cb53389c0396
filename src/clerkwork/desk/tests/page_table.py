"""Every page of the desk and the floor: who may open it, what it does, and what it refuses."""

from django.core.files.uploadedfile import SimpleUploadedFile

from clerkwork.desk.tests.page_asks import (
    NOT_POSSIBLE,
    NOT_THERE,
    WRONG_METHOD,
    Ask,
    Page,
    answered,
    ask_with,
    at_item,
    at_rule,
    change,
    doubtful,
    ended_policy,
    finding,
    forgettable_party,
    forgotten,
    held,
    hint,
    learned_number,
    learned_party,
    line_of,
    manifest,
    named_order,
    packed,
    page_of,
    picked,
    plain,
    policy,
    refused,
    reviewed,
    scan,
    shipment,
    short_order,
    stocked,
    unread,
    walk,
)
from clerkwork.desk.tests.page_table_decisions import DECISIONS
from clerkwork.training import builders as make

ORDERS, DOCUMENTS, STOCK = "orders.view_order", "intake.view_document", "inventory.view_balance"
SUBMIT, DECIDE, ADJUST = (
    "intake.submit_document",
    "verification.decide_finding",
    "inventory.adjust_stock",
)
SEE, PICK, PACK, SHIP, CANCEL = (
    "fulfilment.view_shipment",
    "fulfilment.pick_shipment",
    "fulfilment.pack_shipment",
    "shipping.ship_shipment",
    "orders.cancel_order",
)
CHANGE = "changes.decide_change"
SET = "verification.set_policy"
WHY = {"reason": "agreed by telephone"}


def a_file() -> Ask:
    return Ask(data={"file": SimpleUploadedFile("po.csv", b"a,b\n1,2\n")}, status=302)


DESK = [
    Page("worklist", "get", (), plain(), refused(WRONG_METHOD)),
    Page("task-news", "get", (), plain(after="0"), refused(WRONG_METHOD)),
    Page("find", "get", (), plain(q="nothing like it"), refused(WRONG_METHOD)),
    Page(
        "password",
        "get",
        (),
        plain(),
        refused(Ask(data={"new_password1": "1"}, method="post", status=422)),
    ),
    Page("design", "get", (), plain(), refused(WRONG_METHOD)),
    Page(
        "design-swap", "post", (), lambda: Ask(("dropped",)), lambda: Ask(("refused",), status=422)
    ),
    Page("flow", "get", (ORDERS,), plain(), refused(WRONG_METHOD)),
    Page("orders", "get", (ORDERS,), plain(stage="held", q="PO"), refused(WRONG_METHOD)),
    Page("order", "get", (ORDERS,), ask_with(held), refused(NOT_THERE)),
]
INTAKE = [
    Page("channels", "get", ("intake.view_channel",), plain(), refused(WRONG_METHOD)),
    Page("documents", "get", (DOCUMENTS,), plain(), refused(WRONG_METHOD)),
    Page("documents", "post", (DOCUMENTS, SUBMIT), a_file, plain(NOT_POSSIBLE)),
    Page("document", "get", (DOCUMENTS,), ask_with(unread), refused(NOT_THERE)),
    Page("document-bytes", "get", (DOCUMENTS,), ask_with(unread), refused(NOT_THERE)),
    Page("document-picture", "get", (DOCUMENTS,), page_of(1), page_of(2, NOT_POSSIBLE)),
    Page(
        "document-reading",
        "post",
        (SUBMIT,),
        ask_with(unread, 302),
        lambda: Ask((held().source.document_id,), status=422),
    ),
]
VERIFICATION = [
    Page(
        "finding-acceptance",
        "post",
        (DECIDE,),
        ask_with(finding, 302, **WHY),
        ask_with(finding, 422),
    ),
    Page(
        "finding-correction",
        "post",
        (DECIDE,),
        ask_with(finding, 302, value="8.00"),
        ask_with(finding, 422, value="dear"),
    ),
    Page("review", "get", (DECIDE,), ask_with(doubtful), refused(NOT_THERE)),
    Page("review", "post", (DECIDE,), reviewed(302), reviewed(422, due_on="soon")),
    Page("learned", "get", (DECIDE,), plain(), refused(WRONG_METHOD)),
    Page("rules", "get", (DECIDE,), plain(), refused(WRONG_METHOD)),
    Page("rule", "get", (DECIDE,), at_rule(), refused(Ask(("NONE",), status=404))),
    Page("rule", "post", (DECIDE, SET), at_rule(302, policy="warn", **WHY), at_rule(422)),
    Page("policy-withdrawal", "post", (SET,), ask_with(policy, 302), ask_with(ended_policy, 422)),
    Page("hint-withdrawal", "post", (DECIDE,), ask_with(hint, 302), ask_with(forgotten(hint), 422)),
    Page(
        "number-withdrawal",
        "post",
        (DECIDE,),
        ask_with(learned_number, 302),
        ask_with(forgotten(learned_number), 422),
    ),
    Page(
        "party-withdrawal",
        "post",
        (DECIDE,),
        ask_with(forgettable_party, 302),
        ask_with(learned_party, 422),
    ),
    Page(
        "document-order",
        "post",
        (DECIDE,),
        ask_with(unread, 302),
        lambda: Ask((held().source.document_id,), status=422),
    ),
    Page("line-rejection", "post", (DECIDE,), line_of(held, 302, **WHY), line_of(held, 422)),
]
INVENTORY = [
    Page("items", "get", (STOCK,), plain(q="TEA"), refused(WRONG_METHOD)),
    Page("item", "get", (STOCK,), at_item(200), lambda: Ask(("NOWHERE",), status=404)),
    Page(
        "item-receipt",
        "post",
        (ADJUST,),
        at_item(302, quantity="5", place="A-1"),
        at_item(422, quantity="5", place="Z-9"),
    ),
    Page(
        "balance-count",
        "post",
        (ADJUST,),
        ask_with(stocked, 302, counted="19", **WHY),
        ask_with(stocked, 422, counted="19"),
    ),
    Page(
        "balance-transfer",
        "post",
        (ADJUST,),
        ask_with(stocked, 302, quantity="1", target="MAIN-PACK"),
        ask_with(stocked, 422, quantity="99", target="MAIN-PACK"),
    ),
]
FULFILMENT = [
    Page("picking", "get", (PICK,), plain(), refused(WRONG_METHOD)),
    Page(
        "picking",
        "post",
        (PICK,),
        lambda: Ask(data={"shipment": shipment(make.an_open_shipment).pk}, status=302),
        plain(NOT_POSSIBLE),
    ),
    Page("pick-walk", "get", (PICK,), ask_with(walk), refused(NOT_THERE)),
    Page("pick-scan", "post", (PICK,), scan("A-1", "place"), refused(NOT_THERE)),
    Page("pick-confirmation", "post", (PICK,), picked("4"), picked("five", 422)),
    Page(
        "put-back",
        "post",
        (PICK,),
        ask_with(lambda: shipment(make.a_picked_shipment), 302, **WHY),
        ask_with(lambda: shipment(make.a_gone_shipment), 422, **WHY),
    ),
    Page("packing", "get", (PACK,), plain(), refused(WRONG_METHOD)),
    Page(
        "pack",
        "get",
        (PACK,),
        ask_with(lambda: shipment(make.a_picked_shipment), packages="2"),
        refused(NOT_THERE),
    ),
    Page("pack", "post", (PACK,), packed("4", 302), packed("3", 422)),
    Page(
        "unpacking",
        "post",
        (PACK,),
        ask_with(lambda: shipment(make.a_labelled_shipment), 302, **WHY),
        ask_with(lambda: shipment(make.an_open_shipment), 422, **WHY),
    ),
    Page("order-cancellation", "post", (CANCEL,), ask_with(held, 302, **WHY), ask_with(held, 422)),
    Page(
        "line-cancellation",
        "post",
        (CANCEL,),
        line_of(short_order, 302, **WHY),
        line_of(short_order, 422),
    ),
]
ANSWERS = [
    Page("answer", "get", (ORDERS,), ask_with(answered), refused(NOT_THERE)),
    Page("answer-bytes", "get", (ORDERS,), ask_with(answered), refused(NOT_THERE)),
]
CHANGES = [
    Page("change", "get", (CHANGE,), ask_with(change), refused(NOT_THERE)),
    Page(
        "change-acceptance",
        "post",
        (CHANGE,),
        ask_with(change, 302, part="1"),
        ask_with(lambda: change("POC*7*CA*3**EA"), 422, part="1"),
    ),
    Page("change-refusal", "post", (CHANGE,), ask_with(change, 302, **WHY), ask_with(change, 422)),
    Page("change-order", "post", (CHANGE,), named_order(302), named_order(422, "WHAT")),
    Page("order-change", "get", (CHANGE,), ask_with(short_order), refused(NOT_THERE)),
    Page(
        "order-change",
        "post",
        (CHANGE,),
        ask_with(short_order, 302, **{"1.quantity": "3"}),
        ask_with(short_order, 422, **{"1.quantity": "many"}),
    ),
]
SHIPPING = [
    Page(
        "shipment",
        "get",
        (SEE,),
        ask_with(lambda: shipment(make.a_labelled_shipment)),
        refused(NOT_THERE),
    ),
    Page(
        "labels-pdf",
        "get",
        (SEE,),
        ask_with(lambda: shipment(make.a_labelled_shipment)),
        ask_with(lambda: shipment(make.an_open_shipment), 422),
    ),
    Page(
        "labels-zpl",
        "get",
        (SEE,),
        ask_with(lambda: shipment(make.a_labelled_shipment)),
        ask_with(lambda: shipment(make.an_open_shipment), 422),
    ),
    Page(
        "packing-slip",
        "get",
        (SEE,),
        ask_with(lambda: shipment(make.a_packed_shipment)),
        refused(NOT_THERE),
    ),
    Page(
        "dispatch",
        "post",
        (SHIP,),
        ask_with(lambda: shipment(make.a_labelled_shipment), 302),
        ask_with(lambda: shipment(make.an_open_shipment), 422),
    ),
    Page("pick-list-pdf", "get", (SEE,), ask_with(walk), refused(NOT_THERE)),
    Page("shipping", "get", (SHIP,), plain(), refused(WRONG_METHOD)),
    Page("manifest-pdf", "get", (SHIP,), ask_with(manifest), refused(NOT_THERE)),
    Page("manifest-xlsx", "get", (SHIP,), ask_with(manifest), refused(NOT_THERE)),
]
PAGES = [
    *DESK,
    *INTAKE,
    *VERIFICATION,
    *DECISIONS,
    *INVENTORY,
    *FULFILMENT,
    *CHANGES,
    *ANSWERS,
    *SHIPPING,
]
