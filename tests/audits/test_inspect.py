"""Inspection runs: claimed once, kept, retried, given up, handed to an auditor."""

from datetime import timedelta

import pytest

from tests.builders import pages
from tests.builders.cases import an_audit
from tests.builders.people import MONDAY
from tests.builders.worker import settle
from trustmark.audits import api as audits
from trustmark.audits.api import Inspection, RunState, State
from trustmark.audits.inspecting import ATTEMPTS, LEASE
from trustmark.kernel.history import list_history

pytestmark = pytest.mark.django_db


@pytest.fixture
def waiting():
    """An audit whose first inspection still waits for a worker."""
    return an_audit(State.INSPECTION)


@pytest.fixture
def run(waiting):
    return Inspection.objects.get(audit=waiting)


def proposals(audit):
    return {
        row.criterion.id: row.proposed
        for row in audits.list_rows(audit, language="nl")
        if row.findings
    }


def test_an_inspection_is_kept_and_hands_the_audit_to_an_auditor(waiting, run):
    assert audits.run_inspection(run.pk, at=MONDAY)

    run.refresh_from_db()
    waiting.refresh_from_db()
    assert (run.state, run.finished_at) == (RunState.DONE, MONDAY)
    assert len(run.visit_digest) == 64
    assert audits.visit_path(run).exists()
    assert waiting.state == State.ASSESSMENT
    assert list_history(waiting)[-1].by_id is None


def test_what_the_inspector_sees_becomes_a_proposal_for_the_auditor(waiting, run):
    pages.show(
        waiting.shop,
        {"/contact": pages.CONTACT, "/retour": pages.RETURNS.format(days=7)},
    )

    audits.run_inspection(run.pk, at=MONDAY)

    proposed = proposals(waiting)
    assert proposed["identity.address"] == "met"
    assert proposed["withdrawal.period"] == "not-met"
    (row,) = [
        row
        for row in audits.list_rows(waiting, language="nl")
        if row.criterion.id == "withdrawal.period"
    ]
    assert row.findings[0].url.endswith("/retour")
    assert "7" in row.findings[0].quote


def test_a_shop_with_nothing_on_it_meets_nothing(waiting, run):
    audits.run_inspection(run.pk, at=MONDAY)

    assert "met" not in proposals(waiting).values()


def test_a_doubled_task_inspects_once(waiting, run):
    assert audits.run_inspection(run.pk, at=MONDAY)
    assert not audits.run_inspection(run.pk, at=MONDAY)

    run.refresh_from_db()
    assert run.attempts == 1
    assert [line.move for line in list_history(waiting)].count("hand_to_auditor") == 1


def test_a_shop_that_cannot_be_visited_goes_to_an_auditor_with_the_fault(waiting, run):
    pages.close(waiting.shop, "robots.txt shuts us out")

    audits.run_inspection(run.pk, at=MONDAY)

    run.refresh_from_db()
    waiting.refresh_from_db()
    assert (run.state, run.fault) == (RunState.FAILED, "robots.txt shuts us out")
    assert waiting.state == State.ASSESSMENT
    assert proposals(waiting) == {}


def test_a_broken_visit_is_tried_again_and_then_given_up(waiting, run, settings):
    settings.VISITOR = "tests.builders.pages.broken_visitor"
    for attempt in range(1, ATTEMPTS):
        audits.run_inspection(run.pk, at=MONDAY)
        run.refresh_from_db()
        assert (run.state, run.attempts) == (RunState.WAITING, attempt)

    audits.run_inspection(run.pk, at=MONDAY)

    run.refresh_from_db()
    waiting.refresh_from_db()
    assert run.state == RunState.FAILED
    assert run.fault == "OSError: the cable is out"
    assert waiting.state == State.ASSESSMENT


def test_the_sweeper_frees_a_run_whose_worker_died(waiting, run):
    Inspection.objects.filter(pk=run.pk).update(
        state=RunState.RUNNING, running_since=MONDAY, attempts=1
    )

    assert audits.sweep(at=MONDAY + LEASE) == 0
    assert audits.sweep(at=MONDAY + LEASE + timedelta(seconds=1)) == 1

    run.refresh_from_db()
    assert run.state == RunState.WAITING


def test_an_inspection_of_a_cancelled_audit_changes_nothing(waiting, run):
    audits.cancel(waiting, cause="operator", reason="test", by=None, at=MONDAY)

    audits.run_inspection(run.pk, at=MONDAY)

    waiting.refresh_from_db()
    assert waiting.state == State.CANCELLED


def test_the_auditor_may_send_the_inspector_again_for_everything(auditor):
    audit = an_audit(State.ASSESSMENT)
    target = audit.deadline

    audits.inspect_again(audit, reason="De site was stuk.", by=auditor, at=MONDAY)
    assert audit.state == State.INSPECTION
    pages.show(audit.shop, {"/contact": pages.CONTACT})
    settle(MONDAY)

    audit.refresh_from_db()
    assert (audit.state, audit.round, audit.deadline) == (State.ASSESSMENT, 1, target)
    assert proposals(audit)["identity.address"] == "met"


@pytest.mark.rule("WK-4.12")
def test_an_audit_keeps_the_rulebook_it_began_with(waiting):
    assert audits.rulebook_of(waiting).version == waiting.scheme_version.version
    assert {c.id for c in audits.criteria_of(waiting)} == {
        c.id
        for c in waiting.scheme_version.rules.criteria_for(
            "b2c", on=waiting.on_date, countries=frozenset(waiting.shop.countries)
        )
    }


def test_an_authority_that_is_not_there_is_told_in_one_sentence(
    waiting, run, settings, tmp_path
):
    settings.VISITOR = "trustmark.audits.suppliers.visitor.real_visitor"
    settings.ENVIRONMENT = settings.ENVIRONMENT.model_copy(
        update={"trust_ca": str(tmp_path / "ca.pem")}
    )

    audits.run_inspection(run.pk, at=MONDAY)

    run.refresh_from_db()
    waiting.refresh_from_db()
    assert run.state == RunState.FAILED
    assert run.fault.startswith("KEURMEESTER_TRUST_CA names")
    assert waiting.state == State.ASSESSMENT
