"""The link in the letter that asks to repair."""

import pytest

from tests.builders import cases
from trustmark.audits import api as audits
from trustmark.audits.api import State

pytestmark = pytest.mark.django_db


@pytest.fixture
def audit():
    return cases.an_audit(State.REMEDY)


@pytest.fixture
def link(audit) -> str:
    [asked] = audits.list_remedy_requests(audit)
    return f"/nl/re-audit/{audits.key_of(asked)}/"


@pytest.mark.rule("WK-1.11")
def test_opening_the_link_shows_what_to_repair_and_changes_nothing(client, audit, link):
    page = client.get(link)

    audit.refresh_from_db()
    assert audit.state == State.REMEDY
    assert "Wat wij u vroegen te herstellen" in page.text
    [asked] = audits.list_remedy_requests(audit)
    for found in audits.list_nonconformities(asked):
        assert found.seen in page.text


def test_the_button_asks_for_the_new_inspection_once(client, audit, link):
    answer = client.post(link, {"remark": "Adres staat erop."}, follow=True)
    again = client.post(link, {"remark": "Nog eens."})

    audit.refresh_from_db()
    assert audit.state == State.INSPECTION
    assert answer.redirect_chain == [(link, 302)]
    assert len(audits.list_inspections(audit)) == 2
    assert "Vraag een herkeuring" in again.text
    assert "<textarea" not in again.text


@pytest.mark.rule("WK-1.15")
def test_the_host_of_another_scheme_does_not_know_the_link(client, link, settings):
    settings.ALLOWED_HOSTS = ["*"]

    ours = client.get(link, headers={"Host": "webwinkelkeur.example"})
    theirs = client.get(link, headers={"Host": "becommerce.example"})

    assert (ours.status_code, theirs.status_code) == (200, 404)


@pytest.mark.parametrize("key", ["nonsense", "1:nonsense", "%C3%A9"])
def test_a_link_that_is_not_ours_is_said_to_be_dead(client, audit, key):
    page = client.get(f"/nl/re-audit/{key}/")

    assert page.status_code == 404
    assert "Deze link werkt niet" in page.text
