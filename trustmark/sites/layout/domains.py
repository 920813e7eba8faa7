"""Domains as people read them."""

import unicodedata

import idna


def readable_domain(domain: str) -> str:
    """The domain in the letters of its owner, where nobody can mistake them.

    Letters of other scripts can look like ours, so those domains stay as the internet
    writes them (`xn--…`); browsers do much the same.
    """
    try:
        shown = idna.decode(domain)
    except idna.IDNAError:
        return domain
    letters = [sign for sign in shown if sign.isalpha()]
    is_latin = all(unicodedata.name(s, "").startswith("LATIN ") for s in letters)
    return shown if is_latin else domain
