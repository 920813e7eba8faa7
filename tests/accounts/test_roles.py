"""Who has which role, where, and for how long."""

from dataclasses import dataclass
from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction

from tests.builders.people import LONG_AGO, a_user
from trustmark.accounts import api as accounts
from trustmark.accounts.api import OUTSIDE_ROLES, STAFF_ROLES, Role, RoleGrant
from trustmark.kernel.calendar import day_of

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 2)


@dataclass(frozen=True)
class SomeCase:
    """Anything with the name and number of a case."""

    pk: int
    kind_of_case: str = "audits.audit"


def test_every_role_is_staff_or_outside_and_none_is_both():
    assert set(Role) == STAFF_ROLES | OUTSIDE_ROLES
    assert not STAFF_ROLES & OUTSIDE_ROLES


def test_a_role_holds_from_its_first_day_until_the_day_it_ends():
    person = a_user()
    accounts.grant_role(
        person, Role.AUDITOR, by=None, at=LONG_AGO, valid_until=date(2026, 2, 1)
    )

    first_day = day_of(LONG_AGO)
    held = [
        accounts.has_role(person, Role.AUDITOR, on=on)
        for on in (
            first_day - timedelta(days=1),
            first_day,
            date(2026, 1, 31),
            date(2026, 2, 1),
        )
    ]

    assert held == [False, True, True, False]


def test_a_role_in_one_scheme_is_no_role_in_another():
    person = a_user(Role.DECIDER, scheme="becommerce")

    assert accounts.has_role(person, Role.DECIDER, on=TODAY)
    assert accounts.has_role(person, Role.DECIDER, on=TODAY, scheme="becommerce")
    assert not accounts.has_role(person, Role.DECIDER, on=TODAY, scheme="elsewhere")


def test_a_role_in_every_scheme_holds_in_each():
    person = a_user(Role.DECIDER)

    assert accounts.has_role(person, Role.DECIDER, on=TODAY, scheme="becommerce")


def test_a_person_has_only_the_roles_that_were_given():
    person = a_user(Role.AUDITOR, Role.EDITOR)

    assert accounts.list_roles(person, on=TODAY) == {Role.AUDITOR, Role.EDITOR}
    assert accounts.has_role(person, Role.DECIDER, Role.EDITOR, on=TODAY)
    assert not accounts.has_role(person, Role.DECIDER, Role.FINANCE, on=TODAY)


def test_ending_a_role_takes_it_away_the_same_day(monday):
    person = a_user()
    grant = accounts.grant_role(person, Role.AUDITOR, by=None, at=LONG_AGO)

    accounts.end_role(grant, by=None, at=monday)

    assert not accounts.has_role(person, Role.AUDITOR, on=TODAY)
    assert accounts.has_role(person, Role.AUDITOR, on=TODAY - timedelta(days=1))


def test_ending_a_role_twice_keeps_the_first_day(monday):
    grant = accounts.grant_role(a_user(), Role.AUDITOR, by=None, at=LONG_AGO)
    accounts.end_role(grant, by=None, at=monday)

    accounts.end_role(grant, by=None, at=monday + timedelta(days=30))

    assert grant.valid_until == TODAY


def test_giving_a_role_again_replaces_the_running_one(monday):
    person = a_user()
    accounts.grant_role(person, Role.AUDITOR, by=None, at=LONG_AGO)

    accounts.grant_role(
        person, Role.AUDITOR, by=None, at=monday, valid_until=date(2026, 12, 1)
    )

    assert accounts.has_role(person, Role.AUDITOR, on=TODAY)
    assert not accounts.has_role(person, Role.AUDITOR, on=date(2026, 12, 1))
    assert [grant.valid_until for grant in accounts.list_grants(person)] == [
        date(2026, 12, 1),
        TODAY,
    ]


def test_people_from_outside_name_their_organisation():
    with pytest.raises(IntegrityError), transaction.atomic():
        accounts.grant_role(a_user(), Role.CERTIFIER, by=None, at=LONG_AGO)

    assert not RoleGrant.objects.exists()


def test_staff_see_every_case_and_outsiders_only_what_is_assigned():
    case, other = SomeCase(1), SomeCase(2)
    auditor = a_user(Role.AUDITOR)
    certifier = a_user(Role.CERTIFIER)
    accounts.assign_case(certifier, case=case, by=auditor, at=LONG_AGO)

    assert accounts.may_see_case(auditor, case, on=TODAY)
    assert accounts.may_see_case(auditor, other, on=TODAY)
    assert accounts.may_see_case(certifier, case, on=TODAY)
    assert not accounts.may_see_case(certifier, other, on=TODAY)
    assert not accounts.may_see_case(
        certifier, SomeCase(1, "complaints.complaint"), on=TODAY
    )
    assert not accounts.may_see_case(a_user(), case, on=TODAY)
    assert accounts.list_assigned_ids(certifier, "audits.audit", on=TODAY) == [1]
    assert accounts.list_assigned_to(case, on=TODAY) == [certifier]


def test_an_assigned_case_closes_with_its_last_day_and_with_the_role(monday):
    case = SomeCase(1)
    certifier = a_user(Role.CERTIFIER)
    accounts.assign_case(
        certifier, case=case, by=None, at=LONG_AGO, valid_until=date(2026, 11, 10)
    )

    assert accounts.may_see_case(certifier, case, on=date(2026, 11, 9))
    assert not accounts.may_see_case(certifier, case, on=date(2026, 11, 10))

    (grant,) = accounts.list_grants(certifier)
    accounts.end_role(grant, by=None, at=monday)
    assert not accounts.may_see_case(certifier, case, on=TODAY)


def test_ending_an_assignment_closes_the_case(monday):
    case = SomeCase(1)
    certifier = a_user(Role.CERTIFIER)
    accounts.assign_case(certifier, case=case, by=None, at=LONG_AGO)

    accounts.end_case_assignment(certifier, case=case, by=None, at=monday)

    assert not accounts.may_see_case(certifier, case, on=TODAY)


def test_staff_are_listed_by_name_and_by_role_in_a_scheme():
    a_user(name="Zonder Rol")
    zoe = a_user(Role.AUDITOR, name="Zoë Peeters")
    an = a_user(Role.AUDITOR, name="An Claes", scheme="becommerce")
    a_user(Role.CERTIFIER, name="Bo Buiten")

    assert accounts.list_staff(on=TODAY) == [an, zoe]
    assert accounts.list_staff(on=TODAY, role=Role.AUDITOR, scheme="other") == [zoe]
    assert accounts.list_staff(on=TODAY, role=Role.FINANCE) == []


def test_history_can_show_names():
    sanne, bram = a_user(name="Sanne"), a_user(name="Bram")

    assert accounts.names_of([sanne.pk, bram.pk, sanne.pk, 0]) == {
        sanne.pk: "Sanne",
        bram.pk: "Bram",
    }
