"""The page of an audit: progress, what to repair, the decision, the evidence."""

from dataclasses import replace

import pytest
from django.urls import reverse

import inspector
from tests.builders import audits as steps
from tests.builders import cases, pages
from tests.builders.audits import NOTE
from tests.builders.people import MONDAY, a_user
from tests.builders.worker import settle
from trustmark.applications import api as applications
from trustmark.audits import api as audits
from trustmark.audits.api import RunState, State
from trustmark.audits.models import Inspection
from trustmark.shops import api as shops

pytestmark = pytest.mark.django_db
PIXEL = b"\x89PNG\r\n\x1a\n not really a picture"


@pytest.fixture
def browser(sign_in, applicant):
    return sign_in(applicant)


@pytest.fixture
def auditing(applicant):
    return cases.an_application(applications.State.AUDITING, by=applicant)


@pytest.fixture
def audit(auditing):
    return applications.list_audits(auditing)[0]


def address(name, audit, *more):
    return reverse(f"member:{name}", args=[audit.number, *more])


@pytest.mark.parametrize("state", list(State))
def test_an_audit_opens_in_every_state(sign_in, state):
    audit = cases.an_audit(state)
    person = a_user()
    shops.add_contact(audit.shop.company, user=person, at=MONDAY)

    response = sign_in(person).get(address("audit", audit))

    assert response.status_code == 200
    assert str(audit.get_state_display()) in response.content.decode()


def test_progress_is_told_step_by_step_and_never_whole_before_it_is(browser, audit):
    waiting = browser.get(address("progress", audit)).context["running"]
    Inspection.objects.filter(audit=audit).update(
        state=RunState.RUNNING, step="pages", done=1, total=1, page="https://x.test/"
    )
    running = browser.get(address("progress", audit))
    settle(MONDAY)

    Inspection.objects.filter(audit=audit).update(state=RunState.WAITING)
    settle(MONDAY)
    audit.refresh_from_db()
    done = browser.get(address("progress", audit))

    assert waiting.done == 0
    assert 0 < running.context["running"].done < running.context["running"].total
    assert "hx-get" in running.content.decode()
    assert done["HX-Refresh"] == "true"


def test_what_to_repair_says_what_was_seen_where_and_what_to_change(browser, audit):
    settle(MONDAY)
    audit.refresh_from_db()
    steps.ask_remedy(audit)

    response = browser.get(address("audit", audit))

    (round_,) = response.context["rounds"]
    (repair,) = round_["repairs"]
    page = response.content.decode()
    assert repair.seen == NOTE
    assert repair.demand in page
    assert repair.remedy in page
    assert f'datetime="{audit.deadline:%Y-%m-%d}"' in page


@pytest.mark.rule("WK-4.10")
def test_reporting_the_repair_begins_a_re_audit(browser, audit):
    settle(MONDAY)
    audit.refresh_from_db()
    steps.ask_remedy(audit)

    response = browser.post(address("audit", audit), {"remark": "Adres staat er nu."})

    audit.refresh_from_db()
    assert response.status_code == 303
    assert (audit.state, audit.round) == (State.INSPECTION, 2)
    assert audits.list_remedy_requests(audit)[0].remark == "Adres staat er nu."


def test_reporting_twice_begins_one_re_audit_and_says_so(browser, audit):
    settle(MONDAY)
    audit.refresh_from_db()
    steps.ask_remedy(audit)
    browser.post(address("audit", audit), {"remark": ""}, follow=True)

    again = browser.post(address("audit", audit), {"remark": ""})

    audit.refresh_from_db()
    assert audit.round == 2
    assert len(list(again.context["messages"])) == 1


def test_inner_remarks_of_staff_are_not_shown(browser, audit):
    settle(MONDAY)
    audit.refresh_from_db()
    auditor = steps.judge(audit)
    audits.hand_to_decider(audit, reason="Twijfelgeval, zie ik.", by=auditor, at=MONDAY)

    page = browser.get(address("audit", audit)).content.decode()

    assert "Twijfelgeval" not in page


def test_the_report_can_be_taken_along_once_it_was_decided(browser, audit):
    early = browser.get(address("report", audit))
    settle(MONDAY)
    audit.refresh_from_db()
    steps.finish_assessment(audit)
    steps.grant(audit)

    late = browser.get(address("report", audit))

    assert early.status_code == 404
    assert late["Content-Type"] == "application/pdf"
    assert late.content.startswith(b"%PDF")
    assert (
        "Aan alle eisen is voldaan."
        in browser.get(address("audit", audit)).content.decode()
    )


def test_pictures_of_ones_own_shop_are_shown_and_of_no_other(
    browser, audit, settings, monkeypatch
):
    see = pages.ScriptedVisitor.visit
    monkeypatch.setattr(
        pages.ScriptedVisitor,
        "visit",
        lambda *args, **kwargs: with_picture(see(*args, **kwargs)),
    )
    theirs = cases.an_audit()
    settle(MONDAY)
    (run,) = audits.list_inspections(audit)
    (their_run,) = audits.list_inspections(theirs)

    mine = browser.get(address("picture", audit, run.pk, "home.png"))
    other = browser.get(address("picture", audit, their_run.pk, "home.png"))
    absent = browser.get(address("picture", audit, run.pk, "away.png"))

    assert (mine.status_code, mine.content) == (200, PIXEL)
    assert mine["Content-Type"] == "image/png"
    assert other.status_code == absent.status_code == 404


def with_picture(site: inspector.Site) -> inspector.Site:
    """The same visit with one picture."""
    return replace(site, pictures={"home.png": PIXEL})
