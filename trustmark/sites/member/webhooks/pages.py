"""The webhooks of a shop: all of them, a new one, and what happened with one."""

from typing import Any

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from trustmark.dispatches import api as dispatches
from trustmark.dispatches.api import (
    Fared,
    NewWebhook,
    Webhook,
    WebhookFault,
    WebhookRefused,
)
from trustmark.kernel.cases import MoveRefused
from trustmark.kernel.history import list_history
from trustmark.orders import api as orders
from trustmark.shops.api import Shop
from trustmark.sites.layout.access import for_contacts
from trustmark.sites.layout.requests import PersonRequest, sent, status_of
from trustmark.sites.member.finding import my_shop
from trustmark.sites.member.pages import SEE_OTHER
from trustmark.sites.member.webhooks.forms import ReplayForm, TopicsForm, WebhookForm
from trustmark.sites.member.webhooks.sentences import FAULTS, REASONS

PER_PAGE = 25
_PLACES = {WebhookFault.TOPICS_MISSING: "topics", WebhookFault.TOPIC_UNKNOWN: "topics"}


@for_contacts
@require_http_methods(["GET", "HEAD", "POST"])
def webhooks(request: PersonRequest, domain: str) -> HttpResponse:
    """Every webhook, the question for a new one, and deliveries of product reviews."""
    mine = my_shop(request, domain)
    form = WebhookForm(sent(request), domain=mine.domain)
    refusal = dispatches.why_not_make(mine, by=request.user)
    if request.method == "POST" and form.is_valid() and not refusal:
        try:
            made = _made(request, mine, form)
        except MoveRefused as late:
            refusal = str(late)
        else:
            if made is not None:
                return secret_page(request, made.webhook, made.secret)
    values = frame(mine) | {
        "form": form,
        "why_not": refusal,
        "webhooks": dispatches.list_webhooks(mine),
        "addresses": orders.list_sync_addresses(mine),
        "deliveries": rows_of(
            dispatches.with_attempts(*dispatches.list_deliveries(mine))
        ),
    }
    status = status_of(request, refusal=refusal)
    return render(request, "member/webhooks/webhooks.html", values, status=status)


@for_contacts
@require_safe
def webhook(request: PersonRequest, domain: str, webhook_id: int) -> HttpResponse:
    """One webhook: how it fares, what it hears of, and what came of each message."""
    found = my_webhook(request, domain, webhook_id)
    return webhook_page(request, found)


def webhook_page(
    request: PersonRequest,
    found: Webhook,
    *,
    topics: TopicsForm | None = None,
    replay: ReplayForm | None = None,
    status: int = 200,
) -> HttpResponse:
    """The page of a webhook, with the forms as they were filled in."""
    messages = dispatches.list_messages(found)
    page = Paginator(messages, PER_PAGE).get_page(request.GET.get("page"))
    by = request.user
    values = frame(found.shop) | {
        "webhook": found,
        "page": page,
        "rows": rows_of(dispatches.with_attempts(*page.object_list)),
        "topics": topics or TopicsForm(initial={"topics": found.topics}),
        "replay": replay
        or ReplayForm(initial={"since": found.since, "which": "unarrived"}),
        "history": list_history(found),
        "why_not_change": dispatches.why_not_change(found, by=by),
        "why_not_pause": dispatches.why_not_pause(found, by=by),
        "why_not_resume": dispatches.why_not_resume(found, by=by),
        "why_not_send": dispatches.why_not_send(found, by=by),
        "is_on": found.state == dispatches.State.ON,
    }
    return render(request, "member/webhooks/webhook.html", values, status=status)


def secret_page(request: PersonRequest, found: Webhook, secret: str) -> HttpResponse:
    """The secret, this once; it cannot be shown again."""
    values = frame(found.shop) | {"webhook": found, "secret": secret}
    return render(request, "member/webhooks/secret.html", values)


def my_webhook(request: PersonRequest, domain: str, webhook_id: int) -> Webhook:
    """The webhook with this id, when it is of one's own shop."""
    mine = my_shop(request, domain)
    # More than the column holds is nobody's.
    found = dispatches.find_webhook(mine, webhook_id) if webhook_id < 2**63 else None
    if found is None:
        raise Http404
    return found


def frame(shop: Shop) -> dict[str, Any]:
    """What every page about the webhooks of a shop knows."""
    return {"shop": shop, "home": reverse("member:desk")}


def rows_of(fared: list[Fared]) -> list[dict[str, Any]]:
    """Messages for a table, with what went wrong in words."""
    return [
        {
            "message": each.dispatch,
            "words": REASONS.get(each.dispatch.reason, ""),
            "attempts": [
                {"attempt": one, "words": REASONS.get(one.reason, "")}
                for one in each.attempts
            ],
            "may_again": each.dispatch.state in _REPEATABLE,
        }
        for each in fared
    ]


def back_to(found: Webhook) -> HttpResponseRedirect:
    """To the page of the webhook."""
    there = reverse("member:webhook", args=[found.shop.domain, found.pk])
    return HttpResponseRedirect(there, status=SEE_OTHER)


def _made(request: PersonRequest, mine: Shop, form: WebhookForm) -> NewWebhook | None:
    told = form.cleaned_data
    try:
        return dispatches.make_webhook(
            mine, told["url"], topics=told["topics"], by=request.user, at=request.at
        )
    except WebhookRefused as refused:
        place = _PLACES.get(refused.fault, "url")
        form.add_error(place, str(FAULTS[refused.fault]))
        return None


_REPEATABLE = {
    dispatches.DispatchState.DONE,
    dispatches.DispatchState.FAILED,
    dispatches.DispatchState.MISSED,
}
