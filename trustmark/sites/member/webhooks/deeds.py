"""What one does with a webhook: try it, pause it, send again, change it, remove it."""

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_http_methods, require_POST

from trustmark.dispatches import api as dispatches
from trustmark.dispatches.api import Webhook, WebhookRefused
from trustmark.kernel.cases import MoveRefused
from trustmark.sites.layout.access import for_contacts
from trustmark.sites.layout.requests import PersonRequest, status_of
from trustmark.sites.member.finding import my_shop
from trustmark.sites.member.pages import SEE_OTHER, UNPROCESSABLE
from trustmark.sites.member.webhooks.forms import ReplayForm, TopicsForm
from trustmark.sites.member.webhooks.pages import (
    back_to,
    frame,
    my_webhook,
    secret_page,
    webhook_page,
)
from trustmark.sites.member.webhooks.sentences import FAULTS


@for_contacts
@require_POST
def webhook_act(
    request: PersonRequest, domain: str, webhook_id: int, deed: str
) -> HttpResponse:
    """Press one of the buttons that ask nothing further."""
    found = my_webhook(request, domain, webhook_id)
    if deed not in _DEEDS:
        raise Http404
    act, said = _DEEDS[deed]
    try:
        act(found, by=request.user, at=request.at)
    except MoveRefused as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, str(said))
    return back_to(found)


@for_contacts
@require_POST
def webhook_topics(
    request: PersonRequest, domain: str, webhook_id: int
) -> HttpResponse:
    """Choose what it hears of."""
    found = my_webhook(request, domain, webhook_id)
    form = TopicsForm(request.POST)
    if not form.is_valid():
        return webhook_page(request, found, topics=form, status=UNPROCESSABLE)
    try:
        dispatches.choose_topics(
            found, form.cleaned_data["topics"], by=request.user, at=request.at
        )
    except WebhookRefused as refused:
        messages.error(request, str(FAULTS[refused.fault]))
    except MoveRefused as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, _("Saved. It holds from now on."))
    return back_to(found)


@for_contacts
@require_POST
def webhook_replay(
    request: PersonRequest, domain: str, webhook_id: int
) -> HttpResponse:
    """Send once more what happened since a moment."""
    found = my_webhook(request, domain, webhook_id)
    form = ReplayForm(request.POST)
    if not form.is_valid():
        return webhook_page(request, found, replay=form, status=UNPROCESSABLE)
    told = form.cleaned_data
    try:
        count = dispatches.replay(
            found,
            since=told["since"],
            arrived_too=told["which"] == "all",
            by=request.user,
            at=request.at,
        )
    except MoveRefused as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, _sent_again(count))
    return back_to(found)


@for_contacts
@require_POST
def webhook_again(
    request: PersonRequest, domain: str, webhook_id: int, message_id: str
) -> HttpResponse:
    """Send one message once more."""
    found = my_webhook(request, domain, webhook_id)
    message = dispatches.find_message(found, message_id)
    if message is None:
        raise Http404
    try:
        dispatches.send_again(message, by=request.user, at=request.at)
    except MoveRefused as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, _sent_again(1))
    return back_to(found)


@for_contacts
@require_http_methods(["GET", "HEAD", "POST"])
def webhook_rotate(
    request: PersonRequest, domain: str, webhook_id: int
) -> HttpResponse:
    """Say what a new secret means, then make it and show it once."""
    found = my_webhook(request, domain, webhook_id)
    refusal = dispatches.why_not_change(found, by=request.user)
    if request.method == "POST" and not refusal:
        try:
            secret = dispatches.rotate_secret(found, by=request.user, at=request.at)
        except MoveRefused as late:
            refusal = str(late)
        else:
            return secret_page(request, found, secret)
    return _asked(request, found, "member/webhooks/rotate.html", refusal)


@for_contacts
@require_http_methods(["GET", "HEAD", "POST"])
def webhook_remove(
    request: PersonRequest, domain: str, webhook_id: int
) -> HttpResponse:
    """Say what removing means, and do it when the button is pressed."""
    found = my_webhook(request, domain, webhook_id)
    refusal = dispatches.why_not_change(found, by=request.user)
    if request.method == "POST" and not refusal:
        try:
            dispatches.end(found, by=request.user, at=request.at)
        except MoveRefused as late:
            refusal = str(late)
        else:
            messages.success(request, _("The webhook was removed."))
            return _to_all(domain)
    return _asked(request, found, "member/webhooks/remove.html", refusal)


@for_contacts
@require_POST
def webhooks_bring(request: PersonRequest, domain: str) -> HttpResponse:
    """Bring every published product review to the shop's system, as if it were new."""
    mine = my_shop(request, domain)
    refusal = dispatches.why_not_manage(mine, by=request.user)
    if refusal:
        messages.error(request, refusal)
        return _to_all(domain)
    messages.success(request, _brought(dispatches.bring_all(mine, at=request.at)))
    return _to_all(domain)


def _asked(
    request: PersonRequest, found: Webhook, template: str, refusal: str | None
) -> HttpResponse:
    values = frame(found.shop) | {"webhook": found, "refusal": refusal}
    status = status_of(request, refusal=refusal)
    return render(request, template, values, status=status)


def _to_all(domain: str) -> HttpResponseRedirect:
    there = reverse("member:webhooks", args=[domain])
    return HttpResponseRedirect(there, status=SEE_OTHER)


def _sent_again(count: int) -> str:
    if not count:
        return _("There is nothing to send again.")
    return ngettext(
        "%(count)d message is sent again.", "%(count)d messages are sent again.", count
    ) % {"count": count}


def _brought(count: int) -> str:
    if not count:
        return _("There is nothing that is not on its way already.")
    return ngettext(
        "%(count)d product review is on its way.",
        "%(count)d product reviews are on their way.",
        count,
    ) % {"count": count}


_DEEDS = {
    "test": (
        dispatches.send_test,
        gettext_lazy("The test is on its way. The answer appears below."),
    ),
    "pause": (
        dispatches.pause,
        gettext_lazy("Paused. What happens meanwhile can be sent later."),
    ),
    "resume": (
        dispatches.resume,
        gettext_lazy("On again. What was missed can be sent below."),
    ),
}
