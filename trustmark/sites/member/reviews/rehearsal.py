"""A dry run over a file with orders: who would be asked, when, and who not."""

from collections import Counter

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from trustmark.invitations import api as invitations
from trustmark.invitations.api import MOST_REHEARSED, ObstacleChoice, Rehearsed
from trustmark.orders import api as orders
from trustmark.sites.layout.access import for_contacts
from trustmark.sites.layout.requests import PersonRequest
from trustmark.sites.member.finding import my_shop


@for_contacts
@require_safe
def rehearsal(request: PersonRequest, domain: str, file_id: int) -> HttpResponse:
    """What would follow if the orders of a file were taken now; nothing is."""
    mine = my_shop(request, domain)
    file = orders.find_file(mine, file_id)
    if file is None or file.confirmed_at is not None:
        raise Http404
    told = orders.read_order_file(file).orders
    rows = invitations.rehearse(mine, told, at=request.at)
    reasons = Counter(_why_not(one) for one in rows if not one.is_asked)
    values = {
        "home": reverse("member:desk"),
        "shop": mine,
        "file": file,
        "rows": [(one, _why_not(one)) for one in rows],
        "asked": sum(one.is_asked for one in rows),
        "reasons": reasons.most_common(),
        "unshown": max(0, len(told) - MOST_REHEARSED),
    }
    return render(request, "member/reviews/rehearsal.html", values)


def _why_not(one: Rehearsed) -> str:
    if one.is_known:
        return _("We have this order already")
    return str(ObstacleChoice(one.obstacle).label) if one.obstacle else ""
