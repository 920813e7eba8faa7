"""A second factor that is set up for somebody, by seed and tests.

People set up their own on the pages of allauth.
"""

from datetime import datetime

from allauth.mfa.adapter import get_adapter
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.conf import settings
from django.db import transaction

from trustmark.accounts.models import User

_PERIOD_SECONDS = 30

# Public on purpose: the demonstration shows its codes to everyone.
DEMO_SECRET = "KEURMEESTERDEMOKEURMEESTERDEMO23"  # noqa: S105


class ProductionRefuses(Exception):
    """Known secrets are for demonstration only."""


@transaction.atomic
def enrol_totp(user: User, secret: str) -> None:
    """Give somebody an authenticator app with a known secret (base32).

    Raises `ProductionRefuses`: there, nobody but its owner knows a secret.
    """
    if settings.MODE == "production":
        raise ProductionRefuses("A known secret is no second factor.")
    Authenticator.objects.update_or_create(
        user=user,
        type=Authenticator.Type.TOTP,
        defaults={"data": {"secret": get_adapter().encrypt(secret)}},
    )


def totp_code(secret: str, *, at: datetime) -> str:
    """The six digits an authenticator app with this secret shows at this moment."""
    counter = int(at.timestamp()) // _PERIOD_SECONDS
    code: str = format_hotp_value(hotp_value(secret, counter))
    return code


def demo_code(*, at: datetime) -> str:
    """The code that lets the cast of the demonstration in at this moment."""
    if settings.MODE == "production":
        raise ProductionRefuses("There is no demonstration here.")
    return totp_code(DEMO_SECRET, at=at)
