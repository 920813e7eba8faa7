"""What audits do when a letter of theirs comes back."""

from datetime import datetime

from trustmark.audits.models import Audit
from trustmark.audits.services.remedying import stop_clock
from trustmark.correspondence.events import LetterBounced
from trustmark.kernel.announcements import on


@on(LetterBounced)
def stop_the_clock_of_an_undelivered_request(
    event: LetterBounced, *, at: datetime
) -> None:
    """A term does not run against a shop that never got the letter."""
    if event.about_kind != "audits.audit" or not event.letter.startswith("Remedy"):
        return
    audit = Audit.objects.filter(pk=event.about_id).first()
    if audit:
        stop_clock(audit, at=at)
