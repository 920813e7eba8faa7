"""Tells which requests could place an order, open an account or send a newsletter.

By their address and by what they carry, whatever the button was called. Known shop
systems are named here by the words they order with.
"""

import re

# What only the placing of an order is called.
PLACING = re.compile(
    r"place[-_]?order|(?:submit|create|complete|finish|finali[sz]e|save)[-_]?order|"
    r"order[-_/.](?:place|submit|create|complete|finish|save)\b|"
    r"order[-_]?(?:plaatsen|afronden)|wc-ajax=checkout\b|/carts?/[^/?]+/complete|"
    r"payment[^?&]*[./]confirm\b|/checkout/complete\b|"
    r"bestell(?:ing|en|ung)[-_/]?(?:plaatsen|afronden|bevestigen|voltooien|absenden)|"
    r"/bestelling/(?:plaats|afrond|bevestig|voltooi)|"
    r"/commande/(?:valider|confirmer|passer)|(?:valider|confirmer|passer)[-_]commande|"
    r"(?:start|create|process|execute|do)[-_]?payment|/pay(?:ments?)?/(?:start|create)|"
    r"paynow|pay[-_]now|zahlungspflichtig|kaufen[-_]absenden",
    re.I,
)
# What ordering is called in some shops, and merely looking at the last step in others.
CONFIRMING = re.compile(
    r"checkout[-_/.]?(?:confirm|finish|submit|process)|process[-_]checkout|"
    r"order[-_/.]?confirm|confirm[-_]?order|payment-information\b|"
    r"/checkout/(?:order|pay)(?:$|[/?])|"
    r"/(?:bevestig(?:en)?|confirm(?:er)?|bestelling|afronden)/?(?:$|\?)",
    re.I,
)
CARRIED = re.compile(
    rb"place[-_]?order|complete[-_]?cart|cart[-_]?complete|checkout[-_]?complete|"
    rb"add[-_]?payment[-_]?to[-_]?order|(?:submit|create|complete|confirm)[-_]?order",
    re.I,
)
PASSWORD = re.compile(
    rb'(?:passw(?:or)?d|wachtwoord|mot_?de_?passe|passwort)\w*"?\]?"?\s*[=:]\s*"?[^&"\s]',
    re.I,
)
ENROLLING = re.compile(
    r"newsletter|nieuwsbrief|infolettre|/subscribe|/signup|/sign-up|(?<!checkout)/register\b|"
    r"/registreren|/inscription|account/(?:create|new|register)|createpost|"
    r"create[-_]?account|account[-_]?aanmaken",
    re.I,
)
PAYING_PLACES = re.compile(
    r"(?:^|\.)(?:mollie|adyen|stripe|paypal|buckaroo|multisafepay|pay\.nl|klarna|"
    r"worldline|ogone|saferpay|icepay|sisow|payconiq|bancontact|braintree|"
    r"braintreegateway|squareup|payplug|payline|systempay|alma|riverty|afterpay|"
    r"wero-wallet|ideal|ccvlab|payvision|rabobank|ingenico|checkout)\.?"
    r"(?:com|nl|eu|fr|be|net|io|de)?$",
    re.I,
)
READING = frozenset({"GET", "HEAD", "OPTIONS"})
MOST_READ = 65_536


def is_placing(url: str) -> bool:
    """Whether an address is called what only the placing of an order is called."""
    return bool(PLACING.search(url))


def could_order(method: str, url: str, body: bytes) -> bool:
    """Whether a request could place an order, by its address or what it carries."""
    if PLACING.search(url):
        return True
    if method in READING:
        return False
    return bool(CONFIRMING.search(url) or CARRIED.search(body[:MOST_READ]))


def could_enrol(method: str, url: str, body: bytes) -> bool:
    """Whether a request could open an account or ask for a newsletter."""
    if method in READING:
        return False
    return bool(ENROLLING.search(url) or PASSWORD.search(body[:MOST_READ]))


def goes_to_pay(host: str) -> bool:
    """Whether a host takes payments."""
    return bool(PAYING_PLACES.search(host))
