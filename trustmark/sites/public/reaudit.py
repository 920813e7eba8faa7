"""The link in the letter: one page, one button, no sign-in."""

from django import forms
from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from trustmark.audits import api as audits
from trustmark.audits.api import RemedyRequest
from trustmark.kernel.cases import MoveRefused
from trustmark.kernel.links import LinkRefused
from trustmark.sites.layout.access import for_everyone, without_copies
from trustmark.sites.layout.hosts import scheme_or_not_found
from trustmark.sites.layout.requests import Request, sent, status_of
from trustmark.sites.layout.texts import Lines
from trustmark.sites.public.pages import reader_language, scheme_page


class RemarkForm(forms.Form):
    """What the shop wants to add to its report."""

    remark = Lines(
        label=_("What did you change? (you may leave this empty)"),
        max_length=2000,
        required=False,
        rows=4,
    )


@for_everyone
@without_copies
@require_http_methods(["GET", "HEAD", "POST"])
def reaudit(request: Request, key: str) -> HttpResponse:
    """Ask for a re-audit; opening the page changes nothing, the button does.

    Mail scanners open every link, so a link alone may never count as an answer.
    """
    try:
        audit = audits.audit_of_key(key)
    except (LinkRefused, RemedyRequest.DoesNotExist):
        return render(request, "public/reaudit/dead_link.html", status=404)
    book = audits.rulebook_of(audit)
    scheme = scheme_or_not_found(request, book.scheme.slug)
    form = RemarkForm(sent(request))
    refusal = audits.why_not_report_remedied(audit)
    if request.method == "POST" and form.is_valid() and refusal is None:
        try:
            audits.report_remedied(
                audit, remark=form.cleaned_data["remark"], by=None, at=request.at
            )
        except MoveRefused:
            refusal = audits.why_not_report_remedied(audit)
        else:
            messages.success(request, _("Thank you. The re-audit has begun."))
            return HttpResponseRedirect(request.path)
    values = scheme_page(request, scheme) | {
        "audit": audit,
        "form": form,
        "refusal": refusal,
        "nonconformities": _told(audit),
    }
    status = status_of(request, refusal=refusal)
    return render(request, "public/reaudit/reaudit.html", values, status=status)


def _told(audit: audits.Audit) -> list[dict[str, str]]:
    requests = audits.list_remedy_requests(audit)
    criteria, language = audits.rulebook_of(audit).criteria, reader_language()
    return [
        {
            "demand": criteria[found.criterion].demand[language],
            "seen": found.seen,
            "page": found.page,
            "remedy": criteria[found.criterion].remedy[language],
        }
        for found in (audits.list_nonconformities(requests[-1]) if requests else [])
    ]
