"""From the first form to a submitted application."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime

from django.db import IntegrityError, transaction

from trustmark.accounts.api import User
from trustmark.applications import permissions, states
from trustmark.applications.events import ApplicationSubmitted
from trustmark.applications.letters import ApplicationReceived
from trustmark.applications.models import Application
from trustmark.applications.waiting import TooEarly, first_day_to_apply
from trustmark.applications.writing import case_link, party_of, rulebook_of, write
from trustmark.certificates import api as certificates
from trustmark.kernel.announcements import announce
from trustmark.kernel.calendar import day_of
from trustmark.kernel.cases import MoveRefused, begin, take
from trustmark.kernel.hurry import hurry
from trustmark.kernel.numbers import draw_number
from trustmark.schemes.api import current_version, list_documents
from trustmark.shops import api as shops
from trustmark.shops.api import (
    Company,
    CompanyDetails,
    Shop,
    ShopDetails,
    Signature,
)

CODE_OF_CONDUCT = "code-of-conduct"
# Under this name the form keeps the address of the shop.
SHOP_ADDRESS = "shop-url"


@dataclass(frozen=True)
class Declaration:
    """Something ticked on the form, with the words that were shown beside the box."""

    code: str
    words: str


@dataclass(frozen=True)
class Submission:
    """A complete application form, parsed."""

    company: CompanyDetails
    shop: ShopDetails
    kinds: tuple[str, ...]
    period: str
    size: str
    declarations: tuple[Declaration, ...]
    signer_function: str
    language: str
    address: str | None


class AlreadyApplied(Exception):
    """The shop has an open application or running certificates for all this already."""


@transaction.atomic
def begin_draft(
    scheme: str, *, by: User, at: datetime, shop_address: str = ""
) -> Application:
    """Start an application; the draft is kept until it is submitted or cancelled.

    An address of the shop that is known already stands in the form from the start.
    """
    version = current_version(scheme, on=day_of(at))
    prefix, year = version.rules.scheme.number_prefix, day_of(at).year
    drawn = draw_number(f"{scheme} applications {year}")
    application = Application(
        number=f"{prefix}-A-{year}-{drawn:05d}",
        scheme=scheme,
        scheme_version=version,
        applicant=by,
        begun_at=at,
        answers={SHOP_ADDRESS: f"https://{shop_address}/"} if shop_address else {},
    )
    begin(application, by=by, at=at, tells="begin")
    return application


@transaction.atomic
def save_answers(
    application: Application, *, answers: Mapping[str, object], by: User
) -> None:
    """Keep what was typed, right or wrong, so that nothing has to be typed again."""
    refusal = permissions.why_not_write(application, by=by)
    if refusal:
        raise MoveRefused(refusal)
    held = Application.objects.select_for_update().get(pk=application.pk)
    held.answers = {**held.answers, **answers}
    held.save(update_fields=["answers"])
    application.answers = held.answers


@transaction.atomic
def submit(
    application: Application, submission: Submission, *, by: User, at: datetime
) -> None:
    """Hand in an application: company, shop and agreements are written down.

    Raises `AlreadyRegistered` when company or domain are in somebody else's care,
    `AlreadyApplied` when the shop needs no new application, `TooEarly` soon after a
    refusal or an ending by us, and `MoveRefused` when it was submitted before.
    """
    _lock(application)
    refusal = permissions.why_not_submit(
        application,
        kinds=submission.kinds,
        size=submission.size,
        period=submission.period,
        declared=frozenset(d.code for d in submission.declarations),
        by=by,
    )
    if refusal:
        raise MoveRefused(refusal)
    company = shops.register_company(submission.company, by=by, at=at)
    shop = shops.register_shop(company, submission.shop, at=at)
    if _is_known(application, shop, submission.kinds):
        raise AlreadyApplied(shop.domain)
    first_day = first_day_to_apply(company, shop, scheme=application.scheme, by=by)
    if first_day and day_of(at) < first_day:
        raise TooEarly(first_day)
    _take(application, submission, company, shop, by=by, at=at)
    _agree(application, company, submission, by=by, at=at)
    shops.ask_domain_proof(shop, at=at)
    _confirm(application, at=at)
    announce(ApplicationSubmitted(application.pk, company.pk), at=at)
    hurry("trustmark.applications.tasks.check_application", application.pk)


@transaction.atomic
def supply(application: Application, *, remark: str, by: User, at: datetime) -> None:
    """Say that what was asked for is there; the clock runs again, from now."""
    refusal = permissions.why_not_supply(application, by=by)
    if refusal:
        raise MoveRefused(refusal)
    take(
        application,
        states.SUPPLY,
        by=by,
        at=at,
        reason=remark,
        deadline=_target(application, at=at),
    )
    hurry("trustmark.applications.tasks.check_application", application.pk)


def _take(
    application: Application,
    submission: Submission,
    company: Company,
    shop: Shop,
    *,
    by: User,
    at: datetime,
) -> None:
    try:
        with transaction.atomic():
            take(
                application,
                states.SUBMIT,
                by=by,
                at=at,
                deadline=_target(application, at=at),
                company=company,
                shop=shop,
                kinds=list(submission.kinds),
                period=submission.period,
                size=submission.size,
                submitted_at=at,
            )
    except IntegrityError as other:  # Another one for this shop opened just now.
        raise AlreadyApplied(shop.domain) from other


def _lock(application: Application) -> None:
    """Of two who press at once the second waits here, and reads what became of it."""
    held = Application.objects.select_for_update().get(pk=application.pk)
    if held.state != application.state:
        raise MoveRefused(f"{application} moved on to {held.state}")


def _is_known(application: Application, shop: Shop, kinds: tuple[str, ...]) -> bool:
    """Whether another application of the shop is open, or a kind is held already."""
    others = Application.objects.filter(shop=shop, scheme=application.scheme)
    if others.filter(state__in=states.OPEN).exists():
        return True
    return any(
        certificate.kind in kinds
        for certificate in certificates.list_certificates_of(shop)
        if certificate.scheme == application.scheme
        and certificate.state in certificates.RUNNING
    )


def _target(application: Application, *, at: datetime) -> date | None:
    """The indicative day by which intake and audit aim to be done."""
    book = rulebook_of(application)
    term = book.find_term("audit-target")
    return term.after(day_of(at), book.scheme.calendar) if term else None


def _agree(
    application: Application,
    company: Company,
    submission: Submission,
    *,
    by: User,
    at: datetime,
) -> None:
    version = application.scheme_version
    ticked = Signature(by, submission.language, at, address=submission.address)
    signed = replace(ticked, function=submission.signer_function)
    for document in sorted({d.kind for d in list_documents(version.rules)}):
        shops.accept_document(
            company,
            version=version,
            document=document,
            signature=signed if document == CODE_OF_CONDUCT else ticked,
        )
    for declaration in submission.declarations:
        shops.declare(
            company,
            version=version,
            declaration=declaration.code,
            digest=hashlib.sha256(declaration.words.encode()).hexdigest(),
            signature=ticked,
        )


def _confirm(application: Application, *, at: datetime) -> None:
    book = rulebook_of(application)
    target = book.find_term("audit-target")
    proven = application.shop is not None and shops.is_domain_proven(application.shop)
    write(
        application,
        ApplicationReceived(
            party_of(application),
            working_days=target.working_days if target else 0,
            proof_is_missing=not proven,
            link=case_link(application),
        ),
        at=at,
    )
