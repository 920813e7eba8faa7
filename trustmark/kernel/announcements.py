"""Announce up: what a module tells the modules above it, after the fact.

An announcement is a row written in the transaction of the verb. The worker
delivers it after commit, once per reaction, in order, at least once. A reaction
runs in the transaction that marks its delivery done, so what it writes is written
once even when it is run twice.
"""

import importlib
import logging
from collections.abc import Callable
from dataclasses import asdict, dataclass, fields
from datetime import date, datetime, timedelta
from typing import Any, Protocol, TypeVar

from django.db import models, transaction
from django.db.models import Exists, OuterRef, TextChoices
from django.utils.translation import gettext_lazy as _

from trustmark.kernel.hurry import hurry, hurry_together
from trustmark.kernel.inserting import insert
from trustmark.kernel.privacy import Keep

logger = logging.getLogger(__name__)

ATTEMPTS = 8
FIRST_PAUSE = timedelta(seconds=5)


@dataclass(frozen=True)
class Event:
    """Something that happened: a frozen dataclass in the past tense, plain values.

    The first field names what it is about; announcements about the same thing reach
    a reaction in the order in which they were made.
    """


class Reaction(Protocol):
    """What a module above does about an event."""

    def __call__(self, event: Any, *, at: datetime) -> None: ...


ReactionKind = TypeVar("ReactionKind", bound=Reaction)
_reactions: dict[str, list[str]] = {}


class DeliveryState(TextChoices):
    WAITING = "waiting", _("Waiting")
    DONE = "done", _("Done")
    PARKED = "parked", _("Parked")


class Announcement(models.Model):
    """One event, as it was announced."""

    event = models.CharField(max_length=120)
    about = models.CharField(max_length=120)
    payload = models.JSONField()
    at = models.DateTimeField()

    class Privacy:
        personal = ()
        plain = ("event", "about", "payload")
        keep = Keep(years=1, since="at", ground="to see what set off what")

    class Meta:
        app_label = "kernel"

    def __str__(self) -> str:
        return f"{self.event} {self.about}"


class Delivery(models.Model):
    """One announcement on its way to one reaction."""

    announcement = models.ForeignKey(Announcement, models.CASCADE, related_name="+")
    reaction = models.CharField(max_length=160)
    about = models.CharField(max_length=120)
    state = models.CharField(
        max_length=10, choices=DeliveryState, default=DeliveryState.WAITING
    )
    attempts = models.PositiveSmallIntegerField(default=0)
    not_before = models.DateTimeField()
    fault = models.TextField(default="")

    class Privacy:
        personal = ("fault",)
        plain = ("reaction", "about", "state")
        keep = Keep(years=1, since="not_before", ground="to see what set off what")

    class Meta:
        app_label = "kernel"
        constraints = [
            models.UniqueConstraint(
                fields=["announcement", "reaction"], name="delivery_once_per_reaction"
            )
        ]
        indexes = [
            models.Index(
                fields=["not_before", "id"],
                condition=models.Q(state="waiting"),
                name="delivery_waiting",
            )
        ]

    def __str__(self) -> str:
        return f"{self.announcement_id} to {self.reaction}"


def on(event: type[Event]) -> Callable[[ReactionKind], ReactionKind]:
    """Register a reaction; modules do this in `reactions.py`, loaded at start."""

    def register(reaction: ReactionKind) -> ReactionKind:
        name = f"{reaction.__module__}.{reaction.__qualname__}"  # type: ignore[attr-defined]
        listed = _reactions.setdefault(_name(event), [])
        if name not in listed:
            listed.append(name)
        return reaction

    return register


def announce(event: Event, *, at: datetime) -> None:
    """Tell the house; belongs to the surrounding transaction."""
    hurry("trustmark.kernel.tasks.deliver", _written(event, at=at).pk)


def announce_one_of_many(event: Event, *, at: datetime) -> None:
    """As `announce`, for what comes by the hundred: the worker takes them together.

    It is asked at most once a second, so the last of them may wait for the sweep.
    """
    _written(event, at=at)
    hurry_together("trustmark.kernel.tasks.deliver_waiting")


