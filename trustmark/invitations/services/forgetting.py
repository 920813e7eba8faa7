"""Forgetting whom was invited, once the term has passed; the counts stay."""

from datetime import date, datetime

from django.db.models import Exists, OuterRef

from trustmark.invitations.models import (
    ClauseStatement,
    Invitation,
    InvitationSettings,
    OwnWords,
    SenderAddress,
)
from trustmark.invitations.rules import LONGEST
from trustmark.kernel.privacy import term_of


def forget_due(*, on: date, at: datetime) -> int:
    """Drop what recognises a person, words long replaced, choices of ended shops."""
    past = term_of(Invitation).past(at)
    old = Invitation.objects.filter(scheduled_for__lt=past).exclude(email_key="")
    count = old.update(email_key="")
    count += _forget_words(at=at)
    gone = SenderAddress.objects.filter(ended_at__lt=term_of(SenderAddress).past(at))
    count += gone.exclude(email="").update(email="")
    term = term_of(InvitationSettings)
    ended = InvitationSettings.objects.filter(shop__ended_at__lt=term.past(at))
    term = term_of(ClauseStatement)
    stated = ClauseStatement.objects.filter(shop__ended_at__lt=term.past(at))
    return count + ended.delete()[0] + stated.delete()[0]


def _forget_words(*, at: datetime) -> int:
    """Blank versions that a newer one replaced; the one in use stays."""
    newer = OwnWords.objects.filter(
        shop=OuterRef("shop"),
        language=OuterRef("language"),
        version__gt=OuterRef("version"),
    )
    old = OwnWords.objects.filter(
        Exists(newer), written_at__lt=term_of(OwnWords).past(at)
    )
    blank = dict.fromkeys(LONGEST, "")
    return old.exclude(**blank).update(**blank)
