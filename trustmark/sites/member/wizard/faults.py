"""What is wrong with a number or an address, in a sentence."""

from django.core.exceptions import ValidationError
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from trustmark.shops.api import Fault

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
COMPANY_KNOWN = _(
    "This company is registered here by somebody else. Ask your colleague to invite "
    "you, or write to us."
)
DOMAIN_KNOWN = _("This shop is registered here by another company. Write to us.")
SHOP_KNOWN = _("This shop has applied already, or is certified for this already.")


def refuse(fault: Fault | None) -> None:
    """Raise the sentence of a fault, if there is one."""
    if fault is not None:
        raise ValidationError(str(SENTENCES[fault]), code=str(fault))
