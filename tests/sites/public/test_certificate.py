"""The certificate as a document."""

import re

import pytest
from django.utils.html import escape

from tests.sites.public.conftest import certified
from tests.sites.public.structure import things_of
from trustmark.certificates.api import State
from trustmark.schemes import api as schemes

pytestmark = pytest.mark.django_db


@pytest.mark.rule("BC-16", "WK-9.1a")
def test_a_certificate_says_what_was_checked_by_whom_and_until_when(client):
    held = certified(State.ACTIVE)

    page = client.get(f"/en/becommerce/certificates/{held.number}/").text

    for told in (
        held.number,
        "Kaasboer Jansen",
        "kaasboer-jansen.test",
        "BeCommerce Trustmark 2026.1",
        "Examined by",
        "by somebody who did not examine it",
        "2 November 2026",
        "Keurmeester Demo VZW",
        "This shop meets every point of the checklist for selling to consumers.",
    ):
        assert told in page
    assert "?version=2026.1&amp;kind=b2c" in page


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("nl", "Dit certificaat is nu niet geldig."),
        ("fr", "Ce certificat n'est pas valable actuellement."),
        ("en", "This certificate is not valid now."),
    ],
)
@pytest.mark.parametrize("state", [State.SUSPENDED, State.WITHDRAWN, State.EXPIRED])
def test_a_certificate_that_is_not_valid_says_so_and_promises_nothing(
    client, state, language, words
):
    held = certified(state)
    kind = schemes.get_scheme("becommerce").kinds["b2c"]

    page = client.get(f"/{language}/becommerce/certificates/{held.number}/").text

    assert words in page
    assert escape(kind.promise[language]) not in page


def test_the_history_tells_what_happened_without_reasons_or_persons(client):
    held = certified(State.SUSPENDED)

    page = client.get(f"/en/becommerce/certificates/{held.number}/").text

    told = re.findall(r'timeline__title">([^<]+)<', page)
    assert told == ["The certificate was issued", "Suspended"]
    assert "Geen adres" not in page
    assert "Mo Manager" not in page


def test_search_engines_read_the_certificate(client):
    held = certified(State.ACTIVE)
    assert held.valid_until is not None

    page = client.get(f"/en/becommerce/certificates/{held.number}/").text

    [certification] = things_of(page)
    assert certification["type"] == "https://schema.org/Certification"
    assert certification["certificationIdentification"] == [held.number]
    assert certification["certificationStatus"] == [
        "https://schema.org/CertificationActive"
    ]
    assert certification["validFrom"] == ["2026-11-02"]
    assert certification["auditDate"] == ["2026-11-02"]
    assert certification["expires"] == [held.valid_until.isoformat()]
    [shop], [issuer] = certification["about"], certification["issuedBy"]
    assert (shop["name"], shop["url"]) == (
        ["Kaasboer Jansen"],
        ["https://kaasboer-jansen.test/"],
    )
    assert issuer["name"] == ["Keurmeester Demo VZW"]


def test_a_number_of_another_scheme_or_of_nobody_is_not_found(client):
    held = certified(State.ACTIVE)

    for path in (
        f"/en/webwinkelkeur/certificates/{held.number}/",
        "/en/becommerce/certificates/BE-2026-99999/",
        "/en/becommerce/certificates/%00/",
    ):
        assert client.get(path).status_code == 404
