"""The auditor's work: verdicts, a new look, handing over."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from trustmark.accounts.api import User
from trustmark.audits import permissions, rules, states
from trustmark.audits.inspecting import ask_for_inspection
from trustmark.audits.models import Assessment, Audit
from trustmark.audits.standings import list_rows
from trustmark.audits.states import Verdict
from trustmark.kernel.calendar import day_of
from trustmark.kernel.cases import MoveRefused, take


@dataclass(frozen=True)
class Judgement:
    """What an auditor says of one criterion, with the note that explains it."""

    criterion: str
    verdict: Verdict
    note: str = ""
    page: str = ""


class NoteMissing(Exception):
    """A verdict against the shop, or one that sets a demand aside, needs its reason."""

    def __init__(self, criterion: str) -> None:
        super().__init__(criterion)
        self.criterion = criterion


@transaction.atomic
def assess(
    audit: Audit, *, judgements: Sequence[Judgement], by: User, at: datetime
) -> None:
    """Write down verdicts; each is a new row, so what was said before stays."""
    _refuse(permissions.why_not_assess(audit, by=by, on=day_of(at)))
    _lock(audit)
    rows = {row.criterion.id: row for row in list_rows(audit, language="nl")}
    for judgement in judgements:
        if judgement.criterion not in rows:
            raise MoveRefused(f"{judgement.criterion} is no demand of this audit")
        if rules.needs_note(judgement.verdict) and not judgement.note.strip():
            raise NoteMissing(judgement.criterion)
    Assessment.objects.bulk_create(
        Assessment(
            audit=audit,
            round=audit.round,
            criterion=judgement.criterion,
            verdict=judgement.verdict,
            proposed=rows[judgement.criterion].proposed,
            note=judgement.note.strip(),
            page=judgement.page,
            by=by,
            at=at,
        )
        for judgement in judgements
    )


def confirm_proposals(
    audit: Audit, *, theme: str, language: str, by: User, at: datetime
) -> int:
    """Confirm what the machine is sure of in one theme; returns how many.

    Only proposals "met" and "not applicable" with enough confidence are confirmed in
    one go: a "not met" needs the auditor's own words.
    """
    judgements = [
        Judgement(
            row.criterion.id,
            Verdict(row.proposed),
            note=row.findings[0].says if row.proposed != Verdict.MET else "",
        )
        for row in list_rows(audit, language=language)
        if row.criterion.theme == theme and not row.verdict and row.is_sure
    ]
    assess(audit, judgements=judgements, by=by, at=at)
    return len(judgements)


@transaction.atomic
def inspect_again(audit: Audit, *, reason: str, by: User, at: datetime) -> None:
    """Send the inspector once more, for everything."""
    _refuse(permissions.why_not_inspect_again(audit, by=by, on=day_of(at)))
    take(
        audit,
        states.INSPECT_AGAIN,
        by=by,
        at=at,
        reason=reason,
        deadline=audit.deadline,
    )
    ask_for_inspection(audit, at=at)


@transaction.atomic
def hand_to_decider(audit: Audit, *, reason: str, by: User, at: datetime) -> None:
    """Finish the assessment; somebody else decides."""
    _refuse(permissions.why_not_hand_to_decider(audit, by=by, on=day_of(at)))
    take(
        audit,
        states.HAND_TO_DECIDER,
        by=by,
        at=at,
        reason=reason,
        deadline=audit.deadline,
    )


def _lock(audit: Audit) -> None:
    """Hold the audit while verdicts are written: none lands after a hand-over."""
    held = Audit.objects.select_for_update().get(pk=audit.pk)
    if held.state != audit.state:
        raise MoveRefused(f"{audit} moved on to {held.state}")


def _refuse(refusal: str | None) -> None:
    if refusal:
        raise MoveRefused(refusal)
