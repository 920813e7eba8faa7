"""Clearing away what belongs to a connection and has passed its term."""

from datetime import date, datetime

from django.db.models import Model, ProtectedError, QuerySet

from trustmark.kernel.privacy import term_of
from trustmark.orders.models import (
    ApiKey,
    Connection,
    KeyDeed,
    OrderedProduct,
    SyncAddress,
    TestKey,
)


def clear_due(*, on: date, at: datetime) -> int:
    """Drop old products, deeds, keys and addresses, and connections of ended shops."""
    OrderedProduct.objects.filter(sync_address__in=_past(SyncAddress, at)).update(
        sync_address=None
    )
    gone, _ = _past(OrderedProduct, at).delete()
    gone += _past(KeyDeed, at).delete()[0]
    gone += _drop(_past(ApiKey, at))
    gone += _past(TestKey, at).delete()[0]
    gone += _drop(_past(SyncAddress, at))
    ended = _past(Connection, at)
    KeyDeed.objects.filter(key__connection__in=ended).delete()
    ApiKey.objects.filter(connection__in=ended).delete()
    TestKey.objects.filter(connection__in=ended).delete()
    return gone + _drop(ended)


def _past(model: type[Model], at: datetime) -> QuerySet[Model]:
    term = term_of(model)
    moment = term.since.replace(".", "__")
    return model._default_manager.filter(**{f"{moment}__lt": term.past(at)})


def _drop(rows: QuerySet[Model]) -> int:
    """Delete row by row; what something with a longer term still needs stays."""
    gone = 0
    for row in rows:
        try:
            gone += row.delete()[0]
        except ProtectedError:
            continue
    return gone
