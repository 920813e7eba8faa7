"""Who visits shops for us, how to recognise it, and how to turn it away."""

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from trustmark.audits.api import GUEST_NAMES
from trustmark.prechecks import api as prechecks
from trustmark.sites.layout.access import for_everyone
from trustmark.sites.layout.hosts import list_shown_schemes
from trustmark.sites.layout.requests import Request

PRE_CHECK, INSPECTOR = GUEST_NAMES


@for_everyone
@require_safe
def about_inspector(request: Request) -> HttpResponse:
    """The page our visits name, for whoever finds one in the log of a shop."""
    values = {
        "pre_check": PRE_CHECK,
        "inspector": INSPECTOR,
        "rules": f"User-agent: {PRE_CHECK}\nDisallow: /",
        "contact": settings.ENVIRONMENT.inspector_contact,
        "operators": [scheme.operator for scheme in list_shown_schemes(request)],
        "are_offered": prechecks.are_offered(),
        "hours": int(prechecks.FRESH.total_seconds() // 3600),
        "visits": prechecks.VISITS_OF_A_SITE,
        "days": prechecks.DAYS_KEPT,
    }
    return render(request, "public/prechecks/inspector.html", values)
