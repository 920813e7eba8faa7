"""Second keys in a real browser: passkeys, an authenticator app, recovery codes.

The browser brings a passkey of its own making: a virtual authenticator, with which
everything happens as with a phone or a key on a ring, except that nobody touches it.
"""

import re

import pytest

from tests.builders.people import LONG_AGO
from tests.journeys.acting import PASSWORD, Actor, code_now
from trustmark.accounts import api as accounts
from trustmark.accounts.api import Role

pytestmark = [
    pytest.mark.browser,
    pytest.mark.journey,
    pytest.mark.django_db(transaction=True),
]
KEY_RING = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}
KEYS = "account/second-factor/webauthn/"
DESK = re.compile(r"/en/staff/$")


class KeyRing:
    """The passkeys that lie within reach of somebody's browser."""

    def __init__(self, owner: Actor) -> None:
        page = owner.page
        page.on("console", lambda said: owner.complaints.append(said.text))
        self._browser = page.context.new_cdp_session(page)
        self._browser.send("WebAuthn.enable")
        made = self._browser.send(
            "WebAuthn.addVirtualAuthenticator", {"options": KEY_RING}
        )
        self._ring = {"authenticatorId": made["authenticatorId"]}

    def __len__(self) -> int:
        found = self._browser.send("WebAuthn.getCredentials", self._ring)
        return len(found["credentials"])

    def lose(self) -> None:
        """Every key on it is gone."""
        self._browser.send("WebAuthn.clearCredentials", self._ring)


def email_of(actor: Actor) -> str:
    assert actor.person is not None
    return actor.person.email


def sign_out(actor: Actor) -> None:
    actor.page.get_by_role("button", name="Sign out").first.click()
    actor.page.wait_for_url("**/account/login/")


def still_me(actor: Actor) -> None:
    """Type the password once more, as pages that change how one signs in ask."""
    assert "Is it still you?" in actor.reads()
    actor.fill(password=PASSWORD)
    actor.press("Continue")


def make_passkey(actor: Actor, name: str, *, is_enough: bool) -> None:
    """Add a passkey; one that is enough lets in without a password."""
    actor.go(f"{KEYS}add/")
    still_me(actor)
    actor.fill(name=name)
    if is_enough:
        actor.fill(passwordless=True)
    actor.press("Add the passkey")
    actor.page.wait_for_url(lambda address: "/webauthn/add/" not in address)


def try_passkey(actor: Actor) -> None:
    actor.go("account/login/")
    actor.press("Sign in with a passkey")


@pytest.mark.slow("somebody with a passkey in a real browser")
@pytest.mark.rule("WK-D12-3")
def test_a_passkey_is_enough_until_it_is_removed(cast):
    sanne = cast(Role.AUDITOR, name="Sanne Sleutel")
    sanne.sign_in(email_of(sanne), code=code_now())
    ring = KeyRing(sanne)
    make_passkey(sanne, "Sleutelbos", is_enough=True)
    sign_out(sanne)

    try_passkey(sanne)
    sanne.page.wait_for_url(DESK)
    assert len(ring) == 1

    sanne.go(KEYS)
    sanne.press("Rename")
    still_me(sanne)
    sanne.fill(name="Τηλέφωνο 📱")
    sanne.press("Keep this name")
    assert "Τηλέφωνο 📱" in sanne.reads()
    assert "Sleutelbos" not in sanne.reads()

    sanne.press("Remove")
    sanne.press("Remove the passkey")
    assert "You have no passkey." in sanne.reads()

    sign_out(sanne)
    try_passkey(sanne)
    sanne.page.locator(".notice, [role=alert]:not([hidden])").first.wait_for()
    assert "We do not know this passkey." in sanne.reads()


@pytest.mark.slow("somebody with a passkey in a real browser")
def test_a_passkey_that_is_not_there_is_said_so_on_the_page(cast):
    sanne = cast(Role.AUDITOR, name="Sanne Sleutel")
    sanne.sign_in(email_of(sanne), code=code_now())
    ring = KeyRing(sanne)
    make_passkey(sanne, "Sleutelbos", is_enough=True)
    sign_out(sanne)
    ring.lose()

    try_passkey(sanne)

    sanne.page.locator("#passkey_failed").wait_for()
    assert "That did not work. Try again, or use another way." in sanne.reads()
    assert len(ring) == 0


@pytest.mark.slow("somebody with a passkey in a real browser")
def test_a_passkey_stands_in_for_the_code_after_the_password(cast):
    sanne = cast(Role.AUDITOR, name="Sanne Sleutel")
    sanne.sign_in(email_of(sanne), code=code_now())
    KeyRing(sanne)
    make_passkey(sanne, "Sleutelbos", is_enough=False)
    sign_out(sanne)

    sanne.sign_in(email_of(sanne))
    sanne.press("Use a passkey")

    sanne.page.wait_for_url(DESK)


@pytest.mark.slow("a newcomer in a real browser")
@pytest.mark.rule("WK-D12-3", "WK-D12-4")
def test_a_newcomer_sets_up_an_app_and_gets_in_once_with_each_recovery_code(cast):
    nova = cast()
    person = accounts.create_user(
        "nova@keurmeester.test",
        name="Nova Nieuw",
        language="en",
        at=LONG_AGO,
        password=PASSWORD,
        is_verified=True,
    )
    accounts.grant_role(person, Role.INTAKE, by=None, at=LONG_AGO)
    nova.sign_in(person.email)
    still_me(nova)
    assert "Set up an authenticator app" in nova.reads()

    nova.fill(code="000000")
    nova.press("Set up the app")
    assert "This code is not right" in nova.reads()
    secret = nova.page.locator("main code").first.inner_text()
    nova.fill(code=code_now(secret))
    nova.press("Set up the app")
    codes = nova.page.locator("main li code").all_inner_texts()
    nova.press("Continue")
    nova.press("I sign this")
    nova.page.wait_for_url(DESK)

    sign_out(nova)
    nova.sign_in(person.email, code=codes[0])
    nova.page.wait_for_url(DESK)
    sign_out(nova)
    nova.sign_in(person.email, code=codes[0])
    assert "This code is not right, or it was used before." in nova.reads()
    assert "/second-factor/authenticate/" in nova.page.url
    nova.fill(code=codes[1])
    nova.page.locator("main form").first.locator("button").first.click()
    nova.page.wait_for_url(DESK)

    nova.go("account/second-factor/")
    nova.press("Make new codes")
    still_me(nova)
    nova.press("Make new codes")
    fresh = nova.page.locator("main li code").all_inner_texts()
    assert len(fresh) == len(codes)
    assert not set(fresh) & set(codes)
