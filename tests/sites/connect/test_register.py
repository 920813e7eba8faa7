"""The answer for programs."""

import json

import pytest

from tests.builders import cases
from tests.builders.parties import shop_details
from tests.builders.people import MONDAY
from trustmark.certificates import api as certificates
from trustmark.certificates.api import State

pytestmark = pytest.mark.django_db
ASK = "/api/1/webwinkelkeur/domains/kaasboer-jansen.test"


@pytest.fixture
def held():
    shop = shop_details(url="https://kaasboer-jansen.test/")
    return cases.a_certificate(
        State.PROVISIONAL, submission=cases.a_submission(shop=shop)
    )


@pytest.mark.rule("WK-D6-1")
def test_programs_read_how_a_shop_stands(client, held):
    answer = client.get(ASK)

    assert answer.json() == {
        "format": 1,
        "scheme": "webwinkelkeur",
        "domain": "kaasboer-jansen.test",
        "certified": True,
        "state": "provisional",
        "as_of": "2026-11-02T10:00:00+00:00",
        "page": "https://keurmeester.test/nl/webwinkelkeur/register/kaasboer-jansen.test/",
        "certificates": [
            {
                "number": held.number,
                "kind": "b2c",
                "state": "provisional",
                "rulebook": "2026.1",
                "valid_from": "2026-11-02",
                "valid_until": None,
            }
        ],
    }
    assert answer["Access-Control-Allow-Origin"] == "*"
    assert not answer.cookies


def test_the_answer_follows_a_change_at_once(client, held, manager):
    certificates.suspend(held, reason="Geen adres.", by=manager, at=MONDAY)

    told = client.get(ASK).json()

    assert (told["certified"], told["state"]) == (False, "suspended")


@pytest.mark.rule("WK-8.1")
def test_programs_learn_nothing_of_persons(client, held):
    told = json.dumps(client.get(ASK).json())

    company = held.shop.company
    for personal in (company.email, company.phone, company.street, "Sanne"):
        assert personal not in told


@pytest.mark.rule("WK-D6-1")
@pytest.mark.parametrize("domain", ["nergens.test", "www.nergens.test", "käse.test"])
def test_an_unknown_domain_is_an_answer_too(client, held, domain):
    told = client.get(f"/api/1/webwinkelkeur/domains/{domain}").json()

    assert (told["certified"], told["state"]) == (False, "unknown")
    assert told["certificates"] == []


@pytest.mark.parametrize("domain", ["kaas", "192.0.2.1", "%00", "co.uk"])
def test_what_is_no_domain_is_not_found(client, domain):
    answer = client.get(f"/api/1/webwinkelkeur/domains/{domain}")

    assert answer.status_code == 404


def test_the_answer_can_only_be_read(client):
    assert client.post(ASK).status_code == 405
