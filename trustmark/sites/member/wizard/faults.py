"""What is wrong with a number or an address, in a sentence."""

from datetime import date

from django.core.exceptions import ValidationError
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from trustmark.shops.api import Fault
from trustmark.sites.components.moments import day_in_words

SENTENCES: dict[Fault, "str | Promise"] = {
    Fault.KVK_LENGTH: _("A KvK number has eight digits."),
    Fault.KBO_LENGTH: _("A KBO number has ten digits and begins with 0 or 1."),
    Fault.KBO_CHECKSUM: _("This KBO number cannot exist. Check its last two digits."),
    Fault.NUMBER_SHAPE: _("A company number has between four and twenty signs."),
    Fault.VAT_SHAPE: _("This is no VAT number. An example: NL001234567B01."),
    Fault.VAT_COUNTRY: _("This VAT number is of another country than your company."),
    Fault.VAT_NOT_THIS_COMPANY: _(
        "A Belgian VAT number is BE and your company number. These two differ."
    ),
    Fault.DOMAIN_SHAPE: _("This is no web address. An example: https://shop.example."),
    Fault.DOMAIN_IS_ADDRESS: _("Give the name of your shop, not an IP address."),
    Fault.DOMAIN_IS_SUFFIX: _("Something is missing before this ending."),
}
# Nothing in these says who registered it, or whether they are a member.
COMPANY_KNOWN = _(
    "This number is registered here already. Did a colleague of yours do that? Then "
    "ask for an invitation. If not, write to %(email)s; we find out and free it."
)
DOMAIN_KNOWN = _(
    "Somebody has shown already that this domain is theirs. Is it yours? Then write "
    "to %(email)s; we find out and free it."
)
SHOP_KNOWN = _("This shop has applied already, or is certified for this already.")


def too_early(first_day: date) -> str:
    """From which day on one may apply again, after a refusal or an ending by us."""
    return gettext(
        "An earlier application or membership of yours was refused or ended by us. You "
        "can apply again from %(day)s on. Your answers are kept here until then."
    ) % {"day": day_in_words(first_day)}


def refuse(fault: Fault | None) -> None:
    """Raise the sentence of a fault, if there is one."""
    if fault is not None:
        raise ValidationError(str(SENTENCES[fault]), code=str(fault))
