"""The questions on the pages about accounts that are our own."""

from allauth.account.forms import ResetPasswordKeyForm
from django import forms
from django.conf import settings
from django.contrib.auth.password_validation import (
    password_validators_help_texts,
    validate_password,
)
from django.utils.functional import lazy
from django.utils.translation import gettext_lazy as _

from trustmark.accounts import api as accounts
from trustmark.accounts.api import User
from trustmark.sites.layout.texts import Address, OneLine


def _password_rules() -> str:
    return " ".join(str(text) for text in password_validators_help_texts())


class AcceptanceForm(forms.Form):
    """Who somebody new is, and the password they choose."""

    name = OneLine(label=_("Your name"), max_length=120)
    password = forms.CharField(
        label=_("Choose a password"),
        help_text=lazy(_password_rules, str)(),
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        strip=False,
    )

    def __init__(self, *args: object, email: str, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self._email = email

    def clean(self) -> dict[str, str]:
        """The rules need to know whose password it is."""
        answers = self.cleaned_data
        if "password" in answers:
            whose = User(email=self._email, name=answers.get("name", ""))
            try:
                validate_password(answers["password"], whose)
            except forms.ValidationError as fault:
                self.add_error("password", fault)
        return answers


class LinkForm(forms.Form):
    """Where to send a consumer's link."""

    email = Address(
        label=_("Your e-mail address"),
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )


class LanguageForm(forms.Form):
    """In which language somebody reads our letters and pages."""

    language = forms.ChoiceField(
        label=_("We write to you in"),
        choices=settings.LANGUAGES,
        widget=forms.RadioSelect,
    )


class ChosenPasswordForm(ResetPasswordKeyForm):  # type: ignore[misc]  # untyped
    """A password chosen behind a link in a letter, which proves the address too."""

    def save(self) -> None:
        """Keep the password; whoever reads the letter owns the address."""
        super().save()
        accounts.confirm_address(self.user)
