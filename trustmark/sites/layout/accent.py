"""The accent of a scheme: one small style sheet under the digest of its words."""

from hashlib import sha256

from django.urls import reverse

from trustmark.schemes.api import Scheme


def accent_address(scheme: Scheme) -> str:
    """Where the sheet is found; another accent is another address."""
    return reverse("public:accent", args=[scheme.slug, accent_digest(scheme)])


def accent_sheet(scheme: Scheme) -> str:
    """The few rules in which pages of one scheme differ from those of another."""
    light, dark = scheme.tokens.accent_light, scheme.tokens.accent_dark
    return (
        f"@layer tokens{{:root{{--accent:light-dark({light},{dark})}}}}\n"
        "@layer components{"
        ".header{border-top:4px solid var(--accent)}"
        ".brand__mark{color:var(--accent)}"
        ".nav__link[aria-current]{border-bottom-color:var(--accent)}"
        "}\n"
    )


def accent_digest(scheme: Scheme) -> str:
    """The name of the sheet as it stands now."""
    return sha256(accent_sheet(scheme).encode()).hexdigest()[:12]
