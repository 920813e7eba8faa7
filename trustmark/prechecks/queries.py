"""Questions about pre-checks."""

from datetime import datetime, timedelta
from pathlib import Path

from django.conf import settings

from trustmark.audits import api as audits
from trustmark.audits.api import Told
from trustmark.prechecks.models import GuestVisit, PreCheck
from trustmark.prechecks.rules import DAYS_KEPT
from trustmark.prechecks.services.asking import digest_of
from trustmark.prechecks.states import UNDER_WAY
from trustmark.schemes.api import Criterion, Rulebook


def find_precheck(key: str, *, scheme: str, at: datetime) -> PreCheck | None:
    """The pre-check this key opens, for as long as it is kept."""
    rows = PreCheck.objects.select_related("visit", "scheme_version")
    return rows.filter(
        key_digest=digest_of(key),
        scheme=scheme,
        visit__asked_at__gt=at - timedelta(days=DAYS_KEPT),
    ).first()


def kept_until(precheck: PreCheck) -> datetime:
    """The moment from which nobody can read it any more."""
    return precheck.visit.asked_at + timedelta(days=DAYS_KEPT)


def count_before(precheck: PreCheck) -> int:
    """How many other shops the inspector goes to first."""
    rows = GuestVisit.objects.filter(state__in=UNDER_WAY, id__lt=precheck.visit_id)
    return rows.count()


def path_of(visit: GuestVisit) -> Path:
    """Where the evidence of a visit lies."""
    return Path(settings.PRECHECKS_DIR) / visit.file


def rulebook_of(precheck: PreCheck) -> Rulebook:
    """The rulebook it was done by."""
    book: Rulebook = precheck.scheme_version.rules
    return book


def criteria_of(precheck: PreCheck) -> tuple[Criterion, ...]:
    """The demands of this kind, for a shop that may sell in the whole territory.

    Which countries the shop serves nobody told us; what it says itself the inspector
    reads, and tells what then does not apply.
    """
    book = rulebook_of(precheck)
    return book.criteria_for(
        precheck.kind,
        on=precheck.on_date,
        countries=frozenset(book.scheme.territory),
    )


def tell(precheck: PreCheck, *, language: str) -> tuple[Told, ...]:
    """Every demand with how it stands and why; of a pre-check that is done."""
    if precheck.record is None:
        return ()
    return audits.tell(precheck.record, criteria_of(precheck), language=language)


def why_failed(precheck: PreCheck, *, language: str) -> str:
    """Why there is no result, in the reader's language; empty where we do not know."""
    code = precheck.visit.fault_code
    return audits.why_not_visited(code, language=language) if code else ""


def how_far(precheck: PreCheck) -> int:
    """How many of the steps of the visit are done."""
    step = precheck.visit.step
    return audits.VISIT_STEPS.index(step) if step in audits.VISIT_STEPS else 0
