"""What can be chosen on the form: countries, languages, kinds of goods."""

from babel import Locale
from django.conf import settings
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from trustmark.sites.member.pages import reader_language

# The European Economic Area, and the neighbours shops sell to most.
COUNTRIES = frozenset(
    {"AT", "BE", "BG", "CH", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR"}
    | {"GB", "GR", "HR", "HU", "IE", "IS", "IT", "LI", "LT", "LU", "LV", "MT"}
    | {"NL", "NO", "PL", "PT", "RO", "SE", "SI", "SK"}
)
FIRST_COUNTRIES = ("NL", "BE")
SHOP_LANGUAGES = ("nl", "fr", "en", "de", "es", "it", "pt", "pl", "da", "sv", "fi")
CATEGORIES: tuple[tuple[str, "str | Promise"], ...] = (
    ("animals", _("Animals and their food")),
    ("books-media", _("Books, games, music, film")),
    ("clothing", _("Clothes, shoes, jewellery")),
    ("electronics", _("Electronics and computers")),
    ("food", _("Food and drink")),
    ("garden-tools", _("Garden and tools")),
    ("health-beauty", _("Health and beauty")),
    ("home", _("Furniture and household")),
    ("office", _("Office and business supplies")),
    ("services", _("Services, tickets, courses")),
    ("sports", _("Sports and outdoor")),
    ("toys-baby", _("Toys and baby things")),
    ("travel", _("Travel and lodging")),
    ("vehicles", _("Cars, bicycles, parts")),
    ("other", _("Something else")),
)


def country_choices() -> list[tuple[str, str]]:
    """Countries by name in the reader's language, the two nearest first."""
    names = Locale(reader_language()).territories
    others = sorted(COUNTRIES - set(FIRST_COUNTRIES), key=lambda c: str(names[c]))
    return [(code, str(names[code])) for code in (*FIRST_COUNTRIES, *others)]


def shop_language_choices() -> list[tuple[str, str]]:
    """The languages a shop may be in, as the reader calls them."""
    names = Locale(reader_language()).languages
    return [(code, str(names[code])) for code in SHOP_LANGUAGES]


def letter_language_choices() -> list[tuple[str, "str | Promise"]]:
    """The languages in which we write."""
    return list(settings.LANGUAGES)


def category_choices() -> list[tuple[str, "str | Promise"]]:
    """The kinds of goods, after an empty choice: nothing is chosen for anybody."""
    return [("", _("Choose one")), *CATEGORIES]


def optional_country_choices() -> list[tuple[str, str]]:
    """Countries after an empty choice."""
    return [("", str(_("Choose one"))), *country_choices()]
