"""The decision: by somebody who did not assess, with reasons, sealed by a digest."""

import pytest
from django.db import DatabaseError, transaction

from tests.builders.audits import deny, finish_assessment
from tests.builders.audits import grant as let_grant
from tests.builders.cases import an_audit
from tests.builders.people import MONDAY, a_user
from trustmark.accounts import api as accounts
from trustmark.accounts.api import Role
from trustmark.audits import api as audits
from trustmark.audits.api import Audit, Decision, State
from trustmark.kernel.announcements import Announcement
from trustmark.kernel.cases import MoveRefused
from trustmark.kernel.history import list_history

pytestmark = pytest.mark.django_db
GOOD = "Aan alle eisen is voldaan."


@pytest.fixture
def undecided():
    """An audit in which everything is met, waiting for a decider."""
    return an_audit(State.DECISION)


def told():
    return [
        (a.payload["granted"], a.payload["ground"])
        for a in Announcement.objects.filter(event__endswith="AuditDecided")
    ]


def an_auditor_who_decides():
    person = a_user(Role.AUDITOR)
    accounts.grant_role(person, Role.DECIDER, by=None, at=MONDAY)
    return person


def test_granting_keeps_the_decision_and_tells_the_house(undecided, decider):
    decision = audits.grant(undecided, reasons=GOOD, by=decider, at=MONDAY)

    assert (undecided.state, undecided.ended_at) == (State.MET, MONDAY)
    assert (decision.granted, decision.reasons, decision.by) == (True, GOOD, decider)
    assert len(decision.digest) == 64
    assert told() == [(True, "admission")]
    assert list_history(undecided)[-1].move == "grant"


@pytest.mark.rule("BC-26")
def test_one_binding_demand_that_is_not_met_blocks_the_grant_and_is_named(
    audit, auditor, decider
):
    finish_assessment(audit, not_met=("identity.address",), by=auditor)

    with pytest.raises(MoveRefused, match=r"not met: identity\.address\."):
        audits.grant(audit, reasons=GOOD, by=decider, at=MONDAY)

    assert not Decision.objects.exists()


def test_a_minor_failing_does_not_block_the_grant(audit, auditor, decider):
    minor = next(
        c.id for c in audits.criteria_of(audit) if c.level not in {"blocking", "major"}
    )
    finish_assessment(audit, not_met=(minor,), by=auditor)

    audits.grant(audit, reasons=GOOD, by=decider, at=MONDAY)

    assert audit.state == State.MET


def test_who_assessed_does_not_decide(audit):
    both = an_auditor_who_decides()
    finish_assessment(audit, by=both)

    with pytest.raises(MoveRefused, match="somebody else decides"):
        audits.grant(audit, reasons=GOOD, by=both, at=MONDAY)

    assert audit.state == State.DECISION


def test_an_exception_is_recorded_with_its_reason(audit):
    both = an_auditor_who_decides()
    finish_assessment(audit, by=both)

    decision = audits.grant(
        audit, reasons=GOOD, by=both, at=MONDAY, exception="Collega is ziek."
    )

    assert decision.exception == "Collega is ziek."
    assert decision.by == both


def test_an_exception_of_spaces_is_none(audit):
    both = an_auditor_who_decides()
    finish_assessment(audit, by=both)

    with pytest.raises(MoveRefused, match="somebody else decides"):
        audits.grant(audit, reasons=GOOD, by=both, at=MONDAY, exception="  ")


@pytest.mark.parametrize(
    "role", [Role.AUDITOR, Role.INTAKE, Role.FINANCE, Role.MANAGER, Role.CERTIFIER]
)
def test_nobody_but_a_decider_decides(undecided, role):
    with pytest.raises(MoveRefused, match="Only a decider"):
        audits.grant(undecided, reasons=GOOD, by=a_user(role), at=MONDAY)


def test_pressing_twice_decides_once(undecided, decider):
    same_audit = Audit.objects.get(pk=undecided.pk)
    audits.grant(undecided, reasons=GOOD, by=decider, at=MONDAY)

    with pytest.raises(MoveRefused):
        audits.deny(same_audit, reasons="Toch niet.", by=decider, at=MONDAY)

    assert Decision.objects.get().granted is True
    assert told() == [(True, "admission")]


