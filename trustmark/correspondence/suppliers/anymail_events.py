"""What a mail supplier reports, translated at the door into our verbs."""

from datetime import datetime

from anymail.signals import AnymailTrackingEvent, EventType

from trustmark.correspondence.services import (
    record_bounce,
    record_complaint,
    record_delivery,
)

_VERBS = {
    EventType.DELIVERED: record_delivery,
    EventType.BOUNCED: record_bounce,
    EventType.REJECTED: record_bounce,
    EventType.FAILED: record_bounce,
    EventType.COMPLAINED: record_complaint,
}


def record_anymail_event(event: AnymailTrackingEvent, *, at: datetime) -> bool:
    """Record one report of a supplier; whether it was news to us.

    Suppliers give a message an id of their own, so we sent ours along. Opened,
    clicked and the like are none of our business.
    """
    verb = _VERBS.get(event.event_type)
    if verb is None:
        return False
    message_id = (event.metadata or {}).get("message_id") or event.message_id or ""
    detail = event.mta_response or event.description or event.reject_reason or ""
    return verb(str(message_id), at=at, detail=str(detail)[:2000])
