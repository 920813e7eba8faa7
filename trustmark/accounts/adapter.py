"""What allauth asks of us: who may come in, and how passwords are kept."""

from base64 import urlsafe_b64encode
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from cryptography.fernet import Fernet, MultiFernet
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings
from django.http import HttpRequest
from django.utils.encoding import force_bytes
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from trustmark.accounts.letters import (
    AddressToConfirm,
    AddressWasChanged,
    NoAccountHere,
    PasswordResetWasAsked,
    PasswordWasChanged,
    RecoveryCodesWereMade,
    SecondFactorWasAdded,
    SecondFactorWasRemoved,
)
from trustmark.accounts.links import address_of, platform_sender
from trustmark.accounts.models import User
from trustmark.accounts.passwords import set_password
from trustmark.accounts.queries import find_user
from trustmark.correspondence import api as correspondence
from trustmark.correspondence.api import Letter


class LetterMissing(Exception):
    """allauth wants to send a mail for which we have no letter."""


Notice = (
    PasswordWasChanged
    | SecondFactorWasAdded
    | SecondFactorWasRemoved
    | RecoveryCodesWereMade
)
# allauth's name of each notice, and the letter we write instead.
ADDRESS_NOTICES = {"account/email/email_changed", "account/email/email_deleted"}
NOTICES: dict[str, type[Notice]] = {
    "account/email/password_changed": PasswordWasChanged,
    "account/email/password_reset": PasswordWasChanged,
    "account/email/password_set": PasswordWasChanged,
    "mfa/email/totp_activated": SecondFactorWasAdded,
    "mfa/email/webauthn_added": SecondFactorWasAdded,
    "mfa/email/totp_deactivated": SecondFactorWasRemoved,
    "mfa/email/webauthn_removed": SecondFactorWasRemoved,
    "mfa/email/recovery_codes_generated": RecoveryCodesWereMade,
}


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]
    """allauth's questions about accounts, answered our way."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Nobody signs up: people come by invitation or by application."""
        return False

    def set_password(self, user: User, password: str) -> None:
        """Set it and remember it, so that it is not chosen again."""
        set_password(user, password, at=self.request.at)

    def send_mail(
        self, template_prefix: str, email: str, context: dict[str, Any]
    ) -> None:
        """Write our letter in place of allauth's mail."""
        user = context.get("user") or find_user(email)
        name = user.name if user else ""
        letter: Letter
        match template_prefix.rpartition("/")[2]:
            case "email_confirmation" | "email_confirmation_signup":
                letter = AddressToConfirm(name, context["activate_url"])
            case "password_reset_key":
                letter = PasswordResetWasAsked(name, context["password_reset_url"])
            case "unknown_account":
                letter = NoAccountHere(email)
            case unknown:
                raise LetterMissing(unknown)
        language = user.language if user else get_language() or "nl"
        self._post(letter, to=email, name=name, language=language)

    def send_notification_mail(
        self,
        template_prefix: str,
        user: User,
        context: dict[str, Any] | None = None,
        email: str | None = None,
    ) -> None:
        """Tell somebody that their way of signing in changed."""
        letter: Letter
        if template_prefix in ADDRESS_NOTICES:
            letter = AddressWasChanged(user.name, self.request.at)
        else:
            link = address_of("account_reset_password", language=user.language)
            letter = NOTICES[template_prefix](user.name, self.request.at, link)
        to = email or user.email
        self._post(letter, to=to, name=user.name, language=user.language)

    def _post(self, letter: Letter, *, to: str, name: str, language: str) -> None:
        # A site that knows its scheme puts that scheme's sender on the request.
        sender = getattr(self.request, "sender", None) or platform_sender()
        correspondence.send(
            letter,
            to=to,
            name=name,
            language=language,
            sender=sender,
            at=self.request.at,
        )


class SecondFactorAdapter(DefaultMFAAdapter):  # type: ignore[misc]
    """allauth's questions about second factors: secrets are kept encrypted."""

    error_messages = DefaultMFAAdapter.error_messages | {
        "incorrect_code": _("This code is not right, or it was used before."),
        "cannot_delete_authenticator": _("This second key cannot be removed now."),
    }

    def encrypt(self, text: str) -> str:
        return _box().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        return _box().decrypt(encrypted_text.encode()).decode()


def _box() -> MultiFernet:
    # The first key writes; earlier keys still read while a new one is brought in.
    keys = [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]
    return MultiFernet(Fernet(_key_from(key)) for key in keys)


def _key_from(secret: str | bytes) -> bytes:
    stretched = HKDF(hashes.SHA256(), length=32, salt=None, info=b"second factor")
    return urlsafe_b64encode(stretched.derive(force_bytes(secret)))
