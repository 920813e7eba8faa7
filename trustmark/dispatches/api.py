"""The front door of dispatches."""

from trustmark.dispatches.models import Attempt, Dispatch, Webhook
from trustmark.dispatches.permissions import (
    why_not_change,
    why_not_make,
    why_not_manage,
    why_not_pause,
    why_not_repeat,
    why_not_resume,
    why_not_send,
)
from trustmark.dispatches.queries import (
    Fared,
    find_message,
    find_webhook,
    list_deliveries,
    list_messages,
    list_webhooks,
    with_attempts,
)
from trustmark.dispatches.rules import OVERLAP, Reason
from trustmark.dispatches.services.posting import sweep
from trustmark.dispatches.services.registering import (
    NewWebhook,
    WebhookFault,
    WebhookRefused,
    choose_topics,
    end,
    fault_in_webhook,
    make_webhook,
    pause,
    resume,
    rotate_secret,
)
from trustmark.dispatches.services.replaying import (
    KEPT,
    forget_due,
    replay,
    send_again,
)
from trustmark.dispatches.services.syncing import bring_all
from trustmark.dispatches.services.telling import send_test
from trustmark.dispatches.states import (
    PRODUCT_REVIEW,
    TEST,
    DispatchState,
    State,
    Topic,
)

__all__ = [
    "KEPT",
    "OVERLAP",
    "PRODUCT_REVIEW",
    "TEST",
    "Attempt",
    "Dispatch",
    "DispatchState",
    "Fared",
    "NewWebhook",
    "Reason",
    "State",
    "Topic",
    "Webhook",
    "WebhookFault",
    "WebhookRefused",
    "bring_all",
    "choose_topics",
    "end",
    "fault_in_webhook",
    "find_message",
    "find_webhook",
    "forget_due",
    "list_deliveries",
    "list_messages",
    "list_webhooks",
    "make_webhook",
    "pause",
    "replay",
    "resume",
    "rotate_secret",
    "send_again",
    "send_test",
    "sweep",
    "why_not_change",
    "why_not_make",
    "why_not_manage",
    "why_not_pause",
    "why_not_repeat",
    "why_not_resume",
    "why_not_send",
    "with_attempts",
]
