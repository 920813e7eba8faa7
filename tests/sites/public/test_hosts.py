"""Each scheme answers under its own names, and never shows another there."""

import pytest

from tests.sites.public.conftest import certified
from trustmark.certificates.api import State

pytestmark = pytest.mark.django_db
PATHS = (
    "/nl/{scheme}/",
    "/nl/{scheme}/register/",
    "/nl/{scheme}/register/kaasboer-jansen.test/",
    "/nl/{scheme}/certificates/{number}/",
    "/nl/{scheme}/criteria/",
    "/nl/{scheme}/prices/",
    "/nl/{scheme}/documents/terms/",
    "/nl/{scheme}/documents/terms.pdf",
    "/nl/{scheme}/seal/",
    "/nl/{scheme}/apply/",
    "/api/1/{scheme}/domains/kaasboer-jansen.test",
    "/seal/{scheme}/kaasboer-jansen.test.nl.svg",
)


@pytest.fixture(autouse=True)
def _names(settings) -> None:
    settings.ALLOWED_HOSTS = ["*"]


@pytest.mark.rule("WK-1.15")
@pytest.mark.parametrize("path", PATHS)
def test_the_host_of_one_scheme_never_shows_another(client, cheese, path):
    ours = path.format(scheme="webwinkelkeur", number=cheese.number)

    at_home = client.get(ours, headers={"Host": "webwinkelkeur.example"})
    at_theirs = client.get(ours, headers={"Host": "becommerce.example:8000"})
    anywhere = client.get(ours, headers={"Host": "localhost"})

    assert at_home.status_code == 200
    assert anywhere.status_code == 200
    assert at_theirs.status_code == 404
    assert "Kaasboer" not in at_theirs.text
    assert "WebwinkelKeur" not in at_theirs.text


@pytest.mark.rule("WK-1.15")
def test_the_front_of_a_scheme_host_is_that_scheme(client):
    answer = client.get("/fr/", headers={"Host": "becommerce.example"})

    assert answer["Location"] == "/fr/becommerce/"


def test_a_host_of_all_schemes_lists_them_with_their_valid_certificates(client):
    certified(State.ACTIVE)

    page = client.get("/en/").text

    assert page.index("BeCommerce Trustmark") < page.index("WebwinkelKeur")
    assert "1 valid certificate<" in page
    assert "0 valid certificates<" in page


def test_a_scheme_that_does_not_exist_is_not_found(client):
    for path in (
        "/nl/nergens/",
        "/nl/nergens/register/",
        "/api/1/nergens/domains/a.nl",
    ):
        assert client.get(path).status_code == 404
