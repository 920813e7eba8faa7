"""A shop goes from its first form to its seal in a scheme that is nothing but files."""

from pathlib import Path

import pytest

from tests.builders.parties import a_company_number
from tests.builders.people import LONG_AGO
from tests.builders.rulebooks import HARBOUR, put_on_shelf, seal_by_two
from tests.journeys import scenes
from trustmark.accounts.api import Role
from trustmark.billing.models import OpenItem
from trustmark.certificates.models import Certificate
from trustmark.schemes import api as schemes

pytestmark = [
    pytest.mark.browser,
    pytest.mark.journey,
    pytest.mark.django_db(transaction=True),
]
DOMAIN = "amarres.test"
COMPANY = scenes.COMPANY | {
    "country": "BE",
    "name": "Amarres SRL",
    "legal_form": "SRL",
    "street": "Quai 3",
    "postcode": "2000",
    "city": "Anvers",
    "phone": "+32 3 000 00 03",
}
# It has one size of company, so nobody is asked for it.
SHOP: dict[str, str | list[str] | bool] = {
    "name": "Amarres",
    "url": f"https://{DOMAIN}/",
    "languages": ["fr"],
    "countries": ["BE"],
    "category": "vehicles",
    "kinds": ["quay"],
    "period": "quarter",
}
SEAL_OF = "/seal/harbour/amarres.test.fr.svg"


@pytest.fixture
def stage(live_server, settings, tmp_path: Path, clock) -> str:
    """The site, with only the Harbour Mark on its shelf, sealed by two people."""
    settings.PUBLIC_URL = live_server.url
    settings.SCHEMES_ALLOW_UNSEALED = False
    put_on_shelf(HARBOUR, tmp_path / "schemes", settings)
    seal_by_two(HARBOUR, "1")
    schemes.register_versions(at=LONG_AGO)
    return str(live_server.url)


@pytest.mark.slow("five people in a real browser")
def test_a_shop_earns_the_seal_of_a_scheme_no_code_knows(cast, clock, published):
    applicant, visitor = cast(), cast()
    clerk = cast(Role.INTAKE, name="Willem Intake")
    auditor = cast(Role.AUDITOR, name="Margriet Auditor")
    decider = cast(Role.DECIDER, name="Cornelis Beslisser")
    finance = cast(Role.FINANCE, name="Geertje Finance")

    scenes.becomes_applicant(applicant, at=clock, scheme=HARBOUR)
    application = scenes.applies(
        applicant,
        at=clock,
        scheme=HARBOUR,
        company=COMPANY | {"number": a_company_number("BE")},
        shop=SHOP,
    )
    assert "Harbour Mark" in applicant.reads()
    scenes.proves_the_domain(applicant, application, at=clock)
    audit = scenes.passes_to_audit(clerk, application, at=clock)
    unmet = {"mooring.quay": "There is no bollard on the quay."}
    asked = scenes.asks_for_remedy(auditor, audit, unmet, at=clock)
    assert "Mend this." in asked.body
    clock.advance(days=3)
    scenes.reports_remedied(visitor, asked, at=clock)
    scenes.decides_in_favour(auditor, decider, audit, at=clock)
    item = OpenItem.objects.get()
    assert (item.fee, item.gross_cents) == ("membership-quay-quarter", 3630)
    scenes.marks_paid(finance, item, at=clock)

    read = scenes.register_page(visitor, scheme=HARBOUR, domain=DOMAIN)
    assert "Certified, new member" in read
    assert "Harbour Mark" in read
    assert "For the quay" in read
    assert Certificate.objects.get().kind == "quay"
    drawn = (published / SEAL_OF.removeprefix("/")).read_text("utf-8")
    assert "QUAY" in drawn
    assert "Label du Port" in drawn
    visitor.go(f"{visitor.site}{SEAL_OF}")
    assert DOMAIN in visitor.page.content()
