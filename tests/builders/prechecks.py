"""Pre-checks for tests: asked for, and run as the worker would."""

from datetime import datetime, timedelta

from tests.builders import pages
from tests.builders.people import MONDAY
from tests.builders.rulebooks import WEBWINKELKEUR, a_version
from trustmark.kernel.calendar import day_of
from trustmark.prechecks import api as prechecks
from trustmark.prechecks.api import Asked, State

SHOP = "https://www.theehuis.test/"
VISITOR = "192.0.2.7"


def asked(
    url: str = SHOP,
    *,
    scheme: str = WEBWINKELKEUR,
    kind: str = "b2c",
    address: str = VISITOR,
    at: datetime = MONDAY,
) -> Asked:
    """A pre-check that was asked for and that no worker has taken yet."""
    version = a_version(scheme, on=day_of(at))
    return prechecks.ask(url, version=version, kind=kind, address=address, at=at)


def ended(
    url: str = SHOP,
    *,
    scheme: str = WEBWINKELKEUR,
    kind: str = "b2c",
    state: State = State.DONE,
    address: str = VISITOR,
    at: datetime = MONDAY,
) -> Asked:
    """A pre-check that ended well, or in vain; the shop has one demand it fails."""
    if state == State.DONE:
        returns = pages.RETURNS.format(days=7)
        pages.show(url, {"/contact": pages.CONTACT, "/retour": returns})
    else:
        pages.close(url, "Nothing answers.", code="no-answer")
    found = asked(url, scheme=scheme, kind=kind, address=address, at=at)
    assert prechecks.run(found.precheck.pk, at=at + timedelta(seconds=1))
    found.precheck.refresh_from_db()
    assert found.precheck.state == state
    return found
