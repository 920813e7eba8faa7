"""Objecting from one's own page to what was decided on a certificate or membership."""

import pytest
from django.urls import reverse

from tests.builders import cases
from tests.builders.letters import letters
from tests.builders.people import MONDAY, a_user
from trustmark.applications import api as applications
from trustmark.certificates.api import State
from trustmark.memberships.api import State as Standing
from trustmark.shops import api as shops

pytestmark = pytest.mark.django_db
ARGUMENT = {"words": "Het adres staat er."}


def browser_for(sign_in, company):
    person = a_user()
    shops.add_contact(company, user=person, at=MONDAY)
    return sign_in(person)


def certificate_page(certificate):
    return reverse("member:certificate_appeal", args=[certificate.number])


@pytest.mark.rule("WK-1.9", "WK-4.8")
def test_a_shop_objects_to_a_suspension_from_its_own_page(sign_in):
    certificate = cases.a_certificate(State.SUSPENDED)
    browser = browser_for(sign_in, certificate.shop.company)
    here = certificate_page(certificate)
    shop = reverse("member:shop", args=[certificate.shop.domain])
    led_there = here in browser.get(shop).content.decode()
    reads = browser.get(here).content.decode()

    answer = browser.post(here, ARGUMENT)

    appeal = applications.find_appeal_against(certificate)
    assert led_there
    assert "Geen adres." in reads
    assert answer.status_code == 303
    assert appeal is not None
    assert appeal.argument == ARGUMENT["words"]
    assert "<form method" not in browser.get(here).content.decode().split("<main")[1]


def test_a_member_objects_to_the_end_of_a_membership(sign_in):
    membership = cases.a_membership(Standing.ENDED)
    browser = browser_for(sign_in, membership.company)
    here = reverse("member:membership_appeal", args=[membership.number])
    led_there = here in browser.get(reverse("member:desk")).content.decode()

    browser.post(here, ARGUMENT)

    assert led_there
    assert len(letters("AppealReceived", about=membership)) == 1


def test_opening_the_page_or_saying_nothing_files_nothing(sign_in):
    certificate = cases.a_certificate(State.SUSPENDED)
    browser = browser_for(sign_in, certificate.shop.company)

    browser.get(certificate_page(certificate))
    silent = browser.post(certificate_page(certificate), {"words": " "})

    assert silent.context["form"].errors
    assert applications.find_appeal_against(certificate) is None


def test_the_page_of_somebody_elses_certificate_is_not_found(stranger):
    certificate = cases.a_certificate(State.SUSPENDED)
    membership = certificate.membership
    there = reverse("member:membership_appeal", args=[membership.number])

    assert stranger.get(certificate_page(certificate)).status_code == 404
    assert stranger.get(there).status_code == 404
    assert stranger.post(certificate_page(certificate), ARGUMENT).status_code == 404


def test_without_a_decision_the_page_says_so(sign_in):
    certificate = cases.a_certificate(State.PROVISIONAL)
    browser = browser_for(sign_in, certificate.shop.company)

    answer = browser.get(certificate_page(certificate))

    assert answer.context["refusal"]
    assert answer.status_code == 200
