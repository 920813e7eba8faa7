"""What allauth asks of us: who may come in, and how passwords are kept."""

from base64 import urlsafe_b64encode

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from cryptography.fernet import Fernet, MultiFernet
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings
from django.http import HttpRequest
from django.utils.encoding import force_bytes

from trustmark.accounts.models import User
from trustmark.accounts.passwords import set_password


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]
    """allauth's questions about accounts, answered our way."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Nobody signs up: people come by invitation or by application."""
        return False

    def set_password(self, user: User, password: str) -> None:
        """Set it and remember it, so that it is not chosen again."""
        set_password(user, password, at=self.request.at)


class SecondFactorAdapter(DefaultMFAAdapter):  # type: ignore[misc]
    """allauth's questions about second factors: secrets are kept encrypted."""

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
