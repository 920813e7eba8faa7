"""Invitations travel by letter and are accepted once."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError

from tests.accounts.post import key_in, letters_to, path_in
from tests.builders.people import PASSWORD, a_user
from trustmark.accounts import api as accounts
from trustmark.accounts.api import (
    InvitationSpent,
    Invitee,
    NotYoursToDecide,
    Role,
)
from trustmark.accounts.services.inviting import GOOD_FOR
from trustmark.kernel.announcements import Announcement
from trustmark.kernel.calendar import day_of

pytestmark = pytest.mark.django_db
AN = Invitee("An@Keurmerk.test", "An Claes", "nl")


@pytest.fixture
def manager():
    return a_user(Role.MANAGER)


@pytest.fixture
def sender():
    return accounts.platform_sender()


@pytest.fixture
def invitation(manager, sender, monday):
    return accounts.invite(AN, Role.AUDITOR, sender=sender, by=manager, at=monday)


@pytest.fixture
def key(invitation):
    (letter,) = letters_to("an@keurmerk.test")
    return key_in(letter)


def test_accepting_makes_a_user_with_the_role_and_tells_the_house(
    invitation, key, monday
):
    an = accounts.accept_invitation(key, at=monday, password=PASSWORD)

    assert (an.email, an.name, an.language) == ("an@keurmerk.test", "An Claes", "nl")
    assert an.check_password(PASSWORD)
    assert accounts.list_roles(an, on=day_of(monday)) == {Role.AUDITOR}
    assert Announcement.objects.get().payload == {
        "invitation_id": invitation.pk,
        "user_id": an.pk,
        "purpose": "staff",
        "subject_id": 0,
    }


def test_an_invitation_is_accepted_once(key, monday):
    accounts.accept_invitation(key, at=monday, password=PASSWORD)

    with pytest.raises(InvitationSpent):
        accounts.accept_invitation(key, at=monday, password=PASSWORD)
    assert Announcement.objects.count() == 1


def test_an_invitation_ends_after_seven_days(key, monday):
    almost = monday + GOOD_FOR - timedelta(seconds=1)
    assert accounts.find_invitation(key, at=almost)

    with pytest.raises(InvitationSpent):
        accounts.accept_invitation(key, at=monday + GOOD_FOR, password=PASSWORD)
    assert accounts.find_user("an@keurmerk.test") is None


def test_a_guessed_key_opens_nothing(invitation, monday):
    with pytest.raises(InvitationSpent):
        accounts.accept_invitation(invitation.digest, at=monday, password=PASSWORD)


def test_a_weak_password_leaves_the_invitation_open(key, monday):
    with pytest.raises(ValidationError):
        accounts.accept_invitation(key, at=monday, password="kort-7")

    assert accounts.find_invitation(key, at=monday)


def test_only_managers_invite(sender, monday):
    auditor = a_user(Role.AUDITOR)

    with pytest.raises(NotYoursToDecide):
        accounts.invite(AN, Role.AUDITOR, sender=sender, by=auditor, at=monday)

    assert letters_to("an@keurmerk.test") == []


def test_an_invitation_ends_with_the_right_to_invite(manager, key, monday):
    (grant,) = accounts.list_grants(manager)
    accounts.end_role(grant, by=None, at=monday)

    with pytest.raises(InvitationSpent):
        accounts.accept_invitation(key, at=monday, password=PASSWORD)
    assert accounts.find_user("an@keurmerk.test") is None


def test_only_managers_give_roles_and_never_to_themselves(manager, monday):
    auditor = a_user(Role.AUDITOR)

    with pytest.raises(NotYoursToDecide):
        accounts.grant_role(a_user(), Role.DECIDER, by=auditor, at=monday)
    with pytest.raises(NotYoursToDecide):
        accounts.grant_role(manager, Role.DECIDER, by=manager, at=monday)
    with pytest.raises(NotYoursToDecide):
        accounts.end_role(accounts.list_grants(manager)[0], by=auditor, at=monday)

    on = day_of(monday)
    assert not accounts.has_role(manager, Role.DECIDER, on=on)
    assert accounts.has_role(manager, Role.MANAGER, on=on)


def test_an_outside_expert_comes_with_an_organisation(manager, sender, monday):
    accounts.invite(
        Invitee("bo@zegel.test", "Bo Maes", "fr"),
        Role.CERTIFIER,
        organisation="Zegelbureau",
        sender=sender,
        by=manager,
        at=monday,
    )
    (letter,) = letters_to("bo@zegel.test")

    bo = accounts.accept_invitation(key_in(letter), at=monday, password=PASSWORD)

    (grant,) = accounts.list_grants(bo)
    assert (grant.role, grant.organisation) == (Role.CERTIFIER, "Zegelbureau")
    assert "Zegelbureau" in letter.body
    assert path_in(letter).startswith("/fr/account/invitations/")


def test_a_colleague_who_has_an_account_keeps_it(sender, monday):
    sanne, bram = a_user(), a_user(email="bram@kaas.test", password=PASSWORD)
    accounts.invite_colleague(
        Invitee("Bram@kaas.test", "Bram", "nl"),
        company_id=7,
        company_name="Kaasboer Jansen B.V.",
        sender=sender,
        by=sanne,
        at=monday,
    )
    (letter,) = letters_to("bram@kaas.test")

    joined = accounts.accept_invitation(key_in(letter), at=monday)

    assert joined == bram
    assert joined.check_password(PASSWORD)
    assert Announcement.objects.get().payload["subject_id"] == 7
    assert accounts.list_roles(bram, on=day_of(monday)) == frozenset()


def test_looking_at_an_invitation_uses_nothing_and_the_button_accepts(
    client, key, passing
):
    page = f"/nl/account/invitations/{key}/"

    looked = client.get(page)
    pressed = client.post(page, {"name": "An C.", "password": PASSWORD})

    assert looked.status_code == 200
    assert b"an@keurmerk.test" in looked.content
    assert (pressed.status_code, pressed.url) == (302, "/nl/account/login/")
    an = accounts.find_user("an@keurmerk.test")
    assert an is not None
    assert an.name == "An C."
    assert client.get(page).status_code == 410


def test_the_page_names_what_is_wrong_with_the_password(client, key, passing):
    page = f"/nl/account/invitations/{key}/"

    response = client.post(page, {"name": "An Claes", "password": "kort-7"})

    assert response.status_code == 422
    assert "password" in response.context["form"].errors
    assert accounts.find_user("an@keurmerk.test") is None
