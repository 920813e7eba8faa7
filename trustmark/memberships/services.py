"""The verbs of memberships: start, become full, suspend, restore, end."""

from datetime import date, datetime

from django.db import transaction

from trustmark.accounts.api import User
from trustmark.correspondence import api as correspondence
from trustmark.correspondence.api import Letter
from trustmark.kernel.announcements import announce
from trustmark.kernel.calendar import day_of
from trustmark.kernel.cases import MoveRefused, begin, note, take
from trustmark.kernel.links import link_to
from trustmark.kernel.numbers import draw_number
from trustmark.memberships import permissions, states
from trustmark.memberships.events import (
    MembershipBecameFull,
    MembershipEnded,
    MembershipRestored,
    MembershipStarted,
    MembershipSuspended,
)
from trustmark.memberships.letters import (
    FullMembershipBegan,
    Member,
    MembershipHasEnded,
    MembershipWasRestored,
    MembershipWasSuspended,
)
from trustmark.memberships.models import Hold, Membership, Period
from trustmark.memberships.states import RUNNING, State
from trustmark.schemes.api import SchemeVersion
from trustmark.shops import api as shops
from trustmark.shops.api import Company


@transaction.atomic
def start(
    company: Company,
    *,
    version: SchemeVersion,
    period: Period,
    by: User | None,
    at: datetime,
    unit: str = "",
) -> Membership:
    """Make a company a member, or let a further shop join the membership that runs.

    A new membership is provisional for the rulebook's time; without such a time it is
    full at once.
    """
    running = find_running(company, scheme=version.scheme, unit=unit)
    if running is not None:
        return running
    on = day_of(at)
    term = version.rules.find_term("provisional")
    membership = Membership(
        number=f"L-{on.year}-{draw_number(f'memberships {on.year}'):05d}",
        company=company,
        unit=unit,
        scheme_version=version,
        scheme=version.scheme,
        state=State.PROVISIONAL if term else State.FULL,
        period=period,
        started_on=on,
        provisional_until=term.after(on, version.rules.scheme.calendar)
        if term
        else None,
        became_full_at=None if term else at,
    )
    begin(membership, by=by, at=at, tells="start")
    announce(MembershipStarted(membership.pk, company.pk, membership.scheme), at=at)
    return membership


def convert_due(*, on: date, at: datetime) -> int:
    """Make every provisional member full whose time is over and who kept the rules.

    A member with something against him stays provisional and waits for staff.
    """
    due = Membership.objects.filter(
        state=State.PROVISIONAL, provisional_until__lte=on
    ).select_related("company", "scheme_version")
    return sum(_convert(membership, on=on, at=at) for membership in due)


@transaction.atomic
def extend_provisional(
    membership: Membership, *, until: date, reason: str, by: User, at: datetime
) -> None:
    """Keep a membership provisional for longer, with the reason."""
    refusal = permissions.why_not_extend(membership, until=until, by=by, on=day_of(at))
    rows = Membership.objects.filter(pk=membership.pk, state=State.PROVISIONAL)
    if refusal or not reason.strip() or not rows.update(provisional_until=until):
        raise MoveRefused(refusal or "extending has a reason")
    note(membership, states.EXTENDED, by=by, at=at, reason=reason)
    membership.refresh_from_db()


@transaction.atomic
def suspend(membership: Membership, *, reason: str, by: User, at: datetime) -> None:
    """Suspend a membership, and with it every seal it carries."""
    refusal = permissions.why_not_suspend(membership, by=by, on=day_of(at))
    if refusal or not reason.strip():
        raise MoveRefused(refusal or "suspending has a reason")
    take(membership, states.SUSPEND, by=by, at=at, reason=reason)
    tell(
        membership,
        MembershipWasSuspended(
            member_of(membership),
            reason,
            _ends(membership, "seal-removal", at),
            _ends(membership, "appeal", at),
            _appeal_link(membership),
        ),
        at=at,
    )
    announce(
        MembershipSuspended(
            membership.pk, membership.company_id, membership.scheme, reason
        ),
        at=at,
    )


@transaction.atomic
def restore(membership: Membership, *, reason: str, by: User, at: datetime) -> None:
    """Lift a suspension; a member who never became full is provisional again."""
    refusal = permissions.why_not_restore(membership, by=by, on=day_of(at))
    if refusal:
        raise MoveRefused(refusal)
    was_full = membership.became_full_at is not None
    move = states.RESTORE if was_full else states.RESTORE_PROVISIONAL
    take(membership, move, by=by, at=at, reason=reason)
    tell(
        membership,
        MembershipWasRestored(
            member_of(membership),
        ),
        at=at,
    )
    announce(
        MembershipRestored(membership.pk, membership.company_id, membership.scheme),
        at=at,
    )


