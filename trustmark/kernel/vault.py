"""Text kept encrypted, and hashes that nobody computes without our key.

Both derive a key of their own per purpose from the secret key. While a new secret key
is brought in, earlier ones (`SECRET_KEY_FALLBACKS`) still open and still recognise.
"""

import hmac
from base64 import urlsafe_b64encode
from collections.abc import Sequence
from functools import lru_cache
from hashlib import sha256

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings
from django.utils.encoding import force_bytes


class VaultRefused(Exception):
    """The text was not locked by us for this purpose, or the key of then is gone."""


def lock(text: str, *, purpose: str) -> str:
    """The text, encrypted under the key of today."""
    return _box(_secrets(), purpose).encrypt(text.encode()).decode()


def unlock(locked: str, *, purpose: str) -> str:
    """The text that was locked for this purpose, or `VaultRefused`."""
    try:
        return _box(_secrets(), purpose).decrypt(locked.encode()).decode()
    except InvalidToken as fault:
        raise VaultRefused(purpose) from fault


def keyed_hash(text: str, *, purpose: str) -> str:
    """Sixty-four signs that are the same for the same text, and tell nothing of it."""
    return list_keyed_hashes(text, purpose=purpose)[0]


def list_keyed_hashes(text: str, *, purpose: str) -> list[str]:
    """The hash under the key of today, then those under earlier keys."""
    kept = text.encode("utf-8", "surrogatepass")
    keys = (_derived(secret, f"hash {purpose}") for secret in _secrets())
    return [hmac.new(key, kept, sha256).hexdigest() for key in keys]


def _secrets() -> tuple[bytes, ...]:
    fallbacks: Sequence[str | bytes] = settings.SECRET_KEY_FALLBACKS
    return tuple(force_bytes(key) for key in (settings.SECRET_KEY, *fallbacks))


@lru_cache(maxsize=32)
def _box(secrets: tuple[bytes, ...], purpose: str) -> MultiFernet:
    keys = (urlsafe_b64encode(_derived(s, f"box {purpose}")) for s in secrets)
    return MultiFernet(Fernet(key) for key in keys)


@lru_cache(maxsize=64)
def _derived(secret: bytes, info: str) -> bytes:
    stretched = HKDF(hashes.SHA256(), length=32, salt=None, info=info.encode())
    return stretched.derive(secret)
