"""Who may change a certificate, and why not."""

from datetime import date

from django.utils.translation import gettext as _

from trustmark.accounts import api as accounts
from trustmark.accounts.api import Role, User
from trustmark.certificates.models import Certificate
from trustmark.certificates.states import CARRYING, RUNNING, State
from trustmark.memberships import api as memberships


def why_not_suspend(certificate: Certificate, *, by: User, on: date) -> str | None:
    """A decider or manager, while the shop carries the seal."""
    if certificate.state not in CARRYING:
        return _("This certificate is not valid now, so it cannot be suspended.")
    return _why_not_ruler(certificate, by=by, on=on)


def why_not_restore(certificate: Certificate, *, by: User, on: date) -> str | None:
    """A decider or manager, while it is suspended."""
    if certificate.state != State.SUSPENDED:
        return _("This certificate is not suspended.")
    if certificate.membership.state == memberships.State.SUSPENDED:
        return _("The membership is suspended; that is lifted first.")
    return _why_not_ruler(certificate, by=by, on=on)


def why_not_withdraw(certificate: Certificate, *, by: User, on: date) -> str | None:
    """A decider or manager, while it runs."""
    if certificate.state not in RUNNING:
        return _("This certificate has already ended.")
    return _why_not_ruler(certificate, by=by, on=on)


def why_not_reinstate(certificate: Certificate, *, by: User, on: date) -> str | None:
    """A decider or manager, when it was withdrawn by itself and may run again."""
    if certificate.state != State.WITHDRAWN:
        return _("This certificate was not withdrawn.")
    if certificate.membership.state not in memberships.RUNNING:
        return _("The membership has ended; without it there is no certificate.")
    if certificate.valid_until and certificate.valid_until <= on:
        return _("The period of this certificate is over.")
    newer = Certificate.objects.filter(
        shop=certificate.shop_id,
        scheme=certificate.scheme,
        kind=certificate.kind,
        state__in=RUNNING,
    )
    if newer.exists():
        return newer_certificate()
    return _why_not_ruler(certificate, by=by, on=on)


def newer_certificate() -> str:
    """The sentence for a shop that was certified anew in the meantime."""
    return _("The shop has a newer certificate of this kind.")


def _why_not_ruler(certificate: Certificate, *, by: User, on: date) -> str | None:
    if accounts.has_role(
        by, Role.DECIDER, Role.MANAGER, on=on, scheme=certificate.scheme
    ):
        return None
    return _("Only a decider or a manager changes a certificate.")
