"""The desk: everything that waits, what bites first on top, for whom it is."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.builders.cases import a_certificate, an_application, an_audit
from tests.builders.people import MONDAY, a_user
from tests.builders.rulebooks import BECOMMERCE
from tests.sites.staff.reading import rows_of, text_of
from trustmark.accounts import api as accounts
from trustmark.accounts.api import Role
from trustmark.applications import api as applications
from trustmark.applications.api import Application
from trustmark.audits import api as audits
from trustmark.audits.api import Audit

pytestmark = pytest.mark.django_db
Stage = applications.State


def test_intake_finds_applications_and_an_auditor_finds_audits(look, clerk, auditor):
    an_application()
    an_audit()

    assert "At intake" in text_of(look(clerk, "desk"))
    assert "To be assessed" not in text_of(look(clerk, "desk"))
    assert "To be assessed" in text_of(look(auditor, "desk"))
    assert "At intake" not in text_of(look(auditor, "desk"))


def test_whoever_asks_for_everything_sees_the_work_of_others_too(look, clerk):
    to_assess = an_audit()

    assert to_assess.number in text_of(look(clerk, "desk", query="?whose=all"))


def test_what_bites_first_stands_on_top(look, clerk):
    first, second, third = (an_application() for _ in range(3))
    days = {first: "2026-12-01", second: "2026-11-03", third: "2026-11-20"}
    for application, day in days.items():
        Application.objects.filter(pk=application.pk).update(deadline=day)

    told = text_of(look(clerk, "desk"))

    numbers = re.findall(r"WE-A-2026-\d+", told)
    assert numbers == [second.number, third.number, first.number]


def test_the_counts_of_the_tabs_add_up(look, manager):
    an_application()
    an_audit()
    an_audit(audits.State.DECISION)
    an_application(Stage.AWAITING_PAYMENT)

    html = look(manager, "desk", query="?whose=all").content.decode()

    every, *parts = map(int, re.findall(r'tabs__count">(\d+)<', html))
    assert (every, sum(parts), len(parts)) == (4, 4, 4)


def test_a_tab_shows_its_own_kind_of_work(look, manager):
    an_application()
    an_audit()

    assert len(rows_of(look(manager, "desk", query="?whose=all&tab=assess"))) == 1


def test_an_audit_given_to_a_colleague_is_not_for_me(look, auditor):
    colleague = a_user(Role.AUDITOR, name="Cas Collega")
    audit = an_audit()
    audits.assign(audit, to=colleague, by=auditor, at=MONDAY)

    assert rows_of(look(auditor, "desk")) == []
    assert len(rows_of(look(colleague, "desk"))) == 1
    assert "Cas Collega" in text_of(look(auditor, "desk", query="?whose=all"))


@pytest.mark.rule("BC-3")
def test_an_outside_certifier_finds_only_what_was_given_to_them(
    look, certifier, manager
):
    given, other = an_audit(), an_audit()
    audits.assign(given, to=certifier, by=manager, at=MONDAY)

    told = text_of(look(certifier, "desk"))

    assert given.number in told
    assert other.number not in told


def test_staff_of_one_scheme_see_nothing_of_the_other(look):
    mine = a_user(Role.INTAKE, scheme=BECOMMERCE)
    theirs = an_application()

    assert theirs.number not in text_of(look(mine, "desk", query="?whose=all"))
    assert look(mine, "application", theirs.number).status_code == 404


def test_a_scheme_filter_leaves_the_other_scheme_out(look, clerk):
    an_application()
    theirs = an_application(scheme=BECOMMERCE)

    told = text_of(look(clerk, "desk", query=f"?scheme={BECOMMERCE}"))

    assert theirs.number in told
    assert len(re.findall(r"Application ", told)) == 1


def test_finance_waits_for_what_was_not_paid(look, finance):
    an_application(Stage.AWAITING_PAYMENT)

    assert len(rows_of(look(finance, "desk"))) == 1


def test_a_remedy_past_its_day_comes_back_to_the_auditor(look, auditor):
    audit = an_audit(audits.State.REMEDY)
    before = rows_of(look(auditor, "desk"))
    Audit.objects.filter(pk=audit.pk).update(deadline="2026-11-01")

    assert (before, len(rows_of(look(auditor, "desk")))) == ([], 1)


def test_an_appeal_waits_for_a_third_person(look, manager):
    refused = an_application(Stage.REFUSED)
    applications.appeal(
        refused, argument="Dat klopt niet.", by=refused.applicant, at=MONDAY
    )

    assert len(rows_of(look(manager, "desk"))) == 1


def test_without_work_the_desk_says_so(look, clerk):
    assert "Nothing waits here" in text_of(look(clerk, "desk"))


def test_a_member_of_a_company_has_no_desk_here(look, applicant):
    assert look(applicant, "desk").status_code == 403


def test_the_desk_asks_as_much_with_three_of_everything_as_with_one(look, manager):
    def fill():
        an_application()
        an_audit()
        an_application(Stage.AWAITING_PAYMENT)
        a_certificate()

    def count():
        look(manager, "desk", query="?whose=all")  # Sessions settle first.
        with CaptureQueriesContext(
            connection,
        ) as asked:
            look(manager, "desk", query="?whose=all")
        return len(asked)

    fill()
    with_one = count()
    fill()
    fill()

    assert count() == with_one


def test_whoever_lost_the_last_role_finds_the_door_closed(look, clerk):
    (grant,) = accounts.list_grants(clerk)
    accounts.end_role(grant, by=None, at=MONDAY)

    assert look(clerk, "desk").status_code == 403
