"""Files at a fixed place, and whether the platform is well."""

from datetime import datetime

import pytest

from tests.sites.connect.conftest import NOW
from trustmark.sites.layout.routes import list_routes


def test_robots_stay_out_of_what_is_not_theirs(client):
    told = client.get("/robots.txt")

    assert told["Content-Type"] == "text/plain"
    for closed in ("/nl/member/", "/fr/staff/", "/en/account/", "/nl/re-audit/"):
        assert f"Disallow: {closed}\n" in told.text
    assert "register" not in told.text


def test_a_weakness_can_be_reported_to_somebody_for_less_than_a_year(client):
    lines = client.get("/.well-known/security.txt").text.splitlines()

    told = dict(line.split(": ", 1) for line in lines)
    assert told["Contact"] == "mailto:info@becommerce.example"
    assert told["Preferred-Languages"] == "nl, fr, en"
    assert told["Canonical"] == "http://testserver/.well-known/security.txt"
    days = (datetime.fromisoformat(told["Expires"]) - NOW).days
    assert 90 < days < 365


def test_on_the_host_of_a_scheme_its_operator_is_the_one_to_ask(client, settings):
    settings.ALLOWED_HOSTS = ["*"]

    told = client.get(
        "/.well-known/security.txt", headers={"Host": "webwinkelkeur.example"}
    )

    assert "Contact: mailto:info@webwinkelkeur.example\n" in told.text


def test_programs_set_no_cookies_and_depend_on_none(client):
    for path in ("/robots.txt", "/.well-known/security.txt", "/livez"):
        answer = client.get(path)
        assert not answer.cookies
        assert "Cookie" not in answer.headers.get("Vary", "")


@pytest.mark.django_db
def test_the_platform_says_that_it_lives_and_that_it_can_serve(client):
    assert client.get("/livez").text == "alive\n"
    assert client.get("/readyz").text == "ready\n"


def test_no_page_of_connect_is_for_people():
    ours = [r for r in list_routes() if r.name.startswith("connect:")]
    kinds = {route.audience.kind for route in ours if route.audience}

    assert kinds == {"programs"}
