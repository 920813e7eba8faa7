"""Applicants get an account with their application."""

import pytest

from tests.accounts.post import letters_to, path_in
from tests.builders.people import PASSWORD, a_user
from trustmark.accounts import api as accounts
from trustmark.accounts.api import User

pytestmark = pytest.mark.django_db


@pytest.fixture
def register(monday):
    def register(**values):
        return accounts.register_applicant(
            "Sanne@Kaas.test",
            name="Sanne Jansen",
            language="fr",
            sender=accounts.platform_sender(),
            at=monday,
            **values,
        )

    return register


def sign_in(client, password=PASSWORD):
    answers = {"login": "sanne@kaas.test", "password": password}
    return client.post("/fr/account/login/", answers)


def test_an_applicant_confirms_the_address_before_signing_in(client, register):
    register(password=PASSWORD)
    (letter,) = letters_to("sanne@kaas.test")
    before = sign_in(client)

    client.get(path_in(letter))
    looked = sign_in(client)
    client.post(path_in(letter))
    after = sign_in(client)

    assert (letter.kind, letter.language) == ("AddressToConfirm", "fr")
    assert before.url == looked.url == "/fr/account/confirm-email/"
    assert after.url == "/fr/account/start/"


def test_an_applicant_without_password_chooses_one_by_letter(client, register):
    person = register()
    (letter,) = letters_to("sanne@kaas.test")

    form = client.get(path_in(letter), follow=True)
    page = form.redirect_chain[-1][0]
    client.post(page, {"password1": PASSWORD, "password2": PASSWORD})

    assert letter.kind == "PasswordToChoose"
    person.refresh_from_db()
    assert person.check_password(PASSWORD)


def test_a_known_address_is_told_by_letter_and_not_on_the_page(register):
    a_user(email="sanne@kaas.test", password=PASSWORD)

    answer = register(password="een-ander-woord-9")

    assert answer is None
    (letter,) = letters_to("sanne@kaas.test")
    assert letter.kind == "AddressAlreadyKnown"
    assert User.objects.get().check_password(PASSWORD)
