"""What the Belgian mark says it checks is demanded, looked at and handed to a person.

Per element one shop that has it in order and one that has not, seen by the inspector
in an audit; what no machine can see is the auditor's, and is asked all the same.
"""

from typing import Any

import pytest
from django.conf import settings

from inspector import Checkout, ConsentState, Cookie, Entrance, Hop, Tick
from tests.builders import pages
from tests.builders.cases import an_audit
from tests.builders.people import MONDAY
from tests.builders.rulebooks import BECOMMERCE
from trustmark.audits import api as audits
from trustmark.audits.api import Audit, Inspection, State

pytestmark = pytest.mark.django_db

PUBLIC_URL = settings.PUBLIC_URL
ELSEWHERE = "https://elsewhere.example"
WORDS = "Wat wij doen, wanneer wij leveren en wat u van ons mag verwachten. " * 60
LINKS = '<footer><a href="/voorwaarden">Algemene voorwaarden</a> <a href="/privacy">'
HOME = f"<h1>Kaasboer</h1><p>{WORDS}</p>{LINKS}Privacyverklaring</a></footer>"
AGREED = "Over de koop, de prijs, de levering, de betaling en uw garantie. " * 60
KEPT = "Welke persoonsgegevens wij bewaren, met welk doel, en uw recht op inzage. " * 60
TERMS = f"<title>Algemene voorwaarden</title><h1>Algemene voorwaarden</h1><p>{AGREED}"
PRIVACY = f"<title>Privacyverklaring</title><h1>Privacyverklaring</h1><p>{KEPT}"
DOCUMENTS = {"/": HOME, "/voorwaarden": TERMS + LINKS, "/privacy": PRIVACY + LINKS}


def looked_at(shown: dict[str, str], **facts: Any) -> Audit:
    """An audit for the Belgian mark, after the inspector saw these pages and facts."""
    audit = an_audit(State.INSPECTION, scheme=BECOMMERCE)
    pages.show(audit.shop, shown)
    pages.add_facts(audit.shop, **facts)
    audits.run_inspection(Inspection.objects.get(audit=audit).pk, at=MONDAY)
    audit.refresh_from_db()
    return audit


def proposal(audit: Audit, criterion: str) -> str:
    rows = audits.list_rows(audit, language="nl")
    (row,) = [row for row in rows if row.criterion.id == criterion]
    return str(row.proposed)


def asked_about(theme: str) -> set[str]:
    """The demands of one theme that an auditor has to give a verdict on."""
    audit = an_audit(State.ASSESSMENT, scheme=BECOMMERCE)
    rows = audits.list_rows(audit, language="nl")
    return {r.criterion.id for r in rows if r.criterion.id.startswith(f"{theme}.")}


@pytest.mark.rule("BC-28")
def test_general_terms_are_an_element_that_is_checked():
    assert proposal(looked_at(DOCUMENTS), "terms.present") == "met"
    assert proposal(looked_at({"/": HOME}), "terms.present") != "met"
    assert asked_about("terms") > {"terms.present", "terms.storable", "terms.one-sided"}


@pytest.mark.rule("BC-30")
@pytest.mark.rule("BC-19")
def test_the_privacy_statement_and_cookies_are_elements_that_are_checked():
    quiet = ConsentState("before", reached=True, pages=("https://kaas.test/",))
    cookie = Cookie("_ga", "kaas.test")
    loud = ConsentState("before", reached=True, pages=quiet.pages, cookies=(cookie,))
    good = looked_at(DOCUMENTS, consent=(quiet,))
    bad = looked_at({"/": HOME}, consent=(loud,))

    assert proposal(good, "privacy.statement-present") == "met"
    assert proposal(good, "cookies.before-consent") == "met"
    assert proposal(bad, "privacy.statement-present") != "met"
    assert proposal(bad, "cookies.before-consent") == "not-met"
    assert "cookies.list" in asked_about("cookies")
    assert "privacy.rights" in asked_about("privacy")


@pytest.mark.rule("BC-32")
def test_the_order_process_is_an_element_that_is_checked():
    at = "https://kaas.test/afrekenen"
    news = Tick(at, "checkbox", "news", "Stuur mij de nieuwsbrief", checked=False)
    good = Checkout(
        reached="order-button",
        checkout_url=at,
        button_label="Bestellen en betalen",
        certain=True,
        ticks=(news,),
    )
    bad = Checkout(
        reached="order-button",
        checkout_url=at,
        button_label="Bestelling plaatsen",
        certain=True,
        ticks=(Tick(at, "checkbox", "news", "Stuur mij de nieuwsbrief", checked=True),),
    )
    in_order = looked_at(DOCUMENTS, checkout=good)
    out_of_order = looked_at(DOCUMENTS, checkout=bad)

    for demand in ("ordering.button-wording", "ordering.no-preticked"):
        assert proposal(in_order, demand) == "met"
        assert proposal(out_of_order, demand) == "not-met"
    asked = asked_about("ordering")
    assert {"ordering.summary-before-button", "ordering.confirmation"} < asked


@pytest.mark.rule("BC-17")
def test_protection_of_personal_and_payment_data_is_demanded_and_looked_at():
    safe = Hop("https://kaas.test/", 200)
    to_safe = Hop("http://kaas.test/", 301, "https://kaas.test/")
    ways = (Entrance("http://kaas.test/", (to_safe, safe)), Entrance(safe.url, (safe,)))
    plain = Entrance("http://kaas.test/", (Hop("http://kaas.test/", 200),))

    assert proposal(looked_at(DOCUMENTS, entrances=ways), "security.https") == "met"
    unsafe = looked_at(DOCUMENTS, entrances=(plain, ways[1]))
    assert proposal(unsafe, "security.https") == "not-met"
    assert asked_about("security") >= {
        "security.payment-page",
        "security.email-auth",
        "security.exposed-files",
        "security.external-scan",
    }


@pytest.mark.rule("BC-19")
def test_every_demand_on_privacy_names_the_law_it_rests_on():
    audit = an_audit(State.ASSESSMENT, scheme=BECOMMERCE)

    grounds = {
        row.criterion.id: row.criterion.ground
        for row in audits.list_rows(audit, language="nl")
        if row.criterion.id.startswith(("privacy.", "cookies."))
    }

    assert len(grounds) > 10
    without = [
        name
        for name, laws in grounds.items()
        if not any("GDPR" in law or "ePrivacy" in law for law in laws)
    ]
    assert without == []


@pytest.mark.parametrize(("host", "leads"), [(PUBLIC_URL, "met"), (ELSEWHERE, "not")])
def test_a_seal_that_leads_to_our_own_register_is_ours(host, leads):
    seal = f'<a href="{host}/nl/kaas/"><img src="/s.svg" alt="BeCommerce"></a>'

    audit = looked_at({"/": HOME.replace("<p>", f"{seal}<p>", 1)})

    assert (proposal(audit, "trustmark.seal-links") == "met") is (leads == "met")
    assert (proposal(audit, "trustmark.no-false-membership") == "not-met") is (
        leads == "not"
    )
