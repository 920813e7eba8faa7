"""How a membership starts, and how it becomes a full one."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from tests.builders.audits import ask_remedy
from tests.builders.cases import (
    Stage,
    a_membership,
    an_application,
    company_of,
)
from tests.builders.letters import letters, the_letter
from tests.builders.people import MONDAY, a_user
from tests.builders.rulebooks import BECOMMERCE, a_version
from tests.builders.worker import after, night, on_day, settle
from trustmark.accounts.api import Role
from trustmark.audits import api as audits
from trustmark.billing import api as billing
from trustmark.certificates.api import Certificate
from trustmark.kernel.announcements import Announcement
from trustmark.kernel.calendar import day_of
from trustmark.kernel.cases import MoveRefused
from trustmark.memberships import api as memberships
from trustmark.memberships.api import Membership
from trustmark.memberships.models import Period

pytestmark = pytest.mark.django_db
DAY_OF_CONVERSION = date(2027, 3, 2)
THAT_NIGHT = on_day(DAY_OF_CONVERSION, MONDAY)


def start(company, *, scheme="webwinkelkeur", unit="", at=MONDAY):
    return memberships.start(
        company,
        version=a_version(scheme, on=day_of(at)),
        period=Period.YEAR,
        unit=unit,
        by=None,
        at=at,
    )


def a_spot_check(shop, *, at):
    """A surveillance audit that asked the shop to repair something."""
    certificate = Certificate.objects.get(shop=shop)
    audit = audits.open_audit(
        shop,
        version=certificate.scheme_version,
        kind="b2c",
        ground=audits.Ground.SPOT_CHECK,
        by=None,
        at=at,
    )
    settle(at)
    audit.refresh_from_db()
    ask_remedy(audit, at=at)
    return audit


def events(name):
    return Announcement.objects.filter(event__endswith=name).count()


@pytest.mark.rule("WK-1.4")
def test_a_membership_begins_provisional_for_the_time_of_the_rulebook(company):
    membership = start(company)

    assert membership.number == "L-2026-00001"
    assert membership.state == "provisional"
    assert membership.started_on == date(2026, 11, 2)
    assert membership.provisional_until == DAY_OF_CONVERSION
    assert events("MembershipStarted") == 1


def test_a_scheme_without_provisional_time_makes_full_members_at_once(company):
    membership = start(company, scheme=BECOMMERCE)

    assert (membership.state, membership.became_full_at) == ("full", MONDAY)
    assert membership.provisional_until is None


@pytest.mark.rule("WK-1.11")
def test_starting_again_joins_the_membership_that_runs(company):
    first = start(company)

    again = start(company, at=after(MONDAY, days=30))

    assert again == first
    assert Membership.objects.count() == 1
    assert events("MembershipStarted") == 1


@pytest.mark.rule("WK-1.3")
def test_two_units_of_one_company_are_two_memberships(company):
    kaas, wijn = start(company, unit="Kaas"), start(company, unit="Wijn")

    assert kaas != wijn
    assert memberships.find_running(company, scheme="webwinkelkeur") is None
    assert (
        memberships.find_running(company, scheme="webwinkelkeur", unit="Wijn") == wijn
    )
    assert memberships.list_memberships_of(company) == [wijn, kaas]


def test_the_database_refuses_a_second_running_membership(company):
    first = start(company)

    with pytest.raises(IntegrityError), transaction.atomic():
        Membership.objects.create(
            number="L-2026-99999",
            company=company,
            scheme_version=first.scheme_version,
            scheme=first.scheme,
            period=Period.YEAR,
            started_on=first.started_on,
            since=MONDAY,
        )


@pytest.mark.rule("WK-5.2")
def test_a_clean_member_becomes_full_on_the_day_and_not_before():
    membership = a_membership()
    (certificate,) = Certificate.objects.all()

    night(after(THAT_NIGHT, days=-1))
    membership.refresh_from_db()
    assert membership.state == "provisional"

    night(THAT_NIGHT)
    night(THAT_NIGHT)
    membership.refresh_from_db()
    certificate.refresh_from_db()
    assert (membership.state, membership.became_full_at) == ("full", THAT_NIGHT)
    assert certificate.state == "active"
    assert len(letters("FullMembershipBegan", about=membership)) == 1
    assert events("MembershipBecameFull") == 1
    assert membership.number in the_letter("FullMembershipBegan").body


@pytest.mark.rule("WK-5.2")
def test_a_hold_keeps_a_member_provisional_until_it_is_lifted():
    membership = a_membership()
    hold = memberships.put_hold(
        membership, ground="complaint", reason="Klacht K-12.", by=None, at=MONDAY
    )

    night(THAT_NIGHT)
    membership.refresh_from_db()
    assert membership.state == "provisional"
    assert memberships.why_not_become_full(membership, on=DAY_OF_CONVERSION) == (
        "Klacht K-12."
    )
    assert letters("FullMembershipBegan") == []

    memberships.lift_hold(hold, at=THAT_NIGHT)
    memberships.lift_hold(hold, at=after(THAT_NIGHT, days=5))
    next_night = after(THAT_NIGHT, days=1)
    night(next_night)
    membership.refresh_from_db()
    assert membership.state == "full"
    assert hold.lifted_at == THAT_NIGHT
    assert memberships.list_holds(membership) == []


@pytest.mark.rule("WK-5.2")
def test_an_open_nonconformity_keeps_a_member_provisional():
    membership = a_membership()
    audit = a_spot_check(Certificate.objects.get().shop, at=after(THAT_NIGHT, days=-2))

    night(THAT_NIGHT)

    membership.refresh_from_db()
    assert audit.state == "remedy"
    assert membership.state == "provisional"
    assert "1 demand" in (
        memberships.why_not_become_full(membership, on=DAY_OF_CONVERSION) or ""
    )


@pytest.mark.rule("WK-5.2")
def test_arrears_keep_a_member_provisional(finance):
    application = an_application(Stage.ADMITTED)
    book = application.scheme_version.rules
    item = billing.charge(
        company_of(application),
        rulebook=book,
        fee=book.fees["certification-cost"],
        about=application,
        by=None,
        at=MONDAY,
    )

    night(THAT_NIGHT)
    (membership,) = memberships.list_memberships_of(company_of(application))
    assert membership.state == "provisional"

    billing.mark_paid(
        item, received_on=DAY_OF_CONVERSION, remark="", by=finance, at=THAT_NIGHT
    )
    night(after(THAT_NIGHT, days=1))
    membership.refresh_from_db()
    assert membership.state == "full"


def test_what_is_against_another_member_counts_not():
    membership, other = a_membership(), a_membership()
    memberships.put_hold(other, ground="complaint", reason="x", by=None, at=MONDAY)

    night(THAT_NIGHT)

    membership.refresh_from_db()
    other.refresh_from_db()
    assert (membership.state, other.state) == ("full", "provisional")


@pytest.mark.rule("WK-5.2")
def test_the_provisional_time_is_extended_with_a_reason(manager):
    membership = a_membership()
    until = date(2027, 5, 3)

    memberships.extend_provisional(
        membership, until=until, reason="Klacht loopt nog.", by=manager, at=MONDAY
    )

    night(THAT_NIGHT)
    membership.refresh_from_db()
    assert membership.state == "provisional"
    night(on_day(until, MONDAY))
    membership.refresh_from_db()
    assert membership.state == "full"


@pytest.mark.parametrize(
    ("role", "until", "reason", "words"),
    [
        (Role.FINANCE, date(2027, 5, 3), "x", "Only a decider or a manager"),
        (Role.MANAGER, DAY_OF_CONVERSION, "x", "not later"),
        (Role.MANAGER, date(2027, 5, 3), " ", "has a reason"),
    ],
)
def test_extending_has_its_conditions(role, until, reason, words):
    membership = a_membership()

    with pytest.raises(MoveRefused, match=words):
        memberships.extend_provisional(
            membership, until=until, reason=reason, by=a_user(role), at=MONDAY
        )

    assert membership.provisional_until == DAY_OF_CONVERSION
