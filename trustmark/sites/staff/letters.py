"""Letters: every one as it was sent, and those in trouble posted again."""

import re

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from trustmark.correspondence import api as correspondence
from trustmark.correspondence.api import NotInTrouble, OutgoingLetter, State
from trustmark.sites.layout.access import for_staff
from trustmark.sites.layout.requests import PersonRequest
from trustmark.sites.staff.desk import Tab
from trustmark.sites.staff.navigation import POST_READERS
from trustmark.sites.staff.pages import SeeOther, text_searched

PER_PAGE = 50
TROUBLED = frozenset({State.BOUNCED, State.FAILED, State.UNSURE})
# A part of an address that is too long for a word, and no domain: a key.
_KEY = re.compile(r"(?<=/)[\w:=%~-]{24,}+(?!\.\w)")


@for_staff(*POST_READERS)
@require_safe
def letter_list(request: PersonRequest) -> HttpResponse:
    """Letters, newest first: to one address, or those in trouble."""
    text, is_troubled = text_searched(request), "trouble" in request.GET
    before = request.GET.get("before", "")
    if is_troubled:
        found = correspondence.list_troubled()
    else:
        found = correspondence.list_recent(
            to=text.lower(),
            before_id=int(before) if before.isdecimal() and len(before) < 18 else None,
            limit=PER_PAGE,
        )
    here = reverse("staff:letters")
    tabs = [
        Tab(_("All letters"), here, not is_troubled),
        Tab(
            _("In trouble"),
            f"{here}?trouble",
            is_troubled,
            correspondence.count_troubled(),
        ),
    ]
    older = found[-1].pk if len(found) == PER_PAGE and not is_troubled else None
    values = {"letters": found, "tabs": tabs, "text": text, "older": older}
    return render(request, "staff/letters/list.html", values)


@for_staff(*POST_READERS)
@require_safe
def letter(request: PersonRequest, id: int) -> HttpResponse:
    """One letter as text: what we wrote, and nothing that runs.

    A link that lets its reader in is for that reader: its key is left out.
    """
    found = _get(id)
    told = _KEY.sub("…", found.body)
    values = {"letter": found, "told": told, "is_troubled": found.state in TROUBLED}
    return render(request, "staff/letters/detail.html", values)


@for_staff(*POST_READERS)
@require_POST
def letter_post_again(request: PersonRequest, id: int) -> HttpResponse:
    """Post a letter in trouble once more."""
    try:
        correspondence.post_again(_get(id), by=request.user, at=request.at)
    except NotInTrouble:
        messages.error(request, _("This letter is under way, or it arrived."))
    else:
        messages.success(request, _("The letter is on its way again."))
    return SeeOther(reverse("staff:letter", args=[id]))


@for_staff(*POST_READERS)
@require_POST
def letter_accept(request: PersonRequest, id: int) -> HttpResponse:
    """Believe that a perhaps sent letter was sent."""
    try:
        correspondence.accept_as_sent(_get(id), by=request.user, at=request.at)
    except NotInTrouble:
        messages.error(request, _("This letter is under way, or it arrived."))
    else:
        messages.success(request, _("The letter counts as sent."))
    return SeeOther(reverse("staff:letter", args=[id]))


def _get(letter_id: int) -> OutgoingLetter:
    found = correspondence.find_letter(letter_id)
    if found is None:
        raise Http404
    return found
