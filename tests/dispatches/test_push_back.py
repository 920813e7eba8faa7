"""Product reviews in the systems of shops: brought, changed, and taken back."""

from dataclasses import replace
from datetime import timedelta

import pytest

from tests.builders.dispatches import post_all
from tests.builders.people import MONDAY
from tests.builders.receivers import Reply
from tests.builders.reviews import AWAY, PLAIN, RUDE, a_moderator, a_review, contact_of
from tests.builders.worker import settle
from tests.dispatches.plugins import Magento, PrestaShop, Shopware
from trustmark.dispatches import api as dispatches
from trustmark.dispatches.api import DispatchState
from trustmark.orders import api as orders
from trustmark.orders.api import ProductMessage, SyncKind
from trustmark.reviews import api as reviews
from trustmark.reviews.api import ProductWords

pytestmark = pytest.mark.django_db
HOUR, DAY = timedelta(hours=1), timedelta(days=1)
SYSTEMS = {
    SyncKind.MAGENTO: (Magento, "webwinkel/sync/", "17"),
    SyncKind.PRESTASHOP: (PrestaShop, "index.php?fc=module&controller=sync", "17"),
    SyncKind.SHOPWARE: (Shopware, "sync?salesChannelId=0a1b", f"{23:032x}"),
}
SAID = "De kaas smaakt naar meer."


def connected(ours, machine, kind, *, products=None):
    """The shop's system, registered, and the product of its order."""
    system, path, product = SYSTEMS[kind]
    known = {product} if products is None else products
    shop = system(ours.connection.public_id, ours.key, known)
    machine.answering = shop
    url = f"https://{ours.shop.domain}/{path}"
    orders.register_sync_address(ours.connection, url, kind=kind, at=MONDAY)
    own = url if kind == SyncKind.SHOPWARE else ""
    return shop, ProductMessage(product, "Belegen kaas", sync_url=own)


def reviewed(ours, product, *, text=SAID, words=PLAIN, at=MONDAY):
    said = ProductWords(product.external_id, 5, text)
    told = replace(words, products=(said,))
    return a_review(ours.shop, told, products=(product,), at=at)


def fared(ours):
    """The deliveries of the shop, newest first."""
    return [
        (one.state, one.reason or one.status)
        for one in dispatches.list_deliveries(ours.shop)
    ]


@pytest.mark.parametrize("kind", SYSTEMS)
def test_a_product_review_is_brought_changed_and_taken_back(ours, machine, kind):
    shop, product = connected(ours, machine, kind)

    review = reviewed(ours, product)
    post_all(MONDAY)
    first = shop.shown()
    better = replace(
        PLAIN, products=(ProductWords(product.external_id, 4, "Toch wat zout."),)
    )
    reviews.change(reviews.get_review(review.pk), better, at=MONDAY + HOUR)
    settle(MONDAY + HOUR)
    post_all(MONDAY + HOUR)
    second = shop.shown()
    reviews.withdraw_own(reviews.get_review(review.pk), at=MONDAY + 2 * HOUR)
    settle(MONDAY + 2 * HOUR)
    post_all(MONDAY + 2 * HOUR)

    assert (first, second, shop.shown()) == ([SAID], ["Toch wat zout."], [])
    sent = [came.told["product_review"] for came in machine.came]
    assert sent[0]["id"] is None
    assert sent[1]["id"] == sent[2]["id"] is not None
    assert [one["deleted"] for one in sent] == [False, False, True]
    assert [each for each, _ in fared(ours)] == [DispatchState.DONE] * 3


def test_the_body_is_what_receivers_read(ours, machine):
    _, product = connected(ours, machine, SyncKind.SHOPWARE)

    review = reviewed(ours, product)
    post_all(MONDAY)

    (came,) = machine.came
    assert came.told == {
        "webshop_id": ours.connection.public_id,
        "api_key": ours.key,
        "product_review": {
            "id": None,
            "product_id": product.external_id,
            "title": SAID,
            "review": SAID,
            "rating": 5,
            "created": "2026-11-02 10:00:00",
            "deleted": False,
            "locale": "nl-NL",
            "reviewer": {
                "name": "Anna",
                "email": f"review-{review.pk}@reviews.invalid",
            },
        },
    }


def test_nobodys_address_and_no_words_taken_back_leave(ours, machine):
    _, product = connected(ours, machine, SyncKind.PRESTASHOP)
    review = reviewed(ours, product)
    post_all(MONDAY)

    reviews.withdraw_own(reviews.get_review(review.pk), at=MONDAY)
    settle(MONDAY)
    post_all(MONDAY)

    gone = machine.came[-1]
    assert not any(word in gone.body for word in (SAID.encode(), b"Anna"))
    assert not any(b"thuis.test" in came.body for came in machine.came)
    assert gone.told["product_review"]["reviewer"]["name"] == "–"


def test_stars_without_words_get_words_that_a_system_takes(ours, machine):
    shop, product = connected(ours, machine, SyncKind.SHOPWARE)

    reviewed(ours, product, text="")
    post_all(MONDAY)

    assert shop.shown() == ["5/5"]
    assert machine.came[0].told["product_review"]["title"] == "5/5"


