"""Running: claimed once, kept, tried again, given up, and told in the end."""

from datetime import timedelta

import pytest

from tests.builders import pages
from tests.builders.cases import an_audit
from tests.builders.people import MONDAY
from tests.builders.prechecks import SHOP, asked, ended
from trustmark.audits.api import Inspection, RunState
from trustmark.audits.api import State as AuditState
from trustmark.kernel import clock
from trustmark.prechecks import api as prechecks
from trustmark.prechecks.api import GuestVisit, PreCheck, State, VisitState
from trustmark.prechecks.services.running import ATTEMPTS, LEASE, PATIENCE
from trustmark.prechecks.tasks import run_precheck

pytestmark = pytest.mark.django_db
SECOND = timedelta(seconds=1)


def outcomes(precheck: PreCheck) -> dict[str, str]:
    told = prechecks.tell(precheck, language="nl")
    return {one.criterion.id: one.outcome for one in told}


def test_what_the_inspector_sees_is_told_demand_by_demand(settings):
    found = ended()

    told = {t.criterion.id: t for t in prechecks.tell(found.precheck, language="nl")}
    period = told["withdrawal.period"]
    assert period.outcome == "not-met"
    assert "7" in period.findings[0].quote
    assert period.findings[0].url == f"{SHOP}retour"
    assert told["identity.address"].outcome == "met"
    files = [file.name for file in settings.PRECHECKS_DIR.iterdir()]
    assert files == [found.precheck.visit.file]


def test_every_demand_of_the_kind_is_told_and_what_nothing_decides_has_no_outcome():
    found = ended()

    told = prechecks.tell(found.precheck, language="nl")
    assert [t.criterion for t in told] == list(prechecks.criteria_of(found.precheck))
    assert all(t.outcome for t in told if t.criterion.checks)


def test_a_shop_with_nothing_on_it_meets_nothing():
    found = asked()
    prechecks.run(found.precheck.pk, at=MONDAY)
    found.precheck.refresh_from_db()

    assert "met" not in outcomes(found.precheck).values()


def test_a_doubled_task_does_nothing():
    found = ended()

    assert not prechecks.run(found.precheck.pk, at=MONDAY)
    assert not prechecks.run(found.precheck.pk + 1, at=MONDAY)
    assert GuestVisit.objects.get().attempts == 1


def test_all_who_wait_for_a_visit_get_their_result_from_it():
    first, second = asked(), asked(address="192.0.2.8")

    prechecks.run(first.precheck.pk, at=MONDAY)

    states = PreCheck.objects.values_list("state", flat=True)
    assert list(states) == [State.DONE, State.DONE]
    assert not prechecks.run(second.precheck.pk, at=MONDAY)


def test_who_comes_while_another_visits_leaves_it_to_that_other():
    first = asked()
    GuestVisit.objects.update(state=VisitState.RUNNING, running_since=MONDAY)

    assert not prechecks.run(first.precheck.pk, at=MONDAY)
    assert prechecks.sweep(at=MONDAY + timedelta(minutes=2)) == 0


def test_a_shop_that_cannot_be_visited_is_told_why_in_every_language():
    found = ended(state=State.FAILED)

    told = {prechecks.why_failed(found.precheck, language=c) for c in ("nl", "fr")}
    assert len(told) == 2
    assert "antwoordt geen website" in prechecks.why_failed(
        found.precheck, language="nl"
    )
    assert prechecks.tell(found.precheck, language="nl") == ()


def test_a_visit_that_breaks_is_tried_again_and_then_given_up(settings):
    settings.VISITOR = "tests.builders.pages.broken_visitor"
    found = asked()
    for attempt in range(1, ATTEMPTS):
        assert not prechecks.run(found.precheck.pk, at=MONDAY)
        visit = GuestVisit.objects.get()
        assert (visit.state, visit.attempts) == (VisitState.WAITING, attempt)

    prechecks.run(found.precheck.pk, at=MONDAY)

    found.precheck.refresh_from_db()
    assert found.precheck.state == State.FAILED
    assert prechecks.why_failed(found.precheck, language="nl") == ""


def test_the_sweeper_frees_a_visit_whose_worker_died():
    asked()
    GuestVisit.objects.update(
        state=VisitState.RUNNING, running_since=MONDAY, attempts=1
    )

    assert prechecks.sweep(at=MONDAY + LEASE) == 0
    assert prechecks.sweep(at=MONDAY + LEASE + SECOND) == 1
    assert GuestVisit.objects.get().state == VisitState.WAITING


def test_the_sweeper_asks_now_and_then_however_often_it_comes_by():
    asked()

    asks = [prechecks.sweep(at=MONDAY + timedelta(minutes=each)) for each in range(7)]

    assert asks == [0, 0, 0, 1, 0, 0, 1]


def test_a_shop_an_audit_is_at_just_now_is_visited_afterwards():
    audit = an_audit(AuditState.INSPECTION)
    Inspection.objects.update(state=RunState.RUNNING, running_since=MONDAY)
    found = asked(audit.shop.url)

    assert not prechecks.run(found.precheck.pk, at=MONDAY)
    assert GuestVisit.objects.get().state == VisitState.WAITING
    Inspection.objects.update(state=RunState.FAILED)
    later = MONDAY + PATIENCE + SECOND
    assert prechecks.sweep(at=later) == 1
    assert prechecks.run(found.precheck.pk, at=later)


def test_a_worker_that_died_between_visit_and_examining_costs_nothing():
    found = ended()
    PreCheck.objects.update(state=State.WAITING, record=None)
    later = MONDAY + PATIENCE + SECOND

    assert prechecks.sweep(at=later) == 1
    assert prechecks.run(found.precheck.pk, at=later)

    found.precheck.refresh_from_db()
    assert found.precheck.state == State.DONE
    assert GuestVisit.objects.get().attempts == 1


def test_evidence_that_is_gone_is_no_result(settings):
    found = ended()
    (settings.PRECHECKS_DIR / found.precheck.visit.file).unlink()
    other = asked(address="192.0.2.8", at=MONDAY + SECOND)

    prechecks.run(other.precheck.pk, at=MONDAY + SECOND)

    other.precheck.refresh_from_db()
    assert other.precheck.state == State.FAILED


def test_the_same_visit_says_the_same_to_the_byte():
    found = ended()
    record = found.precheck.record
    PreCheck.objects.update(state=State.WAITING, record=None)

    prechecks.run(found.precheck.pk, at=MONDAY + timedelta(hours=1))

    found.precheck.refresh_from_db()
    assert found.precheck.record == record


def test_the_worker_runs_it_after_the_audits_of_who_applied(monkeypatch):
    found = asked()
    pages.show(SHOP, {})
    monkeypatch.setattr(clock, "source", lambda: MONDAY)

    run_precheck.func(found.precheck.pk)

    found.precheck.refresh_from_db()
    assert found.precheck.state == State.DONE
    assert run_precheck.priority < 0
    assert run_precheck.queue_name == "inspections"
