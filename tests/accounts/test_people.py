"""People come, change and go."""

import pytest

from tests.builders.people import PASSWORD, a_user
from trustmark.accounts import api as accounts
from trustmark.accounts.api import EmailTaken, Role
from trustmark.accounts.events import AccountClosed
from trustmark.kernel.announcements import Announcement
from trustmark.kernel.calendar import day_of

pytestmark = pytest.mark.django_db


def test_an_address_is_the_same_in_any_case():
    sanne = a_user(email=" Sanne@Kaas.Test ")

    assert sanne.email == "sanne@kaas.test"
    assert accounts.find_user("SANNE@kaas.test") == sanne
    with pytest.raises(EmailTaken):
        a_user(email="sanne@KAAS.test")


def test_without_a_password_nobody_signs_in():
    person = a_user()

    assert not person.has_usable_password()


def test_the_language_changes_for_the_next_letter():
    person = a_user(language="nl")

    accounts.change_language(person, "fr")

    assert accounts.get_user(person.pk).language == "fr"


def test_closing_an_account_takes_everything_but_the_name(monday):
    person = a_user(Role.AUDITOR, name="An Claes", password=PASSWORD)

    accounts.close_account(person, at=monday)

    assert (person.left_at, person.is_active) == (monday, False)
    assert not person.check_password(PASSWORD)
    assert accounts.list_roles(person, on=day_of(monday)) == frozenset()
    assert not accounts.has_second_factor(person)
    assert accounts.names_of([person.pk]) == {person.pk: "An Claes"}
    announced = Announcement.objects.get()
    assert announced.event == f"{AccountClosed.__module__}.AccountClosed"
    assert announced.payload == {"user_id": person.pk}


def test_closing_twice_tells_it_once(monday):
    person = a_user()
    accounts.close_account(person, at=monday)

    accounts.close_account(person, at=monday)

    assert Announcement.objects.count() == 1
