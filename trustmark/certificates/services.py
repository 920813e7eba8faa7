"""The verbs of certificates: issue, suspend, restore, withdraw, expire."""

from datetime import date, datetime

from django.db import transaction
from django.db.models import QuerySet

from trustmark.accounts.api import User
from trustmark.audits import api as audits
from trustmark.audits.api import Audit
from trustmark.certificates import permissions, states
from trustmark.certificates.events import CertificateChanged
from trustmark.certificates.letters import (
    CertificateHasExpired,
    CertificateWasRestored,
    CertificateWasSuspended,
    CertificateWasWithdrawn,
    Holder,
)
from trustmark.certificates.models import Certificate
from trustmark.certificates.states import CARRYING, RUNNING, State
from trustmark.correspondence import api as correspondence
from trustmark.correspondence.api import Letter
from trustmark.kernel.announcements import announce
from trustmark.kernel.calendar import day_of
from trustmark.kernel.cases import Move, MoveRefused, begin, take
from trustmark.kernel.links import link_to
from trustmark.kernel.numbers import draw_number
from trustmark.memberships.api import Membership
from trustmark.shops import api as shops


@transaction.atomic
def issue(
    audit: Audit, *, membership: Membership, by: User | None, at: datetime
) -> Certificate:
    """Issue the certificate an audit was granted; one audit carries one certificate.

    It is provisional for the rulebook's time from today, whatever the membership is:
    what the public reads as "relatively new" is about this shop.
    """
    decision = audits.find_decision(audit)
    if decision is None or not decision.granted or audit.state != audits.State.MET:
        raise MoveRefused(f"{audit} was not decided in favour of the shop")
    book, on = audit.scheme_version.rules, day_of(at)
    provisional = book.find_term("provisional")
    validity = book.find_term("certificate-validity")
    prefix, series = book.scheme.number_prefix, f"{audit.scheme} certificates {on.year}"
    certificate = Certificate(
        number=f"{prefix}-{on.year}-{draw_number(series):05d}",
        shop=audit.shop,
        audit=audit,
        membership=membership,
        scheme_version=audit.scheme_version,
        scheme=audit.scheme,
        kind=audit.kind,
        state=State.PROVISIONAL if provisional else State.ACTIVE,
        valid_from=on,
        valid_until=validity.after(on, book.scheme.calendar) if validity else None,
        provisional_until=provisional.after(on, book.scheme.calendar)
        if provisional
        else None,
        became_full_at=None if provisional else at,
    )
    begin(certificate, by=by, at=at, tells="issue")
    announce_change(certificate, "issued", at=at)
    return certificate


@transaction.atomic
def suspend(certificate: Certificate, *, reason: str, by: User, at: datetime) -> None:
    """Take the seal off a shop until the ground for it is gone."""
    _refuse(permissions.why_not_suspend(certificate, by=by, on=day_of(at)), reason)
    _suspend(certificate, reason=reason, by=by, at=at)
    tell(
        certificate,
        CertificateWasSuspended(
            holder_of(certificate),
            reason,
            _ends(certificate, "seal-removal", at),
            _ends(certificate, "appeal", at),
            _appeal_link(certificate),
        ),
        at=at,
    )


@transaction.atomic
def restore(certificate: Certificate, *, reason: str, by: User, at: datetime) -> None:
    """Let a shop show the seal again."""
    _refuse(permissions.why_not_restore(certificate, by=by, on=day_of(at)), reason)
    _restore(certificate, reason=reason, by=by, at=at)
    tell(certificate, CertificateWasRestored(holder_of(certificate)), at=at)


@transaction.atomic
def withdraw(certificate: Certificate, *, reason: str, by: User, at: datetime) -> None:
    """End a certificate by decision."""
    _refuse(permissions.why_not_withdraw(certificate, by=by, on=day_of(at)), reason)
    _end(certificate, states.WITHDRAW, reason=reason, by=by, at=at)
    tell(
        certificate,
        CertificateWasWithdrawn(
            holder_of(certificate),
            reason,
            _ends(certificate, "seal-removal", at),
            _ends(certificate, "appeal", at),
            _appeal_link(certificate),
        ),
        at=at,
    )


def expire_due(*, on: date, at: datetime) -> int:
    """End every certificate that is past its last day."""
    due = _certificates().filter(state__in=RUNNING, valid_until__lte=on)
    return sum(_expire(certificate, at=at) for certificate in due)


