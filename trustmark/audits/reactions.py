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
    is_ours = event.about_kind == "audits.audit" and event.letter.startswith("Remedy")
    if is_ours and event.about_id is not None:
        stop_clock(Audit.objects.get(pk=event.about_id), at=at)
