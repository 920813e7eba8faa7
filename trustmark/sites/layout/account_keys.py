"""Pages behind a key from a letter: opening one changes nothing, its button does.

Mail scanners open every link; so no key is used up by looking.
"""

from allauth.core import ratelimit
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.views.decorators.http import require_http_methods, require_POST

from trustmark.accounts import api as accounts
from trustmark.correspondence.api import Sender
from trustmark.sites.layout.access import for_consumers, for_everyone, without_copies
from trustmark.sites.layout.account_forms import AcceptanceForm, LinkForm
from trustmark.sites.layout.consumers import close_visit, open_visit
from trustmark.sites.layout.requests import Request, sent, status_of

_GONE = 410
_look_or_press = require_http_methods(["GET", "HEAD", "POST"])


@for_everyone
@without_copies
@_look_or_press
def accept_invitation(request: Request, secret: str) -> HttpResponse:
    """Somebody invited becomes a user, or joins as the user they already are."""
    invitation = accounts.find_invitation(secret, at=request.at)
    if invitation is None:
        return render(request, "account/invitation_spent.html", status=_GONE)
    is_known = accounts.find_user(invitation.email) is not None
    form = _acceptance(request, invitation)
    values = {"invitation": invitation, "is_known": is_known, "form": form}
    if request.method != "POST" or not (is_known or form.is_valid()):
        return render(
            request, "account/invitation.html", values, status=status_of(request)
        )
    answers = {} if is_known else form.cleaned_data
    try:
        accounts.accept_invitation(secret, at=request.at, **answers)
    except accounts.InvitationSpent:
        return render(request, "account/invitation_spent.html", status=_GONE)
    return redirect("account_login")


@for_everyone
@without_copies
@_look_or_press
def ask_for_link(request: Request) -> HttpResponseBase:
    """A consumer asks for a way in; every address gets the same answer."""
    path = request.GET.get("next", "/")
    if not accounts.leads_here(path):
        path = "/"
    form = LinkForm(sent(request))
    if not form.is_valid():
        values = {"form": form}
        return render(
            request, "account/ask_for_link.html", values, status=status_of(request)
        )
    email = form.cleaned_data["email"]
    limit = ratelimit.consume_or_429(request, action="consumer_link", key=email.lower())
    if limit:
        return limit  # type: ignore[no-any-return]
    accounts.send_sign_in_link(
        email,
        purpose="visit",
        path=path,
        language=get_language() or "nl",
        sender=sender_of(request),
        at=request.at,
    )
    return render(request, "account/link_sent.html", {"email": email})


@for_everyone
@without_copies
@_look_or_press
def open_link(request: Request, secret: str) -> HttpResponse:
    """A consumer's link: looking shows one button, pressing it opens the visit."""
    if request.method != "POST":
        link = accounts.find_sign_in_link(secret, at=request.at)
        if link is None:
            return render(request, "account/link_spent.html", status=_GONE)
        return render(request, "account/open_link.html", {"link": link})
    try:
        link = accounts.use_sign_in_link(secret, at=request.at)
    except accounts.LinkSpent:
        return render(request, "account/link_spent.html", status=_GONE)
    open_visit(request, link.email)
    return redirect(link.path)


@for_consumers
@require_POST
def end_visit(request: Request) -> HttpResponse:
    """A consumer is done; the browser forgets the address."""
    close_visit(request)
    return redirect("/")


def sender_of(request: Request) -> Sender:
    """Who signs: the scheme whose site this is, else the platform."""
    return getattr(request, "sender", None) or accounts.platform_sender()


def _acceptance(request: Request, invitation: accounts.Invitation) -> AcceptanceForm:
    known = {"name": invitation.name}
    return AcceptanceForm(sent(request), initial=known, email=invitation.email)
