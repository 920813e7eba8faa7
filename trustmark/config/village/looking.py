"""What the inspector saw beside the stories: a pre-check, and rulebooks tried out."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from pathlib import Path

from django.conf import settings

from demo_shop.testing import running_shop
from demo_shop.village import village
from trustmark.accounts.api import User
from trustmark.audits.api import Visitor
from trustmark.config.village.evidence import visitor_of
from trustmark.kernel.calendar import day_of
from trustmark.kernel.links import link_to
from trustmark.prechecks import api as prechecks
from trustmark.reexaminations import api as reexaminations
from trustmark.schemes import api as schemes

SCHEME = "webwinkelkeur"
FAULTS = ("short-withdrawal", "old-odr-link")
MINUTES_AGO = timedelta(minutes=25)


def look_around(manager: User, *, now: datetime) -> None:
    """Look at the shop nobody has applied with, and try the rulebooks out.

    Once; but a pre-check that was forgotten meanwhile is made anew.
    """
    if not _is_kept(at=now):
        link_file().write_text(_pre_check(at=now - MINUTES_AGO), encoding="utf-8")
    tried = reexaminations.list_reexaminations(schemes=None)
    for scheme in schemes.list_schemes():
        if not tried.filter(scheme=scheme.slug).exists():
            _try_out(scheme.slug, manager, at=now - MINUTES_AGO)


def link_file() -> Path:
    """Where the link to the pre-check is kept; nobody else knows its key."""
    return Path(settings.DATA_DIR) / "demo-pre-check.txt"


def _is_kept(*, at: datetime) -> bool:
    if not link_file().exists():
        return False
    key = link_file().read_text("utf-8").rstrip("/").rpartition("/")[2]
    return prechecks.find_precheck(key, scheme=SCHEME, at=at) is not None


def _pre_check(*, at: datetime) -> str:
    (host,) = [name for name, shop in village().items() if shop.unclaimed]
    version = schemes.current_version(SCHEME, on=day_of(at))
    kind = next(iter(version.rules.scheme.kinds))
    asked = prechecks.ask(
        f"https://{host}/", version=version, kind=kind, address="192.0.2.7", at=at
    )
    with _open(host) as visitor:
        prechecks.run(asked.precheck.pk, at=at, visitor=visitor)
    return link_to("public:precheck_result", SCHEME, asked.key, language="nl")


def _try_out(scheme: str, manager: User, *, at: datetime) -> None:
    version = schemes.current_version(scheme, on=day_of(at)).version
    found = reexaminations.begin(scheme, version, by=manager, at=at)
    for row_id in reexaminations.list_waiting(found):
        reexaminations.run(row_id, at=at)


@contextmanager
def _open(host: str) -> Iterator[Visitor]:
    """The shop on loopback with faults to be found, for as long as it is looked at."""
    with running_shop() as shops:
        shops.set_faults(host, *FAULTS)
        yield visitor_of(shops, host)
