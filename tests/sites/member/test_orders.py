"""Orders on the member's pages: sent as a file, looked over, taken; or typed in."""

import csv
import re
from datetime import timedelta
from html import unescape
from io import StringIO

import pytest
from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from tests.builders.orders import an_order
from tests.builders.parties import a_shop
from tests.builders.people import MONDAY
from tests.orders.readers.books import an_xlsx
from trustmark.orders import api as orders
from trustmark.orders.api import Order, OrderFile
from trustmark.shops import api as shops

pytestmark = pytest.mark.django_db
LINES = "E-mail;Ordernummer\nklant@thuis.test;W-1\ngeen adres;=1+1\n"
TRICKS = (
    "E-mail;Ordernummer;Naam\n"
    'klant@thuis.test;"<script>alert(1)</script>";\u202eJan\n'
    '"a@b.test\r\nBcc: c@d.test";W-2;Piet\n'
)


@pytest.fixture(autouse=True)
def _nobody_asked_before():
    cache.clear()


@pytest.fixture
def member(shop):
    return shops.list_contacts(shop.company)[0].user


@pytest.fixture
def browser(sign_in, member):
    return sign_in(member)


def address(name, shop, **parts):
    return reverse(f"member:{name}", kwargs={"domain": shop.domain, **parts})


def send(browser, shop, data, *, name="orders.csv"):
    file = SimpleUploadedFile(name, data if isinstance(data, bytes) else data.encode())
    return browser.post(address("order_upload", shop), {"file": file})


def words_of(response):
    return " ".join(
        unescape(re.sub(r"<[^>]+>", " ", response.content.decode())).split()
    )


def sent_file(browser, shop, data=LINES):
    assert send(browser, shop, data).status_code == 303
    return OrderFile.objects.latest("pk")


def test_a_file_is_looked_over_confirmed_and_taken(browser, shop):
    file = sent_file(browser, shop)
    looked = browser.get(address("order_file", shop, file_id=file.pk))
    taken_before = Order.objects.count()

    browser.post(address("order_file_confirm", shop, file_id=file.pk))
    browser.post(address("order_file_confirm", shop, file_id=file.pk))
    under_way = browser.get(address("order_file", shop, file_id=file.pk))
    orders.take_file(file.pk, at=MONDAY)
    done = browser.get(address("order_file", shop, file_id=file.pk))

    assert "1 bestelling kan worden overgenomen" in words_of(looked)
    assert "3 E-mailadres van de klant geen adres" in words_of(looked)
    assert taken_before == 0
    assert "0 van 1 tot nu toe" in words_of(under_way)
    assert "1 bestelling is nieuw" in words_of(done)
    assert list(Order.objects.values_list("number", flat=True)) == ["W-1"]


def test_rows_to_mend_come_back_as_a_file_in_which_nothing_is_a_formula(browser, shop):
    file = sent_file(browser, shop)

    response = browser.get(address("order_file_wrong", shop, file_id=file.pk))

    text = response.content.decode("utf-8-sig")
    rows = list(csv.reader(StringIO(text, newline=""), delimiter=";"))
    assert rows[0] == ["E-mail", "Ordernummer", "Wat er mis is"]
    assert rows[1][:2] == ["geen adres", "'=1+1"]
    assert "attachment" in response["Content-Disposition"]


def test_rows_mended_and_sent_again_are_taken(browser, shop):
    file = sent_file(browser, shop)
    back = browser.get(address("order_file_wrong", shop, file_id=file.pk)).content

    again = sent_file(browser, shop, back.replace(b"geen adres", b"goed@thuis.test"))
    browser.post(address("order_file_confirm", shop, file_id=again.pk))
    orders.take_file(again.pk, at=MONDAY)

    assert list(Order.objects.values_list("number", flat=True)) == ["=1+1"]


def test_what_is_typed_to_do_harm_is_shown_as_text(browser, shop):
    file = sent_file(browser, shop, TRICKS)

    page = browser.get(address("order_file", shop, file_id=file.pk))

    html = page.content.decode()
    assert "<script>alert" not in html
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in html
    assert "\u202e" not in html
    assert "a@b.test Bcc: c@d.test" in words_of(page)
    assert orders.read_order_file(file).wrong_rows == {3}


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "In dit bestand staat niets."),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00", "niet als tabel lezen"),
        (b"\xd0\xcf\x11\xe0", "heeft een wachtwoord"),
        (b'a;b\n"c;d\n', "In rij 2 begint een aanhalingsteken"),
        (b"a;b\n" * 10_002, "hoogstens 10000 tegelijk"),
        (b"x" * 5_000_001, "hoogstens 5 MB tegelijk"),
    ],
)
def test_a_file_that_is_no_table_gets_a_sentence(browser, shop, data, said):
    response = send(browser, shop, data)

    assert response.status_code == 422
    assert said in words_of(response)
    assert not OrderFile.objects.exists()


def test_no_file_at_all_gets_a_sentence(browser, shop):
    response = browser.post(address("order_upload", shop), {})

    assert response.status_code == 422
    assert response.context["form"].errors.keys() == {"file"}


