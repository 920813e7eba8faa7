"""People come, change their language, and go."""

from datetime import datetime

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.contrib.auth.password_validation import validate_password
from django.db import IntegrityError, transaction
from django.db.models import Q

from trustmark.accounts.events import AccountClosed
from trustmark.accounts.models import CaseGrant, RoleGrant, User
from trustmark.accounts.passwords import set_password
from trustmark.kernel.announcements import announce
from trustmark.kernel.calendar import day_of


class EmailTaken(Exception):
    """Somebody already signs in with this address."""


@transaction.atomic
def create_user(
    email: str,
    *,
    name: str,
    language: str,
    at: datetime,
    password: str | None = None,
    is_verified: bool = False,
) -> User:
    """Make a user; without a password they choose one by letter or invitation.

    `is_verified` says that we know the address is theirs. Raises `EmailTaken`, and
    `ValidationError` when the password breaks the rules.
    """
    user = User(email=fold_email(email), name=name, language=language, joined_at=at)
    user.set_unusable_password()
    if password is not None:
        validate_password(password, user)
    try:
        with transaction.atomic():
            user.save(force_insert=True)
    except IntegrityError as fault:
        raise EmailTaken(user.email) from fault
    EmailAddress.objects.create(
        user=user, email=user.email, primary=True, verified=is_verified
    )
    if password is not None:
        set_password(user, password, at=at)
    return user


@transaction.atomic
def confirm_address(user: User) -> None:
    """Take the address somebody signs in with as theirs: a letter there was read."""
    EmailAddress.objects.filter(user=user, email=user.email).update(verified=True)


@transaction.atomic
def change_language(user: User, language: str) -> None:
    """Write to this person in another language, from the next letter on."""
    user.language = language
    user.save(update_fields=["language"])


@transaction.atomic
def close_account(user: User, *, at: datetime) -> None:
    """Let somebody go: no sign-in, no roles, no cases; their name stays in history."""
    leaving = User.objects.filter(pk=user.pk, left_at=None)
    if not leaving.update(left_at=at, is_active=False):
        return
    on = day_of(at)
    still_running = Q(valid_until=None) | Q(valid_until__gt=on)
    # What would only begin later ends on the day it begins, and so never holds.
    for grants in (RoleGrant.objects, CaseGrant.objects):
        grants.filter(still_running, user=user).update(valid_until=on)
    Authenticator.objects.filter(user=user).delete()
    user.refresh_from_db()
    user.set_unusable_password()
    user.save(update_fields=["password"])
    announce(AccountClosed(user.pk), at=at)


def fold_email(email: str) -> str:
    """The address as we keep it: people do not remember which capitals they typed."""
    return email.strip().lower()
