"""Applications, and what comes of them, walked to a state through the verbs."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from tests.builders import audits as steps
from tests.builders.parties import (
    company_details,
    prove_domain,
    shop_details,
    without_numbers,
)
from tests.builders.people import MONDAY, a_user
from tests.builders.remembered import remember
from tests.builders.rulebooks import BECOMMERCE, WEBWINKELKEUR, a_version
from tests.builders.worker import on_day, settle
from trustmark.accounts.api import Role, User
from trustmark.applications import api as applications
from trustmark.applications.api import Application, Declaration, Submission
from trustmark.audits import api as audits
from trustmark.audits.api import Audit
from trustmark.billing import api as billing
from trustmark.certificates import api as certificates
from trustmark.certificates.api import Certificate
from trustmark.kernel.calendar import day_of
from trustmark.memberships import api as memberships
from trustmark.memberships.api import Membership
from trustmark.shops.api import Company, CompanyDetails, Shop, ShopDetails

Stage = applications.State
DECLARATIONS = (
    Declaration("audit-consent", "Ik ga akkoord met de keuring."),
    Declaration("criteria-read", "Ik heb de eisen gelezen."),
    Declaration("correct-data", "Alles wat ik invul is juist."),
)


def a_submission(
    *,
    company: CompanyDetails | None = None,
    shop: ShopDetails | None = None,
    kinds: tuple[str, ...] = ("b2c",),
    period: str = "year",
    size: str = "small",
) -> Submission:
    """A complete form."""
    return Submission(
        company=company or company_details(),
        shop=shop or shop_details(),
        kinds=kinds,
        period=period,
        size=size,
        declarations=DECLARATIONS,
        signer_function="directeur",
        language="nl",
        address="192.0.2.7",
    )


def an_application(
    state: Stage = Stage.INTAKE,
    *,
    scheme: str = WEBWINKELKEUR,
    kinds: tuple[str, ...] = ("b2c",),
    denied: tuple[str, ...] = (),
    submission: Submission | None = None,
    by: User | None = None,
    at: datetime = MONDAY,
) -> Application:
    """An application in this state; after its audits, the `denied` kinds are not met.

    Refused without denied kinds means refused at intake.
    """

    def walk() -> Application:
        a_version(scheme, on=day_of(at))
        applicant = by or a_user(at=at)
        application = applications.begin_draft(scheme, by=applicant, at=at)
        if state == Stage.DRAFT:
            return application
        form = submission or a_submission()
        form = form if kinds == ("b2c",) else replace(form, kinds=kinds)
        applications.submit(application, form, by=applicant, at=at)
        _walk(application, state, denied=denied, by=applicant, at=at)
        return application

    if by:
        return walk()
    key = (state, scheme, kinds, denied, at, submission and without_numbers(submission))
    return remember(key, Application, walk)


def _walk(
    application: Application,
    state: Stage,
    *,
    denied: tuple[str, ...],
    by: User,
    at: datetime,
) -> None:
    if state == Stage.CANCELLED:
        applications.cancel(application, reason="Toch niet.", by=by, at=at)
    if state == Stage.INCOMPLETE:
        ask(application, at=at)
    if state == Stage.REFUSED and not denied:
        refuse(application, at=at)
    if state in {Stage.INTAKE, Stage.CANCELLED, Stage.INCOMPLETE} or (
        state == Stage.REFUSED and not denied
    ):
        return
    pass_to_audit(application, at=at)
    if state == Stage.AUDITING:
        return
    decide_audits(application, denied=denied, at=at)
    if state == Stage.ADMITTED:
        pay(application, at=at)


def ask(application: Application, *, at: datetime = MONDAY) -> None:
    """Let intake ask for something."""
    applications.ask(
        application,
        missing=("Een bewijs dat het domein van u is.",),
        remark="",
        by=a_user(Role.INTAKE, name="Ien Intake"),
        at=at,
    )


def refuse(
    application: Application, *, ground: str = "policy", at: datetime = MONDAY
) -> None:
    """Let intake refuse."""
    applications.refuse(
        application,
        ground=ground,
        reasons="Dit past niet bij het keurmerk.",
        by=a_user(Role.INTAKE, name="Ien Intake"),
        at=at,
    )


def pass_to_audit(application: Application, *, at: datetime = MONDAY) -> None:
    """Prove the domain and let intake open the audits."""
    prove_domain(shop_of(application), at=at)
    settle(at)
    applications.pass_to_audit(
        application, by=a_user(Role.INTAKE, name="Ien Intake"), at=at
    )


def decide_audits(
    application: Application, *, denied: Iterable[str] = (), at: datetime = MONDAY
) -> None:
    """Inspect, assess and decide every audit, and let the application follow."""
    settle(at)
    for audit in applications.list_audits(application):
        if audit.kind in denied:
            steps.finish_assessment(audit, not_met=("identity.address",), at=at)
            steps.deny(audit, at=at)
        else:
            steps.finish_assessment(audit, at=at)
            steps.grant(audit, at=at)
    settle(at)
    application.refresh_from_db()


def pay(application: Application, *, at: datetime = MONDAY) -> None:
    """Let finance write down that everything about the application was paid."""
    finance = a_user(Role.FINANCE, name="Fenna Finance")
    for item in billing.list_items_about(application):
        billing.mark_paid(item, received_on=day_of(at), remark="", by=finance, at=at)
    settle(at)
    application.refresh_from_db()


def an_audit(
    state: audits.State = audits.State.ASSESSMENT,
    *,
    scheme: str = WEBWINKELKEUR,
    kinds: tuple[str, ...] = ("b2c",),
    submission: Submission | None = None,
    at: datetime = MONDAY,
) -> Audit:
    """The admission audit of an application, in this state; nothing above reacted."""
    application = an_application(
        Stage.AUDITING, scheme=scheme, kinds=kinds, submission=submission, at=at
    )
    audit = applications.list_audits(application)[0]
    steps.walk_audit(audit, to=state, at=at)
    return audit


def a_certificate(
    state: certificates.State = certificates.State.PROVISIONAL,
    *,
    scheme: str = "",
    submission: Submission | None = None,
    at: datetime = MONDAY,
) -> Certificate:
    """A certificate in this state, issued at `at`.

    Without a scheme named, one that knows the state: only one reference scheme has
    provisional certificates, only the other lets them expire.
    """
    is_provisional = state == certificates.State.PROVISIONAL
    application = an_application(
        Stage.ADMITTED,
        scheme=scheme or (WEBWINKELKEUR if is_provisional else BECOMMERCE),
        submission=submission,
        at=at,
    )
    certificate = certificates.list_certificates_of(shop_of(application))[0]
    _change(certificate, state, at=at)
    certificate.refresh_from_db()
    return certificate


def _change(
    certificate: Certificate, state: certificates.State, *, at: datetime
) -> None:
    manager = a_user(Role.MANAGER, name="Mo Manager")
    if state == certificates.State.ACTIVE and certificate.provisional_until:
        grow_up(certificate.membership)
    if state == certificates.State.SUSPENDED:
        certificates.suspend(certificate, reason="Geen adres.", by=manager, at=at)
    if state == certificates.State.WITHDRAWN:
        certificates.withdraw(certificate, reason="Geen adres.", by=manager, at=at)
    if state == certificates.State.EXPIRED:
        assert certificate.valid_until is not None
        last = on_day(certificate.valid_until, at)
        certificates.expire_due(on=certificate.valid_until, at=last)
    settle(at)


def a_membership(
    state: memberships.State = memberships.State.PROVISIONAL,
    *,
    scheme: str = WEBWINKELKEUR,
    submission: Submission | None = None,
    at: datetime = MONDAY,
) -> Membership:
    """A membership in this state, begun at `at` by the admission of a shop."""
    application = an_application(
        Stage.ADMITTED, scheme=scheme, submission=submission, at=at
    )
    membership = membership_of(application)
    manager = a_user(Role.MANAGER, name="Mo Manager")
    if state == memberships.State.FULL:
        grow_up(membership)
    if state == memberships.State.SUSPENDED:
        memberships.suspend(membership, reason="Niet betaald.", by=manager, at=at)
    if state == memberships.State.ENDED:
        memberships.end(membership, reason="Opgeheven.", by=manager, at=at)
    settle(at)
    membership.refresh_from_db()
    return membership


def company_of(application: Application) -> Company:
    """The company behind a submitted application."""
    assert application.company is not None
    return application.company


def shop_of(application: Application) -> Shop:
    """The shop of a submitted application."""
    assert application.shop is not None
    return application.shop


def membership_of(application: Application) -> Membership:
    """The membership an admitted application led to."""
    company = company_of(application)
    found = memberships.find_running(company, scheme=application.scheme)
    assert found is not None
    return found


def grow_up(membership: Membership) -> datetime:
    """Let the provisional time pass, with all that follows; gives the moment."""
    until = membership.provisional_until
    if until is None:
        return membership.since
    at = on_day(until, membership.since)
    memberships.convert_due(on=until, at=at)
    settle(at)
    return at
