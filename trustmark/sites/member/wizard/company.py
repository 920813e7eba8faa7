"""The questions about the company."""

import re
from typing import Any

import phonenumbers
from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from trustmark.shops import api as shops
from trustmark.shops.api import Company, CompanyDetails
from trustmark.sites.layout.texts import Address, OneLine
from trustmark.sites.member.wizard import choices
from trustmark.sites.member.wizard.faults import refuse

_POSTCODES = {
    "NL": re.compile(r"[1-9][0-9]{3} ?[A-Za-z]{2}"),
    "BE": re.compile(r"[1-9][0-9]{3}"),
}


def _line(autocomplete: str = "off") -> dict[str, Any]:
    return {"widget": forms.TextInput(attrs={"autocomplete": autocomplete})}


class ContactDetailsForm(forms.Form):
    """What a company may change about itself at any time."""

    name = OneLine(
        label=_("Name of the company"),
        help_text=_("As it stands in the trade register."),
        max_length=120,
        **_line("organization"),
    )
    legal_form = OneLine(
        label=_("Legal form"),
        help_text=_("For example: sole trader, bv, vof, nv, vzw."),
        max_length=60,
        **_line(),
    )
    vat_number = OneLine(
        label=_("VAT number"),
        help_text=_("With the country before it. We ask the European register."),
        max_length=20,
        required=False,
        **_line(),
    )
    street = OneLine(
        label=_("Street and number"),
        help_text=_("Where the company can be visited; no postal box."),
        max_length=120,
        **_line("street-address"),
    )
    postcode = OneLine(label=_("Postcode"), max_length=12, **_line("postal-code"))
    city = OneLine(label=_("City"), max_length=80, **_line("address-level2"))
    email = Address(
        label=_("E-mail address for our letters"),
        help_text=_("It also stands in the register, once you are certified."),
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )
    phone = OneLine(
        label=_("Phone number"),
        help_text=_("A number at which your customers reach you."),
        max_length=30,
        **_line("tel"),
    )
    language = forms.ChoiceField(
        label=_("In which language do we write to you?"),
        choices=choices.letter_language_choices,
        widget=forms.RadioSelect,
    )

    def __init__(self, *args: Any, company: Company | None = None, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.company = company

    def clean(self) -> dict[str, Any]:
        """What belongs together is checked together, each fault at its own field."""
        answers = dict(self.cleaned_data)
        country, number = self._registered(answers)
        for name, check in (
            ("vat_number", lambda typed: _check_vat(typed, country, number)),
            ("postcode", lambda typed: _check_postcode(typed, country)),
            ("phone", lambda typed: _check_phone(typed, country)),
        ):
            if country and answers.get(name):
                self._try(name, check, answers[name])
        return answers

    def details(self) -> CompanyDetails:
        """The answers as the company they describe."""
        answers = dict(self.cleaned_data)
        country, number = self._registered(answers)
        known = {"country": country, "number": number}
        return CompanyDetails(**(answers | known))

    def _registered(self, answers: dict[str, Any]) -> tuple[str, str]:
        if self.company:
            return self.company.country, self.company.number
        return answers.get("country", ""), answers.get("number", "")

    def _try(self, name: str, check: Any, typed: str) -> None:
        try:
            check(typed)
        except ValidationError as fault:
            self.add_error(name, fault)


class CompanyForm(ContactDetailsForm):
    """Which company applies, and how it is reached."""

    country = forms.ChoiceField(
        label=_("Country where the company is registered"),
        choices=choices.optional_country_choices,
        widget=forms.Select(attrs={"autocomplete": "country"}),
    )
    number = OneLine(
        label=_("Number in the trade register"),
        help_text=_("KvK in the Netherlands: 8 digits. KBO in Belgium: 10 digits."),
        max_length=20,
        **_line(),
    )
    field_order = ("country", "number")

    def clean(self) -> dict[str, Any]:
        """The number must be one of that country."""
        answers = super().clean()
        country, number = answers.get("country"), answers.get("number")
        if country and number:
            self._try("number", lambda typed: _check_number(typed, country), number)
        return answers


def _check_number(typed: str, country: str) -> None:
    refuse(shops.fault_in_company_number(typed, country=country))


def _check_vat(typed: str, country: str, number: str) -> None:
    refuse(shops.fault_in_vat_number(typed, country=country, company=number))


def _check_postcode(typed: str, country: str) -> None:
    shape = _POSTCODES.get(country)
    if shape and not shape.fullmatch(typed):
        raise ValidationError(
            _("A Dutch postcode is 1234 AB, a Belgian one 1000."), code="postcode"
        )


def _check_phone(typed: str, country: str) -> None:
    fault = ValidationError(
        _("This is no phone number. An example: +31 20 123 45 67."), code="phone"
    )
    try:
        number = phonenumbers.parse(typed, country)
    except phonenumbers.NumberParseException as unreadable:
        raise fault from unreadable
    # The library reads digits of every script; a register should not have to.
    if not (typed.isascii() and phonenumbers.is_possible_number(number)):
        raise fault
