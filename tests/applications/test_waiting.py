"""After a refusal or an ending by us one waits before applying again."""

from datetime import date

import pytest

from tests.builders.cases import (
    Stage,
    a_submission,
    an_application,
    company_of,
    membership_of,
    shop_of,
)
from tests.builders.letters import the_letter
from tests.builders.parties import company_details, shop_details
from tests.builders.people import MONDAY, a_user
from tests.builders.rulebooks import BECOMMERCE, WEBWINKELKEUR
from tests.builders.worker import after, on_day
from trustmark.applications import api as applications
from trustmark.applications.api import TooEarly
from trustmark.memberships import api as memberships

pytestmark = pytest.mark.django_db
FIRST_DAY = date(2027, 2, 2)
DAY_BEFORE = on_day(date(2027, 2, 1), MONDAY)
TUESDAY = after(MONDAY, days=1)


@pytest.fixture
def refused(applicant):
    """An application refused on Monday 2 November 2026."""
    return an_application(Stage.REFUSED, by=applicant)


def apply_again(earlier, *, by=None, at=TUESDAY, scheme=WEBWINKELKEUR, **changes):
    """Hand in a form for the same company and shop, unless said otherwise."""
    company = changes.get("company") or company_details(
        number=company_of(earlier).number
    )
    shop = changes.get("shop") or shop_details(url=shop_of(earlier).url)
    return an_application(
        Stage.INTAKE,
        scheme=scheme,
        submission=a_submission(company=company, shop=shop),
        by=by or earlier.applicant,
        at=at,
    )


@pytest.mark.rule("WK-3.8")
def test_the_day_before_the_first_day_is_too_early(refused):
    with pytest.raises(TooEarly) as early:
        apply_again(refused, at=DAY_BEFORE)

    assert early.value.first_day == FIRST_DAY


@pytest.mark.rule("WK-3.8")
def test_from_the_first_day_on_one_may_apply_again(refused):
    again = apply_again(refused, at=on_day(FIRST_DAY, MONDAY))

    assert again.state == Stage.INTAKE


def test_too_early_keeps_the_draft_and_nothing_else(refused):
    with pytest.raises(TooEarly):
        apply_again(refused)

    states = [a.state for a in applications.list_applications_of(refused.applicant)]
    assert sorted(states) == [Stage.DRAFT, Stage.REFUSED]


def test_the_letter_of_refusal_names_the_first_day(refused):
    assert "2 februari 2027" in the_letter("ApplicationRefused", about=refused).body


def test_another_shop_of_the_company_waits_as_well(refused):
    with pytest.raises(TooEarly):
        apply_again(refused, shop=shop_details())


def test_the_same_domain_under_another_company_waits_as_well(refused):
    with pytest.raises(TooEarly):
        apply_again(refused, company=company_details())


def test_somebody_else_does_not_wait_for_a_claim_that_was_refused(refused):
    other = apply_again(refused, company=company_details(), by=a_user())

    assert other.state == Stage.INTAKE


def test_another_scheme_does_not_make_one_wait(refused):
    again = apply_again(refused, scheme=BECOMMERCE)

    assert again.state == Stage.INTAKE


@pytest.mark.rule("WK-4.8")
def test_an_appeal_that_succeeds_lifts_the_waiting_time(refused, manager):
    appeal = applications.appeal(
        refused, argument="Het stond er.", by=refused.applicant, at=TUESDAY
    )
    applications.overturn(appeal, reasons="Ja.", by=manager, at=TUESDAY)

    again = apply_again(refused, shop=shop_details(), at=after(TUESDAY, days=1))

    assert again.state == Stage.INTAKE


def test_an_appeal_that_fails_repeats_the_first_day(refused, manager):
    appeal = applications.appeal(
        refused, argument="Het stond er.", by=refused.applicant, at=TUESDAY
    )
    applications.uphold(appeal, reasons="Nee.", by=manager, at=TUESDAY)

    assert "2 februari 2027" in the_letter("AppealUpheld", about=refused).body


def test_what_was_broken_off_does_not_make_one_wait(applicant):
    earlier = an_application(Stage.AUDITING, by=applicant)
    applications.cancel(earlier, reason="", by=applicant, at=MONDAY)

    assert apply_again(earlier).state == Stage.INTAKE


def test_a_member_whom_we_expelled_waits(applicant, manager):
    admitted = an_application(Stage.ADMITTED, by=applicant)
    memberships.end(membership_of(admitted), reason="Fraude.", by=manager, at=TUESDAY)

    with pytest.raises(TooEarly) as early:
        apply_again(admitted, shop=shop_details(), at=after(TUESDAY, days=5))

    assert early.value.first_day == date(2027, 2, 3)
    assert "3 februari 2027" in the_letter("MembershipHasEnded").body
