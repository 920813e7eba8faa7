"""When the privacy statement of a shop says enough for us to write to its customers."""

from datetime import datetime

# Names what is passed on; another text is another version.
TEXT = "1"


def version_of(*, takes_products: bool) -> str:
    """The version of our clause for what this shop passes on."""
    return f"{TEXT}-products" if takes_products else TEXT


def is_told(
    verdict: str, decided_at: datetime | None, stated_at: datetime | None
) -> bool:
    """Whether customers are told: an auditor read it, or the shop said so since.

    Where an auditor did not find it, what the shop said before does not count.
    """
    if verdict == "met":
        return True
    if stated_at is None:
        return False
    return verdict != "not-met" or decided_at is None or stated_at > decided_at
