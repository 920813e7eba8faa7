"""What is still seen when a registration ended: what was theirs, and no dead end."""

import re

import pytest
from django.urls import reverse

from tests.builders import cases
from tests.builders.parties import prove_domain, shop_details
from tests.builders.people import MONDAY
from tests.builders.worker import settle
from tests.sites.member.owning import shop_of
from trustmark.applications import api as applications

pytestmark = pytest.mark.django_db
LINK = re.compile(r'href="(/[a-z]{2}/member/[^"#]*)"')


@pytest.fixture
def browser(sign_in, applicant):
    return sign_in(applicant)


@pytest.fixture
def mine(applicant):
    return cases.an_application(by=applicant)


@pytest.fixture
def overtaken(mine):
    """An application whose domain somebody else has proven since."""
    form = cases.a_submission(shop=shop_details(url=shop_of(mine).url))
    prove_domain(shop_of(cases.an_application(submission=form)))
    settle(MONDAY)
    return mine


@pytest.fixture
def released(mine, manager):
    """An application whose company number staff have freed."""
    applications.release_company(mine, reason="Niet van u.", by=manager, at=MONDAY)
    return mine


@pytest.mark.parametrize("how", ["overtaken", "released"])
@pytest.mark.parametrize("page", ["application", "proof"])
def test_every_link_on_the_page_of_what_ended_leads_somewhere(
    browser, request, how, page
):
    ended = request.getfixturevalue(how)
    shown = browser.get(reverse(f"member:{page}", args=[ended.number]))

    links = set(LINK.findall(shown.content.decode()))
    lost = [link for link in links if browser.get(link).status_code == 404]

    assert shown.status_code == 200
    assert links
    assert lost == []


def test_the_proof_of_what_was_overtaken_offers_nothing_to_place(browser, overtaken):
    page = browser.get(reverse("member:proof", args=[overtaken.number]))

    assert page.context["is_ended"]
    assert "keurmeester-proof=" not in page.content.decode()


def test_the_shop_of_another_is_not_shown_under_the_domain_one_lost(browser, overtaken):
    page = browser.get(reverse("member:shop", args=[shop_of(overtaken).domain]))

    assert page.status_code == 404


def test_a_freed_company_is_no_page_any_more_and_not_on_the_desk(browser, released):
    company = released.company

    assert browser.get(reverse("member:company", args=[company.pk])).status_code == 404
    desk = browser.get(reverse("member:desk"))
    assert desk.context["companies"] == []
    assert released.number in desk.content.decode()


def test_what_was_written_about_it_can_still_be_read(browser, released):
    page = browser.get(reverse("member:application", args=[released.number]))

    (link,) = re.findall(
        r'href="(/nl/member/[^"]*/letters/[^"]*)"[^>]*>[^<]*beëindigd',
        page.content.decode(),
    )
    assert "Niet van u." in browser.get(link).content.decode()
