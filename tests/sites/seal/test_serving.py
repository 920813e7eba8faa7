"""Handing out the seal: to anyone, without cookies, never more than is true."""

import pytest
from django.test import Client

from tests.builders import cases
from tests.builders.parties import shop_details
from tests.builders.people import a_user
from tests.builders.worker import after
from tests.sites.seal.conftest import NOW
from trustmark.accounts.api import Role
from trustmark.certificates.api import State
from trustmark.kernel import clock

pytestmark = pytest.mark.django_db
SEAL = "/seal/webwinkelkeur/kaasboer-jansen.test.en.svg"
STATUS = "/seal/webwinkelkeur/kaasboer-jansen.test.json"
VALID = ">Checked, new since 2 November 2026</text>"


@pytest.fixture
def seal():
    shop = shop_details(url="https://kaasboer-jansen.test/")
    return cases.a_certificate(
        State.PROVISIONAL, submission=cases.a_submission(shop=shop)
    )


@pytest.fixture
def _published(seal):
    """The certificate stands; what was published is all that is needed."""


@pytest.mark.usefixtures("_published")
@pytest.mark.parametrize("path", [SEAL, STATUS])
def test_a_seal_costs_no_query_and_sets_no_cookie(
    client, path, django_assert_num_queries
):
    with django_assert_num_queries(0):
        answer = client.get(path)

    assert answer.status_code == 200
    assert not answer.cookies
    assert "Cookie" not in answer["Vary"]
    assert answer["Cache-Control"] == "public, max-age=300"
    assert answer["Access-Control-Allow-Origin"] == "*"
    assert answer["Cross-Origin-Resource-Policy"] == "cross-origin"
    assert answer["Content-Security-Policy"].startswith("default-src 'none'")


@pytest.mark.usefixtures("_published")
@pytest.mark.parametrize("language", ["nl", "fr", "en"])
def test_a_seal_is_in_the_language_of_its_address_whatever_the_browser_likes(
    client, language
):
    path = SEAL.replace(".en.", f".{language}.")

    answer = client.get(path, headers={"Accept-Language": "nl"})

    assert answer["Content-Language"] == language


def test_a_page_chosen_by_the_language_of_the_browser_is_kept_apart(client):
    answer = client.get("/", headers={"Accept-Language": "fr"})

    assert answer["Location"] == "/fr/"
    assert "Accept-Language" in answer["Vary"]


@pytest.mark.usefixtures("_published")
def test_a_page_for_people_does_ask_the_database(client, django_assert_num_queries):
    with pytest.raises(pytest.fail.Exception), django_assert_num_queries(0):
        client.get("/en/webwinkelkeur/register/")


@pytest.mark.usefixtures("_published")
def test_who_has_the_seal_already_is_told_that_nothing_changed(client):
    first = client.get(SEAL)

    again = client.get(SEAL, headers={"If-None-Match": first["ETag"]})
    other = client.get(SEAL, headers={"If-None-Match": '"else"'})

    assert (again.status_code, again.content) == (304, b"")
    assert other.status_code == 200


@pytest.mark.rule("WK-5.7")
@pytest.mark.usefixtures("_published")
@pytest.mark.parametrize(
    "page",
    [
        "",
        "https://kaasboer-jansen.test/",
        "https://www.kaasboer-jansen.test/kaas",
        "https://WINKEL.Kaasboer-Jansen.test./",
        "https://webwinkelkeur.example/nl/",
        "https://keurmeester.test/nl/",
        "http://[::1",
    ],
)
def test_the_shop_itself_shows_its_seal(client, page):
    answer = client.get(SEAL, headers={"Referer": page} if page else {})

    assert VALID in answer.text


@pytest.mark.rule("WK-5.7")
@pytest.mark.usefixtures("_published")
@pytest.mark.parametrize(
    "page",
    [
        "https://namaak.test/",
        "https://kaasboer-jansen.test.namaak.test/",
        "https://nepkaasboer-jansen.test/",
        "https://namaak.test/kaasboer-jansen.test",
    ],
)
def test_another_site_that_shows_the_seal_shows_that_it_is_not_valid(client, page):
    answer = client.get(SEAL, headers={"Referer": page})

    assert ">Not valid for this site</text>" in answer.text
    assert VALID not in answer.text
    assert "Referer" in answer["Vary"]


@pytest.mark.usefixtures("_published")
def test_what_was_published_too_long_ago_is_not_believed(client, monkeypatch):
    monkeypatch.setattr(clock, "source", lambda: after(NOW, days=3))

    assert ">Not certified</text>" in client.get(SEAL).text
    assert client.get(STATUS).json()["certified"] is False


@pytest.mark.rule("WK-1.8", "WK-10.1")
def test_a_shop_that_was_not_approved_has_no_valid_seal(client):
    shop = shop_details(url="https://kaasboer-jansen.test/")
    cases.an_application(submission=cases.a_submission(shop=shop))

    answer = client.get(SEAL)

    assert ">Not certified</text>" in answer.text
    assert client.get(STATUS).json()["state"] == "unknown"


@pytest.mark.parametrize(
    "path",
    [
        "/seal/webwinkelkeur/../../../etc/passwd.nl.svg",
        "/seal/webwinkelkeur/%2e%2e%2f%2e%2e%2fsecret.nl.svg",
        "/seal/webwinkelkeur/..%5c..%5csecret.nl.svg",
        "/seal/webwinkelkeur/a%00b.nl.svg",
        "/seal/nergens/kaas.test.nl.svg",
        "/seal/webwinkelkeur/kaas.test.xx.svg",
        "/seal/..%2f/kaas.test.json",
    ],
)
def test_an_address_that_leads_outside_is_not_found(client, path, tmp_path):
    (tmp_path / "secret.nl.svg").write_text("<svg>secret</svg>")

    answer = client.get(path)

    assert answer.status_code == 404
    assert "secret</svg>" not in answer.text


@pytest.mark.parametrize("domain", ["..", "...", "-", "a..b", "xn--", "." * 250])
def test_what_is_no_domain_is_not_certified(client, domain):
    answer = client.get(f"/seal/webwinkelkeur/{domain}.en.svg")

    assert answer.status_code in {200, 404}
    assert "Checked" not in answer.text


@pytest.mark.rule("WK-1.15")
def test_the_host_of_one_scheme_hands_out_no_seal_of_another(client, seal, settings):
    settings.ALLOWED_HOSTS = ["*"]

    ours = client.get(SEAL, headers={"Host": "webwinkelkeur.example"})
    theirs = client.get(SEAL, headers={"Host": "becommerce.example"})
    status = client.get(STATUS, headers={"Host": "becommerce.example"})

    assert VALID in ours.text
    assert (theirs.status_code, status.status_code) == (404, 404)


@pytest.mark.usefixtures("_published")
def test_somebody_who_is_signed_in_gets_the_same_seal():
    signed_in = Client()
    signed_in.force_login(a_user(Role.AUDITOR))

    answer = signed_in.get(SEAL)

    assert answer.content == Client().get(SEAL).content
    assert not answer.cookies


@pytest.mark.usefixtures("_published")
def test_a_seal_cannot_be_posted_to(client):
    assert client.post(SEAL).status_code == 405
