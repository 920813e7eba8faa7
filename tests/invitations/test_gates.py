"""Nobody is asked before the company agreed and the shop tells its customers."""

from datetime import datetime

import pytest

from tests.builders.people import MONDAY, a_user
from tests.builders.reviews import (
    a_certified_shop,
    an_order,
    contact_of,
    days_later,
)
from trustmark.accounts.api import Role
from trustmark.audits.models import Assessment
from trustmark.certificates import api as certificates
from trustmark.invitations import api as invitations
from trustmark.kernel.cases import MoveRefused
from trustmark.orders import api as orders
from trustmark.shops.api import Shop
from trustmark.shops.models import Acceptance

pytestmark = pytest.mark.django_db


def judged(shop: Shop, verdict: str, *, at: datetime = MONDAY) -> None:
    """An auditor said this of the privacy statement of the shop."""
    (certificate, *_) = certificates.list_certificates_of(shop)
    Assessment.objects.create(
        audit=certificate.audit,
        round=9,
        criterion="privacy.review-invitation",
        verdict=verdict,
        note="Er staat niets over het doorgeven.",
        by=a_user(Role.AUDITOR),
        at=at,
    )


def obstacle_of_an_order(shop: Shop, *, at: datetime = MONDAY) -> str:
    """Why the customer of a new order is not asked; empty when they are."""
    order = an_order(shop, at=at)
    return invitations.find_invitations([order])[order.pk].obstacle


def state(shop: Shop, page: str = "", *, at: datetime = MONDAY) -> None:
    page = page or f"https://www.{shop.domain}/privacy"
    invitations.state_clause(shop, page=page, by=contact_of(shop), at=at)


@pytest.mark.rule("WK-18.2", "WK-D8-5")
def test_no_customer_is_asked_while_the_privacy_statement_does_not_say_so():
    shop = a_certified_shop()

    asked = obstacle_of_an_order(shop)
    judged(shop, "not-met", at=days_later(1))
    missing = obstacle_of_an_order(shop, at=days_later(1))
    state(shop, at=days_later(2))
    stated = obstacle_of_an_order(shop, at=days_later(2))
    judged(shop, "not-met", at=days_later(3))
    gone_again = obstacle_of_an_order(shop, at=days_later(3))

    assert (asked, missing, stated, gone_again) == ("", "not-told", "", "not-told")


@pytest.mark.rule("WK-18.2")
def test_a_shop_whose_statement_nobody_read_says_itself_where_it_stands():
    shop = a_certified_shop()
    judged(shop, "not-applicable")

    before = obstacle_of_an_order(shop)
    state(shop)

    assert (before, obstacle_of_an_order(shop)) == ("not-told", "")


@pytest.mark.rule("WK-18.3")
def test_the_clause_names_what_the_shop_passes_on_and_is_another_one_with_products():
    shop = a_certified_shop()
    state(shop)
    plain = invitations.clause_text(shop, "nl")

    orders.choose_products(
        orders.connect(shop, at=MONDAY), takes=True, by=contact_of(shop)
    )

    assert "bestelnummer" in plain
    assert "producten" not in plain
    assert "producten" in invitations.clause_text(shop, "nl")
    assert invitations.get_clause(shop).is_outdated
    assert invitations.get_clause(shop).is_told
    state(shop, at=days_later(1))
    assert not invitations.get_clause(shop).is_outdated


@pytest.mark.parametrize(
    "page", ["https://elders.test/privacy", "https://[", "https://nep{domain}/", "x"]
)
def test_only_a_page_of_the_shop_says_what_the_shop_tells(page):
    shop = a_certified_shop()

    with pytest.raises(MoveRefused):
        state(shop, page.format(domain=shop.domain))


def test_only_who_acts_for_the_shop_says_so():
    shop = a_certified_shop()

    with pytest.raises(MoveRefused):
        invitations.state_clause(
            shop, page=f"https://{shop.domain}/", by=a_user(), at=MONDAY
        )


@pytest.mark.rule("WK-D1-3")
def test_nobody_is_asked_for_a_company_that_never_agreed_to_the_processing_agreement():
    shop = a_certified_shop()
    agreed = Acceptance.objects.filter(company=shop.company)
    kinds = set(agreed.values_list("document", flat=True))

    before = obstacle_of_an_order(shop)
    agreed.filter(document="processing-agreement").update(version="2019.1")
    of_old = obstacle_of_an_order(shop)
    agreed.filter(document="processing-agreement").delete()

    assert "processing-agreement" in kinds
    assert (before, of_old) == ("", "")
    assert obstacle_of_an_order(shop) == "not-agreed"
