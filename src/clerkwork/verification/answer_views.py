"""The customer's page: no login, one link, their own order and nothing else."""

from collections.abc import Mapping

from django.contrib.auth.decorators import login_not_required
from django.core.cache import cache
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from clerkwork.core.models import Company
from clerkwork.orders.models import Stage
from clerkwork.verification.answer import NoLongerAsked, WrongAnswer, answer_question
from clerkwork.verification.answer_form import answers_in, points_of
from clerkwork.verification.answer_link import question_of
from clerkwork.verification.answer_words import PAGE, language_in
from clerkwork.verification.models import Question

MOST_GUESSES, A_WHILE = 30, 600  # wrong links from one address, in so many seconds


@login_not_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def answer(request: HttpRequest, token: str) -> HttpResponse:
    """GET: what is asked. POST: what they answer. Looking changes nothing, so scanners may."""
    if guesses_too_much(request):
        return told(request, "gone", 429)
    question = question_of(token)
    if question is None:
        count_guess(request)
        return told(request, "gone", 404)
    if question.outcome == Question.Outcome.ANSWERED:
        return told(request, "thanks", 200, question, text="clerk")
    if question.outcome or question.order.stage != Stage.HELD:
        return told(request, "settled", 200, question)
    if request.method != "POST":
        return asked(request, question)
    return take(request, question)


def take(request: HttpRequest, question: Question) -> HttpResponse:
    """Apply the answers; what cannot be taken is said at its question."""
    sent = {name: value for name, value in request.POST.items() if isinstance(value, str)}
    answers = answers_in(points_of(question), sent)
    try:
        order = answer_question(question.pk, answers)
    except WrongAnswer as refusal:
        words = PAGE[language_in(question.language)]
        wrong = {pk: words["wrong" if pk in answers else "missing"] for pk in refusal.at}
        return asked(request, question, sent, wrong, status=422)
    except NoLongerAsked:
        return told(request, "settled", 422, question)
    on_its_way = order.stage != Stage.HELD
    return told(request, "thanks", 200, question, text="done" if on_its_way else "clerk")


def asked(
    request: HttpRequest,
    question: Question,
    sent: Mapping[str, str] | None = None,
    wrong: Mapping[int, str] | None = None,
    status: int = 200,
) -> HttpResponse:
    language = language_in(question.language)
    context = {
        "written_in": language,
        "words": PAGE[language],
        "company": Company.objects.first(),
        "order": question.order,
        "points": points_of(question, sent, wrong),
        "sent": sent or {},
    }
    return private(render(request, "verification/answer.html", context, status=status))


def told(
    request: HttpRequest, what: str, status: int, question: Question | None = None, text: str = ""
) -> HttpResponse:
    """A page that says one thing; about nobody's order where the link is not known."""
    asked_for = request.headers.get("Accept-Language", "")[:5]
    language = language_in(question.language if question else asked_for)
    words = PAGE[language]
    context = {
        "written_in": language,
        "company": Company.objects.first(),
        "heading": words[what],
        "text": words[text or f"{what}_text"],
    }
    return private(render(request, "verification/answered.html", context, status=status))


def private(answer: HttpResponse) -> HttpResponse:
    """The address is the key: no search engine keeps it. It is told to no other site, as for all our
    pages; to our own it is, since the form's token is checked against where it came from."""
    answer["X-Robots-Tag"] = "noindex"
    return answer


def guess_key(request: HttpRequest) -> str:
    return f"answer-guesses-{request.META.get('REMOTE_ADDR', '')}"


def guesses_too_much(request: HttpRequest) -> bool:
    return int(cache.get(guess_key(request), 0)) >= MOST_GUESSES


def count_guess(request: HttpRequest) -> None:
    key = guess_key(request)
    cache.add(key, 0, A_WHILE)
    cache.incr(key)