def convert_due(*, on: date, at: datetime) -> int:
    """Drop the notice "relatively new" from shops whose time is over.

    Only under a full membership: what holds that back holds this back too.
    """
    due = _certificates().filter(
        state=State.PROVISIONAL,
        provisional_until__lte=on,
        membership__state="full",
    )
    return sum(_convert(certificate, at=at) for certificate in due)


def suspend_with_membership(membership_id: int, *, reason: str, at: datetime) -> None:
    """Suspend what a suspended membership carried; its own letter told the member."""
    for certificate in _certificates().filter(
        membership_id=membership_id, state__in=CARRYING
    ):
        _suspend(certificate, reason=reason, by=None, at=at)


def restore_with_membership(membership_id: int, *, at: datetime) -> None:
    """Restore what was suspended together with the membership, and nothing else."""
    for certificate in _certificates().filter(
        membership_id=membership_id,
        state=State.SUSPENDED,
        suspended_with_membership=True,
    ):
        _restore(certificate, reason="", by=None, at=at)


def withdraw_with_membership(membership_id: int, *, reason: str, at: datetime) -> None:
    """End what an ended membership carried."""
    for certificate in _certificates().filter(
        membership_id=membership_id, state__in=RUNNING
    ):
        _end(certificate, states.WITHDRAW, reason=reason, by=None, at=at)


def _suspend(
    certificate: Certificate, *, reason: str, by: User | None, at: datetime
) -> None:
    take(
        certificate,
        states.SUSPEND,
        by=by,
        at=at,
        reason=reason,
        suspended_at=at,
        suspended_with_membership=by is None,
    )
    announce_change(certificate, "suspended", at=at)


def _restore(
    certificate: Certificate, *, reason: str, by: User | None, at: datetime
) -> None:
    was_full = certificate.became_full_at is not None
    move = states.RESTORE if was_full else states.RESTORE_PROVISIONAL
    take(
        certificate,
        move,
        by=by,
        at=at,
        reason=reason,
        suspended_at=None,
        suspended_with_membership=False,
    )
    announce_change(certificate, "restored", at=at)


def _end(
    certificate: Certificate,
    move: Move,
    *,
    reason: str,
    by: User | None,
    at: datetime,
) -> None:
    take(
        certificate,
        move,
        by=by,
        at=at,
        reason=reason,
        ended_at=at,
        suspended_at=None,
        suspended_with_membership=False,
        withdrawn_with_membership=move is states.WITHDRAW and by is None,
    )
    announce_change(certificate, str(move.target), at=at)


@transaction.atomic
def _expire(certificate: Certificate, *, at: datetime) -> bool:
    try:
        _end(certificate, states.EXPIRE, reason="", by=None, at=at)
    except MoveRefused:
        return False
    tell(
        certificate,
        CertificateHasExpired(
            holder_of(certificate), _ends(certificate, "seal-removal", at)
        ),
        at=at,
    )
    return True


@transaction.atomic
def _convert(certificate: Certificate, *, at: datetime) -> bool:
    try:
        take(certificate, states.BECOME_FULL, by=None, at=at, became_full_at=at)
    except MoveRefused:
        return False
    announce_change(certificate, "became-full", at=at)
    return True


def announce_change(certificate: Certificate, change: str, *, at: datetime) -> None:
    """Let whoever publishes look up how it stands now."""
    announce(
        CertificateChanged(
            certificate.shop_id, certificate.pk, certificate.scheme, change
        ),
        at=at,
    )


def _certificates() -> QuerySet[Certificate]:
    return Certificate.objects.select_related(
        "shop__company", "scheme_version", "membership"
    )


def _refuse(refusal: str | None, reason: str) -> None:
    if refusal or not reason.strip():
        raise MoveRefused(refusal or "a change of a certificate has a reason")


def _appeal_link(certificate: Certificate) -> str:
    language = certificate.shop.company.language
    return link_to("member:certificate_appeal", certificate.number, language=language)


def _ends(certificate: Certificate, term: str, at: datetime) -> date:
    book = certificate.scheme_version.rules
    return book.terms[term].ends_on(day_of(at), book.scheme.calendar)


def holder_of(certificate: Certificate) -> Holder:
    """Whom letters about the certificate name."""
    shop = certificate.shop
    return Holder(shop.company.name, shop.name, shop.domain, certificate.number)


def tell(certificate: Certificate, letter: Letter, *, at: datetime) -> None:
    """Send a letter about a certificate to the company that holds it."""
    company, book = certificate.shop.company, certificate.scheme_version.rules
    correspondence.send(
        letter,
        to=company.email,
        name=company.name,
        language=company.language,
        sender=shops.sender_of(book, language=company.language),
        at=at,
        about=certificate,
    )
