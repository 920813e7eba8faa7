"""The desk: one queue of everything that waits for whoever works here."""

from dataclasses import dataclass

from django.http import HttpResponse, QueryDict
from django.shortcuts import render
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from trustmark.accounts.api import STAFF_ROLES, Role
from trustmark.sites.layout.access import for_outsiders
from trustmark.sites.layout.requests import PersonRequest
from trustmark.sites.staff.pages import reader_language, schemes_by_slug
from trustmark.sites.staff.queue import TABS, Waiting, gather
from trustmark.sites.staff.reach import Reach, reach_of

MINE, ALL = "mine", "all"


@dataclass(frozen=True)
class Tab:
    """One side of the desk, or one choice of a filter, as a link."""

    label: "str | Promise"
    url: str
    current: bool
    count: int | None = None


@for_outsiders(Role.CERTIFIER, staff=STAFF_ROLES)
@require_safe
def desk(request: PersonRequest) -> HttpResponse:
    """What waits, what bites first on top; by tab, scheme, and for whom."""
    reach = reach_of(request)
    scheme, whose = request.GET.get("scheme", ""), request.GET.get("whose", MINE)
    seen = [
        waiting
        for waiting in gather(reach, on=request.on)
        if (whose == ALL or waiting.is_for(reach))
        and (not scheme or waiting.scheme == scheme)
    ]
    tab = request.GET.get("tab", "")
    values = {
        "rows": [w.row for w in seen if not tab or w.tab == tab],
        "tabs": _tabs(request.GET, seen, current=tab),
        "whose": _whose(request.GET, current=whose) if reach.is_staff else [],
        "schemes": _schemes(request.GET, reach, current=scheme),
        "title": TABS.get(tab, _("Everything")),
    }
    return render(request, "staff/desk.html", values)


def _tabs(query: QueryDict, seen: list[Waiting], *, current: str) -> list[Tab]:
    counts = {code: sum(w.tab == code for w in seen) for code in TABS}
    tabs = [Tab(_("Everything"), _link(query, tab=""), not current, len(seen))]
    return tabs + [
        Tab(label, _link(query, tab=code), code == current, counts[code])
        for code, label in TABS.items()
        if counts[code] or code == current
    ]


def _whose(query: QueryDict, *, current: str) -> list[Tab]:
    return [
        Tab(_("For me"), _link(query, whose=MINE), current != ALL),
        Tab(_("For all of us"), _link(query, whose=ALL), current == ALL),
    ]


def _schemes(query: QueryDict, reach: Reach, *, current: str) -> list[Tab]:
    """A choice only for who works for more than one scheme."""
    shown = [
        scheme
        for slug, scheme in schemes_by_slug().items()
        if reach.schemes is None or slug in reach.schemes
    ]
    if len(shown) < 2:
        return []
    every = Tab(_("All schemes"), _link(query, scheme=""), not current)
    return [every] + [
        Tab(s.name[reader_language()], _link(query, scheme=s.slug), s.slug == current)
        for s in shown
    ]


def _link(query: QueryDict, **changes: str) -> str:
    asked = query.copy()
    for name, value in changes.items():
        asked[name] = value
    kept = "&".join(part for part in asked.urlencode().split("&") if part[-1:] != "=")
    return f"?{kept}"
