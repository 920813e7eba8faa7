"""Orders are read from what shops put into their mails; nothing else of a mail is."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from tests.orders.readers.mailing import MARKUP, SNIPPET, a_mail, markup, snippet
from trustmark.orders.readers.kiyoh import read_kiyoh
from trustmark.orders.readers.mails import (
    LARGEST_MAIL,
    MOST_ORDERS,
    MailFault,
    MailRefused,
    read_mail,
)

BREAD = {"name": "Brood", "sku": "B-1"}
ANYTHING = some.recursive(
    some.none() | some.booleans() | some.integers() | some.text(max_size=10),
    lambda inner: (
        some.lists(inner, max_size=3)
        | some.dictionaries(some.text(max_size=8), inner, max_size=3)
    ),
    max_leaves=10,
)


def fault_of(data):
    with pytest.raises(MailRefused) as refused:
        read_mail(data)
    return refused.value.fault


def test_the_snippet_of_a_review_service_is_an_order():
    (order,) = read_mail(a_mail(snippet()))

    told = (order.email, order.number, order.language, order.customer_name)
    assert told == ("klant@thuis.test", "W-1", "nl-NL", "Jan de Boer")
    assert order.delay == "7"
    assert order.source == "mail"
    (product,) = order.products
    assert (product.external_id, product.url) == ("K-1", "https://kaas.test/p/1")
    assert product.image_url == "https://kaas.test/1.jpg"
    assert order.dropped == {"templateId"}


def test_the_order_of_schema_org_is_an_order_of_whom_the_mail_went_to():
    (order,) = read_mail(a_mail(markup(), language="fr"))

    told = (order.email, order.number, order.language, order.customer_name)
    assert told == ("klant@thuis.test", "W-2", "fr", "Piet Jansen")
    assert [product.name for product in order.products] == ["Brood"]
    assert order.dropped == {"price", "priceCurrency", "billingAddress"}
    assert "Dijk" not in str(order)


@pytest.mark.parametrize(
    "data",
    [
        [MARKUP],
        {"@context": "https://schema.org", "@graph": [{"@type": "Shop"}, MARKUP]},
        MARKUP | {"@type": "http://schema.org/Order"},
        MARKUP | {"@type": ["Thing", "Order"]},
        MARKUP | {"acceptedOffer": {"itemOffered": BREAD}},
        MARKUP
        | {
            "acceptedOffer": None,
            "orderedItem": {"orderedItem": BREAD},
        },
    ],
)
def test_an_order_is_found_however_schema_org_is_written(data):
    (order,) = read_mail(a_mail(("application/ld+json", data)))

    assert order.number == "W-2"
    assert [product.sku for product in order.products] == ["B-1"]


def test_where_a_mail_has_both_the_snippet_counts():
    (order,) = read_mail(a_mail(markup(), snippet()))

    assert order.number == "W-1"


def test_what_the_snippet_leaves_out_the_mail_says():
    mail = a_mail(
        ("application/json+trustpilot", {"referenceId": 7}),
        to='"Zoë de Boer" <zoe@thuis.test>',
        Content_Language="fr-BE",
    )

    (order,) = read_mail(mail)

    told = (order.email, order.number, order.language, order.customer_name, order.delay)
    assert told == ("zoe@thuis.test", "7", "fr-BE", "Zoë de Boer", "")


@pytest.mark.parametrize(
    ("moment", "days"),
    [
        ("2026-11-01T10:00:00", "0"),
        ("2026-11-03T09:59:59", "0"),
        ("2026-11-03T10:00:00+00:00", "1"),
        ("2030-01-01T00:00:00", "365"),
        ("morgen", ""),
        ("9999-12-31T23:59:59-12:00", "365"),
    ],
)
def test_a_moment_to_send_becomes_days(moment, days):
    (order,) = read_mail(a_mail(snippet(preferredSendTime=moment)))

    assert order.delay == days


@pytest.mark.parametrize(
    "mail",
    [
        b"",
        b"From: x\n\nno page at all",
        a_mail(),
        a_mail(("application/ld+json", {"@type": "Event"})),
        a_mail(("application/ld+json", "{ this is no json")),
        a_mail(("application/ld+json", "[" * 100_000)),
        a_mail(("text/javascript", json.dumps(MARKUP))),
        a_mail(markup(), to=""),
        a_mail(markup(), to="a@thuis.test, b@thuis.test"),
        a_mail(snippet(recipientEmail="a@b.test\r\nBcc: c@d.test")),
    ],
)
def test_a_mail_without_an_order_for_one_person_is_refused(mail):
    assert fault_of(mail) == MailFault.NO_ORDER


def test_a_mail_that_is_too_large_is_not_read():
    assert fault_of(b"x" * (LARGEST_MAIL + 1)) == MailFault.TOO_LARGE


def test_of_a_mail_with_many_orders_some_are_read():
    mail = a_mail(*[markup(orderNumber=str(n)) for n in range(MOST_ORDERS + 5)])

    assert len(read_mail(mail)) == MOST_ORDERS


@settings(deadline=None)
@given(data=some.binary(max_size=400))
def test_any_bytes_are_orders_or_a_named_fault(data):
    for mail in (data, b"Content-Type: text/html\nTo: a@b.test\n\n" + data):
        try:
            read_mail(mail)
        except MailRefused:
            continue


@settings(deadline=None)
@given(data=some.dictionaries(some.sampled_from([*MARKUP, "@graph"]), ANYTHING))
def test_any_markup_is_orders_or_a_named_fault(data):
    mail = a_mail(("application/ld+json", {"@type": "Order"} | data))

    try:
        read_mail(mail)
    except MailRefused:
        return


@settings(deadline=None)
@given(data=some.dictionaries(some.sampled_from(list(SNIPPET)), ANYTHING))
def test_any_snippet_is_an_order_or_a_named_fault(data):
    try:
        read_mail(a_mail(("application/json+trustpilot", data)))
    except MailRefused:
        return


def test_an_invitation_of_kiyoh_is_an_order():
    order = read_kiyoh(
        {
            "location_id": "1",
            "hash": "geheim",
            "invite_email": " klant@thuis.test ",
            "delay": "3",
            "first_name": "Jan",
            "last_name": "de Boer",
            "language": "nl",
            "ref_code": "W-1",
            "city": "Alkmaar",
            "product_code[]": "K-1",
            "geboortedatum": "1980-01-01",
        }
    )

    told = (order.email, order.number, order.language, order.delay)
    assert told == ("klant@thuis.test", "W-1", "nl", "3")
    assert order.customer_name == "Jan"
    assert order.dropped == {"city", "product_code", "other"}
    assert not [w for w in ("geheim", "Alkmaar", "1980", "Boer") if w in str(order)]
