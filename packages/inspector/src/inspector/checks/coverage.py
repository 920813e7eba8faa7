"""Whether enough was seen to say that something is not there."""

from inspector.facts import Page
from inspector.site import Site

# Below this a page is a shell that scripts fill, or an excuse.
READABLE_CHARACTERS = 200
IMPRINT_KINDS = (
    "contact",
    "terms",
    "home",
    "about",
    "privacy",
    "returns",
    "complaints",
)


def imprint_pages(site: Site) -> tuple[Page, ...]:
    """The pages where a company says who it is, the likeliest first."""
    pages = site.of_kind(*IMPRINT_KINDS)
    place = {kind: number for number, kind in enumerate(IMPRINT_KINDS)}
    return tuple(sorted(pages, key=lambda page: place[page.kind]))


def has_seen(site: Site, *kinds: str) -> bool:
    """Whether a readable page of each of these kinds was seen, and none was kept back.

    Only then may a check say that something is absent.
    """
    if site.has_note("out-of-time", "turned-away"):
        return False
    return all(any(is_readable(page) for page in site.of_kind(kind)) for kind in kinds)


def is_readable(page: Page) -> bool:
    """Whether a page holds enough text to judge it by."""
    return len(page.text) >= READABLE_CHARACTERS
