"""Text kept encrypted, and hashes that nobody computes without our key.

Both derive a key of their own per purpose from the secret key. While a new secret key
is brought in, earlier ones (`SECRET_KEY_FALLBACKS`) still open and still recognise.
"""

import hmac
from base64 import b32decode, b32encode, urlsafe_b64encode
from collections.abc import Sequence
from functools import lru_cache
from hashlib import sha256

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.ciphers import Cipher
from cryptography.hazmat.primitives.ciphers.algorithms import AES
from cryptography.hazmat.primitives.ciphers.modes import ECB
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings
from django.utils.encoding import force_bytes

_BLOCK = 16


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


def veiled(number: int, *, purpose: str) -> str:
    """A number as twenty-six letters and digits that tell neither it nor the next."""
    block = _veil(_secrets()[0], purpose).encryptor().update(number.to_bytes(16, "big"))
    return b32encode(block).decode().rstrip("=").lower()


def unveiled(text: str, *, purpose: str) -> int | None:
    """The number that was veiled for this purpose, or nothing."""
    try:
        block = b32decode(f"{text.upper()}======")
    except ValueError:
        return None
    if len(block) != _BLOCK or not text.isascii():
        return None
    for secret in _secrets():
        number = _veil(secret, purpose).decryptor().update(block)
        # Half of it is empty, so that nobody hits upon one by guessing.
        if not any(number[: _BLOCK // 2]):
            return int.from_bytes(number, "big")
    return None


def _secrets() -> tuple[bytes, ...]:
    fallbacks: Sequence[str | bytes] = settings.SECRET_KEY_FALLBACKS
    return tuple(force_bytes(key) for key in (settings.SECRET_KEY, *fallbacks))


def _veil(secret: bytes, purpose: str) -> Cipher[ECB]:
    # A single block has no pattern to show.
    return Cipher(AES(_derived(secret, f"veil {purpose}")), ECB())  # noqa: S305


@lru_cache(maxsize=32)
def _box(secrets: tuple[bytes, ...], purpose: str) -> MultiFernet:
    keys = (urlsafe_b64encode(_derived(s, f"box {purpose}")) for s in secrets)
    return MultiFernet(Fernet(key) for key in keys)


@lru_cache(maxsize=64)
def _derived(secret: bytes, info: str) -> bytes:
    stretched = HKDF(hashes.SHA256(), length=32, salt=None, info=info.encode())
    return stretched.derive(secret)
