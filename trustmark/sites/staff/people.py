"""People: who works here and from outside, as what, and whether they may yet."""

from typing import Any

from django import forms
from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import (
    require_http_methods,
    require_POST,
    require_safe,
)

from trustmark.accounts import api as accounts
from trustmark.accounts.api import (
    OUTSIDE_ROLES,
    Invitee,
    NotYoursToDecide,
    Role,
    RoleGrant,
    User,
)
from trustmark.sites.layout.access import for_staff
from trustmark.sites.layout.requests import PersonRequest
from trustmark.sites.layout.texts import Address, OneLine
from trustmark.sites.staff.deeds import CONFLICT, UNPROCESSABLE
from trustmark.sites.staff.pages import SeeOther, reader_language, schemes_by_slug


class RoleForm(forms.Form):
    """A role, in one scheme or all, and for people from outside their organisation."""

    role = forms.ChoiceField(label=_("Role"), choices=Role.choices)
    scheme = forms.ChoiceField(label=_("Scheme"), required=False)
    organisation = OneLine(
        label=_("Organisation"),
        help_text=_("Only for people from outside."),
        max_length=120,
        required=False,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        language = reader_language()
        self.fields["scheme"].choices = [  # type: ignore[attr-defined]
            ("", _("All schemes")),
            *((s.slug, s.name[language]) for s in schemes_by_slug().values()),
        ]

    def clean(self) -> dict[str, Any]:
        """Who comes from outside names where from; who works here does not."""
        cleaned: dict[str, Any] = super().clean() or {}
        is_outside = cleaned.get("role") in OUTSIDE_ROLES
        if is_outside and not cleaned.get("organisation"):
            self.add_error("organisation", _("Say from which organisation they come."))
        if not is_outside:
            cleaned["organisation"] = ""
        return cleaned


class InviteForm(RoleForm):
    """Whom to invite, and as what."""

    name = OneLine(label=_("Name"), max_length=120)
    email = Address(label=_("E-mail address"), max_length=254)
    language = forms.ChoiceField(label=_("Language"), choices=settings.LANGUAGES)
    field_order = ["name", "email", "language", "role", "scheme", "organisation"]


@for_staff(Role.MANAGER)
@require_safe
def people(request: PersonRequest) -> HttpResponse:
    """Everybody with a role, and who still misses a second factor or a signature."""
    return _show_list(request, InviteForm())


@for_staff(Role.MANAGER)
@require_POST
def invite(request: PersonRequest) -> HttpResponse:
    """Invite somebody by letter."""
    form = InviteForm(request.POST)
    if not form.is_valid():
        return _show_list(request, form, status=UNPROCESSABLE)
    try:
        _invite(request, form.cleaned_data)
    except NotYoursToDecide as not_theirs:
        form.add_error("scheme", str(not_theirs))
        return _show_list(request, form, status=UNPROCESSABLE)
    messages.success(request, _("The invitation is on its way."))
    return SeeOther(reverse("staff:people"))


@for_staff(Role.MANAGER)
@require_http_methods(["GET", "HEAD", "POST"])
def person(request: PersonRequest, id: int) -> HttpResponse:
    """One person: the roles they have and had; give another."""
    found = _person_or_not_found(id)
    refusal = accounts.why_not_grant_role(found, by=request.user, on=request.on)
    if request.method != "POST":
        return _show(request, found, RoleForm(), refusal)
    form = RoleForm(request.POST)
    if refusal or not form.is_valid():
        status = CONFLICT if refusal else UNPROCESSABLE
        return _show(request, found, form, refusal, status=status)
    try:
        _give(request, found, form.cleaned_data)
    except NotYoursToDecide as not_theirs:
        form.add_error("scheme", str(not_theirs))
        return _show(request, found, form, refusal, status=UNPROCESSABLE)
    messages.success(request, _("The role was given."))
    return SeeOther(reverse("staff:person", args=[id]))


@for_staff(Role.MANAGER)
@require_POST
def end_role(request: PersonRequest, id: int, grant: int) -> HttpResponse:
    """Take one role away from today."""
    found = _person_or_not_found(id)
    given = next((g for g in accounts.list_grants(found) if g.pk == grant), None)
    if given is None:
        raise Http404
    try:
        accounts.end_role(given, by=request.user, at=request.at)
    except NotYoursToDecide as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("The role ends today."))
    return SeeOther(reverse("staff:person", args=[id]))


def _invite(request: PersonRequest, told: dict[str, Any]) -> None:
    accounts.invite(
        Invitee(told["email"], told["name"], told["language"]),
        Role(told["role"]),
        sender=accounts.platform_sender(),
        by=request.user,
        at=request.at,
        scheme=told["scheme"],
        organisation=told["organisation"],
    )


def _give(request: PersonRequest, found: User, told: dict[str, Any]) -> None:
    accounts.grant_role(
        found,
        Role(told["role"]),
        by=request.user,
        at=request.at,
        scheme=told["scheme"],
        organisation=told["organisation"],
    )


def _person_or_not_found(user_id: int) -> User:
    try:
        return accounts.get_user(user_id)
    except User.DoesNotExist as absent:
        raise Http404 from absent


def _show_list(
    request: PersonRequest, form: InviteForm, *, status: int = 200
) -> HttpResponse:
    values = {
        "standings": accounts.list_people(on=request.on),
        "invitations": accounts.list_open_invitations(at=request.at),
        "form": form,
    }
    return render(request, "staff/people/list.html", values, status=status)


def _show(
    request: PersonRequest,
    found: User,
    form: RoleForm,
    refusal: str | None,
    *,
    status: int = 200,
) -> HttpResponse:
    grants = accounts.list_grants(found)
    values = {
        "person": found,
        "running": [g for g in grants if _runs(g, request)],
        "ended": [g for g in grants if not _runs(g, request)],
        "has_second_factor": accounts.has_second_factor(found),
        "has_signed_secrecy": accounts.has_signed_secrecy(found),
        "form": form,
        "refusal": refusal,
    }
    return render(request, "staff/people/detail.html", values, status=status)


def _runs(grant: RoleGrant, request: PersonRequest) -> bool:
    return grant.valid_until is None or request.on < grant.valid_until
