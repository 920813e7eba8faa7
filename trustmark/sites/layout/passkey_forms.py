"""The questions about passkeys, and what is said when a passkey does not fit.

The library checks passkeys; what it calls a code, a credential or an operation is said
here in words that everybody knows.
"""

from collections.abc import Callable
from typing import Any

from allauth.mfa.webauthn.forms import (
    AddWebAuthnForm,
    AuthenticateWebAuthnForm,
    EditWebAuthnForm,
    LoginWebAuthnForm,
    ReauthenticateWebAuthnForm,
)
from django import forms
from django.core.exceptions import ValidationError
from django.forms.fields import InvalidJSONInput
from django.utils.translation import gettext_lazy as _

from trustmark.sites.layout.texts import OneLine

_NOT_KNOWN = _("We do not know this passkey. Try again, or use another way.")
_NOT_MADE = _("The passkey was not made. Try again, or use another way.")
_LONGEST_NAME = 80


class PasskeyField(forms.JSONField):
    """What a browser says of a passkey; nobody sees it."""

    def __init__(self, *, fault: Any) -> None:
        super().__init__(
            label=_("Passkey"),
            widget=forms.HiddenInput,
            error_messages={"invalid": fault, "required": fault},
        )

    def to_python(self, value: Any) -> Any:
        """The parts of it; text without end or bottom is no passkey."""
        try:
            return super().to_python(value)
        except RecursionError as deep:
            raise ValidationError(self.error_messages["invalid"]) from deep

    def bound_data(self, data: Any, initial: Any) -> Any:
        """What goes back to the browser: what it sent."""
        try:
            return super().bound_data(data, initial)
        except RecursionError:
            return InvalidJSONInput(data)


class NewPasskeyForm(AddWebAuthnForm):  # type: ignore[misc]  # untyped
    """A passkey to be made: what it is called, and whether it is enough by itself."""

    name = OneLine(label=_("Name"), max_length=_LONGEST_NAME, required=False)
    credential = PasskeyField(fault=_NOT_MADE)
    passwordless = forms.BooleanField(
        label=_("Sign in with this passkey alone"),
        help_text=_(
            "Then you need no password. Your device asks for your finger, your face "
            "or a PIN instead."
        ),
        required=False,
    )

    def clean(self) -> Any:
        """Whatever does not fit was not made."""
        return _checked(super().clean, fault=_NOT_MADE)


class PasskeyNameForm(EditWebAuthnForm):  # type: ignore[misc]  # untyped
    """Another name for a passkey."""

    name = OneLine(label=_("Name"), max_length=_LONGEST_NAME)


class PasskeyLoginForm(LoginWebAuthnForm):  # type: ignore[misc]  # untyped
    """A passkey in the place of a password."""

    credential = PasskeyField(fault=_NOT_KNOWN)

    def clean_credential(self) -> Any:
        """The passkey as we know it."""
        return _checked(super().clean_credential, fault=_NOT_KNOWN)


class PasskeyAfterPasswordForm(AuthenticateWebAuthnForm):  # type: ignore[misc]
    """A passkey in the place of a code."""

    credential = PasskeyField(fault=_NOT_KNOWN)

    def clean_credential(self) -> Any:
        """The passkey as we know it."""
        return _checked(super().clean_credential, fault=_NOT_KNOWN)


class PasskeyOnceMoreForm(ReauthenticateWebAuthnForm):  # type: ignore[misc]
    """A passkey from somebody who wants to change how they sign in."""

    credential = PasskeyField(fault=_NOT_KNOWN)

    def clean_credential(self) -> Any:
        """The passkey as we know it."""
        return _checked(super().clean_credential, fault=_NOT_KNOWN)


def _checked(check: Callable[[], Any], *, fault: Any) -> Any:
    """What the library finds, with our sentence for whatever is wrong."""
    try:
        return check()
    except ValidationError as found:
        raise ValidationError(fault, code="passkey") from found
