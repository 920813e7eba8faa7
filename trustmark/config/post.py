"""Settings of the post: which way letters leave the house."""

from urllib.parse import unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

from trustmark.config.environment import Environment

_ENVIRONMENT = Environment()
_SUPPLIERS = "trustmark.correspondence.suppliers"

# Our own address, and the domains whose addresses may stand as sender.
MAIL_FROM = DEFAULT_FROM_EMAIL = SERVER_EMAIL = _ENVIRONMENT.mail_from
MAIL_DOMAINS = {MAIL_FROM.rpartition("@")[2].lower()} | {
    domain.strip().lower()
    for domain in _ENVIRONMENT.mail_domains.split(",")
    if domain.strip()
}

# Where mail servers return a letter; empty means the address it leaves from.
MAIL_BOUNCES = _ENVIRONMENT.bounce_address
# What a shop puts into its DNS so that letters may leave from an address of its own.
_MAIL_DOMAIN = MAIL_FROM.rpartition("@")[2].lower()
MAIL_SPF = _ENVIRONMENT.mail_spf or f"_spf.{_MAIL_DOMAIN}"
MAIL_DKIM_SELECTOR = _ENVIRONMENT.mail_dkim_selector
MAIL_DKIM = _ENVIRONMENT.mail_dkim or f"{MAIL_DKIM_SELECTOR}._domainkey.{_MAIL_DOMAIN}"

# Letters are the only mail; what a library sends past them goes nowhere.
EMAIL_BACKEND = "django.core.mail.backends.dummy.EmailBackend"

# smtp:// starts TLS, smtps:// speaks TLS from the first word, smtp+plain:// none: for
# a relay on this machine or in the same private network.
_URL = urlsplit(_ENVIRONMENT.email_url)
_PORTS = {"smtp": 587, "smtps": 465, "smtp+plain": 25}
EMAIL_HOST = _URL.hostname or "localhost"
EMAIL_PORT = _URL.port or _PORTS.get(_URL.scheme, 25)
EMAIL_HOST_USER = unquote(_URL.username or "")
EMAIL_HOST_PASSWORD = unquote(_URL.password or "")
EMAIL_USE_TLS = _URL.scheme == "smtp"
EMAIL_USE_SSL = _URL.scheme == "smtps"
EMAIL_TIMEOUT = 30

_SUPPLIER = _ENVIRONMENT.email_supplier
POST_SUPPLIER_BACKEND = f"anymail.backends.{_SUPPLIER}.EmailBackend"
_KEY_NAME = "SERVER_TOKEN" if _SUPPLIER == "postmark" else "API_KEY"
_KEY = _ENVIRONMENT.email_supplier_key.get_secret_value()
ANYMAIL = {
    f"{_SUPPLIER.upper()}_{_KEY_NAME}": _KEY,
    "WEBHOOK_SECRET": _ENVIRONMENT.email_webhook_secret.get_secret_value() or None,
    "REQUESTS_TIMEOUT": 30,
}

if _SUPPLIER:
    POST_TRANSPORT = f"{_SUPPLIERS}.anymail_post.AnymailPost"
elif _ENVIRONMENT.email_url:
    POST_TRANSPORT = f"{_SUPPLIERS}.smtp.Smtp"
else:
    POST_TRANSPORT = f"{_SUPPLIERS}.mailbox.Mailbox"

if _ENVIRONMENT.email_url and _URL.scheme not in _PORTS:
    raise ImproperlyConfigured("KEURMEESTER_EMAIL_URL begins with smtp:// or smtps://.")
if _ENVIRONMENT.mode == "production" and POST_TRANSPORT.endswith("Mailbox"):
    raise ImproperlyConfigured(
        "Production needs a value for KEURMEESTER_EMAIL_URL or "
        "KEURMEESTER_EMAIL_SUPPLIER; letters would reach nobody."
    )
