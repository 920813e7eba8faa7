"""The answer for one domain: is this shop certified?"""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils.html import escape

from tests.builders import cases
from tests.builders.people import MONDAY
from tests.builders.worker import after, night
from tests.sites.public.conftest import certified
from tests.sites.public.structure import things_of
from trustmark.applications.api import State as Stage
from trustmark.certificates.api import State
from trustmark.schemes import api as schemes

pytestmark = pytest.mark.django_db
LANGUAGES = ("nl", "fr", "en")
ANSWERS = {
    State.ACTIVE: (
        "Ja, deze webwinkel is gecertificeerd.",
        "Oui, cette boutique est certifiée.",
        "Yes, this shop is certified.",
    ),
    State.PROVISIONAL: (
        "Ja, deze webwinkel is gecertificeerd, als nieuw lid.",
        "Oui, cette boutique est certifiée, comme nouveau membre.",
        "Yes, this shop is certified, as a new member.",
    ),
    State.SUSPENDED: (
        "Nu niet: het certificaat van deze webwinkel is geschorst.",
        "Pas en ce moment : le certificat de cette boutique est suspendu.",
        "Not now: the certificate of this shop is suspended.",
    ),
    State.WITHDRAWN: (
        "Nee, deze webwinkel is niet meer gecertificeerd.",
        "Non, cette boutique n'est plus certifiée.",
        "No, this shop is no longer certified.",
    ),
    State.EXPIRED: (
        "Nee, deze webwinkel is niet meer gecertificeerd.",
        "Non, cette boutique n'est plus certifiée.",
        "No, this shop is no longer certified.",
    ),
}


@pytest.mark.rule("WK-D6-1", "WK-9.1b")
@pytest.mark.parametrize("state", ANSWERS)
def test_the_answer_for_a_shop_is_its_real_state_in_every_language(client, state):
    scheme = certified(state).scheme

    pages = [
        client.get(f"/{language}/{scheme}/register/kaasboer-jansen.test/")
        for language in LANGUAGES
    ]

    assert [page.status_code for page in pages] == [200, 200, 200]
    for page, answer in zip(pages, ANSWERS[state], strict=True):
        assert escape(answer) in page.text
        others = {words for state in ANSWERS for words in ANSWERS[state]} - {answer}
        assert not [words for words in others if escape(words) in page.text]


@pytest.mark.rule("WK-D6-1")
@pytest.mark.parametrize(
    ("language", "answer"),
    [
        ("nl", "Nee, dit domein is niet gecertificeerd."),
        ("fr", "Non, ce domaine n'est pas certifié."),
        ("en", "No, this domain is not certified."),
    ],
)
def test_an_unknown_domain_is_answered_with_no(client, cheese, language, answer):
    page = client.get(f"/{language}/webwinkelkeur/register/nergens.test/")

    assert page.status_code == 404
    assert escape(answer) in page.text
    assert "Kaasboer" not in page.text


@pytest.mark.rule("WK-10.1")
def test_a_shop_that_only_applied_is_not_certified(client):
    application = cases.an_application(Stage.AUDITING)
    assert application.shop is not None

    page = client.get(f"/en/webwinkelkeur/register/{application.shop.domain}/")

    assert page.status_code == 404
    assert "No, this domain is not certified." in page.text
    assert application.shop.name not in page.text


@pytest.mark.rule("WK-5.3", "WK-5.4")
def test_a_new_member_is_called_new_until_the_day_it_no_longer_is(client, cheese):
    address = "/webwinkelkeur/register/kaasboer-jansen.test/"
    notices = schemes.get_scheme("webwinkelkeur").notices["provisional"]

    first_day = {code: client.get(f"/{code}{address}").text for code in LANGUAGES}
    grown = cases.grow_up(cheese.membership)
    night(after(grown, days=0))
    later = {code: client.get(f"/{code}{address}").text for code in LANGUAGES}

    for code in LANGUAGES:
        assert escape(notices[code]) in first_day[code]
        assert escape(notices[code]) not in later[code]
    assert "Relatively new member" in first_day["en"]
    assert "2 November 2026" in first_day["en"]
    assert "Relatively new member" not in later["en"]


@pytest.mark.rule("BC-16")
def test_the_page_says_who_is_behind_the_shop_and_when_it_was_checked(client, cheese):
    company = cheese.shop.company

    page = client.get("/en/webwinkelkeur/register/kaasboer-jansen.test/").text

    for told in (
        "Jansen &amp; Zonen B.V.",
        company.number,
        f"{company.street}, {company.postcode} {company.city}",
        company.email,
        company.phone,
        "For consumers",
        "Last checked",
        cheese.number,
    ):
        assert told in page


@pytest.mark.rule("WK-8.1")
def test_no_person_stands_on_the_page(client, cheese):
    page = client.get("/en/webwinkelkeur/register/kaasboer-jansen.test/").text

    assert "Jansen &amp; Zonen" in page
    for person in ("Sanne", "Ada", "Bram", "Ien", "Fenna"):
        assert person not in page


