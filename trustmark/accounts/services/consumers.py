"""A way in for consumers, who have no account: a link by letter, used once."""

from datetime import datetime, timedelta

from django.db import transaction
from django.utils.http import url_has_allowed_host_and_scheme

from trustmark.accounts.letters import SignInLinkWasAsked
from trustmark.accounts.links import address_of, digest_of, new_key
from trustmark.accounts.models import SignInLink
from trustmark.accounts.services.people import fold_email
from trustmark.correspondence import api as correspondence
from trustmark.correspondence.api import Sender

GOOD_FOR_MINUTES = 30
LONGEST_PATH = 300


class LinkSpent(Exception):
    """The link is unknown, used before, or more than half an hour old."""


class PathLeadsElsewhere(Exception):
    """A link from our letters leads to a page of ours."""


def leads_here(path: str) -> bool:
    """Whether a link may lead to this path: a page of ours, of a length we keep."""
    is_ours: bool = url_has_allowed_host_and_scheme(path, allowed_hosts=None)
    return is_ours and path.isprintable() and len(path) <= LONGEST_PATH


@transaction.atomic
def send_sign_in_link(
    email: str,
    *,
    purpose: str,
    path: str,
    language: str,
    sender: Sender,
    at: datetime,
) -> None:
    """Send a link that lets whoever owns the address reach `path`, once.

    Every address gets one, known or not, so that the answer says nothing about it.
    A new link for a purpose voids the one before.
    """
    if not leads_here(path):
        raise PathLeadsElsewhere(path)
    key = new_key()
    address = fold_email(email)
    earlier = SignInLink.objects.filter(email=address, purpose=purpose, used_at=None)
    earlier.update(used_at=at)
    SignInLink.objects.create(
        email=address,
        purpose=purpose,
        path=path,
        digest=key.digest,
        sent_at=at,
        expires_at=at + timedelta(minutes=GOOD_FOR_MINUTES),
    )
    correspondence.send(
        SignInLinkWasAsked(
            link=address_of("open_link", key.secret, language=language),
            minutes=GOOD_FOR_MINUTES,
        ),
        to=address,
        name="",
        language=language,
        sender=sender,
        at=at,
    )


def find_sign_in_link(secret: str, *, at: datetime) -> SignInLink | None:
    """The link that goes with this key, while it can be used; looking uses nothing."""
    usable = SignInLink.objects.filter(used_at=None, expires_at__gt=at)
    return usable.filter(digest=digest_of(secret)).first()


@transaction.atomic
def use_sign_in_link(secret: str, *, at: datetime) -> SignInLink:
    """Use the link up and say for whom it was, or raise `LinkSpent`."""
    link = find_sign_in_link(secret, at=at)
    if link is None:
        raise LinkSpent
    mine = SignInLink.objects.filter(pk=link.pk, used_at=None)
    if not mine.update(used_at=at):
        raise LinkSpent
    return link
