"""The mark of the umbrella: beside the seal, while the operator is a member there."""

import shutil
from datetime import date
from pathlib import Path

import pytest
from django.test import Client
from django.urls import reverse

from tests.builders import cases
from tests.builders.parties import shop_details
from tests.builders.people import MONDAY, a_user
from tests.builders.rulebooks import BECOMMERCE
from tests.builders.worker import settle
from trustmark.certificates import api as certificates
from trustmark.kernel import clock
from trustmark.schemes import api as schemes
from trustmark.shops import api as shops

pytestmark = pytest.mark.django_db
DOMAIN = "kaasboer-jansen.test"
PARTY = "Ecommerce Europe"
SHIPPED = Path(__file__).parents[2] / "schemes"


@pytest.fixture(autouse=True)
def _monday(monkeypatch) -> None:
    monkeypatch.setattr(clock, "source", lambda: MONDAY)


@pytest.fixture
def held():
    """A valid certificate of the Belgian mark."""
    shop = shop_details(url=f"https://{DOMAIN}/")
    return cases.a_certificate(
        certificates.State.ACTIVE,
        scheme=BECOMMERCE,
        submission=cases.a_submission(shop=shop),
    )


def exported(client, scheme=BECOMMERCE):
    return client.get(f"/api/1/{scheme}/umbrella").json()


def register_page(client):
    return client.get(f"/en/{BECOMMERCE}/register/{DOMAIN}/").text


def seal_page(shop):
    person = a_user()
    shops.add_contact(shop.company, user=person, at=MONDAY)
    client = Client()
    client.force_login(person)
    return client.get(reverse("member:seal", args=[shop.domain])).text


@pytest.mark.rule("BC-25")
def test_a_certified_shop_may_carry_the_mark_of_the_umbrella_too(client, held):
    assert exported(client) == {
        "format": 1,
        "scheme": BECOMMERCE,
        "umbrella": PARTY,
        "as_of": "2026-11-02T09:00:00+00:00",
        "domains": [DOMAIN],
    }
    assert PARTY in register_page(client)
    assert PARTY in seal_page(held.shop)


@pytest.mark.rule("BC-25")
def test_a_suspended_shop_is_off_the_list_at_once(client, held, manager):
    certificates.suspend(held, reason="Geen adres.", by=manager, at=MONDAY)
    settle(MONDAY)

    assert exported(client)["domains"] == []
    assert PARTY not in register_page(client)
    assert PARTY not in seal_page(held.shop)


@pytest.mark.rule("BC-24", "BC-25")
@pytest.mark.parametrize(
    ("until", "domains"), [("2026-11-03", [DOMAIN]), ("2026-11-02", [])]
)
def test_the_mark_goes_for_all_on_the_day_the_operator_leaves(
    client, held, settings, tmp_path, until, domains
):
    shutil.copytree(SHIPPED, tmp_path / "schemes")
    about = tmp_path / "schemes" / BECOMMERCE / "scheme.toml"
    text = about.read_text("utf-8")
    begun = "member_from = 2026-01-01"
    about.write_text(text.replace(begun, f"{begun}\nmember_until = {until}"), "utf-8")
    settings.SCHEMES_DIR = tmp_path / "schemes"

    assert exported(client)["domains"] == domains
    assert (PARTY in register_page(client)) == bool(domains)
    assert (PARTY in seal_page(held.shop)) == bool(domains)


@pytest.mark.rule("BC-24")
def test_the_membership_of_the_umbrella_is_kept_with_its_days():
    scheme = schemes.get_scheme(BECOMMERCE)

    umbrella = scheme.parties["umbrella"]
    assert umbrella.member_from == date(2026, 1, 1)
    assert scheme.umbrella_on(date(2025, 12, 31)) is None
    assert scheme.umbrella_on(date(2026, 1, 1)) == umbrella


def test_a_scheme_without_an_umbrella_has_no_such_list(client):
    cases.a_certificate(certificates.State.PROVISIONAL)

    assert client.get("/api/1/webwinkelkeur/umbrella").status_code == 404
