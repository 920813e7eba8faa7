"""The page of a shop, and its seal: only while it may be carried."""

import pytest
from django.urls import reverse

from tests.builders import cases
from tests.builders.people import MONDAY, a_user
from trustmark.certificates.api import State
from trustmark.shops import api as shops

pytestmark = pytest.mark.django_db


def seal_page(sign_in, shop):
    person = a_user()
    shops.add_contact(shop.company, user=person, at=MONDAY)
    return sign_in(person).get(reverse("member:seal", args=[shop.domain]))


@pytest.mark.rule("WK-1.8", "WK-5.4")
@pytest.mark.parametrize("state", [State.PROVISIONAL, State.ACTIVE])
def test_the_code_of_the_seal_is_given_in_every_language(sign_in, state):
    shop = cases.a_certificate(state).shop

    response = seal_page(sign_in, shop)

    (seal,) = response.context["seals"]
    codes = {code.language: code.html for code in seal["codes"]}
    scheme = seal["scheme"].slug
    assert set(codes) == {"nl", "fr", "en"}
    for language, code in codes.items():
        assert code.startswith(f'<a href="http://127.0.0.1:8000/{language}/{scheme}/')
        assert f"/seal/{scheme}/{shop.domain}.{language}.svg" in code
        assert 'width="224" height="64" alt="' in code
        assert "<script" not in code
        assert 'alt=""' not in code


@pytest.mark.rule("WK-1.8")
@pytest.mark.parametrize("state", [State.SUSPENDED, State.WITHDRAWN, State.EXPIRED])
def test_without_a_valid_certificate_there_is_no_code(sign_in, state):
    certificate = cases.a_certificate(state)

    response = seal_page(sign_in, certificate.shop)

    assert response.context["seals"] == []
    assert ".svg" not in response.content.decode().split("<main")[1]
    assert certificate.number in response.content.decode()


def test_before_admission_the_page_says_that_there_is_no_seal_yet(sign_in, shop):
    response = seal_page(sign_in, shop)

    assert response.context["seals"] == response.context["rows"] == []


def test_a_shop_shows_its_certificates_with_their_public_pages(sign_in, certificate):
    person = a_user()
    shops.add_contact(certificate.shop.company, user=person, at=MONDAY)

    page = (
        sign_in(person)
        .get(reverse("member:shop", args=[certificate.shop.domain]))
        .content.decode()
    )

    address = reverse(
        "public:certificate", args=[certificate.scheme, certificate.number]
    )
    assert address in page
    assert str(certificate.get_state_display()) in page
