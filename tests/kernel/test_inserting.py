"""Rows written in one plain statement are the rows that saving would have written."""

from datetime import UTC, datetime

import pytest
from django.db import IntegrityError, transaction

from trustmark.kernel.announcements import Announcement
from trustmark.kernel.inserting import insert, insert_unless_known
from trustmark.kernel.numbers import NumberSeries

pytestmark = pytest.mark.django_db
AT = datetime(2026, 11, 2, 9, 30, 15, 123456, tzinfo=UTC)


def an_announcement(about: str) -> Announcement:
    payload = {"id": 7, "remark": 'Zoë\'s "kaas" % \\', "nothing": None}
    return Announcement(event="x.Y", about=about, payload=payload, at=AT)


def test_several_rows_get_their_ids_in_order():
    rows = [an_announcement(f"id={n}") for n in range(3)]

    insert(rows)

    stored = Announcement.objects.order_by("id")
    assert [row.pk for row in rows] == [found.pk for found in stored]
    assert [found.about for found in stored] == ["id=0", "id=1", "id=2"]


def test_a_row_is_the_same_as_a_saved_one():
    plain, saved = an_announcement("id=1"), an_announcement("id=1")

    insert([plain])
    saved.save()

    kept = Announcement.objects.values("event", "about", "payload", "at")
    first, second = kept
    assert first == second
    plain.about = "id=2"
    plain.save()
    assert Announcement.objects.filter(about="id=2").count() == 1


def test_nothing_to_insert_is_no_statement(django_assert_num_queries):
    with django_assert_num_queries(0):
        insert([])


def test_a_row_that_is_known_is_not_inserted_again():
    first, again = NumberSeries(name="kaas"), NumberSeries(name="kaas", last=9)

    assert insert_unless_known(first)
    assert not insert_unless_known(again)
    assert again.pk is None
    assert NumberSeries.objects.get(name="kaas").last == 0


def test_what_a_constraint_forbids_is_an_error_of_the_database():
    insert([NumberSeries(name="kaas")])

    with pytest.raises(IntegrityError), transaction.atomic():
        insert([NumberSeries(name="kaas")])
