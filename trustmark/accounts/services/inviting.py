"""Invitations: offered by letter, accepted once."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction

from trustmark.accounts.events import InvitationAccepted
from trustmark.accounts.letters import (
    InvitedAsColleague,
    InvitedAsStaff,
    InvitedFromOutside,
)
from trustmark.accounts.links import Key, address_of, digest_of, new_key
from trustmark.accounts.models import Invitation, Purpose, User
from trustmark.accounts.permissions import why_not_manage_people
from trustmark.accounts.queries import find_user
from trustmark.accounts.roles import OUTSIDE_ROLES, Role
from trustmark.accounts.services.granting import NotYoursToDecide, grant_role
from trustmark.accounts.services.people import create_user, fold_email
from trustmark.correspondence import api as correspondence
from trustmark.correspondence.api import Letter, Sender
from trustmark.kernel.announcements import announce
from trustmark.kernel.calendar import day_of

GOOD_FOR = timedelta(days=7)


class InvitationSpent(Exception):
    """The invitation is unknown, accepted before, or past its last day."""


@dataclass(frozen=True)
class Invitee:
    """Whom an invitation is for: one address, one name, one language."""

    email: str
    name: str
    language: str


@transaction.atomic
def invite(
    whom: Invitee,
    role: Role,
    *,
    sender: Sender,
    by: User | None,
    at: datetime,
    scheme: str = "",
    organisation: str = "",
) -> Invitation:
    """Invite somebody to a role; people from outside name their organisation."""
    refusal = why_not_manage_people(by=by, on=day_of(at), scheme=scheme) if by else None
    if refusal:
        raise NotYoursToDecide(refusal)
    key = new_key()
    purpose = Purpose.OUTSIDER if role in OUTSIDE_ROLES else Purpose.STAFF
    invitation = _offer(whom, key, purpose=purpose, by=by, at=at)
    invitation.role, invitation.scheme = role, scheme
    invitation.organisation = organisation
    invitation.save(force_insert=True)
    link, last_day = _link_of(invitation, key), day_of(invitation.expires_at)
    letter: Letter = InvitedAsStaff(whom.name, sender.name, link, last_day)
    if purpose == Purpose.OUTSIDER:
        letter = InvitedFromOutside(
            whom.name, sender.name, organisation, link, last_day
        )
    _post(letter, invitation, sender=sender, at=at)
    return invitation


@transaction.atomic
def invite_colleague(
    whom: Invitee,
    *,
    company_id: int,
    company_name: str,
    sender: Sender,
    by: User,
    at: datetime,
) -> Invitation:
    """Invite somebody to act for a company; that `by` may do so, the caller asked."""
    key = new_key()
    invitation = _offer(whom, key, purpose=Purpose.COLLEAGUE, by=by, at=at)
    invitation.subject_id = company_id
    invitation.save(force_insert=True)
    letter = InvitedAsColleague(
        whom.name,
        by.name,
        company_name,
        _link_of(invitation, key),
        day_of(invitation.expires_at),
    )
    _post(letter, invitation, sender=sender, at=at)
    return invitation


def find_invitation(secret: str, *, at: datetime) -> Invitation | None:
    """The invitation that goes with this key, while it can be accepted."""
    open_ones = Invitation.objects.filter(accepted_at=None, expires_at__gt=at)
    return open_ones.filter(digest=digest_of(secret)).first()


@transaction.atomic
def accept_invitation(
    secret: str, *, at: datetime, name: str = "", password: str | None = None
) -> User:
    """Become a user by the key from the letter, or join as the user one already is.

    The key shows that the address is theirs. Raises `InvitationSpent`, and
    `ValidationError` when the password breaks the rules.
    """
    invitation = find_invitation(secret, at=at)
    if invitation is None:
        raise InvitationSpent
    user = find_user(invitation.email) or create_user(
        invitation.email,
        name=name or invitation.name,
        language=invitation.language,
        password=password,
        is_verified=True,
        at=at,
    )
    # The guard is in the UPDATE: of two clicks at once, one accepts.
    mine = Invitation.objects.filter(pk=invitation.pk, accepted_at=None)
    if not user.is_active or not mine.update(accepted_at=at, user=user):
        raise InvitationSpent
    if invitation.role:
        _grant(invitation, user, at=at)
    announce(_accepted(invitation, user), at=at)
    return user


def _grant(invitation: Invitation, user: User, *, at: datetime) -> None:
    try:
        grant_role(
            user,
            Role(invitation.role),
            by=invitation.invited_by,
            at=at,
            scheme=invitation.scheme,
            organisation=invitation.organisation,
        )
    except NotYoursToDecide as refusal:
        # Whoever invited is no manager any more: then neither is the offer good.
        raise InvitationSpent from refusal


def _accepted(invitation: Invitation, user: User) -> InvitationAccepted:
    return InvitationAccepted(
        invitation_id=invitation.pk,
        user_id=user.pk,
        purpose=invitation.purpose,
        subject_id=invitation.subject_id or 0,
    )


def _offer(
    whom: Invitee, key: Key, *, purpose: Purpose, by: User | None, at: datetime
) -> Invitation:
    return Invitation(
        email=fold_email(whom.email),
        name=whom.name,
        language=whom.language,
        purpose=purpose,
        digest=key.digest,
        invited_by=by,
        invited_at=at,
        expires_at=at + GOOD_FOR,
    )


def _link_of(invitation: Invitation, key: Key) -> str:
    return address_of("accept_invitation", key.secret, language=invitation.language)


def _post(
    letter: Letter, invitation: Invitation, *, sender: Sender, at: datetime
) -> None:
    correspondence.send(
        letter,
        to=invitation.email,
        name=invitation.name,
        language=invitation.language,
        sender=sender,
        at=at,
    )
