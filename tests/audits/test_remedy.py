"""Asking a shop to repair, and what follows when it answers or stays silent."""

from datetime import date

import pytest

from tests.builders import pages
from tests.builders.audits import NOTE, ask_remedy, finish_assessment, judge
from tests.builders.cases import an_audit
from tests.builders.letters import letters, the_letter
from tests.builders.people import MONDAY, a_user
from tests.builders.worker import after, night, settle
from trustmark.accounts.api import Role
from trustmark.applications import api as applications
from trustmark.audits import api as audits
from trustmark.audits.api import Audit, Inspection, Nonconformity, RemedyRequest, State
from trustmark.billing import api as billing
from trustmark.correspondence import api as correspondence
from trustmark.kernel.cases import MoveRefused
from trustmark.kernel.history import list_history
from trustmark.kernel.links import LinkRefused

pytestmark = pytest.mark.django_db
LAST_DAY = date(2026, 11, 16)
ADDRESS, PERIOD = "identity.address", "withdrawal.period"


@pytest.fixture
def open_remedy():
    """An audit whose shop was asked on Monday to repair its address."""
    return an_audit(State.REMEDY)


def bounce(kind):
    settle(MONDAY)
    letter = the_letter(kind)
    correspondence.record_bounce(letter.message_id, at=MONDAY, detail="no such box")
    settle(MONDAY)


def application_of(audit):
    application = applications.find_application_of(audit)
    assert application is not None
    return application


def items_of(audit):
    return billing.list_items_about(application_of(audit))


def report(audit, at=MONDAY):
    audits.report_remedied(audit, remark="Hersteld.", by=None, at=at)


def test_asking_for_a_remedy_sets_a_deadline_and_tells_the_shop(audit, auditor):
    judge(audit, not_met=(ADDRESS,), by=auditor)

    audits.request_remedy(audit, remark="", by=auditor, at=MONDAY)

    assert (audit.state, audit.deadline) == (State.REMEDY, LAST_DAY)
    assert audit.turn == "applicant"
    (request,) = audits.list_remedy_requests(audit)
    assert (request.asked_by, request.deadline) == (auditor, LAST_DAY)
    (told,) = audits.list_nonconformities(request)
    assert (told.criterion, told.seen, told.page) == (ADDRESS, NOTE, "/contact")


@pytest.mark.rule("WK-4.6")
@pytest.mark.rule("WK-4.7")
def test_the_letter_names_each_demand_what_was_seen_where_and_what_to_change(
    audit, auditor
):
    ask_remedy(audit, not_met=(ADDRESS, PERIOD), by=auditor)

    letter = the_letter("RemedyRequested", about=audit)
    assert (letter.to, letter.language) == ("jansen@kaas.test", "nl")
    for criterion in (ADDRESS, PERIOD):
        demanded = audits.rulebook_of(audit).criteria[criterion]
        assert demanded.demand["nl"] in letter.body
        assert demanded.remedy["nl"] in letter.body
    assert letter.body.count(NOTE) == 2
    assert "/contact" in letter.body


def test_nothing_unmet_is_nothing_to_remedy(audit, auditor):
    judge(audit, by=auditor)

    with pytest.raises(MoveRefused, match="nothing to remedy"):
        audits.request_remedy(audit, remark="", by=auditor, at=MONDAY)


def test_asking_twice_asks_once(audit, auditor):
    judge(audit, not_met=(ADDRESS,), by=auditor)
    same_audit = Audit.objects.get(pk=audit.pk)
    audits.request_remedy(audit, remark="", by=auditor, at=MONDAY)

    with pytest.raises(MoveRefused):
        audits.request_remedy(same_audit, remark="", by=auditor, at=MONDAY)

    assert RemedyRequest.objects.count() == 1
    assert len(letters("RemedyRequested")) == 1


@pytest.mark.rule("WK-4.9")
def test_a_reaudit_looks_at_exactly_what_failed_when_no_page_changed(auditor):
    audit = an_audit(State.INSPECTION)
    pages.show(audit.shop, {"/contact": pages.CONTACT})
    settle(MONDAY)
    audit.refresh_from_db()
    ask_remedy(audit, not_met=(ADDRESS, PERIOD), by=auditor)

    report(audit)
    settle(MONDAY)

    audit.refresh_from_db()
    assert (audit.state, audit.round) == (State.ASSESSMENT, 2)
    rows = audits.list_rows(audit, language="nl")
    assert {r.criterion.id for r in rows if r.must_be_looked_at} == {ADDRESS, PERIOD}
    assert {r.criterion.id for r in rows if not r.verdict} == {ADDRESS, PERIOD}


