"""Two people who decide or report at the same moment, on connections of their own."""

from functools import partial

import pytest

from tests.builders.cases import an_audit
from tests.builders.concurrency import at_once
from tests.builders.people import MONDAY, a_user
from trustmark.accounts.api import Role
from trustmark.audits import api as audits
from trustmark.audits.api import Audit, Decision, Inspection, State
from trustmark.kernel.announcements import Announcement
from trustmark.kernel.history import list_history

pytestmark = pytest.mark.django_db(transaction=True)


def copies(audit):
    return [Audit.objects.get(pk=audit.pk) for _ in range(2)]


def test_two_deciders_take_one_decision():
    audit = an_audit(State.DECISION)
    one, other = copies(audit)
    yes = partial(
        audits.grant, one, reasons="Goed.", by=a_user(Role.DECIDER), at=MONDAY
    )
    no = partial(
        audits.deny, other, reasons="Slecht.", by=a_user(Role.DECIDER), at=MONDAY
    )

    assert at_once(yes, no) == (1, 1)

    audit.refresh_from_db()
    assert Decision.objects.get().granted == (audit.state == State.MET)
    assert Announcement.objects.filter(event__endswith="AuditDecided").count() == 1
    assert list_history(audit)[-1].target == audit.state


@pytest.mark.rule("WK-4.10")
def test_link_and_dashboard_at_once_make_one_request():
    audit = an_audit(State.REMEDY)
    presses = [
        partial(audits.report_remedied, copy, remark="", by=None, at=MONDAY)
        for copy in copies(audit)
    ]

    assert at_once(*presses) == (1, 1)

    audit.refresh_from_db()
    assert (audit.state, audit.round) == (State.INSPECTION, 2)
    assert Inspection.objects.filter(audit=audit, round=2).count() == 1


def test_two_workers_inspect_once():
    audit = an_audit(State.INSPECTION)
    (run,) = audits.list_inspections(audit)
    ran = []
    presses = [
        lambda: ran.append(audits.run_inspection(run.pk, at=MONDAY)) for _ in range(2)
    ]

    assert at_once(*presses) == (2, 0)

    assert sorted(ran) == [False, True]
    run.refresh_from_db()
    assert (run.state, run.attempts) == ("done", 1)
