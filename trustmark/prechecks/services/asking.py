"""Asking for a pre-check: within limits, and on a fresh visit where there is one."""

import hashlib
import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from urllib.parse import urlsplit

from django.conf import settings
from django.db import transaction
from django.db.models import Q
from django.utils.crypto import salted_hmac

from trustmark.kernel.calendar import day_of
from trustmark.kernel.hurry import hurry
from trustmark.prechecks import rules
from trustmark.prechecks.models import GuestVisit, PreCheck
from trustmark.prechecks.states import UNDER_WAY, VisitState
from trustmark.schemes.api import SchemeVersion
from trustmark.shops.api import domain_of, registered_domain

TASK = "trustmark.prechecks.tasks.run_precheck"


class Limit(StrEnum):
    """Why somebody must wait."""

    VISITOR = "visitor"
    SITE = "site"
    SITE_UNDER_WAY = "site-under-way"
    BUSY = "busy"


class TooMany(Exception):
    """Not now; `until` is the first moment at which asking again makes sense."""

    def __init__(self, limit: Limit, until: datetime) -> None:
        super().__init__(limit)
        self.limit = limit
        self.until = until


@dataclass(frozen=True)
class Asked:
    """A pre-check that was taken in, with the key that opens it; shown once."""

    precheck: PreCheck
    key: str


@transaction.atomic
def ask(
    url: str, *, version: SchemeVersion, kind: str, address: str, at: datetime
) -> Asked:
    """Take in a pre-check of the shop at a web address, or raise `TooMany`.

    `address` is the network address of who asks; of it only a keyed hash is kept.
    The visit begins at the front page, whatever page was named.
    """
    _wait_for_a_turn()
    visitor = visitor_of(address)
    _refuse_too_many_of_a_visitor(visitor, at=at)
    domain = domain_of(url)
    visit = _find_visit(domain, at=at) or _begin_visit(url, domain, at=at)
    key = secrets.token_urlsafe(24)
    precheck = PreCheck.objects.create(
        key_digest=digest_of(key),
        scheme=version.scheme,
        scheme_version=version,
        kind=kind,
        visit=visit,
        asked_at=at,
        hurried_at=at,
        on_date=day_of(at),
        visitor=visitor,
    )
    hurry(TASK, precheck.pk)
    return Asked(precheck, key)


def are_offered() -> bool:
    """Whether this installation does pre-checks at all."""
    return bool(settings.ENVIRONMENT.prechecks_per_visitor)


def digest_of(key: str) -> str:
    """What is kept of a key."""
    return hashlib.sha256(key.encode("utf-8", "replace")).hexdigest()


def visitor_of(address: str) -> str:
    """A network address as it is counted; without the secret key nobody can tell."""
    network = rules.network_of(address)
    return salted_hmac("prechecks.visitor", network, algorithm="sha256").hexdigest()


def _wait_for_a_turn() -> None:
    """Let two who ask at once be counted one after the other."""
    rows = SchemeVersion.objects.order_by("id").select_for_update(no_key=True)
    rows.values_list("id", flat=True).first()


def _refuse_too_many_of_a_visitor(visitor: str, *, at: datetime) -> None:
    rows = PreCheck.objects.filter(visitor=visitor, asked_at__gt=at - rules.WINDOW)
    until = rules.first_moment(
        rows.values_list("asked_at", flat=True),
        limit=settings.ENVIRONMENT.prechecks_per_visitor,
        at=at,
    )
    if until:
        raise TooMany(Limit.VISITOR, until)


def _find_visit(domain: str, *, at: datetime) -> GuestVisit | None:
    """A visit of the domain that is under way, or was made not long ago."""
    fresh = Q(state=VisitState.DONE, finished_at__gt=at - rules.FRESH)
    rows = GuestVisit.objects.filter(domain=domain)
    return rows.filter(Q(state__in=UNDER_WAY) | fresh).order_by("-id").first()


def _begin_visit(url: str, domain: str, *, at: datetime) -> GuestVisit:
    site = registered_domain(domain)
    of_site = GuestVisit.objects.filter(site=site)
    under_way = GuestVisit.objects.filter(state__in=UNDER_WAY)
    if under_way.filter(site=site).exists():
        raise TooMany(Limit.SITE_UNDER_WAY, at + rules.LONGEST_VISIT)
    recent = of_site.filter(asked_at__gt=at - rules.WINDOW)
    until = rules.first_moment(
        recent.values_list("asked_at", flat=True), limit=rules.VISITS_OF_A_SITE, at=at
    )
    if until:
        raise TooMany(Limit.SITE, until)
    if under_way.count() >= settings.ENVIRONMENT.prechecks_at_once:
        raise TooMany(Limit.BUSY, at + timedelta(minutes=5))
    return GuestVisit.objects.create(
        domain=domain, site=site, url=front_page(url), asked_at=at
    )


def front_page(url: str) -> str:
    """Where a visit begins: at the front page of the host, over https."""
    host = urlsplit(url).hostname or ""
    is_www = host.lower().startswith("www.")
    return f"https://{'www.' if is_www else ''}{domain_of(url)}/"
