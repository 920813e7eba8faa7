"""The description of our own API, as programs read it."""

import json

from trustmark.sites.connect.own.version_one import document


def openapi() -> str:
    """The description of the API (OpenAPI), in the words of the code."""
    return json.dumps(document(), indent=2, ensure_ascii=False) + "\n"
