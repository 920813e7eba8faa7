"""An order is kept once, however often it is told, and no more of it than is needed."""

from dataclasses import fields
from datetime import timedelta

import pytest

from tests.builders.concurrency import at_once
from tests.builders.orders import a_connection, an_order, an_order_message
from tests.builders.people import MONDAY
from trustmark.kernel.announcements import Announcement
from trustmark.orders import api as orders
from trustmark.orders.api import Fault, OrderRefused, ProductMessage

pytestmark = pytest.mark.django_db
CHEESE = ProductMessage(
    external_id="42",
    name="Boerenkaas  oud",
    url="https://kaas.test/p/42",
    image_url="//kaas.test/42.jpg",
    gtin="871 1234 567 890",
    sku="K-42",
)


def announced() -> int:
    return Announcement.objects.filter(event__endswith="OrderTaken").count()


@pytest.mark.rule("WK-D8-3")
def test_an_order_keeps_whom_to_ask_and_nothing_more():
    order = an_order(
        email="Jan.deBoer@thuis.test",
        number="W-1",
        language="nl_nl",
        delay="5",
        customer_name="Jan de Boer",
    )

    kept = {f.name: getattr(order, f.name) for f in order._meta.concrete_fields}
    assert kept["email"] == "Jan.deBoer@thuis.test"
    assert kept["first_name"] == "Jan"
    assert (kept["language"], kept["delay_days"]) == ("nl", 5)
    assert "Boer" not in str({**kept, "email": ""})
    assert announced() == 1


@pytest.mark.rule("WK-D8-3")
def test_of_what_else_a_shop_sends_the_name_alone_is_kept():
    ours = a_connection()
    dropped = frozenset({"phone_numbers", "order_data.customer"})

    an_order(ours, dropped=dropped)

    ours.connection.refresh_from_db()
    assert set(ours.connection.dropped) == dropped
    # There is no field into which a value could go.
    assert "phone_numbers" not in {f.name for f in fields(an_order_message())}


def test_the_same_order_told_again_is_the_same_order():
    ours, message = a_connection(), an_order_message()

    first = orders.take_order(ours.connection, message, at=MONDAY)
    again = orders.take_order(ours.connection, message, at=MONDAY + timedelta(days=9))

    assert (first.is_new, again.is_new) == (True, False)
    assert first.order == again.order
    assert announced() == 1


def test_one_number_may_be_of_two_people_and_two_shops():
    ours = a_connection()

    first = an_order(ours, number="7")
    other_person = an_order(ours, number="7", email="ander@thuis.test")
    other_shop = an_order(number="7")

    assert len({first.pk, other_person.pk, other_shop.pk}) == 3


def test_without_a_number_one_person_orders_once_a_day():
    ours = a_connection()

    today = [an_order(ours, number="").pk for _ in range(2)]
    tomorrow = an_order(ours, number="", at=MONDAY + timedelta(days=1))

    assert len(set(today)) == 1
    assert tomorrow.pk not in today


@pytest.mark.rule("WK-D8-10")
@pytest.mark.parametrize(
    "variant",
    [
        "JAN@thuis.test",
        "jan+kaas@thuis.test",
        " jan@thuis.test ",
    ],
)
def test_one_person_is_recognised_however_the_address_is_written(variant):
    ours = a_connection()
    an_order(ours, email="jan@thuis.test")

    later = an_order(ours, email=variant)

    assert orders.has_told_before(later)
    assert orders.recognises(later, "jan@thuis.test")


@pytest.mark.rule("WK-D8-10")
def test_dots_count_except_where_they_do_not():
    assert orders.email_key("j.an@gmail.com") == orders.email_key("jan@googlemail.com")
    assert orders.email_key("j.an@thuis.test") != orders.email_key("jan@thuis.test")


@pytest.mark.rule("WK-D8-4")
def test_products_are_kept_only_for_a_shop_that_asked_for_it():
    plain, asked = a_connection(), a_connection(takes_products=True)

    without = an_order(plain, products=(CHEESE,))
    with_them = an_order(asked, products=(CHEESE,))

    assert orders.list_products(without) == []
    (kept,) = orders.list_products(with_them)
    assert (kept.external_id, kept.name) == ("42", "Boerenkaas oud")
    assert kept.image_url == "https://kaas.test/42.jpg"
    assert kept.gtin == "8711234567890"


def test_a_product_without_name_or_id_and_an_odd_address_are_left_out():
    ours = a_connection(takes_products=True)
    odd = (
        ProductMessage("", "Zonder nummer"),
        ProductMessage("7", " "),
        ProductMessage("8", "Kaas", url="javascript:alert(1)", gtin="12"),
    )

    order = an_order(ours, products=odd)

    (kept,) = orders.list_products(order)
    assert (kept.external_id, kept.url, kept.gtin) == ("8", "", "")


@pytest.mark.parametrize(
    ("email", "fault"),
    [
        ("", Fault.EMAIL_MISSING),
        ("jan", Fault.EMAIL_SHAPE),
        ("@thuis.test", Fault.EMAIL_SHAPE),
        ("jan@", Fault.EMAIL_SHAPE),
        ("jan@thuis.test\r\nBcc: x@y.test", Fault.EMAIL_SHAPE),
        ("a@b.test,c@d.test", Fault.EMAIL_SHAPE),
        ("x" * 250 + "@thuis.test", Fault.EMAIL_SHAPE),
    ],
)
def test_an_address_nobody_can_be_written_to_is_refused(email, fault):
    with pytest.raises(OrderRefused) as refused:
        an_order(email=email)

    assert refused.value.fault == fault


@pytest.mark.parametrize("email", ["john.doe@example-no-tld", "root@[127.0.0.1]"])
def test_what_plug_ins_let_through_is_taken(email):
    assert an_order(email=email).email == email


def test_a_number_that_is_too_long_is_refused():
    with pytest.raises(OrderRefused) as refused:
        an_order(number="9" * 65)

    assert refused.value.fault == Fault.NUMBER_LONG


@pytest.mark.django_db(transaction=True)
def test_two_who_tell_one_order_at_once_make_one_order_and_one_announcement():
    ours, message = a_connection(), an_order_message()
    taken: list[bool] = []

    def tell() -> None:
        told = orders.take_order(ours.connection, message, at=MONDAY)
        taken.append(told.is_new)

    at_once(*[tell] * 6)

    assert sorted(taken) == [False] * 5 + [True]
    assert orders.list_orders(ours.shop).count() == 1
    assert announced() == 1
