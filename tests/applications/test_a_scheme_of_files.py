"""A scheme that nobody wrote a line of Python for admits shops like any other.

The Harbour Mark stands in `tests/schemes/rulebooks` and nowhere else: its one own kind
of certificate, its demands, terms, prices, grounds and texts are all files.
"""

import shutil
from datetime import date
from pathlib import Path

import pytest

from tests.builders.audits import ask_remedy
from tests.builders.cases import (
    Stage,
    a_submission,
    an_application,
    company_of,
    decide_audits,
    membership_of,
    pay,
    refuse,
    shop_of,
)
from tests.builders.letters import the_letter
from tests.builders.parties import company_details, shop_details
from tests.builders.people import LONG_AGO, MONDAY
from tests.builders.rulebooks import HARBOUR, put_on_shelf, seal_by_two
from tests.builders.worker import night, on_day, settle
from trustmark.applications import api as applications
from trustmark.billing import api as billing
from trustmark.billing.api import OpenItem
from trustmark.certificates import api as certificates
from trustmark.kernel.cases import MoveRefused
from trustmark.schemes import api as schemes
from trustmark.shops import api as shops
from trustmark.sites.seal import publishing

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def shelf(tmp_path: Path, settings) -> Path:
    """Only the Harbour Mark stands on the shelf, sealed by two people."""
    put_on_shelf(HARBOUR, tmp_path / "schemes", settings)
    settings.SCHEMES_ALLOW_UNSEALED = False
    seal_by_two(HARBOUR, "1")
    return tmp_path / "schemes"


def boat_shop(kinds=("quay",)):
    """What a ship's chandler in Antwerp hands in, in French."""
    return a_submission(
        company=company_details(name="Amarres SRL", country="BE", language="fr"),
        shop=shop_details(name="Amarres", languages=("fr",), countries=("BE",)),
        kinds=kinds,
        size="any",
    )


def a_case(state=Stage.INTAKE, *, kinds=("quay",)):
    return an_application(state, scheme=HARBOUR, submission=boat_shop(kinds))


def test_it_is_handed_in_under_its_own_terms_and_texts():
    application = a_case()

    # Three working days after Monday, as its terms say.
    assert application.deadline == date(2026, 11, 5)
    accepted = shops.list_acceptances(company_of(application))
    assert {(a.scheme, a.version) for a in accepted} == {("harbour", "1")}
    letter = the_letter("ApplicationReceived", about=application)
    assert letter.language == "fr"
    assert "Label du Port" in letter.body


def test_it_is_admitted_at_its_own_price_for_its_own_time():
    application = a_case(Stage.AWAITING_PAYMENT)

    (item,) = billing.list_items_about(application)
    assert (item.fee, item.description) == ("membership-quay", "Cotisation")
    assert (item.net_cents, item.gross_cents) == (10000, 12100)
    assert item.due_on == date(2026, 11, 16)
    pay(application)
    (certificate,) = certificates.list_certificates_of(shop_of(application))
    membership = membership_of(application)
    assert (certificate.kind, certificate.state) == ("quay", "provisional")
    assert certificate.scheme_version.version == "1"
    # One month, as its terms say; 2 December is a working day.
    assert membership.provisional_until == date(2026, 12, 2)
    night(on_day(date(2026, 12, 1), MONDAY))
    membership.refresh_from_db()
    assert membership.state == "provisional"
    night(on_day(date(2026, 12, 2), MONDAY))
    membership.refresh_from_db()
    certificate.refresh_from_db()
    assert (membership.state, certificate.state) == ("full", "active")


def test_its_seal_and_answer_are_published_in_its_languages():
    application = a_case(Stage.ADMITTED)
    domain = shop_of(application).domain

    folder = publishing.folder_of(HARBOUR)
    assert {path.name for path in folder.iterdir()} == {
        f"{domain}.{rest}" for rest in ("nl.svg", "fr.svg", "en.svg", "json")
    }
    assert "Label du Port" in (folder / f"{domain}.fr.svg").read_text("utf-8")
    assert certificates.find_entry(HARBOUR, domain=domain) is not None
    assert certificates.find_entry("webwinkelkeur", domain=domain) is None


def test_its_own_demand_is_asked_and_repaired_within_its_own_days():
    application = a_case(Stage.AUDITING)
    settle(MONDAY)
    (audit,) = applications.list_audits(application)

    ask_remedy(audit, not_met=("mooring.quay",))
    settle(MONDAY)

    audit.refresh_from_db()
    letter = the_letter("RemedyRequested", about=audit)
    # Ten days, as its terms say.
    assert audit.deadline == date(2026, 11, 12)
    assert "L'exigence." in letter.body
    assert "Corrigez ceci." in letter.body


def test_silence_costs_what_it_says():
    application = a_case(Stage.AUDITING)
    settle(MONDAY)
    (audit,) = applications.list_audits(application)
    ask_remedy(audit, not_met=("mooring.quay",))
    settle(MONDAY)

    night(on_day(date(2026, 11, 13), MONDAY))

    application.refresh_from_db()
    assert application.state == Stage.CANCELLED
    (item,) = billing.list_items_about(application)
    assert (item.fee, item.net_cents) == ("certification-cost", 5000)


def test_it_refuses_on_its_own_grounds_and_on_no_other():
    smuggler, other = a_case(), a_case()

    refuse(smuggler, ground="smuggling")

    assert "Vous vendez de la contrebande." in the_letter("ApplicationRefused").body
    with pytest.raises(MoveRefused):
        refuse(other, ground="public-order")


def test_two_of_its_kinds_are_decided_apart():
    application = a_case(Stage.AUDITING, kinds=("b2b", "quay"))
    decide_audits(application, denied=("b2b",))

    pay(application)

    entry = certificates.find_entry(HARBOUR, domain=shop_of(application).domain)
    assert entry is not None
    assert entry.carried_kinds == ("quay",)


def test_schemes_whose_names_begin_alike_have_numbers_of_their_own(shelf):
    shutil.copytree(shelf / HARBOUR, shelf / "harvest")
    about = shelf / "harvest" / "scheme.toml"
    text = about.read_text("utf-8").replace("harbour.test", "harvest.test")
    about.write_text(text, "utf-8")
    with pytest.raises(schemes.RulebookUnreadable, match="'HA' belongs to harbour"):
        schemes.register_versions(at=LONG_AGO)

    about.write_text('number_prefix = "HAR"\n' + text, "utf-8")
    one = an_application(Stage.ADMITTED, scheme="harvest", submission=boat_shop())
    other = a_case(Stage.ADMITTED)

    assert (one.number, other.number) == ("HAR-A-2026-00001", "HA-A-2026-00001")
    numbers = OpenItem.objects.values_list("number", flat=True)
    assert set(numbers) == {"HAR-P-2026-00001", "HA-P-2026-00001"}
    issued = certificates.list_certificates().values_list("number", flat=True)
    assert set(issued) == {"HAR-2026-00001", "HA-2026-00001"}
