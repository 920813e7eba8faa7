"""Webhooks: made, changed, tried, looked at, sent again, removed."""

from django.utils.translation import gettext_lazy as _
from ninja import Router, Status
from ninja.params.functions import Path, Query

from trustmark.dispatches import api as dispatches
from trustmark.dispatches.api import (
    OVERLAP,
    Fared,
    State,
    Webhook,
    WebhookFault,
    WebhookRefused,
)
from trustmark.kernel import vault
from trustmark.kernel.cases import MoveRefused
from trustmark.orders.api import Scope
from trustmark.sites.connect.own.callers import Bearer, Called
from trustmark.sites.connect.own.problems import FieldProblem, Problem, Refusal
from trustmark.sites.connect.own.webhook_shapes import (
    AttemptOut,
    MessageList,
    MessageOut,
    ReplayIn,
    ReplayTaken,
    SecretOut,
    WebhookChange,
    WebhookIn,
    WebhookList,
    WebhookMade,
    WebhookOut,
)

router = Router(tags=["webhooks"], auth=Bearer(Scope.WEBHOOKS))
PURPOSE = "reference of a webhook"
# What a key to try with is told, and a secret that signs nothing.
SANDBOX_REFERENCE, SANDBOX_SECRET = "sandbox", "whsec_c2FuZGJveA=="
MOST = 100
_READING = {401: Problem, 403: Problem, 404: Problem, 422: Problem, 429: Problem}
_WRITING = {400: Problem, 409: Problem, 413: Problem, **_READING}
_REFERENCE = Path(..., max_length=40)
_FAULTS = {
    WebhookFault.URL_SHAPE: _("This is not a complete web address."),
    WebhookFault.URL_NOT_HTTPS: _("The address must begin with https."),
    WebhookFault.URL_ELSEWHERE: _("The address is not on the domain of the shop."),
    WebhookFault.URL_PORT: _("The port must be 443 or 8443, or be left out."),
    WebhookFault.URL_KNOWN: _("There is a webhook with this address already."),
    WebhookFault.TOPICS_MISSING: _("Choose at least one thing to hear of."),
    WebhookFault.TOPIC_UNKNOWN: _("There is nothing of that name to hear of."),
}
_OF_TOPICS = {WebhookFault.TOPICS_MISSING, WebhookFault.TOPIC_UNKNOWN}


@router.post(
    "/webhooks",
    response={201: WebhookMade, **_WRITING},
    operation_id="makeWebhook",
    summary="Make a webhook",
)
def make(request: Called, asked: WebhookIn) -> Status[WebhookMade]:
    """Have an address told what happens. Its secret is in this answer alone."""
    caller, shop = request.auth, request.auth.connection.shop
    _refuse_if(dispatches.why_not_make(shop, by=None))
    if caller.is_test:
        return Status(201, _tried(request, asked))
    try:
        made = dispatches.make_webhook(
            shop, asked.url, topics=asked.topics, by=None, at=request.at
        )
    except WebhookRefused as refused:
        raise _wrong(refused.fault) from refused
    except MoveRefused as late:
        raise Refusal("not-now", saying=str(late)) from late
    told = WebhookMade(**_told(made.webhook).dict(), secret=made.secret)
    return Status(201, told)


@router.get(
    "/webhooks",
    response={200: WebhookList, **_READING},
    operation_id="listWebhooks",
    summary="The webhooks",
)
def page(request: Called) -> WebhookList:
    """Every webhook of the shop, without its secret."""
    if request.auth.is_test:
        return WebhookList(webhooks=[])
    found = dispatches.list_webhooks(request.auth.connection.shop)
    return WebhookList(webhooks=[_told(each) for each in found])


@router.get(
    "/webhooks/{reference}",
    response={200: WebhookOut, **_READING},
    operation_id="getWebhook",
    summary="How a webhook fares",
)
def get(request: Called, reference: str = _REFERENCE) -> WebhookOut:
    """One webhook, without its secret."""
    return _told(_found(request, reference))


@router.patch(
    "/webhooks/{reference}",
    response={200: WebhookOut, **_WRITING},
    operation_id="changeWebhook",
    summary="Change what it hears of, or switch it on or off",
)
def change(
    request: Called, wanted: WebhookChange, reference: str = _REFERENCE
) -> WebhookOut:
    """Change what is named. To switch on what is on already changes nothing."""
    found = _found(request, reference)
    is_on = found.state == State.ON
    try:
        if wanted.topics is not None:
            dispatches.choose_topics(found, wanted.topics, by=None, at=request.at)
        if wanted.is_on and not is_on:
            dispatches.resume(found, by=None, at=request.at)
        if wanted.is_on is False and is_on:
            dispatches.pause(found, by=None, at=request.at)
    except WebhookRefused as refused:
        raise _wrong(refused.fault) from refused
    except MoveRefused as late:
        raise Refusal("not-now", saying=str(late)) from late
    return _told(found)


