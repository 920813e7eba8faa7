"""Objecting to what was decided on a certificate or a membership."""

from datetime import date

import pytest

from tests.builders.cases import a_certificate, a_membership
from tests.builders.letters import letters, the_letter
from tests.builders.people import MONDAY, a_user
from tests.builders.worker import after, settle
from trustmark.accounts import api as accounts
from trustmark.accounts.api import Role
from trustmark.applications import api as applications
from trustmark.certificates import api as certificates
from trustmark.kernel.cases import MoveRefused
from trustmark.kernel.history import list_history
from trustmark.memberships import api as memberships
from trustmark.shops import api as shops

pytestmark = pytest.mark.django_db
TUESDAY = after(MONDAY, days=1)
DAY = date(2026, 11, 3)
Certified, Membered = certificates.State, memberships.State


def contact_of(company):
    return shops.list_contacts(company)[0].user


def object_to(case, at=TUESDAY):
    """Let the company object to what was decided on its certificate or membership."""
    said = "Het adres staat er."
    if isinstance(case, certificates.Certificate):
        by = contact_of(case.shop.company)
        return applications.appeal_certificate(case, argument=said, by=by, at=at)
    by = contact_of(case.company)
    return applications.appeal_membership(case, argument=said, by=by, at=at)


def decider_of(case):
    (*_, decided) = [line for line in list_history(case) if not line.is_remark]
    assert decided.by_id is not None
    return accounts.get_user(decided.by_id)


def fresh(case):
    return type(case).objects.get(pk=case.pk)


@pytest.mark.rule("WK-4.8")
@pytest.mark.parametrize("state", [Certified.SUSPENDED, Certified.WITHDRAWN])
def test_a_shop_objects_to_what_was_decided_on_its_certificate(state):
    certificate = a_certificate(state)

    appeal = object_to(certificate)

    assert (appeal.state, appeal.deadline) == ("filed", date(2026, 12, 15))
    assert list(applications.list_open_appeals()) == [appeal]
    assert certificate.number in the_letter("AppealReceived", about=certificate).body
    assert fresh(certificate).state == state


@pytest.mark.parametrize("state", [Certified.PROVISIONAL, Certified.EXPIRED])
def test_without_a_decision_there_is_nothing_to_object_to(state):
    with pytest.raises(MoveRefused, match="no decision"):
        object_to(a_certificate(state))


def test_one_decision_has_one_appeal_and_the_term_is_kept():
    certificate = a_certificate(Certified.SUSPENDED)

    with pytest.raises(MoveRefused, match="time to appeal has passed"):
        object_to(certificate, at=after(MONDAY, days=31))
    object_to(certificate)
    with pytest.raises(MoveRefused, match="already filed"):
        object_to(certificate)


def test_only_who_acts_for_the_company_objects():
    with pytest.raises(MoveRefused, match="belongs to somebody else"):
        applications.appeal_certificate(
            a_certificate(Certified.SUSPENDED),
            argument="Ik ook.",
            by=a_user(),
            at=TUESDAY,
        )


@pytest.mark.parametrize("state", [Certified.SUSPENDED, Certified.WITHDRAWN])
def test_who_decided_does_not_decide_on_the_appeal(state):
    certificate = a_certificate(state)
    appeal = object_to(certificate)

    with pytest.raises(MoveRefused, match="a third person decides"):
        applications.overturn(
            appeal, reasons="Toch.", by=decider_of(certificate), at=TUESDAY
        )


def test_who_suspended_before_the_withdrawal_does_not_decide_either(manager):
    certificate = a_certificate(Certified.SUSPENDED)
    suspender = decider_of(certificate)
    certificates.withdraw(certificate, reason="Nog steeds.", by=manager, at=TUESDAY)

    appeal = object_to(certificate)

    assert applications.why_not_decide_appeal(appeal, by=suspender, on=DAY)
    assert applications.why_not_decide_appeal(appeal, by=manager, on=DAY)
    third = a_user(Role.DECIDER)
    assert applications.why_not_decide_appeal(appeal, by=third, on=DAY) is None


def test_an_upheld_suspension_stands(decider):
    certificate = a_certificate(Certified.SUSPENDED)

    applications.uphold(object_to(certificate), reasons="Nee.", by=decider, at=TUESDAY)

    assert fresh(certificate).state == Certified.SUSPENDED
    assert "blijft geschorst" in the_letter("AppealUpheld", about=certificate).body


