"""What stands in the navigation of each site; a site registers its own entries."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import Promise


def everyone(request: HttpRequest) -> bool:
    """For entries that any reader of the site may see."""
    return True


@dataclass(frozen=True)
class Entry:
    """One line of navigation: its words, the name of its page, who sees it."""

    label: "str | Promise"
    page: str
    group: "str | Promise" = ""
    may_see: Callable[[HttpRequest], bool] = everyone


@dataclass(frozen=True)
class Link:
    """An entry as one reader sees it on one page."""

    label: "str | Promise"
    url: str
    group: "str | Promise"
    current: bool


_ENTRIES: dict[str, tuple[Entry, ...]] = {}


def register(place: str, entries: Iterable[Entry]) -> None:
    """Set the entries of a place: the namespace of a site, or `footer`."""
    _ENTRIES[place] = tuple(entries)


def list_links(place: str, request: HttpRequest) -> list[Link]:
    """The entries this reader may see; the nearest one to the page is current."""
    seen = [
        (entry, reverse(entry.page))
        for entry in _ENTRIES.get(place, ())
        if entry.may_see(request)
    ]
    near = [url for _, url in seen if request.path.startswith(url)]
    current = max(near, key=len, default="")
    return [
        Link(entry.label, url, entry.group, current=url == current)
        for entry, url in seen
    ]
