"""What somebody finds in their mail."""

import re
from urllib.parse import urlsplit

from trustmark.correspondence.api import OutgoingLetter


def letters_to(email: str) -> list[OutgoingLetter]:
    """The letters to this address, oldest first."""
    return list(OutgoingLetter.objects.filter(to=email).order_by("id"))


def path_in(letter: OutgoingLetter) -> str:
    """The path of the first link in the letter."""
    found = re.search(r"https?://\S+/account/\S+", letter.body)
    assert found, letter.body
    return urlsplit(found[0].rstrip(".,>")).path


def key_in(letter: OutgoingLetter) -> str:
    """The key at the end of the first link in the letter."""
    return path_in(letter).rstrip("/").rpartition("/")[2]
