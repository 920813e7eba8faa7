"""The states of a proof that a domain is somebody's."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from trustmark.kernel.cases import Move, Turn


class ProofState(TextChoices):
    ASKED = "asked", _("Not yet proven")
    PROVEN = "proven", _("Proven")
    LOST = "lost", _("No longer proven")


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
MOVES = (PROVE, LOSE)
TURNS = {
    ProofState.ASKED: Turn.APPLICANT,
    ProofState.PROVEN: Turn.NOBODY,
    ProofState.LOST: Turn.MEMBER,
}
