"""Who may change a membership, and why not."""

from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from trustmark.accounts import api as accounts
from trustmark.accounts.api import Role, User
from trustmark.audits import api as audits
from trustmark.billing import api as billing
from trustmark.memberships.models import Hold, Membership
from trustmark.memberships.states import RUNNING, State

# The ground of holds that staff put by hand and may lift by hand.
BY_STAFF = "staff"


def why_not_become_full(membership: Membership, *, on: date) -> str | None:
    """The provisional time is over and nothing speaks against it.

    Open nonconformities, arrears, and holds such as an open or upheld complaint do.
    """
    if membership.state != State.PROVISIONAL:
        return _("This membership is not provisional.")
    if membership.provisional_until and on < membership.provisional_until:
        return _("The provisional time is not over yet.")
    return _why_held_back(membership, on=on)


def why_not_suspend(membership: Membership, *, by: User, on: date) -> str | None:
    """A decider or manager, while it runs and is not suspended."""
    if membership.state not in {State.PROVISIONAL, State.FULL}:
        return _("This membership is not running.")
    return _why_not_ruler(membership, by=by, on=on)


def why_not_restore(membership: Membership, *, by: User, on: date) -> str | None:
    """A decider or manager, while it is suspended."""
    if membership.state != State.SUSPENDED:
        return _("This membership is not suspended.")
    return _why_not_ruler(membership, by=by, on=on)


def why_not_extend(
    membership: Membership, *, until: date, by: User, on: date
) -> str | None:
    """A decider or manager, to a later day, while it is provisional."""
    if membership.state != State.PROVISIONAL:
        return _("This membership is not provisional.")
    if membership.provisional_until and until <= membership.provisional_until:
        return _("The new day is not later than the one that stands.")
    return _why_not_ruler(membership, by=by, on=on)


def why_not_hold_back(membership: Membership, *, by: User, on: date) -> str | None:
    """A decider or manager, while it is provisional."""
    if membership.state != State.PROVISIONAL:
        return _("This membership is not provisional.")
    return _why_not_ruler(membership, by=by, on=on)


def why_not_let_go(membership: Membership, *, by: User, on: date) -> str | None:
    """As holding back, when somebody here holds it back; other modules lift theirs."""
    refusal = why_not_hold_back(membership, by=by, on=on)
    holds = Hold.objects.filter(membership=membership, ground=BY_STAFF, lifted_at=None)
    if refusal is None and not holds.exists():
        return _("Nobody here holds this membership back.")
    return refusal


def why_not_end(membership: Membership, *, by: User, on: date) -> str | None:
    """A decider or manager, while it runs."""
    if membership.state not in RUNNING:
        return _("This membership has already ended.")
    return _why_not_ruler(membership, by=by, on=on)


def why_not_reinstate(membership: Membership, *, by: User, on: date) -> str | None:
    """A decider or manager, when it ended and no other runs in its place."""
    if membership.state != State.ENDED:
        return _("This membership has not ended.")
    newer = Membership.objects.filter(
        company=membership.company_id,
        scheme=membership.scheme,
        unit=membership.unit,
        state__in=RUNNING,
    )
    if newer.exists():
        return newer_membership()
    return _why_not_ruler(membership, by=by, on=on)


def newer_membership() -> str:
    """The sentence for a company that became a member anew in the meantime."""
    return _("The company has a newer membership.")


def _why_not_ruler(membership: Membership, *, by: User, on: date) -> str | None:
    if accounts.has_role(
        by, Role.DECIDER, Role.MANAGER, on=on, scheme=membership.scheme
    ):
        return None
    return _("Only a decider or a manager changes a membership.")


def _why_held_back(membership: Membership, *, on: date) -> str | None:
    hold = Hold.objects.filter(membership=membership, lifted_at=None).first()
    if hold:
        return hold.reason
    company, scheme = membership.company, membership.scheme
    unmet = audits.count_open_nonconformities(company_id=company.pk, scheme=scheme)
    if unmet:
        return ngettext(
            "%(count)d demand still has to be remedied.",
            "%(count)d demands still have to be remedied.",
            unmet,
        ) % {"count": unmet}
    if billing.count_overdue(company, scheme=scheme, on=on):
        return _("There is an amount that was not paid in time.")
    return None