def _written(event: Event, *, at: datetime) -> Announcement:
    name = _name(type(event))
    about = f"{fields(event)[0].name}={getattr(event, fields(event)[0].name)}"
    announcement = Announcement(event=name, about=about, payload=_plain(event), at=at)
    insert([announcement])
    deliveries = [
        Delivery(
            announcement=announcement, reaction=reaction, about=about, not_before=at
        )
        for reaction in _reactions.get(name, [])
    ]
    insert(deliveries)
    return announcement


def deliver(announcement_id: int, *, at: datetime) -> None:
    """Run the reactions of one announcement that are still to be run."""
    waiting = Delivery.objects.filter(
        announcement_id=announcement_id,
        state=DeliveryState.WAITING,
        not_before__lte=at,
    )
    for delivery_id in waiting.order_by("id").values_list("id", flat=True):
        _deliver_one(delivery_id, at=at)


def deliver_due(*, at: datetime, limit: int = 500) -> int:
    """Run what is waiting and due, in order; the sweep behind lost tasks."""
    due = Delivery.objects.filter(state=DeliveryState.WAITING, not_before__lte=at)
    ids = list(due.order_by("id").values_list("id", flat=True)[:limit])
    return sum(_deliver_one(delivery_id, at=at) for delivery_id in ids)


def list_parked() -> list[Delivery]:
    """Deliveries a person must look at, oldest first."""
    parked = Delivery.objects.filter(state=DeliveryState.PARKED)
    return list(parked.select_related("announcement").order_by("id"))


def retry_parked(delivery: Delivery, *, at: datetime) -> None:
    """Give a parked delivery a new row of attempts."""
    rows = Delivery.objects.filter(pk=delivery.pk, state=DeliveryState.PARKED)
    if rows.update(state=DeliveryState.WAITING, attempts=0, not_before=at):
        hurry("trustmark.kernel.tasks.deliver", delivery.announcement_id)


def _deliver_one(delivery_id: int, *, at: datetime) -> bool:
    try:
        with transaction.atomic():
            return _run(delivery_id, at=at)
    except Exception as fault:
        logger.exception("delivery %s failed", delivery_id)
        _postpone(delivery_id, fault, at=at)
        return False


def _run(delivery_id: int, *, at: datetime) -> bool:
    earlier = Delivery.objects.filter(
        reaction=OuterRef("reaction"),
        about=OuterRef("about"),
        state=DeliveryState.WAITING,
        id__lt=OuterRef("id"),
    )
    mine = Delivery.objects.filter(pk=delivery_id, state=DeliveryState.WAITING)
    # Marked done first: the row lock makes a doubled task wait, and find nothing.
    if not mine.filter(~Exists(earlier)).update(state=DeliveryState.DONE):
        return False
    delivery = Delivery.objects.select_related("announcement").get(pk=delivery_id)
    module, _, function = delivery.reaction.rpartition(".")
    reaction = getattr(importlib.import_module(module), function)
    reaction(_event_of(delivery.announcement), at=at)
    return True


def _postpone(delivery_id: int, fault: Exception, *, at: datetime) -> None:
    with transaction.atomic():
        delivery = Delivery.objects.select_for_update().get(pk=delivery_id)
        if delivery.state != DeliveryState.WAITING:
            return
        delivery.attempts += 1
        delivery.fault = f"{type(fault).__name__}: {fault}"[:2000]
        delivery.not_before = at + FIRST_PAUSE * 2**delivery.attempts
        if delivery.attempts >= ATTEMPTS:
            delivery.state = DeliveryState.PARKED
        delivery.save()


def _name(event: type[Event]) -> str:
    return f"{event.__module__}.{event.__qualname__}"


def _plain(event: Event) -> dict[str, Any]:
    return {
        name: value.isoformat() if isinstance(value, date) else value
        for name, value in asdict(event).items()
    }


def _event_of(announcement: Announcement) -> Event:
    module, _, name = announcement.event.rpartition(".")
    kind = getattr(importlib.import_module(module), name)
    values = dict(announcement.payload)
    for field in fields(kind):
        if field.type is datetime or field.type == "datetime":
            values[field.name] = datetime.fromisoformat(values[field.name])
        elif field.type is date or field.type == "date":
            values[field.name] = date.fromisoformat(values[field.name])
    event: Event = kind(**values)
    return event