def test_a_shop_that_is_down_gets_it_later_and_once(ours, machine):
    shop, product = connected(ours, machine, SyncKind.MAGENTO)
    machine.answering = lambda came: Reply(503)

    review = reviewed(ours, product)
    post_all(MONDAY)
    for hours in (1, 2):
        told = replace(PLAIN, products=(ProductWords("17", 3, f"Na {hours} uur."),))
        at = MONDAY + hours * HOUR
        reviews.change(reviews.get_review(review.pk), told, at=at)
        settle(at)
    machine.answering = shop
    post_all(MONDAY + 3 * HOUR)

    assert shop.shown() == ["Na 2 uur."]
    assert len(shop.reviews) == 1
    assert fared(ours) == [(DispatchState.DONE, 200)]


def test_what_was_taken_back_before_it_was_brought_never_leaves(ours, machine):
    _, product = connected(ours, machine, SyncKind.MAGENTO)
    review = reviewed(ours, product)
    reviews.withdraw_own(reviews.get_review(review.pk), at=MONDAY)
    settle(MONDAY)

    post_all(MONDAY)

    assert machine.came == []


def test_what_is_held_is_not_brought_and_what_is_removed_is_taken_back(ours, machine):
    shop, product = connected(ours, machine, SyncKind.PRESTASHOP)
    held = reviewed(ours, product, words=RUDE)
    post_all(MONDAY)
    before = len(machine.came)
    reviews.publish(reviews.get_review(held.pk), by=a_moderator(), at=MONDAY)
    settle(MONDAY)
    post_all(MONDAY)
    published = shop.shown()

    reviews.remove(reviews.get_review(held.pk), AWAY, by=a_moderator(), at=MONDAY)
    settle(MONDAY)
    post_all(MONDAY)

    assert before == 0
    assert (published, shop.shown()) == ([SAID], [])
    gone = machine.came[-1].told["product_review"]
    assert (gone["title"], gone["review"], gone["reviewer"]["name"]) == ("–",) * 3


def test_a_product_the_shop_does_not_know_is_given_up_at_once(ours, machine):
    _, product = connected(ours, machine, SyncKind.PRESTASHOP, products=set())

    reviewed(ours, product)
    post_all(MONDAY)

    assert fared(ours) == [(DispatchState.FAILED, "unknown-product")]


def test_a_review_the_shop_deleted_itself_is_made_anew(ours, machine):
    shop, product = connected(ours, machine, SyncKind.PRESTASHOP)
    review = reviewed(ours, product)
    post_all(MONDAY)
    shop.reviews.clear()

    told = replace(PLAIN, products=(ProductWords("17", 2, "Nu met schimmel."),))
    reviews.change(reviews.get_review(review.pk), told, at=MONDAY)
    settle(MONDAY)
    post_all(MONDAY)
    post_all(MONDAY + HOUR)

    assert shop.shown() == ["Nu met schimmel."]


def test_an_answer_without_their_id_is_no_success(ours, machine):
    _, product = connected(ours, machine, SyncKind.MAGENTO)
    machine.answering = lambda came: Reply(200, b"<html>Welcome</html>")

    reviewed(ours, product)
    post_all(MONDAY)

    assert fared(ours) == [(DispatchState.WAITING, "no-id")]


def test_of_several_keys_the_one_the_shop_has_is_found(ours, machine):
    shop, product = connected(ours, machine, SyncKind.PRESTASHOP)
    for _ in range(2):
        orders.new_key(ours.connection, by=contact_of(ours.shop), at=MONDAY)

    reviewed(ours, product)
    for hours in range(4):
        post_all(MONDAY + hours * HOUR)

    assert shop.shown() == [SAID]
    assert len(machine.came) == 3


def test_a_withdrawn_key_is_sent_nowhere(ours, machine):
    _, product = connected(ours, machine, SyncKind.PRESTASHOP)
    reviewed(ours, product)
    (key,) = orders.list_keys(ours.connection)
    orders.revoke_key(key, by=None, at=MONDAY)

    post_all(MONDAY)

    assert machine.came == []
    assert fared(ours) == [(DispatchState.WAITING, "no-key")]


def test_after_three_days_it_is_given_up(ours, machine):
    _, product = connected(ours, machine, SyncKind.PRESTASHOP)
    machine.answering = lambda came: Reply(500)
    reviewed(ours, product)

    at = MONDAY
    while at < MONDAY + 4 * DAY:
        post_all(at)
        at += 3 * HOUR

    assert fared(ours) == [(DispatchState.FAILED, "answer")]
    assert len(machine.came) < 20


def test_an_address_that_ended_gets_nothing_any_more(ours, machine):
    _, product = connected(ours, machine, SyncKind.PRESTASHOP)
    reviewed(ours, product)
    (address,) = orders.list_sync_addresses(ours.shop)
    orders.end_sync_address(address, at=MONDAY)

    post_all(MONDAY)

    assert machine.came == []


def test_a_new_system_gets_all_that_is_published(ours, machine):
    product = ProductMessage("17", "Belegen kaas")
    reviewed(ours, product)
    post_all(MONDAY)
    shop, _ = connected(ours, machine, SyncKind.PRESTASHOP)

    count = dispatches.bring_all(ours.shop, at=MONDAY + DAY)
    again = dispatches.bring_all(ours.shop, at=MONDAY + DAY)
    post_all(MONDAY + DAY)

    assert (count, again) == (1, 0)
    assert shop.shown() == [SAID]
