"""What the shop asks of visitors like us, in robots.txt.

A page on rights and duties that a customer can click on is looked at unless the shop
turns this inspector away by name; goods are looked at only as `*` allows.
"""

import asyncio
import re
from dataclasses import dataclass
from urllib.robotparser import RobotFileParser

NAME = "KeurmeesterInspector"
GOODS = frozenset({"category", "product", "other"})
MAX_PAUSE_SECONDS = 2.0


@dataclass(frozen=True)
class Manners:
    """The rules of one shop for us."""

    rules: RobotFileParser
    names_us: bool
    pause: float
    sitemaps: tuple[str, ...] = ()

    def may_fetch(self, url: str, kind: str) -> bool:
        """Whether a page of this kind may be fetched."""
        if kind in GOODS or self.names_us:
            return self.rules.can_fetch(NAME, url)
        return True

    async def wait(self) -> None:
        """Leave the time between requests that the shop asks for, within reason."""
        if self.pause:
            await asyncio.sleep(self.pause)


def turns_away(robots: str, names: tuple[str, ...]) -> bool:
    """Whether the text turns one of these visitors away by name from the whole site.

    What it asks of everybody (`*`) is no answer to this.
    """
    rules = RobotFileParser()
    rules.parse(robots[:500_000].splitlines())
    return any(
        _is_named(robots, name) and not rules.can_fetch(name, "/") for name in names
    )


def read_manners(robots: str) -> Manners:
    """The rules in the text of a robots.txt; an empty text asks nothing."""
    rules = RobotFileParser()
    rules.parse(robots[:500_000].splitlines())
    asked = rules.crawl_delay(NAME)
    return Manners(
        rules,
        _is_named(robots, NAME),
        min(float(asked or 0), MAX_PAUSE_SECONDS),
        tuple(rules.site_maps() or ()),
    )


def _is_named(robots: str, name: str) -> bool:
    return bool(re.search(rf"^user-agent:\s*{name}\b", robots, re.I | re.M))
