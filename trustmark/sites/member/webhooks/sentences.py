"""What went wrong with an address or a message, and what one does about it."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from trustmark.dispatches.api import Reason, WebhookFault

FAULTS: dict[str, Promise] = {
    WebhookFault.URL_SHAPE: _("This is not a complete web address."),
    WebhookFault.URL_NOT_HTTPS: _("The address must begin with https."),
    WebhookFault.URL_ELSEWHERE: _("The address is not on the domain of the shop."),
    WebhookFault.URL_PORT: _("The port must be 443 or 8443, or be left out."),
    WebhookFault.URL_KNOWN: _("There is a webhook with this address already."),
    WebhookFault.TOPICS_MISSING: _("Choose at least one thing to hear of."),
    WebhookFault.TOPIC_UNKNOWN: _("There is nothing of that name to hear of."),
}
REASONS: dict[str, Promise] = {
    Reason.ANSWER: _("Your system answered that it did not take the message."),
    Reason.REDIRECT: _("Your system sent us elsewhere. We never follow."),
    Reason.NO_ID: _("The answer had no review_id, so we could not change it later."),
    Reason.NO_KEY: _("No key of the connection is in use."),
    Reason.UNKNOWN_PRODUCT: _("Your system does not know the product."),
    Reason.UNPROVEN: _("The domain of the shop is not proven now."),
    Reason.NOT_HTTPS: _("The address does not begin with https."),
    Reason.BAD_URL: _("The address cannot be read."),
    Reason.PRIVATE_ADDRESS: _("The name leads to an address inside a network."),
    Reason.UNUSUAL_PORT: _("The address has a port that we do not go to."),
    Reason.NO_SUCH_NAME: _("The name is not in the DNS."),
    Reason.NO_ANSWER: _("Nobody answered."),
    Reason.TIMEOUT: _("The answer took longer than fifteen seconds."),
    Reason.TLS: _("The certificate of the website is not valid."),
    Reason.WORKER: _("It was broken off on our side and is sent again."),
    Reason.OFF: _("The webhook or the address was off."),
    Reason.OVERTAKEN: _("Something newer took its place."),
}
