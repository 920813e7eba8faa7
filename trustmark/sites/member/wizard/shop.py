"""The questions about the shop, and what is applied for."""

from typing import Any, cast
from urllib.parse import urlsplit

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from trustmark.memberships.api import Period
from trustmark.schemes.api import Rulebook
from trustmark.shops import api as shops
from trustmark.shops.api import ShopDetails
from trustmark.sites.layout.texts import Lines, OneLine, WebAddress
from trustmark.sites.member.pages import kind_names, reader_language
from trustmark.sites.member.wizard import choices
from trustmark.sites.member.wizard.faults import refuse


class ShopForm(forms.Form):
    """Which shop is to be checked, and for what."""

    name = OneLine(
        label=_("Name of the shop"),
        help_text=_("As your customers know it."),
        max_length=120,
    )
    url = WebAddress(
        label=_("Web address of the shop"),
        help_text=_("The trustmark counts for this domain only."),
        max_length=400,
        assume_scheme="https",
        widget=forms.TextInput(attrs={"autocomplete": "url", "inputmode": "url"}),
    )
    languages = forms.MultipleChoiceField(
        label=_("In which languages can one buy?"),
        choices=choices.shop_language_choices,
        widget=forms.CheckboxSelectMultiple,
    )
    countries = forms.MultipleChoiceField(
        label=_("To which countries do you sell?"),
        help_text=_("The law of these countries decides which demands we look at."),
        choices=choices.country_choices,
        widget=forms.CheckboxSelectMultiple,
    )
    category = forms.ChoiceField(
        label=_("What do you sell most?"), choices=choices.category_choices
    )
    kinds = forms.MultipleChoiceField(
        label=_("Which certificate do you want?"),
        help_text=_("You may choose several; each is decided by itself."),
        widget=forms.CheckboxSelectMultiple,
    )
    size = forms.ChoiceField(
        label=_("How large is your company?"),
        help_text=_("The membership fee depends on it."),
        widget=forms.RadioSelect,
    )
    period = forms.ChoiceField(
        label=_("How often do you want to pay?"), widget=forms.RadioSelect
    )
    description = Lines(
        label=_("Anything that helps us to know your shop"),
        max_length=1000,
        required=False,
        rows=4,
    )

    def __init__(self, *args: Any, book: Rulebook, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self._single: dict[str, tuple[str, ...]] = {}
        language = reader_language()
        self._offer("kinds", kind_names(book))
        sizes = {code: size.name[language] for code, size in book.sizes.items()}
        self._offer("size", sizes)
        periods = book.words("membership-periods")
        self._offer("period", {code: str(Period(code).label) for code in periods})

    def clean_url(self) -> str:
        """An address with a domain that can be somebody's own."""
        url: str = self.cleaned_data["url"]
        refuse(shops.fault_in_domain(url))
        if urlsplit(url).username is not None:
            raise ValidationError(
                _("Leave the user name and password out of the address."), code="url"
            )
        return url

    def details(self) -> ShopDetails:
        """The answers as the shop they describe."""
        answers = self.cleaned_data
        return ShopDetails(
            name=answers["name"],
            url=answers["url"],
            languages=tuple(answers["languages"]),
            countries=tuple(answers["countries"]),
            category=answers["category"],
            description=answers["description"],
        )

    def chosen(self, name: str) -> tuple[str, ...]:
        """What was chosen; where there is one choice only, that one."""
        if name not in self.fields:
            return self._single[name]
        answer = self.cleaned_data[name]
        return tuple(answer) if isinstance(answer, list) else (answer,)

    def _offer(self, name: str, offered: dict[str, str]) -> None:
        """Ask only where there is something to choose."""
        if len(offered) == 1:
            self._single[name] = tuple(offered)
            del self.fields[name]
            return
        field = cast(forms.ChoiceField, self.fields[name])
        field.choices = list(offered.items())
