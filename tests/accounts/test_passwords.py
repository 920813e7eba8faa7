"""Which passwords are accepted."""

import pytest
from django.contrib.auth.hashers import identify_hasher
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError

from tests.builders.people import PASSWORD, a_user
from trustmark.accounts import api as accounts
from trustmark.accounts.passwords import REMEMBERED, set_password
from trustmark.config import sign_in

pytestmark = pytest.mark.django_db


@pytest.mark.rule("WK-D12-5")
@pytest.mark.parametrize(
    ("password", "codes"),
    [
        ("zes-groene-kazen-2", set()),
        ("kort-7", {"password_too_short"}),
        ("zes-groene-kazen", {"password_not_mixed"}),
        ("zesgroenekazen22", {"password_not_mixed"}),
        ("6666-2222-1111", {"password_not_mixed"}),
        ("welkom-jansen-26", {"password_about_you"}),
        ("mijn-KÁÁS-is-3x", {"password_about_you"}),
        (
            "password1234",
            {"password_too_common", "password_not_mixed"},
        ),
    ],
)
def test_each_password_is_refused_for_its_own_reason(password, codes):
    person = a_user(name="Sanne Jansen", email="sanne@kaas.test")

    found = set()
    try:
        validate_password(password, person)
    except ValidationError as fault:
        found = {error.code for error in fault.error_list}

    assert found == codes


@pytest.mark.rule("WK-D12-5")
def test_none_of_the_last_ten_passwords_may_come_back(monday):
    person = a_user()
    for number in range(REMEMBERED + 1):
        set_password(person, f"{PASSWORD}{number}", at=monday)

    validate_password(f"{PASSWORD}0", person)
    for number in range(1, REMEMBERED + 1):
        with pytest.raises(ValidationError) as refused:
            validate_password(f"{PASSWORD}{number}", person)
        assert [e.code for e in refused.value.error_list] == ["password_used_before"]


def test_somebody_elses_password_is_nobodys_business():
    a_user(password=PASSWORD)

    validate_password(PASSWORD, a_user())


def test_passwords_are_kept_by_argon(settings):
    settings.PASSWORD_HASHERS = sign_in.PASSWORD_HASHERS
    person = a_user(password=PASSWORD)

    assert identify_hasher(person.password).algorithm == "argon2"
    assert person.check_password(PASSWORD)


def test_an_account_is_not_made_with_a_weak_password():
    with pytest.raises(ValidationError):
        a_user(email="sanne@kaas.test", password="kort-7")

    assert accounts.find_user("sanne@kaas.test") is None
