"""Searching the register: whatever people type gets an answer."""

import pytest

from tests.sites.public.conftest import certified
from trustmark.certificates.api import Certificate, State
from trustmark.shops.api import Shop

pytestmark = pytest.mark.django_db
REGISTER = "/en/webwinkelkeur/register/"
ENTRY = "/en/webwinkelkeur/register/kaasboer-jansen.test/"


@pytest.mark.rule("WK-D6-1")
@pytest.mark.parametrize(
    "typed", ["jansen", "JANSÉN", "Kaasboer jansen", "zonen b.v.", "  kaasboer  "]
)
def test_a_shop_is_found_by_its_name_or_its_company(client, cheese, typed):
    page = client.get(REGISTER, {"q": typed})

    assert f'href="{ENTRY}"' in page.text
    assert "1 shop" in page.text


def test_a_shop_is_found_by_the_number_of_its_certificate(client, cheese):
    page = client.get(REGISTER, {"q": cheese.number.lower()})

    assert f'href="{ENTRY}"' in page.text


@pytest.mark.parametrize(
    "typed",
    [
        "kaasboer-jansen.test",
        "www.kaasboer-jansen.test",
        "https://www.kaasboer-jansen.test/kaas?soort=oud#prijs",
        " Kaasboer-Jansen.test ",
        "http://kaasboer-jansen.test:8080/",
    ],
)
def test_a_domain_leads_at_once_to_its_answer(client, cheese, typed):
    assert client.get(REGISTER, {"q": typed})["Location"] == ENTRY


@pytest.mark.parametrize(
    "typed", ["nergens.test", "https://www.nergens.test/x", "NERGENS.test"]
)
def test_an_unknown_domain_is_answered_with_no_before_anything_else(
    client, cheese, typed
):
    page = client.get(REGISTER, {"q": typed}).text

    assert "No, this domain is not certified." in page
    assert page.index("not certified") < page.index("</main>")
    assert "Kaasboer" not in page.split("<main")[1].replace("kaasboer-jansen.nl", "")


def test_without_a_question_every_shop_stands_there_with_its_state(client):
    certified(State.PROVISIONAL, name="Aardappelhuis", url="https://a.test/")
    gone = certified(
        State.WITHDRAWN,
        name="Zadelmaker",
        url="https://z.test/",
        scheme="webwinkelkeur",
    )

    page = client.get(REGISTER).text

    assert page.index("Aardappelhuis") < page.index("Zadelmaker")
    assert "Certified, new member" in page
    assert "No longer certified" in page
    assert gone.number not in page


@pytest.mark.parametrize(
    "typed",
    [
        "q" * 200,
        "x.y" * 100,
        "kaas\x00boer\x00jansen.nergens",
        "<script>alert(1)</script>",
        "%",
        "_",
        "%%%___",
        "' OR 1=1 --",
        "http://[::1",
        "..",
        "💥",
        "\ud7ff",
        "192.0.2.1",
    ],
)
def test_nonsense_is_answered_politely(client, cheese, typed):
    page = client.get(REGISTER, {"q": typed})

    assert page.status_code == 200
    assert f'href="{ENTRY}"' not in page.text
    assert "<script>alert" not in page.text
    assert "No shop found" in page.text or "not certified" in page.text


@pytest.mark.parametrize("number", ["0", "-1", "999", "x", "\x00", ""])
def test_a_page_that_does_not_exist_is_the_nearest_that_does(client, cheese, number):
    page = client.get(REGISTER, {"page": number})

    assert page.status_code == 200
    assert f'href="{ENTRY}"' in page.text


def test_sixty_shops_stand_on_three_pages_that_cost_the_same_as_one_shop(
    client, cheese, django_assert_num_queries
):
    with django_assert_num_queries(3):
        client.get(REGISTER)
    _copies(cheese, count=59)

    for number in (1, 2, 3):
        with django_assert_num_queries(3):
            page = client.get(REGISTER, {"page": number, "q": "kaas"})
        assert "60 shops" in page.text
        assert page.text.count("Certified, new member") == (25, 25, 10)[number - 1]
    assert "?page=2&amp;q=kaas" in page.text


def _copies(certificate: Certificate, *, count: int) -> None:
    """The same certificate for as many other shops, without walking each of them."""
    shop, audit = certificate.shop, certificate.audit
    for number in range(count):
        shop.pk, shop.domain = None, f"kaas{number}.test"
        shop.save(force_insert=True)
        audit.pk, audit.number = None, f"WE-K-2026-9{number:04d}"
        audit.shop_id = shop.pk
        audit.save(force_insert=True)
        certificate.pk, certificate.number = None, f"WE-2026-9{number:04d}"
        certificate.audit_id = audit.pk
        certificate.shop = Shop.objects.get(pk=shop.pk)
        certificate.save(force_insert=True)
