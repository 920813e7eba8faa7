"""Memberships, certificates, amounts, appeals: what a press changes, and refusals."""

from datetime import date

import pytest

from tests.builders.cases import a_certificate, a_membership, an_application
from tests.builders.people import MONDAY, a_user
from tests.sites.staff.reading import text_of
from trustmark.accounts.api import Role
from trustmark.applications import api as applications
from trustmark.billing import api as billing
from trustmark.certificates import api as certificates
from trustmark.memberships import api as memberships
from trustmark.shops import api as shops

pytestmark = pytest.mark.django_db
WHY = "Het adres ontbreekt."


def state_of(case):
    case.refresh_from_db()
    return case.state


def test_suspending_and_lifting_a_membership(press, decider, membership):
    number = membership.number

    press(decider, "membership_act", number, "suspend", reason=WHY)
    suspended = state_of(membership)
    press(decider, "membership_act", number, "restore", reason="Hersteld.")

    assert (suspended, state_of(membership)) == ("suspended", "provisional")


def test_ending_a_membership_asks_for_the_reason(press, decider, membership):
    empty = press(decider, "membership_act", membership.number, "end", reason="")
    given = press(decider, "membership_act", membership.number, "end", reason=WHY)

    assert (empty.status_code, given.status_code) == (422, 303)
    assert state_of(membership) == memberships.State.ENDED


def test_the_provisional_time_is_extended_to_a_later_day_only(
    press, decider, membership
):
    stands = membership.provisional_until

    early = press(
        decider,
        "membership_act",
        membership.number,
        "extend",
        until=stands.isoformat(),
        reason=WHY,
    )
    later = press(
        decider,
        "membership_act",
        membership.number,
        "extend",
        until="2027-06-01",
        reason=WHY,
    )

    membership.refresh_from_db()
    assert (early.status_code, later.status_code) == (422, 303)
    assert membership.provisional_until == date(2027, 6, 1)


def test_what_holds_a_membership_back_is_shown_and_let_go_of(
    look, press, decider, membership
):
    press(decider, "membership_act", membership.number, "hold", reason=WHY)
    held = text_of(look(decider, "membership", membership.number))
    press(decider, "membership_act", membership.number, "lift", reason="Hersteld.")

    assert f"What holds it back {WHY}" in held
    assert memberships.list_holds(membership) == []


def test_a_hold_of_another_module_is_not_let_go_of_by_hand(press, decider, membership):
    memberships.put_hold(
        membership, ground="complaint", reason="Een klacht.", by=None, at=MONDAY
    )

    response = press(
        decider, "membership_act", membership.number, "lift", reason="Weg ermee."
    )

    assert response.status_code == 409
    assert "Nobody here holds this membership back." in text_of(response)
    assert len(memberships.list_holds(membership)) == 1


def test_intake_reads_a_membership_and_changes_nothing(look, press, clerk, membership):
    told = text_of(look(clerk, "membership", membership.number))
    response = press(clerk, "membership_act", membership.number, "end", reason=WHY)

    assert "Only a decider or a manager changes a membership." in told
    assert response.status_code == 409
    assert state_of(membership) == memberships.State.PROVISIONAL


def test_a_certificate_is_suspended_restored_and_withdrawn(press, manager, certificate):
    seen = []
    for deed in ("suspend", "restore", "withdraw"):
        press(manager, "certificate_act", certificate.number, deed, reason=WHY)
        seen.append(state_of(certificate))

    assert seen == ["suspended", "provisional", "withdrawn"]


def test_of_two_who_withdraw_at_once_one_reads_that_it_has_ended(press, certificate):
    first, second = (a_user(Role.DECIDER) for _ in range(2))

    done = press(first, "certificate_act", certificate.number, "withdraw", reason=WHY)
    late = press(second, "certificate_act", certificate.number, "withdraw", reason=WHY)

    assert (done.status_code, late.status_code) == (303, 409)
    assert "This certificate has already ended." in text_of(late)


def test_a_certificate_page_leads_to_what_everybody_sees(look, clerk, certificate):
    html = look(clerk, "certificate", certificate.number).content.decode()

    assert f"/en/webwinkelkeur/certificates/{certificate.number}/" in html


