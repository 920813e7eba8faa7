"""Undoing a cancellation: what the applicant broke off goes on."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from trustmark.applications import api as applications
from trustmark.applications.api import Application
from trustmark.kernel.cases import MoveRefused
from trustmark.sites.layout.access import for_contacts
from trustmark.sites.layout.requests import PersonRequest, sent, status_of
from trustmark.sites.layout.texts import Lines
from trustmark.sites.member.desk import shop_name
from trustmark.sites.member.finding import my_application
from trustmark.sites.member.pages import SEE_OTHER, frame_of, kind_names


class GoOnForm(forms.Form):
    """What the applicant wants to add; nobody has to say anything."""

    words = Lines(
        label=gettext_lazy("Is there something we should know?"),
        max_length=2000,
        required=False,
        rows=4,
    )


@for_contacts
@require_http_methods(["GET", "HEAD", "POST"])
def go_on(request: PersonRequest, number: str) -> HttpResponse:
    """Say what going on means, and do it when the button is pressed."""
    case = my_application(request, number)
    form = GoOnForm(sent(request))
    refusal = applications.why_not_go_on(case, by=request.user, on=request.on)
    if request.method == "POST" and form.is_valid() and not refusal:
        try:
            applications.go_on(
                case, words=form.cleaned_data["words"], by=request.user, at=request.at
            )
        except MoveRefused as late:
            refusal = applications.why_not_go_on(
                case, by=request.user, on=request.on
            ) or str(late)
        else:
            messages.success(request, _("The application goes on."))
            there = reverse("member:application", args=[case.number])
            return HttpResponseRedirect(there, status=SEE_OTHER)
    values = undoing(request, case) | {"form": form, "refusal": refusal}
    values |= frame_of(case.scheme_version.rules)
    values |= {"application": case, "name": shop_name(case)}
    status = status_of(request, refusal=refusal)
    return render(request, "member/applications/go_on.html", values, status=status)


def undoing(request: PersonRequest, case: Application) -> dict[str, Any]:
    """What was broken off, until when that can be undone, and why not, if not."""
    names = kind_names(case.scheme_version.rules)
    broken_off = applications.list_broken_off(case)
    return {
        "broken_off": [names[audit.kind] for audit in broken_off],
        "last_day_to_go_on": applications.last_day_to_go_on(case),
        "why_not_go_on": applications.why_not_go_on(
            case, by=request.user, on=request.on
        ),
    }
