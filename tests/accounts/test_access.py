"""Pages open for whom they are, after what working here asks of somebody."""

import pytest

from tests.builders.people import LONG_AGO, TOTP_SECRET, a_user
from trustmark.accounts import api as accounts
from trustmark.accounts.api import Role

pytestmark = pytest.mark.django_db


@pytest.mark.rule("WK-D12-4")
def test_an_anonymous_reader_is_asked_to_sign_in_and_comes_back(client):
    response = client.get("/nl/staff/decide/?page=2")

    assert response.status_code == 302
    assert response.url == "/nl/account/login/?next=/nl/staff/decide/%3Fpage%3D2"


@pytest.mark.rule("WK-D12-3")
def test_staff_without_second_factor_set_one_up_first(client):
    person = a_user()
    accounts.grant_role(person, Role.DECIDER, by=None, at=LONG_AGO)
    accounts.sign_secrecy(person, at=LONG_AGO)
    client.force_login(person)

    response = client.get("/nl/staff/decide/")

    assert (response.status_code, response.url) == (
        302,
        "/nl/account/second-factor/totp/activate/",
    )


@pytest.mark.rule("WK-D12-11")
def test_staff_without_statement_of_secrecy_have_no_access(client, passing):
    person = a_user()
    accounts.grant_role(person, Role.DECIDER, by=None, at=LONG_AGO)
    accounts.enrol_totp(person, TOTP_SECRET)
    client.force_login(person)

    refused = client.get("/nl/staff/decide/")
    client.post("/nl/account/secrecy/")

    assert (refused.status_code, refused.url) == (302, "/nl/account/secrecy/")
    assert client.get("/nl/staff/decide/").content == b"decide"


def test_somebody_without_a_role_signs_nothing(client):
    person = a_user()
    client.force_login(person)

    response = client.post("/nl/account/secrecy/")

    assert response.url == "/nl/account/start/"
    assert not accounts.has_signed_secrecy(person)


def test_staff_with_another_role_are_refused(client):
    client.force_login(a_user(Role.AUDITOR))

    assert client.get("/nl/staff/decide/").status_code == 403
    assert client.get("/nl/staff/").content == b"desk"
    assert client.get("/nl/staff/certify/").content == b"certify"


def test_outside_experts_reach_their_pages_and_no_others(client):
    client.force_login(a_user(Role.CERTIFIER))

    assert client.get("/nl/staff/certify/").content == b"certify"
    assert client.get("/nl/staff/").status_code == 403


def test_staff_are_no_contacts_and_contacts_no_staff(client):
    client.force_login(a_user())
    assert client.get("/nl/member/").content == b"member"
    assert client.get("/nl/staff/").status_code == 403

    client.force_login(a_user(Role.AUDITOR))
    assert client.get("/nl/member/").status_code == 403


def test_a_closed_account_is_out_at_once(client, passing, monday):
    person = a_user(Role.DECIDER)
    client.force_login(person)
    assert client.get("/nl/staff/decide/").status_code == 200

    accounts.close_account(person, at=monday)

    assert client.get("/nl/staff/decide/").status_code == 302


def test_a_role_that_ended_closes_its_pages_the_same_day(client, passing, monday):
    person = a_user(Role.DECIDER)
    client.force_login(person)
    (grant,) = accounts.list_grants(person)

    accounts.end_role(grant, by=None, at=monday)

    assert client.get("/nl/staff/decide/").status_code == 403


@pytest.mark.rule("WK-D12-4")
def test_work_ends_after_half_an_hour_of_absence(client, passing):
    client.force_login(a_user(Role.DECIDER))
    client.get("/nl/staff/decide/")

    passing(minutes=29)
    still_there = client.get("/nl/staff/decide/")
    passing(minutes=30)
    gone = client.get("/nl/staff/decide/")

    assert (still_there.status_code, gone.status_code) == (200, 302)


def test_work_ends_twelve_hours_after_it_began(client, passing):
    client.force_login(a_user(Role.DECIDER))

    answers = []
    for _ in range(26):
        answers.append(client.get("/nl/staff/decide/").status_code)
        passing(minutes=29)

    assert answers == [200] * 25 + [302]


def test_pages_behind_sign_in_are_kept_by_nobody(client):
    client.force_login(a_user(Role.DECIDER))

    response = client.get("/nl/staff/decide/")

    assert response["Cache-Control"] == "private, no-store"


def test_after_signing_in_everybody_goes_to_their_own_site(client):
    client.force_login(a_user())
    assert client.get("/nl/account/start/").url == "/nl/member/"

    client.force_login(a_user(Role.AUDITOR))
    assert client.get("/nl/account/start/").url == "/nl/staff/"
