"""Where one goes on after a decision: to the next task, if it was made on the worklist."""

from urllib.parse import urlencode

from django.http import HttpRequest
from django.urls import reverse

FROM_WORKLIST, FROM_REVIEW = "worklist", "review"


def onward(request: HttpRequest, otherwise: str = "", *, still_open: int | None = None) -> str:
    """The address that follows a form with the fields `from`, `lane` and `next`.

    From the worklist it is the next task of the lane, or again the order with the id `still_open`;
    from a review the next order to review, or again that one; from elsewhere it is `otherwise`, and
    the worklist where that is not given.
    """
    worklist = reverse("worklist")
    if request.POST.get("from") == FROM_REVIEW:
        if still_open:
            return reverse("review", args=[still_open])
        return f"{reverse('review-next')}?{urlencode({'after': request.POST.get('about', '')})}"
    if request.POST.get("from") != FROM_WORKLIST:
        return otherwise or worklist
    named = {"open": str(still_open)} if still_open else {"task": request.POST.get("next", "")}
    query = {"lane": request.POST.get("lane", ""), **named}
    filled = {key: value for key, value in query.items() if value}
    return f"{worklist}?{urlencode(filled)}" if filled else worklist
