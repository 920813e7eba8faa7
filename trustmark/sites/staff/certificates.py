"""Certificates: the list, and the case with suspending, restoring, withdrawing."""

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST, require_safe

from trustmark.certificates import api as certificates
from trustmark.certificates.api import CARRYING, RUNNING, Certificate, State
from trustmark.correspondence import api as correspondence
from trustmark.sites.layout.access import for_staff
from trustmark.sites.layout.requests import PersonRequest
from trustmark.sites.staff.deeds import (
    Cleaned,
    Deed,
    Tried,
    list_offers,
    perform,
    reason_form,
)
from trustmark.sites.staff.notes import note_deed
from trustmark.sites.staff.pages import (
    kind_name,
    page_of,
    reader_language,
    schemes_by_slug,
    story_of,
    text_searched,
)
from trustmark.sites.staff.reach import in_reach_or_not_found, reach_of

TOLD = _("In the language of the company; it goes into the letter.")


@for_staff()
@require_safe
def certificate_list(request: PersonRequest) -> HttpResponse:
    """Every certificate; by shop, domain, company or number."""
    text = text_searched(request)
    rows = certificates.search_certificates(
        schemes=reach_of(request).schemes, text=text
    )
    page, known = page_of(request, rows), schemes_by_slug()
    values = {
        "page": page,
        "lines": [
            {"certificate": found, "kind": kind_name(known[found.scheme], found.kind)}
            for found in page
        ],
        "text": text,
    }
    return render(request, "staff/certificates/list.html", values)


@for_staff()
@require_safe
def certificate(request: PersonRequest, number: str) -> HttpResponse:
    """One certificate: on what it rests, its story, what can be done."""
    return _show(request, _get(request, number), None)


@for_staff()
@require_POST
def certificate_act(request: PersonRequest, number: str, deed: str) -> HttpResponse:
    """Do one thing with the certificate."""
    found = _get(request, number)
    return perform(
        found,
        DEEDS,
        deed,
        request,
        here=reverse("staff:certificate", args=[number]),
        show=lambda tried: _show(request, found, tried),
    )


def _get(request: PersonRequest, number: str) -> Certificate:
    try:
        found = certificates.get_certificate(number)
    except Certificate.DoesNotExist as absent:
        raise Http404 from absent
    in_reach_or_not_found(request, scheme=found.scheme)
    return found


def _show(
    request: PersonRequest, found: Certificate, tried: Tried[Certificate] | None
) -> HttpResponse:
    offers = list_offers(
        found,
        DEEDS,
        request,
        address=lambda code: reverse(
            "staff:certificate_act", args=[found.number, code]
        ),
        tried=tried,
    )
    book = found.scheme_version.rules
    values = {
        "certificate": found,
        "shop": found.shop,
        "kind": kind_name(book.scheme, found.kind),
        "rulebook": f"{book.scheme.name[reader_language()]} {book.version}",
        "public": reverse("public:certificate", args=[found.scheme, found.number]),
        "letters": correspondence.list_letters(about=found),
        "story": story_of(found, scheme=found.scheme),
        "offers": offers,
        "tried": tried,
    }
    return render(request, "staff/certificates/detail.html", values)


def _suspend(found: Certificate, cleaned: Cleaned, request: PersonRequest) -> None:
    certificates.suspend(
        found, reason=cleaned["reason"], by=request.user, at=request.at
    )


def _restore(found: Certificate, cleaned: Cleaned, request: PersonRequest) -> None:
    certificates.restore(
        found, reason=cleaned["reason"], by=request.user, at=request.at
    )


def _withdraw(found: Certificate, cleaned: Cleaned, request: PersonRequest) -> None:
    certificates.withdraw(
        found, reason=cleaned["reason"], by=request.user, at=request.at
    )


DEEDS: tuple[Deed[Certificate], ...] = (
    Deed(
        "restore",
        _("Lift the suspension"),
        _("The shop may show the seal again."),
        frozenset({State.SUSPENDED}),
        lambda c, r: certificates.why_not_restore(c, by=r.user, on=r.on),
        _restore,
        reason_form(_("Reason")),
    ),
    Deed(
        "suspend",
        _("Suspend"),
        _("The certificate was suspended; the seal says so at once."),
        CARRYING,
        lambda c, r: certificates.why_not_suspend(c, by=r.user, on=r.on),
        _suspend,
        reason_form(_("Reason"), help_text=TOLD),
        kind="danger",
    ),
    Deed(
        "withdraw",
        _("Withdraw"),
        _("The certificate was withdrawn for good."),
        RUNNING,
        lambda c, r: certificates.why_not_withdraw(c, by=r.user, on=r.on),
        _withdraw,
        reason_form(_("Reason"), help_text=TOLD),
        kind="danger",
    ),
    note_deed(State),
)
