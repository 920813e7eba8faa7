"""Header, footer and accent of a scheme's pages."""

import re

import pytest

from tests.builders.people import MONDAY, a_user
from tests.builders.rulebooks import a_version
from trustmark.kernel.calendar import day_of
from trustmark.schemes import api as schemes

pytestmark = pytest.mark.django_db
NAVIGATION = re.compile(
    r'class="nav__link" href="([^"]+)"( aria-current="page")?>([^<]+)'
)


@pytest.fixture(autouse=True)
def _versions() -> None:
    a_version(on=day_of(MONDAY))


@pytest.mark.parametrize(
    ("language", "labels"),
    [
        ("nl", ["Register", "Eisen", "Een zegel controleren", "Aanmelden", "Inloggen"]),
        ("fr", ["Registre", "Critères", "Vérifier un sceau", "S'inscrire"]),
        ("en", ["Register", "Criteria", "How to check a seal", "Apply", "Sign in"]),
    ],
)
def test_the_ways_on_are_those_of_the_scheme_in_the_address(client, language, labels):
    page = client.get(f"/{language}/becommerce/criteria/").text.replace("&#x27;", "'")

    links = NAVIGATION.findall(page)
    assert [label for _, _, label in links][: len(labels)] == labels
    assert [label for _, current, label in links if current] == [labels[1]]
    assert all(url.startswith(f"/{language}/becommerce/") for url, _, _ in links[:4])
    assert "/webwinkelkeur/" not in page


def test_who_is_signed_in_finds_the_way_to_the_desk(client):
    client.force_login(a_user())

    page = client.get("/en/webwinkelkeur/").text

    assert NAVIGATION.findall(page)[-1] == ("/en/account/start/", "", "My desk")


@pytest.mark.rule("WK-15.2", "BC-38")
def test_the_footer_names_the_operator_its_licence_and_its_documents(client):
    scheme = schemes.get_scheme("webwinkelkeur")

    page = client.get("/nl/webwinkelkeur/").text

    assert scheme.operator.legal_name in page
    assert scheme.licence["nl"] in page
    for kind in ("terms", "code-of-conduct", "processing-agreement"):
        assert f'href="/nl/webwinkelkeur/documents/{kind}/"' in page


@pytest.mark.parametrize("scheme", ["webwinkelkeur", "becommerce"])
def test_each_scheme_paints_its_pages_with_its_own_accent(client, scheme):
    tokens = schemes.get_scheme(scheme).tokens
    page = client.get(f"/nl/{scheme}/").text
    [address] = re.findall(r'href="(/nl/\w+/accent-\w+\.css)"', page)

    sheet = client.get(address)

    wanted = f"--accent:light-dark({tokens.accent_light},{tokens.accent_dark})"
    assert wanted in sheet.text
    assert sheet["Content-Type"] == "text/css"
    assert "immutable" in sheet["Cache-Control"]
    assert client.get(address.replace(".css", "0.css")).status_code == 404


@pytest.mark.rule("WK-9.1", "BC-13")
@pytest.mark.parametrize("language", ["nl", "fr", "en"])
@pytest.mark.parametrize("scheme", ["webwinkelkeur", "becommerce"])
def test_the_front_page_says_what_the_mark_is_for(client, scheme, language):
    known = schemes.get_scheme(scheme)

    page = client.get(f"/{language}/{scheme}/").text.replace("&#x27;", "'")

    assert known.purpose[language] in page
    for process in known.processes.values():
        assert process[language] in page