@transaction.atomic
def end(membership: Membership, *, reason: str, by: User, at: datetime) -> None:
    """End a membership as a decision of the operator, with the reason."""
    refusal = permissions.why_not_end(membership, by=by, on=day_of(at))
    if refusal or not reason.strip():
        raise MoveRefused(refusal or "ending a membership has a reason")
    take(membership, states.END, by=by, at=at, reason=reason, ended_at=at)
    tell(
        membership,
        MembershipHasEnded(
            member_of(membership),
            reason,
            _ends(membership, "seal-removal", at),
            _ends(membership, "appeal", at),
            _appeal_link(membership),
            _again_from(membership, at),
        ),
        at=at,
    )
    announce(
        MembershipEnded(
            membership.pk, membership.company_id, membership.scheme, reason
        ),
        at=at,
    )


@transaction.atomic
def put_hold(
    membership: Membership, *, ground: str, reason: str, by: User | None, at: datetime
) -> Hold:
    """Keep a provisional membership from becoming full until the ground is gone."""
    return Hold.objects.create(
        membership=membership, ground=ground, reason=reason, put_by=by, put_at=at
    )


@transaction.atomic
def lift_hold(hold: Hold, *, at: datetime) -> None:
    """Let go of a hold; lifting it twice changes nothing."""
    Hold.objects.filter(pk=hold.pk, lifted_at=None).update(lifted_at=at)
    hold.refresh_from_db()


@transaction.atomic
def hold_back(membership: Membership, *, reason: str, by: User, at: datetime) -> Hold:
    """Let somebody here keep a membership from becoming full, with the reason."""
    refusal = permissions.why_not_hold_back(membership, by=by, on=day_of(at))
    if refusal or not reason.strip():
        raise MoveRefused(refusal or "holding back has a reason")
    note(membership, states.HELD_BACK, by=by, at=at, reason=reason)
    return put_hold(
        membership, ground=permissions.BY_STAFF, reason=reason, by=by, at=at
    )


@transaction.atomic
def let_go(membership: Membership, *, reason: str, by: User, at: datetime) -> None:
    """Lift every hold that staff put on a membership, with the reason."""
    refusal = permissions.why_not_let_go(membership, by=by, on=day_of(at))
    if refusal or not reason.strip():
        raise MoveRefused(refusal or "letting go has a reason")
    note(membership, states.LET_GO, by=by, at=at, reason=reason)
    Hold.objects.filter(
        membership=membership, ground=permissions.BY_STAFF, lifted_at=None
    ).update(lifted_at=at)


def find_running(company: Company, *, scheme: str, unit: str = "") -> Membership | None:
    """The membership a company, or one unit of it, has in a scheme now."""
    rows = Membership.objects.filter(
        company=company, scheme=scheme, unit=unit, state__in=RUNNING
    )
    return rows.select_related("company", "scheme_version").first()


@transaction.atomic
def _convert(membership: Membership, *, on: date, at: datetime) -> bool:
    if permissions.why_not_become_full(membership, on=on):
        return False
    try:
        take(membership, states.BECOME_FULL, by=None, at=at, became_full_at=at)
    except MoveRefused:
        return False
    tell(
        membership,
        FullMembershipBegan(member_of(membership), on),
        at=at,
    )
    announce(
        MembershipBecameFull(membership.pk, membership.company_id, membership.scheme),
        at=at,
    )
    return True


def _ends(membership: Membership, term: str, at: datetime) -> date:
    book = membership.scheme_version.rules
    return book.terms[term].ends_on(day_of(at), book.scheme.calendar)


def _appeal_link(membership: Membership) -> str:
    language = membership.company.language
    return link_to("member:membership_appeal", membership.number, language=language)


def _again_from(membership: Membership, at: datetime) -> date | None:
    book = membership.scheme_version.rules
    term = book.find_term("reapplication")
    return term.after(day_of(at), book.scheme.calendar) if term else None


def member_of(membership: Membership) -> Member:
    """Whom letters about the membership name."""
    company, scheme = membership.company, membership.scheme_version.rules.scheme
    return Member(company.name, scheme.name[company.language], membership.number)


def tell(membership: Membership, letter: Letter, *, at: datetime) -> None:
    """Send a letter about a membership to its company."""
    company, book = membership.company, membership.scheme_version.rules
    correspondence.send(
        letter,
        to=company.email,
        name=company.name,
        language=company.language,
        sender=shops.sender_of(book, language=company.language),
        at=at,
        about=membership,
    )
