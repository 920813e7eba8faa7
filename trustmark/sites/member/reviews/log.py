"""What became of every invitation of a shop, on a page and as a file."""

from typing import Any
from urllib.parse import urlencode

from django import forms
from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from trustmark.invitations import api as invitations
from trustmark.invitations.api import Invitation, Stage
from trustmark.kernel.cases import MoveRefused
from trustmark.orders import api as orders
from trustmark.shops.api import Shop
from trustmark.sites.layout.access import for_contacts
from trustmark.sites.layout.requests import PersonRequest
from trustmark.sites.layout.texts import OneLine
from trustmark.sites.member.finding import my_shop
from trustmark.sites.member.pages import SEE_OTHER

PER_PAGE = 50
MOST_ROWS = 20_000


class LogForm(forms.Form):
    """Which invitations one looks for."""

    stage = forms.ChoiceField(
        label=gettext_lazy("How far it came"),
        choices=[("", gettext_lazy("All")), *Stage.choices],
        required=False,
    )
    number = OneLine(label=gettext_lazy("Order number"), max_length=64, required=False)
    since = forms.DateField(
        label=gettext_lazy("Planned from"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    until = forms.DateField(
        label=gettext_lazy("Planned until"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )

    def asked(self) -> dict[str, Any]:
        """What was asked, as far as it can be read."""
        told = self.cleaned_data if self.is_valid() else {}
        return {
            "stage": Stage(told["stage"]) if told.get("stage") else None,
            "number": told.get("number") or "",
            "since": told.get("since"),
            "until": told.get("until"),
        }


@for_contacts
@require_safe
def log(request: PersonRequest, domain: str) -> HttpResponse:
    """The invitations newest first, without the people in them."""
    mine = my_shop(request, domain)
    form, rows = _found(request, mine)
    page = Paginator(rows, PER_PAGE).get_page(request.GET.get("page"))
    kept = {n: v for n, v in request.GET.items() if n in form.fields and v}
    values = {
        "home": reverse("member:desk"),
        "shop": mine,
        "form": form,
        "page": page,
        "query": urlencode(kept),
        "why_not": invitations.why_not_choose(mine, by=request.user),
    }
    return render(request, "member/reviews/log.html", values)


@for_contacts
@require_safe
def log_csv(request: PersonRequest, domain: str) -> HttpResponse:
    """The same as a file, as every spreadsheet program opens it."""
    mine = my_shop(request, domain)
    _form, rows = _found(request, mine)
    lines = [[str(name) for name in _columns()]]
    lines += [_cells(one) for one in rows[:MOST_ROWS].iterator(chunk_size=1000)]
    response = HttpResponse(orders.written(lines), content_type="text/csv")
    name = f"invitations-{mine.domain}-{request.on.isoformat()}.csv"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


@for_contacts
@require_POST
def call_off(request: PersonRequest, domain: str, id: int) -> HttpResponse:
    """Do not send a planned letter after all."""
    mine = my_shop(request, domain)
    try:
        planned = invitations.get_invitation(id)
    except Invitation.DoesNotExist as absent:
        raise Http404 from absent
    if planned.shop_id != mine.pk:
        raise Http404
    try:
        invitations.call_off(planned, by=request.user, at=request.at)
    except MoveRefused as refusal:
        messages.warning(request, str(refusal))
    else:
        messages.success(request, _("This letter is not sent."))
    there = reverse("member:invitation_log", args=[domain])
    return HttpResponseRedirect(there, status=SEE_OTHER)


def _found(
    request: PersonRequest, shop: Shop
) -> tuple[LogForm, "QuerySet[Invitation]"]:
    form = LogForm(request.GET)
    return form, invitations.list_log(shop, **form.asked())


def _columns() -> list[str]:
    return [
        _("Order number"),
        _("Planned for"),
        _("State"),
        _("Why not"),
        _("Language"),
        _("Sent"),
        _("Delivered"),
        _("Came back"),
        _("Reminded"),
        _("Opened the form"),
        _("Answered"),
    ]


def _cells(one: Invitation) -> list[str]:
    return [
        one.order.number,
        _moment(one.scheduled_for),
        str(one.get_state_display()),
        str(one.get_obstacle_display()) if one.obstacle else "",
        one.language,
        *(
            _moment(at)
            for at in (
                one.sent_at,
                one.delivered_at,
                one.bounced_at,
                one.reminded_at,
                one.opened_at,
                one.answered_at,
            )
        ),
    ]


def _moment(at: Any) -> str:
    return date_format(localtime(at), "Y-m-d H:i") if at else ""