@pytest.mark.parametrize("state", [Certified.SUSPENDED, Certified.WITHDRAWN])
def test_an_overturned_decision_gives_the_certificate_back(decider, state):
    certificate = a_certificate(state)

    applications.overturn(object_to(certificate), reasons="Ja.", by=decider, at=TUESDAY)
    settle(TUESDAY)

    shop = certificate.shop
    assert fresh(certificate).is_carrying
    entry = certificates.find_entry(certificate.scheme, domain=shop.domain)
    assert entry is not None
    assert entry.is_carrying
    assert "Ja." in the_letter("AppealOverturned", about=certificate).body
    public = [step.state for step in certificates.public_history(certificate)]
    assert public[-2:] == [state, fresh(certificate).state]


def test_an_overturned_withdrawal_leaves_the_suspension_before_it(decider, manager):
    certificate = a_certificate(Certified.SUSPENDED)
    certificates.withdraw(certificate, reason="Nog steeds.", by=manager, at=TUESDAY)

    applications.overturn(object_to(certificate), reasons="Ja.", by=decider, at=TUESDAY)

    assert fresh(certificate).state == Certified.SUSPENDED
    assert "geschorst" in the_letter("CertificateWasReinstated").body


def test_a_withdrawal_in_between_stands_until_it_is_objected_to_itself(
    decider, manager
):
    certificate = a_certificate(Certified.SUSPENDED)
    first = object_to(certificate)
    later = after(TUESDAY, days=1)
    certificates.withdraw(certificate, reason="Fraude.", by=manager, at=later)

    applications.overturn(
        applications.get_appeal(first.pk), reasons="Ja.", by=decider, at=later
    )

    assert fresh(certificate).state == Certified.WITHDRAWN
    assert object_to(fresh(certificate), at=later).state == "filed"


def test_what_follows_from_the_membership_is_objected_to_there(manager):
    certificate = a_certificate(Certified.PROVISIONAL)
    membership = certificate.membership
    memberships.suspend(membership, reason="Niet betaald.", by=manager, at=MONDAY)
    settle(MONDAY)

    with pytest.raises(MoveRefused, match="follows from the membership"):
        object_to(fresh(certificate))

    assert object_to(fresh(membership)).state == "filed"


@pytest.mark.rule("WK-4.8")
@pytest.mark.parametrize("state", [Membered.SUSPENDED, Membered.ENDED])
def test_an_overturned_decision_gives_membership_and_certificates_back(decider, state):
    membership = a_membership(state)

    applications.overturn(object_to(membership), reasons="Ja.", by=decider, at=TUESDAY)
    settle(TUESDAY)

    (certificate,) = certificates.list_certificates_under(membership)
    assert fresh(membership).state == Membered.PROVISIONAL
    assert certificate.is_carrying
    assert membership.number in the_letter("AppealOverturned", about=membership).body


def test_an_ended_membership_that_was_suspended_comes_back_suspended(decider, manager):
    membership = a_membership(Membered.SUSPENDED)
    memberships.end(membership, reason="Fraude.", by=manager, at=MONDAY)
    settle(MONDAY)

    applications.overturn(
        object_to(fresh(membership)), reasons="Ja.", by=decider, at=TUESDAY
    )
    settle(TUESDAY)

    (certificate,) = certificates.list_certificates_under(membership)
    assert fresh(membership).state == Membered.SUSPENDED
    assert (certificate.state, certificate.suspended_with_membership) == (
        Certified.SUSPENDED,
        True,
    )


def test_a_certificate_withdrawn_by_itself_stays_so_when_the_membership_comes_back(
    decider, manager
):
    membership = a_membership(Membered.PROVISIONAL)
    (certificate,) = certificates.list_certificates_under(membership)
    certificates.withdraw(certificate, reason="Fraude.", by=manager, at=MONDAY)
    memberships.end(membership, reason="Fraude.", by=manager, at=MONDAY)
    settle(MONDAY)

    applications.overturn(
        object_to(fresh(membership)), reasons="Ja.", by=decider, at=TUESDAY
    )
    settle(TUESDAY)

    assert fresh(certificate).state == Certified.WITHDRAWN


@pytest.mark.parametrize("role", [Role.INTAKE, Role.AUDITOR])
def test_only_a_decider_or_manager_decides(role):
    appeal = object_to(a_membership(Membered.ENDED))

    with pytest.raises(MoveRefused, match="Only a decider or a manager"):
        applications.uphold(appeal, reasons="Nee.", by=a_user(role), at=TUESDAY)


def test_the_letters_of_the_decisions_lead_to_the_page():
    certificate = a_certificate(Certified.WITHDRAWN)
    membership = a_membership(Membered.ENDED)

    withdrawn = the_letter("CertificateWasWithdrawn", about=certificate)
    ended = the_letter("MembershipHasEnded", about=membership)
    assert f"/member/certificates/{certificate.number}/appeal/" in withdrawn.body
    assert f"/member/memberships/{membership.number}/appeal/" in ended.body
    assert letters("AppealReceived") == []
