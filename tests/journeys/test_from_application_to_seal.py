"""A shop goes from its first form to its seal, as four people in turn."""

from pathlib import Path

import pytest

from tests.builders.worker import night, settle
from tests.journeys import scenes
from tests.journeys.acting import Actor, Clock
from trustmark.accounts.api import Role
from trustmark.applications.models import Application
from trustmark.audits.models import Audit, Inspection
from trustmark.billing.models import OpenItem
from trustmark.certificates.models import Certificate
from trustmark.correspondence.models import OutgoingLetter

pytestmark = [
    pytest.mark.browser,
    pytest.mark.journey,
    pytest.mark.django_db(transaction=True),
]
UNMET = {"withdrawal.period": "The returns page gives seven days; the law gives 14."}
SHOP = "kaasboer-jansen.test"


def comes_to_audit(applicant: Actor, clerk: Actor, *, clock: Clock) -> Audit:
    """The shop applies and proves its domain; intake passes it on."""
    scenes.becomes_applicant(applicant, at=clock)
    application = scenes.applies(applicant, at=clock)
    scenes.proves_the_domain(applicant, application, at=clock)
    assert "We found the text" in applicant.reads()
    clock.advance(hours=3)
    return scenes.passes_to_audit(clerk, application, at=clock)


def seal_of(published: Path, language: str) -> str:
    """The published seal as it stands now."""
    folder = published / "seal" / "webwinkelkeur"
    return (folder / f"{SHOP}.{language}.svg").read_text("utf-8")


@pytest.mark.slow("a whole year, played by five people in a real browser")
@pytest.mark.rule("WK-3.1", "WK-4.9", "WK-4.10", "WK-5.2", "WK-5.3", "WK-5.6")
def test_a_shop_fails_remedies_and_earns_its_seal(cast, clock, village, published):
    applicant, visitor = cast(), cast()
    clerk = cast(Role.INTAKE, name="Willem Intake")
    auditor = cast(Role.AUDITOR, name="Margriet Auditor")
    decider = cast(Role.DECIDER, name="Cornelis Beslisser")
    finance = cast(Role.FINANCE, name="Geertje Finance")
    village.set_faults(SHOP, "short-withdrawal")

    audit = comes_to_audit(applicant, clerk, clock=clock)
    assert Inspection.objects.get().state == "done"
    asked = scenes.asks_for_remedy(auditor, audit, UNMET, at=clock)
    assert UNMET["withdrawal.period"] in asked.body

    clock.advance(days=3)
    village.set_faults(SHOP)
    scenes.reports_remedied(visitor, asked, at=clock)
    scenes.decides_in_favour(auditor, decider, audit, at=clock)
    assert "is not certified" in scenes.register_page(visitor)

    scenes.marks_paid(finance, OpenItem.objects.get(), at=clock)
    certificate = Certificate.objects.get()
    assert "Certified, new member" in scenes.register_page(visitor)
    assert "fairly new to this trustmark" in visitor.reads()
    assert SHOP in seal_of(published, "nl")
    assert "nieuw" in seal_of(published, "nl")
    assert Application.objects.get().state == "admitted"
    assert OutgoingLetter.objects.filter(kind="Welcome").count() == 1

    clock.advance(days=124)
    night(clock.now)
    certificate.refresh_from_db()
    assert certificate.state == "active"
    assert "fairly new" not in scenes.register_page(visitor)

    clock.advance(days=240)
    decider.come_back()
    decider.go(f"staff/certificates/{certificate.number}/")
    decider.deed("suspend", "Suspend", reason="The address is gone from the site.")
    settle(clock.now)
    assert "Suspended" in scenes.register_page(visitor)
    assert "Geschorst" in seal_of(published, "nl")
