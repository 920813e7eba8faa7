"""Overturning a withdrawal: the certificate is again what it was before."""

from contextlib import suppress
from datetime import datetime

from django.db import IntegrityError, transaction

from trustmark.accounts.api import User
from trustmark.certificates import permissions, states
from trustmark.certificates.letters import CertificateWasReinstated
from trustmark.certificates.models import Certificate
from trustmark.certificates.services import announce_change, holder_of, tell
from trustmark.certificates.states import State
from trustmark.kernel.calendar import day_of
from trustmark.kernel.cases import MoveRefused, take
from trustmark.kernel.history import list_history
from trustmark.memberships import api as memberships


@transaction.atomic
def reinstate(certificate: Certificate, *, reason: str, by: User, at: datetime) -> None:
    """Undo a withdrawal; a certificate that was suspended before is so again."""
    refusal = permissions.why_not_reinstate(certificate, by=by, on=day_of(at))
    if refusal or not reason.strip():
        raise MoveRefused(refusal or "a change of a certificate has a reason")
    _reinstate(
        certificate, suspended=_was_suspended(certificate), reason=reason, by=by, at=at
    )
    tell(
        certificate,
        CertificateWasReinstated(
            holder_of(certificate), is_suspended=certificate.state == State.SUSPENDED
        ),
        at=at,
    )


def reinstate_with_membership(membership_id: int, *, at: datetime) -> None:
    """Bring back what was withdrawn together with the membership, and nothing else."""
    rows = Certificate.objects.filter(
        membership_id=membership_id,
        state=State.WITHDRAWN,
        withdrawn_with_membership=True,
    )
    for certificate in rows.select_related("membership", "scheme_version"):
        with_it = certificate.membership.state == memberships.State.SUSPENDED
        with suppress(MoveRefused):  # The shop was certified anew in the meantime.
            _reinstate(
                certificate,
                suspended=with_it or _was_suspended(certificate),
                suspended_with_membership=with_it,
                at=at,
            )


def _reinstate(
    certificate: Certificate,
    *,
    suspended: bool,
    suspended_with_membership: bool = False,
    reason: str = "",
    by: User | None = None,
    at: datetime,
) -> None:
    if suspended:
        move = states.REINSTATE_SUSPENDED
    elif certificate.became_full_at is not None:
        move = states.REINSTATE
    else:
        move = states.REINSTATE_PROVISIONAL
    try:
        with transaction.atomic():
            take(
                certificate,
                move,
                by=by,
                at=at,
                reason=reason,
                ended_at=None,
                withdrawn_with_membership=False,
                suspended_at=at if suspended else None,
                suspended_with_membership=suspended_with_membership,
            )
    except IntegrityError as newer:
        raise MoveRefused(permissions.newer_certificate()) from newer
    announce_change(certificate, "reinstated", at=at)


def _was_suspended(certificate: Certificate) -> bool:
    ends = [line for line in list_history(certificate) if line.move == "withdraw"]
    return bool(ends) and ends[-1].origin == State.SUSPENDED
