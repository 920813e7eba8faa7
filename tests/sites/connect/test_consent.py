"""The window after ordering: who is asked, and whose yes is kept."""

import json

import pytest

from tests.builders.orders import a_connection, an_order
from trustmark.orders import api as orders
from trustmark.sites.connect import consent

pytestmark = pytest.mark.django_db
ASK, SCRIPT = "/webshops/consent", "/sidebar.js"


@pytest.fixture(autouse=True)
def _nobody_has_answered_yet():
    consent.CONSENTS.forget()


@pytest.fixture
def ours():
    return a_connection()


def page_of(ours, *, key="", **changed):
    """What a shop writes on its page; signed by the plug-ins that sign."""
    data = {
        "webshopId": ours.credentials["id"],
        "orderNumber": "10045",
        "email": "klant@thuis.test",
        "firstName": "Zoë & Co",
        "inviteDelay": 3,
    } | changed
    if key:
        signed = {n: str(v) for n, v in data.items() if v is not None}
        data["signature"] = orders.signature_of(
            signed, shop_id=ours.credentials["id"], key=key
        )
    return data


def say_yes(client, ours, data):
    text = data if isinstance(data, str) else json.dumps(data)
    return client.post(f"{ASK}?id={ours.credentials['id']}&lang=en", {"page": text})


def test_the_script_is_the_same_for_every_shop_and_sets_no_cookie(client, ours):
    answers = [client.get(f"{SCRIPT}?id={n}&c=1") for n in ("1", "999", "x")]

    assert len({answer.content for answer in answers}) == 1
    (first, *_) = answers
    assert first["Content-Type"].startswith("text/javascript")
    assert not first.cookies
    assert "max-age=600" in first["Cache-Control"]
    assert len(first.content) < 4096
    # Nothing that the strictest shop forbids: no request, no markup, no style text.
    for forbidden in (b"fetch(", b"innerHTML", b"cookie", b"Storage", b"<style"):
        assert forbidden not in first.content.replace(b"Sets no cookie", b"")


def test_the_question_names_the_shop_and_may_be_framed(client, ours):
    answer = client.get(f"{ASK}?id={ours.credentials['id']}&lang=en-GB")

    text = answer.content.decode()
    assert ours.shop.name in text
    assert "Yes, ask me later" in text
    assert "frame-ancestors *" in answer["Content-Security-Policy"]
    assert "X-Frame-Options" not in answer
    assert not answer.cookies


@pytest.mark.parametrize(
    ("lang", "words"),
    [("nl-NL", "Ja, vraag het later"), ("fr", "Oui"), ("de", "Ja, vraag het later")],
)
def test_the_question_is_in_the_language_of_the_page(client, ours, lang, words):
    answer = client.get(f"{ASK}?id={ours.credentials['id']}&lang={lang}")

    assert words in answer.content.decode()


def test_a_signed_yes_counts_for_the_order(client, ours):
    answer = say_yes(client, ours, page_of(ours, key=ours.key))

    assert answer.status_code == 200
    assert orders.has_consent(ours.shop, "10045")
    assert orders.has_consent_of(an_order(ours, number="10045", email="a@b.test"))


@pytest.mark.parametrize("delay", [0, "3", None])
def test_the_signature_is_read_with_any_delay(client, ours, delay):
    say_yes(client, ours, page_of(ours, key=ours.key, inviteDelay=delay))

    assert orders.has_consent(ours.shop, "10045")


def test_an_unsigned_yes_counts_for_the_person_alone(client, ours):
    say_yes(client, ours, page_of(ours, orderNumber=10045))

    assert orders.has_consent(ours.shop, "10045")
    same = an_order(ours, number="10045", email="klant@thuis.test")
    other = an_order(ours, number="10045", email="ander@thuis.test")
    assert orders.has_consent_of(same)
    assert not orders.has_consent_of(other)


@pytest.mark.parametrize(
    "changed",
    [
        {"signature": "0" * 128},
        {"webshopId": "1"},
        {"orderNumber": ""},
        {"orderNumber": {"a": 1}},
        {"email": ""},
        {"email": "\ud800@x.test"},
    ],
)
def test_a_page_that_is_not_the_shops_gives_no_consent(client, ours, changed):
    answer = say_yes(client, ours, page_of(ours) | changed)

    assert answer.status_code == 400
    assert not orders.has_consent(ours.shop, "10045")


@pytest.mark.parametrize("text", ["", "x", "[]", "7", "[" * 4000, "x" * 9000])
def test_what_is_no_page_gives_no_consent(client, ours, text):
    assert say_yes(client, ours, text).status_code == 400


@pytest.mark.parametrize("number", ["", "1", "x", "9" * 30])
def test_an_unknown_shop_is_told(client, number):
    assert client.get(ASK, {"id": number}).status_code == 404
    assert client.post(f"{ASK}?id={number}", {"page": "{}"}).status_code == 404


def test_whoever_says_yes_without_end_is_asked_to_wait(client, ours, monkeypatch):
    monkeypatch.setattr(consent.CONSENTS, "burst", 2)

    answers = [
        say_yes(client, ours, page_of(ours, orderNumber=str(n))).status_code
        for n in range(4)
    ]

    assert answers == [200, 200, 429, 429]


def test_the_words_of_the_shop_are_text(client, ours):
    answer = say_yes(client, ours, page_of(ours, firstName="<script>alert(1)"))

    assert "<script>alert" not in answer.content.decode()
    assert orders.has_consent(ours.shop, "10045")


def test_a_name_of_a_shop_with_markup_is_text(client, ours):
    ours.shop.name = "<b>Kaas</b>"
    ours.shop.save()

    text = client.get(f"{ASK}?id={ours.credentials['id']}").content.decode()

    assert "<b>Kaas" not in text
