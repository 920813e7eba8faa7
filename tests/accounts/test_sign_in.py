"""Signing in, second factors, forgotten passwords: pages of the library, as ours."""

import re

import pytest
from allauth.mfa.models import Authenticator
from django.utils.translation import gettext, override

from tests.accounts.post import letters_to, path_in
from tests.builders.people import (
    PASSWORD,
    TOTP_SECRET,
    a_user,
)
from trustmark.accounts import api as accounts
from trustmark.accounts.api import DEMO_SECRET, ProductionRefuses, Role
from trustmark.accounts.their_words import THEIR_WORDS
from trustmark.kernel.clock import read_clock

pytestmark = pytest.mark.django_db
NEW_PASSWORD = "vier-rode-fietsen-8"


def sign_in(client, email, password=PASSWORD):
    answers = {"login": email, "password": password}
    return client.post("/nl/account/login/", answers)


def confirm(client):
    """Type the password once more, as pages about signing in ask."""
    client.post("/nl/account/reauthenticate/", {"password": PASSWORD})


def test_the_address_signs_in_however_it_is_typed(client):
    a_user(email="sanne@kaas.test", password=PASSWORD)

    response = sign_in(client, "Sanne@KAAS.test")

    assert response.url == "/nl/account/start/"


@pytest.mark.rule("WK-D12-3")
def test_a_password_alone_does_not_let_staff_in(client):
    person = a_user(Role.AUDITOR, password=PASSWORD)

    response = sign_in(client, person.email)

    assert response.url == "/nl/account/second-factor/authenticate/"
    assert client.get("/nl/staff/").status_code == 302


@pytest.mark.rule("WK-D12-3")
def test_password_and_code_together_let_staff_in(client):
    person = a_user(Role.AUDITOR, password=PASSWORD)
    page = sign_in(client, person.email).url

    wrong = client.post(page, {"code": "000000"})
    right = client.post(
        page, {"code": accounts.totp_code(TOTP_SECRET, at=read_clock())}
    )

    assert wrong.status_code == 200
    assert right.url == "/nl/account/start/"
    assert client.get("/nl/staff/").content == b"desk"


def test_the_secret_of_a_second_factor_is_kept_encrypted():
    a_user(Role.AUDITOR)

    assert TOTP_SECRET not in str(Authenticator.objects.get().data)


def test_unknown_and_wrong_are_the_same_answer(client):
    a_user(email="sanne@kaas.test", password=PASSWORD)

    wrong = sign_in(client, "sanne@kaas.test", "iets-heel-anders-1")
    unknown = sign_in(client, "niemand@kaas.test", "iets-heel-anders-1")

    assert _visible(wrong, "sanne@kaas.test") == _visible(unknown, "niemand@kaas.test")


def test_a_forgotten_password_gets_the_same_answer_for_every_address(client):
    a_user(email="sanne@kaas.test", password=PASSWORD)
    page = "/nl/account/password/reset/"

    known = client.post(page, {"email": "sanne@kaas.test"})
    unknown = client.post(page, {"email": "niemand@kaas.test"})

    assert known.url == unknown.url == "/nl/account/password/reset/done/"
    assert [one.kind for one in letters_to("sanne@kaas.test")] == [
        "PasswordResetWasAsked"
    ]
    assert [one.kind for one in letters_to("niemand@kaas.test")] == ["NoAccountHere"]


@pytest.mark.rule("WK-D12-5")
def test_a_forgotten_password_is_replaced_by_one_not_used_before(client):
    person = a_user(email="sanne@kaas.test", password=PASSWORD)
    client.post("/nl/account/password/reset/", {"email": "sanne@kaas.test"})
    (letter,) = letters_to("sanne@kaas.test")
    page = client.get(path_in(letter), follow=True).redirect_chain[-1][0]

    old = client.post(page, {"password1": PASSWORD, "password2": PASSWORD})
    new = client.post(page, {"password1": NEW_PASSWORD, "password2": NEW_PASSWORD})

    assert old.status_code == 200
    assert new.status_code == 302
    person.refresh_from_db()
    assert person.check_password(NEW_PASSWORD)
    assert letters_to("sanne@kaas.test")[-1].kind == "PasswordWasChanged"


@pytest.mark.rule("WK-D12-4")
def test_after_five_wrong_passwords_the_right_one_must_wait(client):
    a_user(email="sanne@kaas.test", password=PASSWORD)
    for _ in range(5):
        sign_in(client, "sanne@kaas.test", "iets-heel-anders-1")

    response = sign_in(client, "sanne@kaas.test")

    assert response.status_code == 200
    assert response.context["form"].errors
    assert not response.wsgi_request.user.is_authenticated


def test_nobody_signs_up(client):
    response = client.post(
        "/nl/account/signup/", {"email": "x@kaas.test", "password1": PASSWORD}
    )

    assert accounts.find_user("x@kaas.test") is None
    assert b'type="password"' not in response.content


def test_setting_up_an_app_is_told_by_letter(
    client, django_capture_on_commit_callbacks
):
    person = a_user(email="an@keurmerk.test", password=PASSWORD)
    sign_in(client, person.email)
    page = "/nl/account/second-factor/totp/activate/"
    confirm(client)
    _is_ours(client.get(page))
    secret = client.session["mfa.totp.secret"]

    code = accounts.totp_code(secret, at=read_clock())

    with django_capture_on_commit_callbacks(execute=True):
        response = client.post(page, {"code": code})

    assert response.url == "/nl/account/second-factor/recovery-codes/"
    _is_ours(client.get(response.url))
    assert accounts.has_second_factor(person)
    (letter,) = letters_to(person.email)
    assert letter.kind == "SecondFactorWasAdded"


