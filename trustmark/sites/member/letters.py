"""The letters about one's own cases, to be read again."""

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from trustmark.applications.api import Application
from trustmark.audits.api import Audit
from trustmark.correspondence import api as correspondence
from trustmark.schemes.api import Rulebook
from trustmark.sites.layout.access import for_contacts
from trustmark.sites.layout.requests import PersonRequest
from trustmark.sites.member.finding import my_application, my_audit
from trustmark.sites.member.pages import frame_of


@for_contacts
@require_safe
def about_application(
    request: PersonRequest, number: str, letter_id: int
) -> HttpResponse:
    """A letter about one's own application."""
    return _letter(request, my_application(request, number), letter_id)


@for_contacts
@require_safe
def about_audit(request: PersonRequest, number: str, letter_id: int) -> HttpResponse:
    """A letter about an audit of one's own shop."""
    return _letter(request, my_audit(request, number), letter_id)


def _letter(
    request: PersonRequest, case: Application | Audit, letter_id: int
) -> HttpResponse:
    letter = correspondence.find_letter(letter_id)
    mine = (case.kind_of_case, case.pk)
    if letter is None or (letter.about_kind, letter.about_id) != mine:
        raise Http404
    book: Rulebook = case.scheme_version.rules
    page = "application" if isinstance(case, Application) else "audit"
    values = frame_of(book) | {
        "letter": letter,
        "number": case.number,
        "back": reverse(f"member:{page}", args=[case.number]),
    }
    return render(request, "member/letters/letter.html", values)
