"""Keys of programs and to try with: made, shown once, replaced, withdrawn."""

import secrets
from collections.abc import Callable
from datetime import timedelta
from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_http_methods, require_POST

from trustmark.kernel.cases import MoveRefused
from trustmark.orders import api as orders
from trustmark.orders.api import ApiKey, Connection, KeyKind, Scope, Wish
from trustmark.shops.api import Shop
from trustmark.sites.layout.access import for_contacts
from trustmark.sites.layout.again import asks_again
from trustmark.sites.layout.requests import PersonRequest, sent, status_of
from trustmark.sites.layout.texts import OneLine
from trustmark.sites.member.finding import my_shop
from trustmark.sites.member.orders.framing import back_to_connection, frame_of

# Which form made the last key: sent again, it makes no second one.
_MADE_WITH = "made_a_key_with"
_DAYS = (1, 7, 30)


class ProgramKeyForm(forms.Form):
    """What the key is for, and what it may."""

    name = OneLine(
        label=gettext_lazy("What is it for?"),
        help_text=gettext_lazy("Such as the name of the program. Only you read it."),
        max_length=60,
    )
    scopes = forms.MultipleChoiceField(
        label=gettext_lazy("What may it?"),
        help_text=gettext_lazy("As little as the program needs. It never grows."),
        choices=Scope,
        widget=forms.CheckboxSelectMultiple,
    )
    once = forms.CharField(widget=forms.HiddenInput, required=False, max_length=40)


class ReplaceForm(forms.Form):
    """How long the key that is replaced still opens."""

    days = forms.TypedChoiceField(
        label=gettext_lazy("How long does the old key still open?"),
        help_text=gettext_lazy("Both open meanwhile, so that nothing is missed."),
        choices=lambda: [(n, _so_many_days(n)) for n in _DAYS],
        coerce=int,
        widget=forms.RadioSelect,
    )
    once = forms.CharField(widget=forms.HiddenInput, required=False, max_length=40)


class OnceForm(forms.Form):
    """Nothing but a button, which counts once."""

    once = forms.CharField(widget=forms.HiddenInput, required=False, max_length=40)


def _so_many_days(count: int) -> str:
    return ngettext("%(count)s day", "%(count)s days", count) % {"count": count}


@for_contacts
@require_http_methods(["GET", "HEAD", "POST"])
def connection_program_key(request: PersonRequest, domain: str) -> HttpResponse:
    """Make a key for a program, with the rights that are chosen; shown once."""
    mine = my_shop(request, domain)
    again = asks_again(request)
    if again:
        return again
    form = ProgramKeyForm(sent(request), initial=_fresh())
    found = orders.find_connection(mine)
    refusal = _why_not(orders.why_not_make_program_key, found, request)
    if request.method == "POST" and form.is_valid() and not refusal:
        found = orders.connect(mine, at=request.at)
        if _was_sent_before(request, form):
            return _said_before(request, mine)
        wish = Wish(form.cleaned_data["name"], _scopes(form))
        try:
            made = orders.new_program_key(found, wish, by=request.user, at=request.at)
        except MoveRefused as late:
            refusal = str(late)
        else:
            return _shown_once(request, mine, made.text, form)
    values = frame_of(mine) | {"form": form, "refusal": refusal}
    status = status_of(request, refusal=refusal)
    return render(request, "member/orders/program_key.html", values, status=status)


@for_contacts
@require_http_methods(["GET", "HEAD", "POST"])
def connection_replace_key(
    request: PersonRequest, domain: str, key_id: int
) -> HttpResponse:
    """Make a key in the place of another one, which opens some days more."""
    mine = my_shop(request, domain)
    key = my_key(mine, key_id)
    again = asks_again(request)
    if again:
        return again
    form = ReplaceForm(sent(request), initial=_fresh() | {"days": _DAYS[1]})
    refusal = orders.why_not_replace_key(key, by=request.user)
    if request.method == "POST" and form.is_valid() and not refusal:
        until = request.on + timedelta(days=form.cleaned_data["days"])
        try:
            made = orders.replace_key(key, until=until, by=request.user, at=request.at)
        except MoveRefused as late:
            refusal = str(late)
        else:
            if key.kind == KeyKind.PROGRAM:
                return _shown_once(request, mine, made.text, form)
            done = _("The new key is there. Have it shown to copy it.")
            messages.success(request, done)
            return back_to_connection(mine)
    values = frame_of(mine) | {"form": form, "key": key, "refusal": refusal}
    status = status_of(request, refusal=refusal)
    return render(request, "member/orders/replace_key.html", values, status=status)


