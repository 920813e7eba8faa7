"""A customer agrees to be asked; whose word that is, is looked at."""

import pytest

from tests.builders.orders import a_connection, an_order
from tests.builders.people import MONDAY
from trustmark.orders import api as orders
from trustmark.orders.api import ConsentRefused, ConsentSource, Fault, OrderPage

pytestmark = pytest.mark.django_db
# Made by the code of a plug-in under PHP, and by an independent program.
VECTOR = (
    "cb442de7af91480eec65042b0743708279edd390aa378a7bbb0c586219cf6c46"
    "edf65802da88fe9ea1e6fc8f7751d71b5f35f05587fab09c3f611c465f1fcb4b"
)


def a_page(connected, *, number="10045", email="jan@thuis.test", key=""):
    fields = {
        "webshopId": str(connected.connection.public_id),
        "orderNumber": number,
        "email": email,
        "firstName": "Zoë & Co ~",
        "inviteDelay": "3",
    }
    signature = (
        orders.signature_of(fields, shop_id=fields["webshopId"], key=key) if key else ""
    )
    return OrderPage(fields, signature)


def test_the_signature_is_the_one_plug_ins_make():
    fields = {
        "webshopId": "1001",
        "orderNumber": "10045",
        "email": "jan+test@example.com",
        "firstName": "Zoë & Co",
        "inviteDelay": "3",
    }

    assert orders.signature_of(fields, shop_id="1001", key="abc.123") == VECTOR


def test_a_tilde_is_encoded_and_a_missing_field_left_out():
    with_tilde = {"webshopId": "1", "orderNumber": "~", "email": "a@b.test"}

    made = orders.signature_of(with_tilde, shop_id="1", key="k")

    assert made != orders.signature_of(
        with_tilde | {"inviteDelay": ""}, shop_id="1", key="k"
    )


def test_without_consent_the_answer_is_no():
    shop = a_connection().shop

    assert orders.has_consent(shop, "10045") is False
    assert orders.has_consent(shop, "") is False
    assert orders.has_consent(shop, "9" * 999) is False


def test_consent_is_for_one_order_of_one_shop():
    ours, others = a_connection(), a_connection()

    orders.record_consent(ours.shop, "7", source=ConsentSource.COMMAND, at=MONDAY)

    assert orders.has_consent(ours.shop, "7") is True
    assert orders.has_consent(ours.shop, "8") is False
    assert orders.has_consent(others.shop, "7") is False


def test_consent_told_twice_is_one_consent():
    shop = a_connection().shop

    first, again = (
        orders.record_consent(shop, "7", source=ConsentSource.POPUP, at=MONDAY)
        for _ in range(2)
    )

    assert first.pk == again.pk


def test_a_signed_page_counts_for_the_order():
    ours = a_connection()

    consent = orders.consent_in_popup(
        ours.connection, a_page(ours, key=ours.key), at=MONDAY
    )

    assert consent.is_signed
    assert orders.has_consent(ours.shop, "10045")


def test_a_wrong_signature_counts_for_nothing():
    ours, others = a_connection(), a_connection()
    forged = a_page(ours, key=others.key)

    with pytest.raises(ConsentRefused) as refused:
        orders.consent_in_popup(ours.connection, forged, at=MONDAY)

    assert refused.value.fault == Fault.SIGNATURE
    assert not orders.has_consent(ours.shop, "10045")


def test_a_page_changed_after_signing_counts_for_nothing():
    ours = a_connection()
    signed = a_page(ours, key=ours.key)
    changed = OrderPage(signed.fields | {"orderNumber": "10046"}, signed.signature)

    with pytest.raises(ConsentRefused):
        orders.consent_in_popup(ours.connection, changed, at=MONDAY)


def test_a_withdrawn_key_signs_nothing_any_more():
    ours = a_connection()
    signed = a_page(ours, key=ours.key)
    (key,) = orders.list_keys(ours.connection)
    orders.revoke_key(key, by=None, at=MONDAY)

    with pytest.raises(ConsentRefused):
        orders.consent_in_popup(ours.connection, signed, at=MONDAY)


def test_what_nobody_vouched_for_counts_for_the_person_alone():
    ours = a_connection()
    page = a_page(ours, number="7", email="Jan+kaas@thuis.test")

    orders.consent_in_popup(ours.connection, page, at=MONDAY)

    of_jan = an_order(ours, number="7", email="jan@thuis.test")
    of_another = an_order(ours, number="7", email="ander@thuis.test")
    assert orders.has_consent(ours.shop, "7")
    assert orders.has_consent_of(of_jan)
    assert not orders.has_consent_of(of_another)


@pytest.mark.parametrize(
    ("number", "email", "fault"),
    [
        ("", "jan@thuis.test", Fault.NUMBER_MISSING),
        ("9" * 65, "jan@thuis.test", Fault.NUMBER_LONG),
        ("7", "", Fault.EMAIL_MISSING),
        ("7", "jan", Fault.EMAIL_SHAPE),
    ],
)
def test_a_page_without_order_or_person_is_refused(number, email, fault):
    ours = a_connection()

    with pytest.raises(ConsentRefused) as refused:
        orders.consent_in_popup(
            ours.connection, a_page(ours, number=number, email=email), at=MONDAY
        )

    assert refused.value.fault == fault


def test_a_key_of_a_program_beside_it_does_not_hinder_a_signature():
    ours = a_connection()
    wish = orders.Wish("Kassa", (orders.Scope.ORDERS,))
    program = orders.new_program_key(ours.connection, wish, by=None, at=MONDAY)

    pages = [a_page(ours, key=key) for key in (ours.key, program.text)]

    signed = [orders.is_signed_by_shop(ours.connection, page) for page in pages]
    assert signed == [True, False]
