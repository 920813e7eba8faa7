"""What stands in for the parts of an address, when every address is visited.

A page about an object shows more when the object exists: register a function that
makes one and says how the address names it, beside the name of the page.

    @sample("staff:audits:detail")
    def an_audit_page():
        return {"number": an_audit().number}
"""

import re
from collections.abc import Callable

from django.urls import NoReverseMatch, reverse

from trustmark.sites.layout.routes import Route

Arguments = dict[str, object]
_SAMPLES: dict[str, Callable[[], Arguments]] = {}
_PLACE = re.compile(r"<(?:(?P<converter>\w+):)?(?P<name>\w+)>")
_BY_CONVERTER: dict[str, object] = {
    "int": 1,
    "slug": "x",
    "uuid": "00000000-0000-0000-0000-000000000000",
    "path": "x",
}


def sample(
    page: str,
) -> Callable[[Callable[[], Arguments]], Callable[[], Arguments]]:
    """Register what makes the object a page is about."""

    def register(make: Callable[[], Arguments]) -> Callable[[], Arguments]:
        _SAMPLES[page] = make
        return make

    return register


def address_of(route: Route) -> str:
    """An address that leads to the page; to an object that exists, if it has one."""
    if route.name in _SAMPLES:
        return reverse(route.name, kwargs=_SAMPLES[route.name]())
    plain = {
        place["name"]: _BY_CONVERTER.get(place["converter"] or "str", "x")
        for place in _PLACE.finditer(route.pattern)
    }
    # An address may say more than its pattern shows, such as a scheme it knows.
    try:
        return reverse(route.name, kwargs=plain)
    except NoReverseMatch as fault:
        raise AssertionError(f"{route.name} needs a sample in {__name__}") from fault
