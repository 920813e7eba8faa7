"""The desk: what waits for me, and everything that is mine."""

from collections.abc import Iterable
from datetime import date

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from trustmark.applications import api as applications
from trustmark.applications.api import Application
from trustmark.audits import api as audits
from trustmark.audits.api import Audit
from trustmark.billing import api as billing
from trustmark.billing.api import OpenItem
from trustmark.certificates import api as certificates
from trustmark.certificates.api import Certificate
from trustmark.memberships import api as memberships
from trustmark.schemes import api as schemes
from trustmark.shops import api as shops
from trustmark.shops.api import Company, DomainProof, ProofState, Shop
from trustmark.sites.components.stories import QueueRow
from trustmark.sites.components.tones import tone_of
from trustmark.sites.layout.access import for_contacts
from trustmark.sites.layout.hosts import list_shown_schemes
from trustmark.sites.layout.requests import PersonRequest
from trustmark.sites.member.pages import reader_language

STATES = applications.State


@for_contacts
@require_safe
def desk(request: PersonRequest) -> HttpResponse:
    """My turn first; then my applications, shops, memberships and open amounts."""
    mine = applications.list_applications_of(request.user)
    companies = shops.list_companies_of(request.user)
    my_shops = shops.list_shops(*companies)
    held = certificates.list_certificates_of(*my_shops)
    owed = _owed(companies)
    waiting = [
        *_applications_waiting(mine),
        *_proofs_waiting(mine, shops.list_proofs(*my_shops)),
        *_audits_waiting(audits.list_audits_of_shop(*my_shops)),
        *_amounts_waiting(owed),
        *_suspensions(my_shops, held),
    ]
    values = {
        "waiting": sort_by_bite(waiting),
        "applications": [_told(application) for application in mine],
        "shops": _shops(my_shops, held),
        "memberships": _memberships(companies),
        "companies": companies,
        "owed": sum(item.gross_cents for item in owed),
        "schemes": _schemes(request),
    }
    return render(request, "member/desk/desk.html", values)


def sort_by_bite(rows: Iterable[QueueRow]) -> list[QueueRow]:
    """What ends first stands first; what never ends stands last, oldest first."""
    return sorted(rows, key=lambda row: (row.until or date.max, row.since))


def shop_name(application: Application) -> str:
    """How the applicant knows the application: by the shop, once it has one."""
    if application.shop:
        return application.shop.name
    return str(application.answers.get("shop-name") or "") or _("New application")


def _owed(companies: list[Company]) -> list[OpenItem]:
    return [
        item
        for item in billing.list_items_of(*companies)
        if item.state == billing.State.OPEN
    ]


def _applications_waiting(mine: list[Application]) -> list[QueueRow]:
    asks = {
        STATES.DRAFT: _("Finish your application"),
        STATES.INCOMPLETE: _("Supply what was asked"),
    }
    return [
        QueueRow(
            title=asks[STATES(application.state)],
            url=reverse("member:application", args=[application.number]),
            turn=_("you"),
            since=application.since,
            until=application.deadline,
            what=f"{shop_name(application)} · {application.number}",
            state=application.get_state_display(),
            tone=tone_of(application.state),
            country=_country(application.scheme),
        )
        for application in mine
        if application.state in asks
    ]


def _proofs_waiting(
    mine: list[Application], proofs: list[DomainProof]
) -> list[QueueRow]:
    unproven = {p.shop_id: p for p in proofs if p.state != ProofState.PROVEN}
    return [
        QueueRow(
            title=_("Prove that the domain is yours"),
            url=reverse("member:proof", args=[application.number]),
            turn=_("you"),
            since=unproven[application.shop_id].since,
            what=f"{shop_name(application)} · {application.number}",
            state=unproven[application.shop_id].get_state_display(),
            tone="warning",
        )
        for application in mine
        if application.state in {STATES.INTAKE, STATES.INCOMPLETE}
        and application.shop_id in unproven
    ]


def _audits_waiting(mine: list[Audit]) -> list[QueueRow]:
    return [
        QueueRow(
            title=_("Repair what was not met"),
            url=reverse("member:audit", args=[audit.number]),
            turn=_("you"),
            since=audit.since,
            until=audit.deadline,
            what=f"{audit.shop.name} · {audit.number}",
            state=audit.get_state_display(),
            tone=tone_of(audit.state),
            country=_country(audit.scheme),
        )
        for audit in mine
        if audit.state == audits.State.REMEDY
    ]


def _amounts_waiting(owed: list[OpenItem]) -> list[QueueRow]:
    return [
        QueueRow(
            title=_("Pay what is due"),
            url=f"{reverse('member:amounts')}#{item.number}",
            turn=_("you"),
            since=item.since,
            until=item.due_on,
            what=f"{item.description} · {item.number}",
            state=item.get_state_display(),
            tone="warning",
            country=_country(item.scheme),
        )
        for item in owed
    ]


def _suspensions(mine: list[Shop], held: list[Certificate]) -> list[QueueRow]:
    shop_of = {shop.pk: shop for shop in mine}
    return [
        QueueRow(
            title=_("Read why your certificate is suspended"),
            url=reverse("member:shop", args=[shop_of[certificate.shop_id].domain]),
            turn=_("you"),
            since=certificate.since,
            what=f"{shop_of[certificate.shop_id].name} · {certificate.number}",
            state=certificate.get_state_display(),
            tone=tone_of(certificate.state),
        )
        for certificate in held
        if certificate.state == certificates.State.SUSPENDED
    ]


def _country(scheme: str) -> str:
    """Whose days off are left out when working days are counted."""
    return schemes.get_scheme(scheme).country


def _told(application: Application) -> dict[str, object]:
    return {
        "application": application,
        "name": shop_name(application),
        "scheme": application.scheme_version.rules.scheme.name[reader_language()],
    }


def _shops(mine: list[Shop], held: list[Certificate]) -> list[dict[str, object]]:
    return [
        {
            "shop": shop,
            "certificates": [c for c in held if c.shop_id == shop.pk],
            "carries": any(c.shop_id == shop.pk and c.is_carrying for c in held),
        }
        for shop in mine
    ]


def _memberships(companies: list[Company]) -> list[dict[str, object]]:
    language = reader_language()
    return [
        {
            "membership": membership,
            "is_disputed": applications.disputed(membership) is not None,
            "scheme": membership.scheme_version.rules.scheme.name[language],
        }
        for membership in memberships.list_memberships_of(*companies)
    ]


def _schemes(request: PersonRequest) -> list[dict[str, str]]:
    language = reader_language()
    return [
        {"slug": scheme.slug, "name": scheme.name[language]}
        for scheme in list_shown_schemes(request)
    ]