@pytest.mark.rule("WK-4.9")
def test_a_reaudit_also_looks_at_what_rests_on_a_changed_page(auditor):
    audit = an_audit(State.INSPECTION)
    both = pages.CONTACT + "<p>Mail ons: info@kaas.test</p>"
    pages.show(audit.shop, {"/contact": both, "/retour": pages.RETURNS.format(days=7)})
    settle(MONDAY)
    audit.refresh_from_db()
    ask_remedy(audit, not_met=(PERIOD,), by=auditor)

    pages.show(
        audit.shop,
        {
            "/contact": both.replace("Kaasmarkt 12", "Kaasmarkt 13"),
            "/retour": pages.RETURNS.format(days=14),
        },
    )
    report(audit)
    settle(MONDAY)

    audit.refresh_from_db()
    rows = audits.list_rows(audit, language="nl")
    again = {r.criterion.id for r in rows if r.must_be_looked_at}
    assert {PERIOD, ADDRESS, "identity.email"} <= again
    assert "security.https" not in again
    (period,) = [r for r in rows if r.criterion.id == PERIOD]
    assert period.proposed == "met"


@pytest.mark.rule("WK-4.10")
def test_the_link_in_the_letter_makes_one_request_however_often_it_is_used(
    open_remedy,
):
    (request,) = audits.list_remedy_requests(open_remedy)
    key = audits.key_of(request)
    assert key in the_letter("RemedyRequested").body

    audits.report_remedied(audits.audit_of_key(key), remark="", by=None, at=MONDAY)
    with pytest.raises(MoveRefused, match="no open request"):
        audits.report_remedied(audits.audit_of_key(key), remark="", by=None, at=MONDAY)

    assert Inspection.objects.filter(audit=open_remedy, round=2).count() == 1


@pytest.mark.rule("WK-4.10")
def test_the_dashboard_and_the_link_lead_to_the_same_state(applicant):
    by_link, by_desk = an_audit(State.REMEDY), an_audit(State.REMEDY)
    (request,) = audits.list_remedy_requests(by_link)

    audits.report_remedied(
        audits.audit_of_key(audits.key_of(request)), remark="", by=None, at=MONDAY
    )
    audits.report_remedied(by_desk, remark="", by=applicant, at=MONDAY)

    by_link.refresh_from_db()
    assert (by_link.state, by_link.round) == (by_desk.state, by_desk.round)
    assert by_desk.state == State.INSPECTION


def test_of_two_who_report_at_once_one_succeeds(open_remedy):
    same_audit = Audit.objects.get(pk=open_remedy.pk)
    report(open_remedy)

    with pytest.raises(MoveRefused):
        report(same_audit)

    assert Inspection.objects.filter(audit=open_remedy).count() == 2


def test_the_link_of_an_earlier_round_does_not_answer_a_later_one(open_remedy):
    (first,) = audits.list_remedy_requests(open_remedy)
    old = audits.key_of(first)
    report(open_remedy)
    settle(MONDAY)
    open_remedy.refresh_from_db()
    ask_remedy(open_remedy, not_met=(ADDRESS,))

    with pytest.raises(LinkRefused):
        audits.audit_of_key(old)

    (_, second) = audits.list_remedy_requests(open_remedy)
    assert audits.audit_of_key(audits.key_of(second)) == open_remedy


@pytest.mark.parametrize("key", ["1:forged", "nonsense", ""])
def test_a_link_that_is_not_ours_opens_nothing(open_remedy, key):
    with pytest.raises(LinkRefused):
        audits.audit_of_key(key)


@pytest.mark.rule("WK-4.11")
def test_on_day_thirteen_nothing_happens(open_remedy):
    night(after(MONDAY, days=13))

    open_remedy.refresh_from_db()
    assert open_remedy.state == State.REMEDY
    assert items_of(open_remedy) == []


def test_the_last_day_still_counts(open_remedy):
    night(after(MONDAY, days=14))

    open_remedy.refresh_from_db()
    assert open_remedy.state == State.REMEDY


