"""The register: how a shop is found, and what anyone may know of it."""

from dataclasses import fields

import pytest

from tests.builders.cases import (
    Stage,
    a_certificate,
    a_submission,
    an_application,
    shop_of,
)
from tests.builders.parties import company_details, shop_details
from tests.builders.people import MONDAY
from tests.builders.rulebooks import BECOMMERCE
from tests.builders.worker import after
from trustmark.certificates import api as certificates
from trustmark.certificates.api import PublicStep, State
from trustmark.kernel.cases import note

pytestmark = pytest.mark.django_db
WWK = "webwinkelkeur"


def form(name="Kaasboer Jansen", url="", company="Jansen Beheer B.V."):
    return a_submission(
        company=company_details(name=company), shop=shop_details(name=name, url=url)
    )


def found(text, scheme=WWK):
    return [shop.name for shop in certificates.search(scheme, text=text)]


@pytest.fixture
def café():
    return a_certificate(
        submission=form("Café Liégeois", "https://www.koffie-luik.test", "Élan SRL")
    )


@pytest.mark.rule("WK-9.1b")
@pytest.mark.rule("WK-D6-1")
@pytest.mark.parametrize(
    "text",
    [
        "Café Liégeois",
        "cafe liegeois",
        "LIÉGEOIS",
        "koffie-luik.test",
        "www.koffie-luik.test",
        "https://www.koffie-luik.test/bonen?x=1",
        "luik",
        "élan",
        "elan srl",
        "  café ",
    ],
)
def test_a_shop_is_found_by_name_domain_and_company_with_or_without_accents(café, text):
    a_certificate()

    assert found(text) == ["Café Liégeois"]


def test_a_shop_is_found_by_the_number_of_its_certificate(café):
    a_certificate()

    assert found(café.number) == ["Café Liégeois"]
    assert found(café.number.lower()) == ["Café Liégeois"]
    assert found(café.number[:-1]) == []


@pytest.mark.parametrize("text", ["wijn", "%", "_", "koffie-luik.example"])
def test_what_is_not_there_is_not_found(café, text):
    assert found(text) == []


def test_searching_for_nothing_lists_all_by_name(café):
    a_certificate(submission=form("Aardappelhal"))

    assert found("") == ["Aardappelhal", "Café Liégeois"]


def test_a_shop_without_certificate_is_not_in_the_register(café):
    an_application(Stage.AWAITING_PAYMENT, submission=form("Bijna Klaar"))

    assert found("Bijna") == []
    assert certificates.find_entry(WWK, domain="bijna.test") is None


def test_one_scheme_does_not_show_the_shops_of_another(café):
    assert found("Café", BECOMMERCE) == []
    assert certificates.find_entry(BECOMMERCE, domain="koffie-luik.test") is None


@pytest.mark.rule("WK-D6-1")
@pytest.mark.rule("WK-9.1b")
@pytest.mark.parametrize(
    ("state", "is_carrying"),
    [
        (State.PROVISIONAL, True),
        (State.ACTIVE, True),
        (State.SUSPENDED, False),
        (State.WITHDRAWN, False),
        (State.EXPIRED, False),
    ],
)
def test_the_register_gives_the_real_state_also_of_what_ended(state, is_carrying):
    certificate = a_certificate(state)

    entry = certificates.find_entry(
        certificate.scheme, domain=f"www.{certificate.shop.domain}"
    )

    assert entry is not None
    assert (entry.state, entry.is_carrying) == (state, is_carrying)
    assert entry.carried_kinds == (("b2c",) if is_carrying else ())


@pytest.mark.parametrize("domain", ["onbekend.test", "", "geen domein", "http://["])
def test_an_unknown_domain_is_unknown_here(café, domain):
    assert certificates.find_entry(WWK, domain=domain) is None


@pytest.mark.rule("BC-8")
def test_withdrawing_one_kind_changes_what_the_seal_shows_at_once(manager):
    application = an_application(
        Stage.ADMITTED, scheme=BECOMMERCE, kinds=("b2c", "b2b")
    )
    shop = shop_of(application)
    b2b = next(c for c in certificates.list_certificates_of(shop) if c.kind == "b2b")

    certificates.withdraw(b2b, reason="Geen adres.", by=manager, at=MONDAY)

    entry = certificates.find_entry(BECOMMERCE, domain=shop.domain)
    assert entry is not None
    assert entry.carried_kinds == ("b2c",)
    assert (entry.state, entry.leading.kind) == ("active", "b2c")


def test_the_public_history_tells_moves_and_moments_but_no_reasons_or_persons(
    certificate, manager
):
    tuesday = after(MONDAY, days=1)
    certificates.suspend(
        certificate, reason="Klacht van mevrouw Claes.", by=manager, at=tuesday
    )
    note(certificate, by=manager, at=tuesday, reason="Mevrouw Claes belde.")

    history = certificates.public_history(certificate)

    assert history == (
        PublicStep("issue", "provisional", MONDAY),
        PublicStep("suspend", "suspended", tuesday),
    )
    assert [f.name for f in fields(PublicStep)] == ["move", "state", "at"]


def test_the_entries_of_many_shops_cost_one_query(django_assert_num_queries):
    for _ in range(3):
        a_certificate()
    shops = list(certificates.search(WWK, text=""))

    with django_assert_num_queries(1):
        listed = certificates.entries(WWK, shops)

    assert [len(entry.certificates) for entry in listed] == [1, 1, 1]


def test_valid_certificates_are_counted_per_scheme_and_a_suspended_one_is_not():
    a_certificate()
    a_certificate(State.ACTIVE, scheme=WWK)
    a_certificate(State.SUSPENDED, scheme=WWK)
    a_certificate(State.WITHDRAWN, scheme=BECOMMERCE)
    a_certificate(State.ACTIVE, scheme=BECOMMERCE)

    assert certificates.count_valid(WWK) == 2
    assert certificates.count_valid(BECOMMERCE) == 1
