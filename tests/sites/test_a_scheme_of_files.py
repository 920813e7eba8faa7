"""Every page speaks for a scheme that nobody wrote a line of Python for."""

from pathlib import Path

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import translation

from tests.builders import cases
from tests.builders.parties import company_details, shop_details
from tests.builders.people import LONG_AGO, MONDAY, a_user
from tests.builders.rulebooks import HARBOUR, put_on_shelf
from trustmark.accounts import api as accounts
from trustmark.accounts.api import Role, User
from trustmark.applications import api as applications
from trustmark.billing import api as billing
from trustmark.certificates import api as certificates
from trustmark.correspondence.api import OutgoingLetter
from trustmark.kernel import clock
from trustmark.schemes import api as schemes
from trustmark.sites.layout.accent import accent_digest

pytestmark = pytest.mark.django_db

DOMAIN = "amarres.test"
NAMES = {"nl": "Havenkeur", "fr": "Label du Port", "en": "Harbour Mark"}
STRANGERS = ("webwinkelkeur", "becommerce", "Keurmeester Demo")
SHOP = cases.a_submission(
    company=company_details(name="Amarres SRL", country="BE", number="0999999031"),
    shop=shop_details(name="Amarres", url=f"https://{DOMAIN}/", countries=("BE",)),
    kinds=("quay",),
    size="any",
)


@pytest.fixture(autouse=True)
def _monday_in_the_harbour(tmp_path: Path, settings, monkeypatch) -> None:
    """It is Monday, and only the Harbour Mark stands on the shelf."""
    monkeypatch.setattr(clock, "source", lambda: MONDAY)
    put_on_shelf(HARBOUR, tmp_path / "schemes", settings)


@pytest.fixture
def skipper():
    return a_user(name="Sanne Schipper")


@pytest.fixture
def worker():
    person = a_user(Role.MANAGER, name="Mo Manager")
    for role in (Role.INTAKE, Role.AUDITOR, Role.DECIDER, Role.FINANCE):
        accounts.grant_role(person, role, by=None, at=LONG_AGO)
    return person


def browser_of(person):
    client = Client()
    client.force_login(person)
    return client


def member_pages(case):
    (audit,) = applications.list_audits(case)
    return [
        ("member:desk", []),
        ("member:application", [case.number]),
        ("member:audit", [audit.number]),
        ("member:shop", [DOMAIN]),
        ("member:seal", [DOMAIN]),
        ("member:company", [case.company.pk]),
        ("member:amounts", []),
    ]


def staff_pages(case):
    (audit,) = applications.list_audits(case)
    (item,) = billing.list_items_about(case)
    (certificate,) = certificates.list_certificates_of(case.shop)
    return [
        ("staff:desk", []),
        ("staff:application", [case.number]),
        ("staff:audit", [audit.number]),
        ("staff:theme", [audit.number, "mooring"]),
        ("staff:amount", [item.number]),
        ("staff:amounts", []),
        ("staff:membership", [cases.membership_of(case).number]),
        ("staff:certificate", [certificate.number]),
    ]


def public_pages(case):
    (certificate,) = certificates.list_certificates_of(case.shop)
    documents = ("terms", "code-of-conduct", "processing-agreement")
    return [
        ("public:scheme", [HARBOUR]),
        ("public:register", [HARBOUR]),
        ("public:entry", [HARBOUR, DOMAIN]),
        ("public:certificate", [HARBOUR, certificate.number]),
        ("public:criteria", [HARBOUR]),
        ("public:prices", [HARBOUR]),
        ("public:check_seal", [HARBOUR]),
        ("public:apply", [HARBOUR]),
        *[("public:document", [HARBOUR, kind]) for kind in documents],
    ]


@pytest.mark.rule("WK-1.1")
@pytest.mark.parametrize("language", ["nl", "fr", "en"])
def test_every_page_and_letter_speaks_for_the_scheme_and_for_no_other(
    language, skipper, worker
):
    case = cases.an_application(
        cases.Stage.ADMITTED, scheme=HARBOUR, submission=SHOP, by=skipper
    )
    walks = (
        (Client(), public_pages(case)),
        (browser_of(skipper), member_pages(case)),
        (browser_of(worker), staff_pages(case)),
    )

    told = {}
    with translation.override(language):
        for browser, pages in walks:
            for name, args in pages:
                page = browser.get(reverse(name, args=args))
                assert page.status_code == 200, name
                told[f"{name} {args}"] = page.text
    for letter in OutgoingLetter.objects.all():
        told[letter.kind] = f"{letter.subject} {letter.body}"

    assert [at for at, text in told.items() if any(s in text for s in STRANGERS)] == []
    public = [text for at, text in told.items() if at.startswith("public:")]
    assert all(NAMES[language] in text for text in public)


def test_working_days_are_those_of_its_country(skipper, worker):
    case = cases.an_application(
        cases.Stage.AWAITING_PAYMENT, scheme=HARBOUR, submission=SHOP, by=skipper
    )
    (item,) = billing.list_items_about(case)
    looks: tuple[tuple[User, str, list[str]], ...] = (
        (skipper, "member:application", [case.number]),
        (skipper, "member:amounts", []),
        (skipper, "member:desk", []),
        (worker, "staff:amount", [item.number]),
        (worker, "staff:amounts", []),
        (worker, "staff:desk", []),
    )

    with translation.override("en"):
        pages = {
            name: browser_of(person).get(reverse(name, args=args)).text
            for person, name, args in looks
        }

    # Until Monday 16 November: Wednesday 11 November is a day off in Belgium.
    assert [
        name for name, page in pages.items() if "in 9 working days" not in page
    ] == []
    assert [name for name, page in pages.items() if "in 10 working days" in page] == []


@pytest.mark.rule("WK-1.15")
def test_pages_of_a_member_wear_the_accent_of_their_scheme(client, skipper):
    case = cases.an_application(
        cases.Stage.ADMITTED, scheme=HARBOUR, submission=SHOP, by=skipper
    )
    known = schemes.get_scheme(HARBOUR)
    sheet = reverse("public:accent", args=[HARBOUR, accent_digest(known)])

    pages = {
        name: browser_of(skipper).get(reverse(name, args=args)).text
        for name, args in member_pages(case)
    }

    general = {"member:desk", "member:amounts", "member:company"}
    assert {name for name, page in pages.items() if sheet not in page} == general
    assert known.tokens.accent_light in client.get(sheet).text
