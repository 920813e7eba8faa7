"""Suspending, restoring and ending a membership, and what its certificates do."""

import pytest

from tests.builders.cases import a_membership
from tests.builders.letters import letters, the_letter
from tests.builders.people import MONDAY, a_user
from tests.builders.worker import after, settle
from trustmark.accounts.api import Role
from trustmark.certificates import api as certificates
from trustmark.certificates.api import Certificate
from trustmark.kernel.cases import MoveRefused
from trustmark.kernel.history import list_history
from trustmark.memberships import api as memberships
from trustmark.memberships.api import Membership, State
from trustmark.memberships.models import Period

pytestmark = pytest.mark.django_db
TUESDAY = after(MONDAY, days=1)


@pytest.fixture
def its_certificate(membership):
    return Certificate.objects.get(membership=membership)


def suspend(membership, by):
    memberships.suspend(membership, reason="Niet betaald.", by=by, at=TUESDAY)
    settle(TUESDAY)


def restore(membership, by):
    memberships.restore(membership, reason="Betaald.", by=by, at=TUESDAY)
    settle(TUESDAY)


@pytest.mark.rule("WK-14.1a")
def test_suspending_takes_every_seal_away_and_says_why(
    membership, its_certificate, manager
):
    suspend(membership, manager)

    its_certificate.refresh_from_db()
    assert (membership.state, membership.turn) == ("suspended", "member")
    assert its_certificate.state == "suspended"
    assert its_certificate.suspended_with_membership
    assert "Niet betaald." in the_letter("MembershipWasSuspended").body
    assert letters("CertificateWasSuspended") == []


@pytest.mark.rule("WK-14.1a")
def test_restoring_brings_the_seals_back_and_history_keeps_both(
    membership, its_certificate, manager
):
    suspend(membership, manager)

    restore(membership, manager)

    its_certificate.refresh_from_db()
    assert membership.state == "provisional"
    assert its_certificate.state == "provisional"
    assert not its_certificate.suspended_with_membership
    assert [line.move for line in list_history(membership)] == [
        "start",
        "suspend",
        "restore_provisional",
    ]
    assert len(letters("MembershipWasRestored")) == 1


def test_a_full_member_is_full_again_after_a_suspension(manager):
    membership = a_membership(State.FULL)
    suspend(membership, manager)

    restore(membership, manager)

    assert membership.state == "full"
    assert Certificate.objects.get(membership=membership).state == "active"


def test_a_certificate_suspended_for_itself_stays_suspended(
    membership, its_certificate, manager
):
    certificates.suspend(its_certificate, reason="Geen adres.", by=manager, at=MONDAY)
    suspend(membership, manager)

    restore(membership, manager)

    its_certificate.refresh_from_db()
    assert its_certificate.state == "suspended"


def test_a_certificate_is_not_restored_under_a_suspended_membership(
    membership, its_certificate, manager
):
    suspend(membership, manager)
    its_certificate = certificates.get_certificate(its_certificate.number)

    with pytest.raises(MoveRefused, match="membership is suspended"):
        certificates.restore(its_certificate, reason="Toch.", by=manager, at=TUESDAY)

    assert its_certificate.state == "suspended"


def test_ending_withdraws_every_certificate_and_says_why(
    membership, its_certificate, manager
):
    memberships.end(membership, reason="Opgeheven.", by=manager, at=TUESDAY)
    settle(TUESDAY)

    its_certificate.refresh_from_db()
    assert (membership.state, membership.ended_at) == ("ended", TUESDAY)
    assert (its_certificate.state, its_certificate.ended_at) == ("withdrawn", TUESDAY)
    assert "Opgeheven." in the_letter("MembershipHasEnded").body
    assert letters("CertificateWasWithdrawn") == []
    assert memberships.find_running(membership.company, scheme="webwinkelkeur") is None


def test_ending_ends_what_was_suspended_too(membership, its_certificate, manager):
    suspend(membership, manager)

    memberships.end(membership, reason="Opgeheven.", by=manager, at=TUESDAY)
    settle(TUESDAY)

    its_certificate.refresh_from_db()
    assert its_certificate.state == "withdrawn"


def test_a_membership_of_another_company_is_left_alone(membership, manager):
    other = a_membership()

    suspend(membership, manager)

    other.refresh_from_db()
    assert other.state == "provisional"
    assert Certificate.objects.get(membership=other).is_carrying


def test_of_two_who_press_at_once_one_suspends(membership, manager):
    same = Membership.objects.get(pk=membership.pk)
    suspend(membership, manager)

    with pytest.raises(MoveRefused):
        memberships.suspend(same, reason="Ook.", by=manager, at=TUESDAY)

    assert len(letters("MembershipWasSuspended")) == 1


@pytest.mark.parametrize("verb", [memberships.suspend, memberships.end])
def test_a_change_against_a_member_has_a_reason(membership, manager, verb):
    with pytest.raises(MoveRefused, match="has a reason"):
        verb(membership, reason="  ", by=manager, at=TUESDAY)

    assert membership.state == "provisional"


@pytest.mark.parametrize("role", [None, Role.INTAKE, Role.AUDITOR, Role.FINANCE])
def test_only_a_decider_or_a_manager_changes_a_membership(membership, role):
    other = a_user(role)

    for verb in (memberships.suspend, memberships.end):
        with pytest.raises(MoveRefused, match="Only a decider or a manager"):
            verb(membership, reason="x", by=other, at=TUESDAY)
    assert memberships.why_not_restore(membership, by=other, on=TUESDAY.date())


@pytest.mark.parametrize(
    ("state", "verb"),
    [
        (State.PROVISIONAL, memberships.restore),
        (State.SUSPENDED, memberships.suspend),
        (State.ENDED, memberships.suspend),
        (State.ENDED, memberships.restore),
        (State.ENDED, memberships.end),
    ],
)
def test_a_verb_that_does_not_fit_the_state_is_refused(state, verb, manager):
    membership = a_membership(state)

    with pytest.raises(MoveRefused):
        verb(membership, reason="x", by=manager, at=TUESDAY)

    membership.refresh_from_db()
    assert membership.state == state


def test_a_company_may_become_a_member_again_after_the_end(manager):
    membership = a_membership(State.ENDED)

    again = memberships.start(
        membership.company,
        version=membership.scheme_version,
        period=Period.YEAR,
        by=None,
        at=after(MONDAY, days=100),
    )

    assert again != membership
    assert again.state == "provisional"
