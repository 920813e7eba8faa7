"""What applications do when audits end and amounts are paid."""

from datetime import datetime

from trustmark.applications.models import Application
from trustmark.applications.services import answering
from trustmark.audits.api import Audit
from trustmark.audits.events import AuditCancelled, AuditDecided
from trustmark.billing.events import ItemPaid
from trustmark.kernel.announcements import on


@on(AuditDecided)
def answer_the_application(event: AuditDecided, *, at: datetime) -> None:
    """A decided audit may be the last one an application waits for."""
    answering.answer(Audit.objects.get(pk=event.audit_id), cause="decided", at=at)


@on(AuditCancelled)
def end_the_application(event: AuditCancelled, *, at: datetime) -> None:
    """A cancelled audit too; silence and cancelling have their price."""
    answering.answer(Audit.objects.get(pk=event.audit_id), cause=event.cause, at=at)


@on(ItemPaid)
def admit(event: ItemPaid, *, at: datetime) -> None:
    """The last payment of an accepted application admits the shop."""
    if event.about_kind == Application._meta.label_lower:
        answering.admit_when_paid(event.about_id, at=at)
