"""The states of a proof that a domain is somebody's."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from trustmark.kernel.cases import Move, Turn


class ProofState(TextChoices):
    ASKED = "asked", _("Not yet proven")
    PROVEN = "proven", _("Proven")
    LOST = "lost", _("No longer proven")
    ENDED = "ended", _("Registration ended")


PROVE = Move(
    "prove",
    frozenset({ProofState.ASKED, ProofState.LOST}),
    ProofState.PROVEN,
    _("Control of the domain was proven"),
)
LOSE = Move(
    "lose",
    frozenset({ProofState.PROVEN}),
    ProofState.LOST,
    _("The proof of the domain was no longer found"),
)
OVERTAKE = Move(
    "overtake",
    frozenset({ProofState.ASKED}),
    ProofState.ENDED,
    _("Somebody else proved that the domain is theirs; this registration ended"),
)
RELEASE = Move(
    "release",
    frozenset({ProofState.ASKED, ProofState.PROVEN, ProofState.LOST}),
    ProofState.ENDED,
    _("The registration ended; the domain is free again"),
)
MOVES = (PROVE, LOSE, OVERTAKE, RELEASE)
TURNS = {
    ProofState.ASKED: Turn.APPLICANT,
    ProofState.PROVEN: Turn.NOBODY,
    ProofState.LOST: Turn.MEMBER,
    ProofState.ENDED: Turn.NOBODY,
}
