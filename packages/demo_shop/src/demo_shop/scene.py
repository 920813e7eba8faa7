"""What a request is about: the shop, the language, its faults and the visitor."""

from dataclasses import dataclass
from typing import cast

from flask import current_app, g, request

from demo_shop.company import ShownCompany, as_shown
from demo_shop.faults import FAULTS, Switches
from demo_shop.proofs import Proofs
from demo_shop.settings import ShopSettings
from demo_shop.village import FIRST, Shop, village
from demo_shop.visits import Visit, Visits

SESSION = "session"
CONSENT = "consent"


@dataclass(frozen=True)
class House:
    """What lives as long as the server does."""

    settings: ShopSettings
    switches: Switches
    proofs: Proofs
    visits: Visits


@dataclass
class Scene:
    """One request, as the pages see it."""

    host: str
    shop: Shop
    lang: str
    faults: frozenset[str]
    visit: Visit
    visit_key: str = ""
    is_new_visit: bool = False

    @property
    def company(self) -> ShownCompany:
        """The company as this shop shows it."""
        return as_shown(self.shop.company, self.faults, self.lang)

    @property
    def withdrawal_days(self) -> int:
        """The period this shop states."""
        return 7 if self.has("short-withdrawal") else 14

    @property
    def consent(self) -> str:
        """What the visitor chose: "all", "necessary", or nothing yet."""
        choice = request.cookies.get(CONSENT, "")
        return choice if choice in ("all", "necessary") else ""

    @property
    def tracks(self) -> bool:
        """Whether the script may (or, with a fault, does) follow this visitor."""
        if self.consent == "all":
            return True
        if self.consent == "necessary":
            return self.has("refuse-ignored")
        return self.has("tracker-before-consent")

    def has(self, code: str) -> bool:
        """Whether this shop has the fault with this code."""
        return FAULTS[code].code in self.faults

    def remember(self) -> Visit:
        """The visit, kept from now on under a cookie."""
        if not self.visit_key:
            self.visit_key, self.visit = house().visits.begin(self.shop.host)
            self.is_new_visit = True
        return self.visit


def house() -> House:
    """The house this request came to."""
    return cast(House, current_app.extensions["demo_shop"])


def scene() -> Scene:
    """The scene of the current request."""
    return cast(Scene, g.scene)


def open_scene(lang: str) -> Scene:
    """Set the scene for the current request."""
    host = host_name()
    shop = village().get(shop_host(host), village()[FIRST])
    key = request.cookies.get(SESSION, "")
    visit = house().visits.find(shop.host, key)
    faults = house().switches.on(shop.host)
    found = Scene(host, shop, lang, faults, visit or Visit(), key if visit else "")
    g.scene = found
    return found


def host_name() -> str:
    """The host the visitor asked for, without its port."""
    return request.host.rsplit(":", 1)[0].lower()


def shop_host(host: str) -> str:
    """The village name behind a host: `x.localhost` is how people visit `x.test`."""
    name = host.removesuffix(".localhost")
    return host if name == host else f"{name}.test"


def is_for_people(host: str) -> bool:
    """Whether somebody looks at the village on this machine, without certificates."""
    return host in ("127.0.0.1", "localhost", "[::1]") or host.endswith(".localhost")
