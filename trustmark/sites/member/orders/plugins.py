"""What the page of a connection says: plug-ins, what goes wrong, what is not kept."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from trustmark.orders.api import Fault

Words = str | Promise


@dataclass(frozen=True)
class Plugin:
    """One plug-in: where our name goes in, and what to know about it."""

    name: Words
    host: Words
    note: Words = ""


PLUGINS = (
    Plugin(
        "WooCommerce",
        _("In the plug-in's own Plugin.php: the address of the dashboard."),
        _("Orders, consent, product reviews and the score all work."),
    ),
    Plugin(
        "Magento 2",
        _(
            "In a small module of your own: a preference for the class with the "
            "address, and our name in the security policy of your shop."
        ),
        _("It tells an order again at every change. We take each order once."),
    ),
    Plugin(
        "PrestaShop",
        _("In the main file of the module: the method that names the dashboard."),
        _("The order number it sends is the id of the order, not its reference."),
    ),
    Plugin(
        "Shopware 6",
        _("Where the plug-in is built, or in dashboardHost of its service."),
        _("Choose a delay in its settings: without one we ask at once."),
    ),
    Plugin(
        "OpenCart",
        _("In its file of messages under system/library: the two addresses."),
        _("It does not ask for consent, and sends products without their page."),
    ),
    Plugin(
        _("Your own program"),
        _("With the client library for PHP: setEndpoint, with a slash at the end."),
    ),
)
FAULTS: dict[str, Words] = {
    Fault.NO_ACCESS: _(
        "The key was wrong. Copy it again, without spaces, or make a new one."
    ),
    Fault.BODY: _("We could not read the message, or it was larger than 1 MB."),
    Fault.EMAIL_MISSING: _("The order had no e-mail address."),
    Fault.EMAIL_SHAPE: _("The e-mail address of the order was not one address."),
    Fault.NUMBER_LONG: _("The order number was longer than 64 signs."),
    Fault.URL_SHAPE: _("The address for product reviews was not an address."),
    Fault.URL_NOT_HTTPS: _(
        "The address for product reviews does not begin with https. We deliver only "
        "encrypted, because your key goes along."
    ),
    Fault.URL_ELSEWHERE: _(
        "The address for product reviews is not on the domain of your shop."
    ),
    Fault.DOMAIN_UNPROVEN: _(
        "We deliver product reviews once you have proven that the domain is yours."
    ),
    Fault.TOO_MANY: _("There are too many addresses for product reviews."),
}
DROPPED: dict[str, Words] = {
    "phone_numbers": _("phone numbers"),
    "order_total": _("the amount of the order"),
    "order_data": _("details we could not read"),
    "order_data.order": _("the whole order"),
    "order_data.customer": _("the account of the customer"),
    "order_data.invoice_address": _("the invoice address"),
    "order_data.delivery_address": _("the delivery address"),
    "order_data.other": _("other details"),
    "other": _("other fields"),
}
