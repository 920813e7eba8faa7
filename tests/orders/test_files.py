"""Orders from a file: nothing is taken before somebody confirms, and then all, once."""

from datetime import timedelta

import pytest
from django_tasks_db.models import DBTaskResult

from tests.builders.concurrency import at_once
from tests.builders.orders import an_order
from tests.builders.parties import a_shop
from tests.builders.people import MONDAY, a_user
from tests.orders.readers.books import an_xlsx
from trustmark.kernel.announcements import Announcement
from trustmark.kernel.cases import MoveRefused
from trustmark.orders import api as orders
from trustmark.orders.api import Column, Order, OrderFile, TableRefused
from trustmark.orders.services import filing
from trustmark.shops import api as shops

pytestmark = pytest.mark.django_db
GOOD = [f"klant{n}@thuis.test;W-{n}" for n in range(1, 4)]
BAD = "geen adres;W-9"


@pytest.fixture
def person(shop):
    return shops.list_contacts(shop.company)[0].user


def a_file(shop, person, *lines, at=MONDAY):
    data = "\r\n".join(["E-mail;Ordernummer", *lines]).encode()
    return orders.keep_file(shop, data, name="orders.csv", by=person, at=at)


def confirmed(file, person, at=MONDAY):
    orders.confirm_file(file, by=person, at=at)
    orders.take_file(file.pk, at=at)
    file.refresh_from_db()
    return file


def counts(file):
    return file.new_count, file.known_count


@pytest.mark.rule("WK-D8-1")
def test_nothing_is_taken_before_it_is_confirmed_and_then_all(shop, person):
    file = a_file(shop, person, *GOOD, BAD)
    orders.take_file(file.pk, at=MONDAY)
    before = Order.objects.count()

    confirmed(file, person)

    assert before == 0
    assert counts(file) == (3, 0)
    assert set(Order.objects.values_list("number", "source")) == {
        ("W-1", "csv"),
        ("W-2", "csv"),
        ("W-3", "csv"),
    }
    assert Announcement.objects.filter(event__endswith="OrderTaken").count() == 3


@pytest.mark.rule("WK-D8-3")
def test_of_a_file_only_what_an_invitation_needs_is_kept(shop, person):
    data = (
        b"email,order,name,phone,birthday,total\n"
        b"jan@thuis.test,7,Jan de Boer,0612345678,1980-01-01,12.50\n"
    )
    file = orders.keep_file(shop, data, name="x.csv", by=person, at=MONDAY)

    confirmed(file, person)

    kept = str(list(Order.objects.values())) + str(list(OrderFile.objects.values()))
    assert "Jan" in kept
    assert not [w for w in ("Boer", "0612345678", "1980", "12.5") if w in kept]


@pytest.mark.rule("WK-D8-4")
@pytest.mark.parametrize("takes", [True, False])
def test_what_was_ordered_is_kept_only_where_the_shop_wants_it(shop, person, takes):
    connection = orders.connect(shop, at=MONDAY)
    orders.choose_products(connection, takes=takes, by=person)
    data = b"order;email;product;sku\n7;a@b.test;Kaas;K1\n7;;Brood;B1\n"
    file = orders.keep_file(shop, data, name="x.csv", by=person, at=MONDAY)

    confirmed(file, person)

    (order,) = Order.objects.all()
    names = [product.name for product in orders.list_products(order)]
    assert names == (["Kaas", "Brood"] if takes else [])


def test_pressed_twice_it_does_nothing_more(shop, person):
    file = confirmed(a_file(shop, person, *GOOD), person)

    with pytest.raises(MoveRefused):
        orders.confirm_file(file, by=person, at=MONDAY)
    orders.take_file(file.pk, at=MONDAY)

    file.refresh_from_db()
    assert counts(file) == (3, 0)
    assert Order.objects.count() == 3


def test_what_we_had_already_is_counted_and_not_taken_again(shop, person):
    connection = orders.connect(shop, at=MONDAY)
    message = orders.OrderMessage("klant1@thuis.test", orders.Source.API, number="W-1")
    orders.take_order(connection, message, at=MONDAY)

    file = confirmed(a_file(shop, person, *GOOD, GOOD[1]), person)

    assert counts(file) == (2, 1)
    assert Order.objects.count() == 3


def test_a_worker_killed_halfway_is_taken_over_where_it_was(shop, person, monkeypatch):
    monkeypatch.setattr(filing, "PORTION", 2)
    lines = [f"klant{n}@thuis.test;{n}" for n in range(7)]
    file = a_file(shop, person, *lines)
    orders.confirm_file(file, by=person, at=MONDAY)
    real, told = orders.take_order, []

    def dies_at_the_fourth(*args, **kwargs):
        told.append(args)
        if len(told) == 4:
            raise KeyboardInterrupt
        return real(*args, **kwargs)

    monkeypatch.setattr(filing, "take_order", dies_at_the_fourth)
    with pytest.raises(KeyboardInterrupt):
        orders.take_file(file.pk, at=MONDAY)
    halfway = Order.objects.count()
    monkeypatch.setattr(filing, "take_order", real)
    orders.take_file(file.pk, at=MONDAY)

    file.refresh_from_db()
    assert halfway == 2
    assert Order.objects.count() == 7
    assert counts(file) == (7, 0)
    assert file.taken_at == MONDAY