@pytest.mark.rule("WK-8.1")
def test_company_data_are_shown_no_longer_than_the_membership_lasts(client):
    gone = certified(State.WITHDRAWN)
    company = gone.shop.company

    page = client.get(f"/en/{gone.scheme}/register/kaasboer-jansen.test/").text

    assert company.name in page
    for personal in (company.email, company.phone, company.street, company.number):
        assert personal not in page


@pytest.mark.rule("BC-12", "BC-23", "WK-11.9")
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_says_what_the_mark_does_not_promise(client, language):
    certified(State.ACTIVE)
    scheme = schemes.get_scheme("becommerce")

    for path in ("register/kaasboer-jansen.test/", "seal/", ""):
        page = client.get(f"/{language}/becommerce/{path}").text
        assert escape(scheme.notices["guarantee-fund"][language]) in page
        assert escape(scheme.notices["purchase-risk"][language]) in page


def test_search_engines_read_the_shop_and_its_certificates(client):
    held = certified(State.ACTIVE, kinds=("b2c", "b2b"))

    page = client.get("/nl/becommerce/register/kaasboer-jansen.test/").text

    [shop] = things_of(page)
    assert shop["type"] == "https://schema.org/OnlineStore"
    assert shop["name"] == ["Kaasboer Jansen"]
    assert shop["url"] == ["https://kaasboer-jansen.test/"]
    first, second = shop["hasCertification"]
    assert held.number in {
        first["certificationIdentification"][0],
        second["certificationIdentification"][0],
    }
    for certification in (first, second):
        assert certification["type"] == "https://schema.org/Certification"
        assert certification["name"] == ["BeCommerce Keurmerk"]
        assert certification["validFrom"] == ["2026-11-02"]
        assert certification["certificationStatus"] == [
            "https://schema.org/CertificationActive"
        ]
        [issuer] = certification["issuedBy"]
        assert issuer["name"] == ["Keurmeester Demo VZW"]


def test_search_engines_read_that_a_suspended_certificate_is_inactive(client):
    certified(State.SUSPENDED)

    page = client.get("/nl/becommerce/register/kaasboer-jansen.test/").text

    [certification] = things_of(page)[0]["hasCertification"]
    assert certification["certificationStatus"] == [
        "https://schema.org/CertificationInactive"
    ]


@pytest.mark.parametrize(
    "typed",
    ["www.kaasboer-jansen.test", "KAASBOER-JANSEN.TEST", "kaasboer-jansen.test."],
)
def test_other_ways_to_write_a_domain_lead_to_its_one_page(client, cheese, typed):
    answer = client.get(f"/nl/webwinkelkeur/register/{typed}/")

    assert answer["Location"] == "/nl/webwinkelkeur/register/kaasboer-jansen.test/"


@pytest.mark.parametrize("typed", ["kaas", "192.0.2.1", "..", "%00", "a b.nl", "co.uk"])
def test_what_cannot_be_a_domain_is_not_found(client, cheese, typed):
    assert client.get(f"/nl/webwinkelkeur/register/{typed}/").status_code == 404


def test_the_name_of_a_shop_is_never_markup(client):
    held = certified(State.PROVISIONAL, name='<script>alert("1")</script>')

    page = client.get("/en/webwinkelkeur/register/kaasboer-jansen.test/").text
    document = client.get(f"/en/webwinkelkeur/certificates/{held.number}/").text

    for html in (page, document):
        assert "<script>alert" not in html
        assert "&lt;script&gt;alert" in html


def test_a_domain_in_other_letters_is_shown_as_people_and_as_machines_write_it(client):
    certified(State.ACTIVE, url="https://käse-müller.test/")

    page = client.get("/en/becommerce/register/xn--kse-mller-v2a2y.test/")

    assert page.status_code == 200
    assert "käse-müller.test" in page.text
    assert "(xn--kse-mller-v2a2y.test)" in page.text


def test_letters_that_look_like_ours_are_not_shown_as_ours(client):
    # Cyrillic letters that read as "paypal".
    page = client.get("/en/becommerce/register/xn--l-7sba6dbr.test/").text

    assert "xn--l-7sba6dbr.test" in page
    assert "раураl" not in page


def test_the_page_costs_the_same_for_one_certificate_and_for_two(client):
    certified(State.ACTIVE)
    certified(State.ACTIVE, url="https://twee.test/", kinds=("b2c", "b2b"))

    costs = []
    for domain in ("kaasboer-jansen.test", "twee.test"):
        with CaptureQueriesContext(connection) as seen:
            client.get(f"/nl/becommerce/register/{domain}/")
        costs.append(len(seen))

    assert costs[0] == costs[1]


def test_the_page_keeps_its_promise_after_a_night(client, cheese):
    night(MONDAY)

    page = client.get("/en/webwinkelkeur/register/kaasboer-jansen.test/").text

    assert '<img src="/seal/webwinkelkeur/kaasboer-jansen.test.en.svg"' in page
