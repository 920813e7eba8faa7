"""Addresses for letters: full, in the reader's language, by the name of the page."""

from django.conf import settings
from django.core import signing
from django.urls import reverse
from django.utils import translation


class LinkRefused(Exception):
    """The signature of a link is not ours, or is meant for something else."""


def link_to(page: str, *arguments: object, language: str) -> str:
    """The full address of a page, by its URL name such as `public:certificate`."""
    with translation.override(language):
        return settings.PUBLIC_URL + reverse(page, args=arguments)


def sealed_key(purpose: str, subject: int) -> str:
    """A key that proves its bearer was sent it, for one purpose and one subject."""
    return signing.Signer(salt=f"link.{purpose}").sign(str(subject))


def opened_key(purpose: str, key: str) -> int:
    """The subject of a key, or `LinkRefused`."""
    try:
        return int(signing.Signer(salt=f"link.{purpose}").unsign(key))
    except (signing.BadSignature, ValueError) as fault:
        raise LinkRefused(purpose) from fault
