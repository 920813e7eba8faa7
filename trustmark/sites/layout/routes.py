"""Every address of the platform, with for whom it is."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.urls import URLPattern, URLResolver, get_resolver

from trustmark.sites.layout.access import Audience, Kind, find_audience

EVERYONE = Audience(Kind.EVERYONE)
PERSONS = Audience(Kind.PERSONS)

# The pages of allauth guard themselves; here we say what they are expected to do.
ALLAUTH = {
    "account_login": EVERYONE,
    "account_logout": EVERYONE,
    "account_inactive": EVERYONE,
    "account_signup": EVERYONE,
    "account_confirm_login_code": EVERYONE,
    "account_email_verification_sent": EVERYONE,
    "account_confirm_email": EVERYONE,
    "account_reset_password": EVERYONE,
    "account_reset_password_done": EVERYONE,
    "account_reset_password_from_key": EVERYONE,
    "account_reset_password_from_key_done": EVERYONE,
    "mfa_authenticate": EVERYONE,
    "mfa_login_webauthn": EVERYONE,
    "account_reauthenticate": PERSONS,
    "account_email": PERSONS,
    "account_change_password": PERSONS,
    "account_set_password": PERSONS,
    "mfa_index": PERSONS,
    "mfa_reauthenticate": PERSONS,
    "mfa_activate_totp": PERSONS,
    "mfa_deactivate_totp": PERSONS,
    "mfa_view_recovery_codes": PERSONS,
    "mfa_generate_recovery_codes": PERSONS,
    "mfa_download_recovery_codes": PERSONS,
    "mfa_list_webauthn": PERSONS,
    "mfa_add_webauthn": PERSONS,
    "mfa_reauthenticate_webauthn": PERSONS,
    "mfa_remove_webauthn": PERSONS,
    "mfa_edit_webauthn": PERSONS,
}


@dataclass(frozen=True)
class Route:
    """One address: its name to reverse, its pattern, for whom; `None` is a mistake."""

    name: str
    pattern: str
    audience: Audience | None


def list_routes(urlconf: str | None = None) -> list[Route]:
    """Every address, in the order in which they are tried."""
    return list(_walk(get_resolver(urlconf), prefix="", namespace=""))


def _walk(resolver: URLResolver, *, prefix: str, namespace: str) -> Iterator[Route]:
    for entry in resolver.url_patterns:
        pattern = f"{prefix}{entry.pattern}"
        if isinstance(entry, URLResolver):
            inner = f"{namespace}{entry.namespace}:" if entry.namespace else namespace
            yield from _walk(entry, prefix=pattern, namespace=inner)
        else:
            yield _route(entry, pattern=pattern, namespace=namespace)


def _route(entry: URLPattern, *, pattern: str, namespace: str) -> Route:
    name = f"{namespace}{entry.name or ''}"
    # The table speaks only for allauth's own views: a page of ours that takes one
    # of these names must still declare itself.
    is_theirs = entry.callback.__module__.startswith("allauth.")
    table = ALLAUTH.get(name) if is_theirs else None
    return Route(name, pattern, find_audience(entry.callback) or table)
