"""What stands in the navigation and the footer of a scheme's pages."""

from collections.abc import Iterable

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from trustmark.schemes.api import Scheme
from trustmark.sites.layout.navigation import Link
from trustmark.sites.layout.requests import Request


def navigation_of(request: Request, scheme: Scheme) -> list[Link]:
    """The ways on from any page of the scheme; the last one leads to one's own desk."""
    if request.user.is_authenticated:
        own = (_("My desk"), reverse("account_start"))
    else:
        own = (_("Sign in"), reverse("account_login"))
    return links_to([*list_pages(scheme), own], request)


def list_pages(scheme: Scheme) -> list[tuple[str, str]]:
    """The pages of the scheme that everybody looks for, with their addresses."""
    return [
        (_("Register"), reverse("public:register", args=[scheme.slug])),
        (_("Criteria"), reverse("public:criteria", args=[scheme.slug])),
        (_("How to check a seal"), reverse("public:check_seal", args=[scheme.slug])),
        (_("Apply"), reverse("public:apply", args=[scheme.slug])),
    ]


def links_to(pages: Iterable[tuple[str, str]], request: HttpRequest) -> list[Link]:
    """The pages as links, the one the reader is on marked as current."""
    return [
        Link(label, url, "", current=request.path.startswith(url))
        for label, url in pages
    ]


def footer_of(scheme: Scheme) -> list[Link]:
    """The texts a scheme stands on."""
    documents = [
        (_("Terms"), "terms"),
        (_("Code of conduct"), "code-of-conduct"),
        (_("Processing agreement"), "processing-agreement"),
    ]
    links = [
        (label, reverse("public:document", args=[scheme.slug, kind]))
        for label, kind in documents
    ]
    links.append((_("What it costs"), reverse("public:prices", args=[scheme.slug])))
    return [Link(label, url, "", current=False) for label, url in links]