@router.delete(
    "/webhooks/{reference}",
    response={204: None, **_WRITING},
    operation_id="removeWebhook",
    summary="Remove a webhook",
)
def remove(request: Called, reference: str = _REFERENCE) -> Status[None]:
    """Send nothing there any more, what waits included, and forget its secret."""
    found = _found(request, reference)
    try:
        dispatches.end(found, by=None, at=request.at)
    except MoveRefused as late:
        raise Refusal("not-now", saying=str(late)) from late
    return Status(204, None)


@router.post(
    "/webhooks/{reference}/test",
    response={202: MessageOut, **_WRITING},
    operation_id="testWebhook",
    summary="Send a test",
)
def send_test(request: Called, reference: str = _REFERENCE) -> Status[MessageOut]:
    """Send a message that says nothing but that it is a test."""
    found = _found(request, reference)
    try:
        message = dispatches.send_test(found, by=None, at=request.at)
    except MoveRefused as refused:
        raise Refusal("not-now", saying=str(refused)) from refused
    return Status(202, _message(Fared(message, [])))


@router.post(
    "/webhooks/{reference}/secret",
    response={200: SecretOut, **_WRITING},
    operation_id="rotateSecret",
    summary="Make a new secret",
)
def rotate(request: Called, reference: str = _REFERENCE) -> SecretOut:
    """Make a new secret; for a day messages are signed with both."""
    found = _found(request, reference)
    try:
        secret = dispatches.rotate_secret(found, by=None, at=request.at)
    except MoveRefused as refused:
        raise Refusal("not-now", saying=str(refused)) from refused
    return SecretOut(secret=secret, earlier_until=request.at + OVERLAP)


@router.get(
    "/webhooks/{reference}/messages",
    response={200: MessageList, **_READING},
    operation_id="listMessages",
    summary="What was sent, and how it went",
)
def messages(
    request: Called,
    reference: str = _REFERENCE,
    limit: int = Query(50, ge=1, le=MOST),
) -> MessageList:
    """The newest messages with each try. Of answers only the number is kept."""
    newest = dispatches.list_messages(_found(request, reference))[:limit]
    fared = dispatches.with_attempts(*newest)
    return MessageList(messages=[_message(each) for each in fared])


@router.post(
    "/webhooks/{reference}/replay",
    response={202: ReplayTaken, **_WRITING},
    operation_id="replayMessages",
    summary="Send once more what happened since a moment",
)
def replay(
    request: Called, wanted: ReplayIn, reference: str = _REFERENCE
) -> Status[ReplayTaken]:
    """Send once more, each message with the id it had; tests stay away."""
    found = _found(request, reference)
    try:
        count = dispatches.replay(
            found,
            since=wanted.since,
            arrived_too=wanted.which == "all",
            by=None,
            at=request.at,
        )
    except MoveRefused as refused:
        raise Refusal("not-now", saying=str(refused)) from refused
    return Status(202, ReplayTaken(count=count))


def reference_of(webhook: Webhook) -> str:
    """What the shop calls a webhook by."""
    return vault.veiled(webhook.pk, purpose=PURPOSE)


def _found(request: Called, reference: str) -> Webhook:
    """The webhook of this shop with the reference, or `Refusal`."""
    number = vault.unveiled(reference, purpose=PURPOSE)
    caller = request.auth
    is_real = number is not None and not caller.is_test
    shop = caller.connection.shop
    found = dispatches.find_webhook(shop, number or 0) if is_real else None
    if found is None:
        raise Refusal("not-found")
    return found


def _tried(request: Called, asked: WebhookIn) -> WebhookMade:
    shop = request.auth.connection.shop
    fault = dispatches.fault_in_webhook(shop, asked.url, topics=asked.topics)
    if fault:
        raise _wrong(fault)
    return WebhookMade(
        reference=SANDBOX_REFERENCE,
        url=asked.url,
        topics=asked.topics,
        state=State.ON,
        made_at=request.at,
        arrived_at=None,
        failing_since=None,
        sandbox=True,
        secret=SANDBOX_SECRET,
    )


def _told(webhook: Webhook) -> WebhookOut:
    return WebhookOut(
        reference=reference_of(webhook),
        url=webhook.url,
        topics=webhook.topics,
        state=webhook.state,
        made_at=webhook.made_at,
        arrived_at=webhook.arrived_at,
        failing_since=webhook.failing_since,
        sandbox=False,
    )


def _message(fared: Fared) -> MessageOut:
    message = fared.dispatch
    return MessageOut(
        id=message.message_id,
        type=message.topic,
        happened_at=message.happened_at,
        state=message.state,
        attempts=[
            AttemptOut(at=one.at, status=one.status or None, reason=one.reason)
            for one in fared.attempts
        ],
    )


def _wrong(fault: WebhookFault) -> Refusal:
    place = "/body/topics" if fault in _OF_TOPICS else "/body/url"
    detail = str(_FAULTS[fault])
    return Refusal(
        "not-right", FieldProblem(pointer=place, code=str(fault), detail=detail)
    )


def _refuse_if(refusal: str | None) -> None:
    if refusal:
        raise Refusal("not-now", saying=refusal)
