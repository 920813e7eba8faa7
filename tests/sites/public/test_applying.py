"""The beginning of an application."""

import pytest

from tests.builders.people import MONDAY, a_user
from tests.builders.rulebooks import a_version
from trustmark.accounts import api as accounts
from trustmark.applications import api as applications
from trustmark.correspondence.models import OutgoingLetter
from trustmark.kernel.calendar import day_of

pytestmark = pytest.mark.django_db
APPLY = "/nl/webwinkelkeur/apply/"


@pytest.fixture(autouse=True)
def _versions() -> None:
    a_version(on=day_of(MONDAY))


@pytest.mark.rule("WK-3.7", "WK-4.2")
def test_the_form_links_the_very_texts_the_audit_will_use(client):
    page = client.get(APPLY).text

    base = "/nl/webwinkelkeur"
    assert f'href="{base}/criteria/?version=2026.1"' in page
    assert f'href="{base}/documents/code-of-conduct/?version=2026.1"' in page
    assert f'href="{base}/documents/terms/?version=2026.1"' in page
    assert f'href="{base}/prices/"' in page
    assert "WebwinkelKeur 2026.1" in page


def test_a_new_applicant_gets_a_letter_and_the_page_says_so(client):
    page = client.post(APPLY, {"name": "Sanne Jansen", "email": "sanne@kaas.test"})

    assert "Kijk in uw mail" in page.text
    assert accounts.find_user("sanne@kaas.test") is not None
    assert OutgoingLetter.objects.get().to == "sanne@kaas.test"


def test_the_page_does_not_tell_whether_an_address_is_known(client):
    a_user(email="sanne@kaas.test")

    known = client.post(APPLY, {"name": "Sanne", "email": "sanne@kaas.test"}).text
    new = client.post(APPLY, {"name": "Sanne", "email": "nieuw@kaas.test"}).text

    assert "Kijk in uw mail" in known
    assert known == new


def test_nobody_can_have_us_write_to_an_address_all_day(client):
    typed = {"name": "Sanne", "email": "sanne@kaas.test"}

    answers = [client.post(APPLY, typed).status_code for _ in range(4)]
    other = client.post(APPLY, typed | {"email": "an@kaas.test"})

    assert answers == [200, 200, 200, 429]
    assert OutgoingLetter.objects.filter(to="sanne@kaas.test").count() == 3
    assert other.status_code == 200


def test_a_form_with_faults_says_which_and_keeps_what_was_typed(client):
    page = client.post(APPLY, {"name": "Sanne Jansen", "email": "geen adres"}).text

    assert 'value="Sanne Jansen"' in page
    assert 'aria-invalid="true"' in page
    assert not OutgoingLetter.objects.exists()


def test_who_is_signed_in_begins_a_draft_with_one_button(client):
    person = a_user()
    client.force_login(person)

    page = client.get(APPLY).text
    answer = client.post(APPLY)

    assert "Begin de aanvraag" in page
    [draft] = applications.list_applications_of(person)
    assert answer["Location"] == f"/nl/member/applications/{draft.number}/"
    assert draft.scheme == "webwinkelkeur"


def test_an_open_application_comes_before_a_new_one(client):
    person = a_user()
    draft = applications.begin_draft("webwinkelkeur", by=person, at=MONDAY)
    client.force_login(person)

    page = client.get(APPLY).text

    assert "U hebt een open aanvraag" in page
    assert draft.number in page
