"""What a shop says itself in its letters: kept, looked at, and sent to oneself."""

from datetime import datetime, timedelta

from django.db import IntegrityError, transaction

from trustmark.accounts.api import User
from trustmark.correspondence import api as correspondence
from trustmark.correspondence.api import Letter, OutgoingLetter, Rendering
from trustmark.invitations import permissions, rules
from trustmark.invitations.letters import Asking, ReviewInvitation, ReviewReminder
from trustmark.invitations.models import OwnWords
from trustmark.invitations.queries import find_own_words, find_rulebook
from trustmark.invitations.rules import LONGEST
from trustmark.invitations.writing import (
    LANGUAGES,
    NobodyToSign,
    how_link,
    own_of,
    sender_for,
)
from trustmark.kernel.calendar import day_of
from trustmark.kernel.cases import MoveRefused
from trustmark.kernel.links import link_to
from trustmark.schemes.api import Rulebook
from trustmark.shops import api as shops
from trustmark.shops.api import Shop

_NAMES = {"nl": "Anna", "fr": "Anne", "en": "Ann"}


@transaction.atomic
def write_own_words(
    shop: Shop, language: str, parts: dict[str, str], *, by: User, at: datetime
) -> OwnWords:
    """Keep what the shop says from now on; the same words again make no new version.

    `parts` are those of `LONGEST`, free of faults; raises `MoveRefused`.
    """
    refusal = permissions.why_not_choose(shop, by=by)
    if refusal:
        raise MoveRefused(refusal)
    if language not in LANGUAGES or any(faults_of(shop, parts).values()):
        raise MoveRefused(f"these words cannot stand in a letter in {language!r}")
    said = {part: parts.get(part, "") for part in LONGEST}
    newest = _newest(shop, language)
    if newest and all(getattr(newest, part) == said[part] for part in LONGEST):
        return newest
    version = newest.version + 1 if newest else 1
    try:
        with transaction.atomic():
            return OwnWords.objects.create(
                shop=shop,
                language=language,
                version=version,
                written_by=by,
                written_at=at,
                **said,
            )
    except IntegrityError as other:
        raise MoveRefused(permissions.changed_meanwhile()) from other


def faults_of(shop: Shop, parts: dict[str, str]) -> dict[str, list[rules.OwnFault]]:
    """What is wrong with each part, for this shop."""

    def is_own(address: str) -> bool:
        host = shops.domain_of(address)
        return host == shop.domain or host.endswith(f".{shop.domain}")

    return {
        part: rules.faults_in(text, part=part, is_own=is_own)
        for part, text in parts.items()
    }


def preview(
    shop: Shop,
    language: str,
    *,
    is_reminder: bool = False,
    parts: dict[str, str] | None = None,
    at: datetime,
) -> Rendering:
    """The letter as a customer gets it; with other words than those kept, if given.

    Raises `NobodyToSign` for a shop that is not certified, `LetterFault` as `send`.
    """
    book = _book(shop)
    letter = _letter(shop, language, book, is_reminder=is_reminder, parts=parts, at=at)
    sender = sender_for(book, shop, language=language)
    return correspondence.render(letter, language=language, sender=sender)


@transaction.atomic
def send_test(
    shop: Shop, language: str, *, is_reminder: bool = False, by: User, at: datetime
) -> OutgoingLetter:
    """Send the letter to the address of whoever asks, and to nobody else."""
    refusal = permissions.why_not_choose(shop, by=by)
    if refusal:
        raise MoveRefused(refusal)
    book = _book(shop)
    return correspondence.send(
        _letter(shop, language, book, is_reminder=is_reminder, parts=None, at=at),
        to=by.email,
        name=by.name,
        language=language,
        sender=sender_for(book, shop, language=language),
        at=at,
    )


def _letter(
    shop: Shop,
    language: str,
    book: Rulebook,
    *,
    is_reminder: bool,
    parts: dict[str, str] | None,
    at: datetime,
) -> Letter:
    words = (
        find_own_words(shop, language)
        if parts is None
        else OwnWords(shop=shop, language=language, **parts)
    )
    asking = Asking(
        shop_name=shop.name,
        domain=shop.domain,
        scheme_name=book.scheme.name[language],
        first_name=_NAMES[language],
        order_number="10045",
        ordered_on=day_of(at - timedelta(days=5)),
    )
    kind = ReviewReminder if is_reminder else ReviewInvitation
    # No customer stands behind it: nothing can be written or stopped by its links.
    return kind(
        asking=asking,
        answer_before=day_of(rules.last_moment(at)),
        link=link_to("member:own_words", shop.domain, language, language=language),
        unsubscribe_link=link_to("member:inviting", shop.domain, language=language),
        how_link=how_link(book, language=language),
        own=own_of(words, asking),
        is_test=True,
    )


def _book(shop: Shop) -> Rulebook:
    book = find_rulebook(shop)
    if book is None:
        raise NobodyToSign(shop.domain)
    return book


def _newest(shop: Shop, language: str) -> OwnWords | None:
    rows = OwnWords.objects.filter(shop=shop, language=language)
    return rows.order_by("-version").first()
