"""Suspending, restoring, withdrawing and expiring a certificate."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from tests.builders.cases import a_certificate, grow_up
from tests.builders.letters import letters, the_letter
from tests.builders.people import MONDAY, a_user
from tests.builders.rulebooks import BECOMMERCE
from tests.builders.worker import after, night, on_day, settle
from trustmark.accounts.api import Role
from trustmark.certificates import api as certificates
from trustmark.certificates.api import Certificate, State
from trustmark.kernel.announcements import Announcement
from trustmark.kernel.cases import MoveRefused
from trustmark.kernel.history import list_history
from trustmark.memberships import api as memberships

pytestmark = pytest.mark.django_db
TUESDAY = after(MONDAY, days=1)
LAST = date(2029, 2, 2)


def suspend(certificate, by):
    certificates.suspend(certificate, reason="Geen adres.", by=by, at=TUESDAY)


def changes(certificate):
    rows = Announcement.objects.filter(event__endswith="CertificateChanged")
    return [
        a.payload["change"]
        for a in rows.order_by("id")
        if a.payload["certificate_id"] == certificate.pk
    ]


@pytest.mark.rule("WK-14.1a")
def test_suspending_takes_the_seal_away_and_says_why(certificate, decider):
    suspend(certificate, decider)

    assert (certificate.state, certificate.suspended_at) == ("suspended", TUESDAY)
    assert not certificate.is_carrying
    letter = the_letter("CertificateWasSuspended", about=certificate)
    assert letter.to == "jansen@kaas.test"
    assert "Geen adres." in letter.body
    assert certificate.number in letter.subject + letter.body
    assert changes(certificate) == ["issued", "suspended"]


def test_of_two_who_press_at_once_one_suspends(certificate, decider):
    same = certificates.get_certificate(certificate.number)
    suspend(certificate, decider)

    with pytest.raises(MoveRefused):
        suspend(same, decider)

    assert len(letters("CertificateWasSuspended")) == 1


def test_a_new_shop_is_still_new_after_a_suspension(certificate, decider):
    suspend(certificate, decider)

    certificates.restore(certificate, reason="Hersteld.", by=decider, at=TUESDAY)

    assert (certificate.state, certificate.suspended_at) == ("provisional", None)
    assert len(letters("CertificateWasRestored", about=certificate)) == 1
    assert changes(certificate) == ["issued", "suspended", "restored"]


def test_a_shop_that_is_new_no_more_stays_so_after_a_suspension(decider):
    certificate = a_certificate(State.ACTIVE, scheme="webwinkelkeur")
    suspend(certificate, decider)

    certificates.restore(certificate, reason="Hersteld.", by=decider, at=TUESDAY)

    assert certificate.state == "active"


def test_withdrawing_ends_it_for_good(certificate, manager):
    certificates.withdraw(certificate, reason="Bedrog.", by=manager, at=TUESDAY)

    assert (certificate.state, certificate.ended_at) == ("withdrawn", TUESDAY)
    assert "Bedrog." in the_letter("CertificateWasWithdrawn").body
    for verb in (certificates.suspend, certificates.restore, certificates.withdraw):
        with pytest.raises(MoveRefused):
            verb(certificate, reason="x", by=manager, at=TUESDAY)


@pytest.mark.rule("WK-13.6")
def test_withdrawing_one_certificate_leaves_the_membership_and_others(manager):
    certificate, other = a_certificate(), a_certificate()

    certificates.withdraw(certificate, reason="Bedrog.", by=manager, at=TUESDAY)
    settle(TUESDAY)

    other.refresh_from_db()
    certificate.membership.refresh_from_db()
    assert other.is_carrying
    assert certificate.membership.state == "provisional"


@pytest.mark.parametrize(
    "verb", [certificates.suspend, certificates.restore, certificates.withdraw]
)
@pytest.mark.parametrize("role", [None, Role.AUDITOR, Role.INTAKE, Role.CERTIFIER])
def test_only_a_decider_or_a_manager_changes_a_certificate(role, verb):
    state = State.SUSPENDED if verb is certificates.restore else State.ACTIVE
    certificate = a_certificate(state)

    with pytest.raises(MoveRefused, match="Only a decider or a manager"):
        verb(certificate, reason="x", by=a_user(role), at=TUESDAY)

    assert certificate.state == state


@pytest.mark.parametrize("verb", [certificates.suspend, certificates.withdraw])
def test_a_change_of_a_certificate_has_a_reason(certificate, manager, verb):
    with pytest.raises(MoveRefused, match="has a reason"):
        verb(certificate, reason=" ", by=manager, at=TUESDAY)


def test_the_database_refuses_a_suspension_without_a_date(certificate):
    with pytest.raises(IntegrityError), transaction.atomic():
        Certificate.objects.filter(pk=certificate.pk).update(state="suspended")


def test_a_certificate_expires_the_day_after_its_last():
    certificate = a_certificate(State.ACTIVE, scheme=BECOMMERCE)
    assert certificate.valid_until == LAST

    night(on_day(date(2029, 2, 1), MONDAY))
    certificate.refresh_from_db()
    assert certificate.state == "active"

    end = on_day(LAST, MONDAY)
    night(end)
    night(end)
    certificate.refresh_from_db()
    assert (certificate.state, certificate.ended_at) == ("expired", end)
    assert len(letters("CertificateHasExpired", about=certificate)) == 1
    assert changes(certificate) == ["issued", "expired"]


def test_a_suspended_certificate_expires_too(decider):
    certificate = a_certificate(State.SUSPENDED, scheme=BECOMMERCE)

    night(on_day(LAST, MONDAY))

    certificate.refresh_from_db()
    assert (certificate.state, certificate.suspended_at) == ("expired", None)


def test_a_certificate_without_a_last_day_does_not_expire(certificate):
    certificates.expire_due(on=date(2050, 1, 1), at=on_day(date(2050, 1, 1), MONDAY))

    certificate.refresh_from_db()
    assert certificate.state == "provisional"


@pytest.mark.rule("WK-5.3")
def test_the_notice_new_member_drops_on_the_day_the_membership_is_full(certificate):
    at = grow_up(certificate.membership)

    certificate.refresh_from_db()
    assert (certificate.state, certificate.became_full_at) == ("active", at)
    assert changes(certificate) == ["issued", "became-full"]


@pytest.mark.rule("WK-5.3")
def test_the_notice_stays_while_something_holds_the_membership_back(certificate):
    memberships.put_hold(
        certificate.membership, ground="complaint", reason="K-1", by=None, at=MONDAY
    )

    night(on_day(certificate.provisional_until, MONDAY))

    certificate.refresh_from_db()
    assert certificate.state == "provisional"
    assert [line.move for line in list_history(certificate)] == ["issue"]