def test_a_lost_task_is_asked_for_again(
    shop, person, django_capture_on_commit_callbacks
):
    file = a_file(shop, person, *GOOD)
    orders.confirm_file(file, by=person, at=MONDAY)
    later = MONDAY + timedelta(minutes=1)

    with django_capture_on_commit_callbacks(execute=True):
        asked = [orders.sweep_files(at=later), orders.sweep_files(at=later)]

    assert asked == [1, 0]
    (asked_for,) = DBTaskResult.objects.all()
    assert asked_for.task_path.endswith("take_order_file")


def test_what_was_taken_is_forgotten_and_what_is_wrong_keeps_its_row(shop, person):
    file = a_file(shop, person, GOOD[0], BAD, GOOD[1], ";W-8")

    confirmed(file, person)

    assert file.rows == [
        ["E-mail", "Ordernummer"],
        [],
        ["geen adres", "W-9"],
        [],
        ["", "W-8"],
    ]
    assert orders.read_order_file(file).wrong_rows == {3, 5}


def test_of_a_file_without_faults_nothing_stays(shop, person):
    file = confirmed(a_file(shop, person, *GOOD), person)

    assert file.rows == []


def test_a_file_lies_here_for_a_day_at_most(shop, person):
    waiting = a_file(shop, person, *GOOD)
    taken = confirmed(a_file(shop, person, GOOD[0], BAD), person)
    under_way = a_file(shop, person, *GOOD)
    orders.confirm_file(under_way, by=person, at=MONDAY)
    day = timedelta(days=1)

    orders.sweep_files(at=MONDAY + day - timedelta(seconds=1))
    kept = set(OrderFile.objects.values_list("pk", flat=True))
    orders.sweep_files(at=MONDAY + day)

    assert kept == {waiting.pk, taken.pk, under_way.pk}
    assert set(OrderFile.objects.values_list("pk", flat=True)) == {under_way.pk}


def test_a_shop_keeps_a_few_files_at_a_time(shop, person):
    files = [a_file(shop, person, *GOOD) for _ in range(filing.MOST_WAITING + 2)]

    left = set(OrderFile.objects.values_list("pk", flat=True))
    assert left == {file.pk for file in files[2:]}


def test_columns_are_chosen_by_hand_where_nothing_is_recognised(shop, person):
    data = b"Wie;Wat;Taal\nJan;1;nl\n"
    file = orders.keep_file(shop, data, name="x.csv", by=person, at=MONDAY)
    with pytest.raises(MoveRefused, match="No row"):
        orders.confirm_file(file, by=person, at=MONDAY)
    columns = [Column.EMAIL, Column.NUMBER, Column.UNUSED]

    orders.assign_columns(file, columns, is_headed=True, by=person)

    assert file.columns == ["email", "number", ""]
    assert len(orders.read_order_file(file).wrong) == 1


def test_a_confirmed_file_changes_no_more(shop, person):
    file = confirmed(a_file(shop, person, *GOOD), person)

    with pytest.raises(MoveRefused):
        orders.assign_columns(file, [Column.UNUSED] * 2, is_headed=True, by=person)
    with pytest.raises(MoveRefused):
        orders.drop_file(file, by=person)


def test_a_file_can_be_thrown_away(shop, person):
    orders.drop_file(a_file(shop, person, *GOOD), by=person)

    assert not OrderFile.objects.exists()


def test_only_who_acts_for_the_company_sends_files(shop, person):
    stranger = a_user()
    file = a_file(shop, person, *GOOD)

    with pytest.raises(MoveRefused):
        a_file(shop, stranger, *GOOD)
    with pytest.raises(MoveRefused):
        orders.confirm_file(file, by=stranger, at=MONDAY)
    assert orders.find_file(a_shop(), file.pk) is None


def test_a_spreadsheet_is_kept_as_rows_and_a_picture_not_at_all(shop, person):
    book = an_xlsx([["E-mail", "Order"], ["a@b.test", 7]])

    file = orders.keep_file(shop, book, name="\u202egnp.xlsx", by=person, at=MONDAY)
    with pytest.raises(TableRefused):
        orders.keep_file(shop, b"\x89PNG\x00\x00", name="x.csv", by=person, at=MONDAY)

    assert list(file.rows[1]) == ["a@b.test", "7"]
    assert file.name == "gnp.xlsx"


@pytest.mark.django_db(transaction=True)
def test_two_workers_at_once_take_every_order_once(monkeypatch):
    shop = an_order().shop
    person = shops.list_contacts(shop.company)[0].user
    monkeypatch.setattr(filing, "PORTION", 3)
    lines = [f"klant{n}@thuis.test;{n}" for n in range(20)]
    file = a_file(shop, person, *lines)
    orders.confirm_file(file, by=person, at=MONDAY)

    at_once(*[lambda: orders.take_file(file.pk, at=MONDAY)] * 2)

    file.refresh_from_db()
    assert counts(file) == (20, 0)
    assert Order.objects.filter(source="csv").count() == 20