@pytest.mark.rule("WK-4.11")
def test_on_day_fifteen_silence_cancels_and_costs_the_certification(open_remedy):
    late = after(MONDAY, days=15)

    night(late)
    night(late)

    open_remedy.refresh_from_db()
    application = application_of(open_remedy)
    assert (open_remedy.state, open_remedy.ended_at) == (State.CANCELLED, late)
    assert application.state == applications.State.CANCELLED
    (item,) = items_of(open_remedy)
    assert (item.fee, item.net_cents, item.state) == (
        "certification-cost",
        9500,
        "open",
    )
    assert len(letters("ApplicationCancelled", about=application)) == 1
    assert list_history(open_remedy)[-1].move == "lapse"


@pytest.mark.rule("WK-4.11")
def test_a_letter_that_came_back_stops_the_clock(open_remedy):
    bounce("RemedyRequested")

    night(after(MONDAY, days=40))

    open_remedy.refresh_from_db()
    assert open_remedy.state == State.REMEDY
    assert items_of(open_remedy) == []
    assert letters("RemedyReminder") == []


def test_sending_the_letter_again_lets_the_term_begin_anew(open_remedy, auditor):
    bounce("RemedyRequested")
    again = after(MONDAY, days=20)

    audits.send_again(open_remedy, by=auditor, at=again)

    assert len(letters("RemedyRequested")) == 2
    assert open_remedy.deadline == date(2026, 12, 7)  # 6 December is a Sunday
    night(after(MONDAY, days=35))
    open_remedy.refresh_from_db()
    assert open_remedy.state == State.REMEDY
    night(after(MONDAY, days=36))
    open_remedy.refresh_from_db()
    assert open_remedy.state == State.CANCELLED


def test_another_letter_that_came_back_does_not_stop_the_clock(open_remedy):
    bounce("ApplicationReceived")

    night(after(MONDAY, days=15))

    open_remedy.refresh_from_db()
    assert open_remedy.state == State.CANCELLED


def test_a_shop_is_reminded_once(open_remedy):
    night(after(MONDAY, days=6))
    assert letters("RemedyReminder") == []

    for days in (7, 8, 9):
        night(after(MONDAY, days=days))

    letter = the_letter("RemedyReminder", about=open_remedy)
    assert NOTE in letter.body


def test_a_shop_that_answered_is_not_reminded(open_remedy):
    report(open_remedy)

    night(after(MONDAY, days=9))

    assert letters("RemedyReminder") == []


def test_more_time_is_given_with_a_reason(open_remedy, auditor):
    audits.postpone(
        open_remedy,
        until=date(2026, 12, 1),
        reason="De bouwer is ziek.",
        by=auditor,
        at=MONDAY,
    )

    night(after(MONDAY, days=15))
    open_remedy.refresh_from_db()
    assert (open_remedy.state, open_remedy.deadline) == (
        State.REMEDY,
        date(2026, 12, 1),
    )
    assert "De bouwer is ziek." in {h.reason for h in list_history(open_remedy)}


@pytest.mark.parametrize("until", [LAST_DAY, date(2026, 11, 10)])
def test_more_time_is_never_less(open_remedy, auditor, until):
    with pytest.raises(MoveRefused, match="a later day"):
        audits.postpone(open_remedy, until=until, reason="x", by=auditor, at=MONDAY)


@pytest.mark.parametrize("role", [None, Role.FINANCE, Role.DECIDER])
def test_only_who_assesses_changes_a_remedy(open_remedy, role):
    other = a_user(role)

    with pytest.raises(MoveRefused, match="Only the auditor"):
        audits.postpone(
            open_remedy, until=date(2026, 12, 1), reason="x", by=other, at=MONDAY
        )
    with pytest.raises(MoveRefused, match="Only the auditor"):
        audits.send_again(open_remedy, by=other, at=MONDAY)


def test_the_first_verdicts_stay_when_a_reaudit_gives_new_ones(open_remedy, auditor):
    report(open_remedy)
    settle(MONDAY)
    open_remedy.refresh_from_db()

    finish_assessment(open_remedy, by=auditor)

    said = audits.list_assessments(open_remedy, criterion=ADDRESS)
    assert [(a.round, a.verdict) for a in said] == [(1, "not-met"), (2, "met")]
    assert Nonconformity.objects.count() == 1


def test_a_second_remedy_can_be_asked_after_a_reaudit(open_remedy):
    report(open_remedy)
    settle(MONDAY)
    open_remedy.refresh_from_db()

    ask_remedy(open_remedy)

    assert [r.round for r in audits.list_remedy_requests(open_remedy)] == [1, 2]
    assert len(letters("RemedyRequested", about=open_remedy)) == 2
