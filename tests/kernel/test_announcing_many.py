"""What comes by the hundred is announced without a task for each."""

from dataclasses import dataclass

import pytest
from django.db import transaction
from django_tasks_db.models import DBTaskResult

from trustmark.kernel import announcements, hurry, tasks
from trustmark.kernel.announcements import Event, announce_one_of_many, on

HEARD: list[int] = []


@dataclass(frozen=True)
class DropFell(Event):
    """A drop of rain fell."""

    drop_id: int


def count_drops(event: DropFell, *, at) -> None:
    """Counts."""
    HEARD.append(event.drop_id)


@pytest.fixture(autouse=True)
def _a_reaction(monkeypatch):
    HEARD.clear()
    monkeypatch.setattr(announcements, "_reactions", {})
    monkeypatch.setattr(hurry, "_last_asked", {})
    on(DropFell)(count_drops)


@pytest.mark.django_db(transaction=True)
def test_a_hundred_announcements_ask_the_worker_once(monday):
    for drop in range(100):
        with transaction.atomic():
            announce_one_of_many(DropFell(drop), at=monday)

    # Should a second pass while a slow machine does this, it asks once more.
    assert 1 <= DBTaskResult.objects.count() < 20
    tasks.deliver_waiting.func()
    assert list(HEARD) == [*range(100)]


@pytest.mark.django_db(transaction=True)
def test_what_was_undone_is_neither_announced_nor_asked_for(monday):
    with transaction.atomic():
        announce_one_of_many(DropFell(1), at=monday)
        transaction.set_rollback(True)

    tasks.deliver_waiting.func()
    assert HEARD == []
    assert not DBTaskResult.objects.exists()
