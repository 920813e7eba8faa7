"""Audits for tests: every step an auditor and a decider take, as one call each."""

from datetime import datetime

from tests.builders.people import MONDAY, a_user
from tests.builders.worker import settle
from trustmark.accounts.api import Role, User
from trustmark.audits import api as audits
from trustmark.audits.api import Audit, Judgement, State, Verdict

NOTE = "Op de pagina Contact staat alleen een postbus."


def judge(
    audit: Audit,
    *,
    not_met: tuple[str, ...] = (),
    by: User | None = None,
    at: datetime = MONDAY,
) -> User:
    """Give every demand that still owes one a verdict; gives the auditor."""
    auditor = by or a_user(Role.AUDITOR, name="Ada Auditor")
    owed = [row for row in audits.list_rows(audit, language="nl") if not row.verdict]
    audits.assess(
        audit,
        judgements=[
            Judgement(row.criterion.id, Verdict.NOT_MET, note=NOTE, page="/contact")
            if row.criterion.id in not_met
            else Judgement(row.criterion.id, Verdict.MET)
            for row in owed
        ],
        by=auditor,
        at=at,
    )
    return auditor


def ask_remedy(
    audit: Audit,
    *,
    not_met: tuple[str, ...] = ("identity.address",),
    by: User | None = None,
    at: datetime = MONDAY,
) -> None:
    """Assess, and ask the shop to repair what is not met."""
    auditor = judge(audit, not_met=not_met, by=by, at=at)
    audits.request_remedy(audit, remark="", by=auditor, at=at)


def finish_assessment(
    audit: Audit,
    *,
    not_met: tuple[str, ...] = (),
    by: User | None = None,
    at: datetime = MONDAY,
) -> None:
    """Assess, and hand the audit to a decider."""
    auditor = judge(audit, not_met=not_met, by=by, at=at)
    audits.hand_to_decider(audit, reason="", by=auditor, at=at)


def grant(audit: Audit, *, by: User | None = None, at: datetime = MONDAY) -> None:
    """Let a decider find that every demand is met."""
    decider = by or a_user(Role.DECIDER, name="Bram Beslisser")
    audits.grant(audit, reasons="Aan alle eisen is voldaan.", by=decider, at=at)


def deny(audit: Audit, *, by: User | None = None, at: datetime = MONDAY) -> None:
    """Let a decider find that the demands are not met."""
    decider = by or a_user(Role.DECIDER, name="Bram Beslisser")
    audits.deny(audit, reasons="Het adres ontbreekt.", by=decider, at=at)


def walk_audit(audit: Audit, *, to: State, at: datetime = MONDAY) -> None:
    """Take an audit that was just opened to a state, by the verbs and nothing else."""
    if to == State.CANCELLED:
        audits.cancel(audit, cause="operator", reason="test", by=None, at=at)
    if to in {State.INSPECTION, State.CANCELLED}:
        return
    settle(at)
    audit.refresh_from_db()
    if to == State.REMEDY:
        ask_remedy(audit, at=at)
    if to in {State.ASSESSMENT, State.REMEDY}:
        return
    unmet = ("identity.address",) if to == State.NOT_MET else ()
    finish_assessment(audit, not_met=unmet, at=at)
    if to == State.MET:
        grant(audit, at=at)
    if to == State.NOT_MET:
        deny(audit, at=at)
