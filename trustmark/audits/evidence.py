"""The kept evidence of an inspection: its pages as text, its pictures."""

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import inspector
from trustmark.audits.findings import pages_of
from trustmark.audits.inspecting import visit_path
from trustmark.audits.models import Inspection


class NotKept(LookupError):
    """The visit holds no such page or picture, or the visit itself is gone."""


@dataclass(frozen=True)
class KeptPage:
    """One page as it was when the inspector came by; text only, never to be run."""

    url: str
    text: str
    digest: str
    picture: str


def places_of(run: Inspection) -> dict[str, int]:
    """The place of every page of a run, by address."""
    return {url: place for place, url in enumerate(sorted(pages_of(run)))}


def get_page(run: Inspection, place: int) -> KeptPage:
    """The page at this place of the run; raises `NotKept`."""
    addresses = sorted(pages_of(run))
    if not 0 <= place < len(addresses):
        raise NotKept(place)
    url, digest = addresses[place], pages_of(run)[addresses[place]]
    for page in visit_of(run).pages:
        if (page.url, page.digest) == (url, digest):
            return KeptPage(url, page.text, digest, page.screenshot or "")
    raise NotKept(url)


def find_picture(run: Inspection, name: str) -> bytes | None:
    """A picture (PNG) of the visit by its name, or `None` when there is none.

    Raises `NotKept` when the kept visit was altered.
    """
    if not run.visit or not visit_path(run).exists():
        return None
    return visit_of(run).pictures.get(name)


def open_visit(path: Path, *, digest: str) -> inspector.Site:
    """A kept visit; raises `NotKept` when it is gone or is not what was kept."""
    if not path.exists():
        raise NotKept(f"{path} is gone")
    return _loaded(path, digest)


def visit_of(run: Inspection) -> inspector.Site:
    """The kept visit of a run; raises `NotKept`."""
    if not run.visit:
        raise NotKept(f"inspection {run.pk} kept nothing")
    return open_visit(visit_path(run), digest=run.visit_digest)


# A visit never changes, and an auditor looks at many pictures of the same one; two,
# because a visit with all its pictures can fill some tens of megabytes.
@lru_cache(maxsize=2)
def _loaded(path: Path, digest: str) -> inspector.Site:
    try:
        site = inspector.Site.load(path)
    except inspector.VisitFileRefused as refusal:
        raise NotKept(str(refusal)) from refusal
    if site.digest != digest:
        raise NotKept(f"{path} is not the visit that was reported")
    return site
