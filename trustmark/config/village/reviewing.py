"""What customers of the village write about its shops, and what becomes of it."""

import tomllib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from trustmark.accounts.api import User
from trustmark.invitations import api as invitations
from trustmark.orders import api as orders
from trustmark.orders.api import OrderedProduct
from trustmark.reviews import api as reviews
from trustmark.reviews.api import Author, ProductWords, Reasons, Review, Words
from trustmark.shops import api as shops
from trustmark.shops.api import Shop

_SAID = Path(__file__).parent / "said.toml"
ASKED_AFTER = timedelta(days=5, hours=14)
Deed = Callable[[datetime], object]


@dataclass(frozen=True)
class Said:
    """What the customer of one order wrote, so many days after the letter.

    `things` has stars and words for what was ordered, in the order of the order.
    """

    turn: int
    stars: int
    text: str
    language: str = "nl"
    title: str = ""
    recommends: str = ""
    aspects: tuple[int, int, int, int] = (0, 0, 0, 0)
    things: tuple[tuple[int, str], ...] = ()
    after: int = 1
    reply: str = ""
    flag: str = ""
    refuse: str = ""


@dataclass(frozen=True)
class Unasked:
    """A review nobody asked for."""

    days_ago: int
    stars: int
    text: str
    name: str


def _read() -> tuple[dict[str, list[Said]], dict[str, list[Unasked]]]:
    told = tomllib.loads(_SAID.read_text("utf-8"))
    return (
        {host: [Said(**one) for one in parts["said"]] for host, parts in told.items()},
        {
            host: [Unasked(**one) for one in parts.get("unasked", ())]
            for host, parts in told.items()
        },
    )


SAID, UNASKED = _read()


def events_of_reviews(
    shop: Shop, ordered: Mapping[int, datetime], people: Mapping[str, User]
) -> Iterator[tuple[datetime, Deed]]:
    """What happens around reviews of a shop, each with its moment, in any order."""
    for at in ordered.values():
        yield _by_day(at + ASKED_AFTER), lambda at: invitations.send_due(at=at)
    for said in SAID.get(shop.domain, ()):
        if said.turn in ordered:
            yield from _events_of(shop, said, ordered[said.turn], people)


def events_unasked(shop: Shop, now: datetime) -> Iterator[tuple[datetime, Deed]]:
    """Reviews nobody asked for, confirmed the same day."""
    for one in UNASKED.get(shop.domain, ()):
        yield (
            now - timedelta(days=one.days_ago),
            lambda at, one=one: _write_unasked(shop, one, at=at),  # type: ignore[misc]
        )


def _events_of(
    shop: Shop, said: Said, ordered_at: datetime, people: Mapping[str, User]
) -> Iterator[tuple[datetime, Deed]]:
    written = _by_day(ordered_at + ASKED_AFTER) + timedelta(days=said.after, hours=1)
    known: list[Review] = []
    yield written, lambda at: known.extend(_write(shop, said, ordered_at, at=at))
    contact = shops.list_contacts(shop.company)[0].user
    if said.reply:
        yield (
            written + timedelta(days=1),
            lambda at: [
                reviews.reply(one, text=said.reply, by=contact, at=at) for one in known
            ],
        )
    if said.flag:
        yield (
            written + timedelta(days=1),
            lambda at: [
                reviews.flag(
                    one, ground="other-shop", explanation=said.flag, by=contact, at=at
                )
                for one in known
            ],
        )
    if said.refuse:
        reasons = Reasons("insult", said.refuse)
        yield (
            written + timedelta(days=1),
            lambda at: [
                reviews.refuse(one, reasons, by=people["mila"], at=at) for one in known
            ],
        )


def _write(
    shop: Shop, said: Said, ordered_at: datetime, *, at: datetime
) -> Iterator[Review]:
    """The review of the order of that moment, if its customer was asked."""
    for invitation in invitations.list_invitations(shop):
        is_it = invitation.order.received_at == ordered_at
        if is_it and invitation.state in invitations.ANSWERABLE:
            full = invitations.get_invitation(invitation.pk)
            ordered = orders.list_products(full.order)
            words = _words(said, full.order.first_name, ordered)
            yield reviews.write_invited(full, words, address=None, at=at)


def _write_unasked(shop: Shop, one: Unasked, *, at: datetime) -> None:
    book = invitations.find_rulebook(shop)
    if book is None:
        return
    review = reviews.write_open(
        shop,
        Words(one.stars, one.text, one.name, "nl"),
        Author(f"{one.name.lower()}@elders.test"),
        scheme=book.scheme.slug,
        at=at,
    )
    reviews.confirm(review, at=at)


def _words(said: Said, name: str, ordered: list[OrderedProduct]) -> Words:
    shipping, service, value, aftersale = said.aspects
    return Words(
        rating=said.stars,
        text=said.text,
        author_name=name,
        language=said.language,
        title=said.title,
        recommends=said.recommends,
        shipping=shipping,
        service=service,
        value=value,
        aftersale=aftersale,
        products=tuple(
            ProductWords(thing.external_id, stars, text)
            for thing, (stars, text) in zip(ordered, said.things, strict=False)
        ),
    )


def _by_day(at: datetime) -> datetime:
    """Three in the afternoon, when letters may leave whatever the order's hour was."""
    return (at + timedelta(days=1)).replace(hour=14, minute=0)