@pytest.mark.rule("WK-4.7")
def test_a_decision_against_a_shop_has_reasons(undecided, decider):
    with pytest.raises(MoveRefused, match="has reasons"):
        audits.deny(undecided, reasons="  ", by=decider, at=MONDAY)

    audits.deny(undecided, reasons="Geen adres.", by=decider, at=MONDAY)

    assert undecided.state == State.NOT_MET
    assert told() == [(False, "admission")]


def test_a_decider_may_hand_the_audit_back(undecided, decider, auditor):
    audits.hand_back(undecided, reason="Kijk nog eens.", by=decider, at=MONDAY)

    assert undecided.state == State.ASSESSMENT
    assert list_history(undecided)[-1].reason == "Kijk nog eens."
    audits.hand_to_decider(undecided, reason="", by=auditor, at=MONDAY)
    assert undecided.state == State.DECISION


@pytest.mark.parametrize("change", ["update", "delete"])
def test_the_database_refuses_to_change_a_decision(undecided, decider, change):
    audits.grant(undecided, reasons=GOOD, by=decider, at=MONDAY)
    rows = Decision.objects.filter(audit=undecided)
    changes = {"update": lambda: rows.update(granted=False), "delete": rows.delete}

    with pytest.raises(DatabaseError, match="written once"), transaction.atomic():
        changes[change]()

    assert rows.get().granted is True


def test_the_digest_covers_every_verdict(decider):
    one, other = an_audit(State.ASSESSMENT), an_audit(State.ASSESSMENT)
    minor = next(
        c.id for c in audits.criteria_of(one) if c.level not in {"blocking", "major"}
    )
    finish_assessment(one)
    finish_assessment(other, not_met=(minor,))

    digests = {
        audits.grant(audit, reasons=GOOD, by=decider, at=MONDAY).digest
        for audit in (one, other)
    }

    assert len(digests) == 2


def test_an_ended_audit_is_not_cancelled(undecided):
    let_grant(undecided)

    with pytest.raises(MoveRefused):
        audits.cancel(
            undecided, cause="applicant", reason="Toch niet.", by=None, at=MONDAY
        )
    assert audits.why_not_cancel(undecided) is not None


def test_after_an_appeal_everything_is_judged_anew_by_somebody_else(
    audit, auditor, decider, manager
):
    finish_assessment(audit, not_met=("identity.address",), by=auditor)
    deny(audit, by=decider)

    audits.reopen(audit, reason="Het adres stond er wel.", by=manager, at=MONDAY)

    assert (audit.state, audit.round, audit.auditor) == (State.ASSESSMENT, 2, None)
    assert audit.ended_at is None
    assert not [r for r in audits.list_rows(audit, language="nl") if r.verdict]
    on = audit.on_date
    assert "somebody else" in (audits.why_not_assess(audit, by=auditor, on=on) or "")
    finish_assessment(audit)
    assert "somebody else" in (audits.why_not_grant(audit, by=decider, on=on) or "")
    let_grant(audit)
    assert audit.state == State.MET
    assert [d.granted for d in Decision.objects.order_by("id")] == [False, True]


def test_only_a_denied_audit_is_reopened(undecided, manager):
    let_grant(undecided)

    with pytest.raises(MoveRefused):
        audits.reopen(undecided, reason="Toch.", by=manager, at=MONDAY)


@pytest.mark.parametrize("language", ["nl", "fr", "en"])
def test_the_report_of_a_decided_audit_is_a_pdf(undecided, language):
    let_grant(undecided)

    report = audits.render_report(undecided, language=language)

    assert report.startswith(b"%PDF-")
    assert report == audits.render_report(undecided, language=language)


def test_there_is_no_report_before_the_decision(undecided):
    with pytest.raises(MoveRefused, match="not decided"):
        audits.render_report(undecided, language="nl")
    assert audits.why_not_read_report(undecided) is not None