@for_contacts
@require_http_methods(["GET", "HEAD", "POST"])
def connection_test_key(request: PersonRequest, domain: str) -> HttpResponse:
    """Make a key to try with, in the place of the one before; shown once."""
    mine = my_shop(request, domain)
    again = asks_again(request)
    if again:
        return again
    form = OnceForm(sent(request), initial=_fresh())
    found = orders.find_connection(mine)
    refusal = _why_not(orders.why_not_manage, found, request)
    if request.method == "POST" and form.is_valid() and not refusal:
        found = orders.connect(mine, at=request.at)
        if _was_sent_before(request, form):
            return _said_before(request, mine)
        try:
            text = orders.new_test_key(found, by=request.user, at=request.at)
        except MoveRefused as late:
            refusal = str(late)
        else:
            return _shown_once(request, mine, text, form)
    known = orders.find_test_key(found) if found else None
    values = frame_of(mine) | {"form": form, "known": known, "refusal": refusal}
    status = status_of(request, refusal=refusal)
    return render(request, "member/orders/test_key.html", values, status=status)


@for_contacts
@require_POST
def connection_end_test_key(request: PersonRequest, domain: str) -> HttpResponse:
    """Withdraw the key to try with."""
    mine = my_shop(request, domain)
    found = orders.find_connection(mine)
    if found is None:
        raise Http404
    try:
        orders.revoke_test_key(found, by=request.user, at=request.at)
    except MoveRefused as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, _("The key was withdrawn."))
    return back_to_connection(mine)


def my_key(shop: Shop, key_id: int) -> ApiKey:
    """The key with this id, when it is one of the shop's; withdrawn ones are gone."""
    found = orders.find_connection(shop)
    for key in _in_use(found) if found else []:
        if key.pk == key_id:
            return key
    raise Http404


def about_keys(connection: Connection) -> dict[str, Any]:
    """What the page of a connection tells of its keys for programs."""
    return {
        "program_keys": [_told(key) for key in orders.list_program_keys(connection)],
        "ended_keys": orders.list_ended_keys(connection),
        "test_key": orders.find_test_key(connection),
        "trials": orders.list_trials(connection),
    }


def _why_not(
    ask: Callable[..., str | None], found: Connection | None, request: PersonRequest
) -> str | None:
    """Why not, asked of a connection that may not have been made yet."""
    return None if found is None else ask(found, by=request.user)


def _in_use(connection: Connection) -> list[ApiKey]:
    return [*orders.list_keys(connection), *orders.list_program_keys(connection)]


def _told(key: ApiKey) -> dict[str, Any]:
    known = set(Scope.values)
    rights = [Scope(scope).label for scope in key.scopes if scope in known]
    return {"key": key, "rights": rights}


def _scopes(form: ProgramKeyForm) -> list[Scope]:
    return [Scope(scope) for scope in form.cleaned_data["scopes"]]


def _fresh() -> dict[str, Any]:
    return {"once": secrets.token_hex(8)}


def _was_sent_before(request: PersonRequest, form: forms.Form) -> bool:
    """Whether this very form made a key: a page that is loaded again makes none."""
    once = form.cleaned_data["once"]
    return bool(once) and request.session.get(_MADE_WITH) == once


def _said_before(request: PersonRequest, shop: Shop) -> HttpResponseRedirect:
    told = _("That key was shown already. If you do not have it, make another one.")
    messages.info(request, told)
    return back_to_connection(shop)


def _shown_once(
    request: PersonRequest, shop: Shop, text: str, form: forms.Form
) -> HttpResponse:
    request.session[_MADE_WITH] = form.cleaned_data["once"]
    values = frame_of(shop) | {"text": text}
    return render(request, "member/orders/key_once.html", values)
