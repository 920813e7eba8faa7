"""Links in letters: how their keys are made, and where they lead."""

import secrets
from dataclasses import dataclass
from hashlib import sha256

from django.conf import settings
from django.urls import reverse
from django.utils.translation import override

from trustmark.correspondence.api import Sender


@dataclass(frozen=True)
class Key:
    """A secret that travels in a letter; we keep its digest only."""

    secret: str

    @property
    def digest(self) -> str:
        return digest_of(self.secret)


def new_key() -> Key:
    """A key nobody can guess."""
    return Key(secrets.token_urlsafe(32))


def digest_of(secret: str) -> str:
    """What we keep of a key."""
    return sha256(secret.encode()).hexdigest()


def address_of(page: str, *arguments: object, language: str) -> str:
    """The full address of a page in a language, for in a letter."""
    with override(language):
        return f"{settings.PUBLIC_URL}{reverse(page, args=arguments)}"


def platform_sender() -> Sender:
    """Who signs what we write to people before we know which scheme they are in."""
    return Sender(
        name="Keurmeester",
        address_lines=(),
        email=settings.MAIL_FROM,
        website=settings.PUBLIC_URL,
    )