def test_columns_are_assigned_by_hand_and_each_but_once(browser, shop):
    file = sent_file(browser, shop, "Wie;Wat\nJan;W-1\njan@thuis.test;W-2\n")
    page = address("order_file", shop, file_id=file.pk)
    there = {"first_row": "headings", "column_0": "email", "column_1": "number"}

    twice = browser.post(page, there | {"column_1": "email"})
    once = browser.post(page, there)

    assert twice.status_code == 422
    assert "column_1" in twice.context["form"].errors
    assert once.status_code == 303
    file.refresh_from_db()
    assert file.columns == ["email", "number"]


def test_without_a_column_of_addresses_nothing_can_be_taken(browser, shop):
    file = sent_file(browser, shop, "Wie;Wat\nJan;W-1\n")
    browser.post(address("order_file_confirm", shop, file_id=file.pk))

    page = browser.get(address("order_file", shop, file_id=file.pk))

    assert "Geen rij van het bestand kan zo worden overgenomen" in words_of(page)
    file.refresh_from_db()
    assert file.confirmed_at is None


def test_a_file_can_be_thrown_away(browser, shop):
    file = sent_file(browser, shop)

    response = browser.post(address("order_file_drop", shop, file_id=file.pk))

    assert response.status_code == 303
    assert not OrderFile.objects.exists()


def test_a_spreadsheet_is_taken_like_any_file(browser, shop):
    book = an_xlsx([["E-mail", "Order"], ["a@b.test", 1001]])

    file = sent_file(browser, shop, book)

    page = browser.get(address("order_file", shop, file_id=file.pk))
    assert "2 a@b.test 1001" in words_of(page)


def test_nobody_finds_the_files_and_orders_of_another_shop(browser, stranger, shop):
    file = sent_file(browser, shop)
    parts = {"file_id": file.pk}
    pages = [address(n, shop) for n in ("orders", "order_by_hand", "order_upload")]
    pages += [address(n, shop, **parts) for n in ("order_file", "order_file_wrong")]
    sent_to = [
        address(n, shop, **parts)
        for n in ("order_file", "order_file_confirm", "order_file_drop")
    ]

    answers = {stranger.get(page).status_code for page in pages}
    answers |= {stranger.post(page).status_code for page in sent_to}

    assert answers == {404}
    assert OrderFile.objects.filter(pk=file.pk, confirmed_at=None).exists()


def test_a_file_of_one_shop_is_not_found_beneath_another(browser, member, shop):
    other = a_shop(shop.company)
    file = sent_file(browser, shop)

    page = browser.get(address("order_file", other, file_id=file.pk))

    assert page.status_code == 404


@pytest.mark.rule("WK-D8-1")
def test_an_order_is_typed_in_and_seen_to_come_in_twice(browser, shop):
    typed = {
        "email": "klant@thuis.test",
        "number": "W-7",
        "first_name": "Jan de Boer",
        "language": "fr",
        "delay": "5",
    }

    first = browser.post(address("order_by_hand", shop), typed, follow=True)
    again = browser.post(address("order_by_hand", shop), typed, follow=True)

    (order,) = Order.objects.all()
    kept = (order.number, order.source, order.first_name, order.language)
    assert kept == ("W-7", "manual", "Jan", "fr")
    assert order.delay_days == 5
    assert "De bestelling is overgenomen" in words_of(first)
    assert "hadden wij al" in words_of(again)
    assert "W-7" in words_of(again)


@pytest.mark.parametrize("typed", ["", "geen adres", '"a b"@thuis.test'])
def test_an_order_without_an_address_gets_a_sentence(browser, shop, typed):
    response = browser.post(
        address("order_by_hand", shop), {"email": typed, "number": "W-7"}
    )

    assert response.status_code == 422
    assert response.context["form"].errors.keys() == {"email"}
    assert 'value="W-7"' in response.content.decode()
    assert not Order.objects.exists()


def test_typing_in_has_a_limit(browser, shop, settings):
    settings.ACCOUNT_RATE_LIMITS = settings.ACCOUNT_RATE_LIMITS | {
        "type_order": "2/h/user"
    }
    answers = [
        browser.post(
            address("order_by_hand", shop), {"email": f"k{n}@thuis.test"}
        ).status_code
        for n in range(3)
    ]

    assert answers == [303, 303, 429]
    assert Order.objects.count() == 2


def test_the_list_of_orders_shows_no_customer(browser, shop):
    connection = orders.connect(shop, at=MONDAY)
    message = orders.OrderMessage(
        "jan.de.boer@thuis.test", orders.Source.API, number="W-1", customer_name="Jan"
    )
    orders.take_order(connection, message, at=MONDAY - timedelta(days=1))
    an_order(number="van een ander")

    page = words_of(browser.get(address("orders", shop)))

    assert "W-1" in page
    assert not [w for w in ("thuis.test", "Jan ", "van een ander") if w in page]
