"""Which passwords we accept, and how one is set.

The rules are those of the processing agreement: a letter, a digit and a sign, nothing
about yourself, none you had before. Django adds the length and the common ones.
"""

import re
from datetime import datetime

from django.contrib.auth.hashers import check_password, make_password
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from trustmark.accounts.models import UsedPassword, User
from trustmark.kernel.folding import folded

REMEMBERED = 10
_SHORTEST_PART = 4


class MixedSigns:
    """A password has a letter, a digit and another sign."""

    def validate(self, password: str, user: User | None = None) -> None:
        has_letter = any(sign.isalpha() for sign in password)
        has_digit = any(sign.isdigit() for sign in password)
        has_other = any(not sign.isalnum() and not sign.isspace() for sign in password)
        if not (has_letter and has_digit and has_other):
            raise ValidationError(self.get_help_text(), code="password_not_mixed")

    def get_help_text(self) -> str:
        return _("Use at least one letter, one digit and one sign such as ! or -.")


class NothingAboutYou:
    """A password contains no part of the person's name or address."""

    def validate(self, password: str, user: User | None = None) -> None:
        if user is None:
            return
        parts = re.split(r"[\W_]+", folded(f"{user.name} {user.email}"))
        secret = folded(password)
        if any(len(part) >= _SHORTEST_PART and part in secret for part in parts):
            raise ValidationError(self.get_help_text(), code="password_about_you")

    def get_help_text(self) -> str:
        return _("Do not use your name or your e-mail address in it.")


class NotUsedBefore:
    """A password is none of the last ten the person had."""

    def validate(self, password: str, user: User | None = None) -> None:
        if user is None or user.pk is None:
            return
        used = UsedPassword.objects.filter(user=user).order_by("-id")
        digests = used.values_list("digest", flat=True)[:REMEMBERED]
        if any(check_password(password, digest) for digest in digests):
            raise ValidationError(self.get_help_text(), code="password_used_before")

    def get_help_text(self) -> str:
        return _("Choose a password you did not use here before.")


def set_password(user: User, password: str, *, at: datetime) -> None:
    """Give the user this password, and remember that they had it.

    The rules are asked by the forms, through Django's `validate_password`.
    """
    user.password = make_password(password)
    user.save(update_fields=["password"])
    UsedPassword.objects.create(user=user, digest=user.password, set_at=at)
    used = UsedPassword.objects.filter(user=user).order_by("-id")
    kept = list(used.values_list("id", flat=True)[:REMEMBERED])
    used.exclude(pk__in=kept).delete()
