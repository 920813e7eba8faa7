"""Forgetting what was said in flags, decisions and appeals, after its term."""

from datetime import date, datetime

from django.db.models import Model, QuerySet

from trustmark.kernel.privacy import term_of
from trustmark.reviews.models import (
    Flag,
    ModerationDecision,
    PrivateReply,
    ReviewAppeal,
)

_WORDS: tuple[tuple[type[Model], tuple[str, ...]], ...] = (
    (Flag, ("explanation",)),
    (ModerationDecision, ("facts",)),
    (ReviewAppeal, ("argument", "reasons")),
)


def forget_due(*, on: date, at: datetime) -> int:
    """Erase the words past their term; that it was decided, on which ground, stays."""
    past = term_of(PrivateReply).past(at)
    gone, _ = PrivateReply.objects.filter(written_at__lt=past).delete()
    return gone + sum(_forget(model, words, at=at) for model, words in _WORDS)


def _forget(model: type[Model], words: tuple[str, ...], *, at: datetime) -> int:
    term = term_of(model)
    old = {f"{term.since}__lt": term.past(at)}
    rows: QuerySet[Model] = model._default_manager.filter(words_erased_at=None, **old)
    return rows.update(words_erased_at=at, **dict.fromkeys(words, ""))
