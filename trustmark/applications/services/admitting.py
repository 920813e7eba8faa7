"""Admission: what was granted is certified once nothing holds it up."""

from datetime import date, datetime

from django.db import transaction

from trustmark.applications import states
from trustmark.applications.letters import KindGranted, Welcome
from trustmark.applications.models import Application
from trustmark.applications.queries import list_audits
from trustmark.applications.states import State
from trustmark.applications.writing import (
    bill_of,
    case_link,
    kind_names,
    language_of,
    party_of,
    rulebook_of,
    submitted,
    write,
)
from trustmark.audits import api as audits
from trustmark.audits.api import Audit
from trustmark.billing import api as billing
from trustmark.certificates import api as certificates
from trustmark.certificates.api import Certificate
from trustmark.kernel.calendar import day_of
from trustmark.kernel.cases import take
from trustmark.kernel.links import link_to
from trustmark.memberships import api as memberships


@transaction.atomic
def admit_waiting(company_id: int, *, scheme: str, at: datetime) -> None:
    """Admit and certify what a company was granted and nothing holds up any more."""
    waiting = Application.objects.filter(
        company_id=company_id,
        scheme=scheme,
        state__in=[State.AWAITING_PAYMENT, State.ADMITTED],
    ).select_related("company", "shop", "scheme_version")
    # The lock makes two payments at once take turns; the second finds nothing waiting.
    for application in waiting.select_for_update(of=("self",)).order_by("id"):
        admit_if_possible(application, at=at)


def admit_if_possible(application: Application, *, at: datetime) -> None:
    """Admit an accepted shop, or add what an admitted one was granted later."""
    if _is_held_up(application, on=day_of(at)):
        return
    if application.state == State.AWAITING_PAYMENT:
        _admit(application, at=at)
        return
    for audit in _uncertified(application):
        _add(application, audit, at=at)


def _is_held_up(application: Application, *, on: date) -> bool:
    """What is owed for it, an older amount left unpaid, or no membership that runs."""
    company, scheme = submitted(application)[0], application.scheme
    membership = memberships.find_running(company, scheme=scheme)
    if membership is None and application.state == State.ADMITTED:
        return True
    if membership and membership.state == memberships.State.SUSPENDED:
        return True
    if not rulebook_of(application).allows("start-requires-payment"):
        return False
    own = billing.list_items_about(application)
    is_unpaid = any(item.state == billing.State.OPEN for item in own)
    return is_unpaid or bool(billing.count_overdue(company, scheme=scheme, on=on))


def _uncertified(application: Application) -> list[Audit]:
    """The audits that were granted and have no certificate."""
    shop = submitted(application)[1]
    certified = {held.audit_id for held in certificates.list_certificates_of(shop)}
    return [
        audit
        for audit in list_audits(application)
        if audit.state == audits.State.MET and audit.pk not in certified
    ]


def _admit(application: Application, *, at: datetime) -> None:
    take(application, states.ADMIT, by=None, at=at, ended_at=at)
    issued = [
        _certify(application, audit, at=at) for audit in _uncertified(application)
    ]
    write(
        application,
        Welcome(
            party_of(application),
            certificates=tuple(certificate.number for certificate in issued),
            provisional_until=issued[0].provisional_until,
            seal_link=_seal_link(application),
        ),
        at=at,
    )


def _add(application: Application, audit: Audit, *, at: datetime) -> None:
    certificate = _certify(application, audit, at=at)
    write(
        application,
        KindGranted(
            party_of(application),
            kinds=kind_names(application, [audit.kind]),
            reasons="",
            certificate=certificate.number,
            bill=bill_of(application, [], at=at),
            link=case_link(application),
        ),
        at=at,
    )


def _certify(application: Application, audit: Audit, *, at: datetime) -> Certificate:
    company, _ = submitted(application)
    membership = memberships.start(
        company,
        version=application.scheme_version,
        period=memberships.Period(application.period),
        by=None,
        at=at,
    )
    return certificates.issue(audit, membership=membership, by=None, at=at)


def _seal_link(application: Application) -> str:
    _, shop = submitted(application)
    return link_to("member:seal", shop.domain, language=language_of(application))
