"""People who come by themselves, with an application."""

from datetime import datetime

from allauth.account.forms import default_token_generator
from allauth.account.models import EmailAddress, EmailConfirmationHMAC
from allauth.account.utils import user_pk_to_url_str
from django.db import transaction

from trustmark.accounts.letters import (
    AddressAlreadyKnown,
    AddressToConfirm,
    PasswordToChoose,
)
from trustmark.accounts.links import address_of
from trustmark.accounts.models import User
from trustmark.accounts.queries import find_user
from trustmark.accounts.services.people import create_user
from trustmark.correspondence import api as correspondence
from trustmark.correspondence.api import Letter, Sender


@transaction.atomic
def register_applicant(
    email: str,
    *,
    name: str,
    language: str,
    sender: Sender,
    at: datetime,
    password: str | None = None,
) -> User | None:
    """Make an account for an applicant, who confirms the address by letter.

    `None` means that the address is known: its owner got a letter saying so, and the
    page gives everybody the same answer. Raises `ValidationError` when the password
    breaks the rules.
    """
    known = find_user(email)
    if known is not None:
        sign_in = address_of("account_login", language=known.language)
        letter: Letter = AddressAlreadyKnown(known.name, sign_in)
        _post(letter, known, sender=sender, at=at)
        return None
    user = create_user(email, name=name, language=language, password=password, at=at)
    letter = _ask_to_confirm(user) if password else _ask_for_password(user)
    _post(letter, user, sender=sender, at=at)
    return user


def _ask_to_confirm(user: User) -> AddressToConfirm:
    address = EmailAddress.objects.get(user=user)
    key = EmailConfirmationHMAC.create(address).key
    link = address_of("account_confirm_email", key, language=user.language)
    return AddressToConfirm(user.name, link)


def _ask_for_password(user: User) -> PasswordToChoose:
    link = address_of(
        "account_reset_password_from_key",
        user_pk_to_url_str(user),
        default_token_generator.make_token(user),
        language=user.language,
    )
    return PasswordToChoose(user.name, link)


def _post(letter: Letter, user: User, *, sender: Sender, at: datetime) -> None:
    correspondence.send(
        letter,
        to=user.email,
        name=user.name,
        language=user.language,
        sender=sender,
        at=at,
    )
