"""What applications do when audits end and amounts are paid."""

from datetime import datetime

from trustmark.applications.services import admitting, answering, releasing
from trustmark.audits.api import Audit
from trustmark.audits.events import AuditCancelled, AuditDecided
from trustmark.billing import api as billing
from trustmark.billing.events import ItemPaid, ItemWithdrawn
from trustmark.kernel.announcements import on
from trustmark.memberships.events import MembershipRestored
from trustmark.shops.events import ShopOvertaken


@on(AuditDecided)
def answer_the_application(event: AuditDecided, *, at: datetime) -> None:
    """A decided audit may be the last one an application waits for."""
    answering.answer(Audit.objects.get(pk=event.audit_id), at=at)


@on(AuditCancelled)
def end_the_application(event: AuditCancelled, *, at: datetime) -> None:
    """A cancelled audit too; silence and cancelling have their price."""
    answering.answer(Audit.objects.get(pk=event.audit_id), at=at)


@on(ItemPaid)
def admit_what_was_paid(event: ItemPaid, *, at: datetime) -> None:
    """A payment admits the shop it was for, and others that arrears held up."""
    _admit_for_item(event.item_id, at=at)


@on(ItemWithdrawn)
def admit_what_is_owed_no_more(event: ItemWithdrawn, *, at: datetime) -> None:
    """What need not be paid any more holds nothing up."""
    _admit_for_item(event.item_id, at=at)


@on(MembershipRestored)
def admit_what_waited_for_the_membership(
    event: MembershipRestored, *, at: datetime
) -> None:
    """A suspended member's further shops waited for the suspension to end."""
    admitting.admit_waiting(event.company_id, scheme=event.scheme, at=at)


@on(ShopOvertaken)
def stop_what_was_overtaken(event: ShopOvertaken, *, at: datetime) -> None:
    """Whoever did not prove the domain first has nothing left to apply with."""
    releasing.stop_overtaken(event.shop_id, at=at)


def _admit_for_item(item_id: int, *, at: datetime) -> None:
    item = billing.OpenItem.objects.get(pk=item_id)
    admitting.admit_waiting(item.company_id, scheme=item.scheme, at=at)
