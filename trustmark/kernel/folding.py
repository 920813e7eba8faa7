"""Text made comparable: without case, accents and doubled spaces."""

import unicodedata


def folded(text: str) -> str:
    """The text as search compares it: `Café  NOIR` and `cafe noir` are one."""
    parts = unicodedata.normalize("NFKD", text.casefold())
    bare = "".join(sign for sign in parts if not unicodedata.combining(sign))
    return " ".join(bare.split())
