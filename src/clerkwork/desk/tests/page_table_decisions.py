"""The pages on which decisions are proposed, asked for, shared and escalated."""

from clerkwork.desk.tests.page_asks import (
    NOT_POSSIBLE,
    WRONG_METHOD,
    Ask,
    Page,
    ask_with,
    asked_about,
    clocks,
    declined,
    doubtful,
    finding,
    held,
    plain,
    proposed,
    question,
    refused,
)

CANCEL, CLOCKS = "orders.cancel_order", "core.change_escalationstep"
DECIDE = "verification.decide_finding"
WHY = {"reason": "agreed by telephone"}

DECISIONS = [
    Page("escalation", "get", (CLOCKS,), plain(), refused(WRONG_METHOD)),
    Page(
        "escalation",
        "post",
        (CLOCKS,),
        lambda: Ask(data=clocks(), status=302),
        lambda: Ask(data=clocks(after="soon"), status=422),
    ),
    Page(
        "review-next",
        "get",
        (DECIDE,),
        lambda: Ask(data={"after": "7"}, status=302),
        refused(WRONG_METHOD),
    ),
    Page(
        "finding-proposal",
        "post",
        (DECIDE,),
        ask_with(finding, 302, **WHY),
        ask_with(finding, 422),
    ),
    Page(
        "proposal-refusal",
        "post",
        (DECIDE,),
        ask_with(proposed, 302, **WHY),
        ask_with(declined, 422, **WHY),
    ),
    Page(
        "cancellation-proposal",
        "post",
        (CANCEL,),
        ask_with(held, 302, **WHY),
        ask_with(held, 422),
    ),
    Page("together", "get", (DECIDE,), plain(), refused(WRONG_METHOD)),
    Page(
        "together",
        "post",
        (DECIDE,),
        lambda: Ask(data={"decision": "accept", "finding": finding().pk, **WHY}, status=302),
        plain(NOT_POSSIBLE),
    ),
    Page("order-question", "post", (DECIDE,), ask_with(doubtful, 302), ask_with(asked_about, 422)),
    Page(
        "question-withdrawal",
        "post",
        (DECIDE,),
        ask_with(question, 302),
        refused(Ask((999_999,), status=422)),
    ),
    Page(
        "cancellation-approval",
        "post",
        (CANCEL,),
        ask_with(proposed, 302),
        ask_with(declined, 422),
    ),
]
