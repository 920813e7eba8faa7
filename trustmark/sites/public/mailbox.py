"""The mailbox of a machine that posts nothing: what would have been sent."""

from django.conf import settings
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from trustmark.correspondence import api as correspondence
from trustmark.correspondence.api import CaughtMail
from trustmark.sites.layout.access import for_everyone, without_copies
from trustmark.sites.layout.requests import Request

AT_ONCE = 50


@for_everyone
@without_copies
@require_safe
def mailbox(request: Request) -> HttpResponse:
    """Every caught letter, newest first; an address narrows it down."""
    _not_in_production()
    to = request.GET.get("q", "").replace("\x00", "").strip()
    before = request.GET.get("before", "")
    letters = correspondence.list_caught(
        to=to,
        before_id=int(before) if before.isdecimal() and len(before) < 18 else None,
        limit=AT_ONCE,
    )
    older = letters[-1].pk if len(letters) == AT_ONCE else None
    values = {"letters": letters, "to": to, "older": older}
    return render(request, "public/mailbox/list.html", values)


@for_everyone
@without_copies
@require_safe
def mailbox_letter(request: Request, id: int) -> HttpResponse:
    """One caught letter as its reader would have read it, with links that work."""
    _not_in_production()
    try:
        letter = correspondence.get_caught(id)
    except CaughtMail.DoesNotExist as absent:
        raise Http404 from absent
    return render(request, "public/mailbox/letter.html", {"letter": letter})


def _not_in_production() -> None:
    if settings.IS_PRODUCTION:
        raise Http404
