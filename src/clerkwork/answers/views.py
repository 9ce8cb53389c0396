from django.contrib.auth.decorators import permission_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_GET

from clerkwork.answers.letters import attachment
from clerkwork.answers.models import Answer, Form
from clerkwork.answers.queries import told_of
from clerkwork.answers.words import headline, line_in_words
from clerkwork.intake.facsimile import of_written
from clerkwork.intake.readers.source import Source
from clerkwork.messaging.letter import base_language


@require_GET
@permission_required("orders.view_order", raise_exception=True)
def answer_page(request: HttpRequest, pk: int) -> HttpResponse:
    """What a customer was told, in words and as it went out."""
    answer = get_object_or_404(Answer.objects.select_related("reply__order__customer"), pk=pk)
    says, raw = answer.says, bytes(answer.raw)
    context = {
        "answer": answer,
        "order": answer.reply.order,
        "told": next(each for each in told_of(answer.reply_id) if each.answer.pk == answer.pk),
        "headline": headline(says, "en"),
        "lines": [line_in_words(line, says["currency"], "en") for line in says["lines"]],
        "shown": of_written(Source(raw), answer.form, (), {}) if raw else None,
    }
    return render(request, "answers/answer.html", context)


@require_GET
@permission_required("orders.view_order", raise_exception=True)
def answer_bytes(request: HttpRequest, pk: int) -> HttpResponse:
    """The answer as it goes out, to be saved: never shown by the browser as a page of ours."""
    answer = get_object_or_404(Answer.objects.select_related("reply__order__customer"), pk=pk)
    customer = answer.reply.order.customer
    file = attachment(answer, base_language(customer.language if customer else ""))
    kind = file.kind if answer.form == Form.MAIL else "application/octet-stream"
    disposition = f'attachment; filename="{file.name}"'
    return HttpResponse(file.raw, content_type=kind, headers={"Content-Disposition": disposition})
