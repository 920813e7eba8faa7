"""Lets the inspector visit the village's own shops while their stories are told."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime

from demo_shop.testing import RunningShop, running_shop
from trustmark.audits import api as audits
from trustmark.audits.api import Visitor
from trustmark.config.village.cast import Story
from trustmark.config.village.telling import Inspect


@contextmanager
def inspecting() -> Iterator[Inspect]:
    """Open the shops on loopback for as long as stories are told.

    The visits are real, without pictures: a browser would make the first start a
    minute longer, and the worker brings pictures with its first own inspection.
    """
    with running_shop() as village:
        visitors: dict[str, Visitor] = {}

        def inspect(run_id: int, story: Story, with_faults: bool, at: datetime) -> None:
            village.set_faults(story.host, *(story.faults if with_faults else ()))
            visitor = visitors.setdefault(story.host, visitor_of(village, story.host))
            audits.run_inspection(run_id, at=at, visitor=visitor)

        yield inspect


def visitor_of(village: RunningShop, host: str) -> Visitor:
    """The inspector, who finds this shop on loopback."""
    return audits.visitor_for(
        use_browser=False,
        trust=village.ca_path,
        connect_to={
            f"{host}:443": f"127.0.0.1:{village.https_port}",
            f"{host}:80": f"127.0.0.1:{village.http_port}",
        },
    )
