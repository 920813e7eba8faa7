"""The decision: by somebody who did not assess, with reasons, sealed by a digest."""

import hashlib
import json
from datetime import datetime

from django.db import transaction

from trustmark.accounts.api import User
from trustmark.audits import permissions, states
from trustmark.audits.events import AuditDecided
from trustmark.audits.models import Assessment, Audit, Decision, Inspection
from trustmark.kernel.announcements import announce
from trustmark.kernel.calendar import day_of
from trustmark.kernel.cases import Move, MoveRefused, take


@transaction.atomic
def grant(
    audit: Audit, *, reasons: str, by: User, at: datetime, exception: str = ""
) -> Decision:
    """Decide that the shop meets every binding demand."""
    refusal = permissions.why_not_grant(
        audit, by=by, on=day_of(at), exception=exception
    )
    if refusal:
        raise MoveRefused(refusal)
    return _decide(audit, states.GRANT, reasons, exception, by=by, at=at)


@transaction.atomic
def deny(
    audit: Audit, *, reasons: str, by: User, at: datetime, exception: str = ""
) -> Decision:
    """Decide that the shop does not meet the demands; reasons are never left out."""
    refusal = permissions.why_not_decide(
        audit, by=by, on=day_of(at), exception=exception
    )
    if refusal or not reasons.strip():
        raise MoveRefused(refusal or "a decision against a shop has reasons")
    return _decide(audit, states.DENY, reasons, exception, by=by, at=at)


@transaction.atomic
def hand_back(audit: Audit, *, reason: str, by: User, at: datetime) -> None:
    """Ask the auditor to look again before deciding."""
    refusal = permissions.why_not_decide(audit, by=by, on=day_of(at), exception="-")
    if refusal:
        raise MoveRefused(refusal)
    take(audit, states.HAND_BACK, by=by, at=at, reason=reason, deadline=audit.deadline)


def find_decision(audit: Audit) -> Decision | None:
    """The decision that stands, if one was taken."""
    return Decision.objects.filter(audit=audit).order_by("-id").first()


def _decide(
    audit: Audit,
    move: Move,
    reasons: str,
    exception: str,
    *,
    by: User,
    at: datetime,
) -> Decision:
    take(audit, move, by=by, at=at, reason=reasons, ended_at=at)
    decision = Decision.objects.create(
        audit=audit,
        round=audit.round,
        granted=move is states.GRANT,
        reasons=reasons.strip(),
        exception=exception.strip(),
        digest=_digest(audit),
        by=by,
        at=at,
    )
    announce(AuditDecided(audit.pk, decision.granted, audit.ground), at=at)
    return decision


def _digest(audit: Audit) -> str:
    """SHA-256 over every verdict and every visit the decision rests on."""
    verdicts = Assessment.objects.filter(audit=audit).order_by("id")
    visits = Inspection.objects.filter(audit=audit).order_by("id")
    facts = {
        "audit": audit.number,
        "rulebook": audit.scheme_version.digest,
        "verdicts": [
            [v.round, v.criterion, v.verdict, v.note, v.by_id, v.at.isoformat()]
            for v in verdicts
        ],
        "visits": [[v.round, v.state, v.visit_digest] for v in visits],
    }
    text = json.dumps(facts, ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()
