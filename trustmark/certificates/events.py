"""What certificates announce."""

from dataclasses import dataclass

from trustmark.kernel.announcements import Event


@dataclass(frozen=True)
class CertificateChanged(Event):
    """What the world may see of a shop's certificate is no longer what it was.

    `change` is issued, became-full, suspended, restored, withdrawn or expired. One
    event and not six: whoever publishes looks up how things stand now.
    """

    shop_id: int
    certificate_id: int
    scheme: str
    change: str
