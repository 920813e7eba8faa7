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


def read_manners(robots: str) -> Manners:
    """The rules in the text of a robots.txt; an empty text asks nothing."""
    rules = RobotFileParser()
    rules.parse(robots[:500_000].splitlines())
    asked = rules.crawl_delay(NAME)
    return Manners(
        rules,
        bool(re.search(rf"^user-agent:\s*{NAME}\b", robots, re.I | re.M)),
        min(float(asked or 0), MAX_PAUSE_SECONDS),
        tuple(rules.site_maps() or ()),
    )
