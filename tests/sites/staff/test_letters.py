"""Who reads which letter: those of one's own schemes, and no keys of accounts."""

import pytest

from tests.builders.cases import an_application
from tests.builders.letters import letters, the_letter
from tests.builders.people import a_user
from tests.builders.rulebooks import BECOMMERCE, WEBWINKELKEUR
from tests.sites.staff.reading import text_of
from trustmark.accounts.api import Role
from trustmark.correspondence.api import OutgoingLetter, State

pytestmark = pytest.mark.django_db
INTAKE = Role.INTAKE


@pytest.fixture
def here():
    """The letter of an application to one scheme."""
    (written,) = letters(about=an_application(scheme=WEBWINKELKEUR))
    return written


@pytest.fixture
def there():
    """The letter of an application to another."""
    (written,) = letters(about=an_application(scheme=BECOMMERCE))
    return written


@pytest.fixture
def password(client):
    """A letter about an account."""
    a_user(email="sanne@kaas.test")
    client.post("/en/account/password/reset/", {"email": "sanne@kaas.test"})
    return the_letter("PasswordResetWasAsked")


def listed(response):
    """The ids of the letters on a page."""
    return {letter.pk for letter, _ in response.context["letters"]}


def test_a_letter_about_a_case_is_of_its_scheme_and_one_about_an_account_of_none(
    here, there, password
):
    kept = [here.scheme, there.scheme, password.scheme]

    assert kept == [WEBWINKELKEUR, BECOMMERCE, ""]


def test_whoever_works_for_one_scheme_reads_no_letters_of_another(
    look, press, here, there, password
):
    OutgoingLetter.objects.update(state=State.FAILED, fault="550")
    of_one = a_user(INTAKE, scheme=WEBWINKELKEUR)

    assert listed(look(of_one, "letters")) == {here.pk}
    assert listed(look(of_one, "letters", query="?trouble")) == {here.pk}
    assert look(of_one, "letter", here.pk).status_code == 200
    for other in (there, password):
        assert look(of_one, "letter", other.pk).status_code == 404
        assert press(of_one, "letter_post_again", other.pk).status_code == 404
        assert press(of_one, "letter_accept", other.pk).status_code == 404
        other.refresh_from_db()
        assert other.state == State.FAILED


def test_the_desk_shows_letters_in_trouble_of_ones_own_scheme_alone(look, here, there):
    OutgoingLetter.objects.update(state=State.BOUNCED)
    of_one = a_user(INTAKE, scheme=WEBWINKELKEUR)

    html = look(of_one, "desk").content.decode()

    assert f"/staff/letters/{here.pk}/" in html
    assert f"/staff/letters/{there.pk}/" not in html


def test_a_letter_about_an_account_is_for_managers_of_every_scheme(
    look, manager, clerk, here, password
):
    of_one = a_user(Role.MANAGER, scheme=WEBWINKELKEUR)

    assert listed(look(manager, "letters")) == {here.pk, password.pk}
    assert listed(look(clerk, "letters")) == {here.pk}
    assert listed(look(of_one, "letters")) == {here.pk}
    assert look(manager, "letter", password.pk).status_code == 200
    assert look(clerk, "letter", password.pk).status_code == 404


def test_a_role_that_reads_no_letters_in_a_scheme_opens_none_there(look, there):
    person = a_user(INTAKE, scheme=WEBWINKELKEUR)
    from_accounts = a_user(Role.EDITOR, scheme=BECOMMERCE)

    assert look(person, "letter", there.pk).status_code == 404
    assert look(from_accounts, "letter", there.pk).status_code == 403


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        (f"?scheme={WEBWINKELKEUR}", {"here"}),
        ("?scheme=-", {"password"}),
        ("?kind=ApplicationReceived", {"here", "there"}),
        ("?state=failed", {"there"}),
        ("?q=SANNE@kaas.test", {"password"}),
        (f"?kind=ApplicationReceived&scheme={BECOMMERCE}&state=waiting", set()),
    ],
)
def test_letters_are_found_by_scheme_kind_state_and_address(
    look, manager, here, there, password, query, expected
):
    OutgoingLetter.objects.filter(pk=there.pk).update(state=State.FAILED)
    named = {"here": here.pk, "there": there.pk, "password": password.pk}

    found = listed(look(manager, "letters", query=query))

    assert found == {named[name] for name in expected}


@pytest.mark.parametrize("query", ["?scheme=becommerce", "?scheme=-"])
def test_asking_for_another_scheme_shows_nothing_of_it(
    look, here, there, password, query
):
    of_one = a_user(INTAKE, scheme=WEBWINKELKEUR)

    found = listed(look(of_one, "letters", query=query))

    assert found <= {here.pk}


def test_older_letters_keep_what_was_chosen(look, manager, here, monkeypatch):
    monkeypatch.setattr("trustmark.sites.staff.letters.PER_PAGE", 1)

    page = look(manager, "letters", query=f"?scheme={WEBWINKELKEUR}").content.decode()

    assert f"?scheme={WEBWINKELKEUR}&amp;before={here.pk}" in page
    assert "Older letters" in text_of(look(manager, "letters"))
