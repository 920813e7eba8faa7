"""For whom a page is: every view says so with one decorator, which also enforces it.

    @for_staff(Role.AUDITOR)
    def assess(request, audit_id): ...

`list_routes` lists every address with its audience; a test asks for a page without.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum
from functools import wraps
from typing import TypeVar, cast

from django.contrib.auth.models import AnonymousUser
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.cache import patch_cache_control
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt

from trustmark.accounts import api as accounts
from trustmark.accounts.api import STAFF_ROLES, Role, User
from trustmark.sites.layout.consumers import find_consumer
from trustmark.sites.layout.requests import PersonRequest, Request
from trustmark.sites.layout.sessions import note_work


class Kind(StrEnum):
    """The kinds of visitors we tell apart."""

    EVERYONE = "everyone"
    CONSUMERS = "consumers"
    PERSONS = "persons"
    CONTACTS = "contacts"
    STAFF = "staff"
    OUTSIDERS = "outsiders"
    PROGRAMS = "programs"


@dataclass(frozen=True)
class Audience:
    """For whom a page is; `roles` is empty where roles do not matter."""

    kind: Kind
    roles: frozenset[Role] = frozenset()


View = TypeVar("View", bound=Callable[..., HttpResponseBase])
Gate = Callable[[Request, Audience], HttpResponseBase | None]


def for_everyone(view: View) -> View:
    """Anyone may see this page."""
    return _declare(view, Audience(Kind.EVERYONE))


def without_copies(view: View) -> View:
    """No browser and no proxy keeps this page; for what a key in a letter opens."""

    @wraps(view)
    def answered(request: Request, *args: object, **kwargs: object) -> HttpResponseBase:
        response = view(request, *args, **kwargs)
        patch_cache_control(response, private=True, no_store=True)
        return response

    return cast(View, answered)


def for_consumers(view: View) -> View:
    """Whoever came by a link from our letter; `find_consumer` says which address."""
    return _guard(view, Audience(Kind.CONSUMERS), _gate_for_consumers)


def for_persons(view: View) -> View:
    """Whoever signed in, in whatever capacity."""
    return _guard(view, Audience(Kind.PERSONS), _gate_for_persons)


def for_contacts(view: View) -> View:
    """People of companies: signed in, and neither staff nor outside expert."""
    return _guard(view, Audience(Kind.CONTACTS), _gate_for_contacts)


def for_staff(*roles: Role) -> Callable[[View], View]:
    """Staff with one of these roles; without roles, all staff."""
    audience = Audience(Kind.STAFF, frozenset(roles) or STAFF_ROLES)
    return lambda view: _guard(view, audience, _gate_for_roles)


def for_outsiders(*roles: Role, staff: Iterable[Role] = ()) -> Callable[[View], View]:
    """Outside experts with one of these roles, and staff with one of `staff`.

    The view itself asks whether the case is assigned to them.
    """
    audience = Audience(Kind.OUTSIDERS, frozenset(roles) | frozenset(staff))
    return lambda view: _guard(view, audience, _gate_for_roles)


def for_programs(view: View) -> View:
    """Programs, which bring a key in the request; a session of a person is ignored."""

    @wraps(view)
    def without_session(
        request: Request, *args: object, **kwargs: object
    ) -> HttpResponseBase:
        request.user = AnonymousUser()
        return view(request, *args, **kwargs)

    # Safe without a form key, because no cookie gives any right here.
    return cast(View, csrf_exempt(_declare(without_session, Audience(Kind.PROGRAMS))))


def find_audience(view: Callable[..., object]) -> Audience | None:
    """For whom a view says it is."""
    return getattr(view, "audience", None)


def _declare(view: View, audience: Audience) -> View:
    view.audience = audience  # type: ignore[attr-defined]
    return view


def _guard(view: View, audience: Audience, gate: Gate) -> View:
    @wraps(view)
    def guarded(request: Request, *args: object, **kwargs: object) -> HttpResponseBase:
        response = gate(request, audience) or view(request, *args, **kwargs)
        patch_cache_control(response, private=True, no_store=True)
        return response

    return cast(View, _declare(guarded, audience))


def _gate_for_consumers(
    request: Request, audience: Audience
) -> HttpResponseBase | None:
    if find_consumer(request):
        return None
    return redirect_to_login(request.get_full_path(), reverse("ask_for_link"))


def _gate_for_persons(request: Request, audience: Audience) -> HttpResponseBase | None:
    if request.user.is_authenticated:
        return None
    return redirect_to_login(request.get_full_path(), reverse("account_login"))


def _gate_for_contacts(request: Request, audience: Audience) -> HttpResponseBase | None:
    if request.user.is_authenticated and accounts.list_roles(
        request.user, on=request.on
    ):
        raise PermissionDenied(_("This page is for companies."))
    return _gate_for_persons(request, audience)


def _gate_for_roles(request: Request, audience: Audience) -> HttpResponseBase | None:
    if not request.user.is_authenticated:
        return _gate_for_persons(request, audience)
    if not accounts.has_role(request.user, *audience.roles, on=request.on):
        raise PermissionDenied(_("This page is for people with another role."))
    note_work(cast(PersonRequest, request))
    return _missing_step(request.user)


def _missing_step(user: User) -> HttpResponseBase | None:
    """The page where somebody completes what working here asks of them first."""
    if not accounts.has_second_factor(user):
        return redirect("mfa_activate_totp")
    if not accounts.has_signed_secrecy(user):
        return redirect("sign_secrecy")
    return None
