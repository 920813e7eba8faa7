"""Letters people may look at: the local mailbox, and what we sent to an address."""

import pytest

from tests.builders.people import MONDAY, a_user
from tests.builders.worker import settle
from trustmark.correspondence import api as correspondence
from trustmark.correspondence.models import OutgoingLetter

pytestmark = pytest.mark.django_db


@pytest.fixture
def _letters(application) -> None:
    """Kaasboer Jansen applied, so letters were written and posted."""
    settle(MONDAY)


def visit(client, email: str) -> None:
    session = client.session
    session["consumer"] = {"email": email, "until": "2999-01-01T00:00:00+00:00"}
    session.save()


@pytest.mark.usefixtures("_letters")
def test_the_mailbox_shows_what_would_have_been_sent_with_working_links(client):
    [caught, *_] = correspondence.list_caught()

    page = client.get("/nl/mailbox/")
    letter = client.get(f"/nl/mailbox/{caught.pk}/")

    assert f'href="/nl/mailbox/{caught.pk}/"' in page.text
    assert caught.subject in letter.text
    assert '<a href="https://keurmeester.test/nl/' in letter.text


@pytest.mark.usefixtures("_letters")
def test_the_mailbox_can_be_narrowed_to_one_address(client):
    [caught, *_] = correspondence.list_caught()
    address = caught.to.partition("<")[2].strip("<>")

    here = client.get("/nl/mailbox/", {"q": address}).text
    elsewhere = client.get("/nl/mailbox/", {"q": "niemand@kaas.test"}).text

    assert caught.subject in here
    assert caught.subject not in elsewhere
    assert "Er is niets opgevangen" in elsewhere


@pytest.mark.usefixtures("_letters")
@pytest.mark.parametrize("before", ["x", "-1", "9" * 40, "²"])
def test_an_older_letter_that_cannot_be_is_ignored(client, before):
    assert client.get("/nl/mailbox/", {"before": before}).status_code == 200


@pytest.mark.usefixtures("_letters")
def test_production_has_no_mailbox(client, settings):
    [caught, *_] = correspondence.list_caught()
    settings.IS_PRODUCTION = True

    pages = [client.get(p) for p in ("/nl/mailbox/", f"/nl/mailbox/{caught.pk}/")]

    assert [page.status_code for page in pages] == [404, 404]
    assert caught.subject not in pages[1].text


def test_a_letter_that_was_not_caught_is_not_found(client):
    assert client.get("/nl/mailbox/4711/").status_code == 404


@pytest.mark.usefixtures("_letters")
def test_who_came_by_a_link_sees_the_letters_to_that_address_alone(client):
    letter = OutgoingLetter.objects.earliest("id")
    visit(client, letter.to)

    mine = client.get("/nl/me/").text
    visit(client, "ander@kaas.test")
    theirs = client.get("/nl/me/").text

    assert letter.subject in mine
    assert letter.to in mine
    assert letter.subject not in theirs
    assert letter.to not in theirs


def test_who_came_by_no_link_is_asked_for_one(client):
    answer = client.get("/nl/me/")

    assert answer["Location"] == "/nl/account/link/?next=/nl/me/"


def test_the_page_says_whether_the_address_signs_in_and_whom_to_ask(client):
    a_user(email="sanne@kaas.test", at=MONDAY)
    visit(client, "sanne@kaas.test")
    with_account = client.get("/en/me/").text
    visit(client, "ander@kaas.test")
    without = client.get("/en/me/").text

    assert "This address has an account." in with_account
    assert "This address has no account." in without
    assert "mailto:info@webwinkelkeur.example" in without
    assert "mailto:info@becommerce.example" in without
