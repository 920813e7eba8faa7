"""Deliveries: announcements whose reaction kept failing, with the fault, to retry."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from trustmark.accounts.api import Role
from trustmark.kernel.announcements import list_parked, retry_parked
from trustmark.sites.layout.access import for_staff
from trustmark.sites.layout.requests import PersonRequest
from trustmark.sites.staff.pages import SeeOther


@for_staff(Role.MANAGER)
@require_safe
def deliveries(request: PersonRequest) -> HttpResponse:
    """What was parked, oldest first."""
    return render(request, "staff/deliveries/list.html", {"parked": list_parked()})


@for_staff(Role.MANAGER)
@require_POST
def delivery_retry(request: PersonRequest, id: int) -> HttpResponse:
    """Give one parked delivery a new row of attempts."""
    delivery = next((parked for parked in list_parked() if parked.pk == id), None)
    if delivery is None:
        raise Http404
    retry_parked(delivery, at=request.at)
    messages.success(request, _("It is tried again now."))
    return SeeOther(reverse("staff:deliveries"))