def test_a_new_address_is_confirmed_and_the_old_one_is_told(client):
    person = a_user(email="oud@kaas.test", password=PASSWORD)
    sign_in(client, person.email)
    confirm(client)
    client.post("/nl/account/email/", {"email": "Nieuw@Kaas.test", "action_add": "1"})
    (letter,) = letters_to("nieuw@kaas.test")

    client.post(path_in(letter))

    person.refresh_from_db()
    assert person.email == "nieuw@kaas.test"
    assert [one.kind for one in letters_to("oud@kaas.test")] == ["AddressWasChanged"]


def test_whoever_has_a_second_key_may_change_their_address_too(client):
    person = a_user(Role.INTAKE, password=PASSWORD)
    client.force_login(person)
    confirm(client)

    client.post("/nl/account/email/", {"action_add": "1", "email": "nieuw@kaas.test"})
    (letter,) = letters_to("nieuw@kaas.test")
    client.post(path_in(letter))

    person.refresh_from_db()
    assert person.email == "nieuw@kaas.test"


@pytest.mark.parametrize("words", THEIR_WORDS)
def test_the_library_speaks_to_people_as_we_do(words):
    with override("nl"):
        dutch = gettext(words)
    with override("fr"):
        french = gettext(words)

    assert len({words, dutch, french}) == 3
    assert not {"je", "jij", "jouw"} & {*dutch.lower().rstrip(".").split()}
    assert not {"tu", "ton", "ta"} & {*french.lower().rstrip(".").split()}


def test_a_language_we_do_not_speak_is_said_so_at_the_question(client):
    client.force_login(a_user())

    response = client.post("/nl/account/language/", {"language": "tlh"})

    assert response.status_code == 422
    assert "language" in response.context["form"].errors


def test_choosing_a_language_shows_the_page_in_it(client):
    person = a_user()
    client.force_login(person)

    response = client.post("/nl/account/language/", {"language": "fr"})

    assert response.url == "/fr/account/"
    person.refresh_from_db()
    assert person.language == "fr"


PAGES_OF_A_PERSON = [
    "",
    "email/",
    "password/change/",
    "second-factor/",
    "second-factor/webauthn/add/",
    "second-factor/recovery-codes/generate/",
    "second-factor/totp/deactivate/",
    "second-factor/reauthenticate/",
    "reauthenticate/",
    "logout/",
]
PAGES_OF_ANYONE = [
    "login/",
    "signup/",
    "inactive/",
    "link/",
    "link/unknown/",
    "invitations/unknown/",
    "confirm-email/",
    "confirm-email/unknown/",
    "password/reset/",
    "password/reset/done/",
    "password/reset/key/1-unknown/",
    "password/reset/key/done/",
    "demo-codes/",
]


@pytest.mark.parametrize("page", PAGES_OF_ANYONE)
@pytest.mark.parametrize("language", ["nl", "fr", "en"])
def test_pages_before_signing_in_are_ours_and_carry_nothing_inline(
    client, page, language
):
    response = client.get(f"/{language}/account/{page}")

    _is_ours(response)


@pytest.mark.parametrize("page", PAGES_OF_A_PERSON)
def test_pages_after_signing_in_are_ours_and_carry_nothing_inline(client, page):
    person = a_user(Role.AUDITOR, password=PASSWORD)
    second = sign_in(client, person.email).url
    _is_ours(client.get(second))
    client.post(second, {"code": accounts.totp_code(TOTP_SECRET, at=read_clock())})
    confirm(client)

    _is_ours(client.get(f"/nl/account/{page}"))


@pytest.mark.parametrize("page", ["", "keys/{}/edit/", "keys/{}/remove/"])
def test_pages_about_passkeys_are_ours_and_carry_nothing_inline(client, page):
    person = a_user(password=PASSWORD)
    sign_in(client, person.email)
    confirm(client)
    passkey = Authenticator.objects.create(
        user=person, type="webauthn", data={"name": "Sleutelbos"}
    )

    response = client.get(
        f"/nl/account/second-factor/webauthn/{page.format(passkey.pk)}"
    )

    _is_ours(response)


def test_the_demonstration_shows_the_code_that_lets_its_people_in(client):
    response = client.get("/nl/account/demo-codes/")

    assert accounts.totp_code(DEMO_SECRET, at=read_clock()) in response.content.decode()


def test_production_knows_no_known_secrets(settings, monday):
    person = a_user()
    settings.MODE = "production"

    with pytest.raises(ProductionRefuses):
        accounts.enrol_totp(person, TOTP_SECRET)
    with pytest.raises(ProductionRefuses):
        accounts.demo_code(at=monday)

    assert not accounts.has_second_factor(person)


def _is_ours(response) -> None:
    """The page stands in our layout; the browser need not run anything inline."""
    html = response.content.decode()
    assert response.status_code in {200, 410}
    assert 'id="content"' in html
    scripts = re.findall(r"<script([^>]*)>", html)
    assert [one for one in scripts if "src=" not in one and "json" not in one] == []
    assert not re.search(r"<style|\sstyle=|\son[a-z]+=|javascript:", html)


def _visible(response, email: str) -> str:
    """The page without what differs by itself: the form key and the address."""
    html = response.content.decode().replace(email, "")
    return re.sub(r'name="csrfmiddlewaretoken" value="[^"]+"', "", html)
