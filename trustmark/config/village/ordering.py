"""What admitted shops of the village sell: orders of the last weeks, by a plug-in."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from demo_shop.village import village
from trustmark.orders import api as orders
from trustmark.orders.api import (
    Connection,
    ConsentSource,
    OrderMessage,
    ProductMessage,
    Source,
)
from trustmark.shops.api import Shop

CLIENT = "wordpress 3.39 wp-6.6-wc-9.1"
# Days ago, hour and minute, number of things, who; and who said yes when asked.
_TOLD = (
    (61, 9, 41, 1, "Anneke Bos", "anneke.bos", "nl", True),
    (54, 20, 17, 2, "Rachid El Amrani", "r.elamrani", "nl", True),
    (47, 13, 5, 1, "Julie Lambert", "julie.lambert", "fr", True),
    (41, 22, 48, 3, "Gerrit van Dijk", "gvandijk", "nl", False),
    (36, 8, 30, 1, "Sophie Peeters", "sophie.peeters", "nl", True),
    (29, 19, 2, 2, "Mark Jansen", "mark.jansen", "nl", True),
    (22, 11, 56, 1, "Emma Wright", "emma.wright", "en", True),
    (16, 16, 40, 1, "Fatima Yilmaz", "f.yilmaz", "nl", False),
    (11, 21, 9, 2, "Bas de Groot", "bas.degroot", "nl", True),
    (6, 10, 22, 1, "Lotte Claes", "lotte.claes", "nl", True),
    (3, 18, 35, 1, "Pieter Smit", "pieter.smit", "nl", True),
    (1, 12, 14, 2, "Anneke Bos", "anneke.bos", "nl", True),
)
_HOME = ZoneInfo("Europe/Amsterdam")


def moments_of_orders(now: datetime) -> Iterator[tuple[int, datetime]]:
    """Which order comes at which moment, oldest first."""
    for turn, (days_ago, hour, minute, *_) in enumerate(_TOLD):
        there = (now - timedelta(days=days_ago)).astimezone(_HOME)
        yield turn, there.replace(hour=hour, minute=minute, second=0, microsecond=0)


def connect_shop(shop: Shop, *, at: datetime) -> Connection:
    """Connect a shop by its plug-in, with reviews of what it sells."""
    connection = orders.connect(shop, at=at)
    if not orders.list_keys(connection):
        orders.new_key(connection, by=None, at=at)
    orders.choose_products(connection, takes=True, by=None)
    connection.refresh_from_db()
    return connection


def tell_order(connection: Connection, turn: int, *, at: datetime) -> None:
    """One order as the plug-in tells it, with the consent that came before it."""
    _, _, _, count, name, mailbox, language, said_yes = _TOLD[turn]
    number, email = str(20410 + 7 * turn), f"{mailbox}@voorbeeld.test"
    if said_yes:
        orders.record_consent(
            connection.shop, number, source=ConsentSource.POPUP, email=email, at=at
        )
    message = OrderMessage(
        email=email,
        source=Source.COMPATIBLE,
        number=number,
        client=CLIENT,
        language=language,
        delay="5",
        customer_name=name,
        products=tuple(_things(connection.shop, turn=turn, count=count)),
        dropped=frozenset({"phone_numbers", "order_total"}),
    )
    orders.take_order(connection, message, at=at)


def _things(shop: Shop, *, turn: int, count: int) -> Iterator[ProductMessage]:
    sold = village()[shop.domain].products
    for step in range(count):
        thing = sold[(turn + step) % len(sold)]
        yield ProductMessage(
            external_id=str(thing.number),
            name=thing.name["nl"],
            url=f"{shop.url}product/{thing.slug}",
            gtin=thing.gtin,
            sku=thing.slug[:64],
        )
