"""Consumers come in by a link from a letter, without an account."""

from datetime import timedelta

import pytest

from tests.accounts.post import key_in, letters_to, path_in
from trustmark.accounts import api as accounts
from trustmark.accounts.api import LinkSpent, PathLeadsElsewhere, User
from trustmark.accounts.models import SignInLink

pytestmark = pytest.mark.django_db
PAGE = "/nl/complaints/"


@pytest.fixture
def send(monday):
    def send(email="Klant@Thuis.test", path=PAGE):
        accounts.send_sign_in_link(
            email,
            purpose="complaint",
            path=path,
            language="nl",
            sender=accounts.platform_sender(),
            at=monday,
        )
        return letters_to("klant@thuis.test")[-1]

    return send


def test_a_scanner_that_opens_the_link_changes_nothing(client, send, passing):
    path = path_in(send())

    for _ in range(3):
        assert client.get(path).status_code == 200

    assert SignInLink.objects.get().used_at is None
    assert client.get(PAGE).status_code == 302


def test_pressing_the_button_opens_a_visit_for_the_address(client, send, passing):
    response = client.post(path_in(send()))

    assert (response.status_code, response.url) == (302, PAGE)
    assert client.get(PAGE).content == b"klant@thuis.test"
    assert not User.objects.exists()


def test_a_link_works_once(client, send, passing, monday):
    letter = send()
    client.post(path_in(letter))
    client.post("/nl/account/link/end/")

    assert client.post(path_in(letter)).status_code == 410
    assert client.get(path_in(letter)).status_code == 410
    assert client.get(PAGE).status_code == 302
    with pytest.raises(LinkSpent):
        accounts.use_sign_in_link(key_in(letter), at=monday)


def test_a_link_ends_after_half_an_hour(send, monday):
    key = key_in(send())
    almost = monday + timedelta(minutes=29, seconds=59)
    assert accounts.find_sign_in_link(key, at=almost)

    with pytest.raises(LinkSpent):
        accounts.use_sign_in_link(key, at=monday + timedelta(minutes=30))


def test_a_new_link_voids_the_one_before(send, monday):
    first, second = key_in(send()), key_in(send())

    assert accounts.find_sign_in_link(first, at=monday) is None
    assert accounts.find_sign_in_link(second, at=monday)


def test_a_visit_ends_by_itself(client, send, passing):
    client.post(path_in(send()))

    passing(minutes=119)
    still = client.get(PAGE).status_code
    passing(minutes=1)

    assert (still, client.get(PAGE).status_code) == (200, 302)


def test_a_link_never_leads_to_another_site(send):
    with pytest.raises(PathLeadsElsewhere):
        send(path="https://elders.test/")

    assert not SignInLink.objects.exists()


def test_asking_for_a_link_gives_every_address_the_same_answer(client, passing):
    asked = "/nl/account/link/?next=" + PAGE

    known = client.post(asked, {"email": "klant@thuis.test"})
    (letter,) = letters_to("klant@thuis.test")
    other = client.post(asked, {"email": "niemand@thuis.test"})

    assert client.post(path_in(letter)).url == PAGE
    assert known.content.replace(b"klant@", b"") == other.content.replace(
        b"niemand@", b""
    )


def test_a_page_for_consumers_asks_for_the_link_and_comes_back(client):
    response = client.get(PAGE)

    assert (response.status_code, response.url) == (
        302,
        "/nl/account/link/?next=/nl/complaints/",
    )


@pytest.mark.parametrize("odd", [f"/{'a' * 300}", "/%00", "//elsewhere.test/"])
def test_a_way_back_that_nobody_keeps_leads_to_the_front_page(client, passing, odd):
    response = client.post(
        f"/nl/account/link/?next={odd}", {"email": "klant@thuis.test"}
    )

    assert response.status_code == 200
    assert SignInLink.objects.get().path == "/"


def test_an_address_gets_no_more_than_three_links_in_ten_minutes(client, passing):
    answers = [
        client.post("/nl/account/link/", {"email": "klant@thuis.test"}).status_code
        for _ in range(4)
    ]

    assert answers == [200, 200, 200, 429]
    assert len(letters_to("klant@thuis.test")) == 3
