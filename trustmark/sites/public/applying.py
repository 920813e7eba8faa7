"""The beginning of an application: who are you?"""

from typing import Any

from allauth.core import ratelimit
from django import forms
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from trustmark.accounts import api as accounts
from trustmark.accounts.api import User
from trustmark.applications import api as applications
from trustmark.schemes import api as schemes
from trustmark.schemes.api import Rulebook, Scheme
from trustmark.shops import api as shops
from trustmark.sites.layout.access import for_everyone, without_copies
from trustmark.sites.layout.hosts import scheme_or_not_found
from trustmark.sites.layout.requests import Request, sent, status_of
from trustmark.sites.layout.texts import Address, OneLine
from trustmark.sites.public.pages import reader_language, rulebook_line, scheme_page

_SHOP = "apply_with_shop"
LONGEST = 253


class WhoForm(forms.Form):
    """The person who applies; the company comes later."""

    name = OneLine(
        label=_("Your name"),
        max_length=120,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    email = Address(
        label=_("Your e-mail address"),
        help_text=_("We send a link there, with which you choose a password."),
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )


@for_everyone
@without_copies
@require_http_methods(["GET", "HEAD", "POST"])
def apply(request: Request, scheme: str) -> HttpResponse:
    """Begin a draft for who is signed in; ask others who they are."""
    known = scheme_or_not_found(request, scheme)
    book = schemes.current_version(known.slug, on=request.on).rules
    values = scheme_page(request, known) | {
        "cost": _certification_cost(request, book),
        "rulebook": rulebook_line(book),
        "version": book.version,
        "shop": _shop_named(request),
    }
    if request.user.is_authenticated:
        return _begin(request, known, request.user, values)
    form = WhoForm(sent(request))
    if request.method == "POST" and form.is_valid():
        # Everybody can type anybody's address; not to have us write there all day.
        address = form.cleaned_data["email"].lower()
        limit = ratelimit.consume_or_429(request, action="apply", key=address)
        if limit:
            return limit  # type: ignore[no-any-return]
        _register(request, known, form)
        if values["shop"]:
            # Whoever comes back from the letter finds it filled in.
            request.session[_SHOP] = values["shop"]
        return render(request, "public/applying/look_in_mail.html", values)
    values |= {"form": form}
    return render(
        request, "public/applying/who.html", values, status=status_of(request)
    )


def _begin(
    request: Request, scheme: Scheme, user: User, values: dict[str, Any]
) -> HttpResponse:
    """One button begins a draft; drafts that are open already come first."""
    if request.method == "POST":
        draft = applications.begin_draft(
            scheme.slug, shop_address=values["shop"], by=user, at=request.at
        )
        request.session.pop(_SHOP, None)
        return HttpResponseRedirect(reverse("member:application", args=[draft.number]))
    mine = applications.list_applications_of(user)
    values["open"] = [a for a in mine if a.scheme == scheme.slug and not a.ended_at]
    return render(request, "public/applying/begin.html", values)


def _shop_named(request: Request) -> str:
    """The domain a pre-check was about, from the address or from before the letter."""
    named = str(request.GET.get("shop") or request.session.get(_SHOP, ""))[:LONGEST]
    return "" if shops.fault_in_domain(named) else shops.domain_of(named)


def _register(request: Request, scheme: Scheme, form: WhoForm) -> None:
    """Make the account; whether the address was known is told by letter only."""
    language = reader_language()
    book = schemes.current_version(scheme.slug, on=request.on).rules
    accounts.register_applicant(
        form.cleaned_data["email"],
        name=form.cleaned_data["name"],
        language=language,
        sender=shops.sender_of(book, language=language),
        at=request.at,
    )


def _certification_cost(request: Request, book: Rulebook) -> int | None:
    """What cancelling an audit costs, in cents without VAT; said before anything."""
    if not book.allows("certification-cost-on-cancelling"):
        return None
    return schemes.fee(book, "certification-cost", on=request.on)