def test_certificates_are_found_by_domain(look, clerk):
    mine, other = a_certificate(), a_certificate()

    told = text_of(look(clerk, "certificates", query=f"?q={mine.shop.domain}"))

    assert mine.number in told
    assert other.number not in told


def test_memberships_are_found_by_number(look, clerk):
    mine, other = a_membership(), a_membership()

    told = text_of(look(clerk, "memberships", query=f"?q={mine.number}"))

    assert mine.number in told
    assert other.number not in told


def test_finance_marks_an_amount_as_paid(press, finance):
    (item,) = billing.list_items_about(
        an_application(applications.State.AWAITING_PAYMENT)
    )

    press(
        finance,
        "amount_act",
        item.number,
        "pay",
        received_on="2026-11-02",
        remark="Afschrift 12",
    )

    item.refresh_from_db()
    assert (item.state, item.received_on) == (billing.State.PAID, date(2026, 11, 2))


def test_a_day_that_is_no_day_keeps_the_remark(press, finance):
    (item,) = billing.list_items_about(
        an_application(applications.State.AWAITING_PAYMENT)
    )

    response = press(
        finance,
        "amount_act",
        item.number,
        "pay",
        received_on="gisteren",
        remark="Afschrift 12",
    )

    assert response.status_code == 422
    assert 'value="Afschrift 12"' in response.content.decode()
    assert state_of(item) == billing.State.OPEN


@pytest.mark.parametrize(
    ("day", "sentence"),
    [("2026-11-03", "still to come"), ("2026-11-01", "the amount arose later")],
)
def test_a_day_on_which_nothing_was_received_is_refused_at_its_field(
    press, finance, day, sentence
):
    (item,) = billing.list_items_about(
        an_application(applications.State.AWAITING_PAYMENT)
    )

    typed = {"received_on": day, "remark": "Afschrift 12"}
    response = press(finance, "amount_act", item.number, "pay", **typed)

    assert response.status_code == 422
    html = response.content.decode()
    assert sentence in html
    assert 'value="Afschrift 12"' in html
    assert state_of(item) == billing.State.OPEN


def test_a_claim_is_let_go_of_with_a_reason(press, finance):
    (item,) = billing.list_items_about(
        an_application(applications.State.AWAITING_PAYMENT)
    )

    press(finance, "amount_act", item.number, "withdraw", reason="Dubbel berekend.")

    assert state_of(item) == billing.State.WITHDRAWN


@pytest.fixture
def appeal():
    """An appeal of somebody who was refused at intake."""
    refused = an_application(applications.State.REFUSED)
    return applications.appeal(
        refused, argument="Dat klopt niet.", by=refused.applicant, at=MONDAY
    )


def test_a_third_person_overturns_a_refusal(look, press, manager, appeal):
    told = text_of(look(manager, "appeal", appeal.pk))

    press(manager, "appeal_act", appeal.pk, "overturn", reason="Het klopte niet.")

    assert "Dat klopt niet." in told
    assert state_of(appeal) == applications.AppealState.OVERTURNED
    assert state_of(appeal.application) == applications.State.INTAKE


def test_whoever_refused_does_not_decide_on_the_appeal(look, press, appeal):
    refuser = appeal.application.refused_by

    told = text_of(look(refuser, "appeal", appeal.pk))
    response = press(refuser, "appeal_act", appeal.pk, "uphold", reason=WHY)

    assert "Only a decider or a manager decides on an appeal." in told
    assert response.status_code == 409
    assert state_of(appeal) == applications.AppealState.FILED


def test_every_certificate_state_opens(look, clerk):
    for state in certificates.State:
        found = a_certificate(state)
        assert look(clerk, "certificate", found.number).status_code == 200


def test_an_objection_to_a_suspension_is_read_and_decided_by_a_third_person(
    look, press, manager
):
    certificate = a_certificate(certificates.State.SUSPENDED)
    (contact, *_) = shops.list_contacts(certificate.shop.company)
    appeal = applications.appeal_certificate(
        certificate, argument="Er staat een adres.", by=contact.user, at=MONDAY
    )
    listed = text_of(look(manager, "appeals"))
    told = text_of(look(manager, "appeal", appeal.pk))

    press(manager, "appeal_act", appeal.pk, "overturn", reason="Het staat er.")

    assert certificate.number in listed
    assert "Er staat een adres." in told
    assert "Geen adres." in told
    assert state_of(certificate) in certificates.CARRYING
